"""Groups to add to a comparison: an answer of a filter, a wave, collectivités by name."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.answers.filter_words import ordered
from components.charts import comparison_keys
from components.screen.markup import change_attributes
from components.site.view import View
from data import french
from data.comparison import (
    MAX_GROUPS,
    OVERALL,
    REST,
    Comparison,
    ComparisonPlan,
    Group,
    groups_text,
)
from data.dataset import Dataset
from data.disclosure.by_name import names_of
from data.filters import FILTERS
from data.selection import present


def adding(
    asked: Comparison, plan: ComparisonPlan, view: View, dataset: Dataset
) -> list[Component]:
    """Return the lists of groups to add: answers of filters, waves, rest and all; then names."""
    by_name = _naming(asked, plan, view, dataset)
    if len(plan.groups) >= MAX_GROUPS:
        limit = f"Quatre groupes au plus{french.NBSP}: retirez-en un pour en ajouter un autre."
        return [html.P(limit, className="comparing__full"), *by_name]
    there = {group.text for group in plan.groups}
    options = [
        {"label": name, "value": _change(before_rest(plan.groups, group), plan, view)}
        for name, group in _offered(view.filters.wave, dataset)
        if group.text not in there
    ]
    return [select("Ajouter un groupe", options, None), *by_name]


def _change(groups: Sequence[Group], plan: ComparisonPlan, view: View) -> str:
    """Return the groups parameter, as the value of an option.

    The filters of the page become a group too: they restrict the others no longer.
    """
    left = "".join(f"&{key}=" for key, _ in view.filters.chosen if not plan.base.codes(key))
    return f"{comparison_keys.GROUPS}={groups_text(tuple(groups))}{left}"


def _naming(
    asked: Comparison, plan: ComparisonPlan, view: View, dataset: Dataset
) -> list[Component]:
    """Return the list of collectivités by name: the first creates a group, the others join it."""
    own = next((group for group in plan.groups if group.members_by_name), None)
    if own is None and len(plan.groups) >= MAX_GROUPS:
        return []
    names = names_of(dataset, view.filters.wave)
    left = [who for who in names if own is None or who not in own.members_by_name]
    left.sort(key=lambda who: french.sort_key(names[who]))
    options = [
        {"label": names[who], "value": _change(_joined(asked, plan, own, who), plan, view)}
        for who in left
    ]
    label = "Ajouter une collectivité au groupe choisi" if own else "Choisir des collectivités"
    return [select(label, options, None)] if options else []


def _joined(
    asked: Comparison, plan: ComparisonPlan, own: Group | None, who: str
) -> tuple[Group, ...]:
    """Return the groups with `who` added to the group `own`, or in a new group."""
    if own:
        return with_picked(plan.groups, own, tuple(sorted((*own.members_by_name, who))))
    new_group = Group(members_by_name=(who,))
    return before_rest(plan.groups, new_group) if asked.groups else (new_group, Group(kind=REST))


def with_picked(groups: Sequence[Group], own: Group, picked: tuple[str, ...]) -> tuple[Group, ...]:
    """Return `groups` with other members in `own`, and in the same group of another wave."""
    same = own.members_by_name
    return tuple(
        replace(other, members_by_name=picked) if other.members_by_name == same else other
        for other in groups
    )


def before_rest(groups: Sequence[Group], group: Group) -> tuple[Group, ...]:
    """Return `groups` with one more, before the rest."""
    named = [other for other in groups if other.kind != REST]
    return (*named, group, *(other for other in groups if other.kind == REST))


def _offered(wave: str, dataset: Dataset) -> Iterable[tuple[str, Group]]:
    yield "Le reste (tous les autres)", Group(kind=REST)
    yield "L’ensemble", Group(kind=OVERALL)
    if len(dataset.waves) > 1:
        for offered_wave in dataset.waves:
            yield f"Vague · {offered_wave.short}", Group(wave=offered_wave.code)
    present_codes = present(dataset, wave)
    for item in FILTERS:
        if item.key != "pays":
            for code in ordered(item, present_codes[item.key], dataset.book):
                name = f"{item.label} · {item.words(dataset.book).label(code)}"
                yield name, Group(((item.key, (code,)),))


def select(label: str, options: list[dict[str, str]], value: str | None) -> html.Label:
    """Return a list whose options are changes of the address."""
    chosen = dbc.Select(options=options, value=value, placeholder="Choisir…")
    return html.Label([label, chosen], className="comparing__choice", **change_attributes())
