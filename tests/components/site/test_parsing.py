from hypothesis import given
from hypothesis import strategies as st

from components.charts import CHOICES
from components.site.parsing import parse
from tests.data.survey import WAVE, survey

DATASET = survey()


def view(address):
    return parse(address, DATASET, CHOICES)


def test_an_address_gives_a_selection_and_back():
    address = "/odd?region=84&type=commune,departement&odd=13,6"

    assert view(address).filters.codes("odd") == ("13", "6")
    assert view(address).href == address


def test_the_default_view_has_the_shortest_address():
    assert view("/carte?vague=acter-2024&region=").href == "/carte"


def test_a_measure_of_another_page_is_told():
    assert view("/odd?mesure=collectivites").ignored == (
        "Mesure : valeur inconnue « collectivites »",
    )


def test_a_repeated_key_adds_its_values_up():
    assert view("/?region=84&region=53").filters.codes("region") == ("53", "84")


def test_what_is_unknown_is_ignored_and_told_in_french():
    parsed = view("/?region=84,999&odd=18&couleur=bleu&vague=acter-1999&mesure=poids")

    assert parsed.filters.chosen == (("region", ("84",)),)
    assert parsed.filters.wave == WAVE
    assert parsed.ignored == (
        "Région : valeur inconnue « 999 »",
        "ODD : valeur inconnue « 18 »",
        "paramètre inconnu « couleur »",
        "Vague : valeur inconnue « acter-1999 »",
        "Mesure : valeur inconnue « poids »",
    )


def test_a_measure_is_kept_on_the_page_and_left_out_of_links_when_asked():
    parsed = view("/carte?mesure=collectivites&pays=SEN")

    assert parsed.choice == "collectivites"
    assert parsed.with_choice("").at("/odd") == "/odd?pays=SEN"


def test_a_trailing_slash_changes_nothing():
    assert view("/carte/").path == "/carte"


@given(st.text(max_size=200))
def test_no_address_ever_fails_and_every_view_round_trips(text):
    parsed = view(f"/?{text}")

    assert view(parsed.href).filters == parsed.filters


@given(st.text(max_size=60))
def test_no_path_ever_fails(text):
    assert view(text).path


def test_a_chart_alone_keeps_what_the_path_of_its_page_says_and_other_pages_do_not():
    portrait = view("/regions/84?type=commune")

    assert portrait.at("/graphiques/odd.csv") == "/graphiques/odd.csv?region=84&type=commune"
    assert portrait.at("/regions/53") == "/regions/53?type=commune"


def test_how_a_view_is_shown_goes_along_from_page_to_page_but_a_picture_format_does_not():
    parsed = view("/odd?odd=6&vue=integree&format=carre")

    assert parsed.option("vue") == "integree"
    assert parsed.href == "/odd?odd=6&vue=integree&format=carre"
    assert parsed.at("/carte") == "/carte?odd=6&vue=integree"
    assert parsed.with_option("vue", "").with_option("format", "").href == "/odd?odd=6"


def test_an_option_with_an_unknown_value_is_told():
    assert view("/odd?vue=cube&version=zz").ignored == (
        "Vue : valeur inconnue « cube »",
        "Version : valeur inconnue « zz »",
    )


def test_the_address_of_a_file_is_about_its_chart_or_page():
    assert view("/graphiques/odd.png?odd=6").path == "/graphiques/odd"
    assert view("/regions/84.pptx").fixed == "region"
