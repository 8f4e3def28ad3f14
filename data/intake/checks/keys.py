"""Check that keys are unique, and that references between tables exist."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from data.intake.cells import Note
from data.intake.problem_lists import Finding, cell_finding
from data.intake.problems import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from data.intake.assembly import CellValue, FilledTable

#: References between tables: table, column, table referred to.
LINKS: Final = (
    ("cooperations", "collectivite_id", "collectivites"),
    ("financements", "collectivite_id", "collectivites"),
    ("reponses", "collectivite_id", "collectivites"),
    ("financements", "cooperation_id", "cooperations"),
)

#: Length above which an identifier is not compared with others: it would be slow.
COMPARED: Final = 60


def check_keys(tables: Mapping[str, FilledTable]) -> list[Finding]:
    """Return findings on duplicate rows and on references to rows that do not exist."""
    findings: list[Finding] = []
    for table in tables.values():
        findings += _repeated(table)
    for name, column, target in LINKS:
        findings += _orphans(tables[name], column, tables[target])
    findings += _sourceless(tables)
    findings += _same_siren(tables["collectivites"])
    findings += _other_owner(tables["financements"], tables["cooperations"])
    return findings


def _repeated(table: FilledTable) -> Iterator[Finding]:
    """Find duplicate keys (errors) and, in tables without a key, duplicate rows (warnings)."""
    names = table.spec.key or table.spec.columns
    column = table.spec.key[-1] if table.spec.key else table.spec.columns[0]
    first: dict[tuple[CellValue, ...], int] = {}
    for at, key in enumerate(table.keys(names)):
        if (table.spec.key and None in key) or first.setdefault(key, at) == at:
            continue
        sheet, row = table.origin[first[key]]
        before = f"déjà à la ligne {row.number} de « {sheet.name} » ({sheet.file})"
        if table.spec.key:
            note = Note(
                ERROR,
                f"Cette ligne répète la clé {' + '.join(names)}.",
                f"une clé unique ; {before}",
            )
        else:
            note = Note(
                WARNING, "Cette ligne en répète une autre.", f"une ligne différente ; {before}"
            )
        yield cell_finding(*table.origin[at], column, note)


def _orphans(table: FilledTable, column: str, target: FilledTable) -> Iterator[Finding]:
    if not target.origin:
        return  # reported once by `validation`: the table is missing
    known = set(target.keys(("vague", column)))
    waves: dict[CellValue, list[str]] = {}
    for wave, name in known:
        waves.setdefault(name, []).append(str(wave))
    for at, (wave, name) in enumerate(table.keys(("vague", column))):
        if name is None or wave is None or (wave, name) in known:
            continue
        wanted = f"un identifiant de « {target.spec.name} »"
        if name in waves:
            wanted += f" ; celui-ci n’y est que pour {', '.join(sorted(waves[name]))}"
        message = f"Cet identifiant n’est pas dans « {target.spec.name} » pour cette vague."
        yield cell_finding(
            *table.origin[at], column, Note(ERROR, message, wanted, nearest=_near(name, waves))
        )


def _near(name: CellValue, names: Mapping[CellValue, object]) -> Callable[[], str | None]:
    def search() -> str | None:
        text = str(name)
        folded = {str(known).casefold().lstrip("0"): str(known) for known in names}
        same = folded.get(text.casefold().lstrip("0"))
        if text in names or len(text) > COMPARED:
            return None
        return same or next(iter(get_close_matches(text, map(str, names), n=1, cutoff=0.75)), None)

    return search


def _sourceless(tables: Mapping[str, FilledTable]) -> Iterator[Finding]:
    """Find waves that `sources` does not describe; each is reported at its first row only."""
    described = set(tables["sources"].columns["vague"])
    if not described:
        return
    reported: set[CellValue] = set()
    for table in tables.values():
        for at, wave in enumerate(table.columns["vague"]):
            if wave is None or wave in described or wave in reported:
                continue
            reported.add(wave)
            wanted = f"une ligne pour {wave} dans la feuille « sources »"
            note = Note(ERROR, "Cette vague n’est pas décrite dans « sources ».", wanted)
            yield cell_finding(*table.origin[at], "vague", note)


def _same_siren(table: FilledTable) -> Iterator[Finding]:
    first: dict[tuple[CellValue, ...], int] = {}
    for at, key in enumerate(table.keys(("vague", "siren"))):
        if key[1] is None or first.setdefault(key, at) == at:
            continue
        row = table.origin[first[key]][1].number
        note = Note(WARNING, "Deux collectivités ont le même SIREN.", f"déjà à la ligne {row}")
        yield cell_finding(*table.origin[at], "siren", note)


def _other_owner(table: FilledTable, cooperations: FilledTable) -> Iterator[Finding]:
    """Warn when a payment refers to a cooperation of another collectivité."""
    owners = dict(
        zip(
            cooperations.keys(("vague", "cooperation_id")),
            cooperations.columns["collectivite_id"],
            strict=True,
        )
    )
    for at, (wave, name) in enumerate(table.keys(("vague", "cooperation_id"))):
        owner = owners.get((wave, name)) if name is not None else None
        if owner is not None and owner != table.columns["collectivite_id"][at]:
            message = "Cette coopération est celle d’une autre collectivité."
            note = Note(WARNING, message, f"une coopération de cette collectivité, ou {owner}")
            yield cell_finding(*table.origin[at], "cooperation_id", note)
