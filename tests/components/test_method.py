"""« Méthode »: the dictionary says everything, once."""

import json

from plotly.utils import PlotlyJSONEncoder

from components.screen.openings import method
from tests.data.survey import survey


def test_a_long_list_of_answers_is_given_once_and_then_referred_to():
    sections = method.sections(survey())
    told = json.dumps(sections, cls=PlotlyJSONEncoder, ensure_ascii=False)

    assert told.count("APD 2020 (OCDE)") == 1
    assert "comme dans la table «\u00a0Sources\u00a0»" in told
    # A short list stays where it is read.
    assert told.count("Oui · Non") > 1
