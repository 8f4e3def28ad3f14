"""Whether sums and differences of published groups single out a few respondents.

Published groups are rows of a matrix, respondents its columns. What linear algebra can tell is the
row space: a vector that is zero but for a few respondents would tell the sum of their answers. The
shortest such vector is looked for, exactly as one looks for the minimum distance of a linear code.
"""

from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Members = npt.NDArray[np.bool_]

#: The guarantee is about sets of one to four respondents, however high the thresholds are set.
FEW: Final = 4
_ZERO: Final = 1e-7


def isolates_few(groups: Sequence[Members], weights: npt.NDArray[np.int64], most: int) -> bool:
    """Tell whether a linear combination of `groups` is about at most `most` answers (4 at most).

    `groups` are boolean arrays over respondents; `weights` is 1 for a respondent that answered, 0
    for a silent one: a combination about silent respondents alone tells that they are silent.
    """
    most = min(most, FEW)
    if most < 1 or not groups:
        return False
    columns, sizes = _merged(np.array(groups, dtype=np.float64), weights)
    parity = _parity_check(columns)
    # Silent respondents hide nobody: whether they are in a combination or not is left open.
    silent = parity[sizes == 0]
    if np.linalg.matrix_rank(silent, tol=_ZERO) < len(silent):
        return True
    parity -= parity @ np.linalg.pinv(silent) @ silent
    light = [at for at, size in enumerate(sizes) if 0 < size <= most]
    return any(_any_dependent(parity, sizes, light, count, most) for count in range(1, FEW + 1))


def _merged(matrix: Matrix, weights: npt.NDArray[np.int64]) -> tuple[Matrix, npt.NDArray[np.int64]]:
    """Return the matrix with one column for respondents of the same groups, and their weights."""
    inside = matrix.any(axis=0)
    columns, at = np.unique(matrix[:, inside], axis=1, return_inverse=True)
    sizes = np.bincount(at.reshape(-1), weights=weights[inside], minlength=columns.shape[1])
    return columns, sizes.astype(np.int64)


def _parity_check(matrix: Matrix) -> Matrix:
    """Return one row per column of `matrix`: a vector is in its row space iff it is orthogonal.

    A set of columns supports a vector of the row space iff their rows here are dependent.
    """
    reduced, pivots = _reduced(matrix)
    size = matrix.shape[1]
    free = [at for at in range(size) if at not in set(pivots)]
    parity = np.zeros((size, len(free)))
    parity[pivots] = -reduced[:, free]
    parity[free] = np.eye(len(free))
    return parity


def _reduced(matrix: Matrix) -> tuple[Matrix, list[int]]:
    """Return the reduced row echelon form without its zero rows, and its pivots."""
    left, pivots, row = matrix.copy(), list[int](), 0
    for column in range(left.shape[1]):
        if row == len(left):
            break
        best = row + int(np.argmax(np.abs(left[row:, column])))
        if abs(left[best, column]) < _ZERO:
            continue
        left[[row, best]] = left[[best, row]]
        left[row] /= left[row, column]
        others = np.arange(len(left)) != row
        left[others] -= np.outer(left[others, column], left[row])
        left[np.abs(left) < _ZERO] = 0
        pivots.append(column)
        row += 1
    return left[:row], pivots


def _any_dependent(
    parity: Matrix, sizes: npt.NDArray[np.int64], light: list[int], count: int, most: int
) -> bool:
    """Tell whether `count` rows of `parity`, of at most `most` answers together, are dependent.

    Seen through a random projection to `count` dimensions: dependent rows stay dependent, and
    others almost surely do not become so, in which case too much would be masked, never too little.
    """
    if count > len(light):
        return False
    seen = parity[light] @ _projection(parity.shape[1], count)
    weights = sizes[light]
    if count < FEW:
        places = np.array(list(combinations(range(len(light)), count)))
        places = places[weights[places].sum(axis=1) <= most]
        return bool((np.abs(np.linalg.det(seen[places])) < _ZERO).any()) if len(places) else False
    return _any_four_dependent(seen, weights, most)


def _any_four_dependent(seen: Matrix, weights: npt.NDArray[np.int64], most: int) -> bool:
    """Tell the same of four rows, by pairs of pairs (Laplace's expansion along two rows).

    A 4 × 4 determinant is a sum of products of the minors of two pairs of rows.
    """
    first, second = np.triu_indices(len(seen), 1)
    light = weights[first] + weights[second] <= most
    first, second = first[light], second[light]
    minors = np.stack(
        [
            seen[first, a] * seen[second, b] - seen[first, b] * seen[second, a]
            for a, b in combinations(range(FEW), 2)
        ],
        axis=1,
    )
    # Columns (0,1)(0,2)(0,3)(1,2)(1,3)(2,3) face their complements, with the sign of each.
    facing = minors[:, ::-1] * np.array([1, -1, 1, 1, -1, 1])
    pair_weights = weights[first] + weights[second]
    for at in range(len(first)):
        later = first > second[at]
        later &= pair_weights + pair_weights[at] <= most
        if later.any() and (np.abs(facing[later] @ minors[at]) < _ZERO).any():
            return True
    return False


@cache
def _projection(rows: int, columns: int) -> Matrix:
    return np.random.default_rng(rows * 10 + columns).normal(size=(rows, columns))
