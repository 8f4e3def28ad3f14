"""A Chromium that draws pictures, driven by playwright: it fetches nothing by itself."""

import asyncio
import base64
import json
import threading
from collections.abc import Coroutine, Mapping
from contextlib import AsyncExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, TypeVar

from callbacks.browser_path import find

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page

Kind: TypeAlias = Literal["png", "svg"]
T = TypeVar("T")

#: Beside playwright's own switches: no name is resolved, not even this machine's, and no proxy is
#: asked to do it.
SWITCHES: Final = ("--host-resolver-rules=MAP * ~NOTFOUND", "--no-proxy-server", "--disable-gpu")
FONTS: Final = ("public-sans", "public-sans-ext")
OUTLINE: Final = "world_50m"
#: Seconds that the browser may take to start, and to go.
START: Final = 30.0
LEAVE: Final = 5.0


class Browser:
    """A running Chromium, and the thread that talks to it. Safe for threads."""

    def __init__(self, assets: Path, path: str) -> None:
        """Start it, with a first page. Raises whatever keeps it from starting."""
        executable = find(path)
        if executable is None:
            raise FileNotFoundError(path or "chromium")
        self._assets = assets
        self._running = AsyncExitStack()
        self._free: list[Page] = []
        self._runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
        self._loop = self._runner.get_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        try:
            self._wait(self._open(executable), START)
        except BaseException:
            self.close()
            raise

    def draw(
        self, drawing: Mapping[str, Any], kind: Kind, size: tuple[int, int, float], patience: float
    ) -> bytes:
        """Return the file. Raises playwright's Error, and TimeoutError after `patience` seconds."""
        script = f"acterDrawing.{kind}({json.dumps([drawing, *size])[1:-1]})"
        if kind == "png":
            script += ".then(acterDrawing.base64)"
        text = self._wait(self._evaluate(script), patience)
        return base64.b64decode(text) if kind == "png" else text.encode()

    def close(self) -> None:
        """End the browser and its thread, whatever state they are in.

        Playwright's driver ends a browser that does not answer by force, after half a minute:
        nobody waits for that.
        """
        asyncio.run_coroutine_threadsafe(self._end(), self._loop)
        self._thread.join(LEAVE)

    def _run(self) -> None:
        with self._runner:  # whoever still waits for a picture is let go at its end
            self._loop.run_forever()

    def _wait(self, task: Coroutine[Any, Any, T], seconds: float) -> T:
        future = asyncio.run_coroutine_threadsafe(task, self._loop)
        try:
            return future.result(seconds)
        finally:
            future.cancel()

    async def _open(self, executable: str) -> None:
        # A second of imports, that a server without pictures need not pay.
        from playwright.async_api import async_playwright  # noqa: PLC0415

        playwright = await self._running.enter_async_context(async_playwright())
        chromium = await playwright.chromium.launch(executable_path=executable, args=SWITCHES)
        self._context: BrowserContext = await chromium.new_context()
        self._free.append(await self._page())

    async def _end(self) -> None:
        try:
            await self._running.aclose()
        finally:
            self._loop.stop()

    async def _evaluate(self, script: str) -> str:
        """Return the text that a script's promise becomes, in a page that draws nothing else."""
        page = self._free.pop() if self._free else await self._page()
        text: str = await page.evaluate(script)
        self._free.append(page)
        return text

    async def _page(self) -> "Page":
        """Open a page that is ready to draw."""
        page = await self._context.new_page()
        await page.set_content(self._document)
        await page.add_script_tag(path=self._assets / "vendor" / "plotly.min.js")
        await page.add_script_tag(path=self._assets / "drawing.js")
        return page

    @cached_property
    def _document(self) -> str:
        """A page's HTML, in standards mode as our own pages, with all that scripts would fetch."""
        vendor = self._assets / "vendor"
        outline = (vendor / "geo" / f"{OUTLINE}.json").read_text("utf-8")
        fonts = {
            name: base64.b64encode((vendor / f"{name}.woff2").read_bytes()).decode()
            for name in FONTS
        }
        return (
            '<!doctype html><meta charset="utf-8"><style>'
            '@font-face{font-family:"Public Sans";font-weight:100 900;'
            f'src:url(data:font/woff2;base64,{fonts[FONTS[0]]}) format("woff2")}}</style>'
            f"<script>window.acterFonts = {json.dumps(fonts)};"
            f'window.PlotlyGeoAssets = {{topojson: {{"{OUTLINE}": {outline}}}}};</script>'
        )
