"""From files as received to small tables. No Dash, no Plotly, no Flask in here.

readers -> schema -> Dataset -> Filters -> Selection -> aggregates -> AggregateStore
"""
