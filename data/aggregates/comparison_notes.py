"""What must be said beside groups compared: who is in two of them, who is in two waves, how few."""

from collections.abc import Collection, Sequence
from itertools import combinations
from typing import Final

from data.aggregates.counts import MULTIPLE
from data.aggregates.sides import Side, common, panel
from data.comparison import Comparison
from data.dataset import COOPERATION
from data.words import NBSP, counted

CAREFUL: Final = (
    f"≈{NBSP}: écart plus petit que le poids d’une seule réponse{NBSP}; il ne permet pas de "
    "conclure."
)


def shared_by_waves(sides: Sequence[Side]) -> int:
    """Return how many collectivités answered to every wave compared; 0 where there is but one."""
    waves = {side.wave for side in sides}
    return len(panel(sides[0].selection.dataset, waves)) if len(waves) > 1 else 0


def notes(
    sides: Sequence[Side],
    comparison: Comparison,
    masked: Collection[str],
    left: int,
    *,
    careful: bool,
) -> tuple[str, ...]:
    """Return French sentences: several answers, waves, overlaps, masks, small groups."""
    asked = [side for side in sides if side.asked]
    told = [MULTIPLE] if sides[0].what.multiple else []
    if left > 0:
        less = counted(left, "réponse moins citée", "réponses moins citées")
        told.append(f"Hors de ce tableau{NBSP}: {less}.")
    told += _waves(sides, comparison)
    told += [_overlap(*pair) for pair in combinations(asked, 2) if _shared(*pair)]
    told += _masked(asked, masked)
    told += [_weight(side) for side in asked if side.code not in masked and _is_small(side)]
    return (*told, CAREFUL) if careful else tuple(told)


def _waves(sides: Sequence[Side], comparison: Comparison) -> list[str]:
    waves = sides[0].selection.dataset.book.waves
    unasked = dict.fromkeys(waves[side.wave].label for side in sides if not side.asked)
    told = [f"Question non posée dans «{NBSP}{name}{NBSP}»." for name in unasked]
    if len({side.wave for side in sides}) == 1:
        return told
    both = counted(shared_by_waves(sides), "collectivité")
    if comparison.panel:
        return [*told, f"Panel{NBSP}: les {both} qui ont répondu à toutes les vagues comparées."]
    others = (
        f"Les répondants ne sont pas tous les mêmes d’une vague à l’autre ({both} en commun) ; "
        "une différence peut venir de là. Le panel ne garde que les collectivités communes."
    )
    return [*told, others]


def _shared(one: Side, other: Side) -> int:
    return common(one.selection, other.selection, one.what.level)


def _overlap(one: Side, other: Side) -> str:
    unit = "coopération" if one.what.level == COOPERATION else "collectivité"
    shared = counted(_shared(one, other), unit)
    return f"{_named(one)} et {_named(other)} ont {shared} en commun."


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
    unit = "coopération" if side.what.level == COOPERATION else "collectivité"
    weight = f"{100 / side.n:.1f}".replace(".", ",").removesuffix(",0")
    points = "point" if weight == "1" else "points"
    return f"{_named(side)} (n{NBSP}={NBSP}{side.n}){NBSP}: 1 {unit} = {weight}{NBSP}{points}."


def _named(side: Side) -> str:
    return f"«{NBSP}{side.label}{NBSP}»"
