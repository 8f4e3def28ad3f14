"""Groups side by side: each with its base, the difference in points, and what one answer weighs."""

import pytest

from data.aggregates import shares_by_group
from data.aggregates.comparison import notes
from data.aggregates.comparison.medians import medians_of_groups
from data.aggregates.comparison.shares import shares_of_groups
from data.comparison import OVERALL, REST, Comparison, Group, group_label, plan_of
from data.disclosure.rules import Rules
from data.filters import Filters
from data.french import points_between
from data.selection import select
from tests.data.open_lines import SOURCE
from tests.data.small import BOOK, ROWS
from tests.data.survey import selected, survey
from tests.data.two_waves import AFTER, BEFORE, two_waves

COMMUNES = Group((("type", ("commune",)),))
DEPARTEMENTS = Group((("type", ("departement",)),))
HERE = Group((("region", ("84",)),))
OTHERS = Group(kind=REST)


def compared(*groups, key="freins", chosen=None, rules=None, **more):
    dataset = survey(rules) if rules else survey()
    return shares_of_groups(selected(dataset, **(chosen or {})), Comparison(key, groups, **more))


def rows(table, *names):
    return [tuple(row[name] for name in names) for row in table]


def between(**more):
    dataset = two_waves()
    waves = (Group(wave=BEFORE), Group(wave=AFTER))
    return shares_of_groups(select(dataset, Filters(AFTER)), Comparison("freins", waves, **more))


def test_each_group_has_its_own_base_and_the_gap_is_taken_from_the_rest():
    table = compared(COMMUNES, OTHERS)

    # Communes: A contexte, B and D moyens-humains. The rest: C, none.
    assert rows(table, "freins", "groupe", "collectivites", "n", "ecart") == [
        ("moyens-humains", "type:commune", 2, 3, 66.7),
        ("moyens-humains", "reste", 0, 1, None),
        ("contexte", "type:commune", 1, 3, 33.3),
        ("contexte", "reste", 0, 1, None),
        ("aucun", "type:commune", 0, 3, -100.0),
        ("aucun", "reste", 1, 1, None),
    ]
    assert table.base.n == 4


def test_without_the_rest_the_gap_is_taken_from_the_first_group():
    table = compared(DEPARTEMENTS, COMMUNES, HERE)

    assert table.facts["reference"] == "type:departement"
    assert {row["groupe"] for row in table if row["ecart"] is not None} == {
        "type:commune",
        "region:84",
    }


def test_a_gap_that_one_answer_outweighs_is_told():
    # A (contexte) and C (none) in 84, B and D (both moyens-humains) elsewhere: one weighs 50.
    table = compared(HERE, OTHERS)
    told = {row["freins"]: row["ecart_fragile"] for row in table if row["ecart"] is not None}

    assert told == {"moyens-humains": "", "contexte": "", "aucun": ""}
    # A (84) and the whole: 50 % against 25 % of four, a gap of 25 under a weight of 50.
    table = compared(Group(kind=OVERALL), HERE)
    contexte = next(row for row in table if row["freins"] == "contexte" and row["ecart"])
    assert (contexte["ecart"], contexte["ecart_fragile"]) == (25.0, "oui")
    assert any(note.startswith("≈") for note in table.notes)


def test_without_groups_the_selection_stands_beside_all_that_it_leaves_out():
    table = compared(chosen={"region": "84"})

    assert {row["groupe"]: row["n"] for row in table} == {"region:84": 2, "reste": 2}


def test_without_groups_nor_selection_the_two_types_of_most_members_are_compared():
    assert {row["groupe"] for row in compared()} == {"type:commune", "type:departement"}
    # One commune, two départements, two régions: the largest, whatever the codebook's order.
    kinds = ("commune", "departement", "departement", "region", "region")
    few = [{"collectivite_id": f"c{at}", "type": kind} for at, kind in enumerate(kinds)]
    dataset = survey(collectivites=few, cooperations=[], financements=[], reponses=[])
    plan = plan_of(Comparison(), Filters("acter-2024"), dataset)

    assert [group.text for group in plan.groups] == ["type:departement", "type:region"]


def test_what_is_excluded_makes_no_group_and_is_named_as_excluded():
    hors = Filters("crs-2023", (("hors", ("accueil-refugies",)),))
    plan = plan_of(Comparison(), hors, survey())
    group = Group(hors.chosen)

    assert plan.base == hors
    assert all("hors" not in dict(one.chosen) for one in plan.groups)
    assert group_label(group, survey(), waves=False) == "Hors accueil des réfugiés"


def test_one_group_alone_stands_beside_the_rest():
    assert {row["groupe"] for row in compared(HERE)} == {"region:84", "reste"}


def test_the_filters_of_the_page_restrict_named_groups_but_give_way_to_their_own():
    table = compared(HERE, COMMUNES, key="financeur", chosen={"type": "departement"})

    # Of the départements, C is in 84; « communes » says otherwise of the type: A cites funders.
    assert {row["groupe"]: row["n"] for row in table} == {"region:84": 1, "type:commune": 1}


def test_no_filter_of_the_page_crosses_a_group_of_a_confidential_question():
    table = compared(HERE, COMMUNES, chosen={"type": "departement"})

    # 84 among the départements is a crossing; communes are told as they are.
    assert {row["groupe"]: row["n"] for row in table} == {"region:84": None, "type:commune": 3}
    assert "données en confiance" in str(table.facts["pourquoi"])


@pytest.mark.parametrize("kinds", ["departement", "commune,departement", "region"])
def test_the_rest_of_a_part_of_everyone_is_not_everyone_less_the_groups(kinds):
    # Who is in no group is of the page's type, which everyone is not.
    table = compared(COMMUNES, OTHERS, chosen={"type": kinds})
    told = {row["groupe"]: (row["collectivites"], row["n"]) for row in table}

    assert told["type:commune"][1] == 3
    assert told["reste"] in {(None, None), (None, 0)}


def test_groups_that_share_members_are_told_with_their_number():
    overlap = "«\u00a0Communes\u00a0» et «\u00a0Auvergne-Rhône-Alpes\u00a0» ont {} en commun."

    assert overlap.format("1\u00a0collectivité") in compared(COMMUNES, HERE, key="region").notes
    assert overlap.format("2\u00a0coopérations") in compared(COMMUNES, HERE, key="mode").notes
    assert not any("en commun" in note for note in compared(COMMUNES, OTHERS, key="mode").notes)


def test_who_answered_in_confidence_in_two_groups_is_not_told():
    assert not any("en commun" in note for note in compared(COMMUNES, HERE).notes)


def test_the_rest_is_who_is_in_no_named_group_even_beside_the_whole():
    table = compared(HERE, OTHERS, Group(kind=OVERALL))

    assert {row["groupe"]: row["n"] for row in table} == {
        "region:84": 2, "reste": 2, "ensemble": 4,
    }  # fmt: skip
    table = compared(HERE, OTHERS, Group(kind=OVERALL), key="type")
    assert "«\u00a0Ensemble\u00a0» comprend «\u00a0Auvergne-Rhône-Alpes\u00a0»." in table.notes
    assert not any("en commun" in note for note in table.notes)


def test_those_in_two_groups_are_counted_where_they_answered():
    # A and C are in 84 and cite funders; of the others nobody does.
    both = Group((("type", ("commune", "departement")),))
    table = compared(both, HERE, key="financeur")

    assert any("ont 2\u00a0collectivités en commun" in note for note in table.notes)


def test_a_difference_is_that_of_the_shares_as_they_are_read():
    # Communes 2 of 3 (66.7) and 1 of 3 (33.3): 33.4 apart as read.
    assert (points_between(200 / 3, 100 / 3), points_between(12.25, 0.0)) == (33.4, 12.3)


def test_where_a_group_is_masked_the_rest_is_too_and_no_order_tells():
    few = Rules(masked_below=2, counts_only_below=2, small_below=2)
    table = compared(DEPARTEMENTS, OTHERS, rules=few)

    # C alone answers for the départements; the three others are the whole less C.
    assert {(row["collectivites"], row["part"], row["ecart"]) for row in table} == {
        (None, None, None)
    }
    words = survey().book.nomenclatures["freins"].codes
    assert list(dict.fromkeys(row["freins"] for row in table)) == list(words)
    assert any(
        note.startswith("Masqué") and "Départements" in note and "Le reste" in note
        for note in table.notes
    )


def test_what_is_public_is_not_masked():
    few = Rules(masked_below=9, counts_only_below=9, small_below=9)
    table = compared(DEPARTEMENTS, OTHERS, key="thematique", rules=few)

    assert all(row["cooperations"] is not None for row in table)


def test_a_group_told_in_confidence_has_no_table_even_of_what_is_public():
    table = shares_by_group.shares_by_group(selected(), "mode", "modele")

    assert table.rows == ()
    assert table.facts["non_publie"] == "hors-liste"


def test_between_waves_each_is_told_as_published_and_nobody_is_followed():
    everyone, panel = between(), between(panel=True)

    # Contexte: 2 of 3, then 1 of 3.
    names = ("freins", "groupe", "collectivites", "n", "ecart")
    assert rows(everyone, *names)[:2] == [
        ("contexte", "vague:acter-2024", 2, 3, None),
        ("contexte", "vague:acter-2027", 1, 3, -33.4),
    ]
    assert everyone.facts["panel"] is None
    assert notes.NOT_THE_SAME in everyone.notes
    # Who answered in both waves is in no published table.
    assert (panel.rows, panel.base.n, panel.facts["non_publie"]) == ((), 0, "hors-liste")
    assert "un panel n’en font pas partie" in str(panel.facts["pourquoi"])
    assert not any(note.startswith("Panel") for note in panel.notes)


def followed(**more):
    """Both waves cite funders: A and B in the first, A and D in the second."""
    first = ROWS["sources"][0]
    cited = {BEFORE: "AB", AFTER: "AD"}
    dataset = survey(
        book=BOOK,
        sources=[first, {**first, "vague": AFTER, "titre": "Seconde enquête"}],
        collectivites=[{"collectivite_id": who, "vague": wave, "nom": who, "type": "commune"}
                       for wave in cited for who in "ABCD"],
        cooperations=[
            {"cooperation_id": "1", "collectivite_id": "A", "vague": BEFORE, "pays": "SEN"},
            {"cooperation_id": "1", "collectivite_id": "D", "vague": AFTER, "pays": "MLI"},
        ],
        financements=[{"collectivite_id": who, "vague": wave,
                       "financeur": "meae" if who != "B" else "interreg"}
                      for wave, some in cited.items() for who in some],
        reponses=[],
    )  # fmt: skip
    chosen = more.pop("chosen", {})
    waves = (Group(wave=BEFORE), Group(wave=AFTER))
    asked = Comparison("financeur", waves, **more)
    return shares_of_groups(select(dataset, Filters.of(AFTER, chosen)), asked)


def test_of_what_is_public_the_panel_is_who_answered_each_wave():
    everyone, panel = followed(), followed(panel=True)

    names = ("financeur", "groupe", "collectivites", "n", "ecart")
    # Everyone: meae A of A and B, then both A and D. The panel: A alone.
    assert rows(everyone, *names)[:2] == [
        ("meae", "vague:acter-2024", 1, 2, None),
        ("meae", "vague:acter-2027", 2, 2, 50.0),
    ]
    assert rows(panel, *names) == [
        ("meae", "vague:acter-2024", 1, 1, None),
        ("meae", "vague:acter-2027", 1, 1, 0.0),
    ]
    assert everyone.facts["panel"] == panel.facts["panel"] == 1
    assert any("(1\u00a0collectivité a répondu" in note for note in everyone.notes)
    assert any(note.startswith("Panel\u00a0: la seule collectivité") for note in panel.notes)
    # A, B and D: who answered two waves counts once in the base.
    assert (everyone.base.n, panel.base.n) == (3, 1)


def test_who_is_in_both_waves_is_told_in_the_right_number():
    # Of those that cooperate, A answered the first wave, D the second one.
    nobody = followed(chosen={"pays": ["SEN", "MLI"]})

    (told,) = [note for note in nobody.notes if "tous les mêmes" in note]
    assert "(aucune collectivité n’a répondu à cette question dans chacune)" in told
    assert told.endswith("une différence peut venir de là.")
    assert notes._answered_each(1) == "1\u00a0collectivité a"
    assert notes._panel_offer(1) == " Le panel ne garde qu’elle."


def test_the_panel_is_of_what_the_filters_of_the_page_keep():
    # One cooperation in Senegal, of A in the first wave; none in the second.
    table = followed(chosen={"pays": ["SEN"]})

    assert table.facts["panel"] == 0
    assert any("(aucune collectivité n’a répondu" in note for note in table.notes)


def test_cooperations_of_two_waves_are_said_to_be_counted_in_each():
    waves = (Group(wave=BEFORE), Group(wave=AFTER))
    table = shares_of_groups(select(two_waves(), Filters(AFTER)), Comparison("pays", waves))

    assert (table.base.n, "comptées dans chaque vague" in table.base.label) == (2, True)


def test_a_question_that_only_one_wave_asked_is_told():
    waves = (Group(wave=BEFORE), Group(wave=AFTER))
    asked = Comparison("appui_attendu", waves)
    table = shares_of_groups(select(two_waves(), Filters(AFTER)), asked)

    assert {row["groupe"] for row in table} == {"vague:acter-2027"}
    assert "Question non posée dans «\u00a0Enquête ACTER 2023-2024\u00a0»." in table.notes


def test_the_rest_is_of_the_wave_of_the_group_that_it_completes():
    group = Group((("type", ("commune",)),), BEFORE)
    table = shares_of_groups(select(two_waves(), Filters(AFTER)), Comparison("freins", (group,)))

    assert {row["groupe"] for row in table} == {"vague:acter-2024.type:commune", "reste"}
    # All are communes: nobody is left.
    assert [(row["collectivites"], row["n"]) for row in table][:2] == [(2, 3), (None, 0)]


def beside_open_data(*groups, **chosen):
    """A twins and B sends volunteers, says the survey; open data tell no mode, for A, B and C."""
    waves = {BEFORE: (("A", "jumelage"), ("B", "volontariat")),
             "crs-2023": (("A", None), ("B", None), ("C", None))}  # fmt: skip
    lines = [(wave, who, mode) for wave, said in waves.items() for who, mode in said]
    dataset = survey(
        sources=[ROWS["sources"][0], SOURCE],
        collectivites=[{"collectivite_id": who, "vague": wave, "type": "commune"}
                       for wave, who, _ in lines],
        cooperations=[{"cooperation_id": who, "collectivite_id": who, "vague": wave, "pays": "SEN",
                       "mode": mode} for wave, who, mode in lines],
        financements=[],
        reponses=[],
    )  # fmt: skip
    kept = select(dataset, Filters.of(BEFORE, chosen))
    return shares_of_groups(kept, Comparison("pays", groups))


def test_a_filter_that_a_wave_holds_nothing_of_does_not_empty_its_group_and_is_told():
    table = beside_open_data(Group(wave=BEFORE), Group(wave="crs-2023"), mode=["jumelage"])

    assert {row["groupe"]: row["n"] for row in table} == {
        "vague:acter-2024": 1,
        "vague:crs-2023": 3,
    }
    told = "«\u00a0Mode d’action\u00a0» est sans réponse dans «\u00a0APD 2023 (OCDE)\u00a0»"
    assert f"{told}, et n’y retire rien." in table.notes


def test_a_group_that_its_wave_cannot_hold_is_left_out_and_told():
    twinned = (("mode", ("jumelage",)),)
    table = beside_open_data(Group(twinned), Group(twinned, "crs-2023"))

    assert {row["groupe"] for row in table} == {"mode:jumelage"}
    assert any("n’est pas comparé" in note for note in table.notes)


PICKED = Group(members_by_name=("A", "C"))


def test_collectivites_chosen_by_name_are_a_group_beside_the_rest():
    # Cooperations in a known mode: A's 1 and 2; of B 3 and 4. C says « non concerné ».
    table = compared(PICKED, key="mode")

    assert {row["groupe"]: row["n"] for row in table} == {"collectivite:A,C": 2, "reste": 2}
    assert {row["groupe_libelle"] for row in table} == {"Commune A, Département C", "Le reste"}


def test_a_chosen_group_meets_its_other_filters():
    table = compared(
        Group((("type", ("commune",)),), members_by_name=("A", "C")), OTHERS, key="region"
    )

    assert {row["groupe"]: row["n"] for row in table} == {
        "type:commune.collectivite:A,C": 1, "reste": 3,
    }  # fmt: skip


@pytest.mark.parametrize("key", ["freins", "anciennete", "budget_classe"])
def test_a_chosen_group_tells_no_answer_given_in_confidence_nor_how_many_gave_one(key):
    # Whoever takes one name away reads what that one answered, in the difference.
    table = compared(PICKED, COMMUNES, OTHERS, key=key)
    told = {row["groupe"]: (row["collectivites"], row["part"], row["n"]) for row in table}

    assert told["collectivite:A,C"] == told["reste"] == (None, None, None)
    assert told["type:commune"][2] is not None
    # The base is that of everyone, in which nobody is chosen.
    assert table.base.n == {"freins": 4}.get(key, 2)
    assert "choisi nom par nom" in str(table.facts["pourquoi"])


def test_medians_of_a_chosen_group_are_not_told():
    table = medians_of_groups(selected(), Comparison("budget_eur", (PICKED, OTHERS)))

    assert (table.rows, table.base.n, table.facts["non_publie"]) == ((), 0, "hors-liste")


def test_where_the_rest_is_masked_gaps_are_taken_from_the_first_group_that_is_shown():
    # Communes of 84 are in no published table, nor is the rest of groups that overlap.
    crossed = Group((("region", ("84",)), ("type", ("commune",))))
    small = Group((("strate", ("moins-3500",)),))
    table = compared(crossed, HERE, small, OTHERS)

    assert {row["groupe"]: row["n"] for row in table}["reste"] is None
    assert table.facts["reference"] == "region:84"
    assert {row["groupe"] for row in table if row["ecart"] is not None} == {"strate:moins-3500"}


def test_equal_comparisons_have_equal_keys_and_others_have_others():
    one, other = Comparison("freins", (HERE, OTHERS)), Comparison("freins", (OTHERS, HERE))

    assert one.key == Comparison("freins", (HERE, OTHERS)).key
    assert len({one.key, other.key, Comparison("freins", (HERE, OTHERS), panel=True).key}) == 3


def test_medians_stand_side_by_side_with_their_difference():
    table = medians_of_groups(selected(), Comparison("budget_eur", (COMMUNES, OTHERS)))

    # A 100 000 and B 0 euros: no median under ten answers, but with these rules their mean.
    assert rows(table, "groupe", "mediane", "n", "ecart_mediane") == [
        ("type:commune", 50_000.0, 2, None),
        ("reste", None, None, None),
    ]
    assert table.base.n == 2
    assert not any("pèse" in note for note in table.notes)
