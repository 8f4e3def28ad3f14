"""From an address to what it shows. The only place where the screen asks the data."""

from callbacks.extras import extra_tables
from callbacks.origin import origin
from components.address import View
from components.answers import EMPTY, NOT_ASKED, Answer, state_of
from components.charts import BY_KEY, Chart, Choice
from components.content import Content
from components.site import charts_at
from data.aggregates.summary import key_figures
from data.filters import Filters
from data.store import Reading
from data.table import Table


def content(view: View, reading: Reading) -> Content:
    """Return everything that the page of `view` shows."""
    charts = charts_at(view.path, reading.dataset.book)
    return Content(
        view=view,
        dataset=reading.dataset,
        figures=reading.get("chiffres-cles", key_figures, view.filters),
        answers=[answer(BY_KEY[key], view, reading) for key in charts],
        tables=extra_tables(view, reading),
        origin=origin(),
    )


def answer(chart: Chart, view: View, reading: Reading) -> Answer:
    """Return the small table of `chart` for `view`, or the reason why there is none."""
    choice = chart.choice(view.choice)
    dataset = reading.dataset
    if not choice.asked(dataset.book, view.filters.wave):
        return Answer(chart, choice, view, dataset, state=NOT_ASKED)
    table = _table(chart, choice, view.filters, reading)
    state = state_of(table)
    remedy = _remedy(chart, choice, view, reading) if state == EMPTY else ""
    return Answer(chart, choice, view, dataset, table, state, remedy)


def _table(chart: Chart, choice: Choice, filters: Filters, reading: Reading) -> Table:
    return reading.get(f"{chart.key}/{choice.key}", choice.aggregate, filters)


def _remedy(chart: Chart, choice: Choice, view: View, reading: Reading) -> str:
    """Return the filter whose removal alone brings rows back; empty when none does."""
    for key, _ in view.free.chosen:
        if _table(chart, choice, view.filters.without(key), reading).rows:
            return key
    return ""
