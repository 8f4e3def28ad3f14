"""The key figures of a selection, and how many rows it holds."""

from typing import Final

from data.aggregates.counts import confidential_amounts, refunded
from data.dataset import RESPONDENT
from data.dimensions import DIMENSIONS, members
from data.disclosure.rules import MASKED
from data.filters import Selection, included
from data.table import Base, Column, Table, Value
from data.words import NBSP, counted

#: The definition used for « Afrique francophone »; others are in `codebook/zones.csv`.
FRENCH_SPEAKING_AFRICA: Final = "afrique-francophone-oif"

#: The unit of a value that may not be told.
WITHHELD: Final = "masqué"

COLUMNS: Final = (
    Column("indicateur", "Code", hidden=True),
    Column("libelle", "Indicateur"),
    Column("valeur", "Valeur"),
    Column("unite", "Unité"),
    Column("base", "Base"),
)


def key_figures(selection: Selection) -> Table:
    """Five figures, one a row: columns `indicateur`, `libelle`, `valeur`, `unite`, `base`."""
    return Table(
        columns=COLUMNS,
        rows=(
            *_authorities(selection),
            _cooperations(selection),
            _countries(selection),
            _french_speaking_africa(selection),
            amount_figure(selection),
        ),
        base=Base(len(selection.cooperations), "coopérations de la sélection"),
        dimension="indicateur",
        measure="valeur",
        facts=counts(selection),
    )


def counts(selection: Selection) -> dict[str, Value]:
    """Return `repondants`, `cooperations`, their `auteurs`, and `survey` (1) or open data (0)."""
    wave = selection.dataset.book.waves[selection.filters.wave]
    return {
        "repondants": len(selection.respondents),
        "cooperations": len(selection.cooperations),
        "auteurs": _authors(selection),
        "survey": int(wave.nature == "enquete"),
    }


def _authorities(selection: Selection) -> list[tuple[Value, ...]]:
    n = len(selection.respondents)
    if not selection.asked(selection.dataset.book.tables["collectivites"]["action"].waves):
        return [("collectivites", "Collectivités", n, "collectivités", "nommées dans les données")]
    return [
        (
            "repondants",
            "Collectivités répondantes",
            n,
            "collectivités",
            "répondants, non redressés",
        ),
        acting_figure(selection),
    ]


def acting_figure(selection: Selection) -> tuple[Value, ...]:
    """Return the row of those that act, of those that say it."""
    what = DIMENSIONS["action"]
    said = members(selection, what, RESPONDENT)["code"]
    count, _, status = selection.dataset.rules.share(
        int((said == "oui").sum()),
        len(said),
        confidential=what.confidential(selection.dataset.book),
    )
    unit = WITHHELD if status == MASKED else "collectivités"
    base = f"sur {counted(len(said), 'réponse')}"
    return ("actives", "Mènent une action extérieure", count, unit, base)


def _authors(selection: Selection) -> int:
    owners = selection.cooperations[RESPONDENT]
    return int(owners[owners >= 0].nunique())


def _cooperations(selection: Selection) -> tuple[Value, ...]:
    owners = selection.cooperations[RESPONDENT]
    unnamed = int((owners < 0).sum())
    base = f"de {counted(_authors(selection), 'collectivité')}"
    if unnamed:
        base = f"{base} ; collectivité non précisée : {counted(unnamed, 'ligne')}"
    return ("cooperations", "Coopérations", len(owners), "coopérations", base)


def _countries(selection: Selection) -> tuple[Value, ...]:
    countries = selection.dataset.book.countries
    codes = [str(code) for code in selection.cooperations["pays"].dropna().unique()]
    named = [code for code in codes if code in countries and countries[code].is_country]
    elsewhere = int((~selection.cooperations["pays"].isin(named)).sum())
    base = "toutes dans un pays précis"
    if elsewhere:
        told = counted(elsewhere, "coopération non ventilée", "coopérations non ventilées")
        base = f"hors {told} par pays"
    return ("pays", "Pays partenaires", len(named), "pays", base)


def _french_speaking_africa(selection: Selection) -> tuple[Value, ...]:
    zones = selection.long("zones")
    n = len(selection.cooperations)
    inside = int((zones["zones"] == FRENCH_SPEAKING_AFRICA).sum())
    count, part, _ = selection.dataset.rules.share(inside, n, confidential=False)
    label = "En Afrique francophone"
    if part is None:
        return (
            "afrique-francophone",
            label,
            count,
            "coopérations",
            f"sur {counted(n, 'coopération')}",
        )
    base = f"soit {count} sur {counted(n, 'coopération')}{NBSP}; pays membres de l’OIF"
    return ("afrique-francophone", label, part, "%", base)


def amount_figure(selection: Selection) -> tuple[Value, ...]:
    """Return the row of the amounts: their sum, what it holds, how many are known."""
    n = len(selection.cooperations)
    amounts = selection.cooperations.dropna(subset=["montant_eur"])
    owned = amounts.groupby(RESPONDENT)["montant_eur"].sum().tolist()
    total = selection.dataset.rules.amount(owned, confidential=confidential_amounts(selection))
    known = f"montant connu : {len(amounts)} sur {counted(n, 'coopération')}"
    back = refunded(selection)
    held = included(selection.filters, selection.dataset.book)
    base = " ; ".join(filter(None, (known, held, back and f"remboursements déduits : {back}")))
    if not owned:
        return ("montant", "Montants déclarés", None, "euros", "aucun montant connu")
    if total is None:
        return ("montant", "Montants déclarés", None, WITHHELD, base)
    return ("montant", "Montants déclarés", total, "euros", base)
