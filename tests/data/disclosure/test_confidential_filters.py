"""A filter on what was answered in confidence never singles anybody out, on any face."""

import pytest

from components.charts import CHOICES
from components.site.parsing import parse
from data.disclosure.confidential_filters import confidential_filters_of, filters_leaving_too_few
from data.disclosure.rules import Rules
from data.filters import Filters
from tests.data.survey import survey

WAVE = "acter-2024"
STRICT = survey(Rules(masked_below=3))


def asked(**chosen):
    return Filters.of(WAVE, {key: [code] for key, code in chosen.items()})


def test_seniority_and_the_absence_of_a_funder_are_answers_and_the_rest_is_public():
    assert confidential_filters_of(asked(anciennete="plus-20", region="84"), STRICT) == (
        "anciennete",
    )
    assert confidential_filters_of(asked(financeur="aucun"), STRICT) == ("financeur",)
    assert confidential_filters_of(asked(financeur="meae", type="commune", odd="6"), STRICT) == ()


@pytest.mark.parametrize("chosen", ["anciennete=plus-20", "financeur=aucun&region=84"])
def test_what_would_keep_too_few_is_left_aside_and_said(chosen):
    view = parse(f"/odd?{chosen}", STRICT, CHOICES)

    assert not confidential_filters_of(view.filters, STRICT)
    assert "moins de 3 collectivités" in view.withheld[0]


def test_where_enough_are_kept_the_filter_stays():
    view = parse("/odd?anciennete=plus-20", survey(Rules(masked_below=1)), CHOICES)

    assert view.filters.codes("anciennete") == ("plus-20",)
    assert view.withheld == ()


def test_that_nobody_is_left_is_an_answer_too():
    assert filters_leaving_too_few(asked(anciennete="plus-20", region="01"), STRICT) == (
        "anciennete",
    )
