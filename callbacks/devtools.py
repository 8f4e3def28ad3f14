"""Chromium's own remote control: the DevTools Protocol, over a pair of pipes.

A command is a JSON object with an `id`, its answer is one with the same `id`, and a zero byte ends
each. Chromium reads commands from its file descriptor 3 and writes answers to 4, and ends when the
pipe does: nothing listens on the network, and no browser outlives its server.

The commands: https://chromedevtools.github.io/devtools-protocol/1-3/ (the stable ones).
"""

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from itertools import count
from queue import SimpleQueue
from typing import IO, Any, Final

#: Standard streams can be given to a new process safely from any thread; the shell moves them to
#: the two descriptors that Chromium expects, then becomes the browser.
_DESCRIPTORS: Final = 'exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null'
_CHUNK: Final = 1 << 20

Answer = dict[str, Any]


class ProtocolError(RuntimeError):
    """The browser refused a command, or a script failed in it."""


class GoneError(RuntimeError):
    """The browser has ended, or never started."""


class Devtools:
    """A browser's process and the conversation with it. Safe for threads."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start `command`, a Chromium run with `--remote-debugging-pipe`."""
        self._process = subprocess.Popen(  # noqa: S603  (the path is the administrator's)
            ["/bin/sh", "-c", _DESCRIPTORS, *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._ids = count(1)
        self._outbox: SimpleQueue[bytes | None] = SimpleQueue()
        self._pending: dict[int, Future[Answer]] = {}
        self._gone = False
        self._lock = threading.Lock()
        # A thread each way: a browser that stops reading must not stop those who ask.
        ways = ((self._write, self._process.stdin), (self._read, self._process.stdout))
        self._threads = [
            threading.Thread(target=way, args=(stream,), daemon=True) for way, stream in ways
        ]
        for thread in self._threads:
            thread.start()

    def call(
        self, method: str, params: Mapping[str, Any], deadline: float, session: str | None = None
    ) -> Answer:
        """Return what the browser answers to a command, in one of its pages (`session`) or none.

        `deadline` is a time of `time.monotonic`. Raises ProtocolError, GoneError or TimeoutError.
        """
        key, answer = next(self._ids), Future[Answer]()
        with self._lock:
            if self._gone:
                raise GoneError(method)
            self._pending[key] = answer
        self._send({"id": key, "method": method, "params": params, "sessionId": session})
        try:
            reply = answer.result(max(0.0, deadline - time.monotonic()))
        finally:
            self._pending.pop(key, None)
        if "error" in reply:
            refusal = f"{method}: {reply['error'].get('message')}"
            raise ProtocolError(refusal)
        result: Answer = reply["result"]
        return result

    def evaluate(self, session: str, script: str, deadline: float) -> Any:  # noqa: ANN401  (JSON)
        """Return the JSON value of a script's result, or of what its promise becomes."""
        params = {"expression": script, "awaitPromise": True, "returnByValue": True}
        answer = self.call("Runtime.evaluate", params, deadline, session)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise ProtocolError(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    def close(self, grace: float) -> None:
        """End the browser with every process of its own, by force after `grace` seconds."""
        self._send({"id": next(self._ids), "method": "Browser.close"})
        self._outbox.put(None)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(grace)
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for thread in self._threads:
            thread.join(grace)

    def _send(self, message: Mapping[str, Any]) -> None:
        fields = {name: value for name, value in message.items() if value is not None}
        self._outbox.put(json.dumps(fields).encode() + b"\0")

    def _write(self, stream: IO[bytes]) -> None:
        # Where the browser has ended, `_read` wakes those who wait.
        with suppress(BrokenPipeError), stream:
            while (message := self._outbox.get()) is not None:
                stream.write(message)
                stream.flush()

    def _read(self, stream: IO[bytes]) -> None:
        try:
            with stream:
                for message in _messages(stream):
                    # Events have no id, and nobody waits for an answer that came too late.
                    if waiting := self._pending.pop(message.get("id", 0), None):
                        waiting.set_result(message)
        finally:
            with self._lock:
                self._gone = True
                pending, self._pending = self._pending, {}
            for waiting in pending.values():
                waiting.set_exception(GoneError("the browser has ended"))


def _messages(stream: IO[bytes]) -> Iterator[Answer]:
    """Yield what the browser writes, as long as it does."""
    rest = b""
    while chunk := os.read(stream.fileno(), _CHUNK):
        *messages, rest = (rest + chunk).split(b"\0")
        yield from map(json.loads, messages)
