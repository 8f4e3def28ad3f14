"""What a page says first: on the screen, pasted as a preview, or drawn as a picture."""

from typing import Final

from components.answers.answer import ANSWERED, Answer
from components.answers.content import Content
from components.text.headlines import selection
from data import french

#: Said of a page on whose subject the wave asked nothing.
SILENT: Final = "ces données ne disent rien de ce sujet"


def first(content: Content) -> Answer:
    """Return the first chart that has something to show, or the first one."""
    shown = (answer for answer in content.answers if answer.state == ANSWERED)
    return next(shown, content.answers[0])


def lead(content: Content) -> str:
    """Return the headline of the page's first chart, which is what the page is about.

    The first page, and those about one country or region, are about the whole selection.
    """
    place = content.view.place
    about_all = place.path == "/" or place.fixed
    told = "" if about_all or not content.answers else first(content).sentence
    return told or _about_all(content)


def beside_who(content: Content) -> str:
    """Return what opens a page on the screen: who answers, then the headline of its first card.

    A page that is about the whole selection (`Page.lead`) says what that shows; one that compares,
    what is compared.
    """
    who = selection.respondents(content.figures, content.view.filters, content.dataset.book)
    page = content.view.place.page
    if page and page.charts and not content.asked:
        return f"{who}{french.NBSP}: {SILENT}."
    told = first(content).sentence if page and page.lead and content.answers else ""
    return f"{who}. {told}" if told and not _compared(content) else _about_all(content)


def _about_all(content: Content) -> str:
    """Return what the address itself describes, or what the whole selection shows."""
    told = selection.headline(content.figures, content.view.filters, content.dataset.book)
    return _compared(content) or told


def _compared(content: Content) -> str:
    return next((answer.choice.lead for answer in content.answers if answer.choice.lead), "")
