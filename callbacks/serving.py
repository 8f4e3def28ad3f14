"""The HTTP server of `python app.py`: quiet about who asks, and leaving when it is asked to."""

import logging
import signal
import socket
import threading
from contextlib import suppress
from types import FrameType
from typing import Any, Final

from flask import Flask
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

_LOG: Final = logging.getLogger(__name__)

#: Seconds that requests under way may take once the server was asked to stop, as gunicorn's:
#: a picture waits its turn ten seconds, and takes twenty at most.
GRACE: Final = 30.0


class Handler(WSGIRequestHandler):
    """Writes no line for each request (`callbacks.journal` does), nor what nobody understood."""

    def log(self, type: str, message: str, *_: Any) -> None:  # noqa: A002, ANN401  (as Werkzeug has it)
        """Say that a request made no sense, without quoting it."""
        del message
        if type != "info":
            _LOG.info("Demande illisible : refusée.")


class Server(ThreadedWSGIServer):
    """A thread for each connection, and all of them known."""

    def __init__(self, host: str, port: int, application: Flask) -> None:
        """Listen."""
        self._connections: set[socket.socket] = set()
        self._changed = threading.Condition()
        super().__init__(host, port, application, handler=Handler)

    def serve_until_told(self) -> None:
        """Serve until SIGTERM or SIGINT, then finish what is under way. A second signal ends it."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._told)
        self.serve_forever()
        self._finish()

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  (as socketserver has it)
        """Answer a connection in a thread of its own."""
        with self._changed:
            self._connections.add(request)
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  (as socketserver has it)
        """Answer it, and tell whoever waits for its end."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._changed:
                self._connections.discard(request)
                self._changed.notify_all()

    def _told(self, _number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        # It waits for the loop of this very thread to end.
        threading.Thread(target=self.shutdown, daemon=True).start()

    def _finish(self) -> None:
        """Take no request any more, and wait for the answers to those that have come."""
        _LOG.info("Arrêt : les demandes en cours se terminent.")
        with self._changed:
            for connection in self._connections:
                # What has come can still be read; who has asked nothing yet meets an end.
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RD)
            if not self._changed.wait_for(lambda: not self._connections, GRACE):
                _LOG.warning("Arrêt : %d demandes abandonnées.", len(self._connections))
