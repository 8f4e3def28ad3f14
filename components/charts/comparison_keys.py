"""The parameters of a comparison: `?indicateur=besoins&groupes=region:84;reste&panel=oui`.

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
from data.disclosure.cell import UNTOLD
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
    """Return every question that groups can be compared on, with its words, by key.

    Without those that are in no published table.
    """
    keys = (*DIMENSIONS, *MEASURES, *book.questions)
    return {key: indicator_label(key, book) for key in keys if key not in UNTOLD}


def indicator_label(key: str, book: Codebook) -> str:
    """Return the words for an indicator, different from others of the same variable."""
    if key in MEASURES:
        return f"{MEASURES[key].column.label}, médiane"
    quantity = next((measure for measure in MEASURES.values() if measure.classes == key), None)
    return f"{quantity.column.label}, par tranche" if quantity else dimension(key, book).label(book)


def accepted_parameters(
    parameters: Mapping[str, str], dataset: Dataset
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the understood parameters in canonical form, and the ignored ones as French text."""
    found, ignored = _read(parameters, dataset)
    return parameters_of(found), tuple(ignored)


def comparison_of(parameters: Mapping[str, str], dataset: Dataset) -> Comparison:
    """Return the comparison that parameters describe, without what is not understood."""
    return _read(parameters, dataset)[0]


def parameters_of(comparison: Comparison) -> dict[str, str]:
    """Return the shortest parameters that describe `comparison`."""
    parameters = {
        INDICATOR: comparison.indicator if comparison.indicator != DEFAULT_INDICATOR else "",
        GROUPS: groups_text(comparison.groups),
        PANEL: "oui" if comparison.panel else "",
    }
    return {key: text for key, text in parameters.items() if text}


def _read(parameters: Mapping[str, str], dataset: Dataset) -> tuple[Comparison, list[str]]:
    ignored: list[str] = []
    groups = tuple(_groups(parameters.get(GROUPS, ""), dataset, ignored))
    indicator = parameters.get(INDICATOR, "").strip()
    if indicator and indicator not in {*DIMENSIONS, *MEASURES, *dataset.book.questions}:
        ignored.append(_unknown("Indicateur", indicator))
        indicator = ""
    if indicator in UNTOLD:
        label = quoted(indicator_label(indicator, dataset.book))
        ignored.append(f"Indicateur{NBSP}: la réponse à {label} n’est publiée pour personne")
        indicator = ""
    panel = parameters.get(PANEL, "").strip()
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
        accepted_codes = tuple(sorted({known[code] for code in given if code in known}))
        ignored += [_unknown("Groupes", f"{key}:{code}") for code in given if code not in known]
        if key in chosen or (key == WAVE and (wave or len(accepted_codes) > 1)):
            repeated = f"Groupes{NBSP}: un groupe dit une seule fois {quoted(key)}"
            ignored.append(repeated)
        if accepted_codes and key == WAVE:
            wave = accepted_codes[-1]
        elif accepted_codes:
            chosen[key] = accepted_codes
    ordered = tuple((item.key, chosen[item.key]) for item in FILTERS if item.key in chosen)
    picked = chosen.get(MEMBERS_KEY, ())
    return Group(ordered, wave, members_by_name=picked) if ordered or wave or picked else None


def _known(key: str, dataset: Dataset) -> Mapping[str, str]:
    """Return the values that `key` accepts in an address, and the code of each."""
    if key == MEMBERS_KEY:
        return {escaped_identifier(who): who for who in names_of(dataset)}
    waves = (wave.code for wave in dataset.waves)
    codes = waves if key == WAVE else BY_KEY[key].codes(dataset.book) if key in BY_KEY else ()
    return {code: code for code in codes}


def _unknown(label: str, text: str) -> str:
    return f"{label}{NBSP}: valeur inconnue {quoted(text[:40])}"
