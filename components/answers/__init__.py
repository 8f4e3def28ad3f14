"""What is said of a chart, a page, a country or a region, on the screen and in files alike."""
