"""The answer of a chart for one view, which its card, table, files and pictures show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from components.answers.filter_words import scope_items, scope_words
from components.answers.unpublished import why_outside
from components.charts import Chart, Choice
from components.figures import theme
from components.figures.excerpt import Excerpt, excerpt
from components.figures.legend import with_line_below
from components.site.routes import ALONE
from components.site.server import Public
from components.site.view import View
from components.text.phrases import capitalized, uncapitalized
from data.aggregates.tallies import NOT_PUBLISHED
from data.dataset import Dataset, Source
from data.disclosure.published import UNLISTED
from data.disclosure.published import WITHDRAWN as REPLACED
from data.disclosure.rules import MASKED
from data.disclosure.words import MASKED_ANSWERS
from data.filters import BY_KEY, Filters
from data.french import NBSP, quoted
from data.selection import select
from data.table import Kind, Table, Unit

#: States of an answer. Each is designed; none is an error.
ANSWERED: Final = "ok"
EMPTY: Final = "vide"
NOT_ASKED: Final = "non-posee"
TOO_FEW: Final = "masque"
FAILED: Final = "en-panne"
#: Answered in confidence, and published for other selections than this one.
OUTSIDE: Final = UNLISTED
#: Answered in confidence, in a version of which only public facts are still told.
WITHDRAWN: Final = REPLACED
AMONG_SHOWN: Final = f"Parmi les réponses montrées{NBSP}: "
#: States of an answer of which not even the base is told.
UNTOLD: Final = frozenset({TOO_FEW, OUTSIDE, WITHDRAWN})


@dataclass(frozen=True)
class Answer:
    """The small table of `chart` for `view`, or the reason why there is none.

    `nearest` is the answer for the nearest selection that has one, where answers given in
    confidence are not shown.
    `remedy` is the key of the filter whose removal alone would give rows; empty for none.
    `reference` is that of a failure in the log. `public` is the public address of this server.
    """

    chart: Chart
    choice: Choice
    view: View
    dataset: Dataset
    table: Table | None = None
    state: str = ANSWERED
    remedy: str = ""
    reference: str = ""
    nearest: "Answer | None" = None
    public: Public = field(default_factory=Public)

    @property
    def source(self) -> Source:
        """The source of the numbers; a demonstration as soon as one of several sources is."""
        return self.dataset.source(*self.waves)

    @property
    def waves(self) -> tuple[str, ...]:
        """The codes of the waves of the table: that of the page, or those of a comparison."""
        return self.choice.waves or (self.view.filters.wave,)

    @property
    def waves_words(self) -> str:
        """Return « Enquête ACTER 2023-2024 », or the names of several waves."""
        return " et ".join(self.dataset.book.waves[code].label for code in self.waves)

    @property
    def measure_words(self) -> list[str]:
        """« Mesure : Euros », where the reader chooses among several."""
        chosen = self.choice.label and not self.choice.words
        return [f"Mesure{NBSP}: {self.choice.label}"] if chosen else []

    @property
    def told(self) -> "Answer":
        """The answer that a card shows: this one, or the nearest where there is one."""
        return self.nearest or self

    @property
    def n(self) -> int | None:
        """The base of the table; None where it is not told."""
        if self.table is None or self.state in {OUTSIDE, WITHDRAWN}:
            return None
        # Nobody is the base of something that is shown, or masked.
        unknown = not self.table.base.n and (self.untold or self.table.rows)
        return None if unknown else self.table.base.n

    @property
    def untold(self) -> bool:
        """Tell whether answers given in confidence are not shown."""
        return self.state in UNTOLD

    @property
    def confided(self) -> bool:
        """Tell whether they are published for other selections, which may be shown instead."""
        return self.state in {OUTSIDE, TOO_FEW} and not _has_no_median(self.table)

    @property
    def whose(self) -> str:
        """Who the table is about: « Communes », « Ensemble des répondants »."""
        chosen = self.view.filters.chosen
        names = (
            BY_KEY[key].words(self.dataset.book).short(c) for key, codes in chosen for c in codes
        )
        return ", ".join(names) or "Ensemble des répondants"

    @property
    def unit(self) -> str:
        """The unit of what is measured, in words."""
        return self.choice.unit or self.chart.unit

    @property
    def address(self) -> str:
        """The address of this chart alone; absolute where the origin of the server is known."""
        return self.public.absolute(self.page)

    @property
    def page(self) -> str:
        """The address of this chart alone, on this server."""
        return self.view.at(f"{ALONE}{self.chart.key}")

    @cached_property
    def sentence(self) -> str:
        """The headline of the table; empty when there is none.

        A masked answer could be the first one: the headline then speaks of those that are shown.
        """
        if self.table is None or self.state != ANSWERED:
            return ""
        told = self.chart.sentence(self.table)
        return f"{AMONG_SHOWN}{uncapitalized(told)}" if _partly_masked(self.table) else told

    @cached_property
    def figure(self) -> dict[str, Any]:
        """The figure of the table, drawn once; the designed empty one when there is none."""
        if self.table is None or self.state != ANSWERED:
            return theme.empty(short_reason(self))
        dimension = self.table.dimension
        chosen = frozenset(self.view.filters.codes(dimension))
        drawn = self.drawn(self.table)
        figure = with_line_below(self.chart.figure(drawn.table, selected=chosen), drawn.words)
        # The browser reads from here which filter a click on a mark sets.
        clicked = dimension if dimension in BY_KEY and self.view.offers(dimension) else ""
        meta = {**figure["layout"].get("meta", {}), "filter": clicked}
        return {**figure, "layout": {**figure["layout"], "meta": meta}}

    def drawn(self, table: Table) -> Excerpt:
        """Return what a picture draws of `table`, that of this answer, and what it leaves out.

        A page that gives an overview draws fewer rows, but for its first chart.
        """
        page = self.view.place.page
        most = page.rows if page and self.chart.key != page.charts[0] else 0
        return excerpt(table, self.sentence, self.view.filters.codes(table.dimension), most)

    @property
    def filter_words(self) -> list[str]:
        """What is measured where the address says it, the active filters, and what amounts hold."""
        return [*self.choice.words, *scope_words(self._scope, self.dataset.book)]

    @property
    def filter_items(self) -> list[str]:
        """The same with one text a choice: where room is short, some are counted."""
        return [*self.choice.words, *scope_items(self._scope, self.dataset.book)]

    @property
    def _scope(self) -> Filters:
        return self.choice.scope or self.view.filters


def _partly_masked(table: Table) -> bool:
    """Tell whether single answers are masked beside others that are ranked."""
    if table.kind is not Kind.SHARES or "statut" not in {c.name for c in table.columns}:
        return False
    masked = [status == MASKED for status in table.values("statut")]
    return any(masked) and not all(masked)


def state_of(table: Table) -> str:
    """Return whether `table` has rows to show, and whether any of them may be shown."""
    if status := table.facts.get(NOT_PUBLISHED):
        return str(status)
    if not table.rows:
        return EMPTY
    shown = (value is not None for value in table.values(table.measure))
    # Counts may be shown where shares may not, and are an answer; a base (`n`) is not.
    counts = (
        v is not None
        for c in table.columns
        if c.unit and not c.hidden and c.name != "n"
        for v in table.values(c.name)
    )
    return ANSWERED if any(shown) or any(counts) else TOO_FEW


def empty_reason(answer: Answer) -> str:
    """Return a sentence on why an answer has nothing to show; empty when it has something."""
    why = _WHY.get(answer.state)
    return why(answer) if why else ""


def _why_failed(answer: Answer) -> str:
    noted = f"référence {answer.reference}"
    return f"Ce graphique n’a pas pu être calculé ({noted}) ; les autres n’en dépendent pas."


def _why_not_asked(answer: Answer) -> str:
    absence = "n’a pas été posée" if _is_survey(answer) else "n’existe pas"
    wave = answer.dataset.book.waves[answer.view.filters.wave].label
    return f"Cette {_subject(answer)} {absence} dans {quoted(wave)}."


def _why_too_few(answer: Answer) -> str:
    if _has_no_median(answer.table):
        return "Trop peu de coopérations par groupe pour une médiane."
    return known_reason(answer) or MASKED_ANSWERS


def known_reason(answer: Answer) -> str:
    """Return the reason that a table itself gives; empty for none."""
    known = str(answer.table.facts.get("pourquoi") or "") if answer.table is not None else ""
    return capitalized(known)


def _why_outside(answer: Answer) -> str:
    """Return why the answers are not published for the selection, and for which they are."""
    return known_reason(answer) or why_outside(answer.table, answer.view.filters)


def _why_withdrawn(_answer: Answer) -> str:
    return (
        "Ces réponses, données en confiance, ne sont plus publiées dans cette version des données"
        f"{NBSP}: une version plus récente les remplace."
    )


def short_reason(answer: Answer) -> str:
    """Return in two or three words why an answer has nothing to show."""
    absent = "Question non posée" if _is_survey(answer) else "Information absente"
    reasons = {
        OUTSIDE: "Non publié pour cette sélection",
        WITHDRAWN: "Réponses retirées",
        EMPTY: "Aucune donnée",
        NOT_ASKED: absent,
        FAILED: "Calcul impossible",
    }
    return reasons.get(answer.state, "Effectif trop faible")


def silences(answers: Sequence[Answer]) -> list[str]:
    """Name the questions that have nothing to show, one sentence a reason, with the reason."""
    silent: dict[str, list[str]] = {}
    for answer in answers:
        if answer.state != ANSWERED:
            silent.setdefault(empty_reason(answer), []).append(answer.chart.title)
    return [f"{' ; '.join(titles)}{NBSP}: {uncapitalized(why)}" for why, titles in silent.items()]


def _is_survey(answer: Answer) -> bool:
    """Return whether questions were asked to someone: open data have columns, not questions."""
    return answer.dataset.book.waves[answer.view.filters.wave].nature == "enquete"


def _subject(answer: Answer) -> str:
    return "question" if _is_survey(answer) else "information"


def _has_no_median(table: Table | None) -> bool:
    """Return whether a table of medians of public facts has none, its groups being too small."""
    if table is None or table.kind is not Kind.MEDIANS or table.unit is not Unit.COOPERATIONS:
        return False
    return MASKED not in table.values("statut")


def _why_empty(answer: Answer) -> str:
    if not answer.view.free.chosen:
        if answer.view.fixed == "pays" and _is_empty(answer):
            return "Aucune coopération déclarée dans ce pays."
        asked = "sélection" if answer.view.removable.chosen else _subject(answer)
        return f"Aucune donnée pour cette {asked}."
    if not answer.remedy:
        return "Aucune donnée : ces filtres, réunis, ne laissent rien."
    chosen = remedy_words(answer)
    return f"Aucune donnée pour cette sélection. C’est le filtre « {chosen} » qui la vide."


_WHY: Final[Mapping[str, Callable[[Answer], str]]] = {
    FAILED: _why_failed,
    NOT_ASKED: _why_not_asked,
    TOO_FEW: _why_too_few,
    OUTSIDE: _why_outside,
    WITHDRAWN: _why_withdrawn,
    EMPTY: _why_empty,
}


def _is_empty(answer: Answer) -> bool:
    return select(answer.dataset, answer.view.filters).cooperations.empty


def remedy_words(answer: Answer) -> str:
    """Return the filter that empties the selection, in words: « Région : Guadeloupe »."""
    item, book = BY_KEY[answer.remedy], answer.dataset.book
    codes = answer.view.filters.codes(item.key)
    return f"{item.label} : {', '.join(map(item.words(book).label, codes))}"
