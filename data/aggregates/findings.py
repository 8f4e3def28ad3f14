"""The study's named findings, computed anew on whatever is selected: one to three rows each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from data.aggregates.key_figures import FRENCH_SPEAKING_AFRICA
from data.codebook import NONE_CODES
from data.dataset import COOPERATION, RESPONDENT
from data.dimensions import Dimension, dimension, members
from data.disclosure.rules import MASKED
from data.filters import Selection
from data.table import Base, Column, Table, Value

Rows = list[tuple[Value, ...]]

#: Answers told of a finding that is about the first ones.
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
class Finding:
    """One finding: the questions that it needs, and what is counted."""

    key: str
    asks: tuple[str, ...]
    measure: Callable[[Selection], Rows]


def study_findings(selection: Selection) -> Table:
    """Return the findings that this wave can tell, in the study's order.

    Columns `constat`, `code`, `libelle` (the answer), `rang` among the answers, `unite`,
    `effectif`, `part`, `statut`, `n`, `base`. `facts`: `non_poses`, findings whose question was not
    asked; `thematiques` and `modes`, how many different ones are cited.
    """
    book, wave = selection.dataset.book, selection.filters.wave
    rows: Rows = []
    unasked = []
    for finding in FINDINGS:
        if all(dimension(key, book).asked(book, wave) for key in finding.asks):
            rows += [(finding.key, *row) for row in finding.measure(selection) if row[-2]]
        else:
            unasked.append(finding.key)
    return Table(
        columns=COLUMNS,
        rows=tuple(rows),
        base=Base(len(selection.cooperations), "coopérations de la sélection"),
        dimension="constat",
        measure="part",
        facts={
            "non_poses": " ".join(unasked),
            "thematiques": _kinds(selection, "thematique"),
            "modes": _kinds(selection, "mode"),
        },
    )


def _answer(key: str, code: str) -> Callable[[Selection], Rows]:
    """Return what counts one answer to a question, with its rank among the answers."""

    def measure(selection: Selection) -> Rows:
        ranked = _ranked(selection, key)
        withheld = [row for row in ranked if row[2] is None]
        return withheld or [row for row in ranked if row[0] == code]

    return measure


def _first(key: str, count: int = FIRST) -> Callable[[Selection], Rows]:
    """Return what counts the most frequent answers to a question."""
    return lambda selection: [row for row in _ranked(selection, key) if row[4] != 0][:count]


def _some(key: str) -> Callable[[Selection], Rows]:
    """Return what counts the units that gave any answer but « aucun »."""

    def measure(selection: Selection) -> Rows:
        what = dimension(key, selection.dataset.book)
        pairs = members(selection, what, what.level)
        given = pairs[~pairs["code"].isin(list(NONE_CODES))]
        counted = given[what.level].nunique(), pairs[what.level].nunique()
        label = what.label(selection.dataset.book)
        return [("", label, None, *_told(selection, what, *counted))]

    return measure


def _ranked(selection: Selection, key: str) -> Rows:
    """Return every answer with its rank, the most frequent first; « aucun » is in the base only.

    An answer that nobody gave is there too, and comes last. Where counts are withheld there is
    one row, without rank: not even which answers were given is told.
    """
    book = selection.dataset.book
    what = dimension(key, book)
    words = what.words(book)
    pairs = members(selection, what, what.level)
    n = pairs[what.level].nunique()
    sizes = pairs.groupby("code")[what.level].nunique()
    counts = {code: int(sizes.get(code, 0)) for code in words.codes if code not in NONE_CODES}
    if _told(selection, what, 0, n)[3] == MASKED:
        return [("", what.label(book), None, *_told(selection, what, 0, n))]
    ahead = {
        code: sum(other > count for other in counts.values()) for code, count in counts.items()
    }
    return [
        (code, words.label(code), 1 + ahead[code], *_told(selection, what, counts[code], n))
        for code in sorted(counts, key=lambda code: ahead[code])
    ]


def _told(selection: Selection, what: Dimension, count: int, n: int) -> tuple[Value, ...]:
    """Return unit, count, share, status, base and its words, as far as they may be shown."""
    hidden = what.confidential(selection.dataset.book)
    shown = selection.dataset.rules.share(count, n, confidential=hidden)
    unit = "collectivites" if what.level == RESPONDENT else "cooperations"
    return (unit, *shown, n, what.base)


def _kinds(selection: Selection, key: str) -> int:
    what = dimension(key, selection.dataset.book)
    return int(members(selection, what, what.level)["code"].nunique())


def _in_french_speaking_africa(selection: Selection) -> Rows:
    """Share of all cooperations, those of no country included, as the study has it."""
    zones = selection.long("zones")
    inside = int((zones["zones"] == FRENCH_SPEAKING_AFRICA).sum())
    label = selection.dataset.book.nomenclatures["zones"].label(FRENCH_SPEAKING_AFRICA)
    return [(FRENCH_SPEAKING_AFRICA, label, None, *_of_all(selection, inside))]


def _serving_a_goal(selection: Selection) -> Rows:
    """For how many cooperations some goal is known, then the goal most served.

    No share of it: of the others nothing is known.
    """
    what = dimension("odd", selection.dataset.book)
    serving = members(selection, what, COOPERATION)[COOPERATION].nunique()
    unit, count, _, status, *base = _of_all(selection, serving)
    return [
        ("", what.label(selection.dataset.book), None, unit, count, None, status, *base),
        *_ranked(selection, "odd")[:1],
    ]


def _respondents(selection: Selection) -> Rows:
    n = len(selection.respondents)
    return [("", "", None, "collectivites", n, None, "", n, "collectivités de la sélection")]


def _in_region(code: str) -> Callable[[Selection], Rows]:
    """Return what counts who is in a region; nothing where the selection is about regions."""

    def measure(selection: Selection) -> Rows:
        rows = [] if selection.filters.codes("region") else _answer("region", code)(selection)
        return [row for row in rows if row[4]]

    return measure


def _of_all(selection: Selection, count: int) -> tuple[Value, ...]:
    n = len(selection.cooperations)
    shown = selection.dataset.rules.share(count, n, confidential=False)
    return ("cooperations", *shown, n, "coopérations de la sélection")


FINDINGS: Final = (
    Finding("internationalisation", ("action",), _answer("action", "oui")),
    Finding("solidarite", ("motivations",), _answer("motivations", "solidarite")),
    Finding("afrique-francophone", ("pays",), _in_french_speaking_africa),
    Finding("odd", ("odd",), _serving_a_goal),
    Finding("cooperation-decentralisee", ("mode",), _answer("mode", "cooperation-decentralisee")),
    Finding("diversite", ("thematique",), _first("thematique", 1)),
    Finding("types-action", ("types_action",), _first("types_action")),
    Finding("financeurs", ("financeur",), _first("financeur", 4)),
    Finding("anciennete", ("anciennete",), _answer("anciennete", "plus-20")),
    Finding("mobilite-jeunes", ("mobilite_jeunes",), _some("mobilite_jeunes")),
    Finding("soutien-acteurs", ("soutien_acteurs",), _some("soutien_acteurs")),
    Finding("sensibilisation", ("sensibilisation",), _some("sensibilisation")),
    Finding("service", ("service",), _answer("service", "dedie")),
    # Open data have collectivités and regions too, but nobody answered there.
    Finding("repondants", ("action",), _respondents),
    Finding("region-84", ("action", "region"), _in_region("84")),
)
