"""The dataset being served, reloaded when another version is published."""

import hashlib
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data.dataset import Dataset
from data.disclosure.rules import Rules
from data.versions.errors import (
    NoCurrentVersionError,
    NoDataError,
    NoReadableVersionError,
    StoreError,
)
from data.versions.library import Library
from data.versions.loading import Loader
from data.versions.memory import give_back
from data.versions.version import ID_LENGTH

_LOG: Final = logging.getLogger(__name__)

KEPT: Final = "Les données déjà chargées restent servies."
NOTHING: Final = "Aucune donnée n’est servie en attendant ; le serveur réessaie de lui-même."


def code_version(*places: Path) -> str:
    """Return a hash of the files in `places`, folders or files (default: `data/`).

    They must include all that determines what is kept in a cache. Compute it once, when the program
    starts: later, the files may differ from the code that is running.
    """
    digest = hashlib.sha256()
    for place in places or (Path(__file__).parents[1],):
        for path in sorted(place.rglob("*")) if place.is_dir() else (place,):
            if path.is_dir() or path.parent.name == "__pycache__":
                continue
            content = path.read_bytes()
            name = path.relative_to(place.parent).as_posix()
            digest.update(f"{name}|{len(content)}|".encode() + content)
    return digest.hexdigest()[:ID_LENGTH]


@dataclass(frozen=True)
class Pace:
    """Seconds between two checks of the store, before a failed load is retried, and for a load.

    A load that takes longer than `wait` (answers have to be protected anew) goes on by itself.
    """

    pause: float = 1.0
    patience: float = 30.0
    wait: float = 10.0


class LiveDataset:
    """Provides the dataset to serve, and replaces it when another version is published.

    Where the published version cannot be read, the last one that can be is served in its place;
    where none can, none is, until one can be again. Invented data never take the place of others.
    """

    def __init__(
        self,
        library: Library,
        embedded: Callable[[], Dataset],
        code: str,
        rules: Rules,
        pace: Pace | None = None,
    ) -> None:
        """Load the published version, or the embedded dataset when nothing was ever published."""
        self._library = library
        self._loader = Loader(library, code, rules)
        self._pace = pace or Pace()
        self._lock = threading.Lock()
        self._logged = ""
        self._damage = ""
        self._refused: str | None = None
        self._retry_at = 0.0
        self._served: str | None = None
        self._taking: threading.Thread | None = None
        self._dataset: Dataset | None = embedded() if self._nothing_published() else None
        self._look()

    def current(self) -> Dataset:
        """Return the dataset to serve. Raises NoDataError while no version can be read.

        The first thread that sees a new version loads it; the others use the previous one.
        """
        if time.monotonic() >= self._look_at and self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
        if self._dataset is None:
            raise NoDataError
        return self._dataset

    def readable(self) -> bool:
        """Return whether there is a dataset to serve. Once there is, there always is."""
        try:
            self.current()
        except NoDataError:
            return False
        return True

    def stands_in(self) -> bool:
        """Return whether what is served replaces a published version that could not be read."""
        return bool(self._logged)

    def is_current(self) -> bool:
        """Return whether what is served is the published version, or nothing was ever published."""
        try:
            wanted = self._library.current()
            unnamed = wanted is None and bool(self._library.versions())
        except StoreError:
            return False
        return wanted == self._served and not unnamed

    def keeps_up(self) -> bool:
        """Return whether one would know of another version, were it published."""
        return self._library.problem is None

    def is_intact(self) -> bool:
        """Return whether the files of the served version, which memory holds, are as published.

        Reads them all; the log has once what is wrong with them.
        """
        try:
            if self._served is not None:
                self._library.check(self._served)
                self._loader.check_cells(self._served)
        except StoreError as error:
            if self._damage != str(error):
                _LOG.error("%s Elle est encore servie, de mémoire.", error)
            self._damage = str(error)
            return False
        self._damage = ""
        return True

    def _nothing_published(self) -> bool:
        try:
            return self._library.current() is None and not self._library.ids()
        except StoreError:
            return False

    def _look(self) -> None:
        now = time.monotonic()
        self._look_at = now + self._pace.pause
        if self._taking is not None and self._taking.is_alive():
            return
        try:
            wanted = self._library.current()
        except StoreError as error:
            self._fail(self._served, error)
            return
        if wanted == self._served and self._dataset is not None:
            self._logged = ""
        elif wanted != self._refused or now >= self._retry_at:
            self._taking = threading.Thread(target=self._try, args=(wanted,), daemon=True)
            self._taking.start()
            self._taking.join(self._pace.wait)

    def _try(self, wanted: str | None) -> None:
        try:
            self._take(wanted)
        except Exception as error:  # noqa: BLE001 -- whatever is wrong, requests must go on
            self._fail(wanted, error)
        finally:
            give_back()

    def _fail(self, wanted: str | None, error: Exception) -> None:
        instead = KEPT if self._dataset is not None else NOTHING
        self._refuse(wanted, _message_of(error), instead)

    def _take(self, wanted: str | None) -> None:
        """Serve a version; where nothing is served yet, another one rather than none."""
        others = [] if self._dataset is not None else self._library.versions()
        causes: list[Exception] = []
        for version_id in (wanted, *(version.id for version in others if version.id != wanted)):
            try:
                self._dataset = self._loaded(version_id)
            except Exception as error:  # noqa: BLE001 -- any fault leaves the next one a chance
                causes.append(error)
                continue
            self._served, self._retry_at, self._logged = version_id, 0.0, ""
            _LOG.info("Version servie : %s.", version_id)
            if causes:
                faults = " ".join(map(_message_of, causes))
                self._refuse(wanted, faults, f"La version {version_id} est servie à la place.")
            return
        if self._dataset is not None:
            raise causes[0]
        raise NoReadableVersionError(map(_message_of, causes))

    def _loaded(self, version_id: str | None) -> Dataset:
        if version_id is None:
            raise NoCurrentVersionError
        return self._loader.load(version_id)

    def _refuse(self, version_id: str | None, fault: str, instead: str) -> None:
        """Do not retry this version for a while; log the reason, once while it lasts."""
        self._refused = version_id
        self._retry_at = time.monotonic() + self._pace.patience
        if fault != self._logged:
            _LOG.error("%s %s", fault, instead)
        self._logged = fault


def _message_of(error: Exception) -> str:
    if isinstance(error, StoreError):
        return str(error)
    return f"Le chargement d’une version a échoué ({type(error).__name__} : {error})."
