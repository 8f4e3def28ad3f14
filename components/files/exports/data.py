"""The table of an answer as JSON and CSV: the rows, base, source and texts of the screen."""

import csv
import io
import json
from typing import Any, Final

from components.answers.answer import Answer, empty_reason
from data.demonstration import DEMONSTRATION_NOTICE
from data.formulas import inert
from data.table import Value

#: Last columns of each row of a CSV. `vague` holds codes, as in addresses.
TAIL: Final = ("base_n", "base_libelle", "vague", "filtres", "source", "version", "mention")


def as_json(answer: Answer) -> dict[str, Any]:
    """Return the table and all that is needed to cite it; each of `rows` is by column name."""
    source, table = answer.source, answer.table
    base = None if table is None else table.base
    return {
        "key": answer.chart.key,
        "title": answer.chart.title,
        "question": answer.chart.question,
        "unit": answer.unit,
        "state": answer.state,
        "base": {
            "n": answer.n if base or answer.untold else 0,
            "label": base.label if base else "",
        },
        "filters": {
            "vague": answer.view.filters.wave,
            **{key: list(codes) for key, codes in answer.view.filters.chosen},
        },
        "filters_label": answer.filter_words,
        "measure": answer.choice.key,
        "source": {
            "title": source.title,
            "publisher": source.publisher,
            "licence": source.licence,
            "date": source.date,
            "field": source.field,
        },
        "version": answer.dataset.version,
        "address": answer.address,
        "demonstration": source.demonstration,
        "notice": DEMONSTRATION_NOTICE if source.demonstration else "",
        "sentence": answer.sentence,
        "notes": [*filter(None, [empty_reason(answer)]), *(table.every_note if table else ())],
        "table": {
            "columns": [
                {"name": column.name, "label": column.label, "unit": column.unit}
                for column in (() if table is None else table.columns)
            ],
            "rows": list(table.complete if table else ()),
        },
    }


def json_text(answer: Answer) -> str:
    """Return `as_json` as text."""
    return json.dumps(as_json(answer), ensure_ascii=False)


def as_csv(answer: Answer) -> str:
    """Return the table for a spreadsheet with French settings: `;`, decimal comma, byte order mark.

    Every row ends with its base, its wave, the filters, its source, the version and, where it
    applies, the demonstration notice, so that a row copied elsewhere keeps its origin.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table, source = answer.table, answer.source
    mention = DEMONSTRATION_NOTICE if source.demonstration else ""
    names = [column.name for column in (() if table is None else table.columns)]
    writer.writerow(map(inert, (*names, *TAIL)))
    if table:
        origin = f"{source.title} ({source.publisher})"
        waves, where = " ; ".join(answer.waves), " ; ".join(answer.filter_words)
        base, version = (answer.n, table.base.label), answer.dataset.version
        tail = (*base, waves, where, origin, version, mention)
        writer.writerows(map(_cell, (*row, *tail)) for row in table.complete.rows)
    return "\ufeff" + out.getvalue()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return inert(value)
    return str(value).replace(".", ",")
