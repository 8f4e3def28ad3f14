"""From received files to small tables. Imports neither Dash, Plotly nor Flask.

intake -> versions -> Dataset -> Filters -> Selection -> aggregates -> serving (AggregateStore)
"""
