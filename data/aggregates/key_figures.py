"""The key figures of a selection, and its numbers of rows."""

from typing import Final, NamedTuple

import numpy as np

from data.aggregates.counts import confidential_amounts, published_sum, refunded
from data.aggregates.tallies import published
from data.answers import pairs
from data.dataset import COOPERATION, RESPONDENT
from data.dimensions import DIMENSIONS
from data.disclosure.published import UNLISTED, WITHDRAWN
from data.disclosure.rules import MASKED
from data.disclosure.words import MASKED_AMOUNT
from data.filters import included
from data.french import NBSP, counted
from data.selection import Mask, Selection
from data.table import Base, Column, Kind, Table, Unit, Value

#: The definition used for « Afrique francophone »; others are in `codebook/zones.csv`.
FRENCH_SPEAKING_AFRICA: Final = "afrique-francophone-oif"

COLUMNS: Final = (
    Column("indicateur", "Code", hidden=True),
    Column("libelle", "Indicateur"),
    Column("valeur", "Valeur"),
    Column("unite", "Unité"),
    Column("base", "Base"),
    Column("statut", "Statut", hidden=True),
)

#: The figures of a selection that could not be counted.
NONE: Final = Table(
    columns=COLUMNS,
    rows=(),
    base=Base(0, "coopérations de la sélection"),
    kind=Kind.KEY_FIGURES,
    unit=Unit.COOPERATIONS,
    dimension="indicateur",
    measure="valeur",
)


class KeyFigure(NamedTuple):
    """One row of `COLUMNS`: its own unit, base and status (MASKED: the value is not disclosed)."""

    indicateur: str
    libelle: str
    valeur: Value
    unite: str
    base: str
    statut: str = ""


def key_figures(selection: Selection) -> Table:
    """Return three to five figures, one a row, in the columns of `COLUMNS`.

    What is published for other selections only is no figure of this one.
    """
    found = (
        *_authorities(selection),
        _cooperations(selection),
        _countries(selection),
        _french_speaking_africa(selection),
        amount_figure(selection),
    )
    return Table(
        columns=COLUMNS,
        rows=tuple(figure for figure in found if figure.statut not in {UNLISTED, WITHDRAWN}),
        base=Base(selection.size(COOPERATION), "coopérations de la sélection"),
        kind=Kind.KEY_FIGURES,
        unit=Unit.COOPERATIONS,
        dimension="indicateur",
        measure="valeur",
        facts=counts(selection),
    )


def counts(selection: Selection) -> dict[str, Value]:
    """Return `repondants`, `cooperations`, their `auteurs`, and `survey` (1) or open data (0)."""
    wave = selection.dataset.book.waves[selection.filters.wave]
    return {
        "repondants": selection.size(RESPONDENT),
        "cooperations": selection.size(COOPERATION),
        "auteurs": _authors(selection),
        "survey": int(wave.nature == "enquete"),
    }


def _authorities(selection: Selection) -> list[KeyFigure]:
    n = selection.size(RESPONDENT)
    if not selection.asked(selection.dataset.book.tables["collectivites"]["action"].waves):
        named = "nommées dans les données"
        return [KeyFigure("collectivites", "Collectivités", n, "collectivités", named)]
    return [
        KeyFigure(
            "repondants",
            "Collectivités répondantes",
            n,
            "collectivités",
            "répondants, non redressés",
        )
    ]


def _authors(selection: Selection) -> int:
    owners = selection.values("cooperations", RESPONDENT)
    return int(np.count_nonzero(np.bincount(owners[owners >= 0])))


def _cooperations(selection: Selection) -> KeyFigure:
    owners = selection.values("cooperations", RESPONDENT)
    unnamed = int((owners < 0).sum())
    base = f"de {counted(_authors(selection), 'collectivité')}"
    if unnamed:
        base = f"{base} ; collectivité non précisée : {counted(unnamed, 'ligne')}"
    return KeyFigure("cooperations", "Coopérations", len(owners), "coopérations", base)


def _countries(selection: Selection) -> KeyFigure:
    countries = selection.dataset.book.countries
    codes = pairs(selection, DIMENSIONS["pays"], COOPERATION).counts
    named = [code for code in codes if code in countries and countries[code].is_country]
    elsewhere = selection.size(COOPERATION) - sum(codes[code] for code in named)
    base = "toutes dans un pays précis" if codes else "aucune coopération"
    if elsewhere:
        unlocated = counted(elsewhere, "coopération non ventilée", "coopérations non ventilées")
        base = f"hors {unlocated} par pays"
    return KeyFigure("pays", "Pays partenaires", len(named), "pays", base)


def _french_speaking_africa(selection: Selection) -> KeyFigure:
    n = selection.size(COOPERATION)
    inside = in_french_speaking_africa(selection)
    count, part, _ = selection.dataset.rules.share(inside, n, confidential=False)
    label = "En Afrique francophone"
    if part is None:
        return KeyFigure(
            "afrique-francophone",
            label,
            count,
            "coopérations",
            f"sur {counted(n, 'coopération')}",
        )
    base = f"soit {count} sur {counted(n, 'coopération')}{NBSP}; pays membres de l’OIF"
    return KeyFigure("afrique-francophone", label, part, "%", base)


def in_french_speaking_africa(selection: Selection) -> int:
    """Return the number of cooperations in French-speaking Africa."""
    rows = selection.dataset.frames["zones"]

    kept = selection.masks[COOPERATION]

    def inside() -> Mask:
        found = np.zeros(len(kept), dtype=np.bool_)
        found[rows.loc[rows["zones"] == FRENCH_SPEAKING_AFRICA, COOPERATION].to_numpy()] = True
        return found

    there = selection.dataset.derived(FRENCH_SPEAKING_AFRICA, inside)
    return int(np.count_nonzero(kept & there))


def amount_figure(selection: Selection) -> KeyFigure:
    """Return the sum of the known amounts; its base says how many are known, what is included."""
    label = "Montants déclarés"
    if confidential_amounts(selection):
        found, status = published_sum(selection)
        base = MASKED_AMOUNT if status == MASKED else _known(selection)
        return KeyFigure("montant", label, found, "euros", base, status)
    n = selection.size(COOPERATION)
    amounts = selection.values("cooperations", "montant_eur")
    amounts = amounts[~np.isnan(amounts)]
    known = f"montant connu : {len(amounts)} sur {counted(n, 'coopération')}"
    back = refunded(selection)
    inclusions = included(selection.filters, selection.dataset.book)
    base = " ; ".join(
        filter(None, (known, inclusions, back and f"remboursements déduits : {back}"))
    )
    if not len(amounts):
        return KeyFigure("montant", label, None, "euros", "aucun montant connu")
    return KeyFigure("montant", label, round(float(amounts.sum()), 2), "euros", base)


def _known(selection: Selection) -> str:
    """Return how many amounts are known, which is told of the whole wave only."""
    if selection.filters.chosen:
        return ""
    n = counted(selection.size(COOPERATION), "coopération")
    return f"montant connu : {published(selection).known} sur {n}"
