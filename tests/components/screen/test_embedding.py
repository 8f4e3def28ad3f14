"""What a webmaster pastes is right, whatever was chosen; what a frame fixes stays fixed."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks.answering import content_of
from components.charts import CHOICES
from components.screen import downloads, embedding, page_frame, presentation, printed
from components.screen.actions import card_actions
from components.screen.embedding import Embed, code, code_with_script, generator_of
from components.screen.filter_panel import chips, panel, wave_chip
from components.screen.html_text import html_text
from components.screen.openings.embedding import opening
from components.site.parsing import parse
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.survey import survey
from tests.data.two_waves import two_waves

DATASET = survey()
WAVES = two_waves()


def view(address):
    return parse(address, DATASET, CHOICES)


def shown(address):
    return content_of(view(address), Reading(DATASET, NoCache()))


class _Elements(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def names(component):
    """Return the keys of the filters that a panel offers."""
    written = html_text(component)
    waves = ["vague"] if "data-changes" in written else []
    return waves + re.findall(r'data-filter-key="(\w+)"', written)


def words(components):
    return [(type(component).__name__, component.children) for component in components]


@given(title=st.text(max_size=80), width=st.integers(280, 2000))
def test_the_code_is_html_that_says_what_was_chosen(title, width):
    embed = Embed(view("/odd?region=84&type=commune,region&vue=integree"), title, width)
    text = code(embed, "https://exemple.fr")

    ((tag, attributes),) = _Elements(text).found
    assert tag == "iframe"
    assert attributes["title"] == title
    assert attributes["src"] == f"https://exemple.fr{embed.view.href}"
    assert attributes["style"] == f"width:{width}px;max-width:100%;border:0"
    assert "allow-top-navigation" not in attributes["sandbox"]


def test_the_code_with_the_script_names_it_at_its_lasting_address():
    text = code_with_script(Embed(view("/odd"), "ODD"), "https://exemple.fr", mirrored=True)

    (_, frame), (tag, script) = _Elements(text).found
    assert "data-acter-adresse" in frame
    assert (tag, script["src"]) == ("script", "https://exemple.fr/integration.js")


def test_what_is_not_offered_is_told_and_is_no_button():
    parsed = view("/odd?region=84&type=commune&vue=integree&offre=type,odd")
    shown_chips = chips(parsed, DATASET)

    assert [type(component).__name__ for component in shown_chips] == ["Span", "Button", "Button"]
    assert names(panel(parsed, DATASET)) == ["type", "odd"]


def test_a_chart_alone_in_a_frame_offers_nothing_unless_it_is_told_to():
    assert not view("/graphiques/odd?region=84&vue=integree").free.chosen
    assert view("/graphiques/odd?region=84").free.chosen
    assert view("/graphiques/odd?region=84&vue=integree&offre=region").free.chosen
    assert panel(view("/odd?vue=integree&offre=aucun"), DATASET) is None


def test_a_frame_has_one_line_of_attribution_and_keeps_its_shape_from_page_to_page():
    parsed = view("/odd?region=84&vue=integree&offre=region")

    assert parsed.at("/carte") == "/carte?region=84&vue=integree&offre=region"
    assert parsed.unframed.href == "/odd?region=84"


@pytest.mark.parametrize("wrong", ["pays,zut", "zut", "region,", "aucun,region", "region;odd"])
def test_an_offer_that_is_not_understood_is_told(wrong):
    assert view(f"/odd?offre={wrong}").ignored == (f"Offre : valeur inconnue « {wrong} »",)


def told_waves(address):
    content = content_of(parse(address, WAVES, CHOICES), Reading(WAVES, NoCache()))
    return [chip.children for chip in wave_chip(content)], text_of(printed.header(content))


def text_of(components):
    return str([component.to_plotly_json() for component in components])


def test_a_chart_alone_and_its_paper_say_which_of_several_waves_they_show():
    second = "Données\u00a0: ACTER 2026-2027"

    assert told_waves("/graphiques/odd?vue=integree")[0] == [second]
    assert told_waves("/graphiques/odd?vue=integree&offre=vague")[0] == []
    assert told_waves("/odd?vue=integree&offre=type")[0] == [second]
    assert told_waves("/odd")[0] == []
    assert "Enquête ACTER 2026-2027" in told_waves("/regions/84")[1]
    assert "Enquête ACTER 2023-2024" in told_waves("/regions/84?vague=acter-2024")[1]


def test_the_generator_offers_the_wave_where_there_are_several():
    view = parse("/integrer?quoi=%2Fodd&offre=vague,type", WAVES, CHOICES)
    content = content_of(view, Reading(WAVES, NoCache()))
    (choice,) = (
        part
        for part in opening(content)._traverse()
        if type(part).__name__ == "Checklist"
        and any(option["value"] == "type" for option in part.options)
    )

    assert choice.options[0] == {"label": "Données (vague)", "value": "vague"}
    assert choice.value == ["vague", "type"]


def test_the_generator_lets_a_portrait_and_a_country_be_chosen():
    built = opening(shown("/integrer?quoi=%2Fregions%2F53%3Ftype%3Dcommune"))
    choice = next(
        component for component in built._traverse() if type(component).__name__ == "Select"
    )
    options = {option["value"]: option["label"] for option in choice.options}

    assert choice.value == "/regions/53?type=commune"
    assert options[choice.value] == "Région · Bretagne"
    assert options["/pays/SEN?type=commune"] == "Pays · Sénégal"
    assert "/pays/JPN?type=commune" not in options


def test_a_chart_alone_does_not_lead_to_itself():
    def actions(address):
        return str(card_actions(shown(address).answers[0]))

    assert "Ouvrir seul" in actions("/odd")
    assert "Ouvrir seul" not in actions("/graphiques/odd")


def attributed(address):
    (line,) = embedding.attribution(shown(address))
    copied = next(
        component for component in line.children if component.to_plotly_json()["type"] == "Button"
    )
    seen = next(
        component for component in line.children if component.children == "Observatoire ACTER"
    )
    return seen.href, copied.to_plotly_json()["props"]["data-copy"]


def test_a_framed_chart_is_copied_at_its_own_address_and_seen_on_its_page():
    framed = "/graphiques/odd?type=commune&vue=integree&offre=region&format=carre"

    assert attributed(framed) == ("/odd?type=commune#odd", "/graphiques/odd?type=commune")
    assert attributed("/odd?vue=integree") == ("/odd", "/odd")


def test_every_file_of_a_card_is_saved_at_an_address_that_is_understood():
    content = shown("/carte?region=84&mesure=montants")
    links = [link for answer in content.answers for link in downloads.card_files(answer)]
    data = [link for link in links if link.children.startswith("Données")]

    assert [link.download.rpartition(".")[2] for link in data] == ["csv", "json"] * 3
    assert [link.href for link in data[:3]] == [
        "/graphiques/carte-pays.csv?region=84&mesure=montants",
        "/graphiques/carte-pays.json?region=84&mesure=montants",
        "/graphiques/pays-principaux.csv?region=84",
    ]


def test_the_generator_is_led_to_with_the_whole_address():
    address = "/carte?region=84&mesure=collectivites"
    parsed = view(generator_of(address))

    assert parsed.path == "/integrer"
    assert dict(parsed.extra) == {"quoi": address}
    assert parsed.href == generator_of(address)


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_no_address_of_the_generator_fails(what, offer, width):
    content = shown("/integrer?quoi=%2Fodd")
    extra = {"quoi": what, "offre": offer, "largeur": width, "titre": offer, "adresse": width}
    strange = view("/integrer")
    object.__setattr__(strange, "extra", tuple(extra.items()))
    object.__setattr__(content, "view", strange)

    assert page_frame.document(content)


def test_slides_say_the_title_then_each_answered_question():
    content = shown("/odd?vue=presentation")
    found = [
        component
        for component in presentation.slide_show(content)._traverse()
        if getattr(component, "className", "") == "slide"
    ]

    assert [type(component).__name__ for component in found] == ["Section"] * 4
    assert not presentation.slides_wanted(view("/methode?vue=presentation"))
