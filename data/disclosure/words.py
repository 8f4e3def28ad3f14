"""What is said in French of the closed list: by which groups it tells, of which kind of answers.

The only place: cards, files, notes of comparisons and the method page all take it from here.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from data.disclosure.cell import GROUPINGS
from data.french import NBSP, listed

#: What a breakdown is by, in words.
BY: Final[Mapping[str, str]] = {
    "type": "par type",
    "strate": "par taille",
    "region": "par région",
    "modele": "par modèle d’organisation",
    "zone": "par zone",
    "pays": "par pays",
    "thematique": "par thématique",
    "mode": "par mode d’action",
    "financeur": "par financeur",
}
#: By what each kind of table is told; no two are crossed.
SUMS: Final = (*GROUPINGS, "zone", "pays", "thematique")
MEDIANS: Final = (*GROUPINGS, "modele")

_ANSWERS: Final = "Ces réponses ont été données en confiance."
_AMOUNTS: Final = "Ces montants ont été déclarés en confiance."


def by(keys: Sequence[str]) -> str:
    """Return « par type, par taille et par région »."""
    return listed([BY[key] for key in keys])


def closed_list(keys: Sequence[str] = GROUPINGS, *, amounts: bool = False) -> str:
    """Return two sentences: that this was told in confidence, and what is published of it."""
    told, published = (_AMOUNTS, "Ils ne sont publiés") if amounts else (_ANSWERS, _PUBLISHED)
    return f"{told} {published} que pour tous les répondants, ou {by(keys)}, sans les croiser."


def crossing(breakdown: str, chosen: str, *, amounts: bool = False) -> str:
    """Return why a breakdown is not told of a selection that the list has; empty if unnamed."""
    if breakdown not in BY or chosen not in BY:
        return ""
    told = _AMOUNTS if amounts else _ANSWERS
    return f"{told} Leur croisement {BY[breakdown]} et {BY[chosen]} n’est pas publié."


_PUBLISHED: Final = "Elles ne sont publiées"
OF_EVERYONE: Final = f"{_ANSWERS} {_PUBLISHED} ici que pour tous les répondants."
OUTSIDE: Final = "Votre sélection n’en fait pas partie."
#: Why a group of the list, or one answer of it, is not shown. The same whatever the reason is.
MASKED_ANSWERS: Final = "Réponses masquées, pour ne dévoiler la réponse de personne."
MASKED_SOME: Final = f"«{NBSP}masqué{NBSP}»{NBSP}: pour ne dévoiler la réponse de personne."
MASKED_AMOUNT: Final = "pour ne dévoiler le montant de personne"
