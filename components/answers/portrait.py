"""The region and the tables of a regional portrait."""

from components.answers.answer import ANSWERED, TOO_FEW
from components.answers.content import Content
from components.text.headlines.portrait import Portrait
from data.codebook import Region


def region_of(content: Content) -> Region:
    """Return the region that the portrait is about."""
    return content.dataset.book.regions[content.view.filters.codes("region")[0]]


def portrait_of(content: Content) -> Portrait:
    """Return what the sentences of a regional portrait need."""
    region, answers = region_of(content), content.answers
    return Portrait(
        region=region.name,
        network=region.network,
        figures=content.tables["figures"],
        charts={a.chart.key: a.table for a in answers if a.table and a.state == ANSWERED},
        masked=tuple(
            a.table.column("libelle").label for a in answers if a.table and a.state == TOO_FEW
        ),
        small_below=content.dataset.rules.small_below,
        filtered=bool(content.view.removable.chosen),
    )
