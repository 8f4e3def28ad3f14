"""What must be said beside groups compared: who is in two of them, who is in two waves, how few."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import Final

from data.aggregates.comparison.groups import Side, panel
from data.aggregates.counts import MULTIPLE
from data.codebook import Wave
from data.comparison import WHOLE, Comparison
from data.dataset import COOPERATION
from data.filters import BY_KEY
from data.words import NBSP, counted, weight_of_one

CAREFUL: Final = (
    f"≈{NBSP}: écart plus petit que le poids d’une seule réponse{NBSP}; il ne permet pas de "
    "conclure."
)

#: Why groups chosen name by name, and what is left without them, tell no answer.
SEALED: Final = (
    "un groupe choisi nom par nom ne montre, comme le reste sans lui, que des faits publics, et "
    "cette réponse n’est diffusée que regroupée"
)


def shared_by_waves(sides: Sequence[Side]) -> int | None:
    """Return how many collectivités answered the question in every wave; None where one asked."""
    both = panel(sides)
    return None if both is None else len(both)


def notes(
    sides: Sequence[Side], comparison: Comparison, masked: Collection[str]
) -> tuple[str, ...]:
    """Return French sentences: several answers, waves, overlaps, masks."""
    asked = [side for side in sides if side.asked and not side.sealed]
    multiple = (MULTIPLE,) if sides[0].what.multiple else ()
    return (
        *multiple,
        *_waves(sides, comparison),
        *_overlaps(asked, masked),
        *_sealed(sides),
        *_masked(asked, masked),
    )


def share_notes(
    sides: Sequence[Side], masked: Collection[str], *, careful: bool
) -> tuple[str, ...]:
    """Return what must be said beside shares: small groups, small gaps."""
    small = [s for s in sides if s.asked and s.code not in masked and _is_small(s)]
    told = [_weight(side) for side in small]
    return (*told, CAREFUL) if careful else tuple(told)


def _waves(sides: Sequence[Side], comparison: Comparison) -> list[str]:
    waves = sides[0].selection.dataset.book.waves
    unasked = dict.fromkeys(side.wave for side in sides if not side.asked)
    told = [f"{_absent(waves[one])} dans «{NBSP}{waves[one].label}{NBSP}»." for one in unasked]
    told += _unheld(sides)
    shared = shared_by_waves(sides)
    if shared is None:
        return told
    both = counted(shared, "collectivité")
    if comparison.panel:
        return [*told, f"Panel{NBSP}: {_followed(sides[0], shared)}."]
    others = (
        f"Les répondants ne sont pas tous les mêmes d’une vague à l’autre ({both} ont répondu à "
        "cette question dans chacune) ; une différence peut venir de là. Le panel ne garde "
        "qu’elles."
    )
    return [*told, others]


def _absent(wave: Wave) -> str:
    """Return what is missing: open data have columns, not questions."""
    return "Question non posée" if wave.nature == "enquete" else "Information absente"


def _unheld(sides: Sequence[Side]) -> list[str]:
    """Say which groups a wave cannot hold, and which filters of the page it does not know."""
    waves = sides[0].selection.dataset.book.waves
    left_out = [
        f"{_named(side)} n’est pas comparé{NBSP}: {_without(side.impossible, waves[side.wave])}."
        for side in sides
        if side.impossible
    ]
    free = dict.fromkeys((side.wave, keys) for side in sides if (keys := _looked(side)))
    return [
        *left_out,
        *(f"{_without(keys, waves[wave])}, et n’y retire rien." for wave, keys in free),
    ]


def _looked(side: Side) -> tuple[str, ...]:
    """Return the filters of the page that leave the side as it is; one that excludes may."""
    return tuple(key for key in side.unheld if not BY_KEY[key].excludes)


def _without(keys: Collection[str], wave: Wave) -> str:
    names = " ou ".join(f"«{NBSP}{BY_KEY[key].label}{NBSP}»" for key in keys)
    return f"{names} est sans réponse dans «{NBSP}{wave.short}{NBSP}»"


def _followed(side: Side, shared: int) -> str:
    """Return who the panel is: those who answered this question in each wave."""
    if not shared:
        return "aucune collectivité n’a répondu à cette question dans chaque vague comparée"
    of_cooperations = side.what.level == COOPERATION
    said = "renseigné ce point pour une coopération" if of_cooperations else "répondu à la question"
    if shared == 1:
        return f"la seule collectivité qui a {said} dans chaque vague comparée"
    who = f"les {counted(shared, 'collectivité')} qui ont {said} dans chaque vague comparée"
    return f"{who}, les mêmes d’une vague à l’autre"


def _overlaps(sides: Sequence[Side], masked: Collection[str]) -> Iterator[str]:
    """Say of each two groups how many of those that answered are in both.

    Not of a masked one: what few of it also are is an answer of theirs.
    """
    for one, other in combinations(sides, 2):
        shared = one.answering & other.answering
        if not shared or {one.code, other.code} & set(masked):
            continue
        if WHOLE in {one.code, other.code}:
            whole, part = (one, other) if one.code == WHOLE else (other, one)
            yield f"{_named(whole)} comprend {_named(part)}."
        else:
            both = counted(len(shared), one.noun)
            yield f"{_named(one)} et {_named(other)} ont {both} en commun."


def _sealed(sides: Sequence[Side]) -> list[str]:
    names = [_named(side) for side in sides if side.sealed]
    return [f"Masqué, car {SEALED}{NBSP}: {', '.join(names)}."] if names else []


def why_masked(sides: Sequence[Side], masked: Collection[str]) -> str:
    """Say why groups are masked, and what to compare instead; empty where none is."""
    hidden = [side for side in sides if side.code in masked]
    if not hidden:
        return ""
    if any(side.sealed for side in hidden):
        instead = "Comparez plutôt des régions, des types ou des tailles."
        return f"{SEALED}. {instead}"
    below = sides[0].selection.dataset.rules.masked_below
    who = counted(len(hidden), "groupe masqué", "groupes masqués")
    if all(side.n < below for side in hidden):
        return f"{who}, de moins de {below} réponses. Comparez des groupes plus grands."
    shared = any(one.answering & other.answering for one, other in combinations(sides, 2))
    instead = "des groupes sans membre commun" if shared else "moins de groupes, ou de plus grands"
    return f"{who} pour ne dévoiler personne par différence. Comparez {instead}."


def _masked(sides: Sequence[Side], masked: Collection[str]) -> list[str]:
    below = sides[0].selection.dataset.rules.masked_below if sides else 0
    few = [_named(side) for side in sides if side.code in masked and side.n < below]
    told = [f"Masqué, moins de {below} réponses{NBSP}: {', '.join(few)}."] if few else []
    others = [_named(side) for side in sides if side.code in masked and side.n >= below]
    why = "pour qu’une différence entre groupes ne dévoile pas quelques réponses"
    return [*told, f"Masqué {why}{NBSP}: {', '.join(others)}."] if others else told


def _is_small(side: Side) -> bool:
    return 0 < side.n < side.selection.dataset.rules.small_below


def _weight(side: Side) -> str:
    weight = weight_of_one(side.n, side.noun)
    return f"{_named(side)} (n{NBSP}={NBSP}{side.n}){NBSP}: {weight}."


def _named(side: Side) -> str:
    return f"«{NBSP}{side.label}{NBSP}»"
