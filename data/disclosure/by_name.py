"""Names of collectivités, and which answers are public by name.

Other public facts (type, territory, cooperations, cited funders) are published row by row only in
`data/package`.
"""

from data.codebook import Variable
from data.dataset import Dataset
from data.dimension import Dimension
from data.disclosure.public_facts import withheld
from data.filters import Filters
from data.french import cut
from data.selection import select


def named_authorities(dataset: Dataset, wave: str) -> list[tuple[str, str, str]]:
    """Return (name, type, region) of each named collectivité of `wave`; empty where not known.

    Names are short enough to be shown (`data.french.cut`), as those of `names_of`.
    """
    rows = select(dataset, Filters(wave)).respondents[["nom", "type", "region"]]
    cells = ([_text(value) for value in row] for row in rows.astype("object").to_numpy())
    return [(cut(name), kind, region) for name, kind, region in cells if name]


def names_of(dataset: Dataset, wave: str = "") -> dict[str, str]:
    """Return the names of collectivités by `collectivite_id`, of `wave` or of all waves."""
    frame = dataset.frames["collectivites"]
    authorities = frame[(frame["vague"] == wave).to_numpy()] if wave else frame
    rows = authorities[["collectivite_id", "nom"]].astype("object").to_numpy()
    return {str(who): cut(name) for who, name in rows if isinstance(name, str) and name}


def is_public_by_name(what: Dimension, dataset: Dataset, wave: str) -> bool:
    """Tell whether the answer of each named collectivité to a question is public.

    As in `data/package`: confidential variables are not, nor funders, since the absence of one is
    an answer too.
    """
    source, entry = dataset.source(wave), what.entry(dataset.book)
    if source.open_data:
        return True
    public = isinstance(entry, Variable) and not withheld(entry, dataset.book, source)
    return public and what.frame not in {"financements", "financeurs"}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
