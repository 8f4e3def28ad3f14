"""What is derived from the rows once belongs to those rows."""

from dataclasses import replace

from data.answers import pairs
from data.codebook import RESERVED
from data.dataset import COOPERATION, RESPONDENT
from data.dimensions import DIMENSIONS
from data.filters import Filters
from data.selection import select
from tests.data.survey import WAVE, survey

MODE = DIMENSIONS["mode"]


def counts(dataset):
    return pairs(select(dataset, Filters(WAVE)), MODE, COOPERATION).counts


def test_a_dataset_with_other_rows_has_other_answers():
    dataset = survey()
    before = counts(dataset)
    rows = dataset.frames["cooperations"]
    said_nothing = rows.assign(mode=rows["mode"].mask(rows["mode"].notna()))
    other = replace(dataset, frames={**dataset.frames, "cooperations": said_nothing})

    assert before
    assert counts(other) == {}
    assert counts(dataset) == before


def test_a_respondent_counts_once_for_all_of_its_cooperations():
    dataset = survey()
    selection = select(dataset, Filters(WAVE))
    rows = dataset.frames["cooperations"]
    owned = rows[(rows[RESPONDENT] >= 0) & rows["mode"].notna() & ~rows["mode"].isin(RESERVED)]
    expected = owned.drop_duplicates([RESPONDENT, "mode"])["mode"].value_counts()

    found = pairs(selection, MODE, RESPONDENT)

    assert found.counts == {code: n for code, n in expected.items() if n}
    assert found.n == owned[RESPONDENT].nunique()
