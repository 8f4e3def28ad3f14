"""How long the protection of each embedded wave takes; with `--write`, keep the cells it gives.

To be run again, with `METHOD` of `data/versions/cells.py` raised, when the closed list or its
protection changes.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from data.codebook import load
from data.dataset import prepare
from data.demonstration import FIRST, SECOND
from data.disclosure.cost import cost
from data.disclosure.protection import disclosed, protect
from data.disclosure.rules import Rules
from data.intake.verify import read_files
from data.versions import cells


def main() -> None:
    book, rules = load(), Rules()
    for folder in (FIRST, SECOND):
        whole = prepare(read_files([folder], book).tables, book, "", rules)
        started = time.perf_counter()
        waves = protect(whole)
        seconds = time.perf_counter() - started
        print(f"{folder.name}: {seconds:.0f} s")  # noqa: T201
        print("\n".join(cost(disclosed(whole, waves.values()))))  # noqa: T201
        if "--write" in sys.argv:
            (folder / cells.CELLS).write_bytes(cells.write(waves, rules))


if __name__ == "__main__":
    main()
