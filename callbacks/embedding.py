"""`/integration.js`: the small script that other sites add beside a frame of ours."""

from pathlib import Path
from typing import Final

from flask import Flask, Response

from components.screen.embedding import SCRIPT

#: Host pages name it without a version: browsers ask again each day.
DAY: Final = "public, max-age=86400"


def register(server: Flask, script: Path) -> None:
    """Serve the file `script` at its lasting address, to any site."""
    text = script.read_text("utf-8")

    def integration() -> Response:
        response = Response(text, mimetype="text/javascript")
        response.headers["Cache-Control"] = DAY
        # A host page that isolates itself takes only what says that it may be taken.
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    server.add_url_rule(SCRIPT, "integration", integration)
