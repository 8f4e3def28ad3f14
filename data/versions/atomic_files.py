"""Atomic writes: after a crash or a power cut, a file has either all its new content or none."""

import errno
import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from data.versions.errors import BusyStoreError

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_CHUNK: Final = 1 << 20

_BUSY: Final = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})


def write_synced(path: Path, content: bytes) -> None:
    """Write a new file, and return once it is on the disk."""
    with path.open("xb") as file:
        file.write(content)
        _sync(file)


def copy_synced(source: Path, target: Path) -> tuple[str, int]:
    """Copy a file, and return the SHA-256 and the size of what was copied."""
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as read, target.open("xb") as written:
        while chunk := read.read(_CHUNK):
            digest.update(chunk)
            size += written.write(chunk)
        _sync(written)
    return digest.hexdigest(), size


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Return once the directory entries of `folder` are on the disk."""
    if os.name == "nt":  # Windows does not open folders, and writes names through
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_text(path: Path, text: str) -> None:
    """Replace the text of a file atomically: readers see either the old or the new one."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            _sync(file)
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sweep(paths: Iterable[Path], age: float) -> None:
    """Remove the files and folders not modified for `age` seconds; errors are ignored."""
    limit = time.time() - age
    for path in paths:
        with suppress(OSError):
            if path.stat().st_mtime > limit:
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


@contextmanager
def locked(path: Path, patience: float = 60.0) -> Iterator[None]:
    """Hold the lock on the file `path`, waiting for it for at most `patience` seconds.

    The system releases the lock of a process that dies, so none is left behind.
    Raises BusyStoreError when the lock is not obtained in time.
    """
    limit = time.monotonic() + patience
    with path.open("ab") as file:
        while not _taken(file):
            if time.monotonic() >= limit:
                raise BusyStoreError
            time.sleep(0.02)
        yield


def _taken(file: IO[bytes]) -> bool:
    try:
        _take(file)
    except OSError as error:
        if error.errno not in _BUSY:
            raise
        return False
    return True


def _sync(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())
