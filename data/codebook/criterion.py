"""What the typology of organisation rests on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Criterion:
    """What a model of organisation expects: one of `answers` to a variable earns `weight` points.

    Of several criteria of one model on one variable, at most one is met by an answer.
    """

    model: str
    table: str
    variable: str
    answers: tuple[str, ...]
    weight: int
    words: str
