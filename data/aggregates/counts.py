"""Number of cooperations by country, zone, mode, theme or ODD."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from data.aggregates.tallies import NOT_PUBLISHED, published
from data.answers import pairs
from data.codebook import DONT_KNOW, NOT_CONCERNED, Codebook
from data.dataset import COOPERATION, RESPONDENT
from data.dimension import Dimension
from data.dimensions import DIMENSIONS
from data.disclosure.cell import GROUPINGS
from data.disclosure.published import UNLISTED
from data.disclosure.rules import MASKED
from data.disclosure.words import SUMS, closed_list
from data.french import NBSP, counted, exact_euros
from data.non_response import outside
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
#: Filters that choose among countries, and cut none.
PLACES: Final = frozenset({"pays", "zone"})
GUARDED: Final = (
    f"{closed_list(SUMS, amounts=True)} Ce sont des sommes arrondies{NBSP}; celles qui "
    "révéleraient le montant d’une collectivité sont masquées."
)


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
    amounts, hidden = amounts_by(selection, "pays"), confidential_amounts(selection)
    rows: list[tuple[Value, ...]] = []
    for code, cooperations, authorities in counts:
        place = countries[code]
        shown = (
            code,
            place.name,
            cooperations,
            authorities,
            *withheld(amounts, code, confidential=hidden),
        )
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
        base=Base(selection.size(COOPERATION), "coopérations de la sélection"),
        kind=Kind.COUNTRIES,
        unit=Unit.COOPERATIONS,
        dimension="pays",
        measure="cooperations",
        column_notes={EUROS.name: amount_notes(selection)},
        facts={"non_ventile": nowhere, "pays": sum(countries[c].is_country for c, *_ in counts)},
    )


def euros_by_country(selection: Selection) -> Table:
    """Return the table of `cooperations_by_country`, to draw its euros.

    Without rows where they were given in confidence and are not published for the selection.
    """
    table = cooperations_by_country(selection).measured_by(EUROS.name)
    hidden = confidential_amounts(selection) and len(table)
    if not hidden or published_sums(selection, "pays", PLACES) is not None:
        return table
    status = published(selection).status or UNLISTED
    return replace(table, rows=(), facts={**table.facts, NOT_PUBLISHED: status})


def amounts_by(selection: Selection, column: str) -> dict[str, float | None]:
    """Return euros by value of a one-answer column of cooperations, None where not shown.

    Values with no known amount are absent. Amounts given in confidence are the published sums, of
    whole values only: under another filter than one on these values there is none.
    """
    if confidential_amounts(selection):
        return dict(published_sums(selection, column, PLACES) or {})
    amounts = selection.values("cooperations", "montant_eur")
    codes = selection.values("cooperations", column)
    known = ~np.isnan(amounts) & (codes >= 0)
    names = selection.dataset.frames["cooperations"][column].cat.categories
    size = len(names)
    present = np.bincount(codes[known], minlength=size)
    sums = np.bincount(codes[known], weights=amounts[known], minlength=size)
    return {
        str(name): round(float(total), 2)
        for name, total, n in zip(names, sums, present, strict=True)
        if n
    }


def published_sums(
    selection: Selection, name: str, narrowing: Collection[str] = ()
) -> Mapping[str, float | None] | None:
    """Return the published sums by `name`; None where a filter other than `narrowing` cuts them.

    A filter of `narrowing` chooses among the values that are summed, and cuts none of them.
    """
    wave = published(selection)
    if wave.status or {key for key, _ in selection.filters.chosen} - set(narrowing):
        return None
    return wave.sums.get(name, {})


def published_sum(selection: Selection) -> tuple[float | None, str]:
    """Return the published sum of a selection and its status: of all, or of one group or country.

    The status is empty where the sum is shown.
    """
    wave, chosen = published(selection), selection.filters.chosen
    if not selection.size(COOPERATION):
        return None, ""
    if wave.status:
        return None, wave.status
    if not chosen:
        sums, code = wave.sums.get("", {}), ""
    elif len(chosen) == 1 and len(chosen[0][1]) == 1 and chosen[0][0] in (*GROUPINGS, "pays"):
        sums, code = wave.sums.get(chosen[0][0], {}), chosen[0][1][0]
    else:
        return None, UNLISTED
    # That no amount at all is known would be told of a few too: it looks like a masked sum.
    total = sums.get(code)
    return total, MASKED if total is None else ""


def withheld(
    amounts: Mapping[str, float | None], code: str, *, confidential: bool
) -> tuple[float | None, str]:
    """Return the amount of `code` and its status: masked, or empty (known, or not known).

    Of amounts given in confidence, not known looks like masked.
    """
    amount = amounts.get(code)
    absent = confidential or code in amounts
    return amount, MASKED if absent and amount is None else ""


def confidential_amounts(selection: Selection) -> bool:
    """Tell whether the amounts of cooperations are confidential in the selected wave."""
    dataset = selection.dataset
    variable = dataset.book.tables["cooperations"]["montant_eur"]
    return variable.confidential and not dataset.source(selection.filters.wave).open_data


def refunded(selection: Selection) -> str:
    """Return the refunds of public amounts in French, « 3 lignes, −12 345 € »."""
    if confidential_amounts(selection):
        return ""
    amounts = selection.values("cooperations", "montant_eur")
    refunds = amounts[amounts < 0]
    if not len(refunds):
        return ""
    return f"{counted(len(refunds), 'ligne')}, {exact_euros(float(refunds.sum()))}"


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
    answers = pairs(selection, dimension, COOPERATION)
    authors = selection.dataset.frames["cooperations"][RESPONDENT].to_numpy()
    given, authorities = answers.counts, answers.of(authors).counts
    order = {
        code: place for place, code in enumerate(dimension.words(selection.dataset.book).codes)
    }
    ranked = sorted(given, key=lambda code: (-given[code], order[code]))
    if dimension.numbered and given:
        ranked = list(order)
    return [(code, given.get(code, 0), authorities.get(code, 0)) for code in ranked]


def cooperations_by(selection: Selection, dimension: Dimension) -> Table:
    """Cooperations by answer, the most frequent first; columns as for modes."""
    book = selection.dataset.book
    words = dimension.words(book)
    n = pairs(selection, dimension, COOPERATION).n
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
    total = counted(selection.size(COOPERATION), "coopération")
    if confidential_amounts(selection):
        whole = not selection.filters.chosen and not published(selection).status
        unknown = selection.size(COOPERATION) - published(selection).known if whole else 0
        said = (f"Montant inconnu : {unknown} sur {total}.",) if unknown else ()
        return (*said, GUARDED)
    amounts = selection.values("cooperations", "montant_eur")
    unknown, refunds = int(np.isnan(amounts).sum()), refunded(selection)
    return (
        *((f"Montant inconnu : {unknown} sur {total}.",) if unknown else ()),
        *((f"Remboursements compris, en négatif : {refunds}.",) if refunds else ()),
    )
