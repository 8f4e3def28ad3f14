"""A library whose folder is the copy of a shared store: read here, published there first.

Versions never change and their names are hashes of their content, so a copy is proved by reading
it. Requests read the copy alone: a store that is slow or out of reach delays none of them.
"""

import atexit
import logging
import shutil
import tempfile
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from data.intake.problems import DataError
from data.versions.atomic_files import locked, replace_text
from data.versions.errors import (
    AwaitedOriginError,
    ChangedStoreError,
    StoreError,
    UnreachableOriginError,
    UnreachableStoreError,
)
from data.versions.folder import read_version
from data.versions.library import ASIDE, POINTER, Library, Verification
from data.versions.origin import Origin
from data.versions.version import Version

_LOG: Final = logging.getLogger(__name__)

#: Seconds between two looks at the name of the served version, and at the list of all.
_GLANCE: Final = 3.0
_REVIEW: Final = 60.0

#: Seconds that a start waits for the served version, before it goes on without.
_START: Final = 20.0


@dataclass
class _State:
    """What one process knows of the shared store."""

    followed: bool = False
    problem: StoreError | None = None
    #: Versions whose copies this process has read and found intact.
    proved: set[str] = field(default_factory=set)
    logged: set[str] = field(default_factory=set)
    seen: threading.Event = field(default_factory=threading.Event)
    stopped: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, kw_only=True)
class Mirror(Library):
    """The versions of `origin`, copied into `folder`.

    While it is followed, a thread keeps the copy up to date; otherwise (commands) each question
    brings it up to date first, and raises UnreachableOriginError where it cannot.
    """

    origin: Origin
    _state: _State = field(default_factory=_State, repr=False, compare=False)

    def follow(self) -> None:
        """Keep up with the origin from now on; return once the served version is here, or late."""
        state = self._state
        state.followed, state.problem = True, AwaitedOriginError()
        atexit.register(self.stop)
        threading.Thread(target=self._keep_up, daemon=True).start()
        state.seen.wait(_START)

    def stop(self) -> None:
        """Follow no longer: the copy stays as it is."""
        self._state.stopped.set()

    @property
    def problem(self) -> StoreError | None:
        """Return why the copy is not up to date."""
        return self._state.problem

    def current(self) -> str | None:
        """Return the id of the served version; an empty copy proves nothing of its origin."""
        self._refresh()
        held = super().current()
        if held is None and self._state.problem and not super().ids():
            raise self._state.problem
        return held

    def ids(self) -> list[str]:
        """Return the ids of the versions."""
        self._refresh()
        return super().ids()

    def check(self, version_id: str) -> Version:
        """Return a version after reading all of its files; a damaged copy is made anew soon."""
        try:
            return super().check(version_id)
        except StoreError:
            self._state.proved.discard(version_id)
            raise

    def keep_cells(self, version_id: str, cells: bytes) -> None:
        """Keep the published cells of a version, made anew, here and for others."""
        super().keep_cells(version_id, cells)
        with suppress(StoreError):
            self.origin.keep_cells(version_id, cells)

    @contextmanager
    def protecting(self, version_id: str) -> Iterator[None]:
        """Let one process of this machine protect answers, unless another machine has done it."""
        with super().protecting(version_id):
            with suppress(StoreError, OSError):
                super().keep_cells(version_id, self.origin.cells(version_id))
            yield

    def publication(
        self,
        verification: Verification,
        paths: Sequence[Path],
        added_to: str | None = None,
        cells: bytes = b"",
    ) -> Generator[str, None, Version]:
        """Yield the name of each step of a publication; it begins apart, and ends at the origin.

        Where two machines publish at once, both versions are kept, and the last one is served.
        """
        if not verification.ok:
            raise DataError(tuple(verification.problems))
        self.synchronise()
        with tempfile.TemporaryDirectory(prefix=ASIDE, dir=self._versions) as place:
            apart = Library(Path(place), self.book)
            version = yield from apart.publication(verification, paths, cells=cells)
            if added_to is not None and added_to != self.origin.current():
                raise ChangedStoreError
            held = self if version.id in super().ids() else apart
            held.keep_cells(version.id, cells)
            # Also where the store has it: an origin that was damaged is made whole.
            self.origin.send(held.place(version.id))
            yield "version envoyée"
            self.origin.serve(version.id)
            yield "version désignée"
        self.synchronise()
        return replace(read_version(self.place(version.id)), current=True)

    def _restoration(self, name: str) -> Generator[str, None, Version]:
        version = self.check(self._resolve(name))
        self.origin.send(self.place(version.id))
        yield "version envoyée"
        self.origin.serve(version.id)
        yield "version désignée"
        self.synchronise()
        return replace(version, current=True)

    def synchronise(self) -> None:
        """Hold the versions of the origin, all and no others, and name the one that it names.

        Raises StoreError where it cannot be asked; then what is held stays, and is served.
        """
        try:
            self._prepare()
            with locked(self.folder / ".verrou"):
                self._sweep()
                self._copy()
        except OSError as error:
            raise UnreachableStoreError(error) from error

    def _copy(self) -> None:
        served, known, held = self.origin.current(), self.origin.ids(), super().ids()
        for version_id in sorted(known, key=lambda one: (one != served, one)):
            self._hold_if_sound(version_id)
            if version_id == served:
                self._name(served)
        self._name(served)
        # A store that lost what it serves may have lost the rest too: that withdraws nothing.
        for withdrawn in set(held) - known if served in known else ():
            self._forget(withdrawn)

    def _name(self, served: str | None) -> None:
        if served is None:
            (self.folder / POINTER).unlink(missing_ok=True)
            return
        if super().current() != served:
            replace_text(self.folder / POINTER, f"{served}\n")
        self._state.seen.set()

    def _hold_if_sound(self, version_id: str) -> None:
        """Hold a version; one that is damaged is left out, and said."""
        try:
            self._hold(version_id)
        except UnreachableOriginError:
            raise
        except StoreError as damage:
            self._log(str(damage))

    def _hold(self, version_id: str) -> None:
        """Have an intact copy of a version."""
        if not self._is_held(version_id):
            aside = Path(tempfile.mkdtemp(prefix=ASIDE, dir=self._versions))
            try:
                self.origin.receive(version_id, aside)
                self._install(aside, version_id)
            finally:
                shutil.rmtree(aside, ignore_errors=True)
        self._state.proved.add(version_id)

    def _is_held(self, version_id: str) -> bool:
        """Tell whether the copy of a version is intact; each process reads it whole once."""
        if not self.place(version_id).is_dir():
            return False
        if version_id not in self._state.proved:
            with suppress(StoreError):
                self.check(version_id)
                return True
        return version_id in self._state.proved

    def _forget(self, version_id: str) -> None:
        """Delete the copy of a version that was withdrawn, all of it at once."""
        aside = Path(tempfile.mkdtemp(prefix=ASIDE, dir=self._versions))
        self.place(version_id).rename(aside / version_id)
        shutil.rmtree(aside, ignore_errors=True)
        self._state.proved.discard(version_id)

    def _refresh(self) -> None:
        if not self._state.followed:
            self.synchronise()

    def _keep_up(self) -> None:
        review_at = 0.0
        while True:
            try:
                if self._is_due(review_at):
                    self.synchronise()
                    review_at = time.monotonic() + _REVIEW
                self._mended()
            except Exception as error:  # noqa: BLE001 -- whatever is wrong, one tries again
                self._state.problem = error if isinstance(error, StoreError) else StoreError(error)
                self._log(str(error))
            self._state.seen.set()
            if self._state.stopped.wait(_GLANCE):
                return

    def _is_due(self, review_at: float) -> bool:
        late = self._state.problem is not None or time.monotonic() >= review_at
        return late or self.origin.current() != super().current()

    def _mended(self) -> None:
        if self._state.problem:
            self._state.problem = None
            self._state.logged.clear()

    def _log(self, fault: str) -> None:
        if fault not in self._state.logged:
            self._state.logged.add(fault)
            _LOG.error("%s Ce qui a été reçu reste servi.", fault)
