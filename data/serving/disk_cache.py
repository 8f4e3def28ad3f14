"""A cache on the disk: diskcache stores everything in one SQLite file, in a private folder."""

import logging
import shutil
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from diskcache import Cache, Disk, Timeout
from diskcache.core import DBNAME, MODE_RAW

from data.serving.cache import comes_back, sealed, unsealed

_LOG: Final = logging.getLogger(__name__)

#: Exceptions observed with a damaged, full, locked, read-only or deleted cache. The last four come
#: from diskcache reading rows that it did not write.
_FAILURES: Final = (
    sqlite3.Error, OSError, Timeout, ValueError, TypeError, KeyError, AssertionError,
)  # fmt: skip

#: Errors that do not mean that the file is damaged: it is left in place and tried again later.
_PASSING: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM,
    }
)  # fmt: skip

#: No write-ahead log and no memory map: truncating a mapped file kills the process.
_SETTINGS: Final = {
    "sqlite_journal_mode": "truncate",
    "sqlite_mmap_size": 0,
    "sqlite_synchronous": 0,
    "eviction_policy": "least-recently-stored",
    "statistics": 0,
    "tag_index": 0,
    "cull_limit": 10,
}


class BytesOnlyDisk(Disk):  # type: ignore[misc]
    """Stores text keys and bytes values in the SQLite file; any other row counts as a miss."""

    def put(self, key: object) -> tuple[str, bool]:
        """Return the key as stored by SQLite. Raises TypeError unless it is a text."""
        if not isinstance(key, str):
            message = f"a cache key is a text, not {type(key).__name__}"
            raise TypeError(message)
        return key, True

    def get(self, key: object, raw: object) -> str:
        """Return a key read from SQLite. Raises ValueError for one that `put` did not write."""
        if not raw or not isinstance(key, str):
            message = "a key that this cache did not write"
            raise ValueError(message)
        return key

    def store(
        self, value: object, read: object, key: object = None
    ) -> tuple[int, int, None, sqlite3.Binary]:
        """Return the row for a value. Raises TypeError unless it is bytes."""
        if read or not isinstance(value, bytes):
            message = f"the value of {key!r} is not bytes"
            raise TypeError(message)
        return 0, MODE_RAW, None, sqlite3.Binary(value)

    def fetch(self, mode: object, filename: object, value: object, read: object) -> bytes | None:
        """Return the value of a row, or None (a miss) when this class did not write it."""
        if mode != MODE_RAW or filename or read or not isinstance(value, bytes):
            return None
        return value


class DiskCache:
    """A `Cache` in a private folder inside `folder`."""

    def __init__(
        self,
        folder: Path,
        size_limit: int = 200 * 2**20,
        timeout: float = 1.0,
        pause: float = 30.0,
    ) -> None:
        """Prepare a cache of `size_limit` bytes.

        A locked file delays a request by at most `timeout` seconds; after a failure the cache is
        not used for `pause` seconds.
        """
        self._folder = folder / "resultats"
        self._size_limit = size_limit
        self._timeout = timeout
        self._pause = pause
        self._lock = threading.Lock()
        self._opened: tuple[Any, int] | None = None
        self._retry_at = self._rebuild_at = 0.0
        self._logged: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """Return the value stored for `key`, or None."""
        cache = self._cache()
        if cache is None:
            return None
        try:
            return unsealed(key, cache.get(key))
        except _FAILURES as error:
            self._failed(error)
            return None

    def set(self, key: str, value: bytes) -> None:
        """Store `value` for `key`, if possible."""
        cache = self._cache()
        if cache is None:
            return
        try:
            cache.set(key, sealed(key, value))
        except _FAILURES as error:
            self._failed(error)
        else:
            self._logged.clear()

    def usable(self) -> bool:
        """Tell whether a value that is kept comes back."""
        return comes_back(self)

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        opened, self._opened = self._opened, None
        if opened:
            opened[0].close()

    def _cache(self) -> Any:  # noqa: ANN401 -- diskcache has no types
        """Return the open cache, or None while it cannot be used."""
        opened = self._opened
        if opened and opened[1] == _inode(self._folder / DBNAME):
            return opened[0]
        if time.monotonic() < self._retry_at or not self._lock.acquire(blocking=False):
            return None
        try:
            self._opened = _open(self._folder, self._timeout, self._size_limit)
            return self._opened[0]
        except _FAILURES as error:
            self._failed(error)
            return None
        finally:
            self._lock.release()

    def _failed(self, error: BaseException) -> None:
        """Stop using the cache for a while; delete it, at most once per pause, if damaged."""
        now = time.monotonic()
        self._opened = None
        self._retry_at = now + self._pause
        outcome = "les calculs continuent sans lui"
        if _is_damage(error) and now >= self._rebuild_at:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._rebuild_at, self._retry_at = now + self._pause, now
            outcome = "il est refait"
        kind = f"{type(error).__name__}: {error}"
        if kind not in self._logged:
            self._logged.add(kind)
            _LOG.warning("Le cache des résultats est inutilisable (%s) ; %s.", kind, outcome)


def _open(folder: Path, timeout: float, size_limit: int) -> tuple[Any, int]:
    """Return the cache in `folder`, created if needed, and the inode of its file."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    # diskcache waits a whole minute for a locked file: find out first, with our own patience.
    with closing(sqlite3.connect(folder / DBNAME, timeout, isolation_level=None)) as probe:
        probe.execute("BEGIN IMMEDIATE")
        probe.execute("ROLLBACK")
    cache = Cache(
        str(folder), timeout=timeout, disk=BytesOnlyDisk, size_limit=size_limit, **_SETTINGS
    )
    return cache, _inode(folder / DBNAME)


def _inode(path: Path) -> int:
    """Return the number of the file, 0 when it is not there."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _is_damage(error: BaseException) -> bool:
    if isinstance(error, sqlite3.Error):
        # An error without a code is Python's, about a cell that it could not decode.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        return (code & 0xFF) not in _PASSING
    return not isinstance(error, (OSError, Timeout))
