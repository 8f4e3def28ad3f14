"""How the browser names this server."""

from urllib.parse import urlsplit

from flask import has_request_context, request


def origin() -> str:
    """Return `https://host`, empty outside a request.

    Behind a proxy that ends TLS only the page's own address, told by the browser, has the scheme.
    """
    if not has_request_context():
        return ""
    try:
        asker = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return request.host_url.rstrip("/")
    if asker.netloc == request.host and asker.scheme in {"http", "https"}:
        return f"{asker.scheme}://{asker.netloc}"
    return request.host_url.rstrip("/")
