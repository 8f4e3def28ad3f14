"""`/api/v1`: the tables as JSON, and the lists of charts, filters and waves."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from flask import Blueprint, Flask, Response

from callbacks import public
from callbacks.containment import drawn_face
from callbacks.files import requested_answer
from callbacks.request_parameters import dataset_and_wave
from callbacks.reuse import revalidated
from components.files import api, exports
from components.site.routes import API
from data.dataset import Dataset
from data.filters import WAVE
from data.serving.store import AggregateStore

Json = dict[str, Any]
Make = Callable[[Dataset, str, str], Json]

#: By path: the function that builds a list of a dataset, a wave and what stands before addresses,
#: and the parameters that it accepts beside `version`.
LISTS: Final[Mapping[str, tuple[Make, tuple[str, ...]]]] = {
    "": (lambda dataset, _, prefix: api.index(dataset, prefix), ()),
    "/openapi.json": (lambda dataset, _, prefix: api.description(dataset, prefix), ()),
    "/graphiques": (api.charts_list, (WAVE,)),
    "/filtres": (lambda dataset, wave, _: api.filters_list(dataset, wave), (WAVE,)),
    "/vagues": (lambda dataset, _, prefix: api.waves_list(dataset, prefix), ()),
}


def register(server: Flask, store: AggregateStore) -> None:
    """Add every address of the interface."""
    blueprint = Blueprint("api", __name__, url_prefix=API)
    for rule in LISTS:
        blueprint.add_url_rule(
            rule, f"liste{rule.partition('.')[0]}", partial(_list_response, rule, store)
        )

    @blueprint.get("/graphiques/<key>")
    def chart(key: str) -> Response:
        answer = requested_answer(key, store)
        return revalidated(
            answer.dataset, lambda: json_response(drawn_face("api", exports.as_json, answer))
        )

    server.register_blueprint(blueprint)


def _list_response(rule: str, store: AggregateStore) -> Response:
    make, known = LISTS[rule]
    dataset, wave = dataset_and_wave(store, *known)
    prefix = public.current().prefix
    return revalidated(dataset, lambda: json_response(make(dataset, wave, prefix)))


def json_response(json_content: Json) -> Response:
    """Return a JSON response whose keys stay in the order of `json_content`."""
    return Response(json.dumps(json_content, ensure_ascii=False), mimetype="application/json")
