"""The choice of a sentence by the kind of a table, as `figures.by_kind` chooses a drawing."""

from collections.abc import Callable, Mapping

from data.table import Kind, Table

Sentence = Callable[[Table], str]


def written_by(sentences: Mapping[Kind, Sentence]) -> Sentence:
    """Return the function that writes a table with the one of `sentences` for its kind."""

    def write(table: Table) -> str:
        return sentences[table.kind](table)

    return write
