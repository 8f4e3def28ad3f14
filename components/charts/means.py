"""Charts about means: budget, staff, seniority."""

from typing import Final

from components.charts.model import Aggregate, Chart, Choice
from components.figures.by_kind import FIGURES, crossed_shares, figure_function
from components.figures.theme import Figure
from components.text.headlines import means as means_headlines
from data.aggregates import means
from data.table import Kind, Table

#: Groupings of collectivités; a choice applies to every card of a page.
GROUPS: Final = (("type", "Par type"), ("strate", "Par taille"), ("region", "Par région"))


def _stacked(table: Table, *, selected: frozenset[str] = frozenset()) -> Figure:
    """Stack the answers of each group; the shades of ordered classes rise with them."""
    return crossed_shares(table, selected=selected, rising=table.dimension in means.ORDERED)


#: Questions with one answer: the shares of a group add up to 100 %.

shares_or_medians: Final = figure_function({**FIGURES, Kind.CROSSED: _stacked})


def _all(key: str) -> Aggregate:
    return lambda selection: means.answers_to(selection, key)


def _by(key: str, group: str) -> Aggregate:
    return lambda selection: means.answers_by(selection, key, group)


def median_aggregate(measure: str, group: str) -> Aggregate:
    """Return the aggregate that gives the quartiles of `measure` within each `group`."""
    return lambda selection: means.quartiles_by(selection, measure, group)


def everyone_then_groups(key: str) -> tuple[Choice, ...]:
    """Return the choices of a question: all together, then by type, size and region."""
    return (
        Choice("ensemble", "Ensemble", _all(key), (key,)),
        *(Choice(group, label, _by(key, group), (key, group)) for group, label in GROUPS),
    )


def _median_choices(measure: str, unit: str = "") -> tuple[Choice, ...]:
    asked = means.MEASURES[measure].classes
    return tuple(
        Choice(group, label, median_aggregate(measure, group), (asked, group), unit=unit)
        for group, label in GROUPS
    )


CHARTS: Final = (
    Chart(
        key="budget-specifique",
        title="Budget spécifique",
        question="Les collectivités consacrent-elles un budget à leur action extérieure ?",
        unit="% des collectivités",
        figure=shares_or_medians,
        sentence=means_headlines.budget,
        choices=everyone_then_groups("budget_specifique"),
    ),
    Chart(
        key="budget-classes",
        title="Budget annuel, par tranche",
        question="De quel budget annuel disposent-elles ?",
        unit="% des collectivités ayant indiqué leur budget",
        figure=shares_or_medians,
        sentence=means_headlines.answers,
        choices=(
            Choice("montant", "Montant", _all("budget_classe"), ("budget_classe",)),
            Choice(
                "par-habitant",
                "Par habitant",
                _all("budget_habitant_classe"),
                ("budget_habitant_classe",),
            ),
        ),
    ),
    Chart(
        key="agents-classes",
        title="Agents (ETP), par tranche",
        question="Combien d’agents (ETP) y travaillent ?",
        unit="% des collectivités ayant indiqué leurs agents",
        figure=shares_or_medians,
        sentence=means_headlines.answers,
        choices=(Choice("agents", "Agents (ETP)", _all("etp_classe"), ("etp_classe",)),),
    ),
    Chart(
        key="budget-mediane",
        title="Budget médian",
        question="Quel est le budget d’une collectivité ordinaire, selon son type ou sa taille ?",
        unit="euros, ou euros par habitant",
        figure=shares_or_medians,
        sentence=means_headlines.medians,
        choices=(
            *_median_choices("budget_eur", "euros"),
            Choice(
                "habitant-type",
                "Par habitant et type",
                median_aggregate("budget_habitant", "type"),
                ("budget_habitant_classe", "type"),
                unit="euros par habitant",
            ),
            Choice(
                "habitant-strate",
                "Par habitant et taille",
                median_aggregate("budget_habitant", "strate"),
                ("budget_habitant_classe", "strate"),
                unit="euros par habitant",
            ),
        ),
    ),
    Chart(
        key="agents-mediane",
        title="Agents (ETP), médiane",
        question="Combien d’agents dans une collectivité ordinaire, selon son type ou sa taille ?",
        unit="agents en équivalent temps plein (ETP)",
        figure=shares_or_medians,
        sentence=means_headlines.medians,
        choices=_median_choices("etp"),
    ),
    Chart(
        key="anciennete",
        title="Ancienneté de l’action",
        question="Depuis combien de temps agissent-elles ?",
        unit="% des collectivités",
        figure=shares_or_medians,
        sentence=means_headlines.answers,
        choices=everyone_then_groups("anciennete"),
    ),
)
