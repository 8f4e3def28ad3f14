"""What the search box finds, and where it leads."""

from time import perf_counter

import pytest

from components.charts import CHARTS
from components.screen.openings.method import sections
from components.site import search as site_search
from components.site.link_targets import PATHS, chart_link, page_showing, target
from components.site.pages import PAGES
from components.site.parsing import parse
from components.site.place import place_at
from components.site.search.data_entries import ABSENT
from data import codebook
from data.codebook import NONE_CODES
from data.filters import BY_KEY
from tests.data.survey import WAVE, survey

BOOK = codebook.load()


@pytest.fixture(scope="module")
def dataset():
    return survey()


@pytest.fixture(scope="module")
def index(dataset):
    return site_search.index(dataset, WAVE)


@pytest.fixture
def ask(dataset, index):
    def first(question, query=""):
        view = parse(f"/recherche.json?{query}", dataset, ())
        return site_search.results(index, question, view)["resultats"]

    return first


@pytest.mark.parametrize(
    ("question", "kind", "address"),
    [
        ("senegl", "Pays", "/pays/SEN"),
        ("resacoop", "Région", "/?region=84"),
        ("afrique ouest", "Zone du monde", "/carte?zone=afrique-ouest"),
        ("assainissement", "Thématique", "/?thematique=eau"),
        ("odd 6", "ODD", "/odd?odd=6"),
        ("jumelages", "Mode d’action", "/?mode=jumelage"),
        ("meae", "Financeur", "/financements?financeur=meae"),
        ("erasmus", "Financeur", "/financements?financeur=europe"),
        ("epci", "Type de collectivité", "/?type=intercommunalite"),
        ("commune a", "Collectivité", "/?region=84&type=commune"),
        ("qui finance l'action", "Indicateur", "/financements#financeurs"),
        ("methode", "Page", "/methode"),
        ("confidentialite", "Définition", "/methode#confidentialite"),
        ("etp", "Indicateur", "/moyens#agents-classes"),
        ("oudin", "Financeur", "/financements?financeur=agences-eau"),
        ("élu", "Indicateur", "/strategies#portage"),
        ("festival", "Indicateur", "/actions#sensibilisation"),
        ("panel", "Page", "/comparer"),
        ("iframe", "Page", "/integrer"),
        ("non concerné", "Définition", "/methode#lecture"),
        ("2024", "Données", "/"),
        ("saone et loire", "Département", "/?region=27"),
        ("USA", "Pays", "/pays/USA"),
    ],
)
def test_the_first_answer_leads_where_it_is_shown(ask, question, kind, address):
    first = ask(question)[0]

    assert (first["genre"], first["adresse"]) == (kind, address)


@pytest.mark.parametrize("question", ["dakar", "réfugiés", "zzzzzz"])
def test_what_these_data_say_nothing_of_has_no_answer_rather_than_another_one(ask, question):
    assert ask(question) == []


def test_a_place_whose_name_is_only_near_is_no_answer(ask):
    assert [entry["libelle"] for entry in ask("lyon") if entry["genre"] == "Pays"] == []


def test_what_can_be_left_out_of_open_data_is_found_there():
    source = {"vague": "crs-2023", "titre": "t", "producteur": "p", "champ": "c",
              "demonstration": "non", "donnees_ouvertes": "oui"}  # fmt: skip
    row = {"cooperation_id": "1", "vague": "crs-2023", "pays": "NV", "nature": "accueil-refugies"}
    lines = survey(
        sources=[source], collectivites=[], cooperations=[row], financements=[], reponses=[]
    )
    first = site_search.index(lines, "crs-2023").find("refugies")[0]

    assert (first.kind, first.code) == ("hors", "accueil-refugies")
    assert target(first.kind, first.code, parse("/odd?pays=SEN", lines, ())) == (
        "/?hors=accueil-refugies&pays=SEN"
    )


def test_answers_keep_the_selection_and_replace_what_they_are_about(ask):
    assert ask("senegal", "region=84&pays=MLI")[0]["adresse"] == "/pays/SEN?region=84"
    assert ask("methode", "region=84")[0]["adresse"] == "/methode?region=84"
    assert ask("commune b", "region=84&pays=MLI")[0]["adresse"] == "/?region=53&type=commune"


def test_what_the_data_do_not_hold_says_so_and_comes_last(ask):
    assert ask("vanuatu")[0]["precision"] == ABSENT
    kinds = [entry["precision"] == ABSENT for entry in ask("ma")]
    assert kinds == sorted(kinds)


def test_every_country_theme_goal_and_funder_is_found_by_its_label(index):
    for kind in ("pays", "zone", "region", "thematique", "mode", "odd", "financeur", "type"):
        for modality in BY_KEY[kind].words(BOOK).modalities:
            if modality.code in NONE_CODES or modality.code.startswith("NV"):
                continue
            found = [entry for entry in index.find(modality.label) if entry.kind == kind]
            assert any(modality.label in entry.label for entry in found), modality.label


def test_no_answer_of_a_respondent_can_be_searched(index):
    kinds = {entry.kind for entry in index.entries}

    assert kinds <= set(site_search.KINDS)
    assert not any(
        "budget" in entry.code for entry in index.entries if entry.kind == "collectivite"
    )


def test_every_anchor_of_a_definition_is_on_its_page(dataset, index):
    page = "".join(str(section.to_plotly_json()) for section in sections(dataset))
    anchors = [entry.code for entry in index.entries if entry.kind == "definition"]

    assert len(anchors) == len(set(anchors))
    assert [anchor for anchor in anchors if f"'{anchor}'" not in page] == []


def test_every_target_is_a_page(dataset, index):
    view = parse("/", dataset, ())
    for entry in index.entries:
        path = target(entry.kind, entry.code, view).partition("#")[0].partition("?")[0]
        assert place_at(path, BOOK).known, entry


def test_a_chart_is_shown_on_a_page_of_its_own_before_the_first_page():
    assert page_showing("carte-pays") == "/carte"
    assert page_showing("modes") == "/partenariats"
    assert page_showing("thematiques") == "/"
    assert page_showing("inconnu") == ""
    shown = {key for page in PAGES if not page.parameter for key in page.charts}
    assert all(page_showing(chart.key) for chart in CHARTS if chart.key in shown)


def test_a_chart_that_is_not_there_yet_has_no_link(dataset):
    assert chart_link("inconnu", parse("/", dataset, ())) == ""


def test_a_filter_leads_to_a_page_that_selects():
    assert set(PATHS) <= set(BY_KEY)


def test_an_answer_is_quick(ask):
    start = perf_counter()
    for _ in range(20):
        ask("senegl")
    # Ten times what it takes: this fails on a mistake of method, not on a slow machine.
    assert (perf_counter() - start) / 20 < 0.05
