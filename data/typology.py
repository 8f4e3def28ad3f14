"""Which model of organisation resembles a collectivité: a rule whose criteria are in the codebook.

Nothing here reads the answers of respondents: five answers and the criteria are all it takes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from data.codebook import Codebook, Nomenclature
from data.codebook.criterion import Criterion


@dataclass(frozen=True)
class Question:
    """One of the questions: its variable, its wording and its possible answers."""

    variable: str
    wording: str
    words: Nomenclature


@dataclass(frozen=True)
class Score:
    """How near a model is: `points` earned out of `possible`, and what earned or lost them."""

    model: str
    points: int
    possible: int
    met: tuple[Criterion, ...]
    missed: tuple[Criterion, ...]

    @property
    def share(self) -> float:
        """Points in percent of what the questions answered could earn."""
        return 100 * self.points / self.possible if self.possible else 0.0


def questions(book: Codebook) -> tuple[Question, ...]:
    """Return the questions that the criteria rest on, in the order of the file."""
    variables = {one.variable: book.tables[one.table][one.variable] for one in book.criteria}
    return tuple(
        Question(name, variable.question, book.nomenclatures[variable.nomenclature])
        for name, variable in variables.items()
    )


def scores(book: Codebook, answers: Mapping[str, str]) -> tuple[Score, ...]:
    """Return the models, nearest first (in the codebook's order where they tie).

    `answers` says, by variable, the answer given; a question left out counts neither way.
    """
    models = dict.fromkeys(one.model for one in book.criteria)
    found = [_score(book, model, answers) for model in models]
    return tuple(sorted(found, key=lambda score: -score.share))


def nearest(found: tuple[Score, ...]) -> tuple[Score, ...]:
    """Return the first model, with those that tie with it."""
    return tuple(one for one in found if one.share == found[0].share)


def _score(book: Codebook, model: str, answers: Mapping[str, str]) -> Score:
    met: list[Criterion] = []
    missed: list[Criterion] = []
    possible = 0
    for variable, answer in answers.items():
        asked = [c for c in book.criteria if (c.model, c.variable) == (model, variable)]
        best = max(asked, key=lambda one: one.weight, default=None)
        if best is None:
            continue
        possible += best.weight
        hit = next((one for one in asked if answer in one.answers), None)
        if hit is None:
            missed.append(best)
        else:
            met.append(hit)
    return Score(model, sum(one.weight for one in met), possible, tuple(met), tuple(missed))
