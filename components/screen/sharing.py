"""Addresses of a view to share: a live one, and one frozen at this version of the data."""

from typing import Any, Final
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from components.answers.shared import Shared

#: Tells `assets/copy.js` what a button copies: an address of this server, or an element's text.
COPIED: Final = "data-copy"
COPIED_FROM: Final = "data-copy-from"


def share(shared: Shared) -> list[Component]:
    """Return the buttons that copy the live and the frozen address."""
    version = shared.dataset.content_id
    return [
        _copy("Copier le lien vivant", "suit les données publiées", shared.live),
        _copy("Copier le lien figé", f"garde ces chiffres (version {version})", shared.fixed),
        *_send(shared),
        *report(shared),
    ]


def _send(shared: Shared) -> list[Component]:
    """Return the link that sends the address; none where it would be read without its site."""
    if not shared.public.origin:
        return []
    href = mail("", shared.name, shared.public.absolute(shared.live))
    return [html.A("Envoyer par courriel", href=href)]


def report(shared: Shared) -> list[Component]:
    """Return the link that reports a mistake in this view; None without a contact address."""
    to = shared.public.contact
    if not to:
        return []
    body = (
        f"Page : {shared.public.absolute(shared.fixed)}\n"
        f"Ce qui est montré : {shared.name}\n"
        f"Version des données et du programme : {shared.dataset.version}\n\n"
        "Ce qui me semble faux :\n"
    )
    subject = f"Observatoire ACTER, erreur signalée : {shared.title}"
    return [html.A("Signaler une erreur", href=mail(to, subject, body))]


def mail(to: str, subject: str, body: str) -> str:
    """Return a `mailto:` address; lines end as RFC 6068 has them."""
    lines = body.replace("\n", "\r\n")
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject)}&body={quote(lines)}"


def _copy(words: str, meaning: str, href: str) -> html.Button:
    attributes: dict[str, Any] = {COPIED: href}
    return html.Button([words, html.Small(meaning)], className="share", **attributes)
