"""Pictures for slides and reports: a sheet laid out for its format, not a picture of the screen.

sizes       the sheets: slide, square, A4
measuring, lettering   how wide a text is, and where it is broken
areas       rectangles, and figures laid into them
rows, headings   parts of a chart made for a card, laid again
fitting, whole   which way to lay them, and how large
sheet       a sheet being written
answers, contents   the pictures of a chart and of a page

A picture is a plain dictionary that `assets/drawing.js` draws, on a page and on the server alike.
"""
