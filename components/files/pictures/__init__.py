"""Pictures for slides and reports: a canvas filled for its format, not a picture of the screen.

canvas          a sheet being filled: header from the top, footer from the bottom, chart in between
chart_picture   the picture of a chart
page_picture    the picture of a page

A picture is a plain dictionary that `assets/drawing.js` draws, on a page and on the server alike.
"""
