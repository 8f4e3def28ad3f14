"""The world: land as one picture, the countries of a table as paths over it, signs and bubbles."""

from collections.abc import Iterator
from statistics import median
from typing import Any, Final

from components.figures import theme
from components.figures.svg import marks
from components.figures.svg.elements import element, escaped, number
from components.figures.svg.marks import Drawn
from components.figures.svg.outline import HEIGHT, WIDTH, address, outline, project
from components.figures.svg.paint import paint
from components.figures.svg.text import plain
from components.figures.theme import Figure

_LEGEND: Final = 12
#: Pixels that the unit and the legend of a map of a fixed size take.
_WORDS: Final = 60


def map_of(figure: Figure, prefix: str = "") -> str:
    """Return the map of a figure: what is measured, the world, and the key of its colours.

    Its width is that of what it stands in, and its height follows. `prefix` stands before the
    address of the land.
    """
    layout = figure["layout"]
    filtered = layout.get("meta", {}).get("filter", "")
    areas, *signs = figure["data"]
    countries = "".join(marks.marks(_areas(areas), filtered))
    points = "".join(marks.marks((one for trace in signs for one in _signs(trace)), filtered))
    land = element("image", href=prefix + address(), width=WIDTH, height=HEIGHT)
    inner = element("svg", land + countries, viewBox=f"0 0 {WIDTH} {HEIGHT}")
    world = element(
        "svg",
        inner + points,
        class_="drawn drawn--map",
        focusable="false",
        style=_size(layout),
    )
    unit = "".join(
        element("p", escaped(plain(note["text"])), class_="drawn__unit")
        for note in layout["annotations"]
    )
    if "width" not in layout:
        world = _sliding(world, figure)
    return f"{unit}{world}{_key(signs)}"


def _sliding(world: str, figure: Figure) -> str:
    """Return the world on a sheet that slides where a phone is too narrow for it.

    It opens on the middle of the countries of the table (assets/cards.css).
    """
    start = f'<i class="map__start" style="--x:{_middle(figure):.0f}"></i>'
    sheet = element("div", world + start, class_="map__sheet")
    return element(
        "div", sheet, class_="map", tabindex=0, role="group", aria_label="Carte du monde"
    )


def _middle(figure: Figure) -> float:
    """Return how far from the left, in percent, the middle country of a map is."""
    middles = outline().middles
    places = [
        project(*middles[code])[0] for code in figure["data"][0]["locations"] if code in middles
    ]
    return 100 * median(places) / WIDTH if places else 50


def _size(layout: dict[str, Any]) -> str:
    """Return the size of the world, as style: what is left of a figure that has its own."""
    shape = f"aspect-ratio:{WIDTH}/{HEIGHT}"
    if "width" not in layout:
        return shape
    wide = min(layout["width"], (layout["height"] - _WORDS) * WIDTH / HEIGHT)
    return f"width:{number(wide)}px;{shape};margin:0 auto"


def _areas(trace: dict[str, Any]) -> Iterator[Drawn]:
    """Yield the countries of a choropleth that the outline has."""
    paths, line = outline().paths, trace["marker"]["line"]
    for at, code in enumerate(trace["locations"]):
        if code not in paths:
            continue
        # Two entries of a stepped scale are one colour.
        shade = trace["colorscale"][2 * trace["z"][at]][1]
        drawn = element(
            "path",
            d=paths[code],
            fill=paint(shade),
            stroke=paint(line["color"][at]),
            stroke_width=line["width"][at],
            vector_effect="non-scaling-stroke",
        )
        yield Drawn(trace["customdata"][at], trace["hovertext"][at], drawn)


def _signs(trace: dict[str, Any]) -> Iterator[Drawn]:
    """Yield the signs of a trace: rings, crosses and bubbles, as large at every width."""
    if trace.get("name"):
        return
    for at, code in enumerate(trace["customdata"]):
        if "locations" in trace:
            place = outline().middles.get(trace["locations"][at])
        else:
            place = trace["lon"][at], trace["lat"][at]
        if place:
            x, y = project(*place)
            shape = element(
                "svg",
                _symbol(trace["marker"], at),
                x=f"{number(x / WIDTH * 100)}%",
                y=f"{number(y / HEIGHT * 100)}%",
                overflow="visible",
            )
            yield Drawn(code, trace["hovertext"][at], shape)


def _symbol(marker: dict[str, Any], at: int = 0) -> str:
    """Return a symbol of Plotly's around the origin."""
    symbol, shade = _each(marker["symbol"], at), _each(marker["color"], at)
    half = marker["size"] / 2
    line = {"stroke": paint(marker["line"]["color"]), "stroke_width": marker["line"]["width"]}
    if symbol.startswith("circle"):
        fill = "none" if symbol.endswith("open") else paint(shade)
        return element("circle", r=half, fill=fill, **line)
    cross = element(
        "path", d=f"M{-half} {-half}L{half} {half}M{-half} {half}L{half} {-half}", **line
    )
    if symbol.startswith("x"):
        return cross
    square = element(
        "rect", x=-half, y=-half, width=2 * half, height=2 * half, fill=paint(shade), **line
    )
    dot = element("circle", r=1, fill=paint(theme.INK)) if symbol.endswith("dot") else ""
    return square + (cross if symbol.endswith("x") else dot)


def _each(value: Any, at: int) -> Any:  # noqa: ANN401
    return value[at] if isinstance(value, list) else value


def _key(traces: list[dict[str, Any]]) -> str:
    """Return the key of the colours, as a list."""
    items = []
    for trace in traces:
        if trace.get("name"):
            box = f"{-_LEGEND / 2 - 1} {-_LEGEND / 2 - 1} {_LEGEND + 2} {_LEGEND + 2}"
            sign = element(
                "svg",
                _symbol(trace["marker"]),
                viewBox=box,
                width=_LEGEND + 2,
                height=_LEGEND + 2,
                aria_hidden="true",
            )
            words = escaped(plain(trace["name"]).replace("\n", " "))
            items.append(element("li", f"{sign} {words}"))
    return element("ul", "".join(items), class_="map-legend")
