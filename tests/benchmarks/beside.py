"""Our first page beside the reference, as ratios of medians: `make bench ONLY=beside`.

The two are measured in turn, on the same machine and the same answers. A ratio under 1 is lighter
or faster, but for changes a second, where more is better.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice
from pathlib import Path
from statistics import median
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from playwright.sync_api import Browser, sync_playwright

from data import codebook
from tests.benchmarks.load import per_second
from tests.benchmarks.servers import Server, ours, reference
from tests.benchmarks.watching import Chart, load, profile
from tests.browser.chromium import executable

ROUNDS: Final = 3
CHANGES: Final = 12
ALONE: Final = "modes"

Row = dict[str, float]


@dataclass(frozen=True)
class Program:
    """How a program is recognised as drawn, and its filter on regions changed."""

    name: str
    charts: tuple[Chart, ...]
    change: str
    #: The page that shows a single chart in a frame: of a dashboard, all of it.
    alone: str


OURS: Final = Program(
    "ours",
    tuple(
        Chart(f"[data-part='carte:{key}']", f"[data-graphique='{key}'] .mark {shape}", least)
        for key, shape, least in (
            ("carte-pays", "path", 40),
            ("modes", "rect", 5),
            ("thematiques", "rect", 5),
            ("financeurs", "rect", 5),
        )
    ),
    "history.pushState({}, '', '/?region=' + VALUE.join(','));"
    "window.dispatchEvent(new PopStateEvent('popstate'))",
    f"/graphiques/{ALONE}?vue=integree",
)
REFERENCE: Final = Program(
    "reference",
    (
        Chart("#carte", "#carte .choroplethlayer path", 40),
        *(Chart(f"#{name}", f"#{name} .barlayer path", 5) for name in ("modes", "themes", "fonds")),
    ),
    "dash_clientside.set_props('region', {value: VALUE})",
    "/",
)
HEADINGS: Final = ("", "ours", "reference", "ratio")


def regions() -> Iterator[list[str]]:
    """Yield selections that are all different."""
    # Those overseas have few answers: some charts would not change.
    codes = [code for code in codebook.load().regions if len(code) == 2 and code > "10"]
    for size in (2, 3, 4):
        yield from map(list, combinations(codes, size))


def main() -> None:
    """Print the table."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=["--headless=new", "--no-sandbox"]
        )
        found: dict[str, list[Row]] = {"ours": [], "reference": []}
        servers = (ours(), reference())
        with servers[0] as first, servers[1] as second:
            pairs = ((OURS, first), (REFERENCE, second))
            choices = regions()
            for _ in range(ROUNDS):
                values = list(islice(choices, CHANGES))
                for program, server in pairs:
                    found[program.name].append(_browsed(browser, program, server, values))
            for program, server in pairs:
                found[program.name].append(per_second(program.name, server))
        browser.close()
    _print(found)


def _browsed(browser: Browser, program: Program, server: Server, values: list[list[str]]) -> Row:
    row: Row = {}
    url = f"{server.url}/"
    with profile(browser) as context:
        cold = load(context, url, program.charts, slow=1)
        row |= {"first picture, ms": cold.first, "largest paint, ms": cold.state["lcp"]}
        row |= {"all pictures, ms": cold.last}
        row |= {"cold, requests": cold.requests, "cold, KiB": cold.bytes / 1024}
        again = load(context, url, program.charts, slow=1)
        row |= {"back again, requests": again.requests, "back again, KiB": again.bytes / 1024}
    with profile(browser) as context:
        slow = load(context, url, program.charts, slow=4)
        row |= {"first picture, processor ÷ 4, ms": slow.first}
        row |= {"largest paint, processor ÷ 4, ms": slow.state["lcp"]}
        row |= {"all pictures, processor ÷ 4, ms": slow.last}
    with profile(browser) as context:
        page = load(context, url, program.charts)
        scripts = [program.change.replace("VALUE", str(value)) for value in values]
        page.change(scripts[0])
        for name in ("change painted, computed, ms", "change painted, cached, ms"):
            row[name] = median(page.change(script) for script in scripts[1:])
    with profile(browser) as context:
        charts = [one for one in program.charts if ALONE in one.box]
        alone = load(context, f"{server.url}{program.alone}", charts, slow=1)
        row |= {"embedded, KiB": alone.bytes / 1024, "embedded, picture, ms": alone.last}
    return row


def _print(found: Mapping[str, list[Row]]) -> None:
    medians: Callable[[str, str], float] = lambda name, key: median(  # noqa: E731
        row[key] for row in found[name] if key in row
    )
    keys = dict.fromkeys(key for row in found["ours"] for key in row)
    sys.stdout.write(f"{HEADINGS[0]:36}{HEADINGS[1]:>12}{HEADINGS[2]:>12}{HEADINGS[3]:>9}\n")
    for key in keys:
        mine, other = medians("ours", key), medians("reference", key)
        sys.stdout.write(f"{key:36}{mine:12.1f}{other:12.1f}{mine / other:9.2f}\n")


if __name__ == "__main__":
    main()
