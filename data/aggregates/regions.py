"""The regions, one by one: what each holds, and its key figures beside the others'."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from data.aggregates.comparison.beside_rest import REGIONS, rest_of, set_beside
from data.aggregates.key_figures import WITHHELD, key_figures
from data.aggregates.means import MEASURES, Measure, quantity_columns, quartiles
from data.aggregates.shares_by_group import UNITS
from data.comparison import REST
from data.dataset import COOPERATION, RESPONDENT
from data.dimensions import DIMENSIONS, dimension, members
from data.disclosure.rules import MASKED
from data.filters import Selection
from data.table import Base, Column, Table, Value
from data.words import counted

#: Means that a portrait holds, beside the key figures of any page.
MEDIANS: Final = ("budget_eur", "etp")
FEW: Final = "trop peu de réponses pour une médiane"


def regions_overview(selection: Selection) -> Table:
    """Every region of the codebook, even without an answer: how many it holds of what.

    Columns `region`, `libelle`, `reseau`, `collectivites`, `cooperations`, `pays`; the selection's
    own regions count, so it should hold none. `facts` count what has no known region.
    """
    book = selection.dataset.book
    owners = selection.respondents[[RESPONDENT, "region"]]
    kept = selection.cooperations[[RESPONDENT, "pays"]].merge(owners, on=RESPONDENT)
    abroad = kept[kept["pays"].isin([c for c, one in book.countries.items() if one.is_country])]
    people = owners.groupby("region", observed=True)[RESPONDENT].nunique()
    actions = kept.groupby("region", observed=True).size()
    countries = abroad.groupby("region", observed=True)["pays"].nunique()
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (code, one.name, one.network, *(int(c.get(code, 0)) for c in (people, actions, countries)))
        for code, one in book.regions.items()
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
        dimension="region",
        measure="collectivites",
        facts={
            "sans_region": int(owners["region"].isna().sum()),
            "survey": key_figures(selection).facts["survey"],
        },
    )


def figures_beside_rest(selection: Selection) -> Table:
    """Return the key figures and the means of the region and of the others, one indicator a row.

    Columns `indicateur`, `libelle`, then for each side the value, its unit and what it rests on
    (`region`, `unite`, `region_base`, `reste`, `reste_unite`, `reste_base`). What is masked for
    the region is for the others too; the unit is then « masqué ». `facts` hold `repondants`,
    `cooperations`,
    `actives` and `dits` (who said whether they act), each with the suffix of its side.
    """
    rest, masked = rest_of(selection), set_beside(selection, "action").masked
    own, other = key_figures(selection), key_figures(rest if rest is not None else selection)
    others = {row["indicateur"]: row for row in other}
    rows: list[tuple[Value, ...]] = []
    for row in own:
        beside, answered = others[row["indicateur"]], row["indicateur"] == "actives"
        first = _shown(row, hidden=answered and REGIONS.key in masked)
        second = _shown(beside, hidden=WITHHELD in first or (answered and REST in masked))
        rows.append((row["indicateur"], row["libelle"], *first, *second))
    rows += _medians(selection, rest if rest is not None else selection)
    return replace(
        own,
        columns=(
            Column("indicateur", "Code", hidden=True),
            Column("libelle", "Indicateur"),
            *(Column(n, n) for n in ("region", "unite", "region_base")),
            *(Column(n, n) for n in ("reste", "reste_unite", "reste_base")),
        ),
        rows=tuple(rows),
        measure="region",
        facts={
            **_facts(selection, REGIONS.key, masked),
            **(_facts(rest, REST, masked) if rest is not None else {}),
            "survey": own.facts["survey"],
        },
    )


def _shown(row: Mapping[str, Value], *, hidden: bool) -> tuple[Value, ...]:
    """Return value, unit and base of a key figure."""
    value, unit = (None, WITHHELD) if hidden else (row["valeur"], row["unite"])
    return value, unit, row["base"]


def _medians(selection: Selection, rest: Selection) -> list[tuple[Value, ...]]:
    """Return one row a quantity that the wave asked, as `figures_beside_rest` has them."""
    book, wave = selection.dataset.book, selection.filters.wave
    measures = [MEASURES[name] for name in MEDIANS]
    asked = [one for one in measures if dimension(one.classes, book).asked(book, wave)]
    return [
        (
            one.column.name,
            quantity_columns(one)[0].label,
            *_side(selection, one),
            *_beside(selection, rest, one),
        )
        for one in asked
    ]


def _side(selection: Selection, one: Measure) -> tuple[Value, ...]:
    """Return a median, its unit and what it rests on, or « masqué » and why."""
    values = selection.respondents[one.column.name].dropna().tolist()
    median, *_, n, _ = quartiles(selection, values)
    told = counted(n, "réponse") if isinstance(n, int) else ""
    if median is not None:
        return median, one.column.unit, told
    few = "trop peu pour une médiane"
    return None, WITHHELD, f"{told}, {few}" if told else FEW


def _beside(selection: Selection, rest: Selection, one: Measure) -> tuple[Value, ...]:
    """Return the others' median, where the region's answers are not too few to be counted."""
    n = int(selection.respondents[one.column.name].notna().sum())
    if selection.dataset.rules.status(n) == MASKED:
        return None, WITHHELD, "masqué avec la région"
    return _side(rest, one)


def _facts(selection: Selection, side: str, masked: Collection[str]) -> dict[str, Value]:
    said = members(selection, DIMENSIONS["action"], RESPONDENT)["code"]
    return {
        f"repondants_{side}": len(selection.respondents),
        f"cooperations_{side}": len(selection.cooperations),
        f"actives_{side}": None if side in masked else int((said == "oui").sum()),
        f"dits_{side}": len(said),
    }
