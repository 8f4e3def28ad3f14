"""The world map: at most five classes of one hue, and bubbles for the smallest countries.

Countries without a value differ by the reason: no cooperation declared (pale land), amount or count
not stated (grey, with a ring), masked (darker grey, with a cross).
"""

from typing import Any, Final

from components.figures import classes, formats, labels, theme
from components.figures.look import Look
from components.figures.marks import Mark, is_chosen, marks
from components.figures.theme import Figure
from data.table import Table

NOT_A_COUNTRY: Final = "NV"
NONE_LABEL: Final = "Aucune coopération<br>déclarée"
UNKNOWN_LABEL: Final = "Non renseigné"
MASKED_LABEL: Final = "Masqué"
_BUBBLE: Final = 9
#: Pixels of a legend entry: two fit side by side on a phone.
_ENTRY: Final = 114
_RING: Final = "circle-open"
_CROSS: Final = "x-thin-open"


def world_map(table: Table, *, selected: frozenset[str] = frozenset()) -> Figure:
    """Draw the countries of `table` (ISO 3166-1 alpha-3 in its dimension) in at most five classes.

    Rows whose code starts with « NV » are no country: they are left out, and the card counts them.
    The figure has no height of its own: it fills its container at any width.
    """
    drawn = tuple(mark for mark in marks(table) if not mark.code.startswith(NOT_A_COUNTRY))
    scale = _classes(table, drawn)
    fills = _fills(drawn, scale, selected)
    return {
        "data": [
            _areas(drawn, fills, selected),
            _signs(drawn),
            _bubbles(table, drawn, fills),
            *_legend(drawn, scale),
        ],
        "layout": theme.layout(
            geo=_world(),
            # Plotly's default of 20 pixels would let a bubble capture the hover of its neighbours.
            hoverdistance=2,
            margin={"l": 0, "r": 0, "t": 26, "b": 0, "pad": 0},
            showlegend=True,
            legend=_legend_place(),
            annotations=[theme.above(labels.title(table), 6)],
        ),
    }


def _classes(table: Table, drawn: tuple[Mark, ...]) -> classes.Classes:
    column = table.column(table.measure)
    values = [mark.value for mark in drawn if mark.value is not None]
    if not values:
        return classes.Classes((), ())
    split = classes.amounts if formats.is_amount(column) else classes.counts
    return split(values, lambda value: formats.short(column, value))


def _fill(mark: Mark, scale: classes.Classes) -> str:
    if mark.value is None:
        return theme.MASKED if mark.look == Look.MASKED else theme.UNKNOWN
    return theme.sequential(len(scale.bounds))[scale.of(mark.value)]


def _fills(
    drawn: tuple[Mark, ...], scale: classes.Classes, selected: frozenset[str]
) -> dict[str, str]:
    """Return the colour of each country, by code."""
    full = {mark.code: _fill(mark, scale) for mark in drawn}
    return {
        code: shade if is_chosen(code, selected) else theme.faded(shade)
        for code, shade in full.items()
    }


def _areas(
    drawn: tuple[Mark, ...], fills: dict[str, str], selected: frozenset[str]
) -> dict[str, Any]:
    """Return the choropleth trace: `z` is the index of a colour in an explicit, stepped scale."""
    palette = tuple(dict.fromkeys(fills.values())) or (theme.LAND,)
    steps = len(palette)
    scale = [[(at + end) / steps, shade] for at, shade in enumerate(palette) for end in (0, 1)]
    return _hover_attributes(drawn) | {
        "type": "choropleth",
        "locations": [mark.code for mark in drawn],
        "locationmode": "ISO-3",
        "z": [palette.index(fills[mark.code]) for mark in drawn],
        "zmin": -0.5,
        "zmax": steps - 0.5,
        "colorscale": scale,
        "showscale": False,
        "marker": {"line": _outlines(drawn, selected)},
    }


def _outlines(drawn: tuple[Mark, ...], selected: frozenset[str]) -> dict[str, Any]:
    outlined = [mark.code in selected for mark in drawn]
    return {
        "color": [theme.ACCENT if is_selected else theme.PAPER for is_selected in outlined],
        "width": [2 if is_selected else 0.6 for is_selected in outlined],
    }


def _hover_attributes(drawn: tuple[Mark, ...]) -> dict[str, Any]:
    """Return the attributes of a trace for hover and clicks: codes and hover texts."""
    return {
        "customdata": [mark.code for mark in drawn],
        "hovertext": [mark.hover for mark in drawn],
        "hovertemplate": theme.SPOKEN,
        "showlegend": False,
    }


def _signs(drawn: tuple[Mark, ...]) -> dict[str, Any]:
    """Return the trace of rings and crosses on countries without a value."""
    bare = tuple(mark for mark in drawn if mark.value is None)
    return _hover_attributes(bare) | {
        "type": "scattergeo",
        "mode": "markers",
        "locations": [mark.code for mark in bare],
        "locationmode": "ISO-3",
        "marker": {
            "symbol": [_CROSS if mark.look == Look.MASKED else _RING for mark in bare],
            "size": 6,
            "color": theme.INK,
            "line": {"color": theme.INK, "width": 1.5},
        },
    }


def _bubbles(table: Table, drawn: tuple[Mark, ...], fills: dict[str, str]) -> dict[str, Any]:
    """Return the trace of bubbles on small states, in the colour of their class."""
    places = {str(row[table.dimension]): row for row in table}
    small = tuple(mark for mark in drawn if places[mark.code]["bulle"])
    return _hover_attributes(small) | {
        "type": "scattergeo",
        "mode": "markers",
        "lon": [places[mark.code]["longitude"] for mark in small],
        "lat": [places[mark.code]["latitude"] for mark in small],
        "marker": {
            "symbol": "circle",
            "size": _BUBBLE,
            "color": [fills[mark.code] for mark in small],
            "line": {"color": theme.INK_SOFT, "width": 1},
        },
    }


def _legend(drawn: tuple[Mark, ...], scale: classes.Classes) -> list[dict[str, Any]]:
    looks = {mark.look for mark in drawn if mark.value is None}
    shades = theme.sequential(len(scale.bounds)) if scale.bounds else ()
    entries = [*zip(scale.labels, shades, strict=True), (NONE_LABEL, theme.LAND)]
    if looks - {Look.MASKED}:
        entries.append((UNKNOWN_LABEL, theme.UNKNOWN))
    if Look.MASKED in looks:
        entries.append((MASKED_LABEL, theme.MASKED))
    return [_legend_entry(label, shade) for label, shade in entries]


def _legend_entry(label: str, shade: str) -> dict[str, Any]:
    symbol = {UNKNOWN_LABEL: "square-dot", MASKED_LABEL: "square-x"}.get(label, "square")
    line = {"color": theme.INK_SOFT, "width": 1 if symbol == "square" else 1.2}
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lon": [None],
        "lat": [None],
        "name": label,
        "showlegend": True,
        "hoverinfo": "skip",
        "marker": {"symbol": symbol, "size": 12, "color": shade, "line": line},
    }


def _legend_place() -> dict[str, Any]:
    return {
        "orientation": "h",
        "x": 0,
        "y": 0,
        "yanchor": "top",
        "xanchor": "left",
        "font": {"size": theme.SIZE_SMALL, "color": theme.INK},
        "itemclick": False,
        "itemdoubleclick": False,
        "itemsizing": "trace",
        "entrywidth": _ENTRY,
        "bgcolor": "rgba(0,0,0,0)",
    }


def _world() -> dict[str, Any]:
    """Return a fixed equal-area view of the inhabited world: Plotly would zoom to the data."""
    return {
        "scope": "world",
        "resolution": 50,
        "projection": {"type": "equal earth", "rotation": {"lon": 11}},
        "lataxis": {"range": [-56, 78]},
        "fitbounds": False,
        "showland": True,
        "landcolor": theme.LAND,
        "showcountries": True,
        "countrycolor": theme.PAPER,
        "countrywidth": 0.6,
        "showcoastlines": False,
        "showocean": False,
        "showlakes": False,
        "showrivers": False,
        "showframe": False,
        "bgcolor": "rgba(0,0,0,0)",
    }
