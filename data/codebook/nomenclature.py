"""Closed lists of answers, and how what someone writes is recognised as one of them."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

#: Answers that every question accepts in addition to its own. No answer is an empty cell.
DONT_KNOW: Final = "nsp"
NOT_CONCERNED: Final = "nc"
RESERVED: Final = {DONT_KNOW: "Ne sait pas", NOT_CONCERNED: "Non concerné"}

#: Codes of the answer « none »: « aucun financeur » is an answer, but names no funder.
NONE_CODES: Final = frozenset({"aucun", "aucune"})


def fold(text: str) -> str:
    """Return `text` in lower case, without accents, typographic quotes or spare spaces."""
    flat = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe"))
    bare = "".join(char for char in flat if not unicodedata.combining(char))
    return " ".join(bare.lower().replace("-", " ").replace("'", " ").split())


def _digits(text: str) -> list[str]:
    return [char for char in text if char.isdigit()]


@dataclass(frozen=True)
class Modality:
    """One answer: `code` is stable (files, addresses), `label` and `short` are for people."""

    code: str
    label: str
    short: str = ""
    parent: str = ""
    waves: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    definition: str = ""


@dataclass(frozen=True)
class Nomenclature:
    """A closed list of answers, in the order in which they are shown."""

    name: str
    modalities: tuple[Modality, ...]
    _by_code: Mapping[str, Modality] = field(init=False, repr=False, compare=False)
    _by_form: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the answers by code, and by every spelling that the reader accepts."""
        forms: dict[str, str] = {}
        for modality in self.modalities:
            for form in (modality.code, modality.label, modality.short, *modality.forms):
                forms.setdefault(fold(form), modality.code)
        forms.pop("", None)
        object.__setattr__(self, "_by_code", {m.code: m for m in self.modalities})
        object.__setattr__(self, "_by_form", forms)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code, in order."""
        return tuple(self._by_code)

    def __contains__(self, code: object) -> bool:
        """Tell whether `code` is one of the answers."""
        return code in self._by_code

    def __getitem__(self, code: str) -> Modality:
        """Return the answer whose code is `code`."""
        return self._by_code[code]

    def label(self, code: str) -> str:
        """Return the label of `code`, or `code` itself when it is not in the list."""
        return self._by_code[code].label if code in self._by_code else RESERVED.get(code, code)

    def short(self, code: str) -> str:
        """Return the short label of `code`, for axes and chips."""
        known = self._by_code.get(code)
        return (known.short or known.label) if known else RESERVED.get(code, code)

    def root(self, code: str) -> str:
        """Return the parent of `code` (Interreg -> fonds européens), or `code` itself."""
        return (self._by_code[code].parent or code) if code in self._by_code else code

    def match(self, text: str) -> str | None:
        """Return the code of `text`, which may be a code, a label or another accepted spelling."""
        return self._by_form.get(fold(text))

    def suggest(self, text: str) -> str | None:
        """Return the label closest to `text`, or None when none is close."""
        folded = fold(text)
        near = get_close_matches(folded, self._by_form, n=1, cutoff=0.7)
        # « 15 ans » is spelled like « 5 ans » but means something else.
        if not near or _digits(near[0]) != _digits(folded):
            return None
        return self._by_code[self._by_form[near[0]]].label
