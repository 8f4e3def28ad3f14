"""Find a Chromium, or install one: the system's, else the system's package, else playwright's own.

Run as a script before the browser tests; imported by their fixtures for `executable`.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ["chromium", "fonts-liberation"]


def executable() -> str | None:
    """Return the path of the system's Chromium, or None when playwright's own is to be used."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def install() -> None:
    """Make sure that some Chromium can be launched."""
    apt = shutil.which("apt-get")
    if executable() or (apt and os.geteuid() == 0 and _from_apt(apt)):
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def _from_apt(apt: str) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "update", "-qq"], env=quiet, check=False)
    wanted = [apt, "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
    return (
        subprocess.run(wanted, env=quiet, check=False).returncode == 0 and executable() is not None
    )


if __name__ == "__main__":
    install()
    sys.stdout.write(f"Chromium: {executable() or 'playwright'}\n")
