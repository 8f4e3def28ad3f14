from dataclasses import replace

from components.figures.by_kind import by_kind
from components.figures.excerpt import excerpt
from components.figures.flows import as_pairs
from data.table import Kind
from tests.components.figures import tables


def flows(*rows):
    return replace(tables.two_way(*rows), kind=Kind.FLOWS, measure="cooperations")


TWO = (
    ("ao", "Afrique de l’Ouest", "53", "Bretagne", 34, 60.0, 50, ""),
    ("ac", "Afrique centrale", "53", "Bretagne", 0, 0.0, 50, ""),
    ("ao", "Afrique de l’Ouest", "84", "Auvergne", 50, 60.0, 80, ""),
)


def test_a_flow_is_named_from_where_to_where():
    pairs = as_pairs(flows(*TWO))

    assert pairs.values("libelle")[0] == "Bretagne → Afrique de l’Ouest"
    assert pairs.values("cooperations") == [34, 0, 50]


def test_the_largest_flows_come_first_and_nothing_is_no_flow():
    shown = excerpt(flows(*TWO))

    assert shown.table.values("cooperations") == [50, 34]
    assert not shown.words


def test_flows_are_a_bar_each_with_their_count():
    (bars,) = by_kind(excerpt(flows(*TWO)).table)["data"]

    assert bars["text"] == ["50", "34"]
    assert bars["customdata"] == ["ao", "ao"]


def test_flows_beyond_the_first_are_counted():
    many = (("ao", "Afrique", str(at), f"Région {at}", at, 1.0, 9, "") for at in range(1, 13))

    shown = excerpt(flows(*many))

    assert shown.table.values("cooperations") == list(range(12, 2, -1))
    assert "Les 10 premiers flux sur\u00a012" in shown.words or "sur 12" in shown.words
