"""Names of the components that Dash holds, and of the parts of a page that follow the selection."""

from typing import Any, Final

#: What the browser asks: `{"address": "/odd?region=84", "frame": …}`. Only `assets/address.js`
#: writes it.
ASKED: Final = "demande"
#: What the server answers, for `assets/address.js` to put on the page.
ANSWER: Final = "reponse"
SEARCH: Final = "recherche"
SEARCH_ANSWERS: Final = "recherche-reponses"


def part(name: str) -> dict[str, Any]:
    """Return the attribute of the element whose inside is the part `name` of the page."""
    return {"data-part": name}


def card(chart: str) -> str:
    """Return the name of the part that is the card of `chart`."""
    return f"carte:{chart}"
