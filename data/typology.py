"""Score of each model of organisation for five answers; the criteria are in the codebook.

The answers of respondents are not used.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from data.codebook import Codebook, Nomenclature
from data.codebook.criterion import Criterion


@dataclass(frozen=True)
class TypologyQuestion:
    """One of the questions: its variable, its wording and its possible answers."""

    variable: str
    wording: str
    words: Nomenclature


@dataclass(frozen=True)
class Score:
    """The score of a model: `points` out of `possible`, the criteria `met` and `missed`."""

    model: str
    points: int
    possible: int
    met: tuple[Criterion, ...]
    missed: tuple[Criterion, ...]

    @property
    def share(self) -> float:
        """Points in percent of what the questions answered could earn."""
        return 100 * self.points / self.possible if self.possible else 0.0


def questions(book: Codebook) -> tuple[TypologyQuestion, ...]:
    """Return the questions that the criteria rest on, in the order of the file."""
    variables = {
        criterion.variable: book.tables[criterion.table][criterion.variable]
        for criterion in book.criteria
    }
    return tuple(
        TypologyQuestion(name, variable.question, book.nomenclatures[variable.nomenclature])
        for name, variable in variables.items()
    )


def scores(book: Codebook, answers: Mapping[str, str]) -> tuple[Score, ...]:
    """Return the models, nearest first (in the codebook's order where they tie).

    `answers` maps each variable to the answer given; unanswered questions are not counted.
    """
    models = dict.fromkeys(criterion.model for criterion in book.criteria)
    found = [_score(book, model, answers) for model in models]
    return tuple(sorted(found, key=lambda score: -score.share))


def nearest(found: tuple[Score, ...]) -> tuple[Score, ...]:
    """Return the scores equal to the first, the best one."""
    return tuple(score for score in found if score.share == found[0].share)


def _score(book: Codebook, model: str, answers: Mapping[str, str]) -> Score:
    met: list[Criterion] = []
    missed: list[Criterion] = []
    possible = 0
    for variable, answer in answers.items():
        asked = [c for c in book.criteria if (c.model, c.variable) == (model, variable)]
        best = max(asked, key=lambda criterion: criterion.weight, default=None)
        if best is None:
            continue
        possible += best.weight
        hit = next((criterion for criterion in asked if answer in criterion.answers), None)
        if hit is None:
            missed.append(best)
        else:
            met.append(hit)
    return Score(
        model, sum(criterion.weight for criterion in met), possible, tuple(met), tuple(missed)
    )
