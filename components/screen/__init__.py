"""What a browser shows: the frame of a page, its cards, tables, filters and dialogs, in Dash."""
