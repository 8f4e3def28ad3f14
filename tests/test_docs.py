"""What the documents tell a programmer to type is true."""

import re
from pathlib import Path

import pandas as pd
import pytest

DOCS = Path(__file__).parents[1] / "docs"
HOST = "http://127.0.0.1:8050"

ADDRESSES = sorted(set(re.findall(rf"{HOST}(/[^'\"\s`]*)", (DOCS / "api.md").read_text("utf-8"))))


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_of_the_guide_to_the_interface_answers(client, address):
    assert client.get(address).status_code == 200


def test_the_guide_has_examples():
    assert len(ADDRESSES) >= 12


def test_a_table_is_read_as_the_guide_says(client):
    told = client.get("/api/v1/graphiques/odd?type=commune").json
    table = pd.DataFrame(told["table"]["rows"])

    assert {"libelle", "part", "statut"} <= set(table.columns)
