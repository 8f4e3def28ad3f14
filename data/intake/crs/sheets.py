"""The tables of the codebook, made from the lines kept of a CRS extract."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from data.codebook import Codebook
from data.intake.crs.directory import Identified
from data.intake.crs.file import Line
from data.intake.crs.line import Record
from data.intake.problems import WARNING, Problem
from data.intake.sheets import Cell, Row, Sheet

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
class Kept:
    """A line of the right agency, its cooperation, and who is said to lead it, if anyone."""

    line: Line
    record: Record
    authority: Identified | None

    @property
    def wave(self) -> str:
        """Code of the wave."""
        return str(self.record.cells["vague"])


def sheets(file: str, kept: Sequence[Kept], book: Codebook) -> tuple[Sheet, ...]:
    """Return `sources`, `collectivites` and `cooperations`, in the codebook's order."""
    sources = tuple(_source(wave, book) for wave in sorted({item.wave for item in kept}))
    authorities = tuple(_authorities(kept, book))
    cooperations = tuple(_cooperations(kept))
    origin = {name: name for name in sources[0].cells} if sources else {}
    return (
        Sheet(file, "", "sources", origin, sources),
        Sheet(file, "", "collectivites", _AUTHORITIES, authorities),
        Sheet(file, "", "cooperations", _COOPERATIONS, cooperations),
    )


def unnamed(file: str, kept: Iterable[Kept]) -> Iterator[Problem]:
    """Yield a warning for each line without identifier: its rank in the file stands for it."""
    for item in kept:
        if not item.line["crs_id"]:
            yield Problem(
                WARNING,
                file,
                "Identifiant absent : remplacé par le numéro de la ligne.",
                row=item.line.number,
                column="crs_id",
                expected="Un identifiant SNPC, par exemple 2023CT0001.",
            )


def _source(wave: str, book: Codebook) -> Row:
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
    return Row(1, cells)


def _authorities(kept: Iterable[Kept], book: Codebook) -> Iterator[Row]:
    """Yield each authority once a wave, at the line that names it first."""
    done: set[tuple[str, str]] = set()
    for item in kept:
        if item.authority and (item.wave, item.authority.id) not in done:
            done.add((item.wave, item.authority.id))
            yield Row(item.line.number, item.authority.cells(book, item.wave))


def _cooperations(kept: Iterable[Kept]) -> Iterator[Row]:
    taken: set[tuple[str, str]] = set()
    for item in kept:
        name = next(name for name in _names(item.line) if (item.wave, name) not in taken)
        taken.add((item.wave, name))
        authority = item.authority.id if item.authority else None
        cells = {"cooperation_id": name, "collectivite_id": authority, **item.record.cells}
        yield Row(item.line.number, cells)


def _names(line: Line) -> Iterator[str]:
    """Yield identifiers for `line`, the best first: one CRS number may cover several lines."""
    project = "-".join(line["project_id"].split())
    number = "-".join(line["crs_id"].split()) or project or f"ligne-{line.number}"
    yield number
    if project:
        yield f"{number}-{project}"
    yield from (f"{number}-{rank}" for rank in count(2))
