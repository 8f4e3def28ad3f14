"""Names of collectivités: public facts, and all that a page tells of a respondent by name.

What else is public (type, territory, cooperations, cited funders) leaves row by row only in
`data/package`.
"""

from data.codebook import Variable
from data.dataset import Dataset
from data.dimensions import Dimension
from data.disclosure.public_facts import withheld
from data.filters import Filters, select


def named_authorities(dataset: Dataset, wave: str) -> list[tuple[str, str, str]]:
    """Return (name, type, region) of each collectivité of `wave`; empty where not known."""
    rows = select(dataset, Filters(wave)).respondents[["nom", "type", "region"]]
    told = ([_text(value) for value in row] for row in rows.astype("object").to_numpy())
    return [(name, kind, region) for name, kind, region in told if name]


def names_of(dataset: Dataset, wave: str = "") -> dict[str, str]:
    """Return the name of each collectivité that has one, by identifier; of one wave, or of all."""
    frame = dataset.frames["collectivites"]
    kept = frame[(frame["vague"] == wave).to_numpy()] if wave else frame
    rows = kept[["collectivite_id", "nom"]].astype("object").to_numpy()
    return {str(who): name for who, name in rows if isinstance(name, str) and name}


def told_by_name(what: Dimension, dataset: Dataset, wave: str) -> bool:
    """Tell whether the answer of each collectivité to a question is public.

    As in `data/package`: not what was told in confidence, nor who has no funder, which is an
    answer too.
    """
    source, entry = dataset.source(wave), what.entry(dataset.book)
    if source.open_data:
        return True
    public = isinstance(entry, Variable) and not withheld(entry, dataset.book, source)
    return public and what.frame not in {"financements", "financeurs"}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
