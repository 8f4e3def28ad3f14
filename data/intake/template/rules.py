"""Data validation of the template: drop-down lists and conditions on cells."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from data.codebook import RESERVED, Codebook, Nomenclature, TableSpec, Variable, fold
from data.intake.assembly import accepts_reserved
from data.intake.cells import expected
from data.intake.checks.keys import LINKS
from data.intake.readers.workbook import LISTS

#: Rows of each sheet that have lists and conditions.
ROWS: Final = 5_000

#: Maximum lengths, in the file format, of the title and text of a message.
_TITLE: Final = 32
_MESSAGE: Final = 255

Rule = dict[str, object]


def rule(variable: Variable, spec: TableSpec, book: Codebook) -> Rule | None:
    """Return the xlsxwriter validation of a column; None where any value is accepted."""
    reserved = accepts_reserved(variable, spec)
    messages = _messages(variable, expected(variable, book, reserved=reserved))
    if variable.kind == "code":
        return {
            "validate": "list",
            "source": f"={_range(variable.nomenclature, reserved)}",
            **messages,
        }
    if variable.kind == "codes":
        source = f"={_range(variable.nomenclature, reserved)}"
        return {
            "validate": "list",
            "source": source,
            "show_error": False,
            **messages,
            **_input_messages(messages),
        }
    if variable.kind == "modalite":
        question = f"${_letter(spec, 'question')}2"
        code = f"INDEX(codes_questions,MATCH({question},choix_questions,0))"
        return {"validate": "list", "source": f'=INDIRECT("liste_"&{code})', "show_error": False}
    link = _link(variable, spec, book)
    if link:
        return {"validate": "list", "source": link, **messages}
    if variable.kind == "date":
        return {"validate": "custom", "value": f"=ISNUMBER({_cell(variable, spec)})", **messages}
    condition = _condition(variable, spec)
    return {"validate": "custom", "value": f"={condition}", **messages} if condition else None


def choices(nomenclature: Nomenclature) -> list[str]:
    """Return the items of a drop-down list; the reader recognises each of them."""
    if nomenclature.name in {"odd", "departements"}:
        return [f"{m.code} {m.label}" for m in nomenclature.modalities]
    if nomenclature.name == "pays":
        named = sorted(
            nomenclature.modalities, key=lambda m: (m.code.startswith("NV"), fold(m.label))
        )
        return [modality.label for modality in named]
    return [modality.label for modality in nomenclature.modalities]


def write_lists(workbook: Workbook, book: Codebook) -> None:
    """Write each list to a column of a hidden sheet, as two named ranges.

    `choix_<list>` has the answers, `liste_<list>` also « ne sait pas » and « non concerné ».
    """
    sheet = workbook.add_worksheet(LISTS)
    sheet.hide()
    columns: Iterator[tuple[int, tuple[str, list[str]]]] = zip(
        count(), _lists(book).items(), strict=False
    )
    for at, (name, words) in columns:
        letter = xl_col_to_name(at)
        sheet.write_column(0, at, [name, *words, *RESERVED.values()])
        for prefix, more in (("choix", 0), ("liste", len(RESERVED))):
            last = 1 + len(words) + more
            workbook.define_name(
                f"{prefix}_{_plain(name)}", f"={LISTS}!${letter}$2:${letter}${last}"
            )
    at = len(_lists(book))
    codes = list(book.questions)
    letter = xl_col_to_name(at)
    sheet.write_column(0, at, ["codes", *codes])
    workbook.define_name("codes_questions", f"={LISTS}!${letter}$2:${letter}${1 + len(codes)}")


def _lists(book: Codebook) -> Mapping[str, list[str]]:
    used = {v.nomenclature for spec in book.tables.values() for v in spec.variables}
    names = [name for name in book.nomenclatures if name in used | set(book.questions)]
    return {name: choices(book.nomenclatures[name]) for name in names}


def _condition(variable: Variable, spec: TableSpec) -> str:
    """Return the formula that is true when the cell of row 2 has an accepted value."""
    cell = _cell(variable, spec)
    if variable.is_number:
        words = f'OR(UPPER({cell})="NSP",UPPER({cell})="NC")'
        return (
            f"IF(ISNUMBER({cell}),AND({','.join(_limits(variable, spec, cell)) or 'TRUE'}),{words})"
        )
    if variable.kind == "identifiant":
        return f'ISERROR(FIND(" ",{cell}))'
    if variable.kind == "siren":  # the check digit: every second digit counts double
        digit = f"MID({cell},ROW($1:$9),1)*(2-MOD(ROW($1:$9),2))"
        return f"AND(LEN({cell})=9,MOD(SUMPRODUCT(MOD({digit},10)+INT({digit}/10)),10)=0)"
    return ""


def _limits(variable: Variable, spec: TableSpec, cell: str) -> Iterator[str]:
    refunds = variable.kind == "montant" and "flux" in spec.columns
    if variable.minimum is not None:
        least = f"{cell}>={variable.minimum:.10g}"
        flow = f'${_letter(spec, "flux")}2="Remboursement"' if refunds else ""
        yield f"OR({least},{flow})" if refunds else least
    if variable.maximum is not None:
        yield f"{cell}<={variable.maximum:.10g}"
    if variable.kind in {"entier", "annee"}:
        yield f"INT({cell})={cell}"


def _link(variable: Variable, spec: TableSpec, book: Codebook) -> str:
    """Return the range of the identifiers that the column refers to; empty if it is no key."""
    for table, column, target in LINKS:
        if (table, column) == (spec.name, variable.name):
            letter = _letter(book.tables[target], column)
            return f"={target}!${letter}$2:${letter}${ROWS + 1}"
    return ""


def _messages(variable: Variable, wanted: str) -> Rule:
    message = f"Attendu : {wanted}."
    return {
        "error_title": variable.label[:_TITLE],
        "error_message": message if len(message) <= _MESSAGE else f"{message[: _MESSAGE - 1]}…",
    }


def _input_messages(messages: Rule) -> Rule:
    return {"input_title": messages["error_title"], "input_message": messages["error_message"]}


def _range(nomenclature: str, reserved: bool) -> str:  # noqa: FBT001
    return f"{'liste' if reserved else 'choix'}_{_plain(nomenclature)}"


def _plain(name: str) -> str:
    return name.replace("-", "_")


def _cell(variable: Variable, spec: TableSpec) -> str:
    return f"{_letter(spec, variable.name)}2"


def _letter(spec: TableSpec, column: str) -> str:
    return str(xl_col_to_name(spec.columns.index(column)))
