"""Promises on the real extract of 2023, where it is at hand. Counts only: it is no sample."""

import csv
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from data.codebook import load
from data.intake.crs.reader import read, recognises
from data.intake.problems import ERROR
from data.intake.validation import validate

EXTRACT = Path(__file__).parents[5] / "shared" / "data" / "crs_2023_collectivites.csv"


@pytest.fixture(scope="module")
def book():
    return load()


@pytest.fixture(scope="module")
def reading(book):
    return read(EXTRACT, book)


@pytest.fixture(scope="module")
def cooperations(reading):
    return [
        row.cells for sheet in reading.sheets if sheet.table == "cooperations" for row in sheet.rows
    ]


@pytest.fixture(scope="module")
def authorities(reading):
    rows = [
        row.cells
        for sheet in reading.sheets
        if sheet.table == "collectivites"
        for row in sheet.rows
    ]
    return {cells["nom"]: cells for cells in rows}


class TestExtractOf2023:
    # Where the file is not at hand nothing is collected: a skipped test would count as a failure.
    __test__ = EXTRACT.exists()

    def test_it_is_recognised_and_gives_133_cooperations(self, cooperations):
        assert recognises(EXTRACT)
        assert len(cooperations) == 133
        assert len({cells["cooperation_id"] for cells in cooperations}) == 133

    def test_the_line_of_another_agency_is_left_out_and_said(self, reading):
        (said,) = [problem for problem in reading.problems if problem.column == "agency_code"]

        assert said.row == 135
        assert said.message.startswith("1 ligne laissée de côté : agence 3 ")

    def test_country_totals_are_those_counted_from_the_file(self, cooperations, book):
        expected = defaultdict(Decimal)
        with EXTRACT.open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                if line["agency_code"] == "8":
                    code = line["de_recipientcode"]
                    euros = Decimal(line["disbursement_national"]) * 1_000_000
                    expected[code if "_" not in code else "aucun"] += euros

        found = defaultdict(Decimal)
        for cells in cooperations:
            country = cells["pays"] if book.countries[cells["pays"]].is_country else "aucun"
            found[country] += Decimal(str(cells["montant_eur"]))

        assert found == expected

    @pytest.mark.parametrize(
        ("name", "kind", "region", "departement"),
        [
            ("Villeurbanne", "commune", "84", "69"),
            ("Vouillé", "commune", None, None),
            ("Collectivité européenne d’Alsace", "statut-particulier", "44", None),
            ("Métropole de Lyon", "statut-particulier", "84", "69"),
            ("Département des Yvelines", "departement", "11", "78"),
            ("Département du Val-de-Marne", "departement", "11", "94"),
            ("Région Grand Est", "region", "44", None),
            ("Eau du Bassin Rennais", "syndicat-mixte", "53", "35"),
        ],
    )
    def test_authorities_are_known_by_their_usual_name(
        self, authorities, name, kind, region, departement
    ):
        cells = authorities[name]

        assert (cells["type"], cells["region"], cells["departement"]) == (kind, region, departement)

    def test_lines_that_name_nobody_are_kept_and_listed(self, reading, cooperations):
        said = [p.row for p in reading.problems if "non précisée" in p.message]

        assert said == [16, 17]
        assert sum(cells["collectivite_id"] is None for cells in cooperations) == 2

    def test_natures_are_those_of_the_file(self, cooperations):
        natures = Counter(cells["nature"] for cells in cooperations)

        assert natures["frais-administratifs"] == 13
        assert natures["accueil-refugies"] == 2
        assert natures["sensibilisation"] == 4
        assert natures["autre"] == 0

    def test_it_passes_the_validation_without_an_error(self, reading, book):
        done = validate([reading], book)

        assert [problem for problem in done.problems if problem.level == ERROR] == []
        assert len(done.tables["cooperations"]) == 133
