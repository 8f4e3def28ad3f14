"""« Méthode »: the dictionary says everything, once."""

import json

from plotly.utils import PlotlyJSONEncoder

from components.screen.openings import method
from tests.data.survey import survey


def test_a_long_list_of_answers_is_given_once_and_then_referred_to():
    sections = method.sections(survey())
    text = json.dumps(sections, cls=PlotlyJSONEncoder, ensure_ascii=False)

    assert text.count("APD 2020 (OCDE)") == 1
    assert "comme dans la table «\u00a0Sources\u00a0»" in text
    # A short list stays where it is read.
    assert text.count("Oui · Non") > 1
