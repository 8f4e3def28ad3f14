"""What a page shows, before it is laid out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from components.address import View
from components.answers import Answer
from data.dataset import Dataset
from data.table import Table


@dataclass(frozen=True)
class Content:
    """What a page shows for one view: key figures, answers, and the tables of its opening.

    `origin` is this server as the browser names it (`https://…`), for addresses to be copied.
    """

    view: View
    dataset: Dataset
    figures: Table
    answers: Sequence[Answer]
    tables: Mapping[str, Table] = field(default_factory=dict)
    origin: str = ""
