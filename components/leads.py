"""What a page says first where it stands for itself: pasted as a preview, or drawn as a picture."""

from components import site
from components.answers import ANSWERED, Answer
from components.content import Content


def first(content: Content) -> Answer:
    """Return the first chart that has something to show, or the first one."""
    shown = (answer for answer in content.answers if answer.state == ANSWERED)
    return next(shown, content.answers[0])


def lead(content: Content) -> str:
    """Return the headline of the page's first chart, which is what the page is about.

    The first page, and those about one country or region, are about the whole selection.
    """
    view, book = content.view, content.dataset.book
    found = site.page_at(view.path, book)
    about_all = view.path == "/" or (found and found[0].parameter)
    told = "" if about_all or not content.answers else first(content).sentence
    return told or content.lead
