"""Where the time goes, as ratios measured in one run: `make bench`.

A time depends on the machine; a ratio between two ways of doing the same thing hardly does. None
is asserted: these numbers guide decisions, and docs/decisions/speed.md quotes them.
"""

import sys
import tempfile
import timeit
from collections.abc import Callable
from pathlib import Path

import plotly.graph_objects as go

sys.path.insert(0, str(Path(__file__).parents[2]))

from callbacks.answering import content_of
from components.charts import CHOICES
from components.site.pages import PAGES
from components.site.parsing import parse
from data import codebook, commands, demonstration
from data.disclosure.rules import Rules
from data.filters import Filters
from data.selection import select
from data.serving.cache import NoCache
from data.serving.disk_cache import DiskCache
from data.serving.store import Reading
from data.versions.live import code_version
from settings import ROOT

REPEAT = 5


def milliseconds(action: Callable[[], object], number: int = 20) -> float:
    """Return the best mean time of one call, in ms."""
    action()
    return min(timeit.repeat(action, number=number, repeat=REPEAT)) / number * 1000


def report(what: str, slow: float, quick: float) -> None:
    """Print one ratio, with the two times it comes from."""
    sys.stdout.write(f"{what:58} {slow:9.2f} ms {quick:9.2f} ms   x {slow / quick:.1f}\n")


def main() -> None:
    """Measure pages with and without the cache, and figures as dictionaries and as objects."""
    rules, book = Rules(), codebook.load()
    code = code_version(ROOT / "data")
    dataset = commands.embedded(demonstration.FIRST, book, code, rules)
    with tempfile.TemporaryDirectory() as folder:
        kept = DiskCache(Path(folder))
        for page in PAGES:
            if page.parameter or not page.charts:
                continue
            view = parse(f"{page.path}?region=84,53", dataset, CHOICES)
            computed = milliseconds(
                lambda view=view: content_of(view, Reading(dataset, NoCache())), 3
            )
            read = milliseconds(lambda view=view: content_of(view, Reading(dataset, kept)))
            report(f"{page.path}: computed / from the cache", computed, read)
        view = parse("/carte", dataset, CHOICES)
        answers = content_of(view, Reading(dataset, kept)).answers
        drawn = milliseconds(lambda: [answer.chart.figure(answer.table) for answer in answers])
        objects = milliseconds(lambda: [go.Figure(answer.figure) for answer in answers], 3)
        report("/carte: figures as plotly objects / as dictionaries", objects, drawn)
        everything = Filters(dataset.default_wave)
        selection = milliseconds(lambda: select(dataset, everything))
        sys.stdout.write(f"{'one selection':58} {selection:9.2f} ms\n")


if __name__ == "__main__":
    main()
