"""What gunicorn reads by itself when it is started in this folder; options given by hand win."""

import ctypes
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from callbacks import journal
from settings import read_settings

settings = read_settings()

# One log, in one form, without addresses of senders: also for lines of gunicorn's own.
logconfig_dict = journal.configuration(settings.journal)

# The threads of a worker take memory from one heap, where each would keep what it has freed. They
# answer in turn, and seldom wait for it. Said here, before any thread is started.
with suppress(OSError, AttributeError):
    ctypes.CDLL(None).mallopt(-8, 1)  # M_ARENA_MAX, of GNU alone

# Where prometheus_client finds what each worker has counted: private, and gone with the server.
counts = tempfile.mkdtemp(prefix="acter-") if settings.metriques else ""
raw_env = [f"PROMETHEUS_MULTIPROC_DIR={counts}"] if counts else []


def on_exit(_server: object) -> None:
    """Forget what was counted."""
    if counts:
        shutil.rmtree(counts, ignore_errors=True)
