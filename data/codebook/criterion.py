"""A criterion of the typology of organisation."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Criterion:
    """A criterion of a model: one of `answers` to `variable` earns `weight` points.

    Of several criteria of one model on the same variable, an answer meets at most one.
    """

    model: str
    table: str
    variable: str
    answers: tuple[str, ...]
    weight: int
    words: str
