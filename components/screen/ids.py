"""Every component id. Parts of pages and cards share patterns, for a single callback."""

from typing import Final

#: The address shown by the browser, `path?query`. Only `assets/address.js` writes it.
ADDRESS: Final = "address"
#: The address that the displayed page answers.
SHOWN: Final = "shown"
PAGE: Final = "page"
SEARCH: Final = "recherche"
SEARCH_ANSWERS: Final = "recherche-reponses"

#: What follows the selection, on any page that shows it.
PAGE_PARTS: Final = (
    "navigation",
    "lead",
    "figures",
    "counts",
    "chips",
    "notices",
    "filters-title",
    "footer",
    "opening",
    "tools",
    "printed",
)
#: What follows the selection in every card, beside its graph.
CARD_PARTS: Final = ("headline", "choices", "aside", "table", "aids", "actions")

Pattern = dict[str, object]


def page_part(part: str, page: object) -> Pattern:
    """Return the id of one of `PAGE_PARTS` (`page` is a path, or ALL)."""
    return {"part": part, "page": page}


def card_part(part: str, chart: object) -> Pattern:
    """Return the id of one of `CARD_PARTS` of the card of `chart` (a key, or ALL)."""
    return {"part": part, "chart": chart}


def graph(chart: object) -> Pattern:
    """Return the id of the graph of `chart` (a key, or ALL)."""
    return {"part": "graph", "chart": chart}


def drawing(chart: object) -> Pattern:
    """Return the id of the figure around the graph of `chart` (a key, or ALL)."""
    return {"part": "drawing", "chart": chart}


def filter_control(key: object) -> Pattern:
    """Return the id of the control of the filter `key` (or ALL)."""
    return {"part": "filter", "filter": key}


def filter_count(key: object) -> Pattern:
    """Return the id of the badge that counts the values chosen for `key` (or ALL)."""
    return {"part": "filter-count", "filter": key}
