"""The log: a line a request, which says what was served and never who asked, nor for what words."""

import json
import logging
import signal
import socket

import pytest

from callbacks import exchanges, journal
from tests.servers import NAMES, SENDER, running

BROWSER = "Navigateur/1.0 (celui de Jeanne)"
WORDS = "Jeanne"


@pytest.fixture
def lines(caplog):
    """Return the lines of the log as a machine reads them; emptied by the fixture's end."""
    caplog.set_level(logging.INFO)
    written = []
    handler = logging.Handler()
    handler.emit = lambda record: written.append(json.loads(journal.JsonLine().format(record)))
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def served(lines):
    return [line for line in lines if line["logger"] == journal.__name__]


def test_a_request_is_one_line_with_what_was_served(client, lines):
    answer = client.get("/graphiques/odd.csv?region=84")

    [line] = served(lines)
    assert line["method"] == "GET"
    assert line["path"] == "/graphiques/odd.csv"
    assert line["route"].startswith("/graphiques/<")
    assert line["status"] == 200
    assert line["bytes"] == len(answer.data) > 0
    assert line["ms"] > 0
    assert line["level"] == "info"
    assert line["request"] == answer.headers["X-Request-ID"]
    assert line["time"].endswith("+00:00")


@pytest.mark.parametrize(
    "address",
    [
        f"/recherche.json?q={WORDS}",
        f"/odd?region={WORDS}",
        f"/graphiques/odd.csv?{WORDS}=1",
        f"/{WORDS}",
        f"/regions/{WORDS}",
        f"/graphiques/{WORDS}.csv",
        f"/assets/{WORDS}.js",
        f"/oembed?url=https://exemple.fr/{WORDS}",
    ],
)
def test_nothing_that_somebody_typed_is_in_the_log(client, lines, address):
    headers = {"User-Agent": BROWSER, "Referer": f"https://exemple.fr/{WORDS}", "Cookie": WORDS}
    client.get(address, headers=headers, environ_overrides={"REMOTE_ADDR": "203.0.113.7"})

    text = json.dumps(lines, ensure_ascii=False)
    assert len(served(lines)) == 1
    assert WORDS not in text
    assert "203.0.113.7" not in text
    assert "Navigateur" not in text


@pytest.mark.parametrize("method", ["POST", "OPTIONS", WORDS.upper()])
def test_neither_is_a_strange_method_or_what_it_asks_for(client, lines, method):
    client.open(f"/{WORDS}", method=method)

    [line] = served(lines)
    assert WORDS.upper() not in json.dumps(line).upper()


def test_a_reference_given_by_the_proxy_is_kept_and_sent_back(client, lines):
    answer = client.get("/healthz", headers={"X-Request-ID": "proxy-0123.abc"})

    assert answer.headers.getlist("X-Request-ID") == ["proxy-0123.abc"]
    assert served(lines)[0]["request"] == "proxy-0123.abc"


@pytest.mark.parametrize(
    "given", ["", "court", "x" * 65, "a b c d e f", "<script>1", "é" * 9, "-" * 9]
)
def test_any_other_text_is_no_reference(client, lines, given):
    answer = client.get("/healthz", headers={"X-Request-ID": given.encode().decode("latin-1")})

    assert len(answer.headers["X-Request-ID"]) == 16
    assert served(lines)[0]["request"] == answer.headers["X-Request-ID"] != given


def test_two_requests_have_two_references_and_none_is_left_behind(client):
    first, second = (client.get("/healthz").headers["X-Request-ID"] for _ in range(2))

    assert first != second
    assert exchanges.current() is None


def test_every_line_of_a_request_has_its_reference(client, lines):
    answer = client.post("/_dash-update-component", json={"output": WORDS})

    assert len(lines) == 2
    assert {line["request"] for line in lines} == {answer.headers["X-Request-ID"]}
    assert WORDS not in json.dumps(lines)


def test_a_traceback_stays_in_its_line_and_a_text_is_for_people():
    failure = ValueError(WORDS)
    caught = (ValueError, failure, None)
    record = logging.LogRecord("a", logging.ERROR, "", 0, "Raté à %s", ("/",), caught)
    record.fields = {"status": 500}

    line = journal.JsonLine().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == "Raté à /"
    assert "ValueError" in json.loads(line)["error"]
    assert "Raté à / status=500" in journal.TextLine().format(record).splitlines()[0]


@pytest.mark.parametrize(
    ("style", "terminal", "form"),
    [
        ("", True, "TextLine"),
        ("", False, "JsonLine"),
        ("json", True, "JsonLine"),
        ("texte", False, "TextLine"),
    ],
)
def test_the_form_is_the_one_asked_for_else_what_a_terminal_needs(
    monkeypatch, style, terminal, form
):
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)

    assert journal.configuration(style)["formatters"]["line"]["()"].endswith(form)


@pytest.mark.parametrize("name", NAMES)
def test_the_servers_write_json_only_and_nothing_about_who_asks(name, tmp_path):
    """Their own lines too, even about a request that is none."""
    with running(name, tmp_path) as server:
        _, headers, _ = server.ask(f"/recherche.json?q={WORDS}", **{"User-Agent": BROWSER})
        with socket.create_connection(
            ("127.0.0.1", server.port), 60, source_address=(SENDER, 0)
        ) as strange:
            strange.sendall(f"GET /{WORDS} {WORDS}\r\n\r\n".encode())
            assert b"400" in strange.recv(1000)
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(60)
        lines = [json.loads(line) for line in server.said().splitlines()]

    text = server.said()
    assert headers["X-Request-ID"] in [line.get("request") for line in lines]
    assert any("illisible" in line["message"] for line in lines)
    for personal in (SENDER, WORDS, "Navigateur"):
        assert personal not in text
