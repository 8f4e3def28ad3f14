"""Requests and their answers: the reference of each, and what may be told without saying who asked.

Nothing here reads the sender's address, browser or page before; of the address asked for, only a
path that is ours is kept. What follows `?` holds what people searched for, and is left out whole.
"""

import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from flask import Flask

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEADER: Final = "X-Request-ID"

#: A reference that we take over from a proxy: nothing that a log or a page could be spoilt with.
_REFERENCE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
NOT_FOUND: Final = 404
#: Methods as HTTP has them; any other text stands for « other ».
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})


@dataclass
class Exchange:
    """One request and its answer. `size` is in bytes sent, `seconds` until the last of them."""

    reference: str
    method: str
    #: The pattern that the address fits (`/graphiques/<what>.png`), empty where none does.
    route: str = ""
    #: The address without its query; empty where it is none of ours, since it may be any text.
    path: str = ""
    status: int = 500
    size: int = 0
    seconds: float = 0.0
    #: The charts that failed on the way, by the references of their failures (`callbacks.faults`).
    faults: dict[str, str] = field(default_factory=dict)


Observer = Callable[[Exchange], None]

_CURRENT: Final[ContextVar[Exchange | None]] = ContextVar("acter-exchange", default=None)


def current() -> Exchange | None:
    """Return the exchange under way in this thread."""
    return _CURRENT.get()


def register(server: Flask, observers: Sequence[Observer]) -> None:
    """Give each request of `server` a reference, and tell each exchange, once over, to all."""
    server.wsgi_app = Exchanges(server.wsgi_app, observers)  # type: ignore[method-assign]


class Exchanges:
    """A WSGI application around another."""

    def __init__(self, application: "WSGIApplication", observers: Sequence[Observer]) -> None:
        """Call `observers` in order after each answer."""
        self._application = application
        self._observers = observers

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer, with the reference in a header."""
        started = time.perf_counter()
        method = environ.get("REQUEST_METHOD", "")
        exchange = Exchange(_reference(environ), method if method in _METHODS else "other")
        _CURRENT.set(exchange)

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:  # noqa: ANN401  (as WSGI has it)
            exchange.status = int(status[:3])
            _place(exchange, environ)  # Flask forgets its request right after
            return start_response(status, [*headers, (HEADER, exchange.reference)], *rest)

        def over() -> None:
            exchange.seconds = time.perf_counter() - started
            for observe in self._observers:
                observe(exchange)
            _CURRENT.set(None)

        try:
            return _Body(self._application(environ, start), exchange, over)
        except BaseException:
            over()
            raise


class _Body:
    """The body of an answer, counted while it is sent."""

    def __init__(self, body: Iterable[bytes], exchange: Exchange, over: Callable[[], None]) -> None:
        self._body, self._exchange, self._over = body, exchange, over

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._body:
            self._exchange.size += len(chunk)
            yield chunk

    def close(self) -> None:
        try:
            close = getattr(self._body, "close", None)
            if close:
                close()
        finally:
            self._over()


def _reference(environ: "WSGIEnvironment") -> str:
    given = environ.get("HTTP_X_REQUEST_ID", "")
    return given if _REFERENCE.fullmatch(given) else secrets.token_hex(8)


def _place(exchange: Exchange, environ: "WSGIEnvironment") -> None:
    """Fill in what of the address is ours: the pattern, and the path unless nothing is there."""
    request = environ.get("werkzeug.request")
    rule = getattr(request, "url_rule", None)
    if request is None or rule is None:
        return
    exchange.route = rule.rule
    if exchange.status != NOT_FOUND:
        exchange.path = request.path
