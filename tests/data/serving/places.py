"""Where caches keep their values, as tests break and mend them: a folder, and a Redis server."""

import shutil
import sqlite3
from contextlib import closing

from redis import Redis

from data.serving.disk_cache import DiskCache
from data.serving.shared_cache import SharedCache


class Disk:
    """A folder."""

    def __init__(self, folder):
        self._folder = folder / "cache"

    def opened(self, pause=0.0):
        return DiskCache(self._folder, timeout=0.05, pause=pause)

    def kept(self):
        """Return the only value that is kept, as it is."""
        ((value,),) = self._sql("SELECT value FROM Cache")
        return value

    def alter(self, value):
        self._sql("UPDATE Cache SET value = ?", value)

    def move(self, old, new):
        self._sql("UPDATE Cache SET key = ? WHERE key = ?", new, old)

    def spoil(self, old):
        """Put something that is no value in the place of one."""
        self._sql("UPDATE Cache SET mode = 4, value = 5 WHERE key = ?", old)

    def destroy(self):
        shutil.rmtree(self._folder)
        self._folder.write_text("pas un dossier")

    def mend(self):
        self._folder.unlink()

    def _sql(self, statement, *values):
        path = self._folder / "resultats" / "cache.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as base:
            return base.execute(statement, values).fetchall()


class Shared:
    """A Redis server."""

    def __init__(self, server):
        self._server = server
        self._client = Redis.from_url(server.address)
        self._client.flushall()

    def opened(self, pause=0.0):
        return SharedCache(self._server.address, "essais", pause)

    def kept(self):
        (key,) = self._client.keys()
        return self._client.get(key)

    def alter(self, value):
        (key,) = self._client.keys()
        self._client.set(key, value)

    def move(self, old, new):
        self._client.rename(f"acter:essais:{old}", f"acter:essais:{new}")

    def spoil(self, old):
        self._client.delete(f"acter:essais:{old}")
        self._client.lpush(f"acter:essais:{old}", "une", "liste")

    def destroy(self):
        self._server.kill()

    def mend(self):
        self._server.start()
