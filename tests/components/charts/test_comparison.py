"""The address of a comparison: read whatever it says, written the one way."""

import re

import pytest
from dash._utils import to_json
from hypothesis import given
from hypothesis import strategies as st

from callbacks.answering import answer_of, content_of
from components.answers import lead
from components.answers.answer import ANSWERED, NOT_ASKED, OUTSIDE, empty_reason
from components.charts import BY_KEY, CHOICES, comparison_keys
from components.files.exports.about import about_lines
from components.files.exports.data import as_json
from components.files.pictures.chart_picture import chart_picture
from components.screen.comparison_links import compare_address, evolution_address
from components.screen.page_body import opening_of, parts
from components.screen.page_frame import browser_state
from components.screen.presentation import slide_show
from components.site.parsing import parse
from components.text.cells import cell_text
from data.comparison import Comparison, Group
from data.dimensions import dimension
from data.serving.cache import NoCache
from data.serving.disk_cache import DiskCache
from data.serving.store import Reading
from tests.data.small import BOOK
from tests.data.survey import COLLECTIVITES, survey
from tests.data.two_waves import two_waves

DATASET = survey()
WAVES = two_waves(demonstration="oui")


def view(address, dataset=DATASET):
    return parse(address, dataset, CHOICES)


def read(text):
    return comparison_keys.comparison_of({"groupes": text}, DATASET).groups


def asked(address, dataset=WAVES, key="comparaison"):
    reading = Reading(dataset, NoCache())
    return answer_of(BY_KEY[key], view(address, dataset), reading)


def test_groups_are_read_and_written_the_one_way():
    address = "/comparer?indicateur=besoins&groupes=type:commune;region:53,84;reste"

    assert read("type:commune.region:84;reste") == (
        Group((("region", ("84",)), ("type", ("commune",)))),
        Group(kind="reste"),
    )
    assert view(address).href == address
    assert view("/comparer?groupes=type:commune|region:84,53|type:commune").href == (
        "/comparer?groupes=type:commune;region:53,84"
    )
    assert view("/comparer?groupes=type:commune+region:84").href == (
        "/comparer?groupes=region:84.type:commune"
    )


def test_collectivites_are_chosen_by_the_identifiers_of_the_data_package():
    assert read("collectivite:C,A;reste") == (
        Group(members_by_name=("A", "C")),
        Group(kind="reste"),
    )
    assert view("/comparer?groupes=collectivite:A,Z").ignored == (
        "Groupes\u00a0: valeur inconnue «\u00a0collectivite:Z\u00a0»",
    )


def test_an_identifier_of_any_signs_is_written_and_read_again():
    names = ["a.b", "c,d;e", "é|+~"]
    rows = [{"collectivite_id": who, "nom": who, "type": "commune"} for who in names]
    odd = survey(collectivites=rows, cooperations=[], financements=[], reponses=[])
    group = Group(members_by_name=tuple(sorted(names)))
    parsed = view(f"/comparer?groupes={group.text}", odd)

    assert parsed.ignored == ()
    assert comparison_keys.comparison_of(dict(parsed.extra), odd).groups == (group,)
    assert view(parsed.href, odd) == parsed


def test_the_names_on_the_page_make_a_group_then_join_it():
    def offered(address):
        content = content_of(view(address), Reading(DATASET, NoCache()))
        html_text = to_json(opening_of(content))
        texts = re.findall(r'"value":"groupes=([^"]*)"', html_text)
        return [text for text in texts if re.fullmatch(r"collectivite:[A-D,]+;reste", text)]

    assert offered("/comparer") == [f"collectivite:{who};reste" for who in "ABDC"]
    assert offered("/comparer?groupes=collectivite:B;reste") == [
        "collectivite:A,B;reste", "collectivite:B,D;reste", "collectivite:B,C;reste",
    ]  # fmt: skip


def test_many_names_are_counted_in_the_group_and_listed_in_what_is_described():
    answer = asked("/comparer?groupes=collectivite:A,B,C", DATASET)

    assert answer.filter_words == [
        "Groupes\u00a0: 3 collectivités choisies / Le reste",
        "Collectivités choisies\u00a0: Commune A, Commune B, Département C",
    ]


def test_a_page_says_first_what_it_compares():
    content = content_of(view("/comparer?indicateur=freins"), Reading(DATASET, NoCache()))

    assert lead.page_lead(content) == (
        "Freins\u00a0: «\u00a0Communes\u00a0» et «\u00a0Départements\u00a0» côte à côte, "
        "ACTER 2023-2024."
    )
    assert parts(content)["lead"] == lead.page_lead(content)


def test_one_group_is_asked_how_answers_share_out_and_not_how_it_compares():
    alone = asked("/comparer?indicateur=freins&groupes=ensemble", DATASET)

    assert alone.chart.question == "Comment les réponses se répartissent-elles\u00a0?"
    assert "ces groupes" in asked("/comparer?indicateur=freins", DATASET).chart.question


def test_a_group_chosen_by_name_has_no_confidential_answers_and_says_why():
    answer = asked("/comparer?indicateur=freins&groupes=collectivite:A,C", DATASET)

    assert answer.state == OUTSIDE
    assert answer.n is None
    assert "un groupe choisi nom par nom ou un panel n’en font pas partie" in empty_reason(answer)
    assert "Comparez plutôt des régions, des types ou des tailles." in empty_reason(answer)


def test_slides_of_a_comparison_keep_the_mark_and_name_both_sources():
    address = "/comparer?vague=acter-2024&indicateur=freins&vue=presentation"
    both = f"{address}&groupes=vague:acter-2024;vague:acter-2027"
    slides = str(slide_show(content_of(view(both, WAVES), Reading(WAVES, NoCache()))))

    assert "slide__mark" in slides
    assert "Enquête d’essai ; Seconde enquête" in slides


def test_what_is_not_understood_is_left_out_and_told():
    parsed = view(
        "/comparer?indicateur=poids&groupes=region:999,84;couleur:bleu;zut&panel=peut-etre"
    )

    assert parsed.extra == (("groupes", "region:84"),)
    assert parsed.ignored == (
        "Groupes\u00a0: valeur inconnue «\u00a0region:999\u00a0»",
        "Groupes\u00a0: valeur inconnue «\u00a0couleur:bleu\u00a0»",
        "Groupes\u00a0: valeur inconnue «\u00a0zut:\u00a0»",
        "Indicateur\u00a0: valeur inconnue «\u00a0poids\u00a0»",
        "Panel\u00a0: valeur inconnue «\u00a0peut-etre\u00a0»",
    )


def test_a_fifth_group_is_one_too_many():
    five = ";".join(f"type:commune.region:{code}" for code in ("84", "53", "76", "93", "24"))

    assert len(read(five)) == 4
    assert "4 au plus, 5 demandés" in view(f"/comparer?groupes={five}").ignored[0]


@given(st.text(max_size=120))
def test_no_groups_ever_fail_and_every_comparison_round_trips(text):
    found = comparison_keys.comparison_of(
        {"groupes": text, "indicateur": text, "panel": text}, DATASET
    )

    assert comparison_keys.comparison_of(comparison_keys.parameters_of(found), DATASET) == found


def test_the_keys_of_a_comparison_go_along_to_its_files_and_to_no_other_page():
    parsed = view("/comparer?region=84&groupes=type:commune;reste")

    assert parsed.at("/graphiques/comparaison.csv") == (
        "/graphiques/comparaison.csv?region=84&groupes=type:commune;reste"
    )
    assert parsed.at("/odd") == "/odd?region=84"


def test_other_groups_are_another_table_under_the_same_filters(tmp_path):
    reading = Reading(DATASET, DiskCache(tmp_path))
    chart = BY_KEY["comparaison"]
    first, other, again = (
        answer_of(chart, view(f"/graphiques/comparaison?groupes={groups}"), reading)
        for groups in ("region:84", "region:53", "region:84")
    )

    assert first.table == again.table != other.table


def test_what_one_wave_made_up_marks_the_whole_comparison():
    answer = asked("/graphiques/comparaison?vague=acter-2024&indicateur=freins"
                 "&groupes=vague:acter-2024;vague:acter-2027")  # fmt: skip

    assert answer.state == ANSWERED
    assert as_json(answer)["demonstration"] is True
    assert "Seconde enquête" in answer.source.title
    assert answer.chart.title == "Comparaison\u00a0: Freins"
    assert asked("/graphiques/comparaison?vague=acter-2024").source.demonstration is False


def test_what_compares_waves_names_each_of_them_and_the_panel():
    address = "/graphiques/comparaison?groupes=vague:acter-2024;vague:acter-2027&panel=oui"
    made = asked(address)
    terms = {cells[0]: cells[1] for _, cells in about_lines(made) if len(cells) > 1}
    drawn = " ".join(one["text"] for one in chart_picture(made, "", "")["texts"])

    both = "Enquête ACTER 2023-2024 et Enquête ACTER 2026-2027 (démonstration)"
    assert terms["Vagues"] == both
    assert "les collectivités qui ont répondu à la question dans chaque vague" in terms["Filtres"]
    assert both in drawn
    assert "Panel" in drawn


def test_the_page_of_a_wave_is_marked_when_its_groups_are_of_a_made_up_one():
    reading = Reading(WAVES, NoCache())
    plain, marked = (
        content_of(view(f"/comparer?vague=acter-2024{more}", WAVES), reading)
        for more in ("", "&groupes=vague:acter-2024;vague:acter-2027")
    )
    frames = {
        browser_state(answer.view, WAVES, "/comparer", invented=answer.source.demonstration)[
            "frame"
        ]
        for answer in (plain, marked)
    }

    # The frame decides whether the page, with its mark, is made anew.
    assert len(frames) == 2


def test_a_question_that_no_wave_compared_asked_is_said():
    answer = asked("/graphiques/comparaison?vague=acter-2024&indicateur=appui_attendu")

    assert answer.state == NOT_ASKED


def test_every_question_of_the_codebook_is_an_indicator_with_a_name_of_its_own():
    names = comparison_keys.indicators(DATASET.book)

    assert {"thematique", "budget_classe", "freins", "appui_attendu"} <= set(names)
    assert len(set(names.values())) == len(names)


def test_a_card_leads_to_its_comparison_with_the_filters_of_the_page():
    answer = asked("/graphiques/freins?type=commune", key="freins")

    assert compare_address(answer) == "/comparer?type=commune&indicateur=freins"
    assert evolution_address(answer) == (
        "/comparer?type=commune&indicateur=freins&groupes=vague:acter-2024;vague:acter-2027"
    )
    assert compare_address(asked("/graphiques/comparaison")) == ""


def test_one_survey_has_no_evolution():
    assert evolution_address(asked("/graphiques/freins", DATASET, "freins")) == ""


@pytest.mark.parametrize("key", ["mode", "financeur"])
def test_a_filter_that_the_wave_cannot_have_is_left_out_and_told(key):
    dataset = survey(sources=[
        {"vague": "crs-2023", "titre": "t", "producteur": "p", "champ": "c",
         "demonstration": "non", "donnees_ouvertes": "oui"}])  # fmt: skip
    code = dataset.book.nomenclatures[f"{key}s"].codes[0]
    parsed = view(f"/?{key}={code}&pays=SEN", dataset)

    assert parsed.filters.chosen == (("pays", ("SEN",)),)
    assert "sans réponse dans «\u00a0APD 2023 (OCDE)\u00a0»" in parsed.ignored[0]


def test_the_shortest_address_is_the_first_comparison():
    assert comparison_keys.parameters_of(Comparison()) == {}


def test_what_is_compared_says_as_its_scope_only_what_restricts_every_group():
    beside = asked("/graphiques/comparaison?type=commune")
    within = asked("/graphiques/comparaison?type=commune&groupes=region:84;reste")

    # The communes stand beside the rest, which is no commune.
    assert not any("Type" in words for words in beside.filter_words)
    assert "Type de collectivité\u00a0: Commune" in within.filter_words


def test_an_indicator_has_one_name_in_its_menu_its_title_and_its_table():
    assert comparison_keys.indicator_label("zone", BOOK) == "Zone du monde"
    assert dimension("zone", BOOK).label(BOOK) == "Zone du monde"


def test_a_difference_of_budgets_has_a_sign_and_is_no_refund():
    rows = [{**COLLECTIVITES[0], "collectivite_id": f"c{at}", "budget_eur": 100} for at in range(3)]
    rows += [{**COLLECTIVITES[0], "collectivite_id": f"i{at}", "type": "departement",
              "budget_eur": 40} for at in range(3)]  # fmt: skip
    data = survey(collectivites=rows, cooperations=[], financements=[])
    answer = asked("/comparer?indicateur=budget_eur&groupes=type:departement;type:commune", data)
    back = asked("/comparer?indicateur=budget_eur&groupes=type:commune;type:departement", data)
    gaps = [
        cell_text(compared.table.columns[-1], list(compared.table)[1])
        for compared in (answer, back)
    ]

    assert gaps == ["+60\u00a0€", "\u221260\u00a0€"]
