"""Check that the cells of a row agree with one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.intake.cells import Note
from data.intake.cells.expected import thousands
from data.intake.problem_lists import Finding, cell_finding
from data.intake.problems import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.codebook import Codebook
    from data.intake.assembly import FilledTable

#: No French commune has more inhabitants (Paris: 2.1 million, Insee 2021).
LARGEST_COMMUNE: Final = 2_500_000


def check_rows(table: FilledTable, book: Codebook) -> list[Finding]:
    """Return findings on rows whose cells contradict one another."""
    columns = set(table.spec.columns)
    findings: list[Finding] = []
    if {"debut", "fin"} <= columns:
        findings += _years(table, book)
    if {"flux", "montant_eur"} <= columns:
        findings += _refunds(table)
    if {"region", "departement"} <= columns:
        findings += _departments(table, book)
    if {"population", "type"} <= columns:
        findings += _populations(table)
    return findings


def _years(table: FilledTable, book: Codebook) -> Iterator[Finding]:
    for at, (start, end) in enumerate(table.keys(("debut", "fin"))):
        if isinstance(start, float) and isinstance(end, float) and start > end:
            note = Note(
                ERROR, "La fin précède le début.", f"une année à partir de {start:.0f}, ou vide"
            )
            yield cell_finding(*table.origin[at], "fin", note)
        wave = book.waves.get(str(table.columns["vague"][at]))
        if isinstance(start, float) and wave is not None and start > wave.last_year + 1:
            note = Note(WARNING, "Le début est postérieur à la vague.", f"au plus {wave.last_year}")
            yield cell_finding(*table.origin[at], "debut", note)


def _refunds(table: FilledTable) -> Iterator[Finding]:
    """Find negative amounts that are no refund, and positive refunds."""
    for at, (flow, amount) in enumerate(table.keys(("flux", "montant_eur"))):
        if not isinstance(amount, float):
            continue
        if amount < 0 and flow != "remboursement":
            message = "Un montant négatif n’est admis que pour un remboursement."
            wanted = "un nombre d’euros positif, ou « Remboursement » dans la colonne « flux »"
            note = Note(ERROR, message, wanted, thousands(-amount))
            yield cell_finding(*table.origin[at], "montant_eur", note)
        if amount > 0 and flow == "remboursement":
            message = "Un remboursement se note par un montant négatif."
            note = Note(WARNING, message, "un nombre d’euros négatif", thousands(-amount))
            yield cell_finding(*table.origin[at], "montant_eur", note)


def _departments(table: FilledTable, book: Codebook) -> Iterator[Finding]:
    for at, (region, department) in enumerate(table.keys(("region", "departement"))):
        home = book.department_region.get(str(department))
        if home is None or region in {None, "nsp", "nc", home}:
            continue
        name = book.nomenclatures["regions"].label(str(region))
        label = book.nomenclatures["regions"].label(home)
        message = "Ce département n’est pas dans la région indiquée."
        wanted = f"un département de la région {name}, ou la région {label}"
        yield cell_finding(*table.origin[at], "departement", Note(ERROR, message, wanted))


def _populations(table: FilledTable) -> Iterator[Finding]:
    for at, (kind, population) in enumerate(table.keys(("type", "population"))):
        size = population if isinstance(population, float) else None
        too_large = kind == "commune" and size is not None and size > LARGEST_COMMUNE
        if size == 0 or too_large:
            message = "Cette population est invraisemblable."
            wanted = "la population municipale légale, ou une cellule vide"
            yield cell_finding(*table.origin[at], "population", Note(WARNING, message, wanted))
