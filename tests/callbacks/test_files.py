import csv
import io
import re

from plotly.offline import get_plotlyjs_version


def test_the_json_of_a_chart_holds_all_that_is_needed_to_quote_it(client):
    payload = client.get("/graphiques/carte-pays.json?region=84&type=commune").json

    assert {"key", "title", "unit", "base", "filters", "source", "version", "demonstration",
            "sentence", "table"} <= set(payload)  # fmt: skip
    assert payload["filters"] == {"vague": "acter-2024", "region": ["84"], "type": ["commune"]}
    assert payload["demonstration"] is True
    names = [column["name"] for column in payload["table"]["columns"]]
    assert names[:5] == ["pays", "libelle", "cooperations", "collectivites", "montant_eur"]
    assert sum(row["cooperations"] for row in payload["table"]["rows"]) == payload["base"]["n"]


def test_the_shares_have_the_columns_that_were_promised(client):
    for key, wanted in (("financeurs", {"financeur", "collectivites", "part"}),
                        ("odd", {"odd", "cooperations", "part"})):  # fmt: skip
        row = client.get(f"/graphiques/{key}.json").json["table"]["rows"][0]
        assert wanted <= set(row)


def test_the_number_of_the_headline_is_a_row_of_the_files_and_no_mark_of_the_chart(client):
    payload = client.get("/graphiques/budget-mediane.json").json
    *groups, everyone = payload["table"]["rows"]
    lines = client.get("/graphiques/budget-mediane.csv").text.splitlines()
    picture = client.get("/graphiques/budget-mediane.image.json").json
    labels = [
        note["text"]
        for panel in picture["panels"]
        for note in panel["figure"]["layout"]["annotations"]
    ]

    assert (everyone["type"], everyone["libelle"], everyone["n"]) == (
        "ensemble",
        "Ensemble",
        payload["base"]["n"],
    )
    assert (
        f"médiane de l’ensemble est de {round(everyone['mediane'] / 1000)}" in payload["sentence"]
    )
    assert lines[-1].startswith("ensemble;Ensemble;")
    assert len(lines) == 1 + len(groups) + 1
    assert groups[0]["libelle"] in labels
    assert "Ensemble" not in labels


def test_a_csv_opens_in_a_french_spreadsheet_and_says_that_it_is_a_demonstration(client):
    answer = client.get("/graphiques/financeurs.csv")
    text = answer.get_data(as_text=True)
    rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))

    assert text.startswith("\ufeff")
    assert "demonstration" in answer.headers["Content-Disposition"]
    assert all("Données de démonstration" in row["mention"] for row in rows)
    assert "," in rows[0]["part"]
    assert {row["vague"] for row in rows} == {"acter-2024"}


def test_files_are_compressed_and_kept_only_where_they_never_change(client):
    page = client.get("/", headers={"Accept-Encoding": "br"})
    (address,) = set(re.findall(r"/assets/vendor/plotly[^\"]*", client.get("/").text))
    bundle = client.get(address, headers={"Accept-Encoding": "br"})
    outline = client.get("/assets/vendor/geo/world_50m.json", headers={"Accept-Encoding": "gzip"})

    assert page.headers["Content-Encoding"] == "br"
    assert page.headers["Cache-Control"] == "no-cache"
    assert bundle.headers["Content-Encoding"] == "br"
    assert "immutable" in bundle.headers["Cache-Control"]
    assert outline.headers["Content-Encoding"] == "gzip"
    assert "max-age=604800" in outline.headers["Cache-Control"]


def test_the_bundle_is_of_the_version_that_plotly_for_python_speaks(client):
    bundle = client.get("/assets/vendor/plotly.min.js").get_data(as_text=True)
    version = get_plotlyjs_version()

    assert f"plotly.js v{version}" in bundle[:200]
