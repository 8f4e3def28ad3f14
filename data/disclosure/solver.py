"""The one door to HiGHS: which whole-number solutions of a system the published cells allow."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import highspy
import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]

#: Nodes of a search, so that the same question has the same answer on any machine, and seconds, for
#: one that would never end. One that ends without an answer counts as a disclosure.
NODES: Final = 2000
PATIENCE: Final = 300.0
_HALF: Final = 0.5
_FREE: Final = frozenset(
    {
        highspy.HighsModelStatus.kUnbounded,
        highspy.HighsModelStatus.kUnboundedOrInfeasible,
    }
)


@dataclass
class System:
    """Variables between bounds, and sums of them that are known exactly or to an interval."""

    upper: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    rows: list[tuple[Mapping[int, float], float, float]] = field(default_factory=list)
    whole: bool = True
    _open: highspy.Highs | None = field(default=None, repr=False)

    def variable(self, upper: float, lower: float = 0.0) -> int:
        """Add a variable between `lower` and `upper`, and return its number."""
        self.upper.append(upper)
        self.lower.append(lower)
        return len(self.upper) - 1

    def total(self, variables: Iterable[int], value: float) -> None:
        """Add a known sum."""
        self.between(dict.fromkeys(variables, 1.0), value, value)

    def between(self, weights: Mapping[int, float], low: float, high: float) -> None:
        """Add a sum, weighted, that is known to be between `low` and `high`."""
        if weights:
            self.rows.append((weights, low, high))

    def forced(self, totals: Sequence[tuple[Sequence[int], float]]) -> list[int]:
        """Return the places of the sums that no solution makes smaller than their given value.

        `totals` are pairs of variables and the value that their sum has in the true solution, which
        is also its largest. Each search makes the sum of all that are still open as small as it
        can: what it lowers is not forced, and once it lowers none, all that is left is.
        """
        open_places = [place for place, (_, value) in enumerate(totals) if value > 0]
        solver = self._solver()
        while open_places:
            cost = np.zeros(len(self.upper))
            for place in open_places:
                cost[list(totals[place][0])] += 1
            found = _minimum(solver, cost)
            if found is None:
                return open_places
            left = [
                place
                for place in open_places
                if found[list(totals[place][0])].sum() > totals[place][1] - _HALF
            ]
            if len(left) == len(open_places):
                return open_places
            open_places = left
        return []

    def bounds(self, weights: Mapping[int, float]) -> tuple[float, float]:
        """Return the smallest and the largest value of a weighted sum.

        Infinite where nothing bounds it; where the search failed, both are so that no value fits.
        """
        self._open = self._open or self._solver()
        found = []
        for sign in (1, -1):
            cost = np.zeros(len(self.upper))
            cost[list(weights)] = [sign * value for value in weights.values()]
            best = _minimum(self._open, cost)
            if best is None:
                free = self._open.getModelStatus() in _FREE
                found.append(-sign * float("inf") if free else sign * float("inf"))
            else:
                found.append(sign * float(cost @ best))
        return found[0], found[1]

    def _solver(self) -> highspy.Highs:
        solver: highspy.Highs = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.silent()
        solver.setOptionValue("time_limit", PATIENCE)
        solver.setOptionValue("mip_max_nodes", NODES)
        solver.setOptionValue("threads", 1)
        solver.passModel(self._model())
        return solver

    def _model(self) -> highspy.HighsLp:
        model = highspy.HighsLp()
        size = len(self.upper)
        model.num_col_, model.num_row_ = size, len(self.rows)
        model.col_cost_ = np.zeros(size)
        model.col_lower_, model.col_upper_ = np.array(self.lower), np.array(self.upper)
        model.row_lower_ = np.array([low for _, low, _ in self.rows])
        model.row_upper_ = np.array([high for _, _, high in self.rows])
        lengths = [len(weights) for weights, _, _ in self.rows]
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        model.a_matrix_.index_ = np.array(
            [at for weights, _, _ in self.rows for at in weights], dtype=np.int32
        )
        model.a_matrix_.value_ = np.array(
            [value for weights, _, _ in self.rows for value in weights.values()]
        )
        if self.whole:
            model.integrality_ = [highspy.HighsVarType.kInteger] * size
        return model


def _start_quietly() -> None:
    """Let the solver print its name, once for a process, where nobody reads it."""
    kept = os.dup(1)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        try:
            highspy.Highs()  # type: ignore[no-untyped-call]
        finally:
            os.dup2(kept, 1)
            os.close(kept)


_start_quietly()


def _minimum(solver: highspy.Highs, cost: Values) -> Values | None:
    """Return a solution of least cost; None where none was found in time."""
    solver.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return np.array(solver.getSolution().col_value)
