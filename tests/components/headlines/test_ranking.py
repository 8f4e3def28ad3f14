"""« Aucun… » keeps its place in a list of answers that says who comes before whom."""

import pytest

from components.text.headlines.comparison import widest_gap
from components.text.headlines.first_answers import first_answer
from components.text.headlines.opinions import first_opinion
from data.aggregates.comparison.shares import shares_of_groups
from data.aggregates.shares_by_group import authorities_by
from data.comparison import OVERALL, Comparison, Group
from tests.data.survey import COLLECTIVITES, selected, survey
from tests.french import plain


def services(text):
    """Return the table of ten or so collectivités whose services are these initials."""
    codes = {"d": "dedie", "s": "autre-service", "m": "mission", "a": "aucun"}
    rows = [
        {**COLLECTIVITES[0], "collectivite_id": f"c{at}", "service": codes[letter]}
        for at, letter in enumerate(text)
    ]
    data = survey(collectivites=rows, cooperations=[], financements=[], reponses=[])
    return authorities_by(selected(data), "service")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        # Four, three, two, one: it ranks behind all those named.
        (
            "dddd sss mm a",
            "rattachée à la direction générale ou au cabinet (20 %).",
        ),
        # It ties with those named, or comes before one of them.
        ("dddd ss aa mm", "et Portée par un autre service (20 %) ; 20 % répondent « Aucun"),
        (
            "dddd sss aaa m",
            "devant Portée par un autre service (27,3 %) ; 27,3 % répondent « Aucun service ».",
        ),
        ("dddd aaa ss m", "(4 sur 10) ; 30 % répondent « Aucun service »."),
        ("dd aaaa s", "En tête : Aucun service, 57,1 % des collectivités (4 sur 7), devant"),
        ("dd aa s", "« Service dédié aux relations internationales » et « Aucun service »."),
    ],
)
def test_a_list_stops_where_aucun_ranks(given, told):
    sentence = plain(first_answer(services(given.replace(" ", ""))))

    assert told in sentence


def test_who_has_none_cites_nothing():
    data = survey(
        reponses=[
            {"collectivite_id": who, "question": "freins", "modalite": answer}
            for who, answer in (("A", "aucun"), ("B", "aucun"), ("C", "aucun"), ("D", "contexte"))
        ]
    )

    assert plain(first_opinion(authorities_by(selected(data), "freins"))) == (
        "8 collectivités sur 10 répondent « Aucun frein » (75 %), devant « Contexte géopolitique "
        "ou sécuritaire » (25 %)."
    )
    one = widest_gap(shares_of_groups(selected(data), Comparison("freins", (Group(kind=OVERALL),))))
    assert "en tête « Aucun frein »" in plain(one)
