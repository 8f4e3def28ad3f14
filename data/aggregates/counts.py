"""How many cooperations, by country, zone, mode, theme or ODD."""

from dataclasses import replace
from typing import Final

from data.aggregates.non_response import outside
from data.codebook import DONT_KNOW, NOT_CONCERNED, Codebook
from data.dataset import COOPERATION, RESPONDENT
from data.dimensions import DIMENSIONS, Dimension, members
from data.disclosure.rules import MASKED
from data.filters import Selection
from data.table import Base, Column, Table, Value
from data.words import NBSP, counted, whole_euros

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
    """Cooperations by part of the world; what has no zone is told in a note."""
    return cooperations_by(selection, DIMENSIONS["zone"])


def cooperations_by_main_country(selection: Selection) -> Table:
    """Return at most fifteen countries, those with most cooperations; columns as for modes."""
    table = cooperations_by(selection, DIMENSIONS["pays"])
    countries = selection.dataset.book.countries
    named = [row for row in table.rows if countries[str(row[0])].is_country]
    others = len(named) - MAIN_COUNTRIES
    told = counted(others, "autre pays n’est pas représenté", "autres pays ne sont pas représentés")
    note = (f"{told}.",) if others > 0 else ()
    return replace(table, rows=tuple(named[:MAIN_COUNTRIES]), notes=(*table.notes, *note))


def cooperations_by_country(selection: Selection) -> Table:
    """Cooperations, collectivités and euros by country, « non ventilé » kinds last.

    Columns `pays` (ISO 3166-1 alpha-3 or `NV…`), `libelle`, `cooperations`, `collectivites`,
    `montant_eur`, and hidden `montant_eur_statut` (masked, or not known), `latitude`, `longitude`,
    `bulle` (too small for the outline). The rows add up to the whole selection; `facts` count
    what is in no country.
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
    # One contributor may have several rows: what is protected is the authority, not the row.
    owned = known.groupby([column, RESPONDENT], observed=True)["montant_eur"].sum()
    return {
        str(code): rules.amount(part.tolist(), confidential=hidden)
        for code, part in owned.groupby(level=0, observed=True)
    }


def withheld(amounts: dict[str, float | None], code: str) -> tuple[float | None, str]:
    """Return the amount of `code` and its status: masked, or nothing (known, or not known)."""
    amount = amounts.get(code)
    return amount, MASKED if code in amounts and amount is None else ""


def confidential_amounts(selection: Selection) -> bool:
    """Tell whether euros of cooperations are answers given in confidence."""
    dataset = selection.dataset
    variable = dataset.book.tables["cooperations"]["montant_eur"]
    return variable.confidential and not dataset.source(selection.filters.wave).open_data


def refunded(selection: Selection) -> str:
    """Say what was paid back, « 3 lignes, −12 345 € », without the sum where it is confidential."""
    amounts = selection.cooperations["montant_eur"]
    refunds = amounts[amounts < 0]
    if not len(refunds):
        return ""
    lines = counted(len(refunds), "ligne")
    if confidential_amounts(selection):
        return lines
    return f"{lines}, {whole_euros(float(refunds.sum()))}"


def not_shown(rarer: int, unused: int, unit: str) -> tuple[str, ...]:
    """Say how many answers a table leaves out: given, but less often, or given by no `unit`."""
    told = [counted(rarer, "moins fréquente", "moins fréquentes")] if rarer > 0 else []
    told += [f"{unused}{NBSP}sans aucune {unit}"] if unused > 0 else []
    return (f"Réponses non montrées{NBSP}: {', '.join(told)}.",) if told else ()


def possible(dimension: Dimension, book: Codebook) -> int:
    """Return how many answers the codebook offers, those that answer nothing left out."""
    return len(set(dimension.words(book).codes) - {DONT_KNOW, NOT_CONCERNED})


def _counts(selection: Selection, dimension: Dimension) -> list[tuple[str, int, int]]:
    """Return (code, cooperations, collectivités), most frequent first, then in the list's order.

    What is numbered (ODD) keeps its order, whole: that nobody aims at a goal is an answer.
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
        dimension=dimension.key,
        measure="part",
        notes=(MULTIPLE, *notes) if dimension.multiple else notes,
    )


def amount_notes(selection: Selection) -> tuple[str, ...]:
    """Say how many amounts are not known, what was paid back, and that some are masked."""
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
