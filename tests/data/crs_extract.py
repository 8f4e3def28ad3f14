"""Lines of an OECD CRS extract made for tests, with the real names of its columns."""

import csv
import io

COLUMNS = ("year", "donor_code", "de_donorcode", "agency_code", "agency_name", "crs_id",
           "project_id", "de_recipientcode", "recipient_name", "modality", "disbursement_national",
           "project_title", "purpose_code", "channel_code", "description", "sdgfocus")  # fmt: skip
USUAL = {
    "year": "2023", "donor_code": "4", "de_donorcode": "FRA", "agency_code": "8",
    "agency_name": "COOP DECENTRAL/MAE", "de_recipientcode": "SEN", "modality": "C01",
    "disbursement_national": "0.01", "project_title": "Puits", "purpose_code": "14031",
    "channel_code": "22000", "description": "Puits - Commune de Villeurbanne", "sdgfocus": "6.1",
}  # fmt: skip


def write_extract(folder, *lines, delimiter=",", encoding="utf-8", columns=COLUMNS):
    """Write lines, each given by what differs from a usual one, and return the file."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=delimiter)
    rows.writerow(columns)
    for rank, line in enumerate(lines, start=1):
        cells = USUAL | {"crs_id": f"2023CT{rank:04}"} | line
        rows.writerow([cells.get(column, "") for column in columns])
    path = folder / "extrait.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def rows(reading, table="cooperations"):
    return [row for sheet in reading.sheets if sheet.table == table for row in sheet.rows]


def column(reading, name, table="cooperations"):
    return [row.cells[name] for row in rows(reading, table)]


def only_problem(reading):
    (problem,) = reading.problems
    return problem
