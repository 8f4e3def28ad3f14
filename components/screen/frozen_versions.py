"""Frozen links: the banner of a page of one version, and the page of an unavailable version."""

from typing import Final

from dash import html
from dash.development.base_component import Component

from components.answers.content import Content
from components.site.view import VERSION, View
from data import french
from data.dataset import Dataset
from data.french import NBSP

UNAVAILABLE: Final = "Cette version n’est plus disponible"

#: What nobody published: the dataset that comes with the program.
EMBEDDED: Final = "Données de démonstration"


def banner(content: Content) -> list[Component]:
    """Return the banner of a frozen page, with a link to the current data; empty on a live page."""
    if not content.view.option(VERSION):
        return []
    statement = f"{published_words(content.dataset)} Ces chiffres ne changeront pas."
    if content.outdated:
        now, way = (
            " L’observatoire montre aujourd’hui d’autres données. ",
            "Voir les chiffres actuels",
        )
    else:
        now, way = " Ce sont aussi les données actuelles. ", "Revenir au lien vivant"
    link = html.A(way, href=live_view(content.view).href)
    return [html.P([html.Strong("Lien figé. "), statement, now, link], className="frozen-banner")]


def published_words(dataset: Dataset) -> str:
    """Return « Données publiées le 17 janvier 2025, version 3f2a…. »."""
    date = dataset.published_at
    when = f"Données publiées le {french.day(date.date().isoformat())}" if date else EMBEDDED
    return f"{when}, version{NBSP}{dataset.content_id}."


def live_view(view: View) -> View:
    """Return the same view of the data served now."""
    return view.with_option(VERSION, "")


def unavailable_notice(view: View) -> html.Div:
    """Build the content of the page of an unavailable version; `view` is the live view."""
    return html.Div(
        [
            html.P("Lien figé", className="page__title"),
            html.H1(UNAVAILABLE, className="page__lead"),
            html.P(
                "Ce lien figé désigne une version des données qui n’est pas sur ce serveur : "
                "elle a pu être retirée, ou l’adresse est incomplète. Aucun autre chiffre n’est "
                "montré à sa place.",
            ),
            html.P(
                html.A(
                    "Voir les chiffres actuels de cette page",
                    href=live_view(view).href,
                    className="btn btn-primary",
                )
            ),
        ],
        className="unavailable",
    )
