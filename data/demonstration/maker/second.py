"""Generate a second invented wave: a panel of the first one, newcomers, other questions."""

from dataclasses import replace
from random import Random
from typing import Final

from data.codebook import NONE_CODES, Codebook
from data.demonstration.maker.answers import Shares
from data.demonstration.maker.draws import chance, several, stream
from data.demonstration.maker.opinions import SHARES
from data.demonstration.maker.organisation import organisation
from data.demonstration.maker.respondents import Respondent, respondents
from data.demonstration.maker.territory import WORDS

WAVE: Final = "acter-2027"
#: Those of the first wave that answer again, and those that answer for the first time.
PANEL: Final = 74
NEWCOMERS: Final = 26
COOPERATIONS: Final = 640
#: Share of the panel that has organised itself otherwise since.
REORGANISED: Final = 0.25
#: Made-up labels of newcomers begin after those of the first wave.
NUMBERED_FROM: Final = 61

SOURCE: Final = {
    "vague": WAVE,
    "titre": "Données de démonstration, seconde vague inventée",
    "champ": f"{PANEL + NEWCOMERS} collectivités inventées, dont {PANEL} de la vague 2023-2024",
}

#: What is answered otherwise than in the first wave; the rest is answered alike.
CHANGED: Final[Shares] = {
    "freins": {
        "moyens-financiers": 0.66, "moyens-humains": 0.6, "contexte": 0.47, "ingenierie": 0.27,
        "adhesion": 0.3, "competence": 0.17, "partenaires": 0.14, "information": 0.09,
        "aucun": 0.04,
    },
    "besoins": {
        "financements": 0.68, "reseau": 0.45, "ingenierie": 0.44, "evaluation": 0.39,
        "formation": 0.36, "sensibilisation": 0.3, "juridique": 0.19, "partenaires": 0.13,
        "aucun": 0.04,
    },
}  # fmt: skip

#: Share of the first answer to a question of which nothing is decided here, and of each next one.
FIRST: Final = 0.62
THEN: Final = 0.8
NONE: Final = 0.06


def respondents_again(book: Codebook, seed: int) -> tuple[Respondent, ...]:
    """Return the panel, then the newcomers, each in order of identifier."""
    rng = stream(seed, "seconde-vague")
    before = respondents(book, seed)
    panel = several(rng, dict.fromkeys(before, 1.0), PANEL)
    others = several(rng, dict.fromkeys(respondents(book, seed + 1), 1.0), NEWCOMERS)
    again = [_since(rng, person) for person in sorted(panel, key=lambda person: person.ident)]
    new = sorted(others, key=lambda person: person.ident)
    return (
        *again,
        *(_newcomer(book, person, len(before) + rank) for rank, person in enumerate(new, 1)),
    )


def shares(book: Codebook) -> Shares:
    """Return what is answered to every question that the codebook gives to this wave.

    A question that its lines alone describe gets shares that fall in the order of its answers.
    """
    asked = [code for code, question in book.questions.items() if book.asked(question.waves, WAVE)]
    return {code: CHANGED.get(code) or SHARES.get(code) or _falling(book, code) for code in asked}


def _falling(book: Codebook, question: str) -> dict[str, float]:
    codes = book.nomenclatures[question].codes
    return {
        code: NONE if code in NONE_CODES else round(FIRST * THEN**rank, 2)
        for rank, code in enumerate(codes)
    }


def _since(rng: Random, person: Respondent) -> Respondent:
    if person.organisation is None or not chance(rng, REORGANISED):
        return person
    return replace(person, organisation=organisation(rng, person.kind, person.population))


def _newcomer(book: Codebook, person: Respondent, rank: int) -> Respondent:
    number = NUMBERED_FROM + rank % (100 - NUMBERED_FROM)
    name = f"{WORDS[person.kind]} {number} · {book.regions[person.region].name}"
    return replace(person, ident=f"demo-{rank:03}", name=name)
