"""Programs under measure, as gunicorn serves them, each on a free port of this machine."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 180.0


@dataclass(frozen=True)
class Server:
    """A program that answers on `port`; `process` is gunicorn's master."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def workers(self) -> list[int]:
        """Return the numbers of the processes that answer."""
        task = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in task.read_text().split()]

    def processor(self) -> float:
        """Return the seconds of processor that its workers have taken."""
        ticks = 0
        for one in self.workers():
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def ask(self, method: str, path: str, body: str = "") -> bytes:
        """Return the answer to one request; compressed, as a browser asks, where it has a body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        accepted = {"Accept-Encoding": "gzip, deflate, br"} if body else {}
        headers = {"Content-Type": "application/json", **accepted}
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if answer.status != http.HTTPStatus.OK:
            raise RuntimeError(path, answer.status)
        return content


@contextmanager
def ours(rows: int = 0, workers: int = 2) -> Iterator[Server]:
    """Serve our program on `rows` cooperations; on the embedded wave for 0."""
    yield from _served(f"tests.benchmarks.grown:served({rows})", workers)


@contextmanager
def reference(rows: int = 0, workers: int = 2) -> Iterator[Server]:
    """Serve the reference on the same data."""
    yield from _served(f"tests.benchmarks.reference.app:served({rows})", workers)


def _served(application: str, workers: int) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", application, "-w", str(workers)]
    bound = ["-b", f"127.0.0.1:{port}", "--threads", "4", "--timeout", "0", "--no-control-socket"]
    with subprocess.Popen(
        [*command, *bound], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        server = Server(port, process)
        try:
            _wait(server)
            yield server
        finally:
            process.send_signal(signal.SIGTERM)


def _wait(server: Server) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            server.ask("GET", "/")
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(server.url)
