"""Reader of an OECD CRS extract: France, agency 8, one line = one cooperation.

The tables `financements` and `reponses` stay empty: the CRS has no such questions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from data.codebook import Codebook
from data.intake.crs.authority import mention
from data.intake.crs.directory import identify, nearest
from data.intake.crs.file import CrsLine, Header, find_header, missing_columns, scan
from data.intake.crs.line import LineReader
from data.intake.crs.reference import load_directory
from data.intake.crs.sheets import InterpretedLine, sheets, unnamed
from data.intake.crs.tables import load_tables
from data.intake.problems import ERROR, WARNING, Problem
from data.intake.sheets import FileReading

_AGENCY: Final = "8"
_FRANCE: Final = (("donor_code", "4"), ("de_donorcode", "FRA"))
_SHOWN: Final = 5
_HINTS: Final = 50
_NOBODY: Final = "Aucune collectivité nommée : la ligne compte sous « non précisée »."
_WANTED: Final = "Une description qui finit par « - Commune de … », « - Conseil régional - … »…"
_SETTLE: Final = "Une ligne dans crs_collectivites.csv permet de trancher."


def recognises(path: Path) -> bool:
    """Tell, from its first line only, whether `path` is a CRS extract. Never raises."""
    return find_header(path) is not None


def read(path: Path, book: Codebook) -> FileReading:
    """Return the tables `sources`, `collectivites` and `cooperations` of the extract `path`.

    Never raises because of the file: what cannot be read is reported as a problem of its line.
    A line with an error is in no table.
    """
    header = find_header(path)
    if header is None:
        message = "Ce fichier n’est pas un extrait du système SNPC (CRS) de l’OCDE."
        return FileReading(problems=(Problem(ERROR, path.name, message),))
    if missing := missing_columns(header, path.name):
        return FileReading(problems=missing)
    lines, aside = _select(path, header)
    if not lines:
        message = "Aucune ligne de l’agence 8 (coopération décentralisée) déclarée par la France."
        return FileReading(problems=(*aside, Problem(ERROR, path.name, message)))
    interpreted = _interpret(path, lines, book)
    usable = [item for item in interpreted if not item.record.broken]
    doubts = [problem for item in interpreted for problem in item.record.problems]
    problems = (
        *aside,
        *doubts,
        *unnamed(path.name, usable),
        *_doubtful_authorities(path.name, usable),
    )
    return FileReading(sheets(path.name, usable, book), problems)


def _select(path: Path, header: Header) -> tuple[list[CrsLine], list[Problem]]:
    """Return the lines of French agency 8, and warnings about the others."""
    lines: list[CrsLine] = []
    problems: list[Problem] = []
    agencies: dict[str, list[int]] = {}
    donors: dict[str, list[int]] = {}
    for item in scan(path, header):
        if isinstance(item, Problem):
            problems.append(item)
        elif any(item[column].removesuffix(".0") not in {"", code} for column, code in _FRANCE):
            donor = item["de_donorcode"] or item["donor_code"]
            donors.setdefault(donor, []).append(item.number)
        elif item["agency_code"].removesuffix(".0") != _AGENCY:
            name = f" ({item['agency_name']})" if item["agency_name"] else ""
            agency = f"{item['agency_code'] or 'non précisée'}{name}"
            agencies.setdefault(agency, []).append(item.number)
        else:
            lines.append(item)
    return lines, [
        *_left_out(path.name, "agency_code", "agence", agencies),
        *_left_out(path.name, "donor_code", "pays donneur", donors),
        *problems,
    ]


def _left_out(
    file: str, column: str, what: str, lines: Mapping[str, Sequence[int]]
) -> Iterable[Problem]:
    """Yield one warning with the number of lines left out, if any, placed at the first of them."""
    if not lines:
        return
    total = sum(map(len, lines.values()))
    largest = sorted(lines, key=lambda name: -len(lines[name]))[:_SHOWN]
    detail = ", ".join(f"{name} : {len(lines[name])}" for name in largest)
    more = f" et {len(lines) - _SHOWN} autres" if len(lines) > _SHOWN else ""
    yield Problem(
        WARNING,
        file,
        f"{total} ligne{'s' if total > 1 else ''} laissée{'s' if total > 1 else ''} de côté :"
        f" {what} {next(iter(lines)) if len(lines) == 1 else detail}{more}.",
        row=min(min(numbers) for numbers in lines.values()),
        column=column,
        expected="Seules les lignes françaises de l’agence 8 (coopération décentralisée).",
    )


def _interpret(path: Path, lines: Sequence[CrsLine], book: Codebook) -> list[InterpretedLine]:
    reader = LineReader(path.name, book, load_tables())
    directory = load_directory()
    mentions = {line.number: mention(line["description"], line["project_title"]) for line in lines}
    identified = {
        declared: identify(declared, directory, book)
        for declared in set(mentions.values())
        if declared
    }
    return [
        InterpretedLine(
            line,
            reader.read(line),
            identified[declared] if (declared := mentions[line.number]) else None,
        )
        for line in lines
    ]


def _doubtful_authorities(file: str, interpreted: Iterable[InterpretedLine]) -> Iterable[Problem]:
    """Yield a warning for each line without an authority, and for each doubtful authority once."""
    reported: set[str] = set()
    for item in interpreted:
        if item.authority is None:
            yield _about_authority(file, item.line, _NOBODY, _WANTED)
        elif item.authority.doubt and item.authority.id not in reported:
            reported.add(item.authority.id)
            problem = _about_authority(file, item.line, item.authority.doubt, _SETTLE)
            unknown = item.authority.unknown
            # Comparing a name with 35,000 others is slow: only the first doubts get a suggestion.
            known = (
                nearest(unknown, load_directory()) if unknown and len(reported) <= _HINTS else ""
            )
            yield replace(problem, suggestion=known)


def _about_authority(file: str, line: CrsLine, message: str, expected: str) -> Problem:
    return Problem(
        WARNING,
        file,
        message,
        row=line.number,
        column="description",
        value=line["description"],
        expected=expected,
    )
