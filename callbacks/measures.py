"""Counters for Prometheus, about requests and never about who asks; on an address of their own.

Each process counts for itself. Under gunicorn prometheus_client keeps the counts of all in the
folder that `gunicorn.conf.py` names, and the process that could listen first tells the sum.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Final

from prometheus_client import CollectorRegistry, Counter, Histogram, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from callbacks.exchanges import Exchange
from callbacks.rendering import Renderer
from data.serving.cache import Cache
from data.versions.errors import StoreError

_LOG: Final = logging.getLogger(__name__)

#: Upper bounds of durations, in seconds: a page from the cache, computed, a slow picture.
BOUNDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
PICTURES: Final = (".png", ".svg")
#: A picture was refused: no browser, too many at once, too slow.
REFUSED: Final = frozenset({501, 503, 504})
#: Seconds before an address that another process has is tried again.
PAUSE: Final = 2.0


class Measures:
    """What one process counts."""

    def __init__(self) -> None:
        """Start at zero, or where a process of this number has left off."""
        own = self._own = CollectorRegistry()
        self._requests = Counter(
            "acter_requests", "Requests answered", ["route", "status"], registry=own
        )
        self._seconds = Histogram(
            "acter_request_seconds", "Until the last byte", ["route"], buckets=BOUNDS, registry=own
        )
        self._pictures = Counter(
            "acter_pictures", "Pictures drawn by the browser, or refused", ["outcome"], registry=own
        )
        self._cache = Counter(
            "acter_cache", "Look-ups in a cache", ["cache", "outcome"], registry=own
        )
        self._charts = Counter(
            "acter_chart_failures", "Requests that met a chart that fails", ["chart"], registry=own
        )

    def observe(self, exchange: Exchange) -> None:
        """Count a request and its answer."""
        route = exchange.route or "none"
        self._requests.labels(route, f"{exchange.status // 100}xx").inc()
        self._seconds.labels(route).observe(exchange.seconds)
        for chart in exchange.faults.values():
            self._charts.labels(chart).inc()
        if route.endswith(PICTURES) and exchange.status in REFUSED and not exchange.faults:
            self._pictures.labels("refused").inc()

    def looked_up(self, cache: str, *, found: bool) -> None:
        """Count a look-up in the cache of that name."""
        self._cache.labels(cache, "hit" if found else "miss").inc()

    def drawn(self) -> None:
        """Count a picture that the browser has drawn."""
        self._pictures.labels("drawn").inc()

    def registry(self, version: Callable[[], str]) -> CollectorRegistry:
        """Return what is told: the sums of all processes where they share a folder."""
        told = CollectorRegistry()
        try:
            MultiProcessCollector(told)
        except ValueError:  # no folder: this process is alone
            told.register(self._own)
        told.register(_Version(version))
        return told

    def listen(self, place: str, version: Callable[[], str]) -> None:
        """Answer at `place`, host:port, as soon as no other process does."""
        host, _, port = place.rpartition(":")
        where = (host.strip("[]"), int(port), self.registry(version))
        threading.Thread(target=_listen, args=where, daemon=True).start()


class CountedCache:
    """A `Cache`, any, whose look-ups are counted under `name`."""

    def __init__(self, cache: Cache, measures: Measures, name: str) -> None:
        """Count what is looked up in `cache`."""
        self._cache, self._measures, self._name = cache, measures, name
        self.set, self.usable, self.close = cache.set, cache.usable, cache.close

    def get(self, key: str) -> bytes | None:
        """Return the value kept for `key`, or None."""
        value = self._cache.get(key)
        self._measures.looked_up(self._name, found=value is not None)
        return value


class CountedRenderer(Renderer):
    """A renderer whose pictures are counted."""

    def __init__(self, measures: Measures, *arguments: Any) -> None:  # noqa: ANN401  (as the renderer has them)
        """Prepare the renderer."""
        super().__init__(*arguments)
        self._measures = measures

    def render(self, *arguments: Any) -> bytes:  # noqa: ANN401  (as the renderer has them)
        """Return a file, as the renderer does."""
        file = super().render(*arguments)
        self._measures.drawn()
        return file


class _Version(Collector):
    """The version of the data that the answering process serves, as a label."""

    def __init__(self, version: Callable[[], str]) -> None:
        self._version = version

    def collect(self) -> Iterable[GaugeMetricFamily]:
        served = GaugeMetricFamily("acter_version", "Version served", labels=["version"])
        with suppress(StoreError):  # there is none to serve
            served.add_metric([self._version()], 1)
        return [served]


def _listen(host: str, port: int, registry: CollectorRegistry) -> None:
    waiting = False
    while True:
        try:
            start_http_server(port, host, registry)
        except OSError as error:
            if not waiting:
                _LOG.info("Métriques : %s:%d est pris ou refusé (%s).", host, port, error.strerror)
            waiting = True
            time.sleep(PAUSE)
        else:
            _LOG.info("Métriques : http://%s:%d/metrics", host, port)
            return
