"""Plain addresses beside the pages: a chart's data, and whether the server can serve."""

import json

from flask import Blueprint, Flask, Response, abort, jsonify, request

from callbacks.answering import answer
from components import exports
from components.address import parse
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
        return jsonify({"statut": "ok", "version": store.reading().dataset.version})

    server.register_blueprint(files)


def _answer(key: str, store: AggregateStore) -> Answer:
    """Answer the address of the request; an unknown chart is a 404, anything else wrong a 400."""
    if key not in BY_KEY:
        abort(404, f"Aucun graphique ne s’appelle « {key[:60]} ».")
    reading = store.reading()
    view = parse(request.full_path, reading.dataset, CHOICES)
    choices = {choice.key for choice in BY_KEY[key].choices}
    wrong = list(view.ignored)
    if view.choice and view.choice not in choices:
        wrong.append(f"Mesure : « {view.choice} » ne s’applique pas à ce graphique")
    if wrong:
        abort(400, f"Adresse incorrecte : {' ; '.join(wrong)}.")
    return answer(BY_KEY[key], view, reading)


def _csv(made: Answer) -> Response:
    name = exports.file_name(made, "csv")
    return Response(
        exports.as_csv(made),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
