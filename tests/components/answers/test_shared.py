"""Sharing a view: an address that follows the data, one that keeps them, and whom to write to."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from callbacks.answering import answer_of
from components.answers.content import Content
from components.answers.shared import Shared
from components.charts import BY_KEY, CHOICES
from components.files.names import file_name
from components.screen.sharing import report, share
from components.site.parsing import parse
from components.site.server import Public
from data.aggregates.key_figures import key_figures
from data.filters import Filters
from data.selection import select
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.survey import survey

STORE = NoCache()


@pytest.fixture(scope="module")
def dataset():
    return replace(survey(), version="3f2a9c01d4e5-c0de")


@pytest.fixture(scope="module")
def figures(dataset):
    return key_figures(select(dataset, Filters(dataset.default_wave)))


def page(address, dataset, figures, **public):
    view = parse(address, dataset, ())
    return Shared.of_page(Content(view, dataset, figures, (), public=Public(**public)))


def test_a_live_link_names_no_version_and_a_frozen_one_names_its_own(dataset, figures):
    shared = page("/odd?type=commune&region=84&vue=integree", dataset, figures)

    assert shared.live == "/odd?region=84&type=commune"
    assert shared.fixed == "/odd?region=84&type=commune&version=3f2a9c01d4e5"
    assert shared.address == shared.live


def test_a_frozen_page_still_offers_both(dataset, figures):
    shared = page("/odd?version=3f2a9c01", dataset, figures)

    assert shared.live == "/odd"
    assert shared.fixed == "/odd?version=3f2a9c01d4e5"
    assert shared.address == "/odd?version=3f2a9c01"


def test_a_mistake_is_reported_with_the_address_and_the_version_of_the_view(dataset, figures):
    shared = page("/odd?region=84", dataset, figures, origin="https://a.fr", contact="qui@b.fr")
    (link,) = report(shared)
    parts = urlsplit(link.href)
    fields = parse_qs(parts.query)

    assert (parts.scheme, parts.path) == ("mailto", "qui@b.fr")
    assert "Contribution aux objectifs" in fields["subject"][0]
    assert "https://a.fr/odd?region=84&version=3f2a9c01d4e5" in fields["body"][0]
    assert "3f2a9c01d4e5-c0de" in fields["body"][0]
    assert " " not in link.href


def test_without_a_contact_nobody_is_asked_to_write(dataset, figures):
    shared = page("/odd", dataset, figures, origin="https://a.fr")

    assert report(shared) == []
    assert len(share(shared)) == 3


def test_a_chart_is_named_with_what_is_measured_where_that_was_chosen(dataset):
    def name(address):
        view = parse(address, dataset, CHOICES)
        return Shared.of_chart(answer_of(BY_KEY["carte-pays"], view, Reading(dataset, STORE))).name

    assert name("/graphiques/carte-pays") == "Carte des pays partenaires"
    assert name("/graphiques/carte-pays?mesure=montants&region=84") == (
        "Carte des pays partenaires · Mesure\u00a0: Euros · Région\u00a0: Auvergne-Rhône-Alpes"
    )


def test_a_file_says_in_its_name_what_it_is_about_and_never_at_length(dataset):
    def name(address, key="carte-pays"):
        view = parse(address, dataset, CHOICES)
        return file_name(answer_of(BY_KEY[key], view, Reading(dataset, STORE)), "csv")

    assert name("/carte?region=84&mesure=montants&version=3f2a") == (
        "acter-carte-pays-region-84-mesure-montants-acter-2024.csv"
    )
    assert name("/regions/84") == "acter-carte-pays-region-84-acter-2024.csv"
    places = ",".join(
        code for code, country in dataset.book.countries.items() if country.is_country
    )
    first, second = (name(f"/carte?pays={places}&type={kind}") for kind in ("commune", "region"))
    assert first != second
    assert len(first) < 120
