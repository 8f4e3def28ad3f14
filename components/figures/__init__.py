"""Pure functions from a small table to a plain Plotly dictionary.

letters   width and line breaks of a text; markup: the same for Plotly's small markup
marks   what is drawn for each row of a table: value, text, hover text, look
rows    vertical positions: each label above its mark, so that nothing is cut on a phone
excerpt   what is drawn of a table, and what is said of the rest
bars, dot_rows, maps   the figures themselves
theme   tokens and layout; colour and classes: arithmetic; formats: French numbers

A figure draws all of the table that it is given, in the table's order.
"""
