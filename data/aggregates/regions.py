"""Regions: an overview of all, and the key figures of one compared with the others."""

from dataclasses import replace
from typing import Final

from data.aggregates.comparison.beside_rest import REGIONS, rest_of
from data.aggregates.counts import confidential_amounts
from data.aggregates.key_figures import KeyFigure, amount_figure, key_figures
from data.aggregates.means import MEASURES, Measure, quantity_columns, quartiles
from data.aggregates.shares_by_group import UNITS
from data.comparison import REST
from data.dataset import COOPERATION, RESPONDENT
from data.dimensions import dimension
from data.disclosure.published import UNLISTED, WITHDRAWN
from data.disclosure.rules import MASKED
from data.filters import Filters
from data.french import NBSP, counted
from data.selection import Selection, select
from data.table import Base, Column, Kind, Table, TableRow, Unit, Value

#: Quantities whose medians a portrait shows after the key figures.
MEDIANS: Final = ("budget_eur", "etp")
FEW: Final = "trop peu de réponses pour une médiane"
UNPUBLISHED: Final = "pour cette sélection"
#: Whom sums and medians are published for, beside a region.
EVERYONE: Final = "ensemble des répondants, région comprise"


def regions_overview(selection: Selection) -> Table:
    """Count the collectivités, cooperations and countries of every region, even without any.

    Columns `region`, `libelle`, `reseau`, `collectivites`, `cooperations`, `pays`. A filter on
    regions applies, so the selection should have none. `facts`: collectivités of no known region
    (`sans_region`).
    """
    book = selection.dataset.book
    owners = selection.respondents[[RESPONDENT, "region"]]
    cooperations = selection.cooperations[[RESPONDENT, "pays"]].merge(owners, on=RESPONDENT)
    abroad = cooperations[
        cooperations["pays"].isin(
            [c for c, measure in book.countries.items() if measure.is_country]
        )
    ]
    people = owners.groupby("region", observed=True)[RESPONDENT].nunique()
    actions = cooperations.groupby("region", observed=True).size()
    countries = abroad.groupby("region", observed=True)["pays"].nunique()
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            code,
            measure.name,
            measure.network,
            *(int(c.get(code, 0)) for c in (people, actions, countries)),
        )
        for code, measure in book.regions.items()
    )
    return Table(
        columns=(
            Column("region", "Code", hidden=True),
            Column("libelle", "Région"),
            Column("reseau", "Réseau régional"),
            UNITS[RESPONDENT],
            UNITS[COOPERATION],
            Column("pays", "Pays", "pays"),
        ),
        rows=rows,
        base=Base(len(selection.respondents), "collectivités de la sélection"),
        kind=Kind.LIST,
        unit=Unit.COLLECTIVITES,
        dimension="region",
        measure="collectivites",
        facts={
            "sans_region": int(owners["region"].isna().sum()),
            "survey": key_figures(selection).facts["survey"],
        },
    )


def figures_beside_rest(selection: Selection) -> Table:
    """Return the key figures and medians of the region and of the others, one indicator a row.

    Columns `indicateur`, `libelle`, then for each of the two groups the value, its unit, its base
    and its status (`region`, `unite`, `region_base`, `region_statut`, then the same with `reste`).
    Sums and medians are published for the region and for all: the second group of their rows is
    everyone, and its base says so. `facts`: `repondants` and `cooperations`, each with the suffix
    of its group.
    """
    rest = rest_of(selection)
    own, other = key_figures(selection), key_figures(rest if rest is not None else selection)
    others = {row["indicateur"]: row for row in other}
    rows: list[tuple[Value, ...]] = []
    for row in own:
        beside = others.get(row["indicateur"], row)
        if row["indicateur"] == "montant" and confidential_amounts(selection):
            beside = dict(zip(beside, _sum_of_all(selection), strict=True))
        rows.append((row["indicateur"], row["libelle"], *_cells(row), *_cells(beside)))
    rows += _medians(selection)
    return replace(
        own,
        columns=(
            Column("indicateur", "Code", hidden=True),
            Column("libelle", "Indicateur"),
            *(Column(n, n) for n in ("region", "unite", "region_base", "region_statut")),
            *(Column(n, n) for n in ("reste", "reste_unite", "reste_base", "reste_statut")),
        ),
        rows=tuple(rows),
        measure="region",
        facts={
            **_facts(selection, REGIONS.key),
            **(_facts(rest, REST) if rest is not None else {}),
            "survey": own.facts["survey"],
        },
    )


def _cells(row: TableRow) -> tuple[Value, ...]:
    """Return value, unit, base and status of a key figure."""
    return row["valeur"], row["unite"], row["base"], row["statut"]


def _sum_of_all(selection: Selection) -> KeyFigure:
    """Return the sum of the amounts of everyone, beside that of a region."""
    found = amount_figure(_everyone(selection))
    return found._replace(base=f"{EVERYONE}{NBSP}; {found.base}" if found.base else EVERYONE)


def _everyone(selection: Selection) -> Selection:
    return select(selection.dataset, Filters(selection.filters.wave))


def _medians(selection: Selection) -> list[tuple[Value, ...]]:
    """Return one row of `figures_beside_rest` for each quantity that the wave asked."""
    book, wave = selection.dataset.book, selection.filters.wave
    measures = [MEASURES[name] for name in MEDIANS]
    asked = [measure for measure in measures if dimension(measure.classes, book).asked(book, wave)]
    whole = _everyone(selection)
    return [
        (
            measure.column.name,
            quantity_columns(measure)[0].label,
            *_median_cells(selection, measure),
            *_median_cells(whole, measure, EVERYONE),
        )
        for measure in asked
    ]


def _median_cells(selection: Selection, measure: Measure, whose: str = "") -> tuple[Value, ...]:
    """Return a median, its unit, its base (or why it is not shown), and its status."""
    found = quartiles(selection, measure.column.name)
    answers = counted(found.n, "réponse") if found.n is not None else ""
    of = f"{whose}{NBSP}; " if whose else ""
    if found.median is not None:
        return found.median, measure.column.unit, f"{of}{answers}", ""
    status = found.status if found.status in {UNLISTED, WITHDRAWN} else MASKED
    few = f"{answers}, trop peu pour une médiane" if answers else FEW
    if status != MASKED:
        few = UNPUBLISHED
    return None, measure.column.unit, f"{of}{few}", status


def _facts(selection: Selection, group: str) -> dict[str, Value]:
    return {
        f"repondants_{group}": len(selection.respondents),
        f"cooperations_{group}": len(selection.cooperations),
    }
