"""Dash components: the frame of a page, its cards, tables, filters and menus."""
