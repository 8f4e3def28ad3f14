import pytest

from components.figures import formats
from data.table import Column

N = "\u202f"
B = "\u00a0"


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        (Column("cooperations", "Coopérations", "coopérations"), 1, f"1{B}coopération"),
        (Column("montant_eur", "Montant"), 1_200_000, f"1,2{B}M€"),
        (Column("part", "Part", "%", decimals=1), 50.82, f"50,8{N}%"),
        (Column("etp", "Équivalents temps plein", "ETP", decimals=1), 2.5, f"2,5{B}ETP"),
        (Column("etp", "Équivalents temps plein", "ETP"), None, "non renseigné"),
    ],
)
def test_a_value_is_said_with_the_unit_of_its_column(column, value, text):
    assert formats.measured(column, value) == text


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (Column("cooperations", "Coopérations", "coopérations"), "Nombre de coopérations"),
        (Column("part", "Part des collectivités", "%"), f"Part des collectivités, en{B}%"),
        (Column("montant_eur", "Montant", "euros"), f"Montant, en{B}euros"),
        (Column("etp", "Équipe", "ETP"), "Équipe (ETP)"),
        (Column("etp", "Agents (ETP), médiane", "ETP"), "Agents (ETP), médiane"),
        (Column("rang", "Rang"), "Rang"),
    ],
)
def test_an_axis_says_what_and_in_which_unit(column, text):
    assert formats.axis_title(column) == text
