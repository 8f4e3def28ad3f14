"""The ruler of letters says what the font itself says, and breaks lines where they are full."""

from functools import cache
from pathlib import Path

import pytest
from PIL import ImageFont

from components.figures import markup
from components.figures.letters import BORROWED, WIDTHS, shortened, width, wrapped
from data.codebook import load

VENDOR = Path(__file__).parents[3] / "assets" / "vendor"
#: What the pages are written in: from text to headings.
WEIGHTS = (400, 500, 600, 700)
FILES = ("public-sans", "public-sans-ext")
UNITS = 1000
#: What kerning adds to a label at most, for letters of size 1: it parts « ï » from its neighbours.
KERNING = {400: 0, 500: 0.01, 600: 0.05, 700: 0.12}
LABELS = sorted(
    {
        modality.label
        for nomenclature in load().nomenclatures.values()
        for modality in nomenclature.modalities
    }
)


@cache
def font(name, weight, layout=ImageFont.Layout.BASIC):
    """Return the font that the pages are sent, one of its units a pixel."""
    face = ImageFont.truetype(str(VENDOR / f"{name}.woff2"), UNITS, layout_engine=layout)
    face.set_variation_by_axes([weight])
    return face


def holds(name, sign):
    """Say whether a file draws `sign`, and not the box that stands for what it lacks."""
    drawn, lacking = (bytes(font(name, 400).getmask(character)) for character in (sign, "\uffff"))
    return sign.isspace() or drawn != lacking


def test_a_sign_is_as_wide_as_in_the_widest_weight_of_the_font():
    for sign, measured in WIDTHS.items():
        name = next(name for name in FILES if holds(name, sign))
        own = max(font(name, weight).getlength(sign) for weight in WEIGHTS)

        assert own <= measured < own + 1, sign


def test_a_borrowed_sign_is_in_no_file_of_the_font():
    drawn = (sign for sign in BORROWED if not sign.isspace())

    assert not any(holds(name, sign) for name in FILES for sign in drawn)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_no_label_is_drawn_wider_than_it_is_measured_nor_much_narrower(weight):
    drawing = font("public-sans", weight, ImageFont.Layout.RAQM)

    for label in LABELS:
        if not set(label) & BORROWED.keys():
            drawn = drawing.getlength(label) / UNITS
            assert 0.85 * width(label, 1) <= drawn <= width(label, 1) + KERNING[weight], label


def test_every_sign_of_the_codebook_has_a_width_of_its_own():
    for label in LABELS:
        for sign in label:
            assert width(sign, UNITS) in {*WIDTHS.values(), *BORROWED.values()}, sign


def test_a_name_wider_than_its_room_is_cut_after_a_hyphen_or_before_its_unit():
    assert wrapped("Bourgogne-Franche-Comté", width("Bourgogne-Franche-C", 10), 10) == (
        "Bourgogne-Franche-",
        "Comté",
    )
    assert wrapped("49\u202f999\u00a0hab.", width("49 999 ha", 10), 10) == ("49\u202f999", "hab.")


def test_an_address_fills_its_lines():
    address = "https://exemple.fr/a-b"

    assert wrapped(address, width(address[:-1], 10), 10) == (address[:-1], "b")


def test_a_label_on_a_drawing_is_broken_where_it_is_full_and_holds_no_markup():
    text = "Eau & <assainissement>"

    assert markup.wrapped(text, width("<assainissement>", 13), 13) == (
        "Eau &amp;<br>&lt;assainissement&gt;"
    )
    assert markup.wrapped(text, width(text, 13), 13) == "Eau &amp; &lt;assainissement&gt;"
    assert markup.width("<b>Eau &amp;</b><br>sol", 13) == width("Eau &", 13)


def test_a_name_cut_after_a_hyphen_is_read_as_one_word():
    assert markup.bare("Auvergne-Rhône-<br>Alpes<br>n = 12") == "Auvergne-Rhône-Alpes n = 12"


def test_what_is_cut_already_is_cut_with_one_sign():
    assert shortened("mot suite… fin", width("mot suite…", 10), 10, 1) == ("mot suite…",)
