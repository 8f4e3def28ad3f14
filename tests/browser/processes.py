"""What a process has started, and whether all of it has ended."""

import os
import select
from pathlib import Path


def children(parent):
    """Return the ids of the processes that `parent` has started and that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            # After the name, in brackets: the state, then the parent.
            state, above = status.read_text().rpartition(")")[2].split()[:2]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(above) == parent and state != "Z":
            found.append(int(status.parent.name))
    return found


def descendants(ancestor):
    """Return a descriptor for each process that `ancestor` and its children have started."""
    below = children(ancestor)
    return [os.pidfd_open(child) for child in below] + [
        descriptor for child in below for descriptor in descendants(child)
    ]


def all_ended(descriptors):
    """Wait until every process has ended: its descriptor can be read then."""
    ended = [bool(select.select([one], [], [], 20)[0]) for one in descriptors]
    for one in descriptors:
        os.close(one)
    return all(ended)
