"""Whether all questions together tell that somebody acts: each by how many answered it.

Questions put to those who act are answered by none of the others. Where all but a few of a group
answered, few of it can be among those who do not act; and the questions share those few.
"""

from collections import defaultdict
from collections.abc import Mapping

from data.disclosure.cell import Cell
from data.disclosure.feasible import Shown
from data.disclosure.sample import ACTION, Answers, Sample, chain
from data.disclosure.solver import System


def told_to_act(
    sample: Sample, questions: Mapping[str, Answers], shown: Mapping[str, Shown]
) -> tuple[int, ...]:
    """Return respondents whose acting is not public, and who cannot but act; none if all is well.

    Respondents of the same published groups cannot be told apart: they come together.
    """
    if ACTION not in questions:
        return ()
    asked = {
        key: answers
        for key, answers in questions.items()
        if key != ACTION and chain(answers, questions)[0].key == ACTION
    }
    cells = [(key, cell) for key in asked for cell in shown[key].cells]
    system = System()
    classes = _classes(sample, cells)
    acting, answering = [], []
    for places in classes:
        size, known = len(places), bool(sample.acting[places[0]])
        acts = system.variable(size)
        if known:
            system.total([acts], size)
        acting.append(acts)
        answering.append({key: system.variable(size) for key in asked})
        for answers in answering[-1].values():
            system.between({acts: 1.0, answers: -1.0}, 0.0, float(size))
    for key, cell in cells:
        inside = [at for at, places in enumerate(classes) if sample.groups[cell][places[0]]]
        n = int(asked[key].answered[sample.groups[cell]].sum())
        system.total([answering[at][key] for at in inside], n)
    said = questions[ACTION].values
    doubtful = [
        at
        for at, places in enumerate(classes)
        if not sample.acting[places[0]] and all(said[place] != "non" for place in places)
    ]
    forced = system.forced([([acting[at]], len(classes[at])) for at in doubtful])
    return classes[doubtful[forced[0]]] if forced else ()


def _classes(sample: Sample, cells: list[tuple[str, Cell]]) -> list[tuple[int, ...]]:
    found: dict[tuple[bool, ...], list[int]] = defaultdict(list)
    groups = dict.fromkeys(cell for _, cell in cells)
    for place in range(sample.size):
        signature = (bool(sample.groups[cell][place]) for cell in groups)
        found[(bool(sample.acting[place]), *signature)].append(place)
    return [tuple(places) for places in found.values()]
