"""The regions, one by one: what each holds, and its key figures beside the others'."""

from dataclasses import replace
from typing import Final

from data.aggregates.groups import UNITS
from data.aggregates.portrait import REGIONS, rest_of
from data.aggregates.summary import key_figures
from data.comparison import REST
from data.dataset import COOPERATION, RESPONDENT
from data.filters import Selection
from data.table import Base, Column, Table, Value

#: How the base of an amount begins where some amounts are known (`summary.key_figures`).
KNOWN: Final = "montant connu"


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
    (`region`, `unite`, `region_base`, `reste`, `reste_unite`, `reste_base`). An amount that is
    masked for the region is for the others too. `facts` hold `repondants`, `cooperations`,
    `actives` and `dits` (who said whether they act), each with the suffix of its side.
    """
    rest = rest_of(selection)
    own, other = key_figures(selection), key_figures(rest if rest is not None else selection)
    others = {row["indicateur"]: row for row in other}
    rows: list[tuple[Value, ...]] = []
    for row in own:
        beside = others[row["indicateur"]]
        masked = row["valeur"] is None and str(row["base"]).startswith(KNOWN)
        value = None if masked else beside["valeur"]
        first = (row["indicateur"], row["libelle"], row["valeur"], row["unite"], row["base"])
        rows.append((*first, value, beside["unite"], beside["base"]))
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
            **_facts(selection, REGIONS.key),
            **(_facts(rest, REST) if rest is not None else {}),
            "survey": own.facts["survey"],
        },
    )


def _facts(selection: Selection, side: str) -> dict[str, Value]:
    said = selection.respondents["action"].isin(["oui", "non"])
    return {
        f"repondants_{side}": len(selection.respondents),
        f"cooperations_{side}": len(selection.cooperations),
        f"actives_{side}": int((selection.respondents["action"] == "oui").sum()),
        f"dits_{side}": int(said.sum()),
    }
