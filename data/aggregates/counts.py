"""Number of cooperations by country, zone, mode, theme or ODD."""

from dataclasses import replace
from typing import Final

from data.aggregates.non_response import outside
from data.answers import members
from data.codebook import DONT_KNOW, NOT_CONCERNED, Codebook
from data.dataset import COOPERATION, RESPONDENT
from data.dimension import Dimension
from data.dimensions import DIMENSIONS
from data.disclosure.rules import MASKED
from data.french import NBSP, counted, exact_euros
from data.selection import Selection
from data.table import Base, Column, Kind, Table, Unit, Value

COOPERATIONS: Final = Column("cooperations", "Coopérations", "coopérations")
AUTHORITIES: Final = Column("collectivites", "Collectivités", "collectivités")
EUROS: Final = Column("montant_eur", "Montant", "euros")
SHARE: Final = Column("part", "Part des coopérations", "%", decimals=1)
STATUS: Final = Column("statut", "Statut", hidden=True)

MULTIPLE: Final = "Plusieurs réponses possibles : le total des parts peut dépasser 100 %."
MAP_COLUMNS: Final = (
    Column("montant_eur_statut", "Statut du montant", hidden=True),
    Column("latitude", "Latitude du point sur la carte, en degrés", hidden=True),
    Column("longitude", "Longitude du point sur la carte, en degrés", hidden=True),
    Column("bulle", "Trop petit pour la carte, montré par une bulle (1 : oui)", hidden=True),
)
MAIN_COUNTRIES: Final = 15


def cooperations_by_mode(selection: Selection) -> Table:
    """Cooperations by mode: columns `mode`, `libelle`, `cooperations`, `collectivites`, `part`."""
    return cooperations_by(selection, DIMENSIONS["mode"])


def cooperations_by_theme(selection: Selection) -> Table:
    """Cooperations by theme, each counted under all of its themes; columns as for modes."""
    return cooperations_by(selection, DIMENSIONS["thematique"])


def cooperations_by_goal(selection: Selection) -> Table:
    """Cooperations by ODD, all seventeen in their own order; `odd` is a number from 1 to 17."""
    return cooperations_by(selection, DIMENSIONS["odd"])


def cooperations_by_zone(selection: Selection) -> Table:
    """Cooperations by part of the world; a note counts those without a zone."""
    return cooperations_by(selection, DIMENSIONS["zone"])


def cooperations_by_main_country(selection: Selection) -> Table:
    """Return at most fifteen countries, those with most cooperations; columns as for modes."""
    table = cooperations_by(selection, DIMENSIONS["pays"])
    countries = selection.dataset.book.countries
    named = [row for row in table.rows if countries[str(row[0])].is_country]
    others = len(named) - MAIN_COUNTRIES
    parts = counted(
        others, "autre pays n’est pas représenté", "autres pays ne sont pas représentés"
    )
    note = (f"{parts}.",) if others > 0 else ()
    return replace(table, rows=tuple(named[:MAIN_COUNTRIES]), notes=(*table.notes, *note))


def cooperations_by_country(selection: Selection) -> Table:
    """Cooperations, collectivités and euros by country, « non ventilé » kinds last.

    Columns `pays` (ISO 3166-1 alpha-3 or `NV…`), `libelle`, `cooperations`, `collectivites`,
    `montant_eur`, and hidden `montant_eur_statut` (masked, or not known), `latitude`, `longitude`,
    `bulle` (too small for the outline). The rows add up to the selection; `facts`: cooperations
    in no country (`non_ventile`), and the number of countries (`pays`).
    """
    counts = _counts(selection, DIMENSIONS["pays"])
    countries = selection.dataset.book.countries
    amounts = amounts_by(selection, "pays")
    rows: list[tuple[Value, ...]] = []
    for code, cooperations, authorities in counts:
        place = countries[code]
        shown = (code, place.name, cooperations, authorities, *withheld(amounts, code))
        rows.append((*shown, place.latitude, place.longitude, int(place.bubble)))
    rows.sort(key=lambda row: not countries[str(row[0])].is_country)
    nowhere = sum(n for code, n, _ in counts if not countries[code].is_country)
    return Table(
        columns=(
            Column("pays", "Code du pays", hidden=True),
            Column("libelle", "Pays"),
            COOPERATIONS,
            AUTHORITIES,
            EUROS,
            *MAP_COLUMNS,
        ),
        rows=tuple(rows),
        base=Base(len(selection.cooperations), "coopérations de la sélection"),
        kind=Kind.COUNTRIES,
        unit=Unit.COOPERATIONS,
        dimension="pays",
        measure="cooperations",
        column_notes={EUROS.name: amount_notes(selection)},
        facts={"non_ventile": nowhere, "pays": sum(countries[c].is_country for c, *_ in counts)},
    )


def amounts_by(selection: Selection, column: str) -> dict[str, float | None]:
    """Return euros by value of a one-answer column of cooperations, None where not shown.

    Values with no known amount are absent.
    """
    rules = selection.dataset.rules
    hidden = confidential_amounts(selection)
    known = selection.cooperations.dropna(subset=["montant_eur"])
    # The contributor to protect is the authority, which may have several rows.
    owned = known.groupby([column, RESPONDENT], observed=True)["montant_eur"].sum()
    return {
        str(code): rules.amount(part.tolist(), confidential=hidden)
        for code, part in owned.groupby(level=0, observed=True)
    }


def withheld(amounts: dict[str, float | None], code: str) -> tuple[float | None, str]:
    """Return the amount of `code` and its status: masked, or empty (known, or not known)."""
    amount = amounts.get(code)
    return amount, MASKED if code in amounts and amount is None else ""


def confidential_amounts(selection: Selection) -> bool:
    """Tell whether the amounts of cooperations are confidential in the selected wave."""
    dataset = selection.dataset
    variable = dataset.book.tables["cooperations"]["montant_eur"]
    return variable.confidential and not dataset.source(selection.filters.wave).open_data


def refunded(selection: Selection) -> str:
    """Return the refunds in French, « 3 lignes, −12 345 € »; no sum where it is confidential."""
    amounts = selection.cooperations["montant_eur"]
    refunds = amounts[amounts < 0]
    if not len(refunds):
        return ""
    lines = counted(len(refunds), "ligne")
    if confidential_amounts(selection):
        return lines
    return f"{lines}, {exact_euros(float(refunds.sum()))}"


def not_shown(rarer: int, unused: int, unit: str) -> tuple[str, ...]:
    """Return a note on the answers left out: `rarer` ones, and those `unused` by any `unit`."""
    parts = [counted(rarer, "moins fréquente", "moins fréquentes")] if rarer > 0 else []
    parts += [f"{unused}{NBSP}sans aucune {unit}"] if unused > 0 else []
    return (f"Réponses non montrées{NBSP}: {', '.join(parts)}.",) if parts else ()


def possible(dimension: Dimension, book: Codebook) -> int:
    """Return the number of answers in the codebook, without « ne sait pas » and « nc »."""
    return len(set(dimension.words(book).codes) - {DONT_KNOW, NOT_CONCERNED})


def _counts(selection: Selection, dimension: Dimension) -> list[tuple[str, int, int]]:
    """Return (code, cooperations, collectivités), most frequent first, then in the list's order.

    Numbered answers (ODD) keep their order, and all are listed: a goal without any is a result.
    """
    pairs = members(selection, dimension, COOPERATION)
    owners = pairs.merge(selection.cooperations[[COOPERATION, RESPONDENT]], on=COOPERATION)
    named = owners[owners[RESPONDENT] >= 0]
    cooperations = owners.groupby("code")[COOPERATION].nunique()
    authorities = named.groupby("code")[RESPONDENT].nunique()
    order = {
        code: place for place, code in enumerate(dimension.words(selection.dataset.book).codes)
    }
    given = {str(code): int(n) for code, n in cooperations.items()}
    ranked = sorted(given, key=lambda code: (-given[code], order[code]))
    if dimension.numbered and given:
        ranked = list(order)
    return [(code, given.get(code, 0), int(authorities.get(code, 0))) for code in ranked]


def cooperations_by(selection: Selection, dimension: Dimension) -> Table:
    """Cooperations by answer, the most frequent first; columns as for modes."""
    book = selection.dataset.book
    words = dimension.words(book)
    n = members(selection, dimension, COOPERATION)[COOPERATION].nunique()
    rows: list[tuple[Value, ...]] = []
    for code, cooperations, authorities in _counts(selection, dimension):
        count, part, status = selection.dataset.rules.share(cooperations, n, confidential=False)
        rows.append((dimension.value(code), words.label(code), count, authorities, part, status))
    notes = outside(selection, dimension)
    return Table(
        columns=(
            Column(dimension.key, "Code", hidden=True),
            Column("libelle", dimension.label(book)),
            COOPERATIONS,
            AUTHORITIES,
            SHARE,
            STATUS,
        ),
        rows=tuple(rows),
        base=Base(n, dimension.base),
        kind=Kind.SHARES,
        unit=Unit.COOPERATIONS,
        multiple=dimension.multiple,
        dimension=dimension.key,
        measure="part",
        notes=(MULTIPLE, *notes) if dimension.multiple else notes,
    )


def amount_notes(selection: Selection) -> tuple[str, ...]:
    """Return the notes on unknown amounts, refunds and masked amounts."""
    amounts = selection.cooperations["montant_eur"]
    unknown = int(amounts.isna().sum())
    refunds = refunded(selection)
    notes = []
    if unknown:
        notes.append(f"Montant inconnu : {unknown} sur {counted(len(amounts), 'coopération')}.")
    if refunds:
        notes.append(f"Remboursements compris, en négatif : {refunds}.")
    if confidential_amounts(selection):
        notes.append("Les montants qui révéleraient celui d’une collectivité sont masqués.")
    return tuple(notes)
