"""Table Schemas from the codebook: types, titles, questions, codes, limits and keys."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from data.codebook import RESERVED, Codebook, TableSpec, Variable
from data.intake.checks.keys import LINKS

Schema = dict[str, Any]

TYPES: Final = {"entier": "integer", "annee": "integer", "decimal": "number", "montant": "number"}


def text_field(name: str, title: str, about: str, **constraints: object) -> Schema:
    """Return the field of a column of texts."""
    options = {"constraints": constraints} if constraints else {}
    return {"name": name, "type": "string", "title": title, "description": about, **options}


def field(variable: Variable, book: Codebook, wave: str) -> Schema:
    """Return the field of one variable."""
    limits: Schema = {"required": True} if book.required(variable, wave) else {}
    limits |= _limits(variable, book, wave)
    about = " ".join(filter(None, (variable.question, _unit(variable), _base(variable))))
    return {
        "name": variable.name,
        "type": "date" if variable.kind == "date" else TYPES.get(variable.kind, "string"),
        "title": variable.label,
        "description": about or variable.help or variable.label,
        **({"constraints": limits} if limits else {}),
    }


def table_schema(fields: Sequence[Schema], spec: TableSpec, published: Iterable[str]) -> Schema:
    """Return the schema of a table, with foreign keys to the `published` tables only."""
    links = [
        {"fields": [column], "reference": {"resource": target, "fields": [column]}}
        for name, column, target in LINKS
        if name == spec.name and target in set(published)
    ]
    return {
        "fields": list(fields),
        **({"primaryKey": list(spec.key)} if spec.key else {}),
        **({"foreignKeys": links} if links else {}),
        "missingValues": [""],
    }


def _limits(variable: Variable, book: Codebook, wave: str) -> Schema:
    if variable.nomenclature == "vagues":
        return {"enum": [wave]}
    if variable.kind == "siren":
        return {"pattern": f"[0-9]{{9}}|{'|'.join(RESERVED)}"}
    if variable.nomenclature:
        codes = [*book.nomenclatures[variable.nomenclature].codes, *RESERVED]
        return {"pattern": _several(codes)} if variable.kind == "codes" else {"enum": codes}
    # A refund is a negative amount.
    if not variable.is_number or variable.kind == "montant":
        return {}
    known = {"minimum": variable.minimum, "maximum": variable.maximum}
    is_integer = variable.kind in {"entier", "annee"}
    return {
        name: int(limit) if is_integer else limit
        for name, limit in known.items()
        if limit is not None
    }


def _several(codes: Iterable[str]) -> str:
    alternatives = "|".join(re.escape(code).replace("\\-", "-") for code in codes)
    return f"({alternatives})( ({alternatives}))*"


def _unit(variable: Variable) -> str:
    if variable.kind == "codes":
        return "Plusieurs codes possibles, séparés par un espace."
    return f"En {variable.unit}." if variable.unit else ""


def _base(variable: Variable) -> str:
    return f"Base : {variable.base}." if variable.base else ""
