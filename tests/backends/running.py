"""The servers that tests start: a real Redis, and a real object store. None is ever skipped."""

import os
import socket
import subprocess
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import Request, urlopen

from tests.backends.install import PYTHON, redis_server
from tests.servers import free_port

MISSING = "nothing to start: run tests/backends/install.py (make does)"


class Backend:
    """A server on a port of its own, which can be killed and started again."""

    def __init__(self, folder, *command):
        self.port = free_port()
        self._command = [str(part).format(port=self.port) for part in command]
        self._folder = folder
        self._process = None
        self.start()

    def start(self):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(
            self._command, cwd=self._folder, env={"PATH": os.environ["PATH"]}, **quiet
        )
        while not self.listens():
            assert self._process.poll() is None, f"{self._command} has ended"

    def listens(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True

    def kill(self):
        self._process.kill()
        self._process.wait()


@contextmanager
def redis(folder):
    """Start a Redis that keeps nothing on the disk."""
    assert redis_server(), MISSING
    alone = ("--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
    with killed(Backend(folder, redis_server(), "--port", "{port}", *alone)) as server:
        server.address = f"redis://127.0.0.1:{server.port}/0"
        yield server


@contextmanager
def object_store(folder, bucket="depot"):
    """Start an object store with an empty bucket; a restart empties it."""
    assert PYTHON.exists(), MISSING
    command = (PYTHON, "-m", "moto.server", "-H", "127.0.0.1", "-p", "{port}")
    with killed(Backend(folder, *command)) as server:
        place = f"127.0.0.1:{server.port}"
        server.address = f"s3://{bucket}/acter?scheme=http&endpoint_override={place}"
        create_bucket(place, bucket)
        yield server


@contextmanager
def killed(server):
    """Kill a server at the end."""
    try:
        yield server
    finally:
        server.kill()


def create_bucket(place, bucket):
    while True:
        try:
            request = Request(f"http://{place}/{bucket}", method="PUT")
            urlopen(request, timeout=30).close()  # noqa: S310
        except URLError:
            continue
        return
