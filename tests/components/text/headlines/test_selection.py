from components.text.headlines.selection import headline
from data.aggregates import key_figures
from data.filters import Filters
from tests.data.small import BOOK
from tests.data.survey import WAVE, selected
from tests.french import plain


def test_the_lead_tells_who_what_and_where():
    figures = key_figures.key_figures(selected())

    assert plain(headline(figures, Filters(WAVE), BOOK)) == (
        "ACTER 2023-2024 : 3 des 4 collectivités répondantes déclarent 6 coopérations dans 3 pays, "
        "dont 66,7 % en Afrique francophone (OIF)."
    )


def test_the_lead_of_an_empty_selection_says_so():
    figures = key_figures.key_figures(selected(region="01"))

    assert headline(figures, Filters(WAVE), BOOK) == (
        "Aucune coopération ne correspond à cette sélection."
    )
