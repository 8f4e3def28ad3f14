"""Memory given back to the system once a dataset is loaded: what loading took is not kept.

Allocators keep what is freed for themselves: of a million cooperations, twice what is served.
"""

import ctypes
import gc
from contextlib import suppress
from typing import Final

import pyarrow as pa

#: How `malloc.h` of GNU calls the number of heaps.
_M_ARENA_MAX: Final = -8


def share_one_heap() -> None:
    """Let threads that start later take memory from one heap, each of which keeps what is freed.

    They answer in turn, and seldom wait for it. Only the C library of GNU has several.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Give back what was freed. Only the C library of GNU has its part; elsewhere it is left."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
