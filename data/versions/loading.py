"""Load a published version from the disk as a `Dataset`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import pandas as pd

from data.codebook import Codebook
from data.dataset import Dataset, prepare
from data.disclosure.protection import disclosed
from data.disclosure.published import PublishedWave
from data.disclosure.rules import Rules
from data.versions.cells import known_to_the_program, read
from data.versions.errors import UnknownWaveError
from data.versions.library import Library
from data.versions.version import identify


class StoredVersion(NamedTuple):
    """What is kept of a published version beside its tables."""

    id: str
    cells: tuple[PublishedWave, ...] = ()


def assemble(
    tables: Mapping[str, pd.DataFrame],
    book: Codebook,
    code: str,
    rules: Rules,
    version: StoredVersion | None = None,
) -> Dataset:
    """Build the dataset to serve from validated tables; its version is `<version id>-<code>`.

    Without a published `version`, the id is a hash of the tables.
    """
    name = version.id if version else identify(tables)
    known = (*(version.cells if version else ()), *known_to_the_program(rules))
    return disclosed(prepare(tables, book, f"{name}-{code}", rules), known)


@dataclass(frozen=True)
class Loader:
    """Loads the versions of one library, with the code version and rules of this program."""

    library: Library
    code: str
    rules: Rules

    def load(self, version_id: str) -> Dataset:
        """Return the dataset of a version. Raises StoreError, or any error of damaged tables."""
        tables = self.library.load_tables(version_id)
        book = self.library.book
        unknown = sorted(set(tables["sources"]["vague"]) - set(book.waves))
        if unknown:
            raise UnknownWaveError(version_id, unknown)
        stored = StoredVersion(version_id, read(self.library.cells(version_id), self.rules))
        dataset = assemble(tables, book, self.code, self.rules, stored)
        return replace(dataset, published_at=self.library.published_at(version_id))
