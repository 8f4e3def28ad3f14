"""A server that is asked to stop finishes what it was asked for, and leaves nothing behind."""

import os
import signal
import socket
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from tests.browser.chromium import executable
from tests.browser.processes import all_ended, children, descendants
from tests.servers import NAMES, running

LARGE = "/assets/vendor/plotly.min.js"


@pytest.fixture(params=NAMES)
def server(request, tmp_path):
    with running(request.param, tmp_path, ACTER_BROWSER=executable() or "") as server:
        yield server


def opened(server):
    return socket.create_connection(("127.0.0.1", server.port), 60)


def asked(server, address):
    """Send a request for an answer that no buffer holds whole; return once its answer has begun."""
    connection = opened(server)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
    connection.sendall(f"GET {address} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
    return connection, connection.recv(500)


def rest(connection, begun):
    """Return the head and the body of an answer that had begun."""
    parts = [begun, *iter(lambda: connection.recv(65536), b"")]
    head, _, body = b"".join(parts).partition(b"\r\n\r\n")
    return head.decode(), body


def drawing(server):
    """Wait until a worker has started its browser's driver; return all that the server started."""
    workers = [server.process.pid, *children(server.process.pid)]
    while not any(command(child) for worker in workers for child in children(worker)):
        assert server.process.poll() is None
    return descendants(server.process.pid)


def command(process):
    """Tell whether a process is playwright's driver."""
    try:
        with open(f"/proc/{process}/cmdline", "rb") as line:  # noqa: PTH123
            return b"playwright" in line.read()
    except OSError:
        return False


def test_a_picture_and_a_slow_reader_get_the_whole_of_what_they_asked(server, tmp_path):
    slow, begun = asked(server, LARGE)
    with slow, ThreadPoolExecutor() as pool:
        picture = pool.submit(server.ask, "/graphiques/odd.png")
        started = drawing(server)
        server.process.send_signal(signal.SIGTERM)
        status, _, png = picture.result(60)
        head, body = rest(slow, begun)
    code = server.process.wait(60)

    assert (status, png[:4], png[-8:-4]) == (200, b"\x89PNG", b"IEND")
    length = next(line for line in head.splitlines() if line.lower().startswith("content-length"))
    assert len(body) == int(length.split()[1]) > 10**6
    assert code == 0
    assert all_ended(started)
    for base in (tmp_path / "cache").rglob("cache.db"):
        with closing(sqlite3.connect(base)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert "abandonnées" not in server.said()


def test_nobody_is_let_in_after_and_nothing_is_left_of_a_server_that_drew(server):
    assert server.ask("/graphiques/odd.svg")[0] == 200
    started = descendants(server.process.pid)
    assert started
    server.process.send_signal(signal.SIGTERM)

    assert server.process.wait(60) == 0
    assert all_ended(started)
    with pytest.raises(ConnectionRefusedError):
        server.ask("/")


def test_who_has_asked_nothing_yet_keeps_nobody_waiting(server):
    silent = [opened(server) for _ in range(3)]
    server.process.send_signal(signal.SIGTERM)

    assert server.process.wait(20) == 0
    assert "abandonnées" not in server.said()
    for one in silent:
        one.close()


def test_ctrl_c_ends_it_without_a_traceback(server):
    os.kill(server.process.pid, signal.SIGINT)

    assert server.process.wait(60) == 0
    assert "Traceback" not in server.said()
