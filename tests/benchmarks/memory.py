"""What a worker holds in memory, in MB, and whether it grows: `make bench ONLY=memory`.

A gunicorn worker of each size answers changes of filters that are all different; the resident size
of its process is read between them.
"""

import os
import sys
from itertools import islice
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.grown import Reader, selections
from tests.benchmarks.servers import Server, ours

#: Cooperations served (0: the embedded wave), and changes asked of each.
SIZES: Final = {0: 20_000, 1_000_000: 2_000}
STEPS: Final = 10


def main(*given: str) -> None:
    """Print the memory of a worker at its start and after each tenth of the changes."""
    sizes = {int(size): int(changes) for size, changes in zip(given[::2], given[1::2], strict=True)}
    for size, changes in (sizes or SIZES).items():
        with ours(size, workers=1) as server:
            sizes_read = [_resident(server)]
            reader, queries = Reader(server.ask, "/"), selections()
            for _ in range(STEPS):
                for query in islice(queries, changes // STEPS):
                    reader.change(query)
                sizes_read.append(_resident(server))
        told = " ".join(f"{size:.0f}" for size in sizes_read)
        sys.stdout.write(f"{size:>10,} cooperations, {changes:,} changes: {told} MB\n")


def _resident(server: Server) -> float:
    """Return the resident size of the largest worker, in MB."""
    pages = [int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in server.workers()]
    return max(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main(*sys.argv[1:])
