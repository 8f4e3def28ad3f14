"""« Les constats de l’étude », the opening of the first page: as computed, and as published."""

from typing import Final

from dash import html
from dash.development.base_component import Component

from components.answers.content import Content
from components.answers.findings import FindingLine, finding_lines, source_notes
from components.screen.markup import aria
from components.site.link_targets import chart_link, target
from components.site.view import View
from components.text.headlines import findings as finding_texts
from data import french

#: Findings open at once; the others wait behind one click.
OPEN: Final = 3


def section(content: Content) -> Component | None:
    """Return the findings of the selection, and notes on absent ones; None without findings."""
    items = [_finding(line, content.view) for line in finding_lines(content)]
    if not items:
        return None
    more = len(items) - OPEN
    return html.Section(
        [
            html.H2("Les constats de l’étude, recalculés ici", className="findings__title"),
            html.Ol(items[:OPEN], className="findings__list"),
            *_others(items[OPEN:], more),
            *(html.P(note, className="findings__note") for note in source_notes(content)),
        ],
        className="findings",
        **aria(label="Constats de l’étude"),
    )


def _others(items: list[html.Li], count: int) -> list[Component]:
    if count <= 0:
        return []
    words = french.plural(count, "autre constat", "autres constats")
    listed = html.Ol(items, start=str(OPEN + 1), className="findings__list")
    css = "findings__more whole-on-paper"
    return [html.Details([html.Summary(f"{count} {words}"), listed], className=css)]


def _finding(line: FindingLine, view: View) -> html.Li:
    finding = finding_texts.FINDINGS[line.key]
    parts: list[Component] = [
        html.H3(finding.title, className="finding__title"),
        html.P(line.sentence, className="finding__sentence"),
        *([html.P(line.base, className="finding__base")] if line.base else []),
    ]
    foot: list[Component] = []
    if line.published:
        foot.append(published_comparison(line.computed, line.published, line.gap))
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


def published_comparison(computed: str, published: str, gap: str) -> html.Dl:
    """Return the computed value, the published one and their gap, without those that are empty."""
    pairs = [("Calculé", computed), ("Publié", published), ("Écart", gap)]
    return html.Dl(
        [html.Div([html.Dt(term), html.Dd(text)]) for term, text in pairs if text],
        className="finding__published",
    )
