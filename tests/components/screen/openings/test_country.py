"""Country sheets: their addresses, their words, and the ways that lead there."""

import json

import pytest

from callbacks.answering import content_of
from components.answers.answer import EMPTY, empty_reason
from components.charts import CHOICES
from components.screen import filter_panel, page_body
from components.screen.tables import data_table
from components.site.link_targets import page_about
from components.site.parsing import parse
from components.site.place import place_at
from components.text.headlines import selection
from components.text.headlines.country import plural_of_type
from data.aggregates import counts
from data.codebook import load
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.open_lines import LINES, lines, open_lines
from tests.data.survey import selected, survey

BOOK = load()


def shown(address, dataset=None):
    reading = Reading(dataset or survey(), NoCache())
    return content_of(parse(address, reading.dataset, CHOICES), reading)


def written(part):
    return json.dumps(
        part, ensure_ascii=False, default=lambda component: component.to_plotly_json()
    )


def opened(address, dataset=None):
    return written(page_body.opening_of(shown(address, dataset)))


@pytest.mark.parametrize(
    ("path", "known"),
    [("/pays/SEN", True), ("/pays/XKX", True), ("/pays/NV-AFR", False), ("/pays/NV", False),
     ("/pays/sen", False), ("/pays/ZZZ", False), ("/pays", False), ("/pays/", False)],
)  # fmt: skip
def test_a_sheet_is_a_country_s_and_nothing_else_s(path, known, client):
    assert place_at(path, BOOK).known == known
    assert client.get(path).status_code == (200 if known else 404)


def test_a_sheet_names_its_country_in_title_and_lead():
    content = shown("/pays/SEN")

    assert place_at("/pays/SEN", BOOK).title == "Sénégal\u00a0: qui y travaille\u00a0?"
    assert selection.headline(content.figures, content.view.filters, BOOK) == (
        "Sénégal, ACTER 2023-2024\u00a0: 2\u00a0collectivités déclarent 3\u00a0coopérations."
    )


def test_lines_without_a_name_declare_nothing():
    nobody = open_lines([{**LINES[5], "pays": "UKR"}])
    content = shown("/pays/UKR", nobody)

    assert selection.headline(content.figures, content.view.filters, BOOK) == (
        "Ukraine, APD 2023 (OCDE)\u00a0: 1\u00a0coopération, sans collectivité nommée."
    )
    assert "1\u00a0coopération ne nomme aucune collectivité." in opened("/pays/UKR", nobody)


def test_a_sheet_says_who_since_when_on_what_and_with_whom():
    text = opened("/pays/SEN")

    for words in (
        "2\u00a0collectivités de 2\u00a0régions y travaillent\u00a0: 2\u00a0communes.",
        "La coopération la plus ancienne qui soit datée remonte à 2000.",
        "Premier domaine\u00a0: «\u00a0Eau et assainissement\u00a0»",
        "ailleurs dans sa zone",
        "Financeur",
        "Commune A",
    ):
        assert words in text


def test_one_collectivite_of_one_region_is_said_in_the_singular():
    assert (
        "1\u00a0collectivité d’une seule région y travaille\u00a0: 1\u00a0département."
        in opened("/pays/MLI")
    )


def test_the_plural_of_a_type_is_that_of_its_noun():
    particular = "Collectivité à statut particulier"

    assert plural_of_type("Région", "Régions") == "Régions"
    assert plural_of_type("Syndicat mixte", "Syndicats") == "Syndicats"
    assert plural_of_type(particular, "Statut particulier") == "Collectivités à statut particulier"


def test_cards_of_a_country_where_nobody_works_say_so():
    content = shown("/pays/GMB")

    assert {empty_reason(answer) for answer in content.answers if answer.state == EMPTY} == {
        "Aucune coopération déclarée dans ce pays."
    }


def test_a_country_without_cooperation_offers_its_zone_and_neighbours():
    text = opened("/pays/GMB?type=commune")

    assert "portrait--vide" in text
    assert "Gambie\u00a0: aucune coopération déclarée, parmi ce que les filtres retiennent." in text
    assert "Dans sa zone, Afrique de l’Ouest\u00a0: 3\u00a0coopérations, dans 1\u00a0pays." in text
    assert "/pays/SEN?type=commune" in text
    assert "/carte?type=commune&zone=afrique-ouest" in text


def test_what_was_paid_back_is_shown_as_such():
    text = opened("/pays/MLI?hors=frais-administratifs", open_lines())

    assert "\u221210\u00a0€ (remboursement)" in text
    assert "hors frais administratifs, accueil des réfugiés compris" in text
    places = counts.cooperations_by_country(lines(hors="frais-administratifs"))
    view = parse("/carte", open_lines(), CHOICES)
    assert "\u221210\u00a0€ (remboursement)" in written(data_table("Carte", places, view, BOOK))


def test_rows_and_chips_lead_to_sheets_where_there_is_one():
    dataset = survey()
    view = parse("/carte?region=84&pays=SEN,NV-AFR", dataset, CHOICES)
    table = counts.cooperations_by_country(selected(dataset))
    rows = written(data_table("Carte", table, view, BOOK))

    assert page_about("pays", "SEN", view, BOOK) == "/pays/SEN?region=84"
    assert page_about("pays", "NV-AFR", view, BOOK) == ""
    assert '"href": "/pays/DEU?region=84"' in rows
    assert "/pays/NV-AFR" not in rows
    ways = written(filter_panel.chips(view, dataset))
    assert '"href": "/pays/SEN?region=84"' in ways
    assert '"href": "/regions/84?pays=NV-AFR,SEN"' in ways


def test_a_sheet_offers_no_way_to_itself():
    assert "Fiche" not in written(filter_panel.chips(shown("/pays/SEN").view, survey()))
