"""What a wave did not ask: said once a page, with a way on, and the first words of every page."""

import json

import pytest
from dash._utils import to_json

from callbacks.answering import content_of
from components.answers import lead
from components.charts import CHOICES
from components.screen import page_body
from components.site import routes
from components.site.parsing import parse
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.small import ROWS
from tests.data.survey import COLLECTIVITES, COOPERATIONS, survey

OPEN = {
    "vague": "crs-2023", "titre": "t", "producteur": "p", "champ": "c", "demonstration": "non",
    "donnees_ouvertes": "oui",
}  # fmt: skip
AUTHORITY = {"collectivite_id": "Z", "vague": "crs-2023", "nom": "Z", "type": "commune"}
PAID = {
    "cooperation_id": "9", "collectivite_id": "Z", "vague": "crs-2023", "pays": "SEN",
    "thematiques": "eau", "odd": "6", "montant_eur": 100,
}  # fmt: skip


@pytest.fixture
def open_data():
    """One line of open data, and no survey."""
    return survey(
        sources=[OPEN],
        collectivites=[AUTHORITY],
        cooperations=[PAID],
        financements=[],
        reponses=[],
    )


@pytest.fixture
def both():
    """The same line beside a survey."""
    return survey(
        sources=[*ROWS["sources"], OPEN],
        collectivites=[*COLLECTIVITES, AUTHORITY],
        cooperations=[*COOPERATIONS, PAID],
    )


def page(address, dataset):
    return content_of(parse(address, dataset, CHOICES), Reading(dataset, NoCache()))


def body(content):
    text = json.loads(to_json(page_body.body(content)))
    return json.dumps(text, ensure_ascii=False).replace("\u00a0", " ")


def test_a_question_that_was_not_asked_has_no_card_and_is_named_once(open_data):
    content = page("/partenariats", open_data)
    text = body(content)

    assert [answer.chart.key for answer in content.asked_answers] == ["partenariats-nombre", "flux"]
    assert text.count("Modes d’action") == 1
    assert "ne dit pas : Modes d’action ; Coopérations conventionnées ; Âge" in text
    assert "n’existe pas" not in text


def test_a_page_without_any_answer_says_so_and_leads_to_those_that_have_some(open_data):
    content = page("/besoins?region=84", open_data)
    text = body(content)

    assert lead.page_lead(content).endswith("ces données ne disent rien de ce sujet.")
    assert '"/carte?region=84"' in text
    assert '"/moyens' not in text


def test_it_leads_to_the_other_waves_that_asked(both):
    assert '"/besoins?pays=SEN"' in body(page("/besoins?vague=crs-2023&pays=SEN", both))
    assert "unasked" not in body(page("/besoins", both))


def test_a_host_that_fixed_the_wave_is_not_left_through_it(both):
    text = body(page("/besoins?vague=crs-2023&vue=integree&offre=pays", both))

    assert "ne dit pas" in text
    assert "Y répondent" not in text
    assert "Dans ces données" not in text


def test_the_navigation_offers_what_some_published_wave_can_answer(open_data, both):
    def names(dataset):
        return {page.name for page in routes.offered(dataset)}

    assert names(both) - names(open_data) == {"Actions", "Besoins", "Moyens", "Stratégies"}
    assert {"Financements", "Méthode"} <= names(open_data)


def test_a_choice_that_the_wave_cannot_answer_is_not_offered(open_data):
    profile = page("/types", open_data).asked_answers[0]

    assert "Financeurs" not in body(page("/types", open_data))
    assert profile.choice.key == "thematique"


def test_a_page_opens_with_what_its_own_first_card_says(both):
    first = {address: lead.page_lead(page(address, both)) for address in ("/financements", "/odd")}

    assert first["/financements"].startswith("ACTER 2023-2024, 4\u00a0collectivités répondantes. ")
    assert "MEAE" in first["/financements"]
    assert "ODD 6" in first["/odd"]
    assert "déclarent" in lead.page_lead(page("/", both))
    assert "déclarent" in lead.page_lead(page("/regions/84", both))


def test_amounts_answer_on_the_page_about_money_where_no_funder_was_asked(open_data):
    sentence = lead.page_lead(page("/financements", open_data)).replace("\u00a0", " ")

    assert sentence == (
        "APD 2023 (OCDE), 1 collectivité. 100 € pour 1 coopération au montant connu. "
        "En tête : Afrique de l’Ouest (100 €)."
    )
