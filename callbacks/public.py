"""The public address of this server, maybe behind a proxy, and whether it draws pictures.

`base_url()` is the only source of the base of absolute addresses. A `Host` header is what its
sender chose: it makes no address unless it is the very place where this server listens.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from flask import Flask, current_app, has_app_context, has_request_context, request

from components.site.server import Public

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
    """Set the public origin (empty: none but where the server listens) and the contact address.

    `pictures` returns whether this server can draw pictures (`/graphiques/<key>.png`) now;
    `listens` is the host name or address that it listens on.
    """
    names = (LOOPBACK | {listens.lower()}) - WILDCARDS - {""}
    public = Public(known.origin.rstrip("/"), known.contact)
    server.extensions[EXTENSION] = _Deployment(public, pictures, names)


def current() -> Public:
    """Return the public origin and contact address, for the current request."""
    known = _deployment()
    return Public(base_url(), known.public.contact)


def base_url() -> str:
    """Return `https://observatoire.example.fr`, to be put before any address of this server.

    It is the setting; without one, the origin of a request that was sent to the very name and port
    on which this server listens; empty otherwise: addresses are then relative.

    """
    setting = _deployment().public.origin
    if setting or not has_request_context():
        return setting
    return f"{_scheme()}://{request.host}" if _is_own(request.host) else ""


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
