"""What the address of « Intégrer dans un site » asks for: the embedded view and its frame."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from components.answers.content import Content
from components.charts import CHOICES
from components.screen import embedding
from components.screen.embedding import WHAT, Embed
from components.site.parsing import parse
from components.site.view import EMBEDDED, FORMAT, NONE_OFFERED, OFFERED, VIEW, View
from data.dataset import Dataset
from data.filters import FILTERS, WAVE
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
class RequestedEmbed:
    """The parameters of the page: what is embedded, and how."""

    embed: Embed
    dataset: Dataset
    mirrored: bool

    @property
    def view(self) -> View:
        """The embedded view."""
        return self.embed.view


def requested_embed(content: Content) -> RequestedEmbed:
    """Return what the address of the page asks for; what it does not say, by default."""
    parameters, dataset = dict(content.view.extra), content.dataset
    view = parse(parameters.get(WHAT, "/"), dataset, CHOICES)
    if not view.place.known or view.path == embedding.GENERATOR:
        view = parse("/", dataset, CHOICES)
    view = view.unframed.with_option(FORMAT, "").with_option(VIEW, EMBEDDED)
    view = view.with_option(OFFERED, _offered_filters(parameters, view, dataset))
    title = parameters.get(TITLE, "").strip()[:LONGEST_TITLE] or _title(view)
    width = _width(parameters.get(WIDTH, ""))
    return RequestedEmbed(Embed(view, title, width), dataset, parameters.get(MIRROR) == FULL)


def _offered_filters(parameters: Mapping[str, str], view: View, dataset: Dataset) -> str:
    """Return the value of `offre` for the chosen filters; empty for the default ones."""
    if OFFERED not in parameters:
        return ""
    chosen = parameters[OFFERED].split(",")
    keys = list(offerable_filters(view, dataset))
    offered = [key for key in keys if key in chosen]
    if offered == [key for key in keys if view.offers(key)]:
        return ""
    return ",".join(offered) or NONE_OFFERED


def offerable_filters(view: View, dataset: Dataset) -> dict[str, str]:
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
