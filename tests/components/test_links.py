"""Sharing a view: an address that follows the data, one that keeps them, and whom to write to."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from components.address import parse
from components.content import Content
from components.links import Shared, report, share
from components.public import Public
from data.aggregates.summary import key_figures
from data.filters import Filters, select
from tests.data.survey import survey


@pytest.fixture(scope="module")
def dataset():
    return replace(survey(), version="3f2a9c01d4e5-c0de")


@pytest.fixture(scope="module")
def figures(dataset):
    return key_figures(select(dataset, Filters(dataset.default_wave)))


def page(address, dataset, figures, **public):
    view = parse(address, dataset, ())
    return Shared.page(Content(view, dataset, figures, (), public=Public(**public)))


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
    told = parse_qs(parts.query)

    assert (parts.scheme, parts.path) == ("mailto", "qui@b.fr")
    assert "Contribution aux objectifs" in told["subject"][0]
    assert "https://a.fr/odd?region=84&version=3f2a9c01d4e5" in told["body"][0]
    assert "3f2a9c01d4e5-c0de" in told["body"][0]
    assert " " not in link.href


def test_without_a_contact_nobody_is_asked_to_write(dataset, figures):
    shared = page("/odd", dataset, figures, origin="https://a.fr")

    assert report(shared) == []
    assert len(share(shared)) == 3
