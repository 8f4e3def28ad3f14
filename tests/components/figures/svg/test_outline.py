"""The world that maps are drawn on."""

from math import cos, radians
from xml.etree import ElementTree as ET

import pytest

from components.figures.svg import outline


def small_area(longitude, latitude, step=0.01):
    """Return the area on the map of a small square of degrees, whose area on Earth is known."""
    x0, y0 = outline.project(longitude, latitude)
    (x1, y1), (x2, y2) = (
        outline.project(longitude + step, latitude),
        outline.project(longitude, latitude + step),
    )
    drawn = abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0))
    return drawn / cos(radians(latitude))


def test_areas_on_the_map_are_those_on_earth():
    there = [small_area(*place) for place in ((0, 0), (-17, 14), (120, -30), (20, 60), (-60, 75))]

    assert there == pytest.approx([there[0]] * len(there), rel=1e-3)


def test_the_middle_is_in_the_middle_and_the_edges_at_the_edges():
    (left, _), (middle, equator), (right, _) = (
        outline.project(longitude, 0) for longitude in (-168.999, 11, 190.999)
    )

    assert (left, middle, right) == pytest.approx((0, outline.WIDTH / 2, outline.WIDTH), abs=0.1)
    assert outline.project(11, 78)[1] == pytest.approx(0, abs=1e-6)
    assert outline.project(11, -56)[1] == pytest.approx(outline.HEIGHT, abs=1)
    assert 0 < equator < outline.HEIGHT


def test_the_land_holds_every_country_and_stays_small():
    land = ET.fromstring(outline.land())  # noqa: S314  (our own)

    assert len(list(land)) > 230
    assert len(outline.land()) < 90_000
    assert {"SEN", "FRA", "REU", "MYT", "GUF", "PSE", "TWN", "ESH"} <= set(outline.outline().paths)
    assert "ATA" not in outline.outline().paths


def test_no_country_is_spread_over_the_whole_map():
    for path in outline.outline().paths.values():
        for ring in path.split("M")[1:]:
            steps = ring.partition("l")[2].rstrip("z").replace("-", " -").split()
            assert max(map(abs, map(int, steps[::2]))) < outline.WIDTH / 4


def test_the_land_is_served_and_kept_for_ever(client):
    answer = client.get(outline.address())

    assert answer.mimetype == "image/svg+xml"
    assert "immutable" in answer.headers["Cache-Control"]
