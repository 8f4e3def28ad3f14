"""A real server on a free port, a real browser, and an ear for all that it complains about."""

import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.chromium import executable
from tests.browser.looking import resize, visit

# A promise is about what happens, not about how fast a busy machine lets it happen.
expect.set_options(timeout=20_000)

ROOT = Path(__file__).parents[2]
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LAPTOP = {"width": 1440, "height": 900}


@dataclass
class Watch:
    """Everything that should not happen on a page."""

    host: str
    complaints: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("console", lambda m: self._said(m.type, m.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._asked(request.url))

    def check(self) -> None:
        assert self.complaints == []
        assert self.outside == []

    def _said(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(f"{kind}: {text}")

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.outside.append(url)


@dataclass(frozen=True)
class Site:
    """A running observatory, and its store of versions."""

    url: str
    store: Path

    def command(self, *arguments: str) -> subprocess.CompletedProcess:
        """Run one command of `app.py` on the same store."""
        return subprocess.run(
            [sys.executable, "app.py", *arguments],
            cwd=ROOT, env=environment(self.store), capture_output=True, text=True, check=False,
        )  # fmt: skip


def environment(store: Path, **more: str) -> dict[str, str]:
    return {
        "PATH": "/usr/bin:/bin",
        "ACTER_DATA_DIR": str(store),
        "ACTER_CACHE_DIR": str(store.with_name("cache")),
        **more,
    }


def serve(folder: Path, prefix: str = ""):
    """Start the program as a user would, wait until it can serve, stop it at the end.

    `prefix` is the path below which it is published (`/observatoire`).
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    store = folder / "versions"
    with subprocess.Popen(
        [sys.executable, "app.py"], cwd=ROOT,
        env=environment(store, ACTER_PORT=str(port), ACTER_ADRESSE=prefix),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as server:  # fmt: skip
        # The address is printed once the app is built; the server listens right after.
        assert str(port) in server.stdout.readline()
        site = Site(f"http://127.0.0.1:{port}{prefix}", store)
        _until_healthy(site)
        yield site
        server.terminate()


def _until_healthy(site: Site) -> None:
    for _ in range(2000):
        try:
            with urlopen(f"{site.url}/healthz", timeout=5):  # noqa: S310  (our own address)
                return
        except OSError:
            continue
    pytest.fail("the server never answered")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The observatory on its embedded dataset."""
    yield from serve(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable(), args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def watch(site):
    return Watch(urlsplit(site.url).netloc)


@pytest.fixture(scope="session")
def window(browser):
    """One window for the pages of all tests, each in a tab: opening one costs a third of a page.

    It shows nothing itself; its tab keeps it open.
    """
    context = browser.new_context(viewport=LAPTOP, locale="fr-FR")
    context.new_page()
    yield context
    context.close()


@pytest.fixture
def page(window, watch):
    """A fresh page on a laptop's screen; whatever it complained about fails the test."""
    made = window.new_page()
    watch.listen(made)
    yield made
    made.close()
    window.clear_permissions()
    assert window.cookies() == []
    watch.check()


@pytest.fixture(scope="module")
def loaded(request, browser, site):
    """The page of an address, loaded once for every promise that it keeps, and what watches it.

    Its context is its own: nothing that it needs was fetched before.
    """
    watch = Watch(urlsplit(site.url).netloc)
    context = browser.new_context(viewport=LAPTOP, locale="fr-FR")
    made = context.new_page()
    watch.listen(made)
    visit(made, f"{site.url}{request.param}")
    yield made, watch
    context.close()
    watch.check()


@pytest.fixture
def shown(loaded):
    """That page: on a laptop, in light colours, with every complaint heard until now refused."""
    made, watch = loaded
    resize(made, tuple(LAPTOP.values()))
    made.emulate_media(color_scheme="light")
    yield made
    watch.check()


def on_pages(addresses):
    """Ask the same of the page (`shown`) of each address. Addresses in the same order share it."""
    return pytest.mark.parametrize("loaded", addresses, indirect=True)
