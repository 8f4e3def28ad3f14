"""`/recherche.json?q=senegal&region=84`: the results of the search box."""

from typing import Final

from flask import Blueprint, Flask, Response, jsonify, request

from callbacks import public
from callbacks.answering import strict_view
from callbacks.refusal import Refusal
from components.site import search as site_search
from data.dataset import Dataset
from data.demonstration import DEMONSTRATION_NOTICE
from data.search import Index
from data.serving.store import AggregateStore

LONGEST: Final = 100

#: Indexes in the cache: one for each version and wave.
KEPT: Final = 4


def register(server: Flask, store: AggregateStore) -> None:
    """Add `/recherche.json`. The index of a wave is built at its first search."""
    blueprint = Blueprint("recherche", __name__)
    indexes: dict[tuple[str, str], Index] = {}

    @blueprint.get("/recherche.json")
    def search() -> Response:
        question = _searched_words()
        view, reading = strict_view(_selection_address(), store)
        dataset = reading.dataset
        found = _cached_index(indexes, dataset, view.filters.wave)
        answer = site_search.results(found, question, view, public.current().prefix)
        if dataset.source(view.filters.wave).demonstration:
            answer["mention"] = DEMONSTRATION_NOTICE
        return jsonify(answer)

    server.register_blueprint(blueprint)


def _searched_words() -> str:
    """Return the parameter `q`; a 400 where it is missing, repeated or too long."""
    given = request.args.getlist("q")
    if len(given) != 1:
        raise Refusal(400, "Il faut un paramètre « q », et un seul : les mots à chercher.")
    if len(given[0]) > LONGEST:
        raise Refusal(400, f"La recherche est trop longue : {LONGEST} caractères au plus.")
    return given[0]


def _selection_address() -> str:
    """Return an address with every parameter but `q`: the selection that results lead to."""
    rest = "&".join(
        part
        for part in request.query_string.decode("utf-8", "replace").split("&")
        if part.partition("=")[0] != "q"
    )
    return f"/recherche.json?{rest}"


def _cached_index(indexes: dict[tuple[str, str], Index], dataset: Dataset, wave: str) -> Index:
    key = (dataset.version, wave)
    known = indexes.get(key)
    if known is None:
        known = site_search.index(dataset, wave)
        # Two simultaneous requests may both build the index: their indexes are equal.

        if len(indexes) >= KEPT:
            indexes.clear()
        indexes[key] = known
    return known
