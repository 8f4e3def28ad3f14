"""The fields of « Intégrer dans un site »: each sets a parameter of the page's address."""

from collections.abc import Mapping
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.answers.filter_words import chosen_words
from components.charts import CHARTS
from components.screen import embedding
from components.screen.embedding import WHAT
from components.screen.openings.requested_embed import (
    FULL,
    LONGEST_TITLE,
    MIRROR,
    NARROWEST,
    TITLE,
    WIDEST,
    WIDTH,
    RequestedEmbed,
    offerable_filters,
)
from components.site import link_targets, routes
from components.site.pages import PAGES
from components.site.view import NONE_OFFERED, OFFERED, VERSION, View
from data import french
from data.dataset import Dataset
from data.filters import BY_KEY
from data.selection import present


def view_fields(asked: RequestedEmbed) -> list[Component]:
    """Return the choice of the page or chart, and the selection that it is shown with."""
    view = asked.view.unframed
    here = {view.href: f"Page · {view.place.title}"}
    others = view.with_choice("")
    pages = {
        others.at(page.path): f"Page · {page.title}"
        for page in PAGES
        if not page.parameter and page.path != embedding.GENERATOR
    }
    charts = {
        others.at(f"{routes.ALONE}{chart.key}"): f"Graphique · {chart.title}" for chart in CHARTS
    }
    if view.place.chart:
        here = {view.href: charts[others.at(view.path)]}
    known = pages | charts | _parameter_pages(others, asked.dataset)
    if others.at(view.path) in known:
        known = {(view.href if a == others.at(view.path) else a): t for a, t in known.items()}
    shown = here | known if view.href not in known else known
    words = [text for *_, text in chosen_words(view.removable, asked.dataset.book)]
    return [
        _field("Ce qui est montré", _select(shown, view.href), WHAT),
        html.P(
            [
                f"Sélection : {' ; '.join(words)}. " if words else "Sélection : aucun filtre. ",
                html.A("La changer sur sa page", href=view.href),
            ],
            className="generator__hint",
        ),
    ]


def frame_fields(asked: RequestedEmbed) -> list[Component]:
    """Return the fields of the frame: filters offered, data, width, title."""
    view, embed = asked.view, asked.embed
    live = view.unframed.with_option(VERSION, "")
    version = view.option(VERSION) or asked.dataset.content_id
    dated = {
        live.href: "À jour",
        live.with_option(VERSION, version).href: f"Figées (version {version[:8]})",
    }
    return [
        *_offers(asked),
        _field(
            "Données",
            _select(dated, view.unframed.href),
            WHAT,
            "À jour, elles suivent chaque publication ; figées, elles ne changent plus.",
        ),
        _field(
            "Largeur, en pixels",
            dbc.Input(
                type="number",
                min=NARROWEST,
                max=WIDEST,
                step=1,
                value=embed.width or "",
                placeholder="100 %",
            ),
            WIDTH,
            "Vide : toute la largeur disponible. Sur un téléphone, jamais plus que l’écran.",
        ),
        _field(
            "Titre du cadre",
            dbc.Input(value=embed.title, maxLength=LONGEST_TITLE),
            TITLE,
            "Lu par les lecteurs d’écran ; il ne s’affiche pas.",
        ),
    ]


def mirror_field(asked: RequestedEmbed) -> html.Div:
    """Return the choice of copying the filters into the address of the host page."""
    attributes: dict[str, Any] = {"data-key": MIRROR}
    return html.Div(
        dbc.Checklist(
            options=[
                {
                    "label": "Écrire les filtres choisis par le lecteur dans l’adresse de votre "
                    "page, pour qu’il puisse la partager",
                    "value": FULL,
                }
            ],
            value=[FULL] if asked.mirrored else [],
        ),
        className="generator__field",
        **attributes,
    )


def _offers(asked: RequestedEmbed) -> list[Component]:
    if not asked.view.place.selects:
        return []
    keys = offerable_filters(asked.view, asked.dataset)
    options = [{"label": label, "value": key} for key, label in keys.items()]
    offered = [key for key in keys if asked.view.offers(key)]
    attributes: dict[str, Any] = {"data-key": OFFERED, "data-none": NONE_OFFERED}
    return [
        html.Fieldset(
            [
                html.Legend("Filtres que le lecteur peut changer"),
                dbc.Checklist(options=options, value=offered),
                html.P(
                    "Un filtre non coché reste tel que vous l’avez choisi, "
                    "et n’est pas proposé au lecteur.",
                    className="generator__hint",
                ),
            ],
            className="generator__field",
            **attributes,
        )
    ]


def _parameter_pages(view: View, dataset: Dataset) -> dict[str, str]:
    """Return the pages of regions and countries present in the data, in alphabetical order."""
    book, present_codes = dataset.book, present(dataset, view.filters.wave)
    named = [
        (
            item.label,
            item.words(book).label(code),
            link_targets.page_about(item.key, code, view, book),
        )
        for item in (BY_KEY[page.parameter] for page in routes.PARAMETER_PAGES.values())
        for code in present_codes[item.key]
    ]
    ordered = sorted(named, key=lambda entry: (entry[0], french.sort_key(entry[1])))
    return {address: f"{kind} · {name}" for kind, name, address in ordered if address}


def _field(label: str, control: Component, key: str, hint: str = "") -> html.Div:
    """Return a control whose value is the parameter `key` of the address (assets/address.js)."""
    attributes: dict[str, Any] = {"data-key": key}
    return html.Div(
        [
            html.Label([html.Span(label), control]),
            *([html.P(hint, className="generator__hint")] if hint else []),
        ],
        className="generator__field",
        **attributes,
    )


def _select(options: Mapping[str, str], value: str) -> dbc.Select:
    return dbc.Select(
        options=[{"label": text, "value": key} for key, text in options.items()], value=value
    )
