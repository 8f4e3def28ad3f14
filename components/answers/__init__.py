"""The content of a chart, a page, a country or a region, for the screen and for files."""
