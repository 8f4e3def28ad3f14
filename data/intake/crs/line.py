"""Convert a CRS line to a cooperation in the codebook's codes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final

from data.codebook import NOT_CONCERNED, Codebook
from data.intake.crs.file import CrsLine
from data.intake.crs.tables import Tables, longest_prefix
from data.intake.crs.values import euros, goals
from data.intake.problems import ERROR, WARNING, Level, Problem
from data.intake.sheets import Cell

_OTHER: Final = "autre"
_ADMINISTRATION: Final = "frais-administratifs"
_SEPARATOR: Final = ";"


@dataclass(frozen=True)
class Record:
    """Cells of one cooperation, and the problems found in its line."""

    cells: Mapping[str, Cell]
    problems: tuple[Problem, ...] = ()

    @property
    def broken(self) -> bool:
        """Tell whether the line has an error, so that its cells must not be used."""
        return any(problem.level == ERROR for problem in self.problems)


@dataclass(frozen=True)
class LineReader:
    """Reads lines of one file with one codebook."""

    file: str
    book: Codebook
    tables: Tables

    def read(self, line: CrsLine) -> Record:
        """Return the cooperation that `line` describes, without its identifiers."""
        parts = (
            self._wave(line),
            self._country(line),
            self._nature_and_themes(line),
            self._goals(line),
            self._money(line),
            self._channel(line),
        )
        cells = {name: cell for part in parts for name, cell in part.cells.items()}
        return Record(cells, tuple(problem for part in parts for problem in part.problems))

    def _wave(self, line: CrsLine) -> Record:
        wave = f"crs-{line['year'].removesuffix('.0')}"
        if wave in self.book.waves:
            return Record({"vague": wave})
        known = sorted(code.removeprefix("crs-") for code in self.book.waves if "crs-" in code)
        expected = f"Une année de {known[0]} à {known[-1]} (vagues.csv)." if known else ""
        return self._doubt(line, "year", "Année inconnue : ligne laissée de côté.", expected, ERROR)

    def _country(self, line: CrsLine) -> Record:
        code = line["de_recipientcode"].upper()
        country = code if code in self.book.countries else self.tables.recipients.get(code, "")
        if country:
            return Record({"pays": country})
        doubt = self._doubt(
            line,
            "de_recipientcode",
            "Pays ou destinataire inconnu : ligne laissée de côté.",
            "Un code ISO à trois lettres, ou un code de crs_destinataires.csv.",
            ERROR,
        )
        near = get_close_matches(code, (*self.book.countries, *self.tables.recipients), n=1)
        suggestion = near[0] if near else ""
        return Record({}, tuple(replace(p, suggestion=suggestion) for p in doubt.problems))

    def _nature_and_themes(self, line: CrsLine) -> Record:
        nature = self._listed(line, "modality", "nature", self.tables.natures)
        themes = self._themes(line)
        if nature.cells.get("nature") == _ADMINISTRATION:
            themes = Record({"thematiques": NOT_CONCERNED})
        return Record({**nature.cells, **themes.cells}, nature.problems + themes.problems)

    def _themes(self, line: CrsLine) -> Record:
        code = line["purpose_code"].removesuffix(".0")
        themes = longest_prefix(self.tables.purposes, code)
        if themes is not None or not code:
            return Record({"thematiques": _SEPARATOR.join((themes or "").split()) or None})
        message = "Code objet inconnu : la thématique reste vide."
        doubt = self._doubt(line, "purpose_code", message, "Un code de crs_objets.csv.")
        return Record({"thematiques": None}, doubt.problems)

    def _channel(self, line: CrsLine) -> Record:
        return self._listed(line, "channel_code", "canal", self.tables.channels)

    def _listed(self, line: CrsLine, column: str, name: str, pairs: Mapping[str, str]) -> Record:
        code = line[column].upper().removesuffix(".0")
        if not code:
            return Record({name: None})
        found = longest_prefix(pairs, code)
        if found is not None:
            return Record({name: found})
        message = f"Code inconnu : compté dans « {_OTHER} »."
        expected = f"Un code connu, par exemple {', '.join(list(pairs)[:3])}."
        doubt = self._doubt(line, column, message, expected)
        return Record({name: _OTHER}, doubt.problems)

    def _goals(self, line: CrsLine) -> Record:
        numbers, others = goals(line["sdgfocus"])
        cells: dict[str, Cell] = {"odd": _SEPARATOR.join(numbers) or None}
        if not others:
            return Record(cells)
        message = f"Objectif inconnu, laissé de côté : {', '.join(others)}."
        expected = "Des objectifs de 1 à 17 ou leurs cibles, par exemple « 6.1,17 »."
        return Record(cells, self._doubt(line, "sdgfocus", message, expected).problems)

    def _money(self, line: CrsLine) -> Record:
        try:
            amount = euros(line["disbursement_national"])
        except ValueError:
            return self._doubt(
                line,
                "disbursement_national",
                "Montant illisible : ligne laissée de côté.",
                "Un nombre en millions d’euros, par exemple 0.0125 ou 3.20E-05.",
                ERROR,
            )
        if amount is None:
            return Record({"montant_eur": None, "flux": None})
        flow = "remboursement" if amount < 0 else "versement"
        return Record({"montant_eur": float(amount), "flux": flow})

    def _doubt(
        self, line: CrsLine, column: str, message: str, expected: str, level: Level = WARNING
    ) -> Record:
        problem = Problem(
            level,
            self.file,
            message,
            row=line.number,
            column=column,
            value=line[column],
            expected=expected,
        )
        return Record({}, (problem,))
