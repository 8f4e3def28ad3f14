"""Another site, on another port: the pages that a webmaster would write around our frames."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

PAGE = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>Chez un partenaire</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<body style="margin:0"><h1>Chez un partenaire</h1>{}</body></html>"""


@dataclass
class Host:
    """What the other site answers: `pages` by path, `policy` as its Content-Security-Policy."""

    url: str
    pages: dict[str, str] = field(default_factory=dict)
    policy: str = ""

    def show(self, body: str, policy: str = "") -> str:
        """Put `body` on the site's first page, and return its address."""
        self.pages["/"] = PAGE.format(body)
        self.policy = policy
        return f"{self.url}/"


@contextmanager
def hosting():
    """Run another site until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.host = Host(f"http://127.0.0.1:{server.server_port}")
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.host
    server.shutdown()
    server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        host = self.server.host
        text = host.pages.get(self.path.split("?")[0])
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if host.policy:
            self.send_header("Content-Security-Policy", host.policy)
        self.end_headers()
        self.wfile.write((text or "").encode())

    def log_message(self, *_):
        """Say nothing."""
