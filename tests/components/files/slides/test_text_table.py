"""A native table on a slide: a name may be cut where nothing else helps, a number never is."""

from components.files.slides.boxes import Box
from components.files.slides.text_table import TextTable, TextTableLayout

BOX = Box(0, 0, 12, 4)


def grid(columns, *cells):
    """Return seventeen rows with long names, and as many columns of each cell."""
    name = "Mesures relatives à la lutte contre les changements climatiques" + " et effets" * 4
    row = (name, *cells * columns)
    header = ((), *[("Thématique", "n = 9")] * (len(row) - 1))
    levels = (-1, *[1] * (len(row) - 1))
    return TextTable(header, (row,) * 17, (levels,) * 17, unit="Part, en %")


def written_texts(layout):
    return [
        [layout.written_text(text, across) for across, text in enumerate(row)]
        for row in layout.table.rows
    ]


def test_where_columns_are_narrow_cells_say_the_same_in_fewer_signs_and_lose_none():
    layout = TextTableLayout.of(grid(11, "2 sur 9", "67\u202f%\u00a0*"), BOX, 1.15)

    _, *cells = written_texts(layout)[0]
    assert set(cells) == {"2/9", "67*"}
    assert layout.headings.lines[0] == ("Part, en %",)


def test_where_there_is_room_cells_are_as_on_the_page():
    layout = TextTableLayout.of(grid(3, "2 sur 9", "67\u202f%\u00a0*"), BOX, 1.0)

    assert set(written_texts(layout)[0][1:]) == {"2 sur 9", "67\u202f%\u00a0*"}
    assert layout.headings.lines[0] == ()


def test_names_give_way_before_numbers():
    layout = TextTableLayout.of(grid(40, "100"), BOX, 1.15)

    name, *numbers = written_texts(layout)[0]
    assert name.endswith("…")
    assert set(numbers) == {"100"}
