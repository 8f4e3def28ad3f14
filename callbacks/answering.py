"""From an address to a view, and from a view to its answers. Only this module queries the data."""

from collections.abc import Sequence
from dataclasses import replace

from callbacks import faults, public
from callbacks.containment import asked_of, contained_part, failed
from callbacks.page_tables import opening_tables
from callbacks.refusal import Refusal
from components.answers.answer import (
    ANSWERED,
    EMPTY,
    FAILED,
    NOT_ASKED,
    Answer,
    empty_reason,
    state_of,
)
from components.answers.content import FIGURES, OPENING, Content
from components.answers.filter_words import ignored_words
from components.answers.unpublished import has_one_group
from components.charts import BY_KEY, CHOICES, Chart, Choice
from components.site.parsing import parse, version_asked
from components.site.view import OPTIONS, VERSION, View
from components.text.cells import cell_text
from data.aggregates.key_figures import NONE, key_figures
from data.dataset import Dataset
from data.disclosure.closed_list import nearest_published
from data.filters import Filters
from data.french import NBSP, bound
from data.serving.store import AggregateStore, Reading
from data.table import Table
from data.versions.errors import UnavailableVersionError


def reading_of(address: object, store: AggregateStore) -> Reading:
    """Return the data of an address: those served now, or the version that it names.

    Raises UnavailableVersionError: other numbers must not be shown in its place.
    """
    asked = version_asked(address) if isinstance(address, str) else ""
    if asked and not OPTIONS[VERSION].accepts.fullmatch(asked):
        raise UnavailableVersionError(asked)
    return store.reading(asked)


def strict_view(address: str, store: AggregateStore) -> tuple[View, Reading]:
    """Return the view and the data of an address in which everything must be understood.

    Raises Refusal: 404 for an unavailable version, 400 for what is not understood.
    """
    try:
        reading = reading_of(address, store)
    except UnavailableVersionError as gone:
        known = OPTIONS[VERSION].accepts.fullmatch(version_asked(address))
        raise Refusal(404 if known else 400, str(gone)) from gone
    view = parse(address, reading.dataset, CHOICES)
    if view.ignored:
        raise Refusal(400, f"Adresse incorrecte : {ignored_words(view.ignored)}.")
    return view, reading


def content_of(view: View, reading: Reading) -> Content:
    """Return the content of the page of `view`."""
    charts = view.place.shown_charts(reading.dataset.book, view.filters.wave)
    figures, uncounted = contained_part(
        FIGURES, view, reading, lambda: reading.get("chiffres-cles", key_figures, view.filters)
    )
    tables, unopened = contained_part(OPENING, view, reading, lambda: opening_tables(view, reading))
    return Content(
        view=view,
        dataset=reading.dataset,
        figures=figures or NONE,
        answers=[answer_of(BY_KEY[key], view, reading) for key in charts],
        tables=tables or {},
        faults={**uncounted, **unopened},
        outdated=reading.outdated,
        stands_in=reading.stands_in,
        public=public.current(),
    )


def answer_of(chart: Chart, view: View, reading: Reading) -> Answer:
    """Return the small table of `chart` for `view`, or the reason why there is none.

    A chart that raises is an answer too, in the state FAILED: nothing else depends on it. It is
    computed again each time that it is asked for.
    """
    known, asked = faults.current(), asked_of(chart, view, reading.dataset)
    try:
        answer = _computed(chart, view, reading)
        _check_faces(answer)
    except Exception as error:  # noqa: BLE001 -- whatever is wrong, the other charts must be shown
        choice = chart.choice(view.choice)
        unanswered = Answer(chart, choice, view, reading.dataset, public=public.current())
        return failed(unanswered, asked, error)
    known.forget(asked)
    return _beside_nearest(answer, reading)


def _beside_nearest(answer: Answer, reading: Reading) -> Answer:
    """Return an answer that is not told of its selection, with the nearest that is.

    What the page is about comes first: a region's portrait stays about that region. Of a chart that
    sets groups side by side, one with several comes before one that the filter leaves alone; where
    no selection has any, another choice about the same question stands in.
    """
    if not answer.confided or answer.chart.tailor:
        return answer
    fixed, filters_of_page = answer.view.fixed, answer.view.filters
    near_ones = sorted(
        nearest_published(filters_of_page),
        key=lambda near: near.codes(fixed) != filters_of_page.codes(fixed),
    )
    same = [choice for choice in answer.chart.choices if choice.asks[0] == answer.choice.asks[0]]
    for choice in dict.fromkeys((answer.choice.key, *(other.key for other in same))):
        if near := _nearest(answer, choice, near_ones, reading):
            return replace(answer, nearest=near)
    return answer


def _nearest(
    answer: Answer, choice: str, near_ones: Sequence[Filters], reading: Reading
) -> Answer | None:
    """Return the answer of a choice for the first of `near_ones` that has one."""
    view, alone = replace(answer.view, fixed=""), None
    if choice != answer.choice.key:
        view = view.with_choice("" if choice == answer.chart.choices[0].key else choice)
    for filters in near_ones:
        near = _computed(answer.chart, replace(view, filters=filters), reading)
        if near.state == ANSWERED and near.table and not has_one_group(near.table):
            return near
        alone = alone or (near if near.state == ANSWERED else None)
    return alone


def answer_or_refusal(chart: Chart, view: View, reading: Reading) -> Answer:
    """Return the answer of `chart`, for a file about it alone: a 503 where it failed."""
    answer = answer_of(chart, view, reading)
    if answer.state == FAILED:
        raise Refusal(503, empty_reason(answer))
    return answer


def _check_faces(answer: Answer) -> None:
    """Raise what the figure, a sentence or a cell would: an answer has all of its faces, or fails.

    These are the functions of a chart that its card, files, slides and pictures call. The figure
    and the sentence are drawn once for all of them.
    """
    if answer.table is None or answer.state != ANSWERED:
        return
    _ = answer.figure, answer.sentence
    answer.chart.reading(answer.table)
    for row in answer.table.complete:
        for column in answer.table.columns:
            cell_text(column, row)


def _computed(chart: Chart, view: View, reading: Reading) -> Answer:
    dataset = reading.dataset
    choice = measured_choice(chart, view, dataset)
    if chart.tailor:
        # Card, table, files and pictures all name what is compared.
        title = f"{chart.title}{NBSP}: {choice.label}"
        chart = replace(chart, title=title, question=choice.question or chart.question)
    unanswered = Answer(chart, choice, view, dataset, public=public.current())
    if not choice.asked(dataset.book, view.filters.wave):
        return replace(unanswered, state=NOT_ASKED)
    table = _table(chart, choice, view.filters, reading)
    state = state_of(table)
    remedy = _remedy(chart, choice, view, reading) if state == EMPTY else ""
    return replace(unanswered, table=table.with_notes(bound), state=state, remedy=remedy)


def measured_choice(chart: Chart, view: View, dataset: Dataset) -> Choice:
    """Return the choice of `chart` for `view`; a tailored one is built from the address."""
    if chart.tailor:
        return chart.tailor.choice(dict(view.extra), dataset, view.filters)
    return chart.choice(view.choice)


def _table(chart: Chart, choice: Choice, filters: Filters, reading: Reading) -> Table:
    return reading.get(f"{chart.key}/{choice.key}{choice.variant}", choice.aggregate, filters)


def _remedy(chart: Chart, choice: Choice, view: View, reading: Reading) -> str:
    """Return the filter whose removal alone brings rows back; empty when none does."""
    for key, _ in view.free.chosen:
        if _table(chart, choice, view.filters.without(key), reading).rows:
            return key
    return ""
