"""The regions, one by one: what each holds, and its key figures beside the others'."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from data.aggregates.groups import UNITS
from data.aggregates.portrait import REGIONS, rest_of, set_beside
from data.aggregates.summary import WITHHELD, key_figures
from data.comparison import REST
from data.dataset import COOPERATION, RESPONDENT
from data.dimensions import DIMENSIONS, members
from data.filters import Selection
from data.table import Base, Column, Table, Value


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
    """Return the key figures of the region and of the others, one indicator a row.

    Columns `indicateur`, `libelle`, then for each side the value, its unit and what it rests on
    (`region`, `unite`, `region_base`, `reste`, `reste_unite`, `reste_base`). What is masked for
    the region is for the others too. `facts` hold `repondants`, `cooperations`,
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


def _facts(selection: Selection, side: str, masked: Collection[str]) -> dict[str, Value]:
    said = members(selection, DIMENSIONS["action"], RESPONDENT)["code"]
    return {
        f"repondants_{side}": len(selection.respondents),
        f"cooperations_{side}": len(selection.cooperations),
        f"actives_{side}": None if side in masked else int((said == "oui").sum()),
        f"dits_{side}": len(said),
    }
