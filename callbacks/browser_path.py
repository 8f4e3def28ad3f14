"""Where a Chromium is on this machine."""

import shutil
from pathlib import Path
from typing import Final

NAMES: Final = (
    *("google-chrome", "google-chrome-stable", "chrome", "chromium", "chromium-browser"),
    *("microsoft-edge", "brave-browser", "vivaldi"),
)
APPLICATIONS: Final = ("Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser")
#: Names looked for on PATH, and places of browsers that are on no PATH.
USUAL: Final = (
    *NAMES,
    *(f"/usr/bin/{name}" for name in NAMES),
    "/opt/brave.com/brave/brave-browser",
    *(f"/Applications/{name}.app/Contents/MacOS/{name}" for name in APPLICATIONS),
)


def find(path: str) -> str | None:
    """Return the Chromium at `path`, or of the usual places where none is named, or None."""
    if path:
        return path if Path(path).is_file() else None
    return next(filter(None, map(shutil.which, USUAL)), None)
