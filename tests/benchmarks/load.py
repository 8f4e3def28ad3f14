"""Ten users who change filters without a pause: changes a second, cached and computed."""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from threading import Lock
from typing import Final

from tests.benchmarks.grown import Reader, selections
from tests.benchmarks.servers import Server

USERS: Final = 10
SECONDS: Final = 8.0
#: Selections that come back, once each is known.
KNOWN: Final = 20

Change = Callable[[str], object]


def per_second(name: str, server: Server) -> dict[str, float]:
    """Return changes a second, and milliseconds of processor for a change, cached and computed."""
    change = Reader(server.ask, "/").change if name == "ours" else _four_callbacks(server)
    known = list(islice(selections(), KNOWN))
    for query in known:
        change(query)
    row = {}
    for kind, queries in (
        ("computed", islice(selections(), KNOWN, None)),
        ("cached", cycle(known)),
    ):
        busy = server.processor()
        done, took = _driven(change, queries)
        row[f"changes a second, {kind}"] = done / took
        row[f"processor a change, {kind}, ms"] = 1000 * (server.processor() - busy) / done
    return row


def _driven(change: Change, queries: Iterator[str]) -> tuple[int, float]:
    """Return how many changes were answered, and in how many seconds."""
    lock, started = Lock(), time.perf_counter()

    def user(_: int) -> int:
        done = 0
        while time.perf_counter() - started < SECONDS:
            with lock:
                query = next(queries)
            change(query)
            done += 1
        return done

    with ThreadPoolExecutor(USERS) as users:
        done = sum(users.map(user, range(USERS)))
    return done, time.perf_counter() - started


def _four_callbacks(server: Server) -> Change:
    """Return how a change is asked of the reference: of its four charts."""

    def change(query: str) -> None:
        regions = query.partition("&")[0].removeprefix("region=").split(",")
        for chart in ("carte", "modes", "themes", "fonds"):
            asked = {"id": "region", "property": "value", "value": regions}
            body = {
                "output": f"{chart}.figure",
                "outputs": {"id": chart, "property": "figure"},
                "inputs": [asked],
                "changedPropIds": ["region.value"],
            }
            server.ask("POST", "/_dash-update-component", json.dumps(body))

    return change
