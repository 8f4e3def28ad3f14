"""Pictures drawn on the server by one browser, started at the first picture.

It runs `assets/drawing.js`, the program that makes the same pictures on a reader's page. It is
given all that it needs (plotly.js, the map's outline, the fonts) and can reach no host.
"""

import atexit
import logging
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from callbacks.browser_path import find
from callbacks.chromium import Browser, Kind

_LOG: Final = logging.getLogger(__name__)

#: Seconds before a browser that did not start is tried again.
PAUSE: Final = 60.0


class RenderError(RuntimeError):
    """No picture was drawn; the message gives the reason in French."""


class NoBrowserError(RenderError):
    """There is no browser on this machine, or none that starts."""

    def __init__(self) -> None:
        """Say what to install."""
        super().__init__(
            "Ce serveur ne peut pas dessiner d’images : il lui faut un navigateur. Installez "
            "Chromium (par exemple « apt-get install chromium »), ou donnez le chemin d’un "
            "navigateur Chromium par le réglage ACTER_BROWSER. En attendant, les boutons « Copier "
            "l’image » et « Télécharger » des pages font les mêmes images dans votre navigateur."
        )


class BusyError(RenderError):
    """Too many pictures are being drawn at once."""

    def __init__(self) -> None:
        """Ask for patience."""
        super().__init__("Trop d’images sont demandées en même temps : réessayez dans un moment.")


class SlowError(RenderError):
    """A picture took more time than allowed, or the browser failed while making it."""

    def __init__(self) -> None:
        """Offer another way."""
        super().__init__(
            "L’image n’a pas pu être faite à temps : réessayez, ou faites-la depuis la page avec "
            "« Télécharger »."
        )


@dataclass(frozen=True)
class Limits:
    """Simultaneous pictures; seconds allowed to draw one (`patience`) and to wait (`turn`)."""

    at_once: int = 2
    patience: float = 20.0
    turn: float = 10.0


class Renderer:
    """Draws figures and pictures as PNG and SVG files. Thread-safe; one for each process."""

    def __init__(self, assets: Path, browser: str = "", limits: Limits | None = None) -> None:
        """Prepare; nothing starts before the first picture.

        `browser` is the path of a Chromium; without it, the usual places are searched.
        """
        self._assets = assets
        self._path = browser
        self._limits = limits or Limits()
        self._turns = threading.BoundedSemaphore(self._limits.at_once)
        self._lock = threading.Lock()
        self._browser: Browser | None = None
        self._found: bool | None = None
        self._retry_at = 0.0
        atexit.register(self.close)

    def render(
        self, drawing: Mapping[str, Any], kind: Kind, width: int, height: int, scale: float = 1
    ) -> bytes:
        """Return a file of `width × scale` by `height × scale` pixels.

        `drawing` is a plotly figure, or a picture of `components.files.pictures`. Raises
        NoBrowserError, BusyError or SlowError.
        """
        size = (width, height, scale)
        with self._turn():
            retried = False
            while True:
                browser = self._started()
                try:
                    return browser.draw(drawing, kind, size, self._limits.patience)
                except Exception as fault:
                    # Whatever went wrong in there, the next picture gets a new browser; so does
                    # this one, unless the time that it may take has passed.
                    _LOG.warning("Image abandonnée : %r", fault)
                    self._forget(browser)
                    if retried or isinstance(fault, TimeoutError):
                        raise SlowError from fault
                    retried = True

    @property
    def limits(self) -> Limits:
        """Simultaneous pictures, and seconds."""
        return self._limits

    def available(self) -> bool:
        """Return whether there is a browser to start, looked for once."""
        if self._found is None:
            self._found = find(self._path) is not None
        return self._found

    def close(self) -> None:
        """Let the browser go; the next picture starts another."""
        with self._lock:
            gone, self._browser = self._browser, None
        if gone:
            gone.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=self._limits.turn):
            raise BusyError
        try:
            yield
        finally:
            self._turns.release()

    def _started(self) -> Browser:
        with self._lock:
            if self._browser is None:
                if time.monotonic() < self._retry_at:
                    raise NoBrowserError
                try:
                    self._browser = Browser(self._assets, self._path)
                except Exception as fault:
                    _LOG.warning("Aucun navigateur pour dessiner : %r", fault)
                    self._retry_at = time.monotonic() + PAUSE
                    raise NoBrowserError from fault
            return self._browser

    def _forget(self, browser: Browser) -> None:
        with self._lock:
            if self._browser is not browser:
                return  # another picture that failed with it has closed it
            self._browser = None
        browser.close()
