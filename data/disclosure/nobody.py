"""Who certainly did not give an answer, and what that leaves of the groups that count it.

That nobody of a group gave an answer may be told. But then the count of another group is that of
its other members alone, and these may be few.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from data.disclosure.feasible import Shown
from data.disclosure.isolation import isolates_few
from data.disclosure.sample import Answers, Members, Sample
from data.disclosure.solver import System


def tells_of_few(sample: Sample, answers: Answers, shown: Shown, code: str, most: int) -> bool:
    """Tell whether the counts of `code` say how many of at most `most` respondents gave it.

    Those who certainly did not give it are left out of every group that counts it.
    """
    citing = answers.citing(code)
    cells = [cell for cell in shown.cells if (cell, code) not in shown.hidden]
    groups = [sample.groups[cell] for cell in cells]
    if not groups or not citing.any():
        return False
    certain = certainly_not(groups, [int(citing[inside].sum()) for inside in groups])
    left = [inside & ~certain for inside in groups]
    everyone: npt.NDArray[np.int64] = np.ones(sample.size, dtype=np.int64)
    return isolates_few([inside for inside in left if inside.any()], everyone, most)


def certainly_not(groups: Sequence[Members], counts: Sequence[int]) -> Members:
    """Return the respondents who gave an answer in no way of giving it that has these counts."""
    found: dict[tuple[bool, ...], list[int]] = defaultdict(list)
    for place, inside in enumerate(np.array(groups).T.tolist()):
        found[tuple(inside)].append(place)
    alike = [(signature, places) for signature, places in found.items() if any(signature)]
    system = System()
    # Of each class, how many did not: all of them, where no solution makes it smaller.
    silent = [system.variable(len(places)) for _, places in alike]
    for at, count in enumerate(counts):
        inside = [place for place, (signature, _) in enumerate(alike) if signature[at]]
        size = sum(len(alike[place][1]) for place in inside)
        system.total([silent[place] for place in inside], size - count)
    certain = np.zeros(len(groups[0]), dtype=np.bool_)
    totals = [([one], len(places)) for one, (_, places) in zip(silent, alike, strict=True)]
    for place in system.forced(totals):
        certain[alike[place][1]] = True
    return certain
