"""Memory given back to the system once a dataset is loaded: what loading took is not kept.

Allocators keep what is freed for themselves: of a million cooperations, twice what is served.
"""

import ctypes
import gc
from contextlib import suppress

import pyarrow as pa


def give_back() -> None:
    """Give back what was freed. Only the C library of GNU has its part; elsewhere it is left."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
