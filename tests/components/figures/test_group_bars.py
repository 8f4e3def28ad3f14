from dataclasses import replace

import plotly.graph_objects as go

from components.figures import group_bars, markup
from data.table import Column, Kind
from tests.components.figures import tables

N, B = "\u202f", "\u00a0"


def beside(*rows):
    """Rows are (code, label, group, group label, count, share, n, status, gap)."""
    two_way = tables.two_way()
    columns = tuple(
        Column(
            {"type": "groupe", "type_libelle": "groupe_libelle"}.get(c.name, c.name),
            c.label, c.unit, c.decimals, c.hidden,
        )
        for c in two_way.columns
    )  # fmt: skip
    gap = Column("ecart", "Écart", "points", 1, hidden=True)
    kind = Kind.COMPARED
    return replace(two_way, columns=(*columns, gap), rows=tuple(rows), kind=kind, series="groupe")


def drawn(table):
    figure = go.Figure(group_bars.group_bars(table))
    return figure, figure.data[0]


def test_two_bars_an_answer_with_the_difference_on_the_first():
    figure, bar = drawn(
        beside(
            ("jumelage", "Jumelage", "region", "Bretagne", 20, 50.4, 40, "", 14.4),
            ("jumelage", "Jumelage", "reste", "Hors région", 18, 36.0, 50, "", None),
        )
    )
    notes = {note.name: note.text for note in figure.layout.annotations}

    assert list(bar.text) == [f"50,4{N}% (20) · +14,4{B}points", f"36{N}% (18)"]
    assert bar.y[0] < bar.y[1]
    assert "Bretagne (n = 40)" in notes["cle-region"]
    assert "avertissement" not in notes
    assert set(bar.customdata) == {"jumelage"}


def test_a_small_group_is_told_what_one_answer_weighs():
    figure, bar = drawn(
        beside(
            ("jumelage", "Jumelage", "region", "Bretagne", 3, None, 8, "effectifs", None),
            ("jumelage", "Jumelage", "reste", "Hors région", 18, 36.0, 50, "", None),
        )
    )
    notes = {note.name: note.text for note in figure.layout.annotations}

    assert bar.text[0] == "3 sur 8"
    assert notes["avertissement"] == f"effectif faible (n = 8) : 1{B}coopération pèse 12,5{B}points"


def test_what_is_masked_is_a_stub_that_means_nothing():
    _, bar = drawn(
        beside(("jumelage", "Jumelage", "region", "Bretagne", None, None, 3, "masque", None))
    )

    assert list(bar.text) == ["masqué"]
    assert bar.marker.pattern.shape[0] == "/"


def test_a_group_whose_name_has_no_end_is_cut_and_keeps_its_base():
    figure, _ = drawn(
        beside(
            ("jumelage", "Jumelage", "region", "N" * 10_000, 20, 50.4, 40, "", 14.4),
            ("jumelage", "Jumelage", "reste", "Hors région", 18, 36.0, 50, "", None),
        )
    )
    notes = {note.name: note.text for note in figure.layout.annotations}

    assert notes["cle-region"].endswith("N… (n = 40)")
    assert "Hors région (n = 50)" in notes["cle-reste"]
    assert markup.width(notes["cle-region"], 12) <= group_bars.KEY_WIDTH + 2 * 12
