"""What the published cells and the public facts leave possible, respondent by respondent.

All answers that would give the same published numbers are searched, in whole numbers. A respondent
whose answer is the same in all of them is told of, however roundabout the way: sums, differences,
unanimous groups and impossible answers are all ways to get there, and none is listed here.

Respondents that belong to the same published groups cannot be told apart: they are one class, with
the number of its members that gave each answer as unknowns.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from data.codebook import DONT_KNOW, NONE_CODES
from data.disclosure.cell import EVERYONE, Cell
from data.disclosure.sample import ACTION, ANSWERED, ORIGINS, Answers, Sample
from data.disclosure.solver import System

#: The value of every silence, whatever its reason.
SILENT: Final = ""
_REASONS: Final = ("absent", "nsp", "nc")


@dataclass(frozen=True)
class Shown:
    """Which cells of a question are published: whole groups, less single answers of some."""

    cells: tuple[Cell, ...]
    hidden: frozenset[tuple[Cell, str]] = frozenset()

    def without(self, cell: Cell) -> "Shown":
        """Return the same less a group."""
        return Shown(tuple(other for other in self.cells if other != cell), self.hidden)

    def hiding(self, cell: Cell, code: str) -> "Shown":
        """Return the same less one answer of a group."""
        return Shown(self.cells, self.hidden | {(cell, code)})


@dataclass(frozen=True)
class Disclosure:
    """An answer that the published cells tell: of whom, to which question; empty value: silent."""

    question: str
    value: str
    places: tuple[int, ...]


def disclosures(
    sample: Sample, chain: Sequence[Answers], shown: Mapping[str, Shown]
) -> list[Disclosure]:
    """Return the answers to the last question of `chain`, and to those before, that are told.

    `chain` begins with the question that decides whom the next one concerns. That somebody answered
    may be told, and that somebody does not cite an item; what is answered may not, nor a silence.
    """
    return _Audit(sample, chain, shown).disclosures()


class _Audit:
    def __init__(
        self, sample: Sample, chain: Sequence[Answers], shown: Mapping[str, Shown]
    ) -> None:
        self.sample, self.chain, self.shown = sample, chain, shown
        self.question = chain[-1]
        self._told_alone: dict[str, set[tuple[int, ...]]] = {}
        self.system = System()
        self.truth = list(zip(*(answers.values for answers in chain), strict=True))
        self.combinations = self._combinations()
        self.classes = self._classes()
        #: By class, the variable of each combination of values of the chain.
        self.counts = [self._variables(places) for places in self.classes]
        for depth, answers in enumerate(chain):
            self._publish_values(depth, answers)
        #: By class, the variable of each answer to a question with several.
        self.cited = [self._cited(at) for at in range(len(self.classes))]
        if self.question.multiple:
            self._publish_cited()

    def disclosures(self) -> list[Disclosure]:
        tests: list[tuple[Disclosure, list[int], float]] = []
        for at, places in enumerate(self.classes):
            for depth, answers in enumerate(self.chain):
                for value in dict.fromkeys(_spoken(self.truth[place][depth]) for place in places):
                    # Acting is known from the published cooperations.
                    if value == ANSWERED or (
                        answers.key == ACTION and self.sample.acting[places[0]]
                    ):
                        continue
                    variables = [
                        variable
                        for combination, variable in self.counts[at].items()
                        if _spoken(combination[depth]) == value
                    ]
                    tests.append((Disclosure(answers.key, value, places), variables, len(places)))
            for code, variable in self.cited[at].items():
                tests.append((Disclosure(self.question.key, code, places), [variable], len(places)))
        possible = [test for test in tests if self._all(test[0]) and not self._moves(test[0])]
        forced = self.system.forced([(variables, size) for _, variables, size in possible])
        return [possible[place][0] for place in forced]

    def _moves(self, told: Disclosure) -> bool:
        """Tell whether changing one answer alone, of whoever it takes, shows it not to be told.

        Quick, and enough for most: only the others need everything to be searched at once.
        """
        if not self.question.multiple or told.question != self.question.key or not told.value:
            return False
        if told.value not in self._told_alone:
            self._told_alone[told.value] = self._told_when_all_else_holds(told.value)
        return told.places not in self._told_alone[told.value]

    def _told_when_all_else_holds(self, code: str) -> set[tuple[int, ...]]:
        """Return the classes that certainly cite `code` if all other answers are the true ones."""
        answers, shown = self.question, self.shown[self.question.key]
        system, variables, known = System(), [], []
        for places in self.classes:
            citing = sum(code in answers.given[place] for place in places)
            free = sum(self._free(code, answers.given[place]) for place in places)
            held = sum(answers.given[place] == {code} for place in places)
            variables.append(system.variable(free))
            system.between({variables[-1]: 1.0}, held, free)
            known.append(citing)
        for cell in shown.cells:
            if (cell, code) not in shown.hidden:
                inside = [at for at in range(len(self.classes)) if self._inside(at, cell)]
                system.total([variables[at] for at in inside], sum(known[at] for at in inside))
        whole = [at for at, places in enumerate(self.classes) if known[at] == len(places)]
        forced = system.forced([([variables[at]], known[at]) for at in whole])
        return {self.classes[whole[place]] for place in forced}

    def _free(self, code: str, given: frozenset[str]) -> bool:
        """Tell whether who gave these answers could cite `code` too, or does."""
        if code in given:
            return True
        return bool(given) and code not in NONE_CODES and not NONE_CODES.intersection(given)

    def _all(self, told: Disclosure) -> bool:
        """Tell whether the answer is that of every member of the class: others are not forced."""
        depth = [answers.key for answers in self.chain].index(told.question)
        answers = self.chain[depth]
        if answers.multiple and told.value:
            return all(told.value in answers.given[place] for place in told.places)
        return all(_spoken(self.truth[place][depth]) == told.value for place in told.places)

    def _classes(self) -> list[tuple[int, ...]]:
        cells = dict.fromkeys(
            cell for answers in self.chain for cell in self.shown[answers.key].cells
        )
        found: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for place in range(self.sample.size):
            signature = [bool(self.sample.groups[cell][place]) for cell in cells]
            possible = tuple(self._possible(place, values) for values in self.combinations)
            found[(bool(self.sample.acting[place]), possible, *signature)].append(place)
        return [tuple(places) for places in found.values()]

    def _variables(self, places: tuple[int, ...]) -> dict[tuple[str, ...], int]:
        """Return the variables of a class: one for each combination that anyone gave.

        What public facts rule out is left to those alone who said it all the same.
        """
        own = Counter(self.truth[place] for place in places)
        found = {}
        for combination in self.combinations:
            possible = self._possible(places[0], combination)
            upper = len(places) if possible else own[combination]
            if upper:
                found[combination] = self.system.variable(upper)
        self.system.total(found.values(), len(places))
        return found

    def _combinations(self) -> tuple[tuple[str, ...], ...]:
        """Return what anyone may have answered along the chain: what somebody did.

        An answer made from another (a budget by inhabitant) may be any that goes with that one.
        """
        given = dict.fromkeys(self.truth)
        if self.question.key in ORIGINS:
            made = (*self.question.codes, *_REASONS)
            given |= dict.fromkeys((*values[:-1], last) for values in given for last in made)
        return tuple(given)

    def _possible(self, place: int, values: tuple[str, ...]) -> bool:
        """Tell whether public facts allow a respondent to have given `values`."""
        named = dict(zip((answers.key for answers in self.chain), values, strict=True))
        denied = self.sample.acting[place] and named.get(ACTION) == "non"
        return not denied and self.sample.possible(place, named)

    def _publish_values(self, depth: int, answers: Answers) -> None:
        values = answers.codes if not answers.multiple else (ANSWERED,)
        shown = self.shown[answers.key]
        for cell in shown.cells:
            details = (*values, DONT_KNOW) if cell == EVERYONE else values
            inside = [at for at in range(len(self.classes)) if self._inside(at, cell)]
            for value in details:
                known = sum(
                    self.truth[place][depth] == value for at in inside for place in self.classes[at]
                )
                self.system.total(
                    (
                        variable
                        for at in inside
                        for combination, variable in self.counts[at].items()
                        if combination[depth] == value
                    ),
                    known,
                )

    def _cited(self, at: int) -> dict[str, int]:
        """Return the variables of the answers cited in a class, bounded by who answered."""
        if not self.question.multiple:
            return {}
        size, system = len(self.classes[at]), self.system
        answering = [v for values, v in self.counts[at].items() if values[-1] == ANSWERED]
        codes = [c for c in self.question.codes if any(c in given for given in self.question.given)]
        cited = {code: system.variable(size) for code in codes}
        minus = dict.fromkeys(answering, -1.0)
        for variable in cited.values():
            system.between({variable: 1.0, **minus}, -float(size), 0.0)
        # Whoever answers gives an answer, and « aucun » excludes the others.
        system.between(dict.fromkeys(cited.values(), 1.0) | minus, 0.0, float(size * len(codes)))
        none = [code for code in codes if code in NONE_CODES]
        for code in codes if none else ():
            if code not in none:
                both = {cited[code]: 1.0, **{cited[other]: 1.0 for other in none}}
                system.between(both | minus, -float(size), 0.0)
        return cited

    def _publish_cited(self) -> None:
        shown, answers = self.shown[self.question.key], self.question
        for cell in shown.cells:
            inside = [at for at in range(len(self.classes)) if self._inside(at, cell)]
            for code in self.cited[0] if self.cited else ():
                if (cell, code) in shown.hidden:
                    continue
                known = sum(
                    code in answers.given[place] for at in inside for place in self.classes[at]
                )
                self.system.total([self.cited[at][code] for at in inside], known)

    def _inside(self, at: int, cell: Cell) -> bool:
        return bool(self.sample.groups[cell][self.classes[at][0]])


def _spoken(value: str) -> str:
    """Return a value as it is told: every silence alike."""
    return SILENT if value in _REASONS else value
