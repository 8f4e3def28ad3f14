"""The type of a dimension: where the answers of a question stand, and how they are worded."""

from dataclasses import dataclass
from typing import Final

from data.codebook import Codebook, Nomenclature, Question, Variable
from data.dataset import COOPERATION
from data.filters import BY_KEY as FILTERS
from data.french import NBSP
from data.table import Unit


def quoting(verb: str) -> str:
    """Return the reading « {who} répondent « {answer} » », with `verb` for « répondent »."""
    return f"{{who}} {verb} «{NBSP}{{answer}}{NBSP}»"


#: How a share is read aloud: « {who} » is « 12 % des collectivités (3 sur 25) ».
CONCERNS: Final = f"«{NBSP}{{answer}}{NBSP}» concerne {{who}}"
ANSWERS: Final = quoting("répondent")
CITES: Final = quoting("citent")
IN_CLASS: Final = quoting("sont dans la tranche")


@dataclass(frozen=True)
class Dimension:
    """Answers that units can be counted by.

    One that is `counted` was not asked: it is the class of how many rows of `frame` are kept for
    each respondent. `title` is the column's where it is not what the codebook says, `reading` how a
    share is read aloud where it is neither answered nor cited: in a place, of a type.

    `key` is the filter and the column name; `variable` the codebook's (table, variable), none for
    a question with several answers; `level` the unit that gives the answer. `base` says in French
    what a share is a share of, `absent` what is said of the units left out for saying nothing.
    """

    key: str
    frame: str
    column: str
    nomenclature: str
    level: str
    variable: tuple[str, str] | None
    base: str
    absent: str = "sans réponse"
    multiple: bool = False
    numbered: bool = False
    counted: bool = False
    title: str = ""
    reading: str = ""

    def words(self, book: Codebook) -> Nomenclature:
        """Return the possible answers, in order."""
        return book.nomenclatures[self.nomenclature]

    def entry(self, book: Codebook) -> Variable | Question:
        """Return what the codebook says of the question: label, waves, confidentiality."""
        if not self.variable:
            return book.questions[self.key]
        table, name = self.variable
        return book.tables[table][name]

    @property
    def unit(self) -> Unit:
        """What gives the answers, as tables name it."""
        return Unit.COOPERATIONS if self.level == COOPERATION else Unit.COLLECTIVITES

    def label(self, book: Codebook) -> str:
        """Return the title of a column of these answers, that of their filter if they have one."""
        filtered = FILTERS[self.key].label if self.key in FILTERS else ""
        return self.title or filtered or self.entry(book).label

    def confidential(self, book: Codebook) -> bool:
        """Tell whether the answers were given in confidence."""
        return self.entry(book).confidential

    def value(self, code: str) -> str | int:
        """Return the code as tables hold it: a number where the answers are numbered."""
        return int(code) if self.numbered else code

    def asked(self, book: Codebook, wave: str) -> bool:
        """Tell whether the question was asked in `wave`."""
        return book.asked(self.entry(book).waves, wave)

    @property
    def reading_pattern(self) -> str:
        """How a share is read aloud, with `{who}` and `{answer}`."""
        if self.level == COOPERATION:
            return CONCERNS
        return self.reading or (CITES if self.multiple else ANSWERS)
