"""Openings: what some pages show above their cards, each a function `Content -> Component`."""

from collections.abc import Callable, Mapping
from typing import Final

from dash import html
from dash.development.base_component import Component

from components.answers.content import Content
from components.screen.openings import (
    comparing,
    country,
    embedding,
    home,
    means,
    method,
    models,
    portrait,
    regions,
    reuse,
)

#: By the name that a page gives in `components/site/pages.py`.
OPENINGS: Final[Mapping[str, Callable[[Content], Component | None]]] = {
    "comparaison": comparing.opening,
    "constats": home.opening,
    "integrer": embedding.opening,
    "methode": lambda content: html.Div(method.sections(content.dataset)),
    "moyens": means.opening,
    "modeles": models.opening,
    "regions": regions.opening,
    "portrait": portrait.opening,
    "pays": country.opening,
    "reutiliser": reuse.sections,
}
