"""Plain addresses beside the pages: a chart's data, and whether the server can serve."""

import json

from flask import Blueprint, Flask, Response, jsonify, request

from callbacks.answering import answer, content
from callbacks.refusal import Refusal
from components import exports
from components.address import listed, parse
from components.answers import Answer
from components.charts import BY_KEY, CHOICES
from data.store import AggregateStore


def register(server: Flask, store: AggregateStore) -> None:
    """Add `/graphiques/<key>.json`, `/graphiques/<key>.csv` and `/healthz`."""
    files = Blueprint("fichiers", __name__)

    @files.get("/graphiques/<key>.json")
    def chart_json(key: str) -> Response:
        text = json.dumps(exports.as_json(_answer(key, store)), ensure_ascii=False)
        return Response(text, mimetype="application/json")

    @files.get("/graphiques/<key>.csv")
    def chart_csv(key: str) -> Response:
        return _csv(_answer(key, store))

    @files.get("/healthz")
    def health() -> Response:
        reading = store.reading()
        content(parse("/", reading.dataset, CHOICES), reading)
        return jsonify({"statut": "ok", "version": reading.dataset.version})

    server.register_blueprint(files)


def _answer(key: str, store: AggregateStore) -> Answer:
    """Answer the address of the request; an unknown chart is a 404, anything else wrong a 400."""
    if key not in BY_KEY:
        raise Refusal(404, f"Aucun graphique ne s’appelle « {key[:60]} ».")
    reading = store.reading()
    view = parse(request.full_path, reading.dataset, CHOICES)
    if view.ignored:
        raise Refusal(400, f"Adresse incorrecte : {listed(view.ignored)}.")
    return answer(BY_KEY[key], view, reading)


def _csv(made: Answer) -> Response:
    name = exports.file_name(made, "csv")
    return Response(
        exports.as_csv(made),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
