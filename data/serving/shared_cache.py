"""A cache that machines share: a Redis server, or another that speaks its protocol.

Whoever can write there can show false figures: the server must be private. Values are forgotten
after a week; how many bytes they may take, and which go first, is the server's own setting.
"""

import logging
import time
from typing import Final

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError, ResponseError
from redis.retry import Retry

from data.serving.cache import comes_back, sealed, unsealed

_LOG: Final = logging.getLogger(__name__)

#: Seconds that a request may wait for a connection, then for an answer.
_CONNECT: Final = 0.5
_ANSWER: Final = 1.0

#: Seconds during which a value is kept.
_WEEK: Final = 7 * 24 * 3600

#: A connection that was cut may be one that the server closed long ago: another is tried, once.
_ONCE_MORE: Final = 1


class SharedCache:
    """A `Cache` in the server at `address`, among the keys called `name`."""

    def __init__(self, address: str, name: str, pause: float = 10.0) -> None:
        """Prepare a client; after a failure the server is left alone for `pause` seconds."""
        self._client = Redis.from_url(
            address,
            socket_connect_timeout=_CONNECT,
            socket_timeout=_ANSWER,
            retry=Retry(NoBackoff(), _ONCE_MORE),
        )
        self._prefix = f"acter:{name}:"
        self._pause = pause
        self._retry_at = 0.0
        self._logged: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """Return the value kept for `key`, or None."""
        if time.monotonic() < self._retry_at:
            return None
        try:
            kept = self._client.get(self._prefix + key)
        except (RedisError, OSError) as error:
            self._failed(error)
            return None
        return unsealed(key, kept if isinstance(kept, bytes) else None)

    def set(self, key: str, value: bytes) -> None:
        """Keep `value` for `key`, if possible."""
        if time.monotonic() < self._retry_at:
            return
        try:
            self._client.set(self._prefix + key, sealed(key, value), ex=_WEEK)
        except (RedisError, OSError) as error:
            self._failed(error)
        else:
            self._logged.clear()

    def usable(self) -> bool:
        """Tell whether a value that is kept comes back."""
        return comes_back(self)

    def close(self) -> None:
        """Close the connections; the next use opens others."""
        self._client.close()

    def _failed(self, error: Exception) -> None:
        """Leave the server alone for a while, unless it has answered; say why, once."""
        kind = type(error).__name__
        # A refusal comes at once, and may be about one key, or about writing alone.
        if not isinstance(error, ResponseError):
            self._retry_at = time.monotonic() + self._pause
        if kind not in self._logged:
            self._logged.add(kind)
            _LOG.warning(
                "Le cache partagé est inutilisable (%s) ; les calculs continuent sans lui.",
                f"{kind}: {error}",
            )
