"""One page of a program under measure, in a fresh Chromium profile, and what it says of itself."""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, Page

SCRIPT: Final = Path(__file__).with_name("watching.js").read_text("utf-8")
PATIENCE: Final = 180.0
#: Milliseconds after the last chart, for what comes late.
SETTLED: Final = 1000
#: 10 Mbit/s both ways, and 70 ms for each request.
NETWORK: Final = {
    "offline": False,
    "latency": 70,
    "downloadThroughput": 10e6 / 8,
    "uploadThroughput": 10e6 / 8,
}


@dataclass(frozen=True)
class Chart:
    """A chart of a page: the element that changes, what is drawn in it, and how many at least."""

    box: str
    drawn: str
    least: int


@dataclass
class Watched:
    """A loaded page: milliseconds to its pictures and its largest paint, and what it fetched."""

    page: Page
    state: Mapping[str, Any]
    requests: int
    bytes: int

    @property
    def first(self) -> float:
        """Milliseconds to the first picture."""
        return min(self.state["drawn"])

    @property
    def last(self) -> float:
        """Milliseconds to the last picture."""
        return max(self.state["drawn"])

    def change(self, script: str) -> float:
        """Run `script` in the page; return the milliseconds until every chart is painted."""
        return self.page.evaluate(f"painted(() => {{ {script} }})")


@contextmanager
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """Open an empty profile: nothing of any page is kept in it."""
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="fr-FR")
    yield context
    context.close()


def load(context: BrowserContext, url: str, charts: Sequence[Chart], *, slow: int = 0) -> Watched:
    """Load a page and wait for its charts; `slow`: on a slow network, and processor, so many times.

    Raises TimeoutError where a chart does not come.
    """
    page, fetched = context.new_page(), {}
    session = context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", lambda event: _sent(event, fetched))
    session.on("Network.loadingFinished", lambda event: _received(event, fetched))
    session.on("Network.requestServedFromCache", lambda e: fetched.pop(e["requestId"], None))
    session.on("Network.responseReceived", lambda event: _kept(event, fetched))
    session.send("Network.enable")
    if slow:
        session.send("Network.emulateNetworkConditions", NETWORK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slow})
    watched = json.dumps([vars(chart) for chart in charts])
    page.add_init_script(f"const charts = {watched};\n{SCRIPT}")
    page.goto(url, wait_until="commit")
    end = time.monotonic() + PATIENCE
    while not (state := page.evaluate("window.measured")) or not all(state["drawn"]):
        if time.monotonic() > end:
            raise TimeoutError(url, state)
        page.wait_for_timeout(100)
    page.wait_for_timeout(SETTLED)
    return Watched(page, page.evaluate("window.measured"), len(fetched), sum(fetched.values()))


def _sent(event: Mapping[str, Any], fetched: dict[str, int]) -> None:
    if event["request"]["url"].startswith("http"):
        fetched[event["requestId"]] = 0


def _kept(event: Mapping[str, Any], fetched: dict[str, int]) -> None:
    """Leave out what the browser had kept, and did not ask for."""
    if event["response"].get("fromDiskCache"):
        fetched.pop(event["requestId"], None)


def _received(event: Mapping[str, Any], fetched: dict[str, int]) -> None:
    if event["requestId"] in fetched:
        fetched[event["requestId"]] = int(event["encodedDataLength"])
