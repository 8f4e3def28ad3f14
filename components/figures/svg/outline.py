"""The outline of the world on an equal-area map (Equal Earth: Šavrič, Patterson and Jenny, 2018).

It is read once from the file that Plotly draws with, so that both draw the same borders.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any, Final, TypeAlias

from components.figures import theme

FILE: Final = Path(__file__).parents[3] / "assets" / "vendor" / "geo" / "world_110m.json"

#: Where browsers find the land that the countries of a table are drawn on.
ADDRESS: Final = "/assets/monde.svg"

#: Units across the map, of which a tenth is more than can be seen.
WIDTH: Final = 2000
#: The middle meridian, and the latitudes that are shown, in degrees.
MIDDLE: Final = 11.0
SOUTH, NORTH = -56.0, 78.0

_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)
_M: Final = sqrt(3) / 2
_HALF_TURN: Final = 180.0

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Outline:
    """Countries by ISO 3166-1 alpha-3 code: the path of each, and where its middle is."""

    paths: Mapping[str, str]
    middles: Mapping[str, Point]


def project(longitude: float, latitude: float) -> Point:
    """Return the place of a point in degrees, in units from the left and from the top."""
    x, y = _flat(_turned(longitude), latitude)
    return (x - _LEFT) * _SCALE, (_TOP - y) * _SCALE


@cache
def outline() -> Outline:
    """Return the outline of every country that the file has."""
    topology = json.loads(FILE.read_text("utf-8"))
    arcs = list(_arcs(topology))
    paths, middles = {}, {}
    for at, country in enumerate(topology["objects"]["countries"]["geometries"]):
        # What is disputed between states has no code: it is land all the same.
        if (code := country.get("id") or f"-{at}") != "ATA":
            polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
            rings = (_ring(ring, arcs) for polygon in polygons for ring in polygon)
            paths[code] = "".join(map(_path, rings))
            middles[code] = tuple(country.get("properties", {}).get("ct", (0, 0)))
    return Outline({code: path for code, path in paths.items() if path}, middles)


@cache
def land() -> str:
    """Return the file of all land, pale in both schemes of colours."""
    look = f"path{{fill:{theme.LAND};stroke:{theme.PAPER};stroke-width:.6px}}"
    dark = "@media(prefers-color-scheme:dark){path{fill:#2f444b;stroke:#15242a}}"
    drawn = "".join(
        f'<path vector-effect="non-scaling-stroke" d="{path}"/>'
        for path in outline().paths.values()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"<style>{look}{dark}</style>{drawn}</svg>"
    )


@cache
def address() -> str:
    """Return the address of `land`, which changes with it."""
    return f"{ADDRESS}?m={hashlib.sha256(land().encode()).hexdigest()[:12]}"


def _turned(longitude: float) -> float:
    """Return degrees east of the middle meridian, from -180 to 180."""
    return (longitude - MIDDLE + _HALF_TURN) % (2 * _HALF_TURN) - _HALF_TURN


def _flat(turned: float, latitude: float) -> Point:
    angle = asin(_M * sin(radians(latitude)))
    a1, a2, a3, a4 = _A
    sixth = angle**6
    x = radians(turned) * cos(angle)
    x /= _M * (a1 + 3 * a2 * angle**2 + sixth * (7 * a3 + 9 * a4 * angle**2))
    return x, angle * (a1 + a2 * angle**2 + sixth * (a3 + a4 * angle**2))


_LEFT: Final = -_flat(_HALF_TURN, 0)[0]
_SCALE: Final = WIDTH / (-2 * _LEFT)
_TOP: Final = _flat(0, NORTH)[1]
HEIGHT: Final = round((_TOP - _flat(0, SOUTH)[1]) * _SCALE)


def _arcs(topology: Mapping[str, Any]) -> Iterator[list[Point]]:
    """Yield the arcs in degrees: the file has whole numbers, each from the one before."""
    (wide, tall), (left, top) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((left + x * wide, top + y * tall))
        yield points


def _ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """Return a closed ring; a number below zero is an arc the other way round (~n)."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _path(ring: Sequence[Point]) -> str:
    """Return the path of a ring, in one piece: one that crosses the edge goes on beyond it."""
    first = _turned(ring[0][0])
    placed: list[tuple[int, int]] = []
    for longitude, latitude in ring:
        turned = _turned(longitude)
        turned += 2 * _HALF_TURN * round((first - turned) / (2 * _HALF_TURN))
        first = turned
        x, y = _flat(turned, max(latitude, SOUTH - 4))
        place = round((x - _LEFT) * _SCALE), round((_TOP - y) * _SCALE)
        if not placed or place != placed[-1]:
            placed.append(place)
    if len(placed) < 3:  # noqa: PLR2004  (no area)
        return ""
    steps = zip(placed[1:], placed, strict=False)
    moves = "".join(f"{x - was_x} {y - was_y} " for (x, y), (was_x, was_y) in steps)
    return f"M{placed[0][0]} {placed[0][1]}l{moves.rstrip().replace(' -', '-')}z"
