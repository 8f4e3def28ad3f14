"""What protection costs, in French, for the data steward: how much of the closed list is masked."""

from collections.abc import Iterator
from typing import Final

from data.dataset import Dataset
from data.dimensions import dimension
from data.disclosure.cell import EVERYONE, GROUPINGS, UNMET, UNTOLD, Cell, listed
from data.disclosure.published import PublishedWave, Tally
from data.french import counted, percent

UNMET_LABEL: Final = "Besoins non couverts"


def cost(dataset: Dataset) -> Iterator[str]:
    """Yield a line for each wave of a dataset that has published cells, then one a question."""
    for wave, published in dataset.published.items():
        groups = _groups(dataset, wave)
        every = {key: sum(listed(key, c) for c in groups) for key in published.tallies}
        shown, possible = sum(map(len, published.tallies.values())), sum(every.values())
        part = percent(100 * shown / possible) if possible else percent(0)
        where = dataset.book.waves[wave].short
        yield f"Réponses réservées, {where} : {shown} groupes publiés sur {possible} ({part})."
        for key, tallies in published.tallies.items():
            if key in UNTOLD:
                continue
            name = UNMET_LABEL if key == UNMET else dimension(key, dataset.book).label(dataset.book)
            least = "" if EVERYONE in tallies else ", pas même pour l’ensemble"
            yield f"  {name} : {len(tallies)} sur {every[key]}{_alone(published, key)}{least}"


def _groups(dataset: Dataset, wave: str) -> list[Cell]:
    """Return the groups of the closed list that a wave has, that of everyone first."""
    people = dataset.frames["collectivites"]
    rows = people[(people["vague"] == wave).to_numpy()]
    codes = ((key, code) for key in GROUPINGS for code in rows[key].dropna().unique())
    return [EVERYONE, *(Cell(key, str(code)) for key, code in codes)]


def _alone(published: PublishedWave, key: str) -> str:
    tallies: list[Tally] = list(published.tallies[key].values())
    hidden = sum(count is None for tally in tallies for count in tally.counts.values())
    masked = counted(hidden, "réponse masquée", "réponses masquées")
    return f", dont {masked} dans ces groupes" if hidden else ""
