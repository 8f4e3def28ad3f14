"""What our first page is compared with: the same data in stock Dash, as its tutorials have it.

plotly.express makes the figures, a callback each; answers are compressed, and what a browser keeps
is said, as ours are. `gunicorn "tests.benchmarks.reference.app:served(800)"`.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parents[3]))

import dash_bootstrap_components as dbc
import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html
from flask import Flask

from callbacks import delivery
from data import codebook
from tests.benchmarks.grown import tables

ASSETS: Final = Path(__file__).parents[3] / "assets" / "vendor"
REGION: Final = "region"
NAMES: Final = {"carte": "Pays", "modes": "Modes", "themes": "Thématiques", "fonds": "Financeurs"}

Filter = Callable[[pd.DataFrame], pd.DataFrame]


def served(rows: int = 0) -> Flask:
    """Return a server of the dashboard on `rows` cooperations; on the embedded ones for 0."""
    # Bootstrap and the outlines of the world come from here: no request leaves this machine.
    app = Dash("reference", assets_folder=str(ASSETS), assets_ignore=r"plotly\.min\.js")
    app.layout = _layout(rows)
    _register(app, *_frames(rows))
    delivery.register(app.server)
    return app.server


def _frames(rows: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return cooperations with the region of who leads them; one row a theme; one a funder."""
    book, read = codebook.load(), tables(rows)
    people = read["collectivites"][["collectivite_id", REGION]]
    actions = read["cooperations"][["collectivite_id", "pays", "mode", "thematiques"]].merge(people)
    modes, themes, funders = (book.nomenclatures[n] for n in ("modes", "thematiques", "financeurs"))
    actions["mode"] = actions["mode"].map(modes.label, na_action="ignore")
    themed = actions.assign(theme=actions["thematiques"].str.split(" ")).explode("theme")
    themed["theme"] = themed["theme"].map(themes.label, na_action="ignore")
    cited = read["financements"][["collectivite_id", "financeur"]].merge(people)
    cited["financeur"] = cited["financeur"].map(funders.label, na_action="ignore")
    return actions, themed, cited


def _layout(rows: int) -> Any:
    regions = sorted(tables(rows)["collectivites"][REGION].dropna().unique())
    outlines = {"topojsonURL": "/assets/geo/"}
    graphs = [dbc.Col(dcc.Graph(id=name, config=outlines), width=6) for name in NAMES]
    return dbc.Container(
        [
            html.H1("L’action internationale des collectivités françaises"),
            dcc.Dropdown(regions, id=REGION, multi=True, placeholder="Région"),
            dbc.Row(graphs),
        ],
        fluid=True,
    )


def _register(app: Dash, actions: pd.DataFrame, themed: pd.DataFrame, cited: pd.DataFrame) -> None:
    def selected(frame: pd.DataFrame, regions: list[str] | None) -> pd.DataFrame:
        return frame[frame[REGION].isin(regions)] if regions else frame

    def counted(frame: pd.DataFrame, column: str, regions: list[str] | None) -> pd.DataFrame:
        sizes = selected(frame, regions).groupby(column, as_index=False).size()
        return sizes.sort_values("size")

    @app.callback(Output("carte", "figure"), Input(REGION, "value"))
    def world(regions: list[str] | None) -> Any:
        sizes = counted(actions, "pays", regions)
        return px.choropleth(sizes, locations="pays", color="size", title=NAMES["carte"])

    def bars(name: str, frame: pd.DataFrame, column: str) -> None:
        @app.callback(Output(name, "figure"), Input(REGION, "value"))
        def bar(regions: list[str] | None) -> Any:
            sizes = counted(frame, column, regions)
            return px.bar(sizes, x="size", y=column, orientation="h", title=NAMES[name])

    bars("modes", actions, "mode")
    bars("themes", themed, "theme")
    bars("fonds", cited, "financeur")
