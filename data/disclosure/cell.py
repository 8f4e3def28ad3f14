"""The closed list of confidential tables: by which groups respondents are told of, and no others.

Everything else that one can ask of the answers given in confidence has no answer. The list is short
on purpose: tables are protected together, and each more costs the others cells.
"""

from typing import Final, NamedTuple


class Cell(NamedTuple):
    """One group of the closed list: the respondents with `code` in `grouping`; all, if empty."""

    grouping: str = ""
    code: str = ""

    @property
    def text(self) -> str:
        """The cell as the stored file writes it."""
        return f"{self.grouping}={self.code}" if self.grouping else ""

    @classmethod
    def read(cls, text: str) -> "Cell":
        """Return the cell that `text` writes."""
        grouping, _, code = text.partition("=")
        return cls(grouping, code)


EVERYONE: Final = Cell()

#: What the study reports by: each is public for every respondent. No two are crossed.
GROUPINGS: Final = ("type", "strate", "region")

#: Support that is needed and was not received: a question made of the answers to two others.
UNMET: Final = "besoins-non-couverts"

#: In no table. The published cooperations tell who acts, and every question put to those who act
#: tells, by its number of answers, how few others there can be: beside them the number of those who
#: do not act would name them.
UNTOLD: Final = frozenset({"action"})

#: Told of everyone only, being made of the answers to questions of the list.
OF_EVERYONE_ONLY: Final = frozenset({"budget_habitant_classe", UNMET})


def listed(question: str, cell: Cell) -> bool:
    """Tell whether the list has the table of a question in a group."""
    if question in UNTOLD:
        return False
    return cell == EVERYONE or question not in OF_EVERYONE_ONLY
