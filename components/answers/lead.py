"""The first sentences of a page, on the screen, in its preview and in its picture."""

from typing import Final

from components.answers.answer import ANSWERED, Answer
from components.answers.content import Content
from components.text.headlines import selection
from data import french

#: Lead of a page on whose subject the wave asked nothing.
SILENT: Final = "ces données ne disent rien de ce sujet"


def leading_answer(content: Content) -> Answer:
    """Return the first chart that has something to show, or the first one."""
    shown = (answer for answer in content.answers if answer.state == ANSWERED)
    return next(shown, content.answers[0])


def page_headline(content: Content) -> str:
    """Return the headline of the page's first chart that has something to show.

    The first page, and those of a country or region, have the headline of the key figures.
    """
    place = content.view.place
    about_all = place.path == "/" or place.fixed
    headline = "" if about_all or not content.answers else leading_answer(content).sentence
    return headline or _selection_headline(content) or f"{_who(content)}."


def page_lead(content: Content) -> str:
    """Return the lead of a page on the screen: its respondents, then its first card's headline.

    A page without `first_card_leads` has the headline of the key figures instead; a
    page that compares names what is compared.
    """
    who = _who(content)
    page = content.view.place.page
    if page and page.charts and not content.asked_answers:
        return f"{who}{french.NBSP}: {SILENT}."
    headline = (
        leading_answer(content).sentence
        if page and page.first_card_leads and content.answers
        else ""
    )
    if not headline or _comparison_headline(content):
        return _selection_headline(content) or f"{who}."
    return f"{who}. {headline}"


def _who(content: Content) -> str:
    """Return who answers, or only the wave where they could not be counted."""
    if not content.figures.facts:
        return content.dataset.book.waves[content.view.filters.wave].short
    return selection.respondents(content.figures, content.view.filters, content.dataset.book)


def _selection_headline(content: Content) -> str:
    """Return the headline of a comparison, or else that of the key figures; empty without them."""
    if not content.figures.facts:
        return _comparison_headline(content)
    headline = selection.headline(content.figures, content.view.filters, content.dataset.book)
    return _comparison_headline(content) or headline


def _comparison_headline(content: Content) -> str:
    return next(
        (
            answer.choice.page_headline
            for answer in content.answers
            if answer.choice.page_headline and not answer.untold
        ),
        "",
    )
