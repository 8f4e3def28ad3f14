"""Regions: an overview of all, and the key figures of one compared with the others."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from data.aggregates.comparison.beside_rest import REGIONS, compare_with_rest, rest_of
from data.aggregates.key_figures import key_figures
from data.aggregates.means import MEASURES, Measure, quantity_columns, quartiles
from data.aggregates.shares_by_group import UNITS
from data.answers import members
from data.comparison import REST
from data.dataset import COOPERATION, RESPONDENT
from data.dimensions import DIMENSIONS, dimension
from data.disclosure.rules import MASKED
from data.french import counted
from data.selection import Selection
from data.table import Base, Column, Kind, Table, TableRow, Unit, Value

#: Quantities whose medians a portrait shows after the key figures.
MEDIANS: Final = ("budget_eur", "etp")
FEW: Final = "trop peu de réponses pour une médiane"


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
    What is masked for the region is masked for the others too. `facts`: `repondants`,
    `cooperations`, `actives` and `dits` (answers to `action`), each with the suffix of its group.
    """
    rest, masked = rest_of(selection), compare_with_rest(selection, "action").masked
    own, other = key_figures(selection), key_figures(rest if rest is not None else selection)
    others = {row["indicateur"]: row for row in other}
    rows: list[tuple[Value, ...]] = []
    for row in own:
        beside, answered = others[row["indicateur"]], row["indicateur"] == "actives"
        first = _shown(row, hidden=answered and REGIONS.key in masked)
        second = _shown(beside, hidden=MASKED in first or (answered and REST in masked))
        rows.append((row["indicateur"], row["libelle"], *first, *second))
    rows += _medians(selection, rest if rest is not None else selection)
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
            **_facts(selection, REGIONS.key, masked),
            **(_facts(rest, REST, masked) if rest is not None else {}),
            "survey": own.facts["survey"],
        },
    )


def _shown(row: TableRow, *, hidden: bool) -> tuple[Value, ...]:
    """Return value, unit, base and status of a key figure."""
    if hidden:
        return None, row["unite"], row["base"], MASKED
    return row["valeur"], row["unite"], row["base"], row["statut"]


def _medians(selection: Selection, rest: Selection) -> list[tuple[Value, ...]]:
    """Return one row of `figures_beside_rest` for each quantity that the wave asked."""
    book, wave = selection.dataset.book, selection.filters.wave
    measures = [MEASURES[name] for name in MEDIANS]
    asked = [measure for measure in measures if dimension(measure.classes, book).asked(book, wave)]
    return [
        (
            measure.column.name,
            quantity_columns(measure)[0].label,
            *_median_cells(selection, measure),
            *_rest_median_cells(selection, rest, measure),
        )
        for measure in asked
    ]


def _median_cells(selection: Selection, measure: Measure) -> tuple[Value, ...]:
    """Return a median, its unit, its base (or why it is masked), and its status."""
    values = selection.respondents[measure.column.name].dropna().tolist()
    median, *_, n, _ = quartiles(selection, values)
    answers = counted(n, "réponse") if isinstance(n, int) else ""
    if median is not None:
        return median, measure.column.unit, answers, ""
    few = "trop peu pour une médiane"
    return None, measure.column.unit, f"{answers}, {few}" if answers else FEW, MASKED


def _rest_median_cells(
    selection: Selection, rest: Selection, measure: Measure
) -> tuple[Value, ...]:
    """Return the cells of the others' median, masked where the region's answers are too few."""
    n = int(selection.respondents[measure.column.name].notna().sum())
    if selection.dataset.rules.status(n) == MASKED:
        return None, measure.column.unit, "masqué avec la région", MASKED
    return _median_cells(rest, measure)


def _facts(selection: Selection, group: str, masked: Collection[str]) -> dict[str, Value]:
    answers = members(selection, DIMENSIONS["action"], RESPONDENT)["code"]
    return {
        f"repondants_{group}": len(selection.respondents),
        f"cooperations_{group}": len(selection.cooperations),
        f"actives_{group}": None if group in masked else int((answers == "oui").sum()),
        f"dits_{group}": len(answers),
    }
