"""A Chromium that draws pictures, and what it is given: it fetches nothing by itself."""

import base64
import json
import shutil
import time
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal, TypeAlias

from callbacks.devtools import Devtools

Kind: TypeAlias = Literal["png", "svg"]

#: Names looked for on PATH, and places of browsers that are on no PATH.
USUAL: Final = (
    *("google-chrome", "google-chrome-stable", "chrome", "chromium", "chromium-browser"),
    *("microsoft-edge", "brave-browser", "vivaldi"),
    *("/usr/bin/google-chrome", "/usr/bin/chromium", "/usr/bin/chromium-browser"),
    *("/usr/bin/microsoft-edge", "/opt/brave.com/brave/brave-browser", "/usr/bin/vivaldi"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
)
SWITCHES: Final = (
    "--remote-debugging-pipe",
    "--headless",
    # It runs our own scripts only, and the sandbox starts neither as root nor in most containers.
    "--no-sandbox",
    "--disable-gpu",
    # Containers have a small /dev/shm.
    "--disable-dev-shm-usage",
    # Nothing of its own: no look at updates, no report, no name resolved, no request.
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-proxy-server",
    "--password-store=basic",
    "--use-mock-keychain",
    # A page draws as fast behind another one as in front.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
)
FONTS: Final = ("public-sans", "public-sans-ext")
OUTLINE: Final = "world_50m"
#: Seconds that the browser may take to start, and to go.
START: Final = 30.0
LEAVE: Final = 5.0


class Browser:
    """A running Chromium. As many pages are opened in it as pictures are drawn at once."""

    def __init__(self, assets: Path, path: str) -> None:
        """Start it, with a first page. Raises whatever keeps it from starting."""
        executable = find(path)
        if executable is None:
            raise FileNotFoundError(path or "chromium")
        self._assets = assets
        self._free: SimpleQueue[str] = SimpleQueue()
        self._profile = TemporaryDirectory(prefix="acter-chromium-", ignore_cleanup_errors=True)
        self._devtools = Devtools([executable, *SWITCHES, f"--user-data-dir={self._profile.name}"])
        try:
            self._free.put(self._page(time.monotonic() + START))
        except BaseException:
            self.close()
            raise

    def draw(
        self, drawing: Mapping[str, Any], kind: Kind, size: tuple[int, int, float], patience: float
    ) -> bytes:
        """Return the file. Raises ProtocolError, GoneError, and TimeoutError after `patience` s."""
        deadline = time.monotonic() + patience
        try:
            page = self._free.get_nowait()
        except Empty:
            page = self._page(deadline)
        arguments = json.dumps([drawing, *size])[1:-1]
        script = f"acterDrawing.{kind}({arguments})"
        if kind == "png":
            script += ".then(acterDrawing.base64)"
        drawn: str = self._devtools.evaluate(page, script, deadline)
        self._free.put(page)
        return base64.b64decode(drawn) if kind == "png" else drawn.encode()

    def close(self) -> None:
        """End the browser, whatever state it is in."""
        self._devtools.close(LEAVE)
        self._profile.cleanup()

    def _page(self, deadline: float) -> str:
        """Open a page that is ready to draw, and return its session."""
        call = self._devtools.call
        target = call("Target.createTarget", {"url": "about:blank"}, deadline)["targetId"]
        attached = call("Target.attachToTarget", {"targetId": target, "flatten": True}, deadline)
        session: str = attached["sessionId"]
        for script in self._scripts:
            self._devtools.evaluate(session, script, deadline)
        return session

    @cached_property
    def _scripts(self) -> tuple[str, ...]:
        """What makes a page draw: its document, all that the scripts would fetch, the scripts."""
        vendor = self._assets / "vendor"
        fonts = {
            name: base64.b64encode((vendor / f"{name}.woff2").read_bytes()).decode()
            for name in FONTS
        }
        outline = json.loads((vendor / "geo" / f"{OUTLINE}.json").read_text("utf-8"))
        page = (
            '<!doctype html><meta charset="utf-8"><style>'
            '@font-face{font-family:"Public Sans";font-weight:100 900;'
            f'src:url(data:font/woff2;base64,{fonts[FONTS[0]]}) format("woff2")}}</style><body>'
        )
        return (
            # Standards mode, as on our own pages: about:blank has no doctype.
            f"document.open(); document.write({json.dumps(page)}); document.close();",
            f"window.acterFonts = {json.dumps(fonts)};",
            f"window.PlotlyGeoAssets = {{topojson: {json.dumps({OUTLINE: outline})}}};",
            *(
                # A script's last value is of no use, and may not be JSON.
                f"{(self._assets / name).read_text('utf-8')}\n;void 0;"
                for name in ("vendor/plotly.min.js", "drawing.js")
            ),
        )


def find(path: str) -> str | None:
    """Return the Chromium at `path`, or of the usual places where none is named, or None."""
    if path:
        return path if Path(path).is_file() else None
    return next(filter(None, map(shutil.which, USUAL)), None)
