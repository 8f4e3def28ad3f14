"""Find the authority that a CRS line names: its type and name are only in `description`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from data.codebook import fold

#: What the declaration writes before the name, folded -> code of the codebook's `types`.
_MARKERS: Final = {
    "commune": "commune",
    "structure intercommunale": "intercommunalite",
    "conseil departemental": "departement",
    "conseil general": "departement",
    "conseil regional": "region",
}
_BREAK: Final = re.compile(r"\s+[-–—]\s+|\s*[\r\n]+\s*")
_DASHES: Final = " -–—\t\r\n"
_COMMUNE: Final = re.compile(
    r"(?:commune|ville)\s+(?P<link>de\s+l['’]\s*|de\s+la\s+|du\s+|des\s+|de\s+|d['’]\s*)(?P<name>.+)",
    re.IGNORECASE,
)
_COUNCIL: Final = re.compile(r"conseil (?P<kind>departemental|general|regional) (?:d|du|de|des) .+")
#: The article that a contraction hides: « Commune du Mans » is Le Mans.
_ARTICLES: Final = {"du": "Le ", "des": "Les ", "de la": "La ", "de l": "L’"}
#: What may follow a name inside the same piece of text.
_TAIL: Final = re.compile(r"\s*[(,;:]|\.(\s|$)")
_PIECES: Final = 3
_LONGEST: Final = 200


@dataclass(frozen=True)
class Mention:
    """An authority as declared: the code of its declared type, and its name.

    `names` are possible readings of the same words, to try in order; `name` is shown when none of
    them is known.
    """

    kind: str
    name: str
    names: tuple[str, ...]


def mention(description: str, title: str = "") -> Mention | None:
    """Return the authority named by `description`, or None when it names none.

    The title, at the start of the description, is skipped: a project may be about a commune.
    """
    after = description.removeprefix(title) if title else description
    for text in (after, description):
        found = next(_mentions(_BREAK.split(text.strip(_DASHES))), None)
        if found:
            return found
    return None


def _mentions(pieces: Sequence[str]) -> Iterator[Mention]:
    for at, piece in enumerate(pieces):
        rest = pieces[at + 1 : at + 1 + _PIECES]
        words = fold(piece)
        if words in _MARKERS:
            yield from _named(_MARKERS[words], rest)
        elif town := _COMMUNE.fullmatch(piece.strip()):
            yield from _town(town["link"], town["name"])
        elif council := _COUNCIL.fullmatch(words):
            yield from _named(_MARKERS[f"conseil {council['kind']}"], (piece, *rest))


def _named(kind: str, pieces: Sequence[str]) -> Iterator[Mention]:
    """Yield the mention that opens `pieces`: a name may hold a dash, so longer readings first."""
    joined = [" - ".join(pieces[:end]) for end in range(len(pieces), 0, -1)]
    if not joined:
        return
    town = _COMMUNE.fullmatch(joined[-1].strip())
    if kind == "commune" and town:
        yield from _town(town["link"], town["name"])
    else:
        yield from _mention(kind, joined[-1], joined)


def _town(link: str, name: str) -> Iterator[Mention]:
    article = _ARTICLES.get(fold(link), "")
    yield from _mention("commune", f"{article}{name}", (f"{article}{name}", name))


def _mention(kind: str, name: str, readings: Sequence[str]) -> Iterator[Mention]:
    """Yield one mention if its name holds a letter or a digit."""
    if not any(char.isalnum() for char in name):
        return
    shorter = [_TAIL.split(reading, maxsplit=1)[0] for reading in readings]
    names = [" ".join(text.split())[:_LONGEST] for text in (*readings, *shorter)]
    yield Mention(
        kind, " ".join(name.split())[:_LONGEST], tuple(dict.fromkeys(filter(None, names)))
    )
