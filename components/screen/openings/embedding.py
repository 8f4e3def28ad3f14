"""« Intégrer dans un site »: what is shown, what its reader may change, and the code to paste."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.answers.content import Content
from components.answers.filter_words import chosen_words
from components.charts import CHARTS, CHOICES
from components.screen import embedding
from components.screen.embedding import WHAT, Embed
from components.screen.markup import aria
from components.screen.sharing import COPIED_FROM
from components.site import link_targets, routes
from components.site.pages import PAGES
from components.site.parsing import parse
from components.site.view import EMBEDDED, FORMAT, NONE_OFFERED, OFFERED, VERSION, VIEW, View
from data import french
from data.dataset import Dataset
from data.filters import BY_KEY, FILTERS, WAVE
from data.selection import present

WIDTH: Final = "largeur"
TITLE: Final = "titre"
MIRROR: Final = "adresse"
#: Widths that a frame may have, in pixels.
NARROWEST: Final = 280
WIDEST: Final = 2000
LONGEST_TITLE: Final = 200

FULL: Final = "oui"


@dataclass(frozen=True)
class _RequestedEmbed:
    """The parameters of the page: what is embedded, and how."""

    embed: Embed
    dataset: Dataset
    mirrored: bool

    @property
    def view(self) -> View:
        """The embedded view."""
        return self.embed.view


def opening(content: Content) -> Component:
    """Return the fields, the preview and the code."""
    asked = _requested_embed(content)
    return html.Div(
        [
            html.P(
                "Montrez une page ou un graphique de l’Observatoire dans votre site : choisissez, "
                "regardez l’aperçu, copiez le code. Tout ce que vous choisissez est dans l’adresse "
                "de cette page.",
                className="generator__intro",
            ),
            html.Div([*_view_fields(asked), *_frame_fields(asked)], className="generator__fields"),
            html.Div([*_code(asked, content.public.origin), *_preview(asked)]),
        ],
        className="generator",
    )


def _requested_embed(content: Content) -> _RequestedEmbed:
    parameters, dataset = dict(content.view.extra), content.dataset
    view = parse(parameters.get(WHAT, "/"), dataset, CHOICES)
    if not view.place.known or view.path == embedding.GENERATOR:
        view = parse("/", dataset, CHOICES)
    view = view.unframed.with_option(FORMAT, "").with_option(VIEW, EMBEDDED)
    view = view.with_option(OFFERED, _offered_filters(parameters, view, dataset))
    title = parameters.get(TITLE, "").strip()[:LONGEST_TITLE] or _title(view)
    width = _width(parameters.get(WIDTH, ""))
    return _RequestedEmbed(Embed(view, title, width), dataset, parameters.get(MIRROR) == FULL)


def _offered_filters(parameters: Mapping[str, str], view: View, dataset: Dataset) -> str:
    """Return the value of `offre` for the chosen filters; empty for the default ones."""
    if OFFERED not in parameters:
        return ""
    chosen = parameters[OFFERED].split(",")
    keys = list(_filters(view, dataset))
    offered = [key for key in keys if key in chosen]
    if offered == [key for key in keys if view.offers(key)]:
        return ""
    return ",".join(offered) or NONE_OFFERED


def _filters(view: View, dataset: Dataset) -> dict[str, str]:
    """Return the labels of the filters that the embedded view can offer, by key."""
    present_codes = present(dataset, view.filters.wave)
    waves = {WAVE: "Données (vague)"} if len(dataset.waves) > 1 else {}
    return waves | {
        item.key: item.label
        for item in FILTERS
        if item.key != view.fixed and (present_codes[item.key] or view.filters.codes(item.key))
    }


def _title(view: View) -> str:
    return f"{view.place.title} · Observatoire ACTER"


def _width(text: str) -> int:
    number = int(text) if text.isdecimal() and len(text) <= len(str(WIDEST)) else 0
    return min(max(number, NARROWEST), WIDEST) if number else 0


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


def _view_fields(asked: _RequestedEmbed) -> list[Component]:
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


def _select(options: Mapping[str, str], value: str) -> dbc.Select:
    return dbc.Select(
        options=[{"label": text, "value": key} for key, text in options.items()], value=value
    )


def _frame_fields(asked: _RequestedEmbed) -> list[Component]:
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


def _offers(asked: _RequestedEmbed) -> list[Component]:
    if not asked.view.place.selects:
        return []
    keys = _filters(asked.view, asked.dataset)
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


def _preview(asked: _RequestedEmbed) -> list[Component]:
    embed = asked.embed
    followed: dict[str, Any] = {"data-acter": ""}
    style = {"width": f"{embed.width}px" if embed.width else "100%"}
    return [
        html.H2("Aperçu", className="generator__title"),
        html.Iframe(
            src=embed.view.href,
            title=f"Aperçu : {embed.title}",
            height=str(embed.height),
            style=style,
            allow=embedding.ALLOWED,
            className="generator__preview",
            **followed,
        ),
    ]


def _code(asked: _RequestedEmbed, origin: str) -> list[Component]:
    plain = embedding.code(asked.embed, origin)
    followed = embedding.code_with_script(asked.embed, origin, mirrored=asked.mirrored)
    return [
        html.H2("Code", className="generator__title"),
        *_box(
            "code-script",
            "Avec le petit script : la hauteur suit le contenu",
            followed,
            _mirror(asked),
        ),
        *_box(
            "code-simple",
            "Sans script : hauteur fixe, le contenu défile à l’intérieur",
            plain,
            None,
        ),
    ]


def _mirror(asked: _RequestedEmbed) -> html.Div:
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


def _box(name: str, label: str, text: str, option: Component | None) -> list[Component]:
    copied: dict[str, Any] = {COPIED_FROM: name}
    return [
        html.H3(label, className="generator__subtitle"),
        *([option] if option else []),
        html.Pre(
            html.Code(text),
            id=name,
            tabIndex="0",
            className="generator__code",
            role="region",
            **aria(label=f"Code : {label}"),
        ),
        html.Button(
            ["Copier", html.Span(f" : {label}", className="visually-hidden")],
            className="btn btn-primary generator__copy",
            **copied,
        ),
    ]
