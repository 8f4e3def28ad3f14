"""Pictures for slides and reports: laid out for their format, not a picture of the screen.

canvas          the content so far: header from the top, footer from the bottom, chart in between
chart_picture   the picture of a chart
page_picture    the picture of a page

A picture is a plain dictionary that `assets/drawing.js` draws, on a page and on the server.
"""
