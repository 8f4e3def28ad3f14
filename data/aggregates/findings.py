"""The findings of the published study, computed on the selection: one to four rows each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from data.aggregates.key_figures import FRENCH_SPEAKING_AFRICA, in_french_speaking_africa
from data.aggregates.shares_by_group import disclosed
from data.aggregates.tallies import tally
from data.answers import pairs
from data.codebook import NONE_CODES
from data.dataset import COOPERATION, RESPONDENT
from data.dimension import Dimension
from data.dimensions import dimension
from data.disclosure.published import Tally
from data.disclosure.rules import MASKED
from data.selection import Selection
from data.table import Base, Column, Kind, Table, Unit, Value

FindingRows = list[tuple[Value, ...]]

#: The code of the only row about a question whose answers are all masked.
WITHHELD: Final = ""
#: Number of rows of a finding about the most frequent answers.
FIRST: Final = 3

COLUMNS: Final = (
    Column("constat", "Constat"),
    Column("code", "Code", hidden=True),
    Column("libelle", "Réponse"),
    Column("rang", "Rang"),
    Column("unite", "Unité"),
    Column("effectif", "Effectif"),
    Column("part", "Part", "%", decimals=1),
    Column("statut", "Statut", hidden=True),
    Column("n", "Base (n)"),
    Column("base", "Base"),
)


@dataclass(frozen=True)
class StudyFinding:
    """One finding: the questions that it needs (`asks`), and the function that computes it."""

    key: str
    asks: tuple[str, ...]
    measure: Callable[[Selection], FindingRows]


def study_findings(selection: Selection) -> Table:
    """Return the findings that can be computed in the selected wave, in the study's order.

    Columns `constat`, `code`, `libelle` (the answer), `rang` among the answers, `unite`,
    `effectif`, `part`, `statut`, `n`, `base`. `facts`: `non_poses`, findings whose question was not
    asked; `thematiques` and `modes`, how many different ones are cited.
    """
    book, wave = selection.dataset.book, selection.filters.wave
    rows: FindingRows = []
    unasked = []
    for finding in FINDINGS:
        if all(dimension(key, book).asked(book, wave) for key in finding.asks):
            rows += [(finding.key, *row) for row in finding.measure(selection) if row[-2] != 0]
        else:
            unasked.append(finding.key)
    return Table(
        columns=COLUMNS,
        rows=tuple(rows),
        base=Base(selection.size(COOPERATION), "coopérations de la sélection"),
        kind=Kind.LIST,
        unit=Unit.COOPERATIONS,
        dimension="constat",
        measure="part",
        facts={
            "non_poses": " ".join(unasked),
            "thematiques": _kinds(selection, "thematique"),
            "modes": _kinds(selection, "mode"),
        },
    )


def _answer(key: str, code: str) -> Callable[[Selection], FindingRows]:
    """Return the measure of one answer to a question, with its rank among the answers."""

    def measure(selection: Selection) -> FindingRows:
        return [row for row in _ranked(selection, key) if row[0] in {code, WITHHELD}]

    return measure


def _most_frequent(key: str, count: int = FIRST) -> Callable[[Selection], FindingRows]:
    """Return the measure of the most frequent answers to a question."""
    return lambda selection: [row for row in _ranked(selection, key) if row[4] != 0][:count]


def _any_answer(key: str) -> Callable[[Selection], FindingRows]:
    """Return the measure of the respondents that gave any answer but « aucun »."""

    def measure(selection: Selection) -> FindingRows:
        what = dimension(key, selection.dataset.book)
        found = tally(selection, what)
        none = [found.counts.get(code, 0) for code in NONE_CODES]
        given = Tally(found.n, {"": _less(found.n, none)}, found.status)
        label = what.label(selection.dataset.book)
        return [("", label, None, *_disclosed(selection, what, given, ""))]

    return measure


def _less(n: int | None, counts: list[int | None]) -> int | None:
    """Return `n` less all counts; None where one of them is masked."""
    if n is None or None in counts:
        return None
    return n - sum(count or 0 for count in counts)


def _ranked(selection: Selection, key: str) -> FindingRows:
    """Return every answer with its rank, the most frequent first; « aucun » is in the base only.

    Answers that nobody gave are included, last. Where all counts are masked there is a single row,
    without rank: which answers were given is not disclosed either. Where one is, no rank is told:
    a masked answer may be the first.
    """
    book = selection.dataset.book
    what = dimension(key, book)
    words = what.words(book)
    found = _tally(selection, what)
    codes = [code for code in words.codes if code not in NONE_CODES]
    if found.status or _disclosed(selection, what, found, "")[3] == MASKED:
        return [(WITHHELD, what.label(book), None, *_disclosed(selection, what, found, ""))]
    counts = {code: found.counts.get(code, 0) for code in codes}
    ahead = {
        code: sum((other or 0) > (count or 0) for other in counts.values())
        for code, count in counts.items()
    }
    return [
        (
            code,
            words.label(code),
            None if None in counts.values() else 1 + ahead[code],
            *_disclosed(selection, what, found, code),
        )
        for code in sorted(codes, key=lambda code: (counts[code] is None, ahead[code]))
    ]


def _tally(selection: Selection, what: Dimension) -> Tally:
    """Return how many units gave each answer, cooperations or respondents."""
    if what.level == RESPONDENT:
        return tally(selection, what)
    answers = pairs(selection, what, what.level)
    return Tally(answers.n, answers.counts)


def _disclosed(selection: Selection, what: Dimension, found: Tally, code: str) -> tuple[Value, ...]:
    """Return unit, count, share, status, base and its label; None for what may not be shown."""
    unit = "collectivites" if what.level == RESPONDENT else "cooperations"
    count, part, status = disclosed(selection, what, found, code)
    n = None if found.status else found.n or 0
    return (unit, count, part, found.status or status, n, what.base)


def _kinds(selection: Selection, key: str) -> int:
    what = dimension(key, selection.dataset.book)
    return len(pairs(selection, what, what.level).counts)


def _in_french_speaking_africa(selection: Selection) -> FindingRows:
    """Share of all cooperations, including those of no country, as in the study."""
    inside = in_french_speaking_africa(selection)
    label = selection.dataset.book.nomenclatures["zones"].label(FRENCH_SPEAKING_AFRICA)
    return [(FRENCH_SPEAKING_AFRICA, label, None, *_of_all(selection, inside))]


def _goal_rows(selection: Selection) -> FindingRows:
    """Count the cooperations with a known goal, then return the most frequent goal.

    The first row has no share: nothing is known of the other cooperations.
    """
    what = dimension("odd", selection.dataset.book)
    serving = pairs(selection, what, COOPERATION).n
    unit, count, _, status, *base = _of_all(selection, serving)
    return [
        ("", what.label(selection.dataset.book), None, unit, count, None, status, *base),
        *_ranked(selection, "odd")[:1],
    ]


def _respondents(selection: Selection) -> FindingRows:
    n = selection.size(RESPONDENT)
    return [("", "", None, "collectivites", n, None, "", n, "collectivités de la sélection")]


def _in_region(code: str) -> Callable[[Selection], FindingRows]:
    """Return the measure of the respondents of a region; no row under a filter on regions."""

    def measure(selection: Selection) -> FindingRows:
        rows = [] if selection.filters.codes("region") else _answer("region", code)(selection)
        return [row for row in rows if row[4]]

    return measure


def _of_all(selection: Selection, count: int) -> tuple[Value, ...]:
    n = selection.size(COOPERATION)
    shown = selection.dataset.rules.share(count, n, confidential=False)
    return ("cooperations", *shown, n, "coopérations de la sélection")


FINDINGS: Final = (
    StudyFinding("solidarite", ("motivations",), _answer("motivations", "solidarite")),
    StudyFinding("afrique-francophone", ("pays",), _in_french_speaking_africa),
    StudyFinding("odd", ("odd",), _goal_rows),
    StudyFinding(
        "cooperation-decentralisee", ("mode",), _answer("mode", "cooperation-decentralisee")
    ),
    StudyFinding("diversite", ("thematique",), _most_frequent("thematique", 1)),
    StudyFinding("types-action", ("types_action",), _most_frequent("types_action")),
    StudyFinding("financeurs", ("financeur",), _most_frequent("financeur", 4)),
    StudyFinding("anciennete", ("anciennete",), _answer("anciennete", "plus-20")),
    StudyFinding("mobilite-jeunes", ("mobilite_jeunes",), _any_answer("mobilite_jeunes")),
    StudyFinding("soutien-acteurs", ("soutien_acteurs",), _any_answer("soutien_acteurs")),
    StudyFinding("sensibilisation", ("sensibilisation",), _any_answer("sensibilisation")),
    StudyFinding("service", ("service",), _answer("service", "dedie")),
    # Open data have collectivités and regions too, but nobody answered there.
    StudyFinding("repondants", ("action",), _respondents),
    StudyFinding("region-84", ("action", "region"), _in_region("84")),
)
