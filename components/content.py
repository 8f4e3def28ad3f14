"""What a page shows, before it is laid out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from components.address import View
from components.answers import Answer
from data.dataset import Dataset, Source
from data.table import Table


@dataclass(frozen=True)
class Content:
    """What a page shows for one view: key figures, answers, and the tables of its opening."""

    view: View
    dataset: Dataset
    figures: Table
    answers: Sequence[Answer]
    tables: Mapping[str, Table] = field(default_factory=dict)

    @property
    def source(self) -> Source:
        """Where the numbers come from."""
        return self.dataset.source(self.view.filters.wave)
