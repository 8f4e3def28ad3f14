"""Publishes in a process of its own, so that a test can kill it.

steps FOLDER: for k = 1, 2…, a child publishes, and is killed by SIGKILL after its k-th step.
forever FOLDER: publishes one new version after another, and says each one's name.
several FOLDER FIRST END: publishes versions FIRST to END - 1.
"""

import os
import signal
import sys
from itertools import count
from pathlib import Path

from data.versions.library import Library
from tests.data.small import Verified, numbered


def steps(library):
    former = library.current()
    for number in count(1):
        child = os.fork()
        if not child:
            for done, _ in enumerate(library.publication(Verified(numbered(2)), []), 1):
                if done == number:
                    os.kill(os.getpid(), signal.SIGKILL)
            os._exit(0)
        os.waitpid(child, 0)
        served = library.current()
        sys.stdout.write(f"{number} {library.check(served).id}\n")
        sys.stdout.flush()
        if served != former:
            return


def several(library, numbers):
    for number in numbers:
        sys.stdout.write(library.publish(Verified(numbered(number)), []).id + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    what, folder, *bounds = sys.argv[1:]
    if what == "steps":
        steps(Library(Path(folder)))
    else:
        several(Library(Path(folder)), range(*map(int, bounds)) if bounds else count(1))
