"""Which cells of the closed list are published: primary suppression, then all that it needs.

Cells are first left out by their own content (too few answers, everyone the same but for one).
While sums and differences single out a few, or an answer is the only one possible, one more is left
out; then each of those is put back that can be.
"""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from data.disclosure.acting import told_to_act
from data.disclosure.cell import EVERYONE, Cell, listed
from data.disclosure.feasible import SILENT, Disclosure, Shown, disclosures
from data.disclosure.isolation import isolates_few
from data.disclosure.nobody import tells_of_few
from data.disclosure.rules import Rules
from data.disclosure.sample import Answers, Sample, chain


@dataclass
class Suppression:
    """Protects the questions of one sample, each after those that decide whom it concerns."""

    sample: Sample
    questions: Mapping[str, Answers]
    rules: Rules
    shown: dict[str, Shown] = field(default_factory=dict)

    def run(self) -> dict[str, Shown]:
        """Return what may be shown of each question."""
        ranked = sorted(self.questions.values(), key=self._depth)
        for _, level in groupby(ranked, key=self._depth):
            together = list(level)
            # The solver leaves the interpreter free: questions of one level wait for none.
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                for answers, shown in zip(
                    together, pool.map(self._protected, together), strict=True
                ):
                    self.shown[answers.key] = shown
        self._hide_who_acts()
        return self.shown

    def _hide_who_acts(self) -> None:
        """Leave out cells until all questions together tell of nobody that it acts."""
        while self.rules.protect and (told := told_to_act(self.sample, self.questions, self.shown)):
            about = [
                (key, cell)
                for key, shown in self.shown.items()
                for cell in shown.cells
                if cell != EVERYONE and self.sample.groups[cell][list(told)].all()
            ]
            key, cell = min(about, key=lambda one: self._silent(*one))
            self.shown[key] = self.shown[key].without(cell)

    def _silent(self, key: str, cell: Cell) -> tuple[int, int, str, Cell]:
        """Return how many of a group did not answer, then its size: the fewer, the more told."""
        inside = self.sample.groups[cell]
        n = int(self.questions[key].answered[inside].sum())
        return int(inside.sum()) - n, n, key, cell

    def _depth(self, answers: Answers) -> int:
        return len(chain(answers, self.questions))

    def _protected(self, answers: Answers) -> Shown:
        every = tuple(c for c in self.sample.groups if listed(answers.key, c))
        if not self.rules.protect:
            return Shown(every)
        shown = self._primary(answers, every)
        primary = shown
        dropped: list[Cell | tuple[Cell, str]] = []
        while shown.cells and (fault := self._fault(answers, shown)) is not None:
            choice = self._next(answers, shown, fault)
            dropped.append(choice)
            shown = _less(shown, choice)
        # The last ones left out often made the first ones needless.
        for choice in dropped[:-1]:
            back = primary
            for other in dropped:
                if other != choice:
                    back = _less(back, other)
            if self._fault(answers, back) is None:
                dropped = [other for other in dropped if other != choice]
                shown = back
        return shown

    def _primary(self, answers: Answers, cells: tuple[Cell, ...]) -> Shown:
        shown = Shown(cells)
        for cell in cells:
            inside = self.sample.groups[cell]
            n = int(answers.answered[inside].sum())
            if n < self.rules.masked_below:
                shown = shown.without(cell)
                continue
            for code in answers.codes:
                # « All but one » is left out too: « masqué » alone must not say that all did.
                if int(answers.citing(code)[inside].sum()) >= n - 1:
                    shown = shown.hiding(cell, code) if answers.multiple else shown.without(cell)
        return shown

    def _fault(self, answers: Answers, shown: Shown) -> list[Disclosure] | None:
        """Return what is told; an empty list where a few are singled out; None if all is well.

        How many of a few gave an answer is told of nobody by name: it has no `places`.
        """
        if self._isolates(answers, shown):
            return []
        for code in answers.codes:
            if self._few_gave(answers, shown, code):
                return [Disclosure(answers.key, code, ())]
        found = disclosures(
            self.sample, chain(answers, self.questions), {**self.shown, answers.key: shown}
        )
        return found or None

    def _isolates(self, answers: Answers, shown: Shown) -> bool:
        groups = [self.sample.groups[cell] for cell in shown.cells]
        weights = answers.answered.astype(np.int64)
        return isolates_few(groups, weights, self.rules.masked_below - 1)

    def _few_gave(self, answers: Answers, shown: Shown, code: str) -> bool:
        return tells_of_few(self.sample, answers, shown, code, self.rules.masked_below - 1)

    def _next(
        self, answers: Answers, shown: Shown, fault: list[Disclosure]
    ) -> Cell | tuple[Cell, str]:
        """Return what to leave out next: the smallest group that ends the fault, or the smallest.

        The table of everyone goes last.
        """
        if not fault:
            cells = self._smallest_first(answers, shown.cells)
            cells = [cell for cell in cells if cell != EVERYONE] or cells
            ends = (c for c in cells if not self._isolates(answers, shown.without(c)))
            return next(ends, cells[0])
        told = fault[0]
        if not told.places:
            return self._less_of(answers, shown, told.value)
        about = [c for c in shown.cells if self.sample.groups[c][list(told.places)].all()]
        single = answers.multiple and told.question == answers.key and told.value != SILENT
        if single:
            open_cells = [c for c in about if (c, told.value) not in shown.hidden]
            if open_cells:
                return self._smallest_first(answers, open_cells)[0], told.value
        cells = [cell for cell in about if cell != EVERYONE] or list(shown.cells)
        return self._smallest_first(answers, cells)[0]

    def _less_of(self, answers: Answers, shown: Shown, code: str) -> Cell | tuple[Cell, str]:
        """Return what to leave out of the counts of `code`: what ends the fault, or the smallest.

        The table of everyone goes last.
        """
        cells = [cell for cell in shown.cells if (cell, code) not in shown.hidden]
        cells = [cell for cell in cells if cell != EVERYONE] or cells
        choices: list[Cell | tuple[Cell, str]] = [
            (cell, code) if answers.multiple else cell
            for cell in self._smallest_first(answers, cells)
        ]
        ends = (c for c in choices if not self._few_gave(answers, _less(shown, c), code))
        return next(ends, choices[0])

    def _smallest_first(self, answers: Answers, cells: tuple[Cell, ...] | list[Cell]) -> list[Cell]:
        def size(cell: Cell) -> tuple[bool, int, Cell]:
            return cell == EVERYONE, int(answers.answered[self.sample.groups[cell]].sum()), cell

        return sorted(cells, key=size)


def _less(shown: Shown, choice: Cell | tuple[Cell, str]) -> Shown:
    if isinstance(choice, Cell):
        return shown.without(choice)
    return shown.hiding(*choice)
