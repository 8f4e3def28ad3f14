"""Promises on the cells of a CRS line: amounts, countries, goals, themes, natures, channels."""

from functools import partial

import pytest

from data.codebook import load
from data.intake.crs.reader import read
from data.intake.crs.tables import load_tables, longest_prefix
from data.intake.problems import ERROR, WARNING
from tests.data.crs_extract import column, only_problem, rows, write_extract


@pytest.fixture
def book():
    return load()


@pytest.fixture
def extract(tmp_path):
    return partial(write_extract, tmp_path)


@pytest.mark.parametrize(
    ("millions", "euros", "flux"),
    [
        ("0.0225", 22500.0, "versement"),
        ("3.20E-05", 32.0, "versement"),
        ("0.000000019", 0.02, "versement"),
        ("0,5", 500000.0, "versement"),
        ("0", 0.0, "versement"),
        ("-0.0015", -1500.0, "remboursement"),
        ("", None, None),
    ],
)
def test_amounts_in_millions_become_euros_and_refunds_stay_negative(
    extract, book, millions, euros, flux
):
    reading = read(extract({"disbursement_national": millions}), book)

    assert column(reading, "montant_eur") == [euros]
    assert column(reading, "flux") == [flux]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("disbursement_national", "environ 3"),
        ("disbursement_national", "NaN"),
        ("disbursement_national", "1e400"),
        ("disbursement_national", "1,000.5"),
        ("de_recipientcode", "QQQ"),
        ("de_recipientcode", ""),
        ("year", "1823"),
        ("year", ""),
    ],
)
def test_a_line_that_cannot_be_understood_is_an_error_that_names_it(extract, book, name, value):
    reading = read(extract({}, {name: value}), book)

    problem = only_problem(reading)
    assert (problem.level, problem.row, problem.column, problem.value) == (ERROR, 3, name, value)
    assert problem.expected
    assert [row.number for row in rows(reading)] == [2]


def test_a_recipient_that_is_no_country_keeps_its_own_kind(extract, book):
    codes = ("DPGC_X", "E_X")

    reading = read(extract(*({"de_recipientcode": code} for code in codes)), book)

    kinds = [book.countries[code] for code in column(reading, "pays")]
    assert [kind.is_country for kind in kinds] == [False, False]
    assert kinds[0] != kinds[1]


def test_the_partner_is_not_the_channel(extract, book):
    assert "partenaire" not in rows(read(extract({}), book))[0].cells


@pytest.mark.parametrize(
    ("modality", "nature"),
    [("C01", "projet"), ("D01", "personnel"), ("B01", "appui-structures"), ("E01", "bourses"),
     ("G01", "frais-administratifs"), ("H01", "sensibilisation"), ("H02", "accueil-refugies")],
)  # fmt: skip
def test_every_modality_is_kept_as_what_it_is(extract, book, modality, nature):
    assert column(read(extract({"modality": modality}), book), "nature") == [nature]


@pytest.mark.parametrize(
    ("code", "canal"),
    [("11002", "collectivite-francaise"), ("12002", "autorite-locale"), ("22000", "ong-francaise"),
     ("21045", "ong-internationale"), ("12001", "autre"), ("90000", "autre"), ("", None)],
)  # fmt: skip
def test_channels_are_known_by_code_else_by_how_the_code_begins(extract, book, code, canal):
    reading = read(extract({"channel_code": code}), book)

    assert column(reading, "canal") == [canal]
    assert reading.problems == ()


@pytest.mark.parametrize(("name", "variable"), [("modality", "nature"), ("channel_code", "canal")])
def test_an_unknown_nature_or_channel_counts_as_other_with_a_warning(extract, book, name, variable):
    reading = read(extract({name: "Z99"}), book)

    assert column(reading, variable) == ["autre"]
    problem = only_problem(reading)
    assert (problem.level, problem.row, problem.value) == (WARNING, 2, "Z99")


@pytest.mark.parametrize(
    ("written", "odd"),
    [
        ("6.1,3.3,17", "3;6;17"),
        ("1.a", "1"),
        ("11.a", "11"),
        ("1.5", "1"),
        ("6.1;6.2 | 06", "6"),
        ("", None),
    ],
)
def test_goals_and_targets_become_goals_once_each(extract, book, written, odd):
    reading = read(extract({"sdgfocus": written}), book)

    assert column(reading, "odd") == [odd]
    assert reading.problems == ()


@pytest.mark.parametrize("item", ["18", "0", "6.1.2", "eau", "1.z", "170"])
def test_what_is_no_goal_is_said_and_the_others_stay(extract, book, item):
    reading = read(extract({"sdgfocus": f"4,{item}"}), book)

    assert column(reading, "odd") == ["4"]
    problem = only_problem(reading)
    assert (problem.level, problem.row, problem.column) == (WARNING, 2, "sdgfocus")
    assert f": {item}." in problem.message


@pytest.mark.parametrize(
    ("purpose", "themes"),
    [("14031", "eau"), ("11330", "formation"), ("11399", "education"), ("15170", "egalite"),
     ("15110", "gouvernance"), ("43010", None), ("91010", "nc"), ("93010", "migrations")],
)  # fmt: skip
def test_a_purpose_gives_its_theme_else_its_sector_s(extract, book, purpose, themes):
    reading = read(extract({"purpose_code": purpose}), book)

    assert column(reading, "thematiques") == [themes]
    assert reading.problems == ()


def test_themes_do_not_concern_administrative_costs(extract, book):
    reading = read(extract({"modality": "G01", "purpose_code": "14031"}), book)

    assert column(reading, "thematiques") == ["nc"]


def test_an_unknown_purpose_is_said_and_leaves_the_theme_empty(extract, book):
    reading = read(extract({"purpose_code": "00777"}), book)

    assert column(reading, "thematiques") == [None]
    assert (only_problem(reading).level, only_problem(reading).value) == (WARNING, "00777")


def test_the_correspondences_only_name_answers_of_the_codebook(book):
    tables = load_tables()
    themes = {theme for value in tables.purposes.values() for theme in value.split()}

    assert themes - {"nc"} <= set(book.nomenclatures["thematiques"].codes)
    assert set(tables.natures.values()) == set(book.nomenclatures["natures"].codes)
    assert set(tables.channels.values()) == set(book.nomenclatures["canaux"].codes)
    assert set(tables.recipients.values()) <= set(book.countries)


def test_the_longest_listed_beginning_wins():
    pairs = {"1": "a", "12": "b", "12002": "c"}

    assert [longest_prefix(pairs, code) for code in ("12002", "12003", "19", "2", "")] == [
        "c", "b", "a", None, None,
    ]  # fmt: skip
