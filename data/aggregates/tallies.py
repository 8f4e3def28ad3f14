"""How many of a selection gave each answer: counted where answers are public, else as published.

The only place where an aggregate meets a question that was answered in confidence.
"""

from collections.abc import Mapping

import numpy as np

from data.answers import pairs
from data.codebook import NONE_CODES, RESERVED
from data.dataset import RESPONDENT, TABLES
from data.dimension import Dimension
from data.disclosure.cell import EVERYONE, GROUPINGS, UNTOLD, Cell, listed
from data.disclosure.closed_list import cells_of
from data.disclosure.published import UNLISTED, WITHDRAWN, PublishedWave, Tally
from data.french import NBSP, quoted
from data.non_response import ABSENT, NAMES, silences
from data.selection import Selection
from data.table import Value

#: The fact of a table about answers given in confidence that are not published for its selection.
NOT_PUBLISHED = "non_publie"


def confided(selection: Selection, what: Dimension) -> bool:
    """Tell whether the answers to a question were given in confidence."""
    dataset = selection.dataset
    source = dataset.source(selection.filters.wave)
    return what.confidential(dataset.book) and not source.open_data


def published(selection: Selection) -> PublishedWave:
    """Return the published cells of the selected wave."""
    return published_of(selection, selection.filters.wave)


def published_of(selection: Selection, wave: str) -> PublishedWave:
    """Return the published cells of `wave`; none where nothing was published of it."""
    return selection.dataset.published.get(wave, PublishedWave())


def tally(selection: Selection, what: Dimension) -> Tally:
    """Return how many respondents of a selection gave each answer.

    That nobody is selected is a public fact, and an empty tally.
    """
    if confided(selection, what):
        return published_tally(selection, what.key)
    return Tally(0) if not selection.size(RESPONDENT) else _counted(selection, what)


def published_tally(selection: Selection, question: str) -> Tally:
    """Return what was published of a selection for a question answered in confidence.

    Of a question that is in no table, not even that nobody is selected.
    """
    if not selection.size(RESPONDENT) and question not in UNTOLD:
        return Tally(0)
    found = cells(selection)
    told = found and all(listed(question, cell) for cell in found)
    return published(selection).tally(question, found if told else None)


def cells(selection: Selection) -> tuple[Cell, ...] | None:
    """Return the groups of the closed list that make up a selection; None outside of the list.

    A code that nobody has is left out: that it adds nobody is a public fact.
    """
    found = cells_of(selection.filters)
    if found is None or found == (EVERYONE,):
        return found
    present = groups_present(selection, found[0].grouping)
    return tuple(cell for cell in found if cell.code in present) or found


def groups_present(selection: Selection, grouping: str) -> frozenset[str]:
    """Return the codes of `grouping` that a respondent of the selection has."""

    def found() -> frozenset[str]:
        codes = np.unique(selection.values(TABLES[RESPONDENT], grouping))
        names = selection.dataset.frames[TABLES[RESPONDENT]][grouping].cat.categories
        return frozenset(str(names[code]) for code in codes if code >= 0)

    return selection.derived(("present", grouping), found)


def tallies_by(selection: Selection, what: Dimension, who: Dimension) -> dict[str, Tally]:
    """Return the tally of each group of `who`, as far as the closed list has them.

    A filter may choose among the groups themselves; under any other, nothing is published. Groups
    that were told in confidence are all listed, and have no tally.
    """
    codes = list(who.words(selection.dataset.book).codes)
    if not confided(selection, who):
        present = pairs(selection, who, RESPONDENT).counts
        codes = [code for code in codes if code in present]
    if not selection.size(RESPONDENT):
        return {}
    wave, chosen = published(selection), {key for key, _ in selection.filters.chosen}
    if who.key not in GROUPINGS or chosen - {who.key} or not listed(what.key, Cell(who.key)):
        return {code: Tally(status=wave.status or UNLISTED) for code in codes}
    return {code: wave.cell(what.key, Cell(who.key, code)) for code in codes}


def everyone(selection: Selection, what: Dimension) -> Tally:
    """Return what all respondents of the wave answered to a question given in confidence."""
    return published(selection).cell(what.key, EVERYONE)


def facts_of(*tallies: Tally) -> dict[str, Value]:
    """Return the fact that nothing is published for the selection, if that is so."""
    statuses = {one.status for one in tallies}
    hidden = len(statuses) == 1 and statuses <= {UNLISTED, WITHDRAWN}
    return {NOT_PUBLISHED: statuses.pop()} if hidden else {}


def ranked(found: Mapping[str, int | None], what: Dimension, codes: tuple[str, ...]) -> list[str]:
    """Return the codes that have a count or a masked one, the most frequent first.

    Masked answers come after those that are shown, in the codebook's order; « aucun » comes last.
    Numbered answers (ODD) keep their order, and all are listed.
    """
    if what.numbered:
        return list(codes) if found else []
    listed = [code for code in codes if found.get(code, 0) != 0]
    return sorted(
        listed,
        key=lambda code: (code in NONE_CODES, found[code] is None, -(found[code] or 0)),
    )


def _counted(selection: Selection, what: Dimension) -> Tally:
    answers = pairs(selection, what, RESPONDENT)
    return Tally(answers.n, answers.counts, silences=silences(selection, what))


def outside_words(selection: Selection, what: Dimension, found: Tally) -> str:
    """Return in French how many respondents gave no answer, by reason; empty if there is none.

    In a published group the reasons are not told apart: each would be a small number.
    """
    if found.status:
        return ""
    words = {ABSENT: what.absent} | {
        code: quoted(label.lower()) for code, label in RESERVED.items()
    }
    silent = selection.size(RESPONDENT) - (found.n or 0)
    if confided(selection, what):
        # « Non concerné » tells what was answered to another question.
        words[ABSENT] = "sans réponse ou non concernées" if silent > 1 else what.absent
    if found.silences:
        counts = {words[why]: found.silences.get(why, 0) for why in words}
    else:
        plural = "s" if silent > 1 else ""
        counts = {f"sans réponse, « ne sait pas » ou non concernée{plural}": silent}
    return ", ".join(f"{count} {phrase}" for phrase, count in counts.items() if count)


def outside_note(selection: Selection, what: Dimension, found: Tally) -> tuple[str, ...]:
    """Return the note on the respondents outside the base, if any."""
    words = outside_words(selection, what, found)
    return (f"{NAMES[RESPONDENT]} hors de la base{NBSP}: {words}.",) if words else ()
