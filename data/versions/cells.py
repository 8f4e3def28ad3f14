"""The published cells of confidential answers, kept beside the tables that they were made from.

They take minutes to protect, so that it is done once, when a version is published. A wave whose
answers, codebook and thresholds are the same has the same cells, in whatever version it is; any
other is protected anew, and its old cells are not used.
"""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from data.codebook.reading import FOLDER
from data.demonstration import FIRST, SECOND
from data.disclosure.published import Published, PublishedWave, as_json, from_json
from data.disclosure.rules import Rules

#: Name of the file in the folder of a version, and in those of the demonstration.
CELLS: Final = "cellules.json"

#: To be raised when the closed list or its protection changes: older files are then not used.
METHOD: Final = 2


def write(waves: Published, rules: Rules) -> bytes:
    """Return the file that keeps published cells."""
    content = {"made_with": made_with(rules), "waves": as_json(waves)}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def read(raw: bytes, rules: Rules) -> tuple[PublishedWave, ...]:
    """Return the cells of a file; none where it was made otherwise, or is damaged."""
    return tuple(read_waves(raw, rules).values())


def is_usable(raw: bytes, rules: Rules) -> bool:
    """Tell whether a file was made as cells are made now, even one of no wave."""
    try:
        content = json.loads(raw)
        from_json(content["waves"])
        return bool(content["made_with"] == made_with(rules))
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


def read_waves(raw: bytes, rules: Rules) -> Published:
    """Return the same by wave."""
    return from_json(json.loads(raw)["waves"]) if is_usable(raw, rules) else {}


def read_file(path: Path, rules: Rules) -> tuple[PublishedWave, ...]:
    """Return the cells of the file at `path`, as `read`; none where it cannot be read either."""
    try:
        return read(path.read_bytes(), rules)
    except OSError:
        return ()


def known_to_the_program(rules: Rules) -> Iterable[PublishedWave]:
    """Return the cells of the demonstration, which are kept with it."""
    for folder in (FIRST, SECOND):
        yield from read_file(folder / CELLS, rules)


def made_with(rules: Rules) -> str:
    """Return what cells depend on beside the answers, as one text."""
    return f"{METHOD}/{rules.key}/{_codebook()}"


@cache
def _codebook() -> str:
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
