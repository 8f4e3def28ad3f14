"""Names of collectivités: public facts, and all that a page tells of a respondent by name.

What else is public (type, territory, cooperations, cited funders) leaves row by row only in
`data/package`.
"""

from data.dataset import Dataset
from data.filters import Filters, select


def named_authorities(dataset: Dataset, wave: str) -> list[tuple[str, str, str]]:
    """Return (name, type, region) of each collectivité of `wave`; empty where not known."""
    rows = select(dataset, Filters(wave)).respondents[["nom", "type", "region"]]
    told = ([_text(value) for value in row] for row in rows.astype("object").to_numpy())
    return [(name, kind, region) for name, kind, region in told if name]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
