"""Check that the answers of a respondent agree with one another and with the questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.codebook import NONE_CODES, RESERVED
from data.intake.cells import Note
from data.intake.problem_lists import Finding, cell_finding, column_finding, rows_in_words
from data.intake.problems import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.codebook import Codebook
    from data.intake.assembly import CellValue, FilledTable


def check_answers(tables: Mapping[str, FilledTable], book: Codebook) -> list[Finding]:
    """Return findings on answers that exclude each other, or to questions that were not asked."""
    return [
        *_alone(tables["reponses"], ("vague", "collectivite_id", "question"), "modalite", book),
        *_alone(
            tables["financements"],
            ("vague", "collectivite_id", "cooperation_id"),
            "financeur",
            book,
        ),
        *_questions(tables["reponses"], book),
        *_modalities(tables, book),
        *_inactive(tables),
    ]


def _alone(
    table: FilledTable, group: tuple[str, ...], column: str, book: Codebook
) -> Iterator[Finding]:
    """« Aucun », NSP and NC exclude every other answer of the same respondent."""
    answers: dict[tuple[CellValue, ...], set[CellValue]] = {}
    for key, answer in zip(table.keys(group), table.columns[column], strict=True):
        answers.setdefault(key, set()).add(answer)
    for at, (key, answer) in enumerate(zip(table.keys(group), table.columns[column], strict=True)):
        others = answers[key] - {answer, None}
        if answer is None or not others or str(answer) not in NONE_CODES | set(RESERVED):
            continue
        name = table.spec[column].nomenclature or str(key[-1])
        labels = sorted(book.nomenclatures[name].label(str(other)) for other in others)
        message = "Cette réponse en exclut d’autres, qui sont pourtant données."
        wanted = f"cette réponse seule, ou seulement « {' », « '.join(labels)} »"
        yield cell_finding(*table.origin[at], column, Note(ERROR, message, wanted))


def _questions(table: FilledTable, book: Codebook) -> Iterator[Finding]:
    """Warn of questions that were not asked in the wave of the row."""
    for at, (question, wave) in enumerate(table.keys(("question", "vague"))):
        asked = book.questions.get(str(question))
        if asked is not None and wave is not None and not book.asked(asked.waves, str(wave)):
            note = Note(WARNING, "Cette question n’était pas posée dans cette vague.")
            yield cell_finding(*table.origin[at], "question", note)


def _modalities(tables: Mapping[str, FilledTable], book: Codebook) -> Iterator[Finding]:
    """Warn of answers that were not offered in the wave of the row."""
    for table in tables.values():
        for variable in table.spec.variables:
            names = _lists(table, variable.name)
            limited = {
                n
                for n in set(names)
                if n and any(m.waves for m in book.nomenclatures[n].modalities)
            }
            if not limited:
                continue
            for at, name in enumerate(names):
                wave = str(table.columns["vague"][at] or "")
                for code in (
                    str(table.columns[variable.name][at] or "").split() if name in limited else ()
                ):
                    if code not in RESERVED and not book.asked(
                        book.nomenclatures[name][code].waves, wave
                    ):
                        note = Note(WARNING, "Cette réponse n’était pas proposée dans cette vague.")
                        yield cell_finding(*table.origin[at], variable.name, note)


def _lists(table: FilledTable, column: str) -> list[str]:
    """Return, for each row of a column, the name of its list of answers."""
    variable = table.spec[column]
    if variable.kind == "modalite":
        return [str(question or "") for question in table.columns["question"]]
    return [variable.nomenclature] * len(table)


def _inactive(tables: Mapping[str, FilledTable]) -> Iterator[Finding]:
    """Warn of cooperations whose collectivité answered « non » to `action`."""
    owners = tables["collectivites"]
    answers = zip(owners.keys(("vague", "collectivite_id")), owners.columns["action"], strict=True)
    idle = {key for key, action in answers if action == "non"}
    table = tables["cooperations"]
    rows = [at for at, key in enumerate(table.keys(("vague", "collectivite_id"))) if key in idle]
    if rows:
        where = rows_in_words([table.origin[at][1].number for at in rows])
        message = f"Coopérations de collectivités qui disent ne mener aucune action : {where}."
        note = Note(WARNING, message, "« oui » dans la colonne « action » de « collectivites »")
        yield column_finding(table.origin[rows[0]][0], "collectivite_id", note)
