"""The program as it is deployed: its own server, and gunicorn, as processes of their own."""

import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parents[1]
GUNICORN = ("-m", "gunicorn", "--no-control-socket", "--workers", "2", "--threads", "12")
NAMES = ("app.py", "gunicorn")
#: Requests come from here: the servers listen on 127.0.0.1, so that one can tell them apart.
SENDER = "127.0.0.2"


@dataclass
class Running:
    """A server that answers, and the file with all that it writes on standard error."""

    process: subprocess.Popen
    port: int
    log: Path

    def ask(self, address, method="GET", **headers):
        """Return the answer to a request, read whole: its status, headers and body."""
        connection = HTTPConnection("127.0.0.1", self.port, 60, source_address=(SENDER, 0))
        connection.request(method, address, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.headers, body

    def said(self):
        """Return what the log has."""
        return self.log.read_text("utf-8")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(name, folder, port=0, **more):
    """Start one of NAMES and wait until it answers; kill it at the end if it still runs."""
    port = port or free_port()
    command = {
        "app.py": ("app.py",),
        "gunicorn": (*GUNICORN, "--bind", f"127.0.0.1:{port}", "app:create_server()"),
    }[name]
    environment = {
        "PATH": os.environ["PATH"],
        "ACTER_DATA_DIR": str(folder / "versions"),
        "ACTER_CACHE_DIR": str(folder / "cache"),
        "ACTER_PORT": str(port),
        **more,
    }
    log = folder / "stderr"
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=environment,
            stdout=subprocess.DEVNULL, stderr=errors,
        ) as process,
    ):  # fmt: skip
        server = Running(process, port, log)
        try:
            _until_it_answers(server)
            yield server
        finally:
            process.kill()


def _until_it_answers(server):
    while server.process.poll() is None:
        try:
            server.ask("/healthz")
        except OSError:
            continue
        else:
            return
    message = f"the server has ended:\n{server.said()}"
    raise AssertionError(message)
