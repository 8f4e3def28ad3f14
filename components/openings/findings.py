"""« Les constats de l’étude », above the cards of the first page: computed, and as published."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from dash import html
from dash.development.base_component import Component

from components import findings_sentences as told
from components.address import View
from components.content import Content
from components.figures import formats
from components.markup import aria
from components.targets import chart_link, target
from data.codebook.published import Published, published
from data.disclosure import MASKED
from data.table import Table

#: Findings open at once; the others wait behind one click.
OPEN: Final = 3


@dataclass(frozen=True)
class Line:
    """One finding: what is computed with its base, what was published, and the gap between them.

    `computed` and `gap` are empty where what was published is no number.
    """

    key: str
    sentence: str
    base: str
    computed: str = ""
    published: str = ""
    gap: str = ""


def lines(content: Content) -> list[Line]:
    """Return the findings that the selection can tell, in the order of reading."""
    table = content.tables["constats"]
    statuses = {row["constat"]: row["statut"] for row in table}
    known = _published(content.view)
    return [
        _line(key, table, known.get(key) if statuses[key] != MASKED else None)
        for key in told.FINDINGS
        if key in statuses
    ]


def _line(key: str, table: Table, known: Published | None) -> Line:
    made = Line(key, told.sentence(key, table), told.base(key, table))
    if known is None:
        return made
    if known.value is None:
        return replace(made, published=f"«{formats.NBSP}{known.words}{formats.NBSP}»")
    return replace(
        made,
        computed=told.figure(key, table, known),
        published=told.value_of(known.value, known),
        gap=told.gap(key, table, known),
    )


def section(content: Content) -> Component | None:
    """Return the findings that the selection can tell, and those that its wave cannot."""
    items = [_finding(line, content.view) for line in lines(content)]
    if not items:
        return None
    more = len(items) - OPEN
    return html.Section(
        [
            html.H2("Les constats de l’étude, recalculés ici", className="findings__title"),
            html.Ol(items[:OPEN], className="findings__list"),
            *_others(items[OPEN:], more),
            *(html.P(note, className="findings__note") for note in notes(content)),
        ],
        className="findings",
        **aria(label="Constats de l’étude"),
    )


def _published(view: View) -> Mapping[str, Published]:
    """Return what was published of the whole wave: of a part of it, nothing was."""
    return {} if view.filters.chosen else published(view.filters.wave)


def _others(items: list[html.Li], count: int) -> list[Component]:
    if count <= 0:
        return []
    words = formats.plural(count, "autre constat", "autres constats")
    listed = html.Ol(items, start=str(OPEN + 1), className="findings__list")
    css = "findings__more whole-on-paper"
    return [html.Details([html.Summary(f"{count} {words}"), listed], className=css)]


def _finding(line: Line, view: View) -> html.Li:
    finding = told.FINDINGS[line.key]
    parts: list[Component] = [
        html.H3(finding.title, className="finding__title"),
        html.P(line.sentence, className="finding__sentence"),
        html.P(line.base, className="finding__base"),
    ]
    foot: list[Component] = []
    if line.published:
        foot.append(beside(line.computed, line.published, line.gap))
    href = target("zone", finding.zone, view) if finding.zone else chart_link(finding.chart, view)
    if href:
        link = html.A(
            "Voir le graphique",
            href=href,
            className="finding__link",
            **aria(label=f"Voir le graphique : {finding.title}"),
        )
        foot.append(link)
    parts += [html.Div(foot, className="finding__foot")] if foot else []
    return html.Li(parts, className="finding", id=f"constat-{line.key}")


def beside(computed: str, published: str, gap: str) -> html.Dl:
    """Set what is computed beside what was published, with the gap where both are numbers."""
    pairs = [("Calculé", computed), ("Publié", published), ("Écart", gap)]
    return html.Dl(
        [html.Div([html.Dt(term), html.Dd(text)]) for term, text in pairs if text],
        className="finding__published",
    )


def origin_of(known: Published) -> str:
    """Return where a figure was published, and when."""
    return f"Publié{formats.NBSP}: {known.source}, {formats.day(known.date)}."


def notes(content: Content) -> list[str]:
    """Say where the published figures are from, and how many findings are about what is absent."""
    table = content.tables["constats"]
    known = _published(content.view)
    said = list(dict.fromkeys(map(origin_of, known.values())))
    more = [
        told.value_of(one.value, one)
        for key, one in known.items()
        if key not in told.FINDINGS and one.value is not None
    ]
    if more:
        said.append(f"Publié aussi, et absent de ces données{formats.NBSP}: {', '.join(more)}.")
    unasked = len(str(table.facts["non_poses"]).split())
    if unasked:
        words = formats.plural(unasked, "constat repose", "constats reposent")
        why = "des questions d’enquête, non posées dans ces données"
        said.append(f"{formats.number(unasked)} {words} sur {why}.")
    return said
