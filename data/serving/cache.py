"""What a cache is: bytes by text key, whose failures only cost time. No method raises.

Values are never unpickled, so that writing to a cache does not allow running code here. Each is
kept with a digest of itself and its key: one that was altered or moved counts as a miss.
"""

import hashlib
from typing import Final, Protocol

_DIGEST_SIZE: Final = 16

#: Key and value that tell whether a cache works.
_PROBE: Final = "essai"


class Cache(Protocol):
    """A cache: `NoCache`, on the disk (`disk_cache`), or shared by machines (`shared_cache`)."""

    def get(self, key: str) -> bytes | None:
        """Return the value kept for `key`, or None."""

    def set(self, key: str, value: bytes) -> None:
        """Keep `value` for `key`, if possible."""

    def usable(self) -> bool:
        """Tell whether a value that is kept comes back; true where nothing is to be kept."""

    def close(self) -> None:
        """Let go of the file or the connections; the next use opens them again."""


class NoCache:
    """Keeps nothing: everything is computed each time."""

    def get(self, key: str) -> bytes | None:  # noqa: ARG002  (as caches have it)
        """Return None."""
        return None

    def set(self, key: str, value: bytes) -> None:
        """Keep nothing."""

    def usable(self) -> bool:
        """Return true."""
        return True

    def close(self) -> None:
        """Close nothing."""


def comes_back(cache: Cache) -> bool:
    """Keep a value, and tell whether it is found again."""
    cache.set(_PROBE, _PROBE.encode())
    return cache.get(_PROBE) == _PROBE.encode()


def sealed(key: str, value: bytes) -> bytes:
    """Return what is kept for `key`: a digest, then the value."""
    return _digest(key, value) + value


def unsealed(key: str, kept: bytes | None) -> bytes | None:
    """Return the value of what was kept for `key`; None where `sealed` did not make it so."""
    if kept is None or kept[:_DIGEST_SIZE] != _digest(key, kept[_DIGEST_SIZE:]):
        return None
    return kept[_DIGEST_SIZE:]


def _digest(key: str, value: bytes) -> bytes:
    return hashlib.blake2b(
        value, key=hashlib.sha256(key.encode()).digest(), digest_size=_DIGEST_SIZE
    ).digest()
