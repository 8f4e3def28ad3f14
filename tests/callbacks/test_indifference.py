"""Nothing is told beside the published cells: other answers with the same cells read the same.

Two sites have the same public facts and the same published cells; in the second, the answers given
in confidence were dealt out again among the respondents. Every address answers alike, in every
format: whatever is on a page, in a file or in a sentence comes from the public facts and the cells.
"""

import io
import re
import zipfile
from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest

from app import create_app
from data.codebook import load
from data.dataset import prepare
from data.demonstration import FIRST, SECOND
from data.disclosure.protection import _content
from data.disclosure.rules import Rules
from data.disclosure.sample import sample_of
from data.intake.verify import read_files
from data.versions.cells import known_to_the_program, write
from data.versions.library import Library
from settings import Settings
from tests.data.small import Verified

RULES = Rules()
BOOK = load()


def site(place, tables, answers):
    """Publish tables with the cells of `answers`, and return a client of the site and its version.

    The cells of a wave are recognised by a hash of its answers: they are given that of `tables`.
    """
    known = {wave.content: wave for wave in known_to_the_program(RULES)}
    cells = {}
    for wave in tables["sources"]["vague"]:
        true, own = (
            _content(sample_of(prepare(found, BOOK, "essai", RULES), wave))
            for found in (answers, tables)
        )
        cells[wave] = replace(known[true], content=own)
    settings = Settings(data_dir=place / "versions", cache_dir=place / "cache")
    library = Library(settings.data_dir, BOOK)
    version = library.publish(Verified(tables), [], cells=write(cells, RULES))
    return create_app(settings).server.test_client(), version.id


def dealt_again(tables):
    """Return tables whose confidential columns, answers and amounts were shuffled in each wave."""
    random = np.random.default_rng(7)
    found = dict(tables)
    for name in ("collectivites", "cooperations"):
        frame = tables[name]
        hidden = [v.name for v in BOOK.tables[name].variables if v.confidential]
        hidden += [f"{one}_statut" for one in hidden if f"{one}_statut" in frame]
        parts = [part for _, part in frame.groupby("vague", sort=False)]
        found[name] = pd.concat(shuffled(part, hidden, random) for part in parts)
    named = ~tables["financements"]["financeur"].isin(["aucun", "nsp", "nc"])
    funding = tables["financements"]
    amounts = ["montant_eur", "montant_eur_statut"]
    found["financements"] = pd.concat(
        shuffled(part, amounts, random) for _, part in funding[named].groupby("vague", sort=False)
    )
    answers = tables["reponses"]
    found["reponses"] = pd.concat(
        shuffled(part, ["collectivite_id"], random)
        for _, part in answers.groupby(["vague", "question"], sort=False)
    ).drop_duplicates(["collectivite_id", "vague", "question", "modalite"])
    return {name: frame.reset_index(drop=True) for name, frame in found.items()}


def shuffled(frame, columns, random):
    other = random.permutation(len(frame))
    return frame.assign(**{name: frame[name].to_numpy()[other] for name in columns})


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    place = tmp_path_factory.mktemp("deux")
    tables = read_files([FIRST, SECOND], BOOK).tables
    return [
        site(place / "vraies", tables, tables),
        site(place / "autres", dealt_again(tables), tables),
    ]


def told(client, version, address):
    """Return the status and the text of an address, without the name of the version."""
    answer = client.get(address)
    body = opened(answer.get_data()).replace(version.encode(), b"VERSION")
    # Dash draws a number for each page that it makes.
    return answer.status_code, re.sub(rb'"end_id":"[^"]*"', b"", body)


def opened(body):
    """Return the parts of an archive, and of those in it, without the time when it was made."""
    if body[:2] != b"PK":
        return body
    archive = zipfile.ZipFile(io.BytesIO(body))
    names = [name for name in archive.namelist() if name != "docProps/core.xml"]
    return b"\n".join(opened(archive.read(name)) for name in names)


def alike(sites, addresses):
    """Tell of which addresses the two sites say something else."""
    for address in addresses:
        first, second = (told(*site, address) for site in sites)
        if first != second:
            yield address


@pytest.fixture(scope="module")
def charts(sites):
    client, _ = sites[0]
    return client.get("/api/v1/graphiques").json["charts"]


SELECTIONS = ("", "region=53,84", "type=commune&region=53")
MORE = ("type=commune", "pays=SEN", "vague=acter-2024", "departement=35")
PAGES = ("/", "/carte", "/partenariats", "/pays", "/pays/SEN", "/financements", "/odd", "/actions",
         "/besoins", "/moyens", "/strategies", "/regions", "/regions/53", "/regions/02", "/types",
         "/comparer", "/methode", "/api")  # fmt: skip
GROUPS = ("type:commune;reste;ensemble", "region:53;region:02", "type:commune.region:53;ensemble",
          "collectivite:demo-001;ensemble", "collectivite:demo-001,demo-002,demo-003;reste",
          "vague:acter-2024;vague:acter-2027", "vague:acter-2024.type:commune;ensemble",
          "vague:acter-2024.collectivite:demo-001;ensemble")  # fmt: skip


def test_the_answers_of_the_second_site_are_others():
    tables = read_files([FIRST], BOOK).tables
    other = dealt_again(tables)

    assert (tables["collectivites"]["nom"] == other["collectivites"]["nom"]).all()
    said = tables["collectivites"]["portage"].fillna("") == other["collectivites"][
        "portage"
    ].fillna("")
    assert said.mean() < 0.7
    assert len(other["reponses"]) > 0.8 * len(tables["reponses"])


def measures(charts, selections):
    """Return the addresses of all measures; of `selections`, if of answers given in confidence."""
    found = []
    for chart, choice in ((one, choice) for one in charts for choice in one["measures"]):
        reserved = any(dimension["confidential"] for dimension in choice["dimensions"])
        reserved |= choice["key"] == "montants"
        for chosen in selections if reserved else selections[:1]:
            query = "&".join(filter(None, (choice["key"] and f"mesure={choice['key']}", chosen)))
            found.append(f"/graphiques/{chart['key']}.json?{query}")
    return found


def test_every_chart_reads_the_same(sites, charts):
    """In all its measures: of three selections, one of them outside of the list."""
    assert list(alike(sites, measures(charts, SELECTIONS))) == []


@pytest.mark.slow
def test_every_chart_reads_the_same_of_more_selections(sites, charts):
    assert list(alike(sites, measures(charts, MORE))) == []


def test_files_of_a_chart_read_the_same(sites, charts):
    """Of every third chart: sheets, slides, and what a picture is drawn from."""
    kinds = (("csv", ""), ("xlsx", "?region=53"), ("pptx", "?region=53"), ("image.json", ""))
    asked = [
        f"/graphiques/{one['key']}.{kind}{query}"
        for one, (kind, query) in product(charts[::3], kinds)
    ]

    assert list(alike(sites, asked)) == []


def test_every_page_reads_the_same(sites):
    """Texts, tables and figures of all pages, as the browser gets them."""
    queries = ("", "?region=53")
    asked = [f"{page}{query}" for page, query in product(PAGES, queries)]

    assert list(alike(sites, asked)) == []


def test_every_comparison_reads_the_same(sites):
    """Of groups by name, of several facts, of two waves: who answered in both is in no table."""
    indicators = (
        "freins",
        "anciennete",
        "budget_eur",
        "budget_specifique",
        "financeur",
        "odd",
        "etp",
    )
    asked = [
        f"/graphiques/comparaison.json?indicateur={indicator}&groupes={groups}"
        for indicator, groups in product(indicators, GROUPS)
    ]

    assert list(alike(sites, asked)) == []


def test_lists_searches_and_public_files_read_the_same(sites):
    words = ("commune", "bretagne", "senegal", "aucun", "20 ans", "demo-001")
    asked = [f"/recherche.json?q={one}" for one in words]
    asked += [f"/api/v1/{one}" for one in ("", "graphiques", "filtres", "vagues", "openapi.json")]
    asked += [f"/donnees/acter-acter-{year}.zip" for year in (2024, 2027)]
    asked += ["/graphiques/odd.json?anciennete=plus-20", "/graphiques/odd.json?financeur=aucun"]

    assert list(alike(sites, asked)) == []
