"""The headline of a selection: respondents, cooperations, countries."""

from components.text import phrases
from data import french
from data.codebook import Codebook
from data.filters import Filters
from data.french import NBSP
from data.table import Table, as_number


def headline(figures: Table, filters: Filters, book: Codebook) -> str:
    """State from the key figures what the selection shows."""
    facts = figures.facts
    place = _single_country(filters, book)
    if not facts["cooperations"]:
        if place:
            return f"{place}{NBSP}: aucune coopération dans cette sélection."
        return "Aucune coopération ne correspond à cette sélection."
    authors = int(as_number(facts["auteurs"]))
    cooperations = french.counted(as_number(facts["cooperations"]), phrases.COOPERATION)
    subject = f"{_authors(figures)} {french.plural(authors, 'déclare', 'déclarent')} {cooperations}"
    if place:
        unnamed = f"{cooperations}, sans collectivité nommée"
        return f"{place}{NBSP}: {subject if authors else unnamed}."
    rows = {str(row["indicateur"]): row for row in figures}
    countries = french.counted(as_number(rows["pays"]["valeur"]), "pays", "pays")
    text = f"{book.waves[filters.wave].short} : {subject} dans {countries}"
    africa = rows["afrique-francophone"]
    if africa["unite"] != "%":
        return f"{text}."
    return f"{text}, dont {phrases.share(africa['valeur'])} en Afrique francophone (OIF)."


def _authors(figures: Table) -> str:
    """Return « 92 des 122 collectivités répondantes », or « 92 collectivités »."""
    facts = figures.facts
    authors, respondents = as_number(facts["auteurs"]), as_number(facts["repondants"])
    if facts["survey"] and respondents > authors:
        everyone = french.counted(respondents, phrases.AUTHORITY)
        return f"{french.number(authors)} des {everyone} répondantes"
    return french.counted(authors, phrases.AUTHORITY)


def respondents(figures: Table, filters: Filters, book: Codebook) -> str:
    """State in a few words who answers: « ACTER 2023-2024, 122 collectivités répondantes »."""
    facts = figures.facts
    people = as_number(facts["repondants"])
    if facts["survey"]:
        counted = french.counted(people, "collectivité répondante", "collectivités répondantes")
    elif people:
        counted = french.counted(people, phrases.AUTHORITY)
    else:
        counted = french.counted(as_number(facts["cooperations"]), phrases.COOPERATION)
    return f"{_single_country(filters, book) or book.waves[filters.wave].short}, {counted}"


def _single_country(filters: Filters, book: Codebook) -> str:
    """Return the only country of a selection with its wave; empty where there are several."""
    places = filters.codes("pays")
    wave = book.waves[filters.wave].short
    return f"{book.countries[places[0]].name}, {wave}" if len(places) == 1 else ""
