"""Turns at something slow, for which a server's threads never all wait."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class NoTurnError(RuntimeError):
    """Enough requests wait already, or this one has waited long enough."""


class Turns:
    """`at_once` turns at a time, and as many requests that wait `patience` seconds for theirs.

    So twice `at_once` threads are held at most; the others go on serving pages.
    """

    def __init__(self, at_once: int, patience: float) -> None:
        """Begin with nobody inside."""
        self._places = threading.BoundedSemaphore(2 * at_once)
        self._turns = threading.BoundedSemaphore(at_once)
        self._patience = patience

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and keep it. Raises NoTurnError: at once where nobody more may wait."""
        if not self._places.acquire(blocking=False):
            raise NoTurnError
        try:
            if not self._turns.acquire(timeout=self._patience):
                raise NoTurnError
            try:
                yield
            finally:
                self._turns.release()
        finally:
            self._places.release()
