"""A survey that can be added up in the head: four collectivités, six cooperations."""

from dataclasses import replace

from data.codebook import Codebook
from data.dataset import Dataset, prepare
from data.disclosure.protection import disclosed
from data.disclosure.rules import Rules
from data.filters import Filters
from data.selection import Selection, select
from tests.data.small import BOOK, tables

WAVE = "acter-2024"

COLLECTIVITES = [
    {"collectivite_id": "A", "nom": "Commune A", "type": "commune", "region": "84",
     "population": 20_000, "action": "oui", "anciennete": "plus-20", "budget_specifique": "oui"},
    {"collectivite_id": "B", "nom": "Commune B", "type": "commune", "region": "53",
     "population": 2_000, "action": "oui", "anciennete": "5-10", "budget_specifique": "non"},
    {"collectivite_id": "C", "nom": "Département C", "type": "departement", "region": "84",
     "population": 600_000, "action": "oui", "anciennete": "nsp"},
    {"collectivite_id": "D", "nom": "Commune D", "type": "commune", "region": "53",
     "population": 5_000, "action": "non"},
]  # fmt: skip

#: Means and organisation of the three that act, by identifier; D does not act.
MEANS = {
    "A": {"budget_specifique": "oui", "budget_eur": 100_000, "etp": 2, "service": "dedie",
          "portage": "elu-delegue", "strategie": "formalisee", "modele": "service-structure"},
    "B": {"budget_specifique": "oui", "budget_eur": 0, "etp": 0, "service": "aucun",
          "portage": "executif", "strategie": "aucune", "modele": "delegation"},
    "C": {"budget_specifique": "non", "budget_eur_statut": "nc", "etp_statut": "nsp",
          "service": "mission", "portage": "executif", "strategie": "en-cours",
          "modele": "delegation"},
}  # fmt: skip
COLLECTIVITES = [{**row, **MEANS.get(str(row["collectivite_id"]), {})} for row in COLLECTIVITES]

COOPERATIONS = [
    {"cooperation_id": "1", "collectivite_id": "A", "pays": "SEN", "mode": "jumelage",
     "thematiques": "culture eau", "odd": "4 6", "montant_eur": 100},
    {"cooperation_id": "2", "collectivite_id": "A", "pays": "SEN", "mode": "volontariat",
     "thematiques": "eau", "odd": "6", "montant_eur": 0},
    {"cooperation_id": "3", "collectivite_id": "B", "pays": "SEN", "mode": "jumelage",
     "thematiques": "nsp", "odd": "4"},
    {"cooperation_id": "4", "collectivite_id": "B", "pays": "DEU", "mode": "jumelage",
     "thematiques": "culture"},
    {"cooperation_id": "5", "collectivite_id": "C", "pays": "MLI", "mode": "nc",
     "thematiques": "eau", "odd": "6 13", "montant_eur": 50},
    {"cooperation_id": "6", "collectivite_id": "C", "pays": "NV-AFR", "odd": "nc"},
]  # fmt: skip

#: Since when, and under a convention or not, by identifier; nothing is said of the sixth.
PARTNERSHIPS = {
    "1": {"debut": 2000, "conventionnee": "oui"},
    "2": {"debut": 2022, "conventionnee": "non", "fin": 2023},
    "3": {"debut": 2014, "conventionnee": "oui"},
    "4": {"debut": 2004, "conventionnee": "nsp"},
    "5": {"debut_statut": "nsp", "conventionnee": "oui"},
}  # fmt: skip
COOPERATIONS = [{**row, **PARTNERSHIPS.get(str(row["cooperation_id"]), {})} for row in COOPERATIONS]

FINANCEMENTS = [
    {"collectivite_id": "A", "financeur": "meae", "montant_eur": 10},
    {"collectivite_id": "A", "financeur": "interreg"},
    {"collectivite_id": "A", "financeur": "erasmus"},
    {"collectivite_id": "B", "financeur": "aucun"},
    {"collectivite_id": "C", "financeur": "meae", "montant_eur": 30},
    {"collectivite_id": "D", "financeur": "nsp"},
]  # fmt: skip

REPONSES = [
    {"collectivite_id": who, "question": question, "modalite": answer}
    for question, answers in {
        "champs": {"A": "etranger soutien", "B": "etranger", "C": "nsp"},
        "types_action": {"A": "culture jumelage", "B": "culture", "C": "technique"},
        "motivations": {"A": "solidarite odd", "B": "solidarite"},
        "mobilite_jeunes": {"A": "scolaire bourses", "B": "scolaire", "C": "aucune"},
        "sensibilisation": {"A": "festisol", "C": "aucune"},
        "soutien_acteurs": {"A": "subventions", "B": "aucun", "D": "locaux"},
        "freins": {"A": "contexte", "B": "moyens-humains", "C": "aucun", "D": "moyens-humains"},
        "besoins": {"A": "reseau formation", "B": "formation", "C": "aucun", "D": "nsp"},
        "appui_recu": {"A": "reseau", "B": "aucun", "D": "formation"},
        "perspectives": {"A": "maintenir associer", "C": "developper"},
        "appui_attendu": {"A": "formation", "B": "formation", "C": "aucun"},
        "priorites_2030": {"A": "climat", "B": "climat", "C": "jeunesse"},
    }.items()
    for who, given in answers.items()
    for answer in given.split()
]

#: Four answers are enough here: the thresholds have tests of their own.
SHOW_ALL = Rules(masked_below=1, counts_only_below=1, small_below=1, dominance=1.0)


#: The codebook, as if every question had been in the questionnaire of this survey.
ASKED = replace(
    BOOK, questions={key: replace(one, waves=("acter",)) for key, one in BOOK.questions.items()}
)

_PREPARED: dict[tuple[Rules, int, str], tuple[Codebook, Dataset]] = {}


def survey(
    rules: Rules = SHOW_ALL, book: Codebook = ASKED, **changes: list[dict[str, object]]
) -> Dataset:
    """Return the survey above as a dataset, `changes` replacing the rows of a table.

    A dataset never changes: what is asked for again is prepared once.
    """
    asked = (rules, id(book), repr(changes))
    if asked not in _PREPARED:
        # The codebook is remembered too: its identity names it for as long as it lives.
        _PREPARED[asked] = book, prepared(rules, book, **changes)
    return _PREPARED[asked][1]


def prepared(
    rules: Rules = SHOW_ALL, book: Codebook = ASKED, **changes: list[dict[str, object]]
) -> Dataset:
    """Return what `survey` does, as a dataset that no other test has seen."""
    return disclosed(collected(rules, book, **changes))


def collected(
    rules: Rules = SHOW_ALL, book: Codebook = ASKED, **changes: list[dict[str, object]]
) -> Dataset:
    """Return the survey as it was collected: with all answers, which are never served."""
    rows = {
        "collectivites": COLLECTIVITES,
        "cooperations": COOPERATIONS,
        "financements": FINANCEMENTS,
        "reponses": REPONSES,
        **changes,
    }
    return prepare(tables(**rows), book, "essai", rules)


def selected(dataset: Dataset | None = None, **chosen: str) -> Selection:
    """Return what `chosen` keeps: `selected(region="84", odd="6,13")`."""
    codes = {key: text.split(",") for key, text in chosen.items()}
    return select(dataset or survey(), Filters.of(WAVE, codes))


#: A code for each parameter that a page may have, among what this survey holds.
A_CODE = {"region": "84", "pays": "SEN"}
