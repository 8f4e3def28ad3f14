"""Install the servers that tests start: an object store, and a Redis where the system has none.

`make` runs it once; a test for which something is missing fails, and names this file.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

LOCK = Path(__file__).with_name("requirements.lock")
PLACE = Path(sys.prefix) / "backends"
PYTHON = PLACE / "bin" / "python"
REDIS = ("redis-server", "valkey-server")


def redis_server():
    """Return the path of a server of Redis's protocol: the system's, else the one installed."""
    where = (None, f"{PLACE}/bin")
    found = filter(None, (shutil.which(name, path=path) for path in where for name in REDIS))
    return next(found, None)


def install():
    """Make sure that both can be started."""
    venv.create(PLACE, with_pip=True)
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    subprocess.run([*pip, "--require-hashes", "-r", LOCK], check=True)
    apt = shutil.which("apt-get")
    if redis_server() is None and apt and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([apt, "update", "-qq"], env=quiet, check=False)
        wanted = [apt, "install", "-y", "-qq", "--no-install-recommends", "redis-server"]
        subprocess.run(wanted, env=quiet, check=True)


if __name__ == "__main__":
    install()
