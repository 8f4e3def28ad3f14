"""What of Plotly's grammar is drawn here: anything else is refused, so that tests notice it."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from components.figures import theme
from components.figures.theme import Figure

#: The values that an attribute may have (None: any), or the attributes under it.
Known: TypeAlias = "frozenset[object] | Mapping[str, Known] | None"


def _only(*values: object) -> frozenset[object]:
    return frozenset(values)


_NO: Final = frozenset({False})
_KIND: Final = "type"

_HOVER: Final[Mapping[str, Known]] = {
    "customdata": None,
    "hovertext": None,
    "hovertemplate": _only(theme.SPOKEN),
}
_LINE: Final[Mapping[str, Known]] = {"width": None, "color": None}
_FONT: Final[Mapping[str, Known]] = {"size": None, "color": None}

_BAR: Final[Mapping[str, Known]] = {
    **_HOVER,
    "type": None,
    "orientation": _only("h"),
    "base": None,
    "x": None,
    "y": None,
    "width": None,
    "text": None,
    "textposition": _only("inside", "outside"),
    "insidetextanchor": _only("middle"),
    "textangle": _only(0),
    "constraintext": _only("none"),
    "cliponaxis": _NO,
    "textfont": _FONT,
    "marker": {
        "color": None,
        "line": _LINE,
        "pattern": {
            "shape": _only("", "/"),
            "size": _only(6),
            "solidity": _only(0.25),
            "fillmode": _only("overlay"),
            "bgcolor": _only(theme.UNKNOWN),
            "fgcolor": _only(theme.PAPER),
        },
    },
}
_SCATTER: Final[Mapping[str, Known]] = {
    **_HOVER,
    "type": None,
    "mode": _only("markers"),
    "x": None,
    "y": None,
    "cliponaxis": _NO,
    "marker": {"size": None, "color": None, "line": _LINE},
}
_AREAS: Final[Mapping[str, Known]] = {
    **_HOVER,
    "type": None,
    "locations": None,
    "locationmode": _only("ISO-3"),
    "z": None,
    "zmin": None,
    "zmax": None,
    "colorscale": None,
    "showscale": _NO,
    "showlegend": _NO,
    "marker": {"line": _LINE},
}
_SIGNS: Final[Mapping[str, Known]] = {
    **_HOVER,
    "type": None,
    "mode": _only("markers"),
    "locations": None,
    "locationmode": _only("ISO-3"),
    "lon": None,
    "lat": None,
    "name": None,
    "showlegend": None,
    "hoverinfo": _only("skip"),
    "marker": {"size": None, "symbol": None, "color": None, "line": _LINE},
}
_TRACES: Final[Mapping[str, Known]] = {
    "bar": _BAR,
    "scatter": _SCATTER,
    "choropleth": _AREAS,
    "scattergeo": _SIGNS,
}

_AXIS: Final[Mapping[str, Known]] = {
    "range": None,
    "visible": _NO,
    "fixedrange": None,
    "automargin": _NO,
    "zeroline": _NO,
    "showgrid": None,
    "showticklabels": None,
}
_XAXIS: Final[Mapping[str, Known]] = {
    **_AXIS,
    "gridcolor": None,
    "tickmode": _only("array"),
    "tickvals": None,
    "ticktext": None,
    "tickfont": _FONT,
}
_NOTE: Final[Mapping[str, Known]] = {
    "name": None,
    "text": None,
    "font": _FONT,
    "borderpad": _only(0),
    "showarrow": _NO,
    "xref": _only("paper"),
    "x": None,
    "xshift": None,
    "xanchor": _only("left", "center", "right"),
    "align": _only("left", "center", "right"),
    "yref": _only("paper", "y"),
    "y": None,
    "yshift": None,
    "yanchor": _only("top", "middle", "bottom"),
}
_SHAPE: Final[Mapping[str, Known]] = {
    "type": _only("line"),
    "x0": None,
    "x1": None,
    "yref": _only("y"),
    "y0": None,
    "y1": None,
    "line": {**_LINE, "dash": _only("dot")},
}
#: What only matters to a live figure is known, and not looked at.
_LAYOUT: Final[Mapping[str, Known]] = {
    "font": None,
    "separators": None,
    "paper_bgcolor": _only(theme.PAPER),
    "plot_bgcolor": _only(theme.PAPER),
    "margin": {"l": None, "r": None, "t": None, "b": None, "pad": _only(0)},
    "showlegend": None,
    "dragmode": None,
    "hovermode": _only("closest", "y"),
    "hoverlabel": None,
    "barmode": _only("overlay"),
    "height": None,
    "width": None,
    "geo": None,
    "legend": None,
    "hoverdistance": None,
    "meta": {"filter": None},
    "xaxis": _XAXIS,
    "yaxis": _AXIS,
    "annotations": _NOTE,
    "shapes": _SHAPE,
}


class UndrawnError(ValueError):
    """A figure has what is not drawn here."""

    def __init__(self, path: str, value: object) -> None:
        """Name the attribute and its value."""
        super().__init__(f"not drawn: {path}, {value!r}")


def check(figure: Figure) -> None:
    """Raise UndrawnError, naming the attribute, where `figure` has what is not drawn here."""
    for trace in figure["data"]:
        kind = trace.get("type", "scatter")
        if kind not in _TRACES:
            raise UndrawnError(_KIND, kind)
        _check(trace, _TRACES[kind], kind)
    _check(figure["layout"], _LAYOUT, "layout")
    _check({key: figure[key] for key in figure.keys() - {"data", "layout"}}, {}, "figure")


def _check(found: Any, known: Known, path: str) -> None:  # noqa: ANN401
    if known is None:
        return
    for value in found if isinstance(found, list | tuple) else [found]:
        if not isinstance(known, Mapping):
            if value not in known:
                raise UndrawnError(path, value)
            continue
        for key, under in value.items():
            if key not in known:
                raise UndrawnError(path, key)
            _check(under, known[key], f"{path}.{key}")
