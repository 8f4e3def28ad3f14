"""The query of a request, read strictly."""

from urllib.parse import parse_qsl, quote

from flask import request

from callbacks.answering import strict_view
from callbacks.refusal import Refusal
from components.answers.filter_words import ignored_words
from components.site.view import View
from data.dataset import Dataset
from data.serving.store import AggregateStore, Reading

#: Parameters that any address may have.
ALWAYS = frozenset({"version"})


def requested_query() -> str:
    """Return the query of the request; a parameter with an empty value is a 400.

    `region=` would otherwise be answered for all regions.
    """
    text = request.query_string.decode("utf-8", "replace")
    for key, value in parse_qsl(text, keep_blank_values=True):
        if not all(code.strip() for code in value.split(",")):
            raise Refusal(400, f"Adresse incorrecte : valeur vide pour « {key[:40]} ».")
    return text


def requested_view(store: AggregateStore) -> tuple[View, Reading]:
    """Return the view of the request, read strictly, and its data."""
    return strict_view(f"{quote(request.path)}?{requested_query()}", store)


def dataset_and_wave(store: AggregateStore, *known: str) -> tuple[Dataset, str]:
    """Return the dataset and wave of a request; parameters other than `known` are a 400."""
    strange = [key for key in request.args if key not in ALWAYS.union(known)]
    if strange:
        words = [f"paramètre inconnu « {key[:40]} »" for key in strange]
        raise Refusal(400, f"Adresse incorrecte : {ignored_words(words)}.")
    view, reading = strict_view(f"/?{requested_query()}", store)
    return reading.dataset, view.filters.wave
