"""While no published version can be read: every address says so, none shows other numbers."""

from typing import Final

from flask import Flask, request

from callbacks.delivery import STATIC
from callbacks.health import PROBES
from callbacks.refusal import Refusal
from components.screen.embedding import SCRIPT
from data.serving.store import AggregateStore
from data.versions.errors import NoDataError

#: `Retry-After` of a refusal, in seconds.
LATER: Final = "60"


def register(server: Flask, store: AggregateStore) -> None:
    """Answer 503 to whatever needs data while there are none. Probes and scripts need none."""

    @server.before_request
    def refuse() -> None:
        if request.path in {*PROBES, SCRIPT} or request.path.startswith(STATIC):
            return
        try:
            store.live.current()
        except NoDataError as none:
            raise Refusal(503, str(none), retry_after=LATER) from none
