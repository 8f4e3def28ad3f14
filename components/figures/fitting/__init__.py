"""Fit a chart made for a card into a rectangle of a picture or a slide, without cutting a number.

sizes       the picture formats: slide, square, A4
areas       rectangles, and the figures placed in them
rows, headers   parts of a chart, placed again
arrangement      one way to place them; fit, scaling: the choice among them, and the scale
"""
