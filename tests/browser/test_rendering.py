"""The server's own browser: pictures made from figures, within bounds."""

import io
import os
import re
import signal
import threading
from pathlib import Path

import pytest
from PIL import Image

from callbacks.rendering import BusyError, Limits, NoBrowserError, Renderer, SlowError
from components.figures import bars, theme
from data.table import Base, Column, Kind, Table, Unit
from tests.browser.chromium import executable
from tests.browser.processes import all_ended, children, descendants

ASSETS = Path(__file__).parents[2] / "assets"
COLUMNS = (
    Column("mode", "Mode"),
    Column("libelle", "Mode"),
    Column("cooperations", "Coopérations", "coopérations"),
)
TABLE = Table(
    COLUMNS,
    (("a", "Jumelage", 3), ("b", "Accueil à Kołobrzeg", 1)),
    Base(4, "coopérations"),
    Kind.SHARES,
    Unit.COOPERATIONS,
    "mode",
    "cooperations",
)
FIGURE = bars.ranked_bars(TABLE)
# A map asks for the world's outline.
MAP = {
    "data": [{"type": "choropleth", "locations": ["SEN"], "z": [1], "showscale": False}],
    "layout": theme.layout(geo={"resolution": 50, "fitbounds": False, "showland": True}),
}


@pytest.fixture(scope="module")
def renderer():
    made = Renderer(ASSETS, executable() or "")
    yield made
    made.close()


def test_a_figure_becomes_a_png_of_the_size_asked_for(renderer):
    image = Image.open(io.BytesIO(renderer.render(FIGURE, "png", 400, 200, 2)))

    assert (image.format, image.size) == ("PNG", (800, 400))
    assert image.convert("RGB").getcolors(100_000)[0][0] < 800 * 400  # something is drawn


def test_a_figure_becomes_an_svg_whose_text_is_text_and_whose_font_is_inside(renderer):
    drawn = renderer.render(FIGURE, "svg", 400, 200).decode()

    assert "Jumelage" in drawn
    assert "Kołobrzeg" in drawn
    assert drawn.count("@font-face") == 2
    assert "http" not in drawn.replace("http://www.w3.org/", "")


def test_a_map_is_drawn_without_asking_anyone_for_its_outline(renderer):
    drawn = renderer.render(MAP, "svg", 600, 300).decode()

    assert max(map(len, re.findall(r' d="([^"]*)"', drawn))) > 50_000


def test_a_picture_is_the_same_to_the_byte_whatever_its_page_has_drawn_before(renderer):
    first = renderer.render(FIGURE, "png", 400, 200)
    renderer.render(MAP, "svg", 600, 300)
    renderer.render(FIGURE, "svg", 300, 300)
    fresh = Renderer(ASSETS, executable() or "")

    assert first == renderer.render(FIGURE, "png", 400, 200)
    assert first == fresh.render(FIGURE, "png", 400, 200)
    fresh.close()


def test_where_there_is_no_browser_it_says_what_to_install():
    with pytest.raises(NoBrowserError, match="Chromium"):
        Renderer(ASSETS, "/nulle/part").render(FIGURE, "png", 400, 200)


def test_a_picture_that_takes_too_long_is_given_up_and_the_next_one_is_made():
    renderer = Renderer(ASSETS, executable() or "", Limits(patience=0.001))
    with pytest.raises(SlowError):
        renderer.render(FIGURE, "png", 400, 200)
    renderer._limits = Limits()

    assert renderer.render(FIGURE, "png", 400, 200)
    renderer.close()


@pytest.mark.parametrize("who", ["driver", "browser"])
def test_a_browser_that_has_died_is_replaced_and_nobody_waits_for_the_next(who):
    others = children(os.getpid())
    renderer = Renderer(ASSETS, executable() or "")
    renderer.render(FIGURE, "svg", 400, 200)
    [driver] = set(children(os.getpid())) - set(others)
    [browser] = children(driver)
    left = descendants(driver)
    os.kill({"driver": driver, "browser": browser}[who], signal.SIGKILL)

    assert renderer.render(FIGURE, "svg", 400, 200)
    assert all_ended(left)
    renderer.close()


def test_a_browser_that_no_longer_answers_is_replaced_without_waiting_for_its_end():
    others = children(os.getpid())
    renderer = Renderer(ASSETS, executable() or "")
    renderer.render(FIGURE, "svg", 400, 200)
    [driver] = set(children(os.getpid())) - set(others)
    [browser] = children(driver)
    left = descendants(driver)
    os.kill(browser, signal.SIGSTOP)
    renderer._limits = Limits(patience=0.5)
    with pytest.raises(SlowError):
        renderer.render(FIGURE, "svg", 400, 200)
    renderer._limits = Limits()

    assert renderer.render(FIGURE, "svg", 400, 200)
    os.kill(browser, signal.SIGCONT)
    assert all_ended(left)
    renderer.close()


def test_no_more_pictures_are_made_at_once_than_said():
    renderer = Renderer(ASSETS, executable() or "", Limits(at_once=1, turn=0.0))
    renderer.render(FIGURE, "svg", 400, 200)
    outcomes = []
    gate = threading.Barrier(2)

    def ask():
        gate.wait()
        try:
            outcomes.append(len(renderer.render(FIGURE, "png", 400, 200)) > 0)
        except BusyError:
            outcomes.append("busy")

    both = [threading.Thread(target=ask) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    renderer.close()

    assert sorted(map(str, outcomes)) == ["True", "busy"]
