"""Load a published version from the disk as a `Dataset`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from data.codebook import Codebook
from data.dataset import Dataset, prepare
from data.disclosure.protection import disclosed
from data.disclosure.published import Published
from data.disclosure.rules import Rules
from data.versions.errors import UnknownWaveError
from data.versions.library import Library
from data.versions.version import identify


def assemble(
    tables: Mapping[str, pd.DataFrame],
    book: Codebook,
    code: str,
    rules: Rules,
    version_id: str = "",
    published: Published | None = None,
) -> Dataset:
    """Build the dataset to serve from validated tables; its version is `<version_id>-<code>`.

    Without a published version (`version_id` empty), the id is a hash of the tables. `published`
    is what may be told of the answers given in confidence; it is computed where it is not given.
    """
    whole = prepare(tables, book, f"{version_id or identify(tables)}-{code}", rules)
    return disclosed(whole, published)


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
        dataset = assemble(tables, book, self.code, self.rules, version_id)
        return replace(dataset, published_at=self.library.published_at(version_id))
