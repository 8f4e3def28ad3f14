"""The study’s findings: as computed on a selection, and as the study published them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from components.answers.content import Content
from components.site.view import View
from components.text.headlines import findings as finding_texts
from components.text.headlines import published as published_texts
from data import french
from data.codebook.published import Published, published
from data.disclosure.published import UNLISTED, WITHDRAWN
from data.table import Table

#: Statuses of a finding that is left out of the list.
NOT_PUBLISHED: Final = (UNLISTED, WITHDRAWN)


@dataclass(frozen=True)
class FindingLine:
    """One finding: its sentence and base, the published number, and the gap between the two.

    `computed` and `gap` are empty where the published finding has no number.
    """

    key: str
    sentence: str
    base: str
    computed: str = ""
    published: str = ""
    gap: str = ""


def finding_lines(content: Content) -> list[FindingLine]:
    """Return the findings that the data of the selection contain, in display order.

    Those that are not published for it have one note together (`source_notes`).
    """
    table = content.tables["constats"]
    statuses = {row["constat"]: row["statut"] for row in table}
    known = published_figures(content.view)
    return [
        _finding_line(key, table, _beside(known.get(key), str(statuses[key])))
        for key in finding_texts.FINDINGS
        if key in statuses and statuses[key] not in NOT_PUBLISHED
    ]


def _beside(known: Published | None, status: str) -> Published | None:
    """Return what was published, if it can stand there: words can without a number."""
    number = known is not None and known.value is not None
    return None if number and status in finding_texts.WITHHELD else known


def _finding_line(key: str, table: Table, known: Published | None) -> FindingLine:
    line = FindingLine(key, finding_texts.sentence(key, table), finding_texts.base(key, table))
    if known is None:
        return line
    if known.value is None:
        return replace(line, published=french.quoted(known.words))
    return replace(
        line,
        computed=published_texts.computed(key, table, known),
        published=published_texts.in_its_unit(known.value, known),
        gap=published_texts.finding_gap(key, table, known),
    )


def published_figures(view: View) -> Mapping[str, Published]:
    """Return the published figures by finding; empty for a filtered selection, which has none."""
    return {} if view.filters.chosen else published(view.filters.wave)


def origin_of(known: Published) -> str:
    """Return where a figure was published, and when."""
    return f"Publié{french.NBSP}: {known.source}, {french.day(known.date)}."


def source_notes(content: Content) -> list[str]:
    """Return notes: the sources of published figures, and which findings are absent, and why."""
    table = content.tables["constats"]
    known = published_figures(content.view)
    sentences = list(dict.fromkeys(map(origin_of, known.values())))
    more = [
        published_texts.in_its_unit(figure.value, figure)
        for key, figure in known.items()
        if key not in finding_texts.FINDINGS and figure.value is not None
    ]
    if more:
        sentences.append(f"Publié aussi, et absent de ces données{french.NBSP}: {', '.join(more)}.")
    sentences += _not_published(table)
    unasked = len(str(table.facts["non_poses"]).split())
    if unasked:
        words = french.plural(unasked, "constat repose", "constats reposent")
        why = "des questions d’enquête, non posées dans ces données"
        sentences.append(f"{french.number(unasked)} {words} sur {why}.")
    return sentences


def _not_published(table: Table) -> list[str]:
    """Return one sentence a reason on the findings that are not published for the selection."""
    sentences = []
    for status in NOT_PUBLISHED:
        titles = [
            finding_texts.FINDINGS[str(row["constat"])].title
            for row in table
            if row["statut"] == status
        ]
        if titles:
            count = french.counted(len(titles), "constat")
            named = " ; ".join(titles)
            shown = french.plural(len(titles), "n’est pas montré", "ne sont pas montrés")
            why = finding_texts.WITHHELD[status]
            sentences.append(f"{count} {shown} ici{french.NBSP}: {named}. {why}")
    return sentences
