"""Pure functions from a small table to a plain Plotly dictionary.

letters   how wide a text is and where it breaks; markup: the same in Plotly's small markup
marks   what is drawn for each row of a table: value, look, and (words) what is said of it
rows    where it stands: a label above its mark, so that nothing is cut on a phone
bars, grids, maps   the figures themselves
theme   tokens and layout; colour and classes: arithmetic; formats: French numbers

A figure never filters, groups or sorts by meaning: the table's order is the drawing's.
"""
