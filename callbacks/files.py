"""A chart's data, at an address for each format."""

from functools import partial

from flask import Blueprint, Flask, Response

from callbacks.answering import answer_or_refusal, strict_view
from callbacks.containment import drawn_face
from callbacks.refusal import Refusal
from callbacks.request_parameters import requested_query
from callbacks.reuse import revalidated
from components.answers.answer import Answer
from components.charts import BY_KEY
from components.files import exports, names
from components.site.routes import ALONE
from data.serving.store import AggregateStore


def register(server: Flask, store: AggregateStore) -> None:
    """Add `/graphiques/<key>.<extension>` for every format."""
    files = Blueprint("fichiers", __name__)

    for file_format in names.FORMATS.values():
        files.add_url_rule(
            f"{ALONE}<key>.{file_format.extension}",
            file_format.extension,
            partial(_chart_file, file_format, store),
        )

    server.register_blueprint(files)


def _chart_file(file_format: names.Format, store: AggregateStore, key: str) -> Response:
    answer = requested_answer(key, store)
    return revalidated(answer.dataset, lambda: _file_response(file_format, answer))


def _file_response(file_format: names.Format, answer: Answer) -> Response:
    write = exports.WRITERS[file_format.extension]
    file = drawn_face(file_format.extension, write, answer)
    response = Response(file, mimetype=file_format.mimetype)
    if file_format.attached:
        name = names.file_name(answer, file_format.extension)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def requested_answer(key: str, store: AggregateStore) -> Answer:
    """Return the answer of the chart `key` to the query of the request, read strictly.

    An unknown chart or version is a 404, a chart that failed a 503, anything else wrong a 400.
    """
    if key not in BY_KEY:
        raise Refusal(404, f"Aucun graphique ne s’appelle « {key[:60]} ».")
    # The query is read as at the chart's own address, which accepts the chart's own keys.

    view, reading = strict_view(f"{ALONE}{key}?{requested_query()}", store)
    return answer_or_refusal(BY_KEY[key], view, reading)
