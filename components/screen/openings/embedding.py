"""« Intégrer dans un site »: the fields, what is shown, and the code to paste."""

from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from components.answers.content import Content
from components.screen import embedding
from components.screen.markup import aria
from components.screen.openings.embed_fields import frame_fields, mirror_field, view_fields
from components.screen.openings.requested_embed import RequestedEmbed, requested_embed
from components.screen.sharing import COPIED_FROM
from components.site.server import Public

#: Said where the code cannot name this site; the setting is in the README.
NO_ORIGIN: Final = (
    "L’adresse publique de ce site n’est pas réglée (ACTER_ADRESSE) : complétez les adresses du "
    "code avant de le coller ailleurs."
)


def opening(content: Content) -> Component:
    """Return the fields, the preview and the code."""
    asked = requested_embed(content)
    return html.Div(
        [
            html.P(
                "Montrez une page ou un graphique de l’Observatoire dans votre site : choisissez, "
                "regardez l’aperçu, copiez le code. Tout ce que vous choisissez est dans l’adresse "
                "de cette page.",
                className="generator__intro",
            ),
            html.Div([*view_fields(asked), *frame_fields(asked)], className="generator__fields"),
            html.Div([*_code(asked, content.public), *_preview(asked)]),
        ],
        className="generator",
    )


def _preview(asked: RequestedEmbed) -> list[Component]:
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


def _code(asked: RequestedEmbed, public: Public) -> list[Component]:
    plain = embedding.code(asked.embed, public.base)
    followed = embedding.code_with_script(asked.embed, public.base, mirrored=asked.mirrored)
    return [
        html.H2("Code", className="generator__title"),
        *([] if public.origin else [html.P(NO_ORIGIN, role="note")]),
        *_box(
            "code-script",
            "Avec le petit script : la hauteur suit le contenu",
            followed,
            mirror_field(asked),
        ),
        *_box(
            "code-simple",
            "Sans script : hauteur fixe, le contenu défile à l’intérieur",
            plain,
            None,
        ),
    ]


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
