"""Citations of a view: a sentence for a report, and a BibTeX entry."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from components.answers import captions
from components.files.names import selection_slug
from data import french
from data.dataset import Source
from data.demonstration import DEMONSTRATION_NOTICE
from data.french import NBSP

#: What LaTeX reads as an order. Braces are words: BibTeX counts even those that are escaped.
LATEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "%&_#$"},
        "\u00a0": "~",
        "\u202f": "~",
    }
)

YEAR: Final = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Citation:
    """What is cited. `today` is the date of consultation.

    `address` is frozen, and absolute where the server knows its own.
    """

    key: str
    title: str
    words: tuple[str, ...]
    source: Source
    version: str
    address: str
    today: date

    @property
    def text(self) -> str:
        """The citation as French sentences, for a note or a report."""
        return " ".join(
            (
                f"{self.source.publisher}, {french.quoted(self._title_and_words)}.",
                *([f"{DEMONSTRATION_NOTICE}."] if self.source.demonstration else []),
                f"{self._data}.",
                f"Observatoire ACTER, version {self.version}, {self.address}",
                f"(consulté le {french.day(self.today.isoformat())}).",
            )
        )

    @property
    def bibtex(self) -> str:
        """One `@misc` entry, in UTF-8; `url` and `urldate` are biblatex's."""
        year = YEAR.match(self.source.date or self.source.published)
        mark = f"{DEMONSTRATION_NOTICE}. " if self.source.demonstration else ""
        note = f"{mark}{self._data}. Version {self.version}. Licence{NBSP}: {self.source.licence}"
        fields = {
            "author": f"{{{_latex(self.source.publisher)}}}",
            "title": _latex(self._title_and_words),
            "howpublished": "Observatoire ACTER",
            **({"year": year[0]} if year else {}),
            "note": _latex(note),
            "url": self.address.replace("{", "%7B").replace("}", "%7D"),
            "urldate": self.today.isoformat(),
        }
        lines = ",\n".join(f"  {name} = {{{text}}}" for name, text in fields.items())
        # Two views never share a key, however often the same one is cited.
        parts = ("acter", self.key.lower(), selection_slug(self.address), self.version)
        return f"@misc{{{'-'.join(filter(None, parts))},\n{lines}\n}}"

    @property
    def _title_and_words(self) -> str:
        return f"{NBSP}; ".join((self.title, *self.words))

    @property
    def _data(self) -> str:
        parts = filter(None, (self.source.title, captions.date_words(self.source)))
        return f"Source{NBSP}: {', '.join(parts)}"


def _latex(text: str) -> str:
    return text.translate(LATEX)
