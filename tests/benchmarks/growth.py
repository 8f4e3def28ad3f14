"""What one change costs as the data grow, in milliseconds of processor: `make bench ONLY=growth`.

Every selection is new: nothing comes from a cache.
"""

import sys
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.grown import Reader, selections, served

PATHS: Final = ("/", "/carte")
SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
CHANGES: Final = 60
WARM: Final = 5


def main() -> None:
    """Print the median and the slowest of some changes for each size."""
    sys.stdout.write(f"{'cooperations':>12}" + "".join(f"{path:>22}" for path in PATHS) + "\n")
    for size in SIZES:
        client = served(size).test_client()
        cells = []
        for path in PATHS:
            reader = Reader(client, path)
            took = [1000 * reader.change(query) for query in islice(selections(), WARM + CHANGES)]
            cells.append(f"{median(took[WARM:]):9.1f} (most {max(took[WARM:]):5.0f})")
        sys.stdout.write(f"{size:12,}" + "".join(f"{cell:>22}" for cell in cells) + "\n")


if __name__ == "__main__":
    main()
