"""The codebook's tables, built from the selected lines of a CRS extract."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from data.codebook import Codebook
from data.intake.crs.directory import IdentifiedAuthority
from data.intake.crs.file import CrsLine
from data.intake.crs.line import Record
from data.intake.problems import WARNING, Problem
from data.intake.sheets import Cell, ReceivedRow, ReceivedSheet

#: For each variable, the CRS column it comes from.
_COOPERATIONS: Final = {
    "cooperation_id": "crs_id",
    "collectivite_id": "description",
    "vague": "year",
    "pays": "de_recipientcode",
    "thematiques": "purpose_code",
    "odd": "sdgfocus",
    "montant_eur": "disbursement_national",
    "nature": "modality",
    "flux": "disbursement_national",
    "canal": "channel_code",
}
_AUTHORITIES: Final = {
    "collectivite_id": "description",
    "vague": "year",
    **dict.fromkeys(("nom", "siren", "type", "region", "departement", "population"), "description"),
}
_PUBLISHER: Final = "OCDE, Comité d’aide au développement (CAD)"
_LICENCE: Final = (
    "Conditions d’utilisation de l’OCDE : réutilisation libre, avec mention de la source"
)
_FIELD: Final = (
    "Lignes déclarées par la France pour l’agence 8 (coopération décentralisée), telles que"
    " présentes dans l’extrait chargé, qui peut ne pas être complet"
)


@dataclass(frozen=True)
class InterpretedLine:
    """A selected line, the cooperation read from it, and its authority, if one is named."""

    line: CrsLine
    record: Record
    authority: IdentifiedAuthority | None

    @property
    def wave(self) -> str:
        """Code of the wave."""
        return str(self.record.cells["vague"])


def sheets(
    file: str, interpreted: Sequence[InterpretedLine], book: Codebook
) -> tuple[ReceivedSheet, ...]:
    """Return `sources`, `collectivites` and `cooperations`, in the codebook's order."""
    sources = tuple(_source(wave, book) for wave in sorted({item.wave for item in interpreted}))
    authorities = tuple(_authorities(interpreted, book))
    cooperations = tuple(_cooperations(interpreted))
    origin = {name: name for name in sources[0].cells} if sources else {}
    return (
        ReceivedSheet(file, "", "sources", origin, sources),
        ReceivedSheet(file, "", "collectivites", _AUTHORITIES, authorities),
        ReceivedSheet(file, "", "cooperations", _COOPERATIONS, cooperations),
    )


def unnamed(file: str, interpreted: Iterable[InterpretedLine]) -> Iterator[Problem]:
    """Yield a warning for each line without identifier: its line number is used instead."""
    for item in interpreted:
        if not item.line["crs_id"]:
            yield Problem(
                WARNING,
                file,
                "Identifiant absent : remplacé par le numéro de la ligne.",
                row=item.line.number,
                column="crs_id",
                expected="Un identifiant SNPC, par exemple 2023CT0001.",
            )


def _source(wave: str, book: Codebook) -> ReceivedRow:
    year = book.waves[wave].first_year
    cells: dict[str, Cell] = {
        "vague": wave,
        "titre": (
            "Aide publique au développement des collectivités territoriales françaises,"
            f" {year} (système SNPC/CRS de l’OCDE)"
        ),
        "producteur": _PUBLISHER,
        "licence": _LICENCE,
        "date": None,
        "champ": _FIELD,
        "demonstration": "non",
        "donnees_ouvertes": "oui",
    }
    return ReceivedRow(1, cells)


def _authorities(interpreted: Iterable[InterpretedLine], book: Codebook) -> Iterator[ReceivedRow]:
    """Yield each authority once per wave, with the number of the first line that names it."""
    done: set[tuple[str, str]] = set()
    for item in interpreted:
        if item.authority and (item.wave, item.authority.id) not in done:
            done.add((item.wave, item.authority.id))
            yield ReceivedRow(item.line.number, item.authority.cells(book, item.wave))


def _cooperations(interpreted: Iterable[InterpretedLine]) -> Iterator[ReceivedRow]:
    taken: set[tuple[str, str]] = set()
    for item in interpreted:
        name = next(name for name in _names(item.line) if (item.wave, name) not in taken)
        taken.add((item.wave, name))
        authority = item.authority.id if item.authority else None
        cells = {"cooperation_id": name, "collectivite_id": authority, **item.record.cells}
        yield ReceivedRow(item.line.number, cells)


def _names(line: CrsLine) -> Iterator[str]:
    """Yield candidate identifiers for `line`, best first: several lines may share a CRS number."""
    project = "-".join(line["project_id"].split())
    number = "-".join(line["crs_id"].split()) or project or f"ligne-{line.number}"
    yield number
    if project:
        yield f"{number}-{project}"
    yield from (f"{number}-{rank}" for rank in count(2))
