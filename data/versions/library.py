"""The store of published versions: immutable folders, and a file that names the one served.

    versions/<id>/tables/<table>.parquet   validated tables
    versions/<id>/fichiers/…               the files as received
    versions/<id>/version.json             the manifest of the version
    courante                               the id of the served version

A version is written to a temporary folder, then renamed; `courante` is replaced atomically. So
readers only see complete versions, and an interrupted publication leaves the previous one served.
"""

import shutil
import tempfile
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

import pandas as pd

from data.codebook import Codebook, load
from data.intake.problems import DataError, Problem
from data.versions.atomic_files import locked, replace_text, sweep, sync_folder, write_synced
from data.versions.cells import CELLS
from data.versions.errors import (
    ChangedStoreError,
    DamagedVersionError,
    StoreError,
    UnknownVersionError,
    UnreachableStoreError,
)
from data.versions.folder import FILES, check_files, read_tables, read_version, write_version
from data.versions.version import Version, is_id, recent_first

ASIDE: Final = ".en-cours-"
_DAMAGED: Final = ".abimee-"
POINTER: Final = "courante"
VERSIONS: Final = "versions"

#: Seconds after which the remains of an interrupted publication are deleted by the next one.
_OLD: Final = 3600.0

#: Seconds that a process waits for another that protects answers.
_PATIENCE: Final = 1800.0


class Verification(Protocol):
    """The result of reading files: their tables, or the problems that prevent using them."""

    @property
    def ok(self) -> bool:
        """Tell whether the tables may be published."""

    @property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """Return the validated tables, by name."""

    @property
    def problems(self) -> Sequence[Problem]:
        """Return everything found, errors and warnings."""


@dataclass(frozen=True)
class Library:
    """The published versions in `folder`, which need not exist yet.

    Methods raise StoreError, with a French message, when the store is damaged or unreachable.
    """

    folder: Path
    book: Codebook = field(default_factory=load, repr=False, compare=False)

    def follow(self) -> None:
        """Keep up with what others publish: nothing to do, since this folder is the store."""

    @property
    def problem(self) -> StoreError | None:
        """Return why one cannot keep up with what others publish."""
        return None

    def current(self) -> str | None:
        """Return the id of the served version, or None when nothing was ever published.

        One small read. That version may be damaged or missing: only loading it tells.
        """
        try:
            return (self.folder / POINTER).read_text("utf-8", "replace").strip()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise UnreachableStoreError(error) from error

    def versions(self) -> list[Version]:
        """Return every version, the latest first, then those that cannot be read."""
        current = self.current()
        found = [read_version(self._versions / name) for name in self.ids()]
        marked = [replace(version, current=version.id == current) for version in found]
        return sorted(marked, key=recent_first)

    def ids(self) -> list[str]:
        """Return the ids of the versions on the disk, readable or not. One directory listing."""
        try:
            return [path.name for path in self._versions.iterdir() if is_id(path.name)]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise UnreachableStoreError(error) from error

    def load_tables(self, version_id: str) -> dict[str, pd.DataFrame]:
        """Return the tables of a version, with the columns of the current codebook.

        Columns added since are empty; columns removed since are left out.
        """
        version = self._readable(version_id)
        return read_tables(self._versions / version_id, version, self.book.tables)

    def cells(self, version_id: str) -> bytes:
        """Return the file of published cells of a version; empty where it has none."""
        try:
            return (self._versions / version_id / CELLS).read_bytes()
        except OSError:
            return b""

    def keep_cells(self, version_id: str, cells: bytes) -> None:
        """Keep the file of published cells of a version, made anew; nothing where one may not."""
        with suppress(StoreError, OSError):
            replace_text(self._versions / version_id / CELLS, cells.decode())

    @contextmanager
    def protecting(self, version_id: str) -> Iterator[None]:
        """Let one process at a time protect answers; each for itself where none may write here."""
        del version_id  # one at a time, whichever versions they are of
        with ExitStack() as held:
            with suppress(StoreError, OSError):
                held.enter_context(locked(self.folder / ".protection", _PATIENCE))
            yield

    def published_at(self, version_id: str) -> datetime | None:
        """Return when a version was published, in UTC."""
        return self._readable(version_id).published_at

    def originals(self, version_id: str) -> list[Path]:
        """Return the files (or folders of files) of a version as received, in their order."""
        version = self._readable(version_id)
        names = dict.fromkeys(file.name.split("/")[0] for file in version.files)
        return [self._versions / version_id / FILES / name for name in names]

    def publish(
        self,
        verification: Verification,
        paths: Sequence[Path],
        added_to: str | None = None,
        cells: bytes = b"",
    ) -> Version:
        """Publish the verified tables with the files they came from, and serve them.

        `cells` is the file of what may be published of the confidential answers.

        The same content published again is the same version. Raises DataError when the files
        were found wrong, and StoreError when `added_to`, the version that they complete, is no
        longer the one served.
        """
        return _run(self.publication(verification, paths, added_to, cells))

    def publication(
        self,
        verification: Verification,
        paths: Sequence[Path],
        added_to: str | None = None,
        cells: bytes = b"",
    ) -> Generator[str, None, Version]:
        """Yield the name of each step of a publication once it is done; return the version."""
        if not verification.ok:
            raise DataError(tuple(verification.problems))
        self._prepare()
        with locked(self.folder / ".verrou"):
            if added_to is not None and added_to != self.current():
                raise ChangedStoreError
            self._sweep()
            yield "ménage"
            aside = Path(tempfile.mkdtemp(prefix=ASIDE, dir=self._versions))
            try:
                yield "dossier à part"
                version = yield from write_version(aside, verification.tables, paths)
                write_synced(aside / CELLS, cells)
                self._install(aside, version.id)
            finally:
                shutil.rmtree(aside, ignore_errors=True)
            # An intact version stays; its cells may have been made with other thresholds.
            replace_text(self._versions / version.id / CELLS, cells.decode())
            yield "version en place"
            replace_text(self.folder / POINTER, f"{version.id}\n")
            yield "version servie"
        return replace(read_version(self._versions / version.id), current=True)

    def restore(self, name: str) -> Version:
        """Serve again the version whose id is or begins with `name`, once proved intact."""
        return _run(self._restoration(name))

    def check(self, version_id: str) -> Version:
        """Return a version after reading all of its files. Raises StoreError when one differs."""
        version = self._readable(version_id)
        check_files(self._versions / version_id, version)
        return version

    def place(self, version_id: str) -> Path:
        """Return the folder of a version, which need not exist."""
        return self._versions / version_id

    @property
    def _versions(self) -> Path:
        return self.folder / VERSIONS

    def _readable(self, version_id: str) -> Version:
        if not is_id(version_id) or not (self._versions / version_id).is_dir():
            raise UnknownVersionError(version_id, sorted(self.ids()))
        version = read_version(self._versions / version_id)
        if not version.readable:
            raise DamagedVersionError(version_id, version.problem)
        return version

    def _restoration(self, name: str) -> Generator[str, None, Version]:
        version = self.check(self._resolve(name))
        self._prepare()
        with locked(self.folder / ".verrou"):
            replace_text(self.folder / POINTER, f"{version.id}\n")
            yield "version servie"
        return replace(version, current=True)

    def _resolve(self, name: str) -> str:
        prefix = name.strip().lower()
        known = sorted(self.ids())
        found = [item for item in known if prefix and item.startswith(prefix)]
        if len(found) == 1:
            return found[0]
        raise UnknownVersionError(name, known, found)

    def _prepare(self) -> None:
        """Create the folders, closed to other accounts since the answers are confidential."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._versions.mkdir(mode=0o700, exist_ok=True)
        self._versions.chmod(0o700)

    def _install(self, aside: Path, version_id: str) -> None:
        """Rename the folder to its final name, unless an intact copy is already there."""
        final = self._versions / version_id
        if final.exists():
            with suppress(StoreError):
                self.check(version_id)
                return
            final.rename(aside.with_name(aside.name.replace(ASIDE, _DAMAGED)))
        aside.rename(final)
        sync_folder(self._versions)

    def _sweep(self) -> None:
        """Delete the remains of interrupted publications; the lock proves that none is running."""
        sweep((*self._versions.glob(".*-*"), *self.folder.glob(f".{POINTER}-*")), _OLD)


def _run(steps: Generator[str, None, Version]) -> Version:
    try:
        while True:
            next(steps)
    except StopIteration as done:
        version: Version = done.value
        return version
    except OSError as error:
        raise UnreachableStoreError(error) from error
