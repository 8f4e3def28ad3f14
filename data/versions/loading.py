"""From a published version on the disk to the dataset that answers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from data.codebook import Codebook
from data.dataset import Dataset, prepare
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
) -> Dataset:
    """Build the dataset of validated tables, its version naming both content and `code`.

    Tables that come from no published version (`version_id` empty) are named by their content.
    """
    return prepare(tables, book, f"{version_id or identify(tables)}-{code}", rules)


@dataclass(frozen=True)
class Loader:
    """Loads the versions of one library, as this program's code and rules have them."""

    library: Library
    code: str
    rules: Rules

    def load(self, version_id: str) -> Dataset:
        """Return the dataset of a version. Raises StoreError, or whatever its tables do to us."""
        tables = self.library.load_tables(version_id)
        book = self.library.book
        unknown = sorted(set(tables["sources"]["vague"]) - set(book.waves))
        if unknown:
            raise UnknownWaveError(version_id, unknown)
        dataset = assemble(tables, book, self.code, self.rules, version_id)
        return replace(dataset, published_at=self.library.published_at(version_id))
