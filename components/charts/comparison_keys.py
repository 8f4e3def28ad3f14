"""What an address says of a comparison: `?indicateur=besoins&groupes=region:84;reste&panel=oui`.

Groups are separated by `;`, the filters of one group by `.`, the answers of one filter by `,`:
`groupes=type:commune.region:84,93;vague:acter-2024;reste`. Collectivités are named by the
identifiers that the data package publishes: `groupes=collectivite:demo-001,demo-007;reste`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from data.aggregates.means import MEASURES
from data.codebook import Codebook
from data.comparison import (
    DEFAULT_INDICATOR,
    MAX_GROUPS,
    MEMBERS_KEY,
    OVERALL,
    REST,
    Comparison,
    Group,
    escaped_identifier,
    groups_text,
)
from data.dataset import Dataset
from data.dimensions import DIMENSIONS, dimension
from data.disclosure.by_name import names_of
from data.filters import BY_KEY, FILTERS, WAVE
from data.french import NBSP, quoted

INDICATOR: Final = "indicateur"
GROUPS: Final = "groupes"
PANEL: Final = "panel"
KEYS: Final = (INDICATOR, GROUPS, PANEL)

#: `|`, `+` and spaces are read too: people type them, and forms write spaces so.
_GROUPS: Final = re.compile(r"[;|]")
_FILTERS: Final = re.compile(r"[.+ ]+")


def indicators(book: Codebook) -> dict[str, str]:
    """Return every question that groups can be compared on, with its words, by key."""
    keys = (*DIMENSIONS, *MEASURES, *book.questions)
    return {key: indicator_label(key, book) for key in keys}


def indicator_label(key: str, book: Codebook) -> str:
    """Return the words for an indicator, told apart from those of the same variable."""
    if key in MEASURES:
        return f"{MEASURES[key].column.label}, médiane"
    quantity = next((one for one in MEASURES.values() if one.classes == key), None)
    return f"{quantity.column.label}, par tranche" if quantity else dimension(key, book).label(book)


def accepted(told: Mapping[str, str], dataset: Dataset) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what is understood of the keys of a comparison, and in French what is not."""
    found, ignored = _read(told, dataset)
    return written(found), tuple(ignored)


def comparison_of(told: Mapping[str, str], dataset: Dataset) -> Comparison:
    """Return the comparison that an address asks for, less what is not understood."""
    return _read(told, dataset)[0]


def written(comparison: Comparison) -> dict[str, str]:
    """Return the shortest keys that give `comparison` again."""
    told = {
        INDICATOR: comparison.indicator if comparison.indicator != DEFAULT_INDICATOR else "",
        GROUPS: groups_text(comparison.groups),
        PANEL: "oui" if comparison.panel else "",
    }
    return {key: text for key, text in told.items() if text}


def _read(told: Mapping[str, str], dataset: Dataset) -> tuple[Comparison, list[str]]:
    ignored: list[str] = []
    groups = tuple(_groups(told.get(GROUPS, ""), dataset, ignored))
    indicator = told.get(INDICATOR, "").strip()
    if indicator and indicator not in {*DIMENSIONS, *MEASURES, *dataset.book.questions}:
        ignored.append(_unknown("Indicateur", indicator))
        indicator = ""
    panel = told.get(PANEL, "").strip()
    if panel not in {"", "oui", "non"}:
        ignored.append(_unknown("Panel", panel))
    return Comparison(indicator or DEFAULT_INDICATOR, groups, panel == "oui"), ignored


def _groups(text: str, dataset: Dataset, ignored: list[str]) -> Iterable[Group]:
    read = (_group(part.strip(), dataset, ignored) for part in _GROUPS.split(text) if part.strip())
    found = list(dict.fromkeys(group for group in read if group))
    if len(found) > MAX_GROUPS:
        ignored.append(f"Groupes{NBSP}: {MAX_GROUPS} au plus, {len(found)} demandés")
    return found[:MAX_GROUPS]


def _group(text: str, dataset: Dataset, ignored: list[str]) -> Group | None:
    if text in {REST, OVERALL}:
        return Group(kind=text)
    wave, chosen = "", dict[str, tuple[str, ...]]()
    for part in filter(None, _FILTERS.split(text)):
        key, _, codes = part.partition(":")
        known = _known(key, dataset)
        given = [code for code in codes.split(",") if code] or [""]
        kept = tuple(sorted({known[code] for code in given if code in known}))
        ignored += [_unknown("Groupes", f"{key}:{code}") for code in given if code not in known]
        if key in chosen or (key == WAVE and (wave or len(kept) > 1)):
            told = f"Groupes{NBSP}: un groupe dit une seule fois {quoted(key)}"
            ignored.append(told)
        if kept and key == WAVE:
            wave = kept[-1]
        elif kept:
            chosen[key] = kept
    ordered = tuple((one.key, chosen[one.key]) for one in FILTERS if one.key in chosen)
    picked = chosen.get(MEMBERS_KEY, ())
    return Group(ordered, wave, members_by_name=picked) if ordered or wave or picked else None


def _known(key: str, dataset: Dataset) -> Mapping[str, str]:
    """Return what `key` may say, as written in an address, and what that stands for."""
    if key == MEMBERS_KEY:
        return {escaped_identifier(who): who for who in names_of(dataset)}
    waves = (wave.code for wave in dataset.waves)
    codes = waves if key == WAVE else BY_KEY[key].words(dataset.book).codes if key in BY_KEY else ()
    return {code: code for code in codes}


def _unknown(label: str, text: str) -> str:
    return f"{label}{NBSP}: valeur inconnue {quoted(text[:40])}"
