"""Surveys drawn at random, with public facts that an attacker would wish for."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.dataset import prepare
from data.dimensions import dimension
from data.disclosure.rules import Rules
from data.disclosure.sample import Answers, Sample, sample_of
from tests.data.small import BOOK, tables

WAVE = "acter-2024"
TYPES = ("region", "departement", "commune", "epci")
REGIONS = ("84", "53", "76", "11", "75", "32")
#: Populations, one of each size (strate) of the codebook, and none: not known.
POPULATIONS = (0, 900, 3_000, 8_000, 30_000, 70_000, 150_000)

#: One question with one answer, and one with several; each concerns everyone here.
SINGLE, MULTIPLE = "portage", "freins"


@dataclass(frozen=True)
class MadeUp:
    """A survey, and the answers of its respondents to the two questions."""

    sample: Sample
    questions: Mapping[str, Answers]


def made_up(seed: int, size: int, rules: Rules | None = None) -> MadeUp:
    """Return a survey of `size` respondents, the same for the same seed."""
    found = made_up_tables(seed, size)
    sample = sample_of(prepare(found, BOOK, "essai", rules or Rules()), WAVE)
    questions = {key: sample.answers(dimension(key, BOOK)) for key in (SINGLE, MULTIPLE)}
    return MadeUp(sample, questions)


def made_up_tables(seed: int, size: int) -> dict[str, pd.DataFrame]:
    """Return the same survey as validated tables."""
    random = np.random.default_rng(seed)
    who = [f"c{at}" for at in range(size)]
    facts = _facts(random, size)
    single = _single(random, size)
    rows: list[dict[str, object]] = [
        {"collectivite_id": one, "nom": one, "action": "oui", SINGLE: said, **fact}
        for one, said, fact in zip(who, single, facts, strict=True)
    ]
    answers: list[dict[str, object]] = [
        {"collectivite_id": one, "question": MULTIPLE, "modalite": code}
        for one, given in zip(who, _several(random, size), strict=True)
        for code in given
    ]
    acts: list[dict[str, object]] = [
        {"cooperation_id": f"k{at}", "collectivite_id": one, "pays": "MLI"}
        for at, one in enumerate(who)
    ]
    return tables(collectivites=rows, cooperations=acts, financements=[], reponses=answers)


def _facts(random: np.random.Generator, size: int) -> list[dict[str, object]]:
    """Return type, region and population of each: singletons, groups that nest, unknown ones."""
    kind = random.integers(0, len(TYPES), size)
    region = random.integers(0, len(REGIONS), size)
    people = random.integers(1, len(POPULATIONS), size)
    if random.random() < 0.5:  # Nearly everyone is of one type.
        kind = np.where(random.random(size) < 0.85, 2, kind)
    if random.random() < 0.3:  # Regions are inside of types, and one of them is a type.
        region = np.where(kind == 0, 0, 1 + region % (len(REGIONS) - 1))
    if random.random() < 0.3:  # A size is a type less one respondent.
        people = np.where(kind == 1, 6, people % 6)
        people[random.integers(size)] = 6
    if random.random() < 0.5:  # Alone in its region.
        region[region == 5], region[random.integers(size)] = 4, 5
    unknown = random.random(size) < random.choice([0, 0.03, 0.2])
    return [
        {
            "type": None if unknown[at] else TYPES[kind[at]],
            "region": REGIONS[region[at]],
            "population": POPULATIONS[people[at]],
        }
        for at in range(size)
    ]


def _single(random: np.random.Generator, size: int) -> list[str | None]:
    codes = list(BOOK.nomenclatures["portages"].codes)
    chances = random.dirichlet([random.choice([0.3, 2])] * len(codes))
    answers = random.choice([*codes, ""], size, p=[*(0.9 * chances), 0.1])
    return [str(answer) or None for answer in answers]


def _several(random: np.random.Generator, size: int) -> list[list[str]]:
    codes = [c for c in dimension(MULTIPLE, BOOK).words(BOOK).codes if c != "aucun"]
    chances = random.beta(0.6, 0.6, len(codes))
    found = []
    for _ in range(size):
        chosen = [c for c, chance in zip(codes, chances, strict=True) if random.random() < chance]
        found.append([] if random.random() < 0.1 else chosen or ["aucun"])
    return found
