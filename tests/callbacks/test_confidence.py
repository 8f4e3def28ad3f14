"""How the demonstration tells of answers given in confidence: the true reason, and no false n."""

import io
import json
import re

import openpyxl
import pytest

from app import create_store
from callbacks.answering import answer_of, content_of
from components.answers import captions, lead
from components.answers.answer import OUTSIDE, TOO_FEW, empty_reason
from components.answers.findings import finding_lines, source_notes
from components.answers.portrait import portrait_of
from components.charts import BY_KEY, CHOICES
from components.screen.cards import card_body
from components.site.parsing import parse
from components.text.headlines.portrait import sentences
from tests.french import plain
from tests.pages import page_text

CONFIDED = "Ces réponses ont été données en confiance."
AMOUNTS = "Ces montants ont été déclarés en confiance."


@pytest.fixture(scope="module")
def reading(settings):
    return create_store(settings).reading()


@pytest.fixture(scope="module")
def content(reading):
    return lambda address: content_of(parse(address, reading.dataset, CHOICES), reading)


@pytest.fixture(scope="module")
def asked(reading):
    def ask(key, address):
        return answer_of(BY_KEY[key], parse(address, reading.dataset, CHOICES), reading)

    return ask


def words(part):
    """Return the text of a part of the screen."""
    if isinstance(part, list | tuple):
        return " ".join(map(words, part))
    return plain(part) if isinstance(part, str) else words(getattr(part, "children", None) or "")


@pytest.mark.parametrize(
    "measure", ["type", "habitant-type", "habitant-strate", "strate", "region"]
)
@pytest.mark.parametrize("query", ["", "&type=commune", "&type=commune,departement", "&region=53"])
def test_no_median_is_told_of_an_unknown_number_of_answers(asked, measure, query):
    answer = asked("budget-mediane", f"/moyens?mesure={measure}{query}")
    table = answer.table.complete

    assert all(row["n"] for row in table if row["mediane"] is not None)
    assert answer.n != 0
    assert "des 0 réponses" not in plain(answer.chart.reading(answer.table))
    assert "n = 0" not in plain(captions.scope(answer))


@pytest.mark.parametrize(
    ("key", "address", "crossing"),
    [
        ("budget-mediane", "/moyens?region=84", "par type et par région"),
        ("budget-mediane", "/moyens?type=commune&mesure=habitant-strate", "par taille et par type"),
        ("agents-mediane", "/moyens?region=84", "par type et par région"),
        ("modeles-profil", "/strategies?region=84", "par modèle d’organisation et par région"),
        ("modeles-profil", "/strategies?type=commune", "par modèle d’organisation et par type"),
        ("montants", "/financements?region=84", "par zone et par région"),
        ("montants", "/financements?region=84&mesure=type", "par type et par région"),
        ("carte-pays", "/carte?region=84&mesure=montants", "par pays et par région"),
    ],
)
def test_where_the_chart_crosses_a_published_selection_the_crossing_is_the_reason(
    asked, key, address, crossing
):
    answer = asked(key, address)
    said = AMOUNTS if key in {"montants", "carte-pays"} else CONFIDED

    assert answer.state == OUTSIDE
    assert empty_reason(answer) == f"{said} Leur croisement {crossing} n’est pas publié."
    assert answer.n is None


def test_a_question_told_of_everyone_only_says_so(asked):
    answer = asked("budget-classes", "/moyens?mesure=par-habitant&region=84")

    assert answer.state == OUTSIDE
    assert "que pour tous les répondants." in empty_reason(answer)


def test_one_card_has_one_list_of_what_is_published(asked):
    crossed = asked("carte-pays", "/carte?region=84&type=commune&mesure=montants")
    lists = re.findall(
        r"ou (par type.*?), sans les croiser",
        " ".join((empty_reason(crossed), *crossed.told.table.every_note)),
    )

    assert len(lists) > 1
    assert len(set(lists)) == 1


@pytest.mark.parametrize("extension", ["json", "image.json"])
def test_a_median_published_of_a_size_stands_where_its_types_may_not(client, extension):
    size = "strate=10000-50000"
    file = client.get(f"/graphiques/agents-mediane.{extension}?{size}").json
    text = plain(json.dumps(file, ensure_ascii=False))
    by_size = client.get(f"/graphiques/agents-mediane.json?{size}&mesure=strate").json

    assert "La médiane est de 0,5 ETP" in text
    assert "Leur croisement par type et par taille n’est pas publié." in text
    if extension == "json":
        assert file["state"] == "ok"
        assert file["table"] == by_size["table"]
        assert file["base"]["n"] == 34


def test_acting_is_never_told_and_three_places_say_so(client, content, reading):
    assert "internationalisation" not in {line.key for line in finding_lines(content("/"))}
    assert client.get("/api/v1/graphiques/comparaison?indicateur=action").status_code == 400
    ignored = parse("/comparer?indicateur=action", reading.dataset, CHOICES).ignored
    assert "n’est publiée pour personne" in plain(" ".join(ignored))
    assert "n’est publiée pour personne" in plain(page_text(client, "/methode"))


@pytest.mark.parametrize("address", ["/actions?region=94", "/besoins?departement=07&type=commune"])
def test_an_empty_selection_has_no_figure_of_acting_nor_any_precise_country(content, address):
    figures = {row["indicateur"]: row for row in content(address).key_figures}

    assert "actives" not in figures
    assert (figures["pays"]["valeur"], figures["pays"]["base"]) == (0, "aucune coopération")


@pytest.mark.parametrize("query", ["", "?type=commune", "?type=commune,departement", "?region=53"])
def test_the_dotted_line_is_everyone_or_nobody(asked, query):
    drawn = {}
    for address in ("/moyens", f"/moyens{query}"):
        for key in ("budget-mediane", "agents-mediane"):
            layout = json.dumps(asked(key, address).told.figure["layout"], ensure_ascii=False)
            dotted = re.findall(r"En pointillé : (.*?)\.<", plain(layout))
            drawn.setdefault(key, []).append(dotted)
    for whole, here in drawn.values():
        assert whole
        assert here == ([] if query == "?type=commune" else here and whole)


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ("/moyens?region=84&type=commune", "Communes : 57,4 % des collectivités"),
        ("/moyens?thematique=eau", "Ensemble des répondants : "),
        ("/besoins?region=11", "Ensemble des répondants : "),
    ],
)
def test_the_headline_of_the_nearest_table_names_its_group(content, address, whose):
    cards = [answer for answer in content(address).answers if answer.nearest]
    texts = [re.sub(" +", " ", words(card_body(answer)[1])) for answer in cards]

    assert cards
    assert any(whose in text for text in texts)


@pytest.mark.parametrize("measure", ["type", "strate", "region"])
def test_the_nearest_table_sets_several_groups_side_by_side_where_the_chart_does(content, measure):
    for answer in content(f"/moyens?region=84&type=commune&mesure={measure}").answers:
        assert answer.state == OUTSIDE
        assert answer.nearest, answer.chart.key
        assert "Un seul groupe" not in answer.nearest.sentence


def test_a_breakdown_without_any_median_shows_another_of_the_same_quantity(asked):
    answer = asked("budget-mediane", "/moyens?mesure=region&region=84")
    told = re.sub(" +", " ", words(card_body(answer)[1]))

    assert answer.state == TOO_FEW
    assert answer.nearest.page == "/graphiques/budget-mediane"
    assert "Ensemble des répondants, par type : La médiane de l’ensemble est de 170 k€." in told


@pytest.mark.parametrize(
    ("key", "query"), [("besoins-appui", "region=53"), ("region-besoins", "region=24")]
)
def test_a_masked_bar_beside_others_has_its_note(asked, key, query):
    table = asked(key, f"/graphiques/{key}?{query}").table

    assert any("la réponse de personne" in note for note in table.drawn_notes)


def test_a_masked_answer_and_a_masked_amount_say_why_where_they_stand(asked, content):
    answer = asked("champs-action", "/actions?type=commune")
    (amount,) = [row for row in content("/besoins?region=11").key_figures if row["valeur"] is None]

    assert None in answer.table.values("collectivites")
    assert any("la réponse de personne" in note for note in answer.table.drawn_notes)
    assert amount["base"] == "pour ne dévoiler le montant de personne"


@pytest.mark.parametrize("query", ["region=11", "region=11,84"])
def test_a_masked_region_leads_to_the_nearest_published_table(asked, query):
    answer = asked("besoins", f"/besoins?{query}")

    assert answer.state == TOO_FEW
    assert answer.nearest.page == "/graphiques/besoins"
    assert "pour ne dévoiler la réponse de personne" in words(card_body(answer)[1])


def test_several_choices_of_one_filter_have_its_name_once(asked):
    told = plain(captions.scope(asked("odd", "/contribution-odd?region=11,84")))

    assert "; Région : Île-de-France, Auvergne-Rhône-Alpes." in told


def test_a_portrait_under_filters_names_whom_it_counts(content):
    page = content("/regions/84?type=commune")
    figures = {row["indicateur"]: row for row in page.tables["figures"]}
    text = plain(" ".join(sentences(portrait_of(page))))

    assert "13,1 % des 61 répondants que les filtres retiennent" in text
    assert figures["etp"]["region_base"] == "pour cette sélection"
    assert plain(str(figures["etp"]["reste_base"])).startswith(
        "ensemble des répondants, région comprise"
    )


@pytest.mark.parametrize("indicator", ["besoins", "budget_eur"])
def test_a_comparison_of_nothing_published_says_so_everywhere(client, content, indicator):
    query = f"region=84&type=commune&indicateur={indicator}"
    page = content(f"/comparer?{query}")
    answer = page.answers[0]
    picture = plain(json.dumps(client.get(f"/graphiques/comparaison.image.json?{query}").json,
                               ensure_ascii=False))  # fmt: skip

    assert answer.state == OUTSIDE
    assert answer.n is None
    assert not answer.table.rows
    assert "côte à côte" not in lead.page_lead(page)
    assert "Comparez plutôt des régions, des types ou des tailles." in picture
    assert "Effectif trop faible" not in picture
    assert "n = " not in picture


@pytest.mark.parametrize(
    ("key", "query"),
    [("freins", "region=84&type=commune"), ("montants", "region=84"),
     ("carte-pays", "region=84&mesure=montants"), ("modeles-profil", "type=commune"),
     ("comparaison", "region=84&type=commune&indicateur=besoins")],
)  # fmt: skip
def test_files_of_an_unlisted_selection_say_why_and_no_base(client, key, query):
    told = client.get(f"/graphiques/{key}.json?{query}").json
    file = client.get(f"/graphiques/{key}.xlsx?{query}").data
    about = openpyxl.load_workbook(io.BytesIO(file))["À lire"]
    terms = dict(about.iter_rows(max_col=2, values_only=True))

    assert (told["state"], told["base"]["n"]) == ("hors-liste", None)
    assert "en confiance" in told["notes"][0]
    assert plain(terms["Pourquoi rien n’est montré"]) == plain(told["notes"][0])


def test_findings_that_are_not_published_are_one_sentence(content):
    page = content("/?region=84&type=commune")
    lines, notes = finding_lines(page), plain(" ".join(source_notes(page)))

    assert all(CONFIDED not in line.sentence for line in lines)
    assert all(line.base for line in lines)
    assert notes.count(CONFIDED) == 1
    assert "constats ne sont pas montrés ici : La solidarité pour motivation" in notes
