"""Write the empty workbook to fill in: a notice, one sheet per table, drop-down lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.codebook import Codebook, TableSpec, Variable
from data.intake.assembly import accepts_reserved
from data.intake.cells import expected
from data.intake.readers.workbook import NOTICE
from data.intake.template.rules import ROWS, rule, write_lists

#: A fixed date, so that the same codebook gives the same bytes.
_CREATED: Final = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_AUTHOR: Final = "Observatoire ACTER"

_COLOURS: Final = {"obligatoire": "#1F4E79", "conseillée": "#9DC3E6", "facultative": "#E7E6E6"}
_FORMATS: Final = {
    "entier": "#,##0",
    "montant": "#,##0.00",
    "decimal": "0.0#",
    "annee": "0",
    "date": "dd/mm/yyyy",
}
_NARROW: Final = 14
_WIDE: Final = 38

_HOW: Final = (
    "Une feuille par table, une ligne par fait, les noms des colonnes en première ligne. "
    "Ne renommez ni les feuilles ni les colonnes ; l’ordre des colonnes est libre. "
    "Une bulle sur chaque en-tête rappelle la question, l’unité et les réponses admises."
)
_RULES: Final = {
    "Les couleurs des en-têtes": (
        "Bleu foncé : colonne obligatoire. Bleu clair : colonne conseillée (une cellule vide est "
        "signalée, sans bloquer). Gris : colonne facultative."
    ),
    "Quatre absences différentes": (
        "Cellule vide : pas de réponse (non-réponse). NC : la question ne concerne pas la "
        "collectivité. NSP : la collectivité ne sait pas. 0 : une vraie réponse, qui vaut zéro. "
        "Ne remplacez jamais l’une par l’autre."
    ),
    "Plusieurs réponses": (
        "Les colonnes « thematiques » et « odd » acceptent plusieurs réponses dans une cellule, "
        "séparées par « ; » ou « | », par exemple « Culture ; Santé » ou « 6 ; 13 ». Dans "
        "« reponses » et « financements », écrivez une ligne par réponse."
    ),
    "Nombres, dates et codes": (
        "Les montants sont en euros (12 000 et non 12 k€). Une année s’écrit sur quatre chiffres. "
        "Le libellé d’une liste et son code conviennent tous deux. Collez les valeurs plutôt que "
        "des formules ; ne fusionnez pas de cellules."
    ),
    "Vérifier avant d’envoyer": (
        "La commande « python app.py verifier FICHIER.xlsx » donne en français la liste de tout "
        "ce qui est à corriger, cellule par cellule."
    ),
}


@dataclass(frozen=True)
class _Formats:
    """The cell formats of one workbook."""

    headers: dict[str, Format]
    cells: dict[str, Format]


def write_template(path: Path, book: Codebook) -> None:
    """Write the empty template of `book` to `path`. The same codebook gives the same bytes.

    Raises OSError when the file cannot be written.
    """
    path.write_bytes(template(book))


def template(book: Codebook) -> bytes:
    """Return the empty template of `book` as the content of an XLSX file."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "Classeur ACTER", "author": _AUTHOR, "created": _CREATED})
        formats = _formats(workbook)
        _notice(workbook, formats, book)
        for spec in book.tables.values():
            _table(workbook.add_worksheet(spec.name), spec, formats, book)
        write_lists(workbook, book)
    return content.getvalue()


def need(variable: Variable) -> str:
    """Return whether a column is `obligatoire`, `conseillée` or `facultative`."""
    if variable.required:
        return "obligatoire"
    return "conseillée" if variable.advised else "facultative"


def comment(variable: Variable, spec: TableSpec, book: Codebook) -> str:
    """Return the French comment on a header, built from the codebook."""
    wanted = expected(variable, book, reserved=accepts_reserved(variable, spec))
    access = "réservée (jamais publiée ligne à ligne)" if variable.confidential else "publique"
    lines = (
        (f"{variable.label} ({need(variable)})", True),
        (variable.question, bool(variable.question)),
        (f"Attendu : {wanted}.", True),
        (f"Unité : {variable.unit}.", bool(variable.unit)),
        (f"Concerne : {variable.base}.", bool(variable.base)),
        (variable.help, bool(variable.help)),
        (f"Donnée {access}.", True),
    )
    return "\n".join(line for line, present in lines if present)


def _formats(workbook: Workbook) -> _Formats:
    light = {"bold": True, "border": 1, "valign": "top", "text_wrap": True}
    headers = {
        name: workbook.add_format(
            {
                **light,
                "bg_color": colour,
                "font_color": "#FFFFFF" if name == "obligatoire" else "#000000",
            }
        )
        for name, colour in _COLOURS.items()
    }
    cells = {kind: workbook.add_format({"num_format": form}) for kind, form in _FORMATS.items()}
    cells["texte"] = workbook.add_format({"num_format": "@"})
    cells["titre"] = workbook.add_format({"bold": True, "font_size": 14, "font_color": "#1F4E79"})
    cells["notice"] = workbook.add_format({"text_wrap": True, "valign": "top"})
    return _Formats(headers, cells)


def _table(sheet: Worksheet, spec: TableSpec, formats: _Formats, book: Codebook) -> None:
    for at, variable in enumerate(spec.variables):
        sheet.write_string(0, at, variable.name, formats.headers[need(variable)])
        note = comment(variable, spec, book)
        size = {"x_scale": 2.6, "y_scale": 0.6 + 0.25 * (note.count("\n") + len(note) // 45)}
        sheet.write_comment(0, at, note, {"author": _AUTHOR, **size})
        width = _WIDE if variable.kind in {"texte", "codes", "modalite"} else _NARROW
        form = formats.cells.get(variable.kind, formats.cells["texte"])
        sheet.set_column(at, at, max(width, len(variable.name) + 2), form)
        checked = rule(variable, spec, book)
        if checked:
            sheet.data_validation(1, at, ROWS, at, checked)
    sheet.freeze_panes(1, 1)


def _notice(workbook: Workbook, formats: _Formats, book: Codebook) -> None:
    sheet = workbook.add_worksheet(NOTICE)
    sheet.set_column(0, 0, 110, formats.cells["notice"])
    for at, (text, title) in enumerate(_notice_lines(book)):
        sheet.write_string(at, 0, text, formats.cells["titre" if title else "notice"])


def _notice_lines(book: Codebook) -> Iterable[tuple[str, bool]]:
    """Yield the lines of the notice, and whether each is a title."""
    yield "Classeur ACTER : mode d’emploi", True
    yield _HOW, False
    yield "Les feuilles", True
    for spec in book.tables.values():
        yield f"{spec.name} : {spec.description}", False
    for title, text in _RULES.items():
        yield title, True
        yield text, False
