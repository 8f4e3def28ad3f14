"""Reading aids of a card: scope, example of reading, notes, source, definitions."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from components.answers.answer import ANSWERED, Answer
from components.answers.captions import definitions, scope, source, unplaced, warnings


def aids(answer: Answer) -> list[Component]:
    """Return *Champ*, *Lecture*, *Note* and *Source*, then what the words of the table mean."""
    table = answer.table if answer.state == ANSWERED else None
    entries = [("Champ", scope(answer))]
    if table:
        entries += [("Lecture", answer.chart.reading(table))]
        entries += [("Note", note) for note in (*table.every_note, *warnings(table, answer))]
    entries += [("Source", source(answer))]
    meant = definitions(answer)
    folded = html.Details([html.Summary("Définitions"), _listed(meant)], className="glossary")
    return [_listed(entries), *([folded] if meant else [])]


def _listed(entries: Iterable[tuple[str, str]]) -> html.Dl:
    return html.Dl(
        [html.Div([html.Dt(term), html.Dd(text)]) for term, text in entries if text],
        className="aids",
    )


def unplaced_list(answer: Answer) -> Component | None:
    """Return the list of cooperations without a country; None for a chart that is not a map."""
    unplaced_entries = unplaced(answer)
    if unplaced_entries is None:
        return None
    if not unplaced_entries:
        return html.P("Toutes les coopérations sont ventilées par pays.", className="aside__none")
    (total, words), *rows = unplaced_entries
    items = [html.Li([html.Span(name), " ", html.Strong(value)]) for name, value in rows]
    return html.Div([html.P([html.Strong(total), f" {words}"]), html.Ul(items)])
