"""What a request says after « ? », as scripts write it."""

from urllib.parse import parse_qsl, quote

from flask import request

from callbacks.answering import strict_view
from callbacks.refusal import Refusal
from components.answers.filter_words import ignored_words
from components.site.view import View
from data.dataset import Dataset
from data.serving.store import AggregateStore, Reading

#: What any address may say: which version of the data it is about.
ALWAYS = frozenset({"version"})


def requested_query() -> str:
    """Return the query of the request; one that names a parameter and gives it nothing is a 400.

    `region=` would otherwise be answered for all regions, which is not what it says.
    """
    text = request.query_string.decode("utf-8", "replace")
    for key, value in parse_qsl(text, keep_blank_values=True):
        if not all(code.strip() for code in value.split(",")):
            raise Refusal(400, f"Adresse incorrecte : valeur vide pour « {key[:40]} ».")
    return text


def requested_view(store: AggregateStore) -> tuple[View, Reading]:
    """Read the address of the request strictly: what page it is about, and which selection."""
    return strict_view(f"{quote(request.path)}?{requested_query()}", store)


def dataset_and_wave(store: AggregateStore, *known: str) -> tuple[Dataset, str]:
    """Return the data and the wave asked for, where filters are not: only `known` may be said."""
    strange = [key for key in request.args if key not in ALWAYS.union(known)]
    if strange:
        words = [f"paramètre inconnu « {key[:40]} »" for key in strange]
        raise Refusal(400, f"Adresse incorrecte : {ignored_words(words)}.")
    view, reading = strict_view(f"/?{requested_query()}", store)
    return reading.dataset, view.filters.wave
