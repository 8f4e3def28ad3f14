"""A chart made for a card, fitted into a rectangle of a sheet, a slide or a wall: no number cut.

sizes       the sheets: slide, square, A4
areas       rectangles, and the figures placed in them
rows, headings   parts of a chart, placed again
fit, scaling     which way to place them, and how large
"""
