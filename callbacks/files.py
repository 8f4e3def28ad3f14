"""Plain addresses beside the pages: a chart's data, and whether the server can serve."""

from functools import partial

from flask import Blueprint, Flask, Response, jsonify

from callbacks.answering import answer, content, strictly
from callbacks.refusal import Refusal
from callbacks.request_parameters import query
from callbacks.reuse import kept
from components.answers.answer import Answer
from components.charts import BY_KEY, CHOICES
from components.files import exports, names
from components.site.parsing import parse
from components.site.routes import ALONE
from data.serving.store import AggregateStore


def register(server: Flask, store: AggregateStore) -> None:
    """Add `/graphiques/<key>.<extension>` for every format, and `/healthz`."""
    files = Blueprint("fichiers", __name__)

    for one in names.FORMATS.values():
        files.add_url_rule(
            f"{ALONE}<key>.{one.extension}", one.extension, partial(_chart_file, one, store)
        )

    @files.get("/healthz")
    def health() -> Response:
        reading = store.reading()
        content(parse("/", reading.dataset, CHOICES), reading)
        return jsonify({"statut": "ok", "version": reading.dataset.version})

    server.register_blueprint(files)


def _chart_file(one: names.Format, store: AggregateStore, key: str) -> Response:
    made = asked(key, store)
    return kept(made.dataset, lambda: _written(one, made))


def _written(one: names.Format, made: Answer) -> Response:
    response = Response(exports.WRITERS[one.extension](made), mimetype=one.mimetype)
    if one.attached:
        name = names.file_name(made, one.extension)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def asked(key: str, store: AggregateStore) -> Answer:
    """Answer the address of the request, strictly read.

    An unknown chart or version is a 404, anything else wrong a 400.
    """
    if key not in BY_KEY:
        raise Refusal(404, f"Aucun graphique ne s’appelle « {key[:60]} ».")
    # What is asked of a chart is read at the chart's own address, whichever address asks it.
    view, reading = strictly(f"{ALONE}{key}?{query()}", store)
    return answer(BY_KEY[key], view, reading)
