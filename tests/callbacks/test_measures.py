"""Counters for Prometheus: sums of all processes, on an address of their own, off by default."""

import os
import signal
from http.client import HTTPConnection

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families as families

from app import create_app
from callbacks.exchanges import Exchange
from callbacks.measures import CountedCache, CountedRenderer, Measures
from callbacks.rendering import NoBrowserError
from data.serving.disk_cache import DiskCache
from data.versions.errors import NoCurrentVersionError
from settings import Settings
from tests.browser.processes import children
from tests.callbacks.failing.broken import break_part
from tests.servers import NAMES, SENDER, free_port, running

ASKED = 12
CSV = "/graphiques/<key>.csv"


def values(text):
    """Return the value of each sample by its name and its labels' values, by labels' names."""
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in families(text)
        for sample in family.samples
    }


def told(measures):
    return values(generate_latest(measures.registry(lambda: "3f2a")).decode())


def scraped(port, until=lambda _: True):
    """Return what the address of the counters answers, once `until` holds of its values.

    A request is counted once its last byte is sent: who has read it may ask too soon.
    """
    for _ in range(5000):
        connection = HTTPConnection("127.0.0.1", port, 60)
        try:
            connection.request("GET", "/metrics")
            text = connection.getresponse().read().decode()
        except OSError:
            continue
        finally:
            connection.close()
        if until(values(text)):
            return text
    pytest.fail("never told")


def counts(number, route):
    """Tell whether `number` requests for a route were answered."""
    return lambda told: told.get(("acter_requests_total", route, "2xx")) == number


def exchange(route="/graphiques/<what>.png", status=200, **more):
    return Exchange("reference", "GET", route, "/graphiques/odd.png", status, 1, 0.3, **more)


def test_requests_are_counted_by_pattern_and_class_of_status_with_their_durations():
    measures = Measures()
    for status in (200, 304, 404, 404):
        measures.observe(exchange(status=status))
    measures.observe(exchange("", 404))

    counted, route = told(measures), exchange().route
    assert counted["acter_requests_total", route, "2xx"] == 1
    assert counted["acter_requests_total", route, "4xx"] == 2
    assert counted["acter_requests_total", "none", "4xx"] == 1
    assert counted["acter_request_seconds_bucket", "0.25", route] == 0
    assert counted["acter_request_seconds_bucket", "0.5", route] == 4
    assert counted["acter_version", "3f2a"] == 1


def test_pictures_refused_are_counted_and_charts_that_failed_are_not_among_them():
    measures = Measures()
    for status in (501, 503, 504, 200, 404):
        measures.observe(exchange(status=status))
    measures.observe(exchange("/graphiques/<what>.csv", 503))
    measures.observe(exchange(status=503, faults={"1a2b3c4d": "odd"}))

    assert told(measures)["acter_pictures_total", "refused"] == 3
    assert told(measures)["acter_chart_failures_total", "odd"] == 1


def test_only_pictures_that_were_drawn_count_as_drawn(tmp_path, monkeypatch):
    measures = Measures()
    renderer = CountedRenderer(measures, tmp_path, "/nulle/part")
    with pytest.raises(NoBrowserError):
        renderer.render({}, "png", 1, 1)
    assert ("acter_pictures_total", "drawn") not in told(measures)

    monkeypatch.setattr("callbacks.rendering.Renderer.render", lambda *_: b"image")
    assert renderer.render({}, "png", 1, 1) == b"image"
    assert told(measures)["acter_pictures_total", "drawn"] == 1


def test_hits_and_misses_of_a_cache_are_told_apart(tmp_path):
    measures = Measures()
    cache = CountedCache(DiskCache(tmp_path / "cache"), measures, "pictures")
    cache.get("une")
    cache.set("une", b"1")
    cache.get("une")
    cache.get("une")
    cache.close()

    assert told(measures)["acter_cache_total", "pictures", "miss"] == 1
    assert told(measures)["acter_cache_total", "pictures", "hit"] == 2


def test_a_failing_chart_is_counted_at_each_request_that_meets_it(tmp_path, monkeypatch):
    port = free_port()
    settings = Settings(
        data_dir=tmp_path / "v", cache_dir=tmp_path / "c", metriques=f"127.0.0.1:{port}"
    )
    client = create_app(settings).server.test_client()
    break_part(monkeypatch, "odd")
    for _ in range(3):
        client.get("/graphiques/odd.csv", buffered=True)

    assert values(scraped(port))["acter_chart_failures_total", "odd"] == 3  # no server: all over


@pytest.mark.parametrize("name", NAMES)
def test_the_counters_of_all_processes_are_added_and_say_nothing_of_who_asked(name, tmp_path):
    port = free_port()
    more = {"ACTER_METRIQUES": f"127.0.0.1:{port}", "TMPDIR": str(tmp_path)}
    with running(name, tmp_path, **more) as server:
        for _ in range(ASKED):
            server.ask("/graphiques/odd.csv?region=84", **{"User-Agent": "Jeanne"})
        server.ask("/recherche.json?q=Jeanne")
        text = scraped(port, counts(ASKED, CSV))
        assert server.ask("/metrics")[0] == 404
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(60) == 0

    counted = values(text)
    assert counted["acter_cache_total", "aggregates", "hit"] >= ASKED - 2
    assert sum(key[0] == "acter_version" for key in counted) == 1
    assert "Jeanne" not in text
    assert SENDER not in text
    assert list(tmp_path.glob("acter-*")) == []


def test_counters_go_on_when_the_worker_that_told_them_is_replaced(tmp_path):
    port = free_port()
    with running("gunicorn", tmp_path, ACTER_METRIQUES=f"127.0.0.1:{port}") as server:
        for number in (1, 2, 3):
            server.ask("/graphiques/odd.csv")
            assert scraped(port, counts(number, CSV))
            for worker in children(server.process.pid):
                os.kill(worker, signal.SIGKILL)
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(60)


def test_without_any_version_to_serve_the_other_counters_are_told():
    def none():
        raise NoCurrentVersionError

    measures = Measures()
    measures.drawn()

    text = generate_latest(measures.registry(none)).decode()
    assert values(text) == {("acter_pictures_total", "drawn"): 1} | {
        key: value for key, value in values(text).items() if key[0].endswith("_created")
    }


def test_nothing_listens_unless_it_is_asked_to(settings, monkeypatch):
    monkeypatch.setattr(Measures, "__init__", lambda _: pytest.fail("counted"))

    assert settings.metriques == ""
    create_app(settings)
