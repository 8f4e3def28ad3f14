"""The opening of a comparison: its question, its groups, and how to change them."""

from collections.abc import Iterable
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from components.answers.content import Content
from components.charts import comparison_keys
from components.screen.markup import aria
from components.screen.openings.comparison_choices import adding, before_rest, select, with_picked
from components.site.view import View
from data import french
from data.aggregates.means import indicator_dimension
from data.codebook import Codebook
from data.comparison import (
    MAX_GROUPS,
    Comparison,
    ComparisonPlan,
    Group,
    group_label,
    largest_groups,
    plan_of,
    scope_of,
)
from data.dataset import Dataset
from data.dimensions import dimension
from data.disclosure.by_name import names_of
from data.filters import Filters
from data.table import Table


def opening(content: Content) -> Component:
    """Return the groups, and what changes them and the question, folded."""
    dataset, view = content.dataset, content.view
    asked = comparison_keys.comparison_of(dict(view.extra), dataset)
    plan = plan_of(asked, view.filters, dataset)
    table = content.answers[0].table
    return html.Section(
        [
            _question_on_paper(asked, dataset),
            html.H2("Groupes comparés", className="visually-hidden"),
            html.Ul(_groups(plan, asked, view, dataset, table), className="comparing__groups"),
            *_members(asked, plan, view, dataset),
            *_whose(asked, plan, view, table),
            html.Details(
                [
                    html.Summary(
                        [
                            "Changer",
                            html.Span(
                                " d’indicateur ou de groupes", className="comparing__changed"
                            ),
                        ],
                        className="action",
                    ),
                    html.Div(
                        [_indicator(asked, plan, dataset), *adding(asked, plan, view, dataset)],
                        className="comparing__choices",
                    ),
                    *_selected(asked, plan, view),
                    _begin(asked, view, dataset),
                ],
                className="comparing__change",
                **{"data-stays": "groupes"},  # type: ignore[arg-type]
            ),
        ],
        className="comparing",
        **aria(label="Ce qui est comparé"),
    )


def _question_on_paper(asked: Comparison, dataset: Dataset) -> html.P:
    """Return the question as text, for paper: on screen it is in a list."""
    words = comparison_keys.indicator_label(asked.indicator, dataset.book)
    return html.P(f"Indicateur{french.NBSP}: {words}", className="comparing__asked")


def comparison_href(view: View, asked: Comparison, *, filters: Filters | None = None) -> str:
    """Return the address of another comparison, with the same filters unless others are given."""
    selected = filters or view.filters
    return replace(
        view, extra=tuple(comparison_keys.parameters_of(asked).items()), filters=selected
    ).href


def _indicator(asked: Comparison, plan: ComparisonPlan, dataset: Dataset) -> html.Label:
    book = dataset.book
    options = []
    for key, words in comparison_keys.indicators(book).items():
        waves = _asking(key, dataset)
        if waves:
            only = "" if any(wave in waves for wave in plan.waves) else f" ({_waves(waves, book)})"
            options.append(
                {"label": f"{words}{only}", "value": f"{comparison_keys.INDICATOR}={key}"}
            )
    return select("Indicateur", options, f"{comparison_keys.INDICATOR}={asked.indicator}")


def _asking(key: str, dataset: Dataset) -> list[str]:
    what = dimension(indicator_dimension(key), dataset.book)
    return [wave.code for wave in dataset.waves if what.asked(dataset.book, wave.code)]


def _waves(codes: Iterable[str], book: Codebook) -> str:
    return ", ".join(book.waves[code].short for code in codes)


def _groups(
    plan: ComparisonPlan, asked: Comparison, view: View, dataset: Dataset, table: Table | None
) -> list[html.Li]:
    sizes = {row["groupe"]: row["n"] for row in table} if table else {}
    waves = len(plan.waves) > 1
    items = []
    for group in plan.groups:
        name = group_label(group, dataset, waves=waves)
        n = sizes.get(group.text)
        size = french.base_size(n) if isinstance(n, int) else ""
        left = [other for other in plan.groups if other != group]
        way_out = comparison_href(view, asked.with_groups(*left), filters=plan.base)
        # A comparison needs two groups.
        removal = [_drop(name, way_out)] if len(plan.groups) > 2 else []  # noqa: PLR2004
        items.append(html.Li([html.Span(name), html.Small(size), *removal]))
    return items


def _members(
    asked: Comparison, plan: ComparisonPlan, view: View, dataset: Dataset
) -> list[Component]:
    """Return the members of a group chosen by name, each with a link that removes it."""
    own = next((group for group in plan.groups if len(group.members_by_name) > 1), None)
    if own is None:
        return []
    names, items = names_of(dataset), []
    for who in own.members_by_name:
        left = with_picked(
            plan.groups, own, tuple(member for member in own.members_by_name if member != who)
        )
        way_out = comparison_href(view, asked.with_groups(*left), filters=plan.base)
        name = names.get(who, who)
        items.append(html.Li([html.Span(name), _drop(name, way_out)]))
    listed = html.Ul(items, className="comparing__groups")
    return [html.Details([html.Summary(f"{len(items)} collectivités choisies"), listed])]


def _drop(name: str, way_out: str) -> html.A:
    return html.A(
        html.Span("×", **aria(hidden="true")),
        href=way_out,
        className="comparing__drop",
        title=f"Retirer « {name} »",
        **aria(label=f"Retirer « {name} »"),
    )


def _whose(
    asked: Comparison, plan: ComparisonPlan, view: View, table: Table | None
) -> list[Component]:
    """Return the choice between all respondents and the panel, where several waves asked."""
    size = table.facts.get("panel") if table else None
    if len(plan.waves) == 1 or size is None:
        return []
    suffix = f", n{french.NBSP}={french.NBSP}{size}"
    pairs = (("Tous les répondants", False), (f"Panel (mêmes collectivités{suffix})", True))
    links = [
        html.A(
            words,
            href=comparison_href(view, replace(asked, panel=panel)),
            className="choice",
            **aria(current="true") if panel == asked.panel else {},
        )
        for words, panel in pairs
    ]
    return [html.Nav(links, className="choices", **aria(label="Répondants comparés"))]


def _selected(asked: Comparison, plan: ComparisonPlan, view: View) -> list[Component]:
    """Return the link that turns the filters of the page into a group, where there are groups."""
    scope = scope_of(view.filters)
    chosen = tuple(choice for choice in view.filters.chosen if choice not in scope.chosen)
    if not asked.groups or not chosen or len(plan.groups) >= MAX_GROUPS:
        return []
    more = asked.with_groups(*before_rest(plan.groups, Group(chosen)))
    link = html.A("Faire de ces filtres un groupe", href=comparison_href(view, more, filters=scope))
    scope_note = "Les filtres de la page restreignent tous les groupes. "
    return [html.P([scope_note, html.Span(link, className="comparing__more")])]


def _begin(asked: Comparison, view: View, dataset: Dataset) -> html.Nav:
    """Return links to predefined comparisons: types, sizes, successive waves."""
    surveys = sorted(
        (wave for wave in dataset.waves if wave.nature == "enquete"), key=lambda w: w.last_year
    )
    begun = [
        (name, largest_groups(key, scope_of(view.filters), dataset))
        for key, name in (("type", "Les types"), ("strate", "Les tailles"))
    ]
    begun.append(
        ("D’une vague à l’autre", tuple(Group(wave=wave.code) for wave in surveys[-MAX_GROUPS:]))
    )
    links = [
        html.A(
            name,
            href=comparison_href(view, asked.with_groups(*groups), filters=scope_of(view.filters)),
            className="choice",
            **aria(current="true") if asked.groups == groups else {},
        )
        for name, groups in begun
        if len(groups) > 1
    ]
    return html.Nav(links, className="choices", **aria(label="Comparaisons toutes prêtes"))
