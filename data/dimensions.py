"""What units are counted by: one entry says where the answers of a question stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from data.classes import class_of
from data.codebook import (
    BASES,
    NONE_CODES,
    NOT_CONCERNED,
    RESERVED,
    Codebook,
    Nomenclature,
    Question,
    Variable,
)
from data.dataset import COOPERATION, RESPONDENT
from data.filters import BY_KEY as FILTERS
from data.filters import Selection
from data.french import NBSP
from data.table import Unit


def _quoting(verb: str) -> str:
    return f"{{who}} {verb} «{NBSP}{{answer}}{NBSP}»"


#: How a share is read aloud: « {who} » is « 12 % des collectivités (3 sur 25) ».
CONCERNS: Final = f"«{NBSP}{{answer}}{NBSP}» concerne {{who}}"
ANSWERS: Final = _quoting("répondent")
CITES: Final = _quoting("citent")
IN_CLASS: Final = _quoting("sont dans la tranche")


@dataclass(frozen=True)
class Dimension:
    """Answers that units can be counted by.

    One that is `counted` was not asked: it is the class of how many rows of `frame` are kept for
    each respondent. `title` is the column's where it is not what the codebook says, `reading` how a
    share is read aloud where it is neither answered nor cited: in a place, of a type.

    `key` is the filter and the column name; `variable` the codebook's (table, variable), none for
    a question with several answers; `level` the unit that gives the answer. `base` says in French
    what a share is a share of, `absent` what is said of the units left out for saying nothing.
    """

    key: str
    frame: str
    column: str
    nomenclature: str
    level: str
    variable: tuple[str, str] | None
    base: str
    absent: str = "sans réponse"
    multiple: bool = False
    numbered: bool = False
    counted: bool = False
    title: str = ""
    reading: str = ""

    def words(self, book: Codebook) -> Nomenclature:
        """Return the possible answers, in order."""
        return book.nomenclatures[self.nomenclature]

    def entry(self, book: Codebook) -> Variable | Question:
        """Return what the codebook says of the question: label, waves, confidentiality."""
        if not self.variable:
            return book.questions[self.key]
        table, name = self.variable
        return book.tables[table][name]

    @property
    def unit(self) -> Unit:
        """What gives the answers, as tables name it."""
        return Unit.COOPERATIONS if self.level == COOPERATION else Unit.COLLECTIVITES

    def label(self, book: Codebook) -> str:
        """Return the title of a column of these answers, that of their filter if they have one."""
        filtered = FILTERS[self.key].label if self.key in FILTERS else ""
        return self.title or filtered or self.entry(book).label

    def confidential(self, book: Codebook) -> bool:
        """Tell whether the answers were given in confidence."""
        return self.entry(book).confidential

    def value(self, code: str) -> str | int:
        """Return the code as tables hold it: a number where the answers are numbered."""
        return int(code) if self.numbered else code

    def asked(self, book: Codebook, wave: str) -> bool:
        """Tell whether the question was asked in `wave`."""
        return book.asked(self.entry(book).waves, wave)


_COOPERATIONS: Final = ("cooperations", COOPERATION)
_AUTHORITIES: Final = ("collectivites", RESPONDENT)


def _answer(place: tuple[str, str], key: str, words: str, variable: str, base: str) -> Dimension:
    """Describe a question with one answer, kept in the column `key` of its own table."""
    table, level = place
    return Dimension(key, table, key, words, level, (table, variable), base)


DIMENSIONS: Final[Mapping[str, Dimension]] = {
    item.key: item
    for item in (
        _answer(
            _COOPERATIONS, "pays", "pays", "pays", "coopérations dont le pays ou la zone est connu"
        ),
        replace(
            _answer(_COOPERATIONS, "zone", "zones", "pays", "coopérations dont la zone est connue"),
            absent="sans zone précise",
            title="Zone du monde",
        ),
        _answer(_COOPERATIONS, "mode", "modes", "mode", "coopérations dont le mode est connu"),
        _answer(
            _COOPERATIONS,
            "conventionnee",
            "oui-non",
            "conventionnee",
            "coopérations dont on sait si une convention les encadre",
        ),
        Dimension(
            key="age",
            frame="cooperations",
            column="age_classe",
            nomenclature="classes_age",
            level=COOPERATION,
            variable=("cooperations", "debut"),
            base="coopérations dont l’année de début est connue",
            title="Âge du partenariat",
        ),
        Dimension(
            key="partenariats",
            frame="cooperations",
            column="classe",
            nomenclature="classes_partenariats",
            level=RESPONDENT,
            variable=("cooperations", "collectivite_id"),
            base="collectivités qui ont au moins une coopération",
            absent="sans coopération",
            counted=True,
            title="Nombre de partenariats",
            reading=IN_CLASS,
        ),
        Dimension(
            key="thematique",
            frame="thematiques",
            column="thematiques",
            nomenclature="thematiques",
            level=COOPERATION,
            variable=("cooperations", "thematiques"),
            base="coopérations dont le domaine est connu",
            multiple=True,
        ),
        Dimension(
            key="odd",
            frame="odd",
            column="odd",
            nomenclature="odd",
            level=COOPERATION,
            variable=("cooperations", "odd"),
            base="coopérations rattachées à un ODD au moins",
            multiple=True,
            numbered=True,
        ),
        *(
            replace(_answer(_AUTHORITIES, key, words, variable, base), reading=reading)
            for key, words, variable, base, reading in (
                ("type", "types", "type", "collectivités de type connu", _quoting("sont du type")),
                (
                    "region",
                    "regions",
                    "region",
                    "collectivités de région connue",
                    "{who} sont en région {answer}",
                ),
                ("strate", "strates", "population", "collectivités de population connue", IN_CLASS),
            )
        ),
        replace(
            _answer(
                _AUTHORITIES,
                "departement",
                "departements",
                "departement",
                "collectivités situées dans un département",
            ),
            absent="sans département",
            reading=_quoting("sont dans le département"),
        ),
        _answer(
            _AUTHORITIES,
            "anciennete",
            "anciennetes",
            "anciennete",
            "collectivités ayant répondu sur leur ancienneté",
        ),
        *(
            _answer(_AUTHORITIES, key, words, key, f"collectivités ayant répondu sur {subject}")
            for key, words, subject in (
                ("action", "oui-non", "leur action extérieure"),
                ("budget_specifique", "oui-non", "leur budget"),
                ("service", "services", "leur service"),
                ("portage", "portages", "leur portage politique"),
                ("strategie", "strategies", "leur stratégie"),
            )
        ),
        replace(
            _answer(
                _AUTHORITIES,
                "modele",
                "modeles",
                "modele",
                "collectivités ayant répondu sur leur modèle d’organisation",
            ),
            reading=_quoting("déclarent le modèle"),
        ),
        *(
            replace(
                _answer(_AUTHORITIES, f"{key}_classe", f"classes_{key}", variable, base),
                reading=IN_CLASS,
                title=title,
            )
            for key, variable, title, base in (
                ("budget", "budget_eur", "", "collectivités ayant indiqué leur budget"),
                (
                    "budget_habitant",
                    "budget_eur",
                    "Budget annuel par habitant",
                    "collectivités dont le budget et la population sont connus",
                ),
                ("etp", "etp", "", "collectivités ayant indiqué leur nombre d’agents"),
            )
        ),
        Dimension(
            key="financeur",
            frame="financements",
            column="famille",
            nomenclature="financeurs",
            level=RESPONDENT,
            variable=("financements", "financeur"),
            base="collectivités ayant répondu sur leurs financeurs",
            multiple=True,
        ),
    )
}


def concerned(selection: Selection, what: Dimension) -> frozenset[int]:
    """Return the units to which a question was put: all but those said to be outside of its base.

    Who does not say whether it has a budget is still asked how much.
    """
    book = selection.dataset.book
    base = what.entry(book).base
    if what.level != RESPONDENT:
        return frozenset(selection.units(what.level))
    asked = selection.respondents
    while column := BASES.get(base):
        asked = asked[~asked[column].isin(["non", NOT_CONCERNED])]
        base = book.tables["collectivites"][column].base
    return frozenset(asked[RESPONDENT])


def dimension(key: str, book: Codebook) -> Dimension:
    """Return the dimension called `key`: one of `DIMENSIONS`, or a question of the codebook.

    A new question with several answers is thus a dimension by its line in the codebook alone.
    """
    if key in DIMENSIONS:
        return DIMENSIONS[key]
    return Dimension(
        key=key,
        frame=key,
        column="modalite",
        nomenclature=key,
        level=RESPONDENT,
        variable=None,
        base=f"collectivités ayant répondu à la question «{NBSP}{book.questions[key].label}{NBSP}»",
        multiple=True,
    )


def reading_pattern(key: str) -> str:
    """Return how a share of the dimension `key` is read aloud, with `{who}` and `{answer}`.

    Any other key than those of `DIMENSIONS` is a question with several answers, which are cited.
    """
    what = DIMENSIONS.get(key)
    if what is None:
        return CITES
    if what.level == COOPERATION:
        return CONCERNS
    return what.reading or (CITES if what.multiple else ANSWERS)


def answers_to(selection: Selection, dimension: Dimension) -> pd.DataFrame:
    """Return the kept rows that hold the answers, in `dimension.column`."""
    if not dimension.counted:
        return selection.frame(dimension.frame, dimension.level)
    owners = selection.cooperations.loc[selection.cooperations[RESPONDENT] >= 0, RESPONDENT]
    sizes = owners.value_counts().sort_index()
    minimums = selection.dataset.book.classes[dimension.key]
    codes = class_of(sizes, minimums).to_numpy()
    return pd.DataFrame({RESPONDENT: sizes.index, dimension.column: codes})


def members(selection: Selection, dimension: Dimension, unit: str) -> pd.DataFrame:
    """Return who gave which answer: distinct pairs, columns `unit` (identifier) and `code`.

    Reserved answers (« ne sait pas », « non concerné ») and absent ones are left out. `unit` is
    the level counted: an answer of respondents holds for each of their cooperations, and one of
    cooperations for their respondent.
    """
    frame = answers_to(selection, dimension)
    if dimension.level == RESPONDENT and unit == COOPERATION:
        frame = selection.cooperations[[COOPERATION, RESPONDENT]].merge(
            frame[[RESPONDENT, dimension.column]], on=RESPONDENT
        )
    pairs = frame[[unit, dimension.column]].rename(columns={dimension.column: "code"})
    answered = pairs["code"].notna() & ~pairs["code"].isin(list(RESERVED)) & (pairs[unit] >= 0)
    answers = pairs[answered].drop_duplicates().astype({"code": "str"})
    # « Aucun » beside a name is not none: one said of one cooperation does not hold for all.
    none = answers["code"].isin(list(NONE_CODES))
    named = answers.loc[~none, unit]
    return answers[~(none & answers[unit].isin(named))] if dimension.multiple else answers
