"""One country: its key figures, and the collectivités that cooperate with it.

Names and cooperations are public facts.
"""

from typing import Final

import pandas as pd

from data.aggregates.counts import (
    AUTHORITIES,
    COOPERATIONS,
    EUROS,
    confidential_amounts,
    cooperations_by_country,
)
from data.aggregates.key_figures import COLUMNS, KeyFigure, amount_figure, counts
from data.aggregates.partnerships import conventions_by, cooperations_by_age
from data.codebook import Nomenclature
from data.dataset import COOPERATION, RESPONDENT
from data.dimensions import DIMENSIONS
from data.disclosure.published import UNLISTED, WITHDRAWN
from data.french import counted, cut
from data.selection import Selection, select
from data.table import Base, Column, Kind, Table, Unit, Value

#: Themes named for one collectivité; the others are counted.
FIELDS: Final = 3


def country_figures(selection: Selection) -> Table:
    """Return the key figures of the selected country, one a row; columns as `key_figures`.

    `facts` as `key_figures`, with `regions` (of the collectivités), `rang` among the countries
    under the same filters, `pays` (their number), and `depuis` (first year, where one is known).
    """
    place, others, shared = _rank(selection)
    regions = selection.respondents["region"].dropna().nunique()
    first = selection.cooperations["debut"].min()
    found = (
        *_people(selection, regions),
        *_cooperations(selection, place, others, shared=shared),
        *_conventions(selection),
        *_age(selection, first),
        amount_figure(selection),
    )
    return Table(
        columns=COLUMNS,
        rows=tuple(figure for figure in found if figure[-1] not in {UNLISTED, WITHDRAWN}),
        base=Base(len(selection.cooperations), "coopérations de la sélection"),
        kind=Kind.KEY_FIGURES,
        unit=Unit.COOPERATIONS,
        dimension="indicateur",
        measure="valeur",
        facts={
            **counts(selection),
            "regions": regions,
            "rang": place,
            "pays": others,
            "depuis": None if pd.isna(first) else int(first),
        },
    )


def authorities_there(selection: Selection) -> Table:
    """Collectivités that cooperate with the selected country, most cooperations first.

    Columns `collectivite` (identifier), `libelle`, `type`, `region`, `thematiques` (labels of the
    first ones), `depuis` (first known year), `cooperations`, and `montant_eur` where amounts are
    public. What the wave did not ask has no column. `facts`: the number of cooperations without a
    collectivité (`sans_nom`).
    """
    rows = selection.cooperations
    owned = rows[rows[RESPONDENT] >= 0]
    columns = _columns(selection)
    people = _authority_rows(selection, owned)
    return Table(
        columns=columns,
        rows=tuple(tuple(who[column.name] for column in columns) for who in people),
        base=Base(int(owned[RESPONDENT].nunique()), "collectivités qui y mènent une coopération"),
        kind=Kind.LIST,
        unit=Unit.COLLECTIVITES,
        dimension="collectivite",
        measure="cooperations",
        facts={"sans_nom": len(rows) - len(owned)},
    )


def _authority_rows(selection: Selection, owned: pd.DataFrame) -> list[dict[str, Value]]:
    """Return one row, by column name, for each collectivité that leads one of `owned`."""
    groups, fields = owned.groupby(RESPONDENT), _fields(selection)
    types, regions = (selection.dataset.book.nomenclatures[name] for name in ("types", "regions"))
    summed = pd.DataFrame(
        {
            "cooperations": groups.size(),
            "depuis": groups["debut"].min(),
            "montant_eur": groups["montant_eur"].sum(min_count=1),
        }
    )
    found: list[dict[str, Value]] = [
        {
            "collectivite": str(who["collectivite_id"]),
            "libelle": cut(str(who["nom"])),
            "type": _label(types, who["type"]),
            "region": _label(regions, who["region"]),
            "thematiques": fields.get(who[RESPONDENT]),
            "depuis": None if pd.isna(who["depuis"]) else int(who["depuis"]),
            "cooperations": int(who["cooperations"]),
            "montant_eur": None if pd.isna(who["montant_eur"]) else round(who["montant_eur"], 2),
        }
        for who in selection.respondents.join(summed, on=RESPONDENT, how="inner").to_dict("records")
    ]
    return sorted(found, key=lambda who: (-int(who["cooperations"] or 0), str(who["libelle"])))


def _columns(selection: Selection) -> tuple[Column, ...]:
    book, wave = selection.dataset.book, selection.filters.wave
    since = book.asked(book.tables["cooperations"]["debut"].waves, wave)
    return (
        Column("collectivite", "Identifiant", hidden=True),
        Column("libelle", AUTHORITIES.label[:-1]),
        Column("type", "Type"),
        Column("region", "Région"),
        Column("thematiques", "Domaines"),
        *((Column("depuis", "Depuis"),) if since else ()),
        COOPERATIONS,
        *(() if confidential_amounts(selection) else (EUROS,)),
    )


def _label(words: Nomenclature, code: object) -> str | None:
    return words.label(code) if isinstance(code, str) else None


def _fields(selection: Selection) -> dict[int, str]:
    """Return the French list of themes of each collectivité, the most frequent first."""
    what = DIMENSIONS["thematique"]
    order = {code: at for at, code in enumerate(what.words(selection.dataset.book).codes)}
    authors = selection.dataset.frames["cooperations"][RESPONDENT].to_numpy()
    frame = selection.long(what.frame)
    frame = frame.assign(repondant=authors[frame[COOPERATION].to_numpy()])
    known = frame[frame[what.column].isin(list(order)) & (frame[RESPONDENT] >= 0)]
    sizes = known.groupby([RESPONDENT, what.column], observed=True).size().reset_index(name="n")
    found: dict[int, list[tuple[int, int, str]]] = {}
    for who, code, n in sizes.itertuples(index=False):
        short = what.words(selection.dataset.book).short(str(code))
        found.setdefault(int(who), []).append((-int(n), order[str(code)], short))
    return {who: _joined([name for *_, name in sorted(fields)]) for who, fields in found.items()}


def _joined(names: list[str]) -> str:
    more = len(names) - FIELDS
    shown = ", ".join(names[:FIELDS])
    return f"{shown} et {counted(more, 'autre')}" if more > 0 else shown


def _rank(selection: Selection) -> tuple[int, int, bool]:
    """Return the rank of the country by cooperations, the number of countries, and if it ties."""
    codes = selection.filters.codes("pays")
    everywhere = select(selection.dataset, selection.filters.without("pays"))
    countries = selection.dataset.book.countries
    table = cooperations_by_country(everywhere)
    sizes = {
        str(row["pays"]): int(row["cooperations"] or 0)
        for row in table
        if countries[str(row["pays"])].is_country
    }
    own = max((sizes.get(code, 0) for code in codes), default=0)
    shared = sum(size == own for size in sizes.values()) > 1
    return 1 + sum(size > own for size in sizes.values()), len(sizes), shared


def _people(selection: Selection, regions: int) -> list[tuple[Value, ...]]:
    n = counts(selection)["auteurs"]
    base = f"dans {counted(regions, 'région')} de France" if regions else ""
    return [KeyFigure("collectivites", "Collectivités qui y travaillent", n, "collectivités", base)]


def _cooperations(
    selection: Selection, place: int, others: int, *, shared: bool
) -> list[tuple[Value, ...]]:
    n = len(selection.cooperations)
    ordinal = f"{place}{'er' if place == 1 else 'e'}{' ex æquo' if shared else ''}"
    rank = f"{ordinal} sur {counted(others, 'pays', 'pays')}"
    return [KeyFigure("cooperations", "Coopérations", n, "coopérations", rank if n else "")]


def _conventions(selection: Selection) -> list[tuple[Value, ...]]:
    if not DIMENSIONS["conventionnee"].asked(selection.dataset.book, selection.filters.wave):
        return []
    table = conventions_by(selection, "pays")
    signed, part = table.facts["signees"], table.facts["part"]
    out = f"{signed} sur {counted(table.base.n, 'réponse')}"
    label = "Coopérations conventionnées"
    if not table.base.n:
        return [KeyFigure("conventions", label, None, "coopérations", "")]
    if part is None:
        base = f"sur {counted(table.base.n, 'réponse')}"
        return [KeyFigure("conventions", label, signed, "coopérations", base)]
    return [KeyFigure("conventions", label, part, "%", out)]


def _age(selection: Selection, first: float) -> list[tuple[Value, ...]]:
    if not DIMENSIONS["age"].asked(selection.dataset.book, selection.filters.wave):
        return []
    table = cooperations_by_age(selection)
    known = f"année connue : {table.base.n} sur {len(selection.cooperations)}"
    base = known if pd.isna(first) else f"la plus ancienne en {int(first)} ; {known}"
    base = base if len(selection.cooperations) else ""
    return [
        KeyFigure(
            "age", "Âge médian des coopérations, en années", table.facts["mediane"], "ans", base
        )
    ]
