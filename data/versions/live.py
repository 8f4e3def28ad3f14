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
from data.versions.errors import NoCurrentVersionError, NoReadableVersionError, StoreError
from data.versions.library import Library
from data.versions.loading import Loader
from data.versions.version import ID_LENGTH

_LOG: Final = logging.getLogger(__name__)


def code_version(*folders: Path) -> str:
    """Return a hash of the modules in `folders` (default: `data/`) and of their codebook.

    `folders` must include all code that determines an aggregate. Compute it once, when the program
    starts: later, the files may differ from the code that is running.
    """
    digest = hashlib.sha256()
    for folder in folders or (Path(__file__).parents[1],):
        for path in sorted((*folder.rglob("*.py"), *(folder / "codebook").glob("*.csv"))):
            content = path.read_bytes()
            name = path.relative_to(folder.parent).as_posix()
            digest.update(f"{name}|{len(content)}|".encode() + content)
    return digest.hexdigest()[:ID_LENGTH]


@dataclass(frozen=True)
class Pace:
    """Seconds between two checks of the store (`pause`), and before a failed load is retried."""

    pause: float = 1.0
    patience: float = 30.0


class LiveDataset:
    """Provides the dataset to serve, and replaces it when another version is published."""

    def __init__(
        self,
        library: Library,
        embedded: Callable[[], Dataset],
        code: str,
        rules: Rules,
        pace: Pace | None = None,
    ) -> None:
        """Load the published version, or the embedded dataset when nothing was ever published.

        Raises StoreError when versions were published but none can be read: invented data must not
        be served in their place.
        """
        self._library = library
        self._loader = Loader(library, code, rules)
        self._pace = pace or Pace()
        self._lock = threading.Lock()
        self._logged = ""
        self._refused: str | None = None
        self._retry_at = 0.0
        self._served, self._dataset = self._first(embedded)
        self._look_at = time.monotonic() + self._pace.pause

    def current(self) -> Dataset:
        """Return the dataset to serve. Never raises once the program has started.

        The first thread that sees a new version loads it; the others use the previous one.
        """
        if time.monotonic() >= self._look_at and self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
        return self._dataset

    def is_current(self) -> bool:
        """Return whether what is served is the published version, or nothing was ever published."""
        try:
            wanted = self._library.current()
            unnamed = wanted is None and bool(self._library.versions())
        except StoreError:
            return False
        return wanted == self._served and not unnamed

    def _look(self) -> None:
        now = time.monotonic()
        self._look_at = now + self._pace.pause
        wanted = self._served
        try:
            wanted = self._library.current()
            if wanted == self._served or (wanted == self._refused and now < self._retry_at):
                return
            self._dataset = self._loaded(wanted)
        except Exception as error:  # noqa: BLE001 -- whatever is wrong, requests must go on
            self._refuse(wanted, f"{_message_of(error)} Les données déjà chargées restent servies.")
            return
        self._served, self._retry_at, self._logged = wanted, 0.0, ""
        _LOG.info("Version servie : %s.", wanted)

    def _loaded(self, version_id: str | None) -> Dataset:
        if version_id is None:
            raise NoCurrentVersionError
        return self._loader.load(version_id)

    def _first(self, embedded: Callable[[], Dataset]) -> tuple[str | None, Dataset]:
        """Return the dataset to start with, and the version it is (none: embedded)."""
        wanted, versions = self._library.current(), self._library.versions()
        if wanted is None:
            if versions:
                self._refuse(
                    None, f"{NoCurrentVersionError()} Les données embarquées sont servies."
                )
            return None, embedded()
        causes: list[str] = []
        for version_id in (wanted, *(v.id for v in versions if v.readable and v.id != wanted)):
            try:
                dataset = self._loaded(version_id)
            except Exception as error:  # noqa: BLE001 -- any fault leaves the next one a chance
                causes.append(_message_of(error))
                continue
            if causes:
                fault = " ".join(causes)
                self._refuse(wanted, f"{fault} La version {version_id} est servie à la place.")
            return version_id, dataset
        raise NoReadableVersionError(causes)

    def _refuse(self, version_id: str | None, message: str) -> None:
        """Do not retry this version for a while; log the reason, once while it lasts."""
        self._refused = version_id
        self._retry_at = time.monotonic() + self._pace.patience
        if message != self._logged:
            _LOG.error("%s", message)
        self._logged = message


def _message_of(error: Exception) -> str:
    if isinstance(error, StoreError):
        return str(error)
    return f"Le chargement d’une version a échoué ({type(error).__name__} : {error})."
