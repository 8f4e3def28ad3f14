"""Pictures made on the server: one browser of its own, started at the first picture.

It runs `assets/drawing.js`, the program that makes the same pictures on a reader's page. It is
given all that it needs (plotly.js, the map's outline, the fonts) and can reach no host.
"""

import asyncio
import atexit
import base64
import json
import logging
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import TimeoutError as Late
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

_LOG: Final = logging.getLogger(__name__)

Kind: TypeAlias = Literal["png", "svg"]

#: Chromium without what it does of its own: no look at updates, no name resolved, no request.
QUIET: Final = (
    "--disable-background-networking",
    "--disable-default-apps",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
FONTS: Final = ("public-sans", "public-sans-ext")
OUTLINE: Final = "world_50m"
#: Seconds that the browser may take to start, and to go; and before one that failed is tried again.
START: Final = 30.0
LEAVE: Final = 5.0
PAUSE: Final = 60.0


class RenderError(RuntimeError):
    """No picture was made; the text says why, in French."""


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
    """Too many pictures are being made at once."""

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
    """Pictures made at once, and seconds allowed for one (`patience`) and for its turn."""

    at_once: int = 2
    patience: float = 20.0
    turn: float = 10.0


class Renderer:
    """Makes PNG and SVG files of figures and of pictures. Safe for threads; one a process."""

    def __init__(self, assets: Path, browser: str = "", limits: Limits | None = None) -> None:
        """Prepare; nothing starts before the first picture.

        `browser` is the path of a Chromium; without it, the usual places are searched.
        """
        self._assets = assets
        self._path = browser
        self._limits = limits or Limits()
        self._turns = threading.BoundedSemaphore(self._limits.at_once)
        self._lock = threading.Lock()
        self._browser: _Browser | None = None
        self._retry_at = 0.0
        atexit.register(self.close)

    def render(
        self, drawing: Mapping[str, Any], kind: Kind, width: int, height: int, scale: float = 1
    ) -> bytes:
        """Return a file of `width × scale` by `height × scale` pixels.

        `drawing` is a plotly figure, or a picture of `components.pictures`. Raises NoBrowserError,
        BusyError or SlowError.
        """
        with self._turn():
            browser = self._started()
            try:
                return browser.draw(drawing, kind, (width, height, scale), self._limits.patience)
            except Exception as fault:
                # Whatever went wrong in there, the next picture gets a new browser.
                _LOG.warning("Image abandonnée : %r", fault)
                self._forget(browser)
                raise SlowError from fault

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

    def _started(self) -> "_Browser":
        with self._lock:
            if self._browser is None:
                if time.monotonic() < self._retry_at:
                    raise NoBrowserError
                try:
                    self._browser = _Browser(self._assets, self._path, self._limits.at_once)
                except Exception as fault:
                    _LOG.warning("Aucun navigateur pour dessiner : %r", fault)
                    self._retry_at = time.monotonic() + PAUSE
                    raise NoBrowserError from fault
            return self._browser

    def _forget(self, browser: "_Browser") -> None:
        with self._lock:
            if self._browser is browser:
                self._browser = None
        browser.close()


class _Browser:
    """A running Chromium and the thread that talks to it."""

    def __init__(self, assets: Path, path: str, tabs: int) -> None:
        """Start it. Raises whatever keeps it from starting."""
        # Half a second of imports, that a server without pictures need not pay.
        from choreographer.browsers import Chromium  # noqa: PLC0415
        from kaleido import Kaleido  # noqa: PLC0415

        class Quiet(Chromium):
            def get_cli(self) -> list[str]:
                return [*super().get_cli(), *QUIET]

        self._kaleido = Kaleido(
            n=tabs, timeout=None, path=path or None, page_generator=_Page(assets), browser_cls=Quiet
        )
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        try:
            self._wait(self._kaleido.open(), START)
        except BaseException:
            self.close()
            raise

    def draw(
        self, drawing: Mapping[str, Any], kind: Kind, size: tuple[int, int, float], patience: float
    ) -> bytes:
        """Return the file. Raises what the browser raises, and TimeoutError."""
        width, height, scale = size
        # Kaleido carries figures only: what is drawn goes inside one (see `_Page.HOOK`).
        carried = {"data": [], "layout": {"meta": {"drawing": drawing}}}
        wanted = {"format": kind, "width": width, "height": height, "scale": scale}
        made: bytes = self._wait(self._kaleido.calc_fig(carried, opts=wanted), patience)
        return made

    def close(self) -> None:
        """End the browser and its thread, whatever state they are in."""
        with suppress(Exception):
            self._wait(self._kaleido.close(), LEAVE)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(LEAVE)
        if not self._thread.is_alive():
            self._loop.close()

    def _wait(self, task: Any, seconds: float) -> Any:  # noqa: ANN401  (whatever the task gives)
        future = asyncio.run_coroutine_threadsafe(task, self._loop)
        try:
            return future.result(seconds)
        except Late:
            future.cancel()
            raise


@dataclass(frozen=True)
class _Page:
    """The page on which the browser draws: our own scripts, and all that they would fetch."""

    assets: Path

    HOOK = (
        "Plotly.toImage = async function (figure, options) {"
        "  const { width, height, scale } = options, drawn = figure.layout.meta.drawing;"
        '  if (options.format === "svg") return acterDrawing.svg(drawn, width, height, scale);'
        "  return acterDrawing.base64(await acterDrawing.png(drawn, width, height, scale));"
        "};"
    )

    def generate_index(self) -> str:
        """Return the page's HTML, as Kaleido asks for it."""
        from kaleido._page_generator import KJS_PATH  # noqa: PLC0415  (see `_Browser`)

        vendor = self.assets / "vendor"
        fonts = {
            name: base64.b64encode((vendor / f"{name}.woff2").read_bytes()).decode()
            for name in FONTS
        }
        outline = json.loads((vendor / "geo" / f"{OUTLINE}.json").read_text("utf-8"))
        given = (
            f"window.acterFonts = {json.dumps(fonts)};"
            f"window.PlotlyGeoAssets = {{topojson: {json.dumps({OUTLINE: outline})}}};"
        )
        faces = "".join(
            f'@font-face{{font-family:"Public Sans";font-weight:100 900;'
            f'src:url(data:font/woff2;base64,{fonts[name]}) format("woff2")}}'
            for name in FONTS[:1]
        )
        return (
            f'<!doctype html><html><head><meta charset="utf-8"><style>{faces}</style>'
            f'<style id="head-style"></style><script>{given}</script>'
            f'<script src="{(vendor / "plotly.min.js").as_uri()}" charset="utf-8"></script>'
            f'<script src="{(self.assets / "drawing.js").as_uri()}" charset="utf-8"></script>'
            f"<script>{self.HOOK}</script>"
            f'<script src="{KJS_PATH.as_uri()}"></script></head>'
            '<body><img id="kaleido-image"></body></html>'
        )
