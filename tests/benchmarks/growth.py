"""What one change costs as the data grow, in milliseconds of processor: `make bench ONLY=growth`.

Every selection is new: nothing comes from a cache.
"""

import sys
import time
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.grown import Reader, asking, selections, served

PATHS: Final = ("/", "/carte")
SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
CHANGES: Final = 60
WARM: Final = 5


def main() -> None:
    """Print the median and the slowest of some changes for each size."""
    sys.stdout.write(f"{'cooperations':>12}" + "".join(f"{path:>22}" for path in PATHS) + "\n")
    for size in SIZES:
        ask, queries, cells = asking(served(size)), selections(), []
        for path in PATHS:
            reader = Reader(ask, path)
            took = [_milliseconds(reader, query) for query in islice(queries, WARM + CHANGES)][
                WARM:
            ]
            cells.append(f"{median(took):9.1f} (most {max(took):5.0f})")
        sys.stdout.write(f"{size:12,}" + "".join(f"{cell:>22}" for cell in cells) + "\n")


def _milliseconds(reader: Reader, query: str) -> float:
    started = time.process_time()
    reader.change(query)
    return 1000 * (time.process_time() - started)


if __name__ == "__main__":
    main()
