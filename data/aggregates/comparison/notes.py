"""French notes on a comparison: overlaps, panels, small groups, masked groups."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import Final

from data.aggregates.comparison.groups import ComparedGroup, panel
from data.aggregates.counts import MULTIPLE
from data.codebook import Wave
from data.comparison import OVERALL, Comparison
from data.dataset import COOPERATION
from data.disclosure.rules import MASKED
from data.disclosure.words import closed_list
from data.filters import BY_KEY
from data.french import NBSP, answer_weight, base_size, counted, quoted

CAREFUL: Final = (
    f"≈{NBSP}: écart plus petit que le poids d’une seule réponse{NBSP}; il ne permet pas de "
    "conclure."
)

#: Why a group has no answers given in confidence: it is in no published table.
SUPPRESSED: Final = (
    f"{closed_list()} Un croisement, un groupe choisi nom par nom ou un panel n’en font pas partie."
)
#: Why a group of the list has none.
MASKED_GROUP: Final = "pour ne dévoiler la réponse de personne"

NOT_THE_SAME: Final = (
    "Les répondants ne sont pas tous les mêmes d’une vague à l’autre ; une différence peut venir "
    "de là."
)


def shared_by_waves(groups: Sequence[ComparedGroup]) -> int | None:
    """Return the number of collectivités that answered in each wave; None if only one asked."""
    both = panel(groups)
    return None if both is None else len(both)


def notes(
    groups: Sequence[ComparedGroup], comparison: Comparison, masked: Collection[str]
) -> tuple[str, ...]:
    """Return French sentences on multiple answers, waves, overlaps and masked groups."""
    asked = [group for group in groups if group.asked and not group.tally.status]
    multiple = (MULTIPLE,) if groups[0].what.multiple else ()
    return (
        *multiple,
        *_waves(groups, comparison),
        *_overlaps(asked, masked),
        *_suppressed(groups),
        *_masked(groups),
    )


def share_notes(
    groups: Sequence[ComparedGroup], masked: Collection[str], *, careful: bool
) -> tuple[str, ...]:
    """Return French sentences on small groups and, if `careful`, on fragile differences."""
    small = [s for s in groups if s.asked and s.code not in masked and _is_small(s)]
    weights = [_weight(group) for group in small]
    return (*weights, CAREFUL) if careful else tuple(weights)


def _waves(groups: Sequence[ComparedGroup], comparison: Comparison) -> list[str]:
    waves = groups[0].selection.dataset.book.waves
    unasked = dict.fromkeys(group.wave for group in groups if not group.asked)
    sentences = [f"{_absent(waves[wave])} dans {quoted(waves[wave].label)}." for wave in unasked]
    sentences += _inapplicable(groups)
    shared = shared_by_waves(groups)
    if shared is None:
        several = len({group.wave for group in groups if group.asked}) > 1
        return [*sentences, NOT_THE_SAME] if several else sentences
    if comparison.panel:
        return [*sentences, f"Panel{NBSP}: {_followed(groups[0], shared)}."]
    others = (
        "Les répondants ne sont pas tous les mêmes d’une vague à l’autre "
        f"({_answered_each(shared)} répondu à cette question dans chacune) ; une différence peut "
        f"venir de là.{_panel_offer(shared)}"
    )
    return [*sentences, others]


def _answered_each(shared: int) -> str:
    """Return « 2 collectivités ont », « 1 collectivité a » or « aucune collectivité n’a »."""
    if not shared:
        return "aucune collectivité n’a"
    return f"{counted(shared, 'collectivité')} {'ont' if shared > 1 else 'a'}"


def _panel_offer(shared: int) -> str:
    """Say whom the panel keeps; nothing where nobody is in it."""
    if not shared:
        return ""
    return f" Le panel ne garde {'qu’elles' if shared > 1 else 'qu’elle'}."


def _absent(wave: Wave) -> str:
    """Return what is missing: open data have columns, not questions."""
    return "Question non posée" if wave.nature == "enquete" else "Information absente"


def _inapplicable(groups: Sequence[ComparedGroup]) -> list[str]:
    """Say which groups a wave cannot hold, and which filters of the page it does not know."""
    waves = groups[0].selection.dataset.book.waves
    impossible = [
        f"{_named(group)} n’est pas comparé{NBSP}: {_without(group.impossible, waves[group.wave])}."
        for group in groups
        if group.impossible
    ]
    free = dict.fromkeys((group.wave, keys) for group in groups if (keys := _unrestricting(group)))
    return [
        *impossible,
        *(f"{_without(keys, waves[wave])}, et n’y retire rien." for wave, keys in free),
    ]


def _unrestricting(group: ComparedGroup) -> tuple[str, ...]:
    """Return the filters of the page that leave the side as it is; one that excludes may."""
    return tuple(key for key in group.inapplicable_filters if not BY_KEY[key].excludes)


def _without(keys: Collection[str], wave: Wave) -> str:
    names = " ou ".join(quoted(BY_KEY[key].label) for key in keys)
    return f"{names} est sans réponse dans {quoted(wave.short)}"


def _followed(group: ComparedGroup, shared: int) -> str:
    """Return who the panel is: those who answered this question in each wave."""
    if not shared:
        return "aucune collectivité n’a répondu à cette question dans chaque vague comparée"
    of_cooperations = group.what.level == COOPERATION
    answered = (
        "renseigné ce point pour une coopération" if of_cooperations else "répondu à la question"
    )
    if shared == 1:
        return f"la seule collectivité qui a {answered} dans chaque vague comparée"
    who = f"les {counted(shared, 'collectivité')} qui ont {answered} dans chaque vague comparée"
    return f"{who}, les mêmes d’une vague à l’autre"


def _overlaps(groups: Sequence[ComparedGroup], masked: Collection[str]) -> Iterator[str]:
    """Say of each two groups how many of those that answered are in both.

    Not of a masked one: what few of it also are is an answer of theirs.
    """
    for first, second in combinations(groups, 2):
        shared = first.answering & second.answering
        if not shared or {first.code, second.code} & set(masked):
            continue
        if OVERALL in {first.code, second.code}:
            larger, smaller = (first, second) if first.code == OVERALL else (second, first)
            yield f"{_named(larger)} comprend {_named(smaller)}."
        else:
            both = counted(len(shared), first.noun)
            yield f"{_named(first)} et {_named(second)} ont {both} en commun."


def _suppressed(groups: Sequence[ComparedGroup]) -> list[str]:
    names = [_named(group) for group in groups if group.suppressed]
    return [f"Non publié{NBSP}: {', '.join(names)}. {SUPPRESSED}"] if names else []


def why_masked(groups: Sequence[ComparedGroup], masked: Collection[str]) -> str:
    """Say why groups are masked, and what to compare instead; empty where none is."""
    hidden = [group for group in groups if group.code in masked]
    if not hidden:
        return ""
    if any(group.suppressed for group in hidden):
        instead = "Comparez plutôt des régions, des types ou des tailles."
        return f"{SUPPRESSED} {instead}"
    who = counted(len(hidden), "groupe masqué", "groupes masqués")
    instead = "Comparez des groupes plus grands, ou regardez l’ensemble."
    return f"{who} {MASKED_GROUP}. {instead}"


def _masked(groups: Sequence[ComparedGroup]) -> list[str]:
    names = [_named(group) for group in groups if group.tally.status == MASKED]
    return [f"Masqué, {MASKED_GROUP}{NBSP}: {', '.join(names)}."] if names else []


def _is_small(group: ComparedGroup) -> bool:
    return 0 < group.n < group.selection.dataset.rules.small_below


def _weight(group: ComparedGroup) -> str:
    weight = answer_weight(group.n, group.noun)
    return f"{_named(group)} ({base_size(group.n)}){NBSP}: {weight}."


def _named(group: ComparedGroup) -> str:
    return quoted(group.label)
