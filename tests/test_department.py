"""The filter by département: a public fact of communes and intercommunalités that are in one."""

import re

import pytest
from dash_bootstrap_components import Select

from callbacks.answering import answer_of, content_of
from components.answers.answer import ANSWERED, EMPTY, OUTSIDE, TOO_FEW
from components.answers.filter_words import ordered
from components.charts import BY_KEY as CHARTS
from components.charts import CHOICES
from components.screen import filter_panel
from components.screen.html_text import html_text
from components.screen.openings import OPENINGS
from components.site import search as site_search
from components.site.parsing import parse
from components.site.search.data_entries import ABSENT
from data.aggregates.shares_by_group import authorities_by
from data.disclosure.rules import Rules
from data.filters import BY_KEY
from data.selection import present
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.small import BOOK
from tests.data.survey import COLLECTIVITES, SHOW_ALL, WAVE, selected, survey
from tests.pages import page_text

ITEM = BY_KEY["departement"]
#: A in the Rhône, B in Haute-Savoie, D in the Côtes-d’Armor; C, an own département, names none.
PLACES = {"A": ("84", "69"), "B": ("84", "74"), "D": ("53", "22")}
SITUATED = [
    {**row, "region": region, "departement": department}
    for row in COLLECTIVITES
    for region, department in [PLACES.get(str(row["collectivite_id"]), (row["region"], None))]
]


def situated(rules=SHOW_ALL):
    return survey(rules, collectivites=SITUATED)


@pytest.fixture(scope="module")
def reading():
    return Reading(situated(), NoCache())


def asked(key, query, reading):
    view = parse(f"/graphiques/{key}?{query}", reading.dataset, CHOICES)
    assert not view.ignored
    return answer_of(CHARTS[key], view, reading)


def options(dataset, query=""):
    """Return what the panel offers: labels of the filter's boxes; None where there is no filter."""
    panel = html_text(filter_panel.panel(parse(f"/odd?{query}", dataset, CHOICES), dataset))
    _, offered, boxes = panel.partition(f'data-filter-key="{ITEM.key}"')
    own = boxes.partition("</details>")[0]
    return re.findall(r"<span>([^<]+)</span></label>", own) if offered else None


def test_it_keeps_who_is_there_and_who_names_no_departement_stays_out():
    selection = selected(situated(), departement="69,22")

    assert selection.respondents["nom"].tolist() == ["Commune A", "Commune D"]
    assert selection.cooperations["cooperation_id"].tolist() == ["1", "2"]
    everywhere = selected(situated(), departement=",".join(present(situated(), WAVE)[ITEM.key]))
    assert "Département C" not in everywhere.respondents["nom"].tolist()


def test_it_meets_the_other_filters():
    assert selected(situated(), departement="69,22", region="53").respondents["nom"].tolist() == [
        "Commune D"
    ]


def test_the_panel_offers_those_of_the_data_by_name():
    assert options(situated()) == ["Côtes-d’Armor", "Haute-Savoie", "Rhône"]
    assert ordered(ITEM, ("69", "2A", "29", "01", "971"), BOOK) == ["01", "2A", "29", "971", "69"]


def test_the_panel_has_no_such_filter_where_the_data_name_no_departement():
    assert options(survey()) is None
    assert options(survey(), "departement=69") == ["Rhône"]


def test_a_chip_says_it_and_takes_it_back(reading):
    view = parse("/odd?departement=69", reading.dataset, CHOICES)

    assert filter_panel.chips(view, reading.dataset)[0].children[0] == "Département\u00a0: Rhône"
    assert view.href == "/odd?departement=69"


def test_where_it_empties_a_chart_the_chart_says_so(reading):
    card = asked("odd", "departement=22", reading)

    assert (card.state, card.remedy) == (EMPTY, "departement")


def test_answers_given_in_confidence_are_told_by_region_and_never_by_departement(reading):
    strict = Reading(situated(Rules(masked_below=2)), NoCache())

    assert asked("freins", "region=53", strict).state == TOO_FEW
    for source in (strict, reading):
        told = asked("freins", "departement=69,74", source)
        assert (told.state, told.n) == (OUTSIDE, None)
    # Whom a public fact is told of is no matter.
    assert asked("odd", "departement=69,74", reading).state == ANSWERED


def test_groups_are_made_of_it_and_offered_by_name(reading):
    query = "groupes=departement:22;departement:69.type:commune;reste"
    view = parse(f"/comparer?{query}", reading.dataset, CHOICES)
    page = content_of(view, reading)

    assert not view.ignored
    lead = page.answers[0].choice.page_headline.replace("\u00a0", " ")
    assert "« Côtes-d’Armor », « Rhône · Communes » et « Le reste » côte à côte" in lead
    lists = [
        component
        for component in OPENINGS["comparaison"](page)._traverse()
        if isinstance(component, Select)
    ]
    offered = [option["label"] for component in lists for option in component.options]
    assert [name for name in offered if name.startswith("Département · ")] == [
        "Département · Haute-Savoie",
        "Département · Rhône",
    ]


def test_collectivites_are_counted_by_it_and_who_is_in_none_is_said():
    table = authorities_by(selected(situated()), "departement")

    assert set(table.values("libelle")) == {"Côtes-d’Armor", "Haute-Savoie", "Rhône"}
    assert (table.base.n, table.base.label) == (3, "collectivités situées dans un département")
    assert any("sans département" in note for note in table.notes)


@pytest.mark.parametrize(
    ("question", "genre", "note", "address"),
    [
        ("rhône", "Département", "Auvergne-Rhône-Alpes", "/?departement=69"),
        ("69", "Département", "Auvergne-Rhône-Alpes", "/?departement=69"),
        ("armor", "Département", "Bretagne", "/?departement=22"),
        # Nobody of these data is in the Isère: its region has some.
        ("isere", "Département", "voir : Auvergne-Rhône-Alpes", "/?region=84"),
        ("gironde", "Département", ABSENT, "/?region=75"),
    ],
)
def test_the_search_box_leads_to_it_or_to_its_region(question, genre, note, address, reading):
    index = site_search.index(reading.dataset, WAVE)
    view = parse("/", reading.dataset, CHOICES)
    found = site_search.results(index, question, view)["resultats"]

    assert (genre, note, address) in [(r["genre"], r["precision"], r["adresse"]) for r in found]


def test_programs_may_ask_it_and_are_told_its_codes(client):
    filters = {entry["key"]: entry for entry in client.get("/api/v1/filtres").json["filters"]}
    described = client.get("/api/v1/openapi.json").json["components"]["parameters"]["departement"]

    assert filters["departement"]["label"] == "Département"
    assert {"01", "2A", "69", "976"} <= {entry["code"] for entry in filters["departement"]["codes"]}
    assert "69" in described["schema"]["items"]["enum"]
    refused = client.get("/graphiques/odd.json?departement=100")
    assert (refused.status_code, refused.json["erreur"]) == (
        400,
        "Adresse incorrecte : Département : valeur inconnue « 100 ».",
    )


@pytest.mark.parametrize("file", ["json", "csv", "xlsx", "pptx", "image.json"])
def test_every_file_is_of_the_departement_asked_for(file, client):
    for chart in ("odd", "besoins"):
        assert client.get(f"/graphiques/{chart}.{file}?departement=49").status_code == 200
    data = client.get("/graphiques/odd.json?departement=49").json
    assert data["filters"]["departement"] == ["49"]


@pytest.mark.parametrize("path", ["/", "/carte", "/odd", "/moyens", "/regions/52", "/pays/SEN"])
def test_every_page_answers_under_it(path, client):
    assert "Département\u00a0: Maine-et-Loire" in page_text(client, f"{path}?departement=49")
