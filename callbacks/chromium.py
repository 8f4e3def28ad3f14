"""A Chromium that draws pictures, and what it is given: it fetches nothing by itself."""

import asyncio
import base64
import json
import threading
from collections.abc import Mapping
from concurrent.futures import TimeoutError as Late
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

Kind: TypeAlias = Literal["png", "svg"]

#: Chromium without what it does of its own: no look at updates, no name resolved, no request.
QUIET: Final = (
    "--disable-background-networking",
    "--disable-default-apps",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
FONTS: Final = ("public-sans", "public-sans-ext")
OUTLINE: Final = "world_50m"
#: Seconds that the browser may take to start, and to go.
START: Final = 30.0
LEAVE: Final = 5.0


class Browser:
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


def found(path: str) -> bool:
    """Tell whether there is a Chromium at `path`, or at the usual places where none is named."""
    if path:
        return Path(path).is_file()
    from choreographer.browsers import Chromium  # noqa: PLC0415  (as above)

    return bool(Chromium.find_browser(skip_local=False))


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
        from kaleido._page_generator import KJS_PATH  # noqa: PLC0415  (see `Browser`)

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
