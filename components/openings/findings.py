"""« Les constats de l’étude », above the cards of the first page: computed, and as published."""

from collections.abc import Mapping
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


def section(content: Content) -> Component | None:
    """Return the findings that the selection can tell, and those that its wave cannot."""
    table = content.tables["constats"]
    present = {row["constat"] for row in table}
    keys = [key for key in told.FINDINGS if key in present]
    if not keys:
        return None
    known = _published(content.view)
    items = [_finding(key, table, known.get(key), content.view) for key in keys]
    more = len(keys) - OPEN
    return html.Section(
        [
            html.H2("Les constats de l’étude, recalculés ici", className="findings__title"),
            html.Ol(items[:OPEN], className="findings__list"),
            *_others(items[OPEN:], more),
            *_notes(table, [known[key] for key in keys if key in known]),
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


def _finding(key: str, table: Table, known: Published | None, view: View) -> html.Li:
    finding = told.FINDINGS[key]
    status = next(row for row in table if row["constat"] == key)["statut"]
    parts: list[Component] = [
        html.H3(finding.title, className="finding__title"),
        html.P(told.sentence(key, table), className="finding__sentence"),
        html.P(told.base(key, table), className="finding__base"),
    ]
    foot: list[Component] = []
    if known and status != MASKED:
        foot.append(_beside(key, table, known))
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
    return html.Li(parts, className="finding", id=f"constat-{key}")


def _beside(key: str, table: Table, known: Published) -> html.Dl:
    """Set what is computed beside what was published, with the gap where both are numbers."""
    words = f"«{formats.NBSP}{known.words}{formats.NBSP}»"
    said = formats.percent(known.value, 1) if known.value is not None else words
    pairs = [("Publié", said)]
    if known.value is not None:
        pairs = [("Calculé", told.figure(key, table)), *pairs]
        pairs += [("Écart", told.gap(key, table, known))]
    return html.Dl(
        [html.Div([html.Dt(term), html.Dd(text)]) for term, text in pairs if text],
        className="finding__published",
    )


def _notes(table: Table, known: list[Published]) -> list[Component]:
    notes = []
    if known:
        one = known[0]
        notes.append(f"Publié : {one.source}, {formats.day(one.date)}.")
    unasked = len(str(table.facts["non_poses"]).split())
    if unasked:
        words = formats.plural(unasked, "constat repose", "constats reposent")
        told = "des questions d’enquête, non posées dans ces données"
        notes.append(f"{formats.number(unasked)} {words} sur {told}.")
    return [html.P(note, className="findings__note") for note in notes]
