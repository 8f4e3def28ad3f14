"""The catalogue of what units are counted by: one entry says where the answers stand."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from data.codebook import Codebook
from data.dataset import COOPERATION, RESPONDENT
from data.dimension import CITES, IN_CLASS, Dimension, quoting
from data.french import NBSP

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
                ("type", "types", "type", "collectivités de type connu", quoting("sont du type")),
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
            reading=quoting("sont dans le département"),
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
            reading=quoting("déclarent le modèle"),
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
            base="collectivités citant un financeur au moins",
            absent="sans financeur cité",
            multiple=True,
        ),
    )
}


def is_known(key: str, book: Codebook) -> bool:
    """Return whether there is a dimension called `key`."""
    return key in DIMENSIONS or key in book.questions


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
    return what.reading_pattern if what else CITES
