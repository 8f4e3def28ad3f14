"""`Dataset`: the validated tables, prepared once for fast selection, with their sources."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.classes import with_ages, with_classes
from data.codebook import RESERVED, Codebook, Wave
from data.disclosure.rules import Rules

if TYPE_CHECKING:
    from data.disclosure.published import PublishedWave

#: The two kinds of unit: columns of the row numbers in `collectivites` and `cooperations`.
RESPONDENT: Final = "repondant"
COOPERATION: Final = "cooperation"
#: The table that has one row per unit.
TABLES: Final = {RESPONDENT: "collectivites", COOPERATION: "cooperations"}

Derived = TypeVar("Derived")

#: The kind of place that stands for « no country stated » (`codebook/pays.csv`).
NO_COUNTRY: Final = "NV"


@dataclass(frozen=True)
class Source:
    """The source of one wave, as cited on every card and in every file.

    `published` is the day (ISO) on which the data were published here; empty if they were not.
    """

    wave: str
    title: str
    publisher: str
    licence: str
    date: str
    field: str
    demonstration: bool
    open_data: bool
    published: str = ""


def combined_source(first: Source, others: Sequence[Source]) -> Source:
    """Return several sources as one, with the date of the latest."""
    every = (first, *others)

    def joined_values(name: str) -> str:
        return " ; ".join(dict.fromkeys(filter(None, (getattr(s, name) for s in every))))

    return replace(
        first,
        title=joined_values("title"),
        publisher=joined_values("publisher"),
        licence=joined_values("licence"),
        field=joined_values("field"),
        date=max(source.date for source in every),
        demonstration=any(source.demonstration for source in every),
        open_data=all(source.open_data for source in every),
    )


@dataclass(frozen=True)
class Dataset:
    """Every published row, ready to be selected. Callers must not modify the frames.

    `frames` holds one frame a table: `collectivites` and `cooperations` (their row number is the
    identifier `repondant` or `cooperation`), the long forms `zones`, `thematiques` and `odd` (one
    row per cooperation and code), `financements`, `financeurs` (one row per respondent and funder
    cited, and one for the funder's family), and one frame for each question with several answers,
    named after the question. A cooperation without a collectivité has the respondent -1.
    """

    book: Codebook
    frames: Mapping[str, pd.DataFrame]
    sources: tuple[Source, ...]
    version: str
    rules: Rules
    #: What may be told of the answers given in confidence, by wave; frames then have none.
    published: Mapping[str, "PublishedWave"] = field(default_factory=dict, repr=False)
    #: When it was published; None for the embedded tables, which were not.
    published_at: datetime | None = None
    _derived: dict[Hashable, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def derived(self, key: Hashable, make: Callable[[], Derived]) -> Derived:
        """Return what `make` derives from the frames, made once."""
        return derived(self._derived, key, make)

    @property
    def content_id(self) -> str:
        """Hash of the tables alone, without that of the code: what `version=` in a link names."""
        return self.version.partition("-")[0]

    @property
    def waves(self) -> tuple[Wave, ...]:
        """Published waves: surveys before open data, the latest first."""
        waves = (self.book.waves[source.wave] for source in self.sources)
        return tuple(sorted(waves, key=lambda w: (w.nature != "enquete", -w.last_year, w.code)))

    @property
    def default_wave(self) -> str:
        """The wave shown when the address names none; empty when nothing is published."""
        return next((wave.code for wave in self.waves), "")

    def source(self, *waves: str) -> Source:
        """Return the source of one wave, or one that combines those of several waves.

        A combined source lists every name, and is a demonstration if one of them is.
        """
        first, *others = (next(s for s in self.sources if s.wave == wave) for wave in waves)
        day = self.published_at.date().isoformat() if self.published_at else ""
        return replace(combined_source(first, others) if others else first, published=day)


def derived(known: dict[Hashable, Any], key: Hashable, make: Callable[[], Derived]) -> Derived:
    """Return what is `known` under `key`, made at its first use; two threads may both make it."""
    if key not in known:
        known[key] = make()
    found: Derived = known[key]
    return found


def prepare(
    tables: Mapping[str, pd.DataFrame], book: Codebook, version: str, rules: Rules | None = None
) -> Dataset:
    """Build a `Dataset` from validated tables (columns: `data/intake/validation.py`)."""
    respondents = _respondents(tables["collectivites"], book)
    numbers = _respondent_numbers(respondents, "collectivite_id")
    cooperations = _cooperations(tables["cooperations"], numbers, book)
    funding = _financements(tables["financements"], numbers, book)
    funding = _with_cooperations(funding, cooperations)
    sources = tuple(_source(row) for row in tables["sources"].to_dict("records"))
    return Dataset(
        book=replace(book, waves=_with_demonstration_marks(book.waves, sources)),
        frames={
            "collectivites": _compact(respondents),
            "cooperations": _compact(cooperations),
            "zones": _zones(cooperations, book),
            "thematiques": _exploded(cooperations, "thematiques"),
            "odd": _exploded(cooperations, "odd"),
            "financements": _compact(funding),
            "financeurs": _compact(_funders(funding)),
            **_questions(_with_respondents(tables["reponses"], numbers), book),
        },
        sources=sources,
        version=version,
        rules=rules or Rules(),
    )


def _with_demonstration_marks(
    waves: Mapping[str, Wave], sources: Sequence[Source]
) -> dict[str, Wave]:
    """Return the waves, with a mark in the label of those whose answers are invented."""
    invented = {source.wave for source in sources if source.demonstration}
    return {
        code: replace(wave, label=f"{wave.label} (démonstration)", short=f"{wave.short} (démo)")
        if code in invented
        else wave
        for code, wave in waves.items()
    }


def _respondents(table: pd.DataFrame, book: Codebook) -> pd.DataFrame:
    bands = [book.band(value) if value >= 0 else None for value in table["population"]]
    frame = table.reset_index(drop=True)
    frame = frame.assign(strate=pd.Series(bands, dtype="str"), repondant=_identifiers(frame))
    return with_classes(frame, book)


def _identifiers(frame: pd.DataFrame) -> npt.NDArray[np.int32]:
    return np.arange(len(frame), dtype="int32")


def _cooperations(table: pd.DataFrame, numbers: pd.DataFrame, book: Codebook) -> pd.DataFrame:
    frame = _with_respondents(table, numbers)
    zones = {code: country.zone or None for code, country in book.countries.items()}
    # « Ne sait pas » and « non concerné » are no place: the cooperation is in no precise country.
    places = frame["pays"].mask(frame["pays"].isin(list(RESERVED)), NO_COUNTRY)
    frame = frame.assign(
        cooperation=_identifiers(frame), pays=places, zone=places.map(zones).astype("str")
    )
    return with_ages(frame, book)


def _financements(table: pd.DataFrame, numbers: pd.DataFrame, book: Codebook) -> pd.DataFrame:
    funders = book.nomenclatures["financeurs"]
    frame = _with_respondents(table, numbers)
    return frame.assign(famille=frame["financeur"].map(funders.root).astype("str"))


def _with_cooperations(funding: pd.DataFrame, cooperations: pd.DataFrame) -> pd.DataFrame:
    """Return `funding` with the number of the `cooperation` of each payment, -1 without one."""
    keys = ["vague", "cooperation_id"]
    merged = funding.merge(cooperations[[*keys, COOPERATION]], on=keys, how="left")
    return merged.assign(cooperation=merged[COOPERATION].fillna(-1).astype("int32"))


def _funders(funding: pd.DataFrame) -> pd.DataFrame:
    """Return one row per respondent and funder cited, families and their members alike."""
    pairs = [
        funding[[RESPONDENT, name]].rename(columns={name: "code"})
        for name in ("financeur", "famille")
    ]
    return pd.concat(pairs).drop_duplicates().reset_index(drop=True)


def _respondent_numbers(respondents: pd.DataFrame, key: str) -> pd.DataFrame:
    return respondents[["vague", key, RESPONDENT]]


def _with_respondents(table: pd.DataFrame, numbers: pd.DataFrame) -> pd.DataFrame:
    """Return `table` with the number of the `repondant` of each row, -1 without one."""
    keys = ["vague", "collectivite_id"]
    merged = table.merge(numbers, on=keys, how="left")
    return merged.assign(repondant=merged[RESPONDENT].fillna(-1).astype("int32"))


def _questions(answers: pd.DataFrame, book: Codebook) -> dict[str, pd.DataFrame]:
    """Return one frame for each question with several answers, named as the question."""
    return {
        question: _compact(answers[answers["question"] == question].reset_index(drop=True))
        for question in book.questions
    }


def _exploded(cooperations: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return one row per cooperation and code of the several-answer column."""
    codes = cooperations[[COOPERATION]].assign(**{column: cooperations[column].str.split(" ")})
    return _compact(codes.explode(column).dropna(subset=[column]).reset_index(drop=True))


def _zones(cooperations: pd.DataFrame, book: Codebook) -> pd.DataFrame:
    """Return one row per cooperation and zone that contains its country."""
    zones = cooperations["pays"].map(lambda code: " ".join(book.zones_of(str(code))) or None)
    return _exploded(cooperations.assign(zones=zones.astype("str")), "zones")


def _compact(frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame` with texts as categories: a third of the memory, and faster to group.

    Not identifiers, which are all different.
    """
    texts: set[str] = {*frame.select_dtypes(include="str")} - {"cooperation_id"}
    return frame.astype(dict.fromkeys(texts, "category"))


def _source(row: Mapping[Hashable, object]) -> Source:
    def text(name: str) -> str:
        value = row[name]
        return value if isinstance(value, str) else ""

    return Source(
        wave=text("vague"),
        title=text("titre"),
        publisher=text("producteur"),
        licence=text("licence"),
        date=text("date"),
        field=text("champ"),
        demonstration=text("demonstration") == "oui",
        open_data=text("donnees_ouvertes") == "oui",
    )
