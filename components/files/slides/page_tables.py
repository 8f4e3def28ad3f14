"""The lists of a page as native tables: the findings of the study, who works in a country."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from components.answers import country, findings
from components.answers.content import Content
from components.files.slides import native_tables
from components.files.slides.boxes import Box
from components.files.slides.deck_writer import SlideContent
from components.files.slides.text_table import TextTable
from components.text.headlines import findings as findings_headlines
from data import french

#: Most rows on a slide; most slides of collectivités, of which the page has all.
FINDINGS: Final = 8
PEOPLE: Final = 14
MOST_SLIDES: Final = 5
#: Widths of columns, relative to a column of numbers.
_WIDTHS: Final = {"libelle": 3.2, "type": 2.2, "region": 2.4, "thematiques": 3.4, "depuis": 0.7}
_FINDING: Final = (0.19, 0.55, 0.18, 0.08)
_UNCOMPARED: Final = (0.3, 0.7)
_TITLE: Final = "Les constats de l’étude, recalculés ici"
_REST: Final = "Les suivantes sont dans le tableau de la page."


def page_table_slides(content: Content) -> list[SlideContent]:
    """Return the slides of the lists of a page; none where it has no list."""
    if "constats" in content.tables:
        return _findings(content)
    return _people(content) if "collectivites" in content.tables else []


def _findings(content: Content) -> list[SlideContent]:
    """Return slides with one row per finding: the value computed and the one published."""
    lines = findings.finding_lines(content)
    compared = any(line.published for line in lines)
    titles = ("Constat", "Calculé", *(("Publié", "Écart") if compared else ()))
    rows = [
        (
            findings_headlines.FINDINGS[line.key].title,
            f"{line.sentence} {line.base}",
            *((line.published, line.gap) if compared else ()),
        )
        for line in lines
    ]
    shares = _FINDING if compared else _UNCOMPARED
    source = " ".join(findings.source_notes(content))
    pages = _pages(len(rows), FINDINGS)
    return [
        _slide(
            _TITLE,
            source,
            TextTable(_header(titles), tuple(rows[at] for at in page), (), shares, 4),
        )
        for page in pages
    ]


def _people(content: Content) -> list[SlideContent]:
    """Return slides that list who works in a country, at most MOST_SLIDES of them."""
    table = content.tables["collectivites"]
    columns = [column for column in table.columns if not column.hidden]
    weights = [_WIDTHS.get(column.name, 1.0) for column in columns]
    shares = tuple(weight / sum(weights) for weight in weights)
    texts = sum(not column.unit and column.name != "depuis" for column in columns)
    header = _header([column.label for column in columns])
    rows = [tuple(country.authority_cell_text(column, row) for column in columns) for row in table]
    title = f"{country.country_name(content)}{french.NBSP}: les collectivités qui y travaillent"
    pages = _pages(min(len(rows), PEOPLE * MOST_SLIDES), PEOPLE)
    return [
        _slide(title, _place(page, len(rows)), TextTable(header, tuple(rows[at] for at in page), (),
                                                     shares, texts))
        for page in pages
    ]  # fmt: skip


def _place(page: range, count: int) -> str:
    """Return which collectivités a slide lists, and on the last one whether there are more."""
    rest = f" {_REST}" if page.stop == PEOPLE * MOST_SLIDES < count else ""
    return f"Collectivités {page.start + 1} à {page.stop} sur {french.number(count)}.{rest}"


def _pages(count: int, most: int) -> list[range]:
    """Return the rows of each slide, split evenly, at most `most` per slide."""
    slides = -(-count // most)
    return [range(count * at // slides, count * (at + 1) // slides) for at in range(slides)]


def _header(labels: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple((label,) for label in labels)


def _slide(title: str, question: str, table: TextTable) -> SlideContent:
    return SlideContent(title, question, partial(_add_table, table))


def _add_table(table: TextTable, slide: Any, box: Box) -> None:  # noqa: ANN401
    native_tables.add_table(slide, box, table)
