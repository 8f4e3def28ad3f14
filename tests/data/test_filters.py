from data.filters import FILTERS, Filters
from data.selection import present, select
from tests.data.survey import WAVE, selected, survey


def kept(selection):
    return (
        sorted(selection.respondents["collectivite_id"]),
        sorted(selection.cooperations["cooperation_id"]),
    )


def test_no_filter_keeps_everything():
    assert kept(selected()) == (["A", "B", "C", "D"], ["1", "2", "3", "4", "5", "6"])


def test_a_filter_on_collectivites_keeps_their_cooperations():
    assert kept(selected(region="84")) == (["A", "C"], ["1", "2", "5", "6"])


def test_a_filter_on_cooperations_keeps_the_collectivites_that_have_one():
    assert kept(selected(pays="SEN")) == (["A", "B"], ["1", "2", "3"])


def test_several_values_add_up_and_several_filters_restrict():
    assert kept(selected(pays="SEN,MLI", odd="6")) == (["A", "C"], ["1", "2", "5"])
    assert kept(selected(type="commune", pays="SEN,MLI", odd="6")) == (["A"], ["1", "2"])


def test_both_kinds_of_filter_meet_on_the_same_cooperation():
    # B cooperates with Germany and has the theme culture on that very cooperation, not in Senegal.
    assert kept(selected(pays="SEN", thematique="culture")) == (["A"], ["1"])


def test_a_zone_holds_its_countries_and_a_named_list_too():
    assert kept(selected(zone="afrique-ouest"))[1] == ["1", "2", "3", "5"]
    assert kept(selected(zone="afrique-francophone-oif"))[1] == ["1", "2", "3", "5"]


def test_a_funder_is_found_under_its_family():
    assert kept(selected(financeur="europe"))[0] == ["A"]
    assert kept(selected(financeur="interreg"))[0] == ["A"]
    assert kept(selected(financeur="cerv"))[0] == []


def test_the_size_class_follows_from_the_population():
    assert kept(selected(strate="plus-500000"))[0] == ["C"]


def test_answers_of_kept_respondents_follow():
    assert list(selected(region="84").answers("financements")["financeur"]) == [
        "meae", "interreg", "erasmus", "meae",
    ]  # fmt: skip
    # Of 53, B says « aucun » and D does not know: only the names of funders are public.
    assert selected(region="53").answers("financements").empty


def test_a_cooperation_without_authority_is_kept_until_authorities_are_chosen():
    unnamed = [{"cooperation_id": "9", "pays": "SEN"}]
    dataset = survey(cooperations=unnamed)

    assert kept(selected(dataset))[1] == ["9"]
    assert kept(selected(dataset, pays="SEN")) == ([], ["9"])
    assert kept(selected(dataset, region="84"))[1] == []


def test_another_wave_is_another_selection():
    assert len(select(survey(), Filters("crs-2023")).cooperations) == 0


def test_equal_selections_have_equal_keys_whatever_the_order():
    left = Filters.of(WAVE, {"odd": ["6", "13"], "region": ["84"]})
    right = Filters.of(WAVE, {"region": ["84"], "odd": ["13", "6", "6"]})

    assert left == right
    assert left.key == right.key == "vague=acter-2024&region=84&odd=13,6"


def test_a_selection_loses_one_code_or_a_whole_filter():
    filters = Filters.of(WAVE, {"odd": ["6", "13"], "region": ["84"]})

    assert filters.without("odd", "6").codes("odd") == ("13",)
    assert filters.without("odd").chosen == (("region", ("84",)),)


def test_only_what_the_data_hold_is_offered():
    offered = present(survey(), WAVE)

    assert set(offered) == {item.key for item in FILTERS}
    assert offered["pays"] == ("DEU", "MLI", "SEN", "NV-AFR")
    assert offered["financeur"] == ("meae", "europe", "interreg", "erasmus")
