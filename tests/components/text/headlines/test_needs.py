from dataclasses import replace

from components.text.headlines import needs
from data.aggregates.needs_and_support import needs_and_support, unmet_needs
from tests.data.survey import selected
from tests.french import plain


def test_the_support_most_awaited_beyond_what_is_received():
    table = needs_and_support(selected())

    assert plain(needs.needs_and_support(table)) == (
        "Plus grand écart : « Formation des élus et des agents », 66,7 % en ont besoin et "
        "33,3 % l’ont déjà reçu (33,4 points)."
    )
    assert plain(needs.support_reading(table)) == (
        "« Formation des élus et des agents » : 66,7 % des collectivités (2 sur 3) en ont besoin, "
        "33,3 % (1 sur 3) l’ont déjà reçu."
    )


def test_unmet_needs_are_told_by_who_waits():
    # A has received other support than it needs; C needs nothing, and D answered one question.
    table = unmet_needs(selected())

    assert plain(needs.needs_and_support(table)).startswith(
        "Toutes les collectivités attendent sans l’avoir reçu : « Formation"
    )
    assert plain(needs.support_reading(table)).endswith(
        "100 % des collectivités (2 sur 2) en ont besoin et ne l’ont pas reçu."
    )


def test_without_answers_no_need_is_unmet():
    table = replace(unmet_needs(selected()), rows=())

    assert plain(needs.needs_and_support(table)) == "Aucun besoin cité n’est resté sans appui."
