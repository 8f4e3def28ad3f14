"""The public address of this server, maybe behind a proxy, and whether it draws pictures.

`base_url()` is the only source of what stands before addresses. A `Host` header is what its
sender chose: it makes no address unless it is the very place where this server listens.

The site may be published below a path of its host. A request has that prefix, or a proxy took it
off: either way it is gone before Flask looks for a route, and everything within goes without.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from flask import Flask, current_app, has_app_context, has_request_context, request

from components.site.server import Public

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

EXTENSION: Final = "acter-public"

#: Names of the machine itself: what they lead to is never somebody else's.
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
#: Every address of the machine, under which nobody can reach it.
WILDCARDS: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104  (refused, not listened on)
PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True)
class _Deployment:
    public: Public
    pictures: Callable[[], bool]
    names: frozenset[str] = LOOPBACK


def register(
    server: Flask,
    known: Public,
    pictures: Callable[[], bool] = lambda: True,
    listens: str = "",
) -> None:
    """Set the public origin (empty: none but where the server listens), contact and prefix.

    `pictures` returns whether this server can draw pictures (`/graphiques/<key>.png`) now;
    `listens` is the host name or address that it listens on.
    """
    names = (LOOPBACK | {listens.lower()}) - WILDCARDS - {""}
    server.extensions[EXTENSION] = _Deployment(known, pictures, names)
    if known.prefix:
        server.wsgi_app = _below(known.prefix, server.wsgi_app)  # type: ignore[assignment,method-assign]


def _below(prefix: str, application: "WSGIApplication") -> "WSGIApplication":
    """Return `application` as it stands below `prefix`: nothing within meets the prefix again."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if f"{path}/".startswith(f"{prefix}/"):
            environ["SCRIPT_NAME"] = prefix
            environ["PATH_INFO"] = path.removeprefix(prefix) or "/"
        return application(environ, start_response)

    return answer


def current() -> Public:
    """Return the public origin, contact address and prefix, for the current request.

    The origin is the setting; without one, that of a request that was sent to the very name and
    port on which this server listens; empty otherwise.
    """
    known = _deployment().public
    if known.origin or not has_request_context() or not _is_own(request.host):
        return known
    return replace(known, origin=f"{_scheme()}://{request.host}")


def base_url() -> str:
    """Return `https://exemple.fr/observatoire`, to be put before any address of this server.

    Without a known origin it is the prefix, maybe empty: addresses are then those of this host.
    """
    return current().base


def _is_own(host: str) -> bool:
    """Tell whether a `Host` is a name and the port on which this server listens."""
    try:
        parts = urlsplit(f"//{host}")
        port = parts.port or PORTS.get(request.scheme)
    except ValueError:  # « [:::] » looks like an address and is none
        return False
    written = host.lower().removesuffix(f":{port}").strip("[]")
    listened = request.environ.get("SERVER_PORT")
    return written in _deployment().names and str(port) == str(listened)


def _scheme() -> str:
    """Return the scheme of the page that asks: behind a proxy that ends TLS, it alone knows it."""
    try:
        asker = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return request.scheme
    ours = asker.netloc == request.host and asker.scheme in {"http", "https"}
    return asker.scheme if ours else request.scheme


def shown() -> tuple[str, str, str]:
    """Return what pages show of this server beside its data: its origin, contact, and pictures."""
    pictures = "pictures" if pictures_available() else ""
    return base_url(), _deployment().public.contact, pictures


def pictures_available() -> bool:
    """Return whether a picture asked for would be drawn."""
    return _deployment().pictures()


def _deployment() -> _Deployment:
    known = current_app.extensions.get(EXTENSION) if has_app_context() else None
    return known if isinstance(known, _Deployment) else _Deployment(Public(), lambda: True)
