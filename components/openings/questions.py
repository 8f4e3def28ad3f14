"""Questions of a page's block that no card shows yet: the codebook alone brings them here."""

from dash import html
from dash.development.base_component import Component

from components.charts import CHARTS
from components.comparison_links import whole_address
from components.content import Content
from components.figures import formats
from components.markup import aria


def opening(content: Content) -> Component | None:
    """Link to the answers of every such question that the wave asked; nothing where all show."""
    book, wave = content.dataset.book, content.view.filters.wave
    block = content.view.path.strip("/")
    shown = {key for chart in CHARTS for choice in chart.choices for key in choice.asks}
    links = [
        html.A(one.wording, href=whole_address(content.view, one.code), className="choice")
        for one in book.questions.values()
        if one.block == block and one.code not in shown and book.asked(one.waves, wave)
    ]
    if not links:
        return None
    told = f"Aussi demandé dans «{formats.NBSP}{book.waves[wave].short}{formats.NBSP}»"
    return html.Section(
        [html.P(told), html.Nav(links, className="choices", **aria(label=told))],
        className="comparing",
    )
