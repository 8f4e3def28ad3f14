"""The answers to the questions with several possible answers."""

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Final

from data.codebook import DONT_KNOW, NONE_CODES, NOT_CONCERNED, Codebook
from data.demonstration.maker.cooperations import Cooperation
from data.demonstration.maker.draws import several, stream
from data.demonstration.maker.opinions import BLANK, EXCLUSIVE, LEANINGS, SHARES, UNKNOWN
from data.demonstration.maker.respondents import Respondent

#: The base of questions put to everyone, in the words of the codebook.
EVERYONE: Final = "Ensemble des répondants"
SMALL: Final = 10_000
LARGE: Final = 100_000

#: One answer: identifier of the collectivité, question, answer.
Answer = tuple[str, str, str]

#: Shares of those who answer, by question and answer.
Shares = Mapping[str, Mapping[str, float]]


def answers(
    book: Codebook,
    people: Sequence[Respondent],
    actions: Sequence[Cooperation],
    seed: int,
    shares: Shares = SHARES,
) -> tuple[Answer, ...]:
    """Return every answer, in order of collectivité, question and answer of the codebook.

    Those that do not act are « non concernées » by questions about action; a region without a
    network makes the question about its support not concern them either.
    """
    words = {person: _words(person, actions) for person in people}
    found: set[Answer] = set()
    for question, wanted in shares.items():
        concerned = {p: words[p] for p in people if _concerned(book, question, p)}
        found |= {(p.ident, question, NOT_CONCERNED) for p in people if p not in concerned}
        found |= _answered(stream(seed, question), question, wanted, concerned)
    return tuple(sorted(found, key=lambda answer: _rank(book, answer)))


def _concerned(book: Codebook, question: str, person: Respondent) -> bool:
    if question == "appui_recu" and not book.regions[person.region].network:
        return False
    return person.acts or book.questions[question].base == EVERYONE


def _answered(
    rng: Random,
    question: str,
    shares: Mapping[str, float],
    concerned: Mapping[Respondent, frozenset[str]],
) -> set[Answer]:
    equal = dict.fromkeys(concerned, 1.0)
    quiet = several(
        rng, equal, round(BLANK.get(question, 0.1) * len(equal)) + UNKNOWN.get(question, 0)
    )
    talking = {person: words for person, words in concerned.items() if person not in quiet}
    chosen: dict[Respondent, set[str]] = {person: set() for person in talking}
    # « Aucun » first: whoever says it is then out of the way of the other answers.
    for code in sorted(shares, key=lambda answer: answer not in NONE_CODES):
        weights = {
            person: _leaning(question, code, words)
            for person, words in talking.items()
            if not _excluded(question, code, chosen[person])
        }
        for person in several(rng, weights, round(shares[code] * len(talking))):
            chosen[person].add(code)
    unsure = quiet[: UNKNOWN.get(question, 0)]
    return {(person.ident, question, DONT_KNOW) for person in unsure} | {
        (person.ident, question, code)
        for person, codes in chosen.items()
        for code in codes or {_default(question, shares, talking[person])}
    }


def _excluded(question: str, code: str, chosen: Iterable[str]) -> bool:
    given = set(chosen)
    group = EXCLUSIVE.get(question, frozenset())
    return bool(given & NONE_CODES) or (code in group and bool(given & group))


def _leaning(question: str, code: str, words: frozenset[str]) -> float:
    weight = 1.0
    for word, factor in LEANINGS.get(question, {}).get(code, {}).items():
        weight *= factor if word in words else 1.0
    return weight


def _default(question: str, shares: Iterable[str], words: frozenset[str]) -> str:
    # Whoever answers ticks something: the commonest answer that makes sense for them.
    return next(code for code in shares if _leaning(question, code, words) > 0)


def _words(person: Respondent, actions: Sequence[Cooperation]) -> frozenset[str]:
    own = [action for action in actions if action.owner is person]
    marks = {
        person.kind: True,
        person.organisation.model if person.organisation else "sans-action": True,
        "frontiere": person.border,
        "outre-mer": person.overseas,
        "petite": person.population < SMALL,
        "grande": person.population >= LARGE,
    }
    return frozenset(
        {word for word, true in marks.items() if true}
        | {action.mode for action in own}
        | {action.family for action in own}
        | {f"theme-{theme}" for action in own for theme in action.themes}
    )


def _rank(book: Codebook, answer: Answer) -> tuple[str, int, int]:
    ident, question, code = answer
    codes = book.nomenclatures[question].codes
    place = codes.index(code) if code in codes else len(codes)
    return ident, list(book.questions).index(question), place
