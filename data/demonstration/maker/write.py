"""Write the files of both demonstration waves: the same bytes at each run, on any machine."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from data.codebook import Codebook
from data.demonstration.maker import second
from data.demonstration.maker.answers import Answer, answers
from data.demonstration.maker.cells import (
    Cells,
    answer_cells,
    collectivite_cells,
    cooperation_cells,
    funding_cells,
)
from data.demonstration.maker.cooperations import Cooperation, cooperations
from data.demonstration.maker.funding import fundings
from data.demonstration.maker.respondents import WAVE, Respondent, respondents

#: Chosen so that every funder is cited, and small states and far neighbours are on the map.
SEED: Final = 3119

#: The first line of every file; readers skip lines that begin with « # » before the header.
BANNER: Final = "# Données de démonstration : réponses inventées, aucune collectivité réelle"

SOURCE: Final = {
    "vague": WAVE,
    "titre": "Données de démonstration, sur le modèle ACTER 2023-2024",
    "producteur": "Observatoire ACTER (réponses inventées)",
    "licence": "Données inventées, réutilisables sans condition",
    "date": "2026-11-23",
    "champ": "122 collectivités inventées, sur le modèle de celles qui ont répondu à ACTER",
    "demonstration": "oui",
    "donnees_ouvertes": "non",
}


def write_demonstration(folder: Path, book: Codebook, seed: int = SEED) -> None:
    """Write the five tables of `book` to `folder` (created if needed), as `;`-separated UTF-8.

    Only the columns asked in the wave are written. Raises OSError when `folder` is not writable.
    """
    _write_wave(folder, book, WAVE, _tables(book, seed))


def write_two_waves(folder: Path, book: Codebook, seed: int = SEED) -> tuple[Path, Path]:
    """Write the demonstration and a second wave, each in a folder of its own inside `folder`.

    The second is as invented as the first: a panel of its respondents and some newcomers answer
    the questions that the codebook gives to that wave. Return both folders.
    """
    first, later = folder / WAVE, folder / second.WAVE
    write_demonstration(first, book, seed)
    _write_wave(later, book, second.WAVE, _second_tables(book, seed))
    return first, later


def _write_wave(
    folder: Path, book: Codebook, wave: str, tables: Mapping[str, Sequence[Cells]]
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        columns = [
            variable.name
            for variable in book.tables[name].variables
            if book.asked(variable.waves, wave)
        ]
        _write(folder / f"{name}.csv", columns, rows)


def _tables(book: Codebook, seed: int) -> Mapping[str, Sequence[Cells]]:
    people = respondents(book, seed)
    actions = cooperations(people, seed)
    return _cells(book, people, actions, answers(book, people, actions, seed), seed)


def _second_tables(book: Codebook, seed: int) -> Mapping[str, Sequence[Cells]]:
    people = second.respondents_again(book, seed)
    later = seed + 1
    actions = cooperations(people, later, second.COOPERATIONS)
    given = answers(book, people, actions, later, second.shares(book))
    tables = _cells(book, people, actions, given, later)
    moved = {name: [{**row, "vague": second.WAVE} for row in rows] for name, rows in tables.items()}
    return {**moved, "sources": [{**SOURCE, **second.SOURCE}]}


def _cells(
    book: Codebook,
    people: Sequence[Respondent],
    actions: Sequence[Cooperation],
    given: Sequence[Answer],
    seed: int,
) -> Mapping[str, Sequence[Cells]]:
    return {
        "sources": [SOURCE],
        "collectivites": collectivite_cells(people, actions, seed),
        "cooperations": cooperation_cells(book, actions, seed),
        "financements": funding_cells(fundings(people, actions, seed)),
        "reponses": answer_cells(given),
    }


def _write(path: Path, columns: Sequence[str], rows: Sequence[Cells]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"{BANNER}\n")
        writer = csv.DictWriter(file, columns, restval="", delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
