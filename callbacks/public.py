"""The public address of this server, maybe behind a proxy, and whether it draws pictures.

`base_url()` is the only source of the base of absolute addresses.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from flask import Flask, current_app, has_app_context, has_request_context, request

from components.site.server import Public

EXTENSION: Final = "acter-public"

#: What a `Host` header may hold: it is what the sender says, and goes into pages.
HOST: Final = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")


@dataclass(frozen=True)
class _Deployment:
    public: Public
    pictures: Callable[[], bool]


def register(
    server: Flask, origin: str = "", contact: str = "", pictures: Callable[[], bool] = lambda: True
) -> None:
    """Set the public origin (empty: that of each request) and the contact address.

    `pictures` returns whether this server can draw pictures (`/graphiques/<key>.png`) now.
    """
    server.extensions[EXTENSION] = _Deployment(Public(origin.rstrip("/"), contact), pictures)


def current() -> Public:
    """Return the public origin and contact address, for the current request."""
    known = _deployment()
    return Public(base_url(), known.public.contact)


def base_url() -> str:
    """Return `https://observatoire.example.fr`, to be put before any address of this server.

    It is the setting, or else the origin of the request; empty when there is neither.

    """
    setting = _deployment().public.origin
    if setting or not has_request_context():
        return setting
    if not HOST.fullmatch(request.host):
        return ""
    try:
        urlsplit(f"//{request.host}")
    except ValueError:  # « [:::] » looks like an address and is none
        return ""
    return f"{_scheme()}://{request.host}"


def _scheme() -> str:
    """Return the scheme of the page that asks: behind a proxy that ends TLS, it alone knows it."""
    try:
        asker = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return request.scheme
    ours = asker.netloc == request.host and asker.scheme in {"http", "https"}
    return asker.scheme if ours else request.scheme


def pictures_available() -> bool:
    """Return whether a picture asked for would be drawn."""
    return _deployment().pictures()


def _deployment() -> _Deployment:
    known = current_app.extensions.get(EXTENSION) if has_app_context() else None
    return known if isinstance(known, _Deployment) else _Deployment(Public(), lambda: True)
