"""From the answers of a dataset to what may be published of them: the only way in to this folder.

`protect` computes the published cells of every wave; `disclosed` is the dataset that is served: it
has those cells, and no confidential answer left that a page, a file or a search could tell.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

import pandas as pd

from data.answers import members
from data.codebook import DONT_KNOW, NONE_CODES, RESERVED, Codebook, Variable
from data.dataset import COOPERATION, RESPONDENT, Dataset
from data.dimension import Dimension
from data.dimensions import DIMENSIONS, dimension
from data.disclosure.cell import EVERYONE, GROUPINGS, UNMET, Cell
from data.disclosure.feasible import Shown
from data.disclosure.magnitudes import WHOLE, Magnitudes, SumKey
from data.disclosure.published import PublishedWave, Quartiles, Tally
from data.disclosure.rules import MASKED, Rules
from data.disclosure.sample import Answers, Sample, sample_of
from data.disclosure.suppression import Suppression
from data.non_response import ABSENT

#: What stands for « no need left », so that those without any still count.
MET: Final = "couverts"
#: Quantities, and the question of their classes, whose groups they are published for.
QUANTITIES: Final[Mapping[str, str]] = {
    "budget_eur": "budget_classe",
    "budget_habitant": "budget_classe",
    "etp": "etp_classe",
}
#: What the sums of amounts are of, beside the groups of the closed list.
SUMMED: Final = ("zone", "pays", "thematique")
PER_HEAD: Final = "budget_habitant"
NOBODY: Final = frozenset[int]()
MODEL: Final = "modele"
FUNDER: Final = "financeur"


def protect(dataset: Dataset, known: Iterable[PublishedWave] = ()) -> dict[str, PublishedWave]:
    """Return what may be published of each wave of a dataset that still has all answers.

    Waves are protected anew, unless cells of the same answers are `known`.
    """
    confidential = dict.fromkeys(s.wave for s in dataset.sources if not s.open_data)
    cells = {wave.content: wave for wave in known}
    samples = {wave: sample_of(dataset, wave) for wave in confidential}
    contents = {wave: _content(sample) for wave, sample in samples.items()}
    return {
        wave: cells.get(contents[wave]) or replace(_protected(sample), content=contents[wave])
        for wave, sample in samples.items()
    }


def _protected(sample: Sample) -> PublishedWave:
    dataset = sample.selection.dataset
    wave = sample.selection.filters.wave
    questions = {what.key: sample.answers(what) for what in _questions(dataset, wave)}
    if {"besoins", "appui_recu"} <= set(questions):
        questions[UNMET] = _unmet(questions["besoins"], questions["appui_recu"])
    shown = Suppression(sample, questions, dataset.rules).run()
    tallies = {
        key: {cell: _tally(answers, sample, cell, shown[key]) for cell in shown[key].cells}
        for key, answers in questions.items()
    }
    return PublishedWave(
        tallies=tallies,
        quartiles=dict(_quartiles(sample, questions, shown)),
        sums=_sums(sample),
        known=int(sample.selection.cooperations["montant_eur"].notna().sum()),
    )


def _content(sample: Sample) -> str:
    """Return a hash of all that the wave holds: the same for the same answers, in any version."""
    selection, digest = sample.selection, hashlib.sha256()
    for name in ("collectivites", "cooperations", "financements"):
        digest.update(_text(selection.dataset.frames[name], selection.filters.wave))
    for name in selection.dataset.book.questions:
        digest.update(_text(selection.dataset.frames[name], selection.filters.wave))
    return digest.hexdigest()[:16]


def _text(frame: pd.DataFrame, wave: str) -> bytes:
    """Return the rows of a wave as text, without the numbers that other waves change."""
    rows = frame[(frame["vague"] == wave).to_numpy()]
    numbers = [name for name in (RESPONDENT, COOPERATION) if name in rows.columns]
    return rows.drop(columns=numbers).to_csv(index=False).encode()


def _questions(dataset: Dataset, wave: str) -> Iterator[Dimension]:
    """Yield the confidential questions that the wave asked of its respondents."""
    book = dataset.book
    for key in (*DIMENSIONS, *book.questions):
        what = dimension(key, book)
        about_them = what.level == RESPONDENT and not what.counted
        if about_them and what.confidential(book) and what.asked(book, wave):
            yield what


def _unmet(needs: Answers, received: Answers) -> Answers:
    """Return the needs that were not met, of those who answered both questions."""
    given, why = [], []
    for needed, had in zip(needs.given, received.given, strict=True):
        both = bool(needed) and bool(had)
        unmet = needed - had - NONE_CODES
        given.append((unmet or frozenset({MET})) if both else frozenset())
        why.append("" if both else "absent")
    codes = (*(code for code in needs.codes if code not in NONE_CODES), MET)
    return Answers(UNMET, codes, tuple(given), tuple(why), multiple=True)


def _tally(answers: Answers, sample: Sample, cell: Cell, shown: Shown) -> Tally:
    inside = sample.groups[cell]
    counts = {
        code: None if (cell, code) in shown.hidden else int(answers.citing(code)[inside].sum())
        for code in answers.codes
    }
    silences: dict[str, int] = defaultdict(int)
    for why in answers.why if cell == EVERYONE else ():
        # « Non concerné » tells what was answered to another question: it is not told apart.
        if why:
            silences[DONT_KNOW if why == DONT_KNOW else ABSENT] += 1
    return Tally(int(answers.answered[inside].sum()), counts, silences=dict(silences))


def _quartiles(
    sample: Sample, questions: Mapping[str, Answers], shown: Mapping[str, Shown]
) -> Iterator[tuple[str, dict[Cell, Quartiles]]]:
    """Yield each quantity with its quartiles by group, and by model."""
    rules, respondents = sample.selection.dataset.rules, sample.selection.respondents
    for measure, classes in QUANTITIES.items():
        if classes not in questions:
            continue
        values = respondents[measure].tolist()
        groups = {cell: sample.groups[cell] for cell in shown[classes].cells}
        if MODEL in questions:
            codes = questions[MODEL].codes
            groups |= {Cell(MODEL, code): questions[MODEL].citing(code) for code in codes}
        known = {
            cell: [at for at in inside.nonzero()[0].tolist() if pd.notna(values[at])]
            for cell, inside in groups.items()
        }
        uncounted = sample.uncounted if measure == PER_HEAD else NOBODY
        found = {}
        for cell, units in known.items():
            few = len(uncounted & set(groups[cell].nonzero()[0].tolist()))
            budgets = int(questions[classes].answered[groups[cell]].sum())
            # Who declares a model is not public: anyone whose population is not known may.
            least = budgets - (len(uncounted) if cell.grouping == MODEL else few)
            if budgets >= rules.masked_below:
                found[cell] = _quartile(
                    [values[at] for at in units], rules, least, counted=least == budgets
                )
        yield measure, found


def _quartile(values: list[float], rules: Rules, least: int, *, counted: bool) -> Quartiles:
    """Return quartiles, where at `least` enough are certain to have answered.

    Beside the number of budgets, that of budgets by inhabitant would tell of the few whose
    population is not known, and so would a median that is only given where they answered: neither
    the one (`counted`) nor the other rests on them.
    """
    if least < rules.counts_only_below:
        n = len(values) if counted else None
        return Quartiles(n=n, status=rules.status(len(values)) if counted else MASKED)
    median, first, third = (rules.quantile(values, part) for part in (0.5, 0.25, 0.75))
    n = len(values)
    return Quartiles(median, first, third, n if counted else None, rules.status(least))


def _sums(sample: Sample) -> dict[str, dict[str, float | None]]:
    """Return the sums of the amounts of cooperations, and of funding, by what they are of."""
    selection = sample.selection
    rows = selection.cooperations
    known = rows[rows["montant_eur"].notna()].reset_index(drop=True)
    place = {int(unit): at for at, unit in enumerate(known[COOPERATION])}
    sums: dict[SumKey, list[int]] = {WHOLE: list(range(len(known)))}
    for key in (*GROUPINGS, *SUMMED):
        pairs = members(selection, DIMENSIONS[key], COOPERATION)
        for unit, code in zip(pairs[COOPERATION], pairs["code"], strict=True):
            if int(unit) in place:
                sums.setdefault((key, str(code)), []).append(place[int(unit)])
    book = selection.dataset.book
    found: dict[str, dict[str, float | None]] = defaultdict(dict)
    if _hidden(book, "cooperations"):
        amounts, owners = known["montant_eur"].tolist(), known[RESPONDENT].tolist()
        parts = frozenset({*GROUPINGS, "zone", "pays"})
        whole = Magnitudes(amounts, owners, sums, selection.dataset.rules, parts)
        for (name, code), total in whole.protected().items():
            found[name][code] = total
    if _hidden(book, "financements"):
        found[FUNDER] = _funding(sample)
    return dict(found)


def _funding(sample: Sample) -> dict[str, float | None]:
    """Return the known amounts of funding by family of funders."""
    rows = sample.selection.answers("financements")
    unnamed = [*NONE_CODES, *RESERVED]
    known = rows[rows["montant_eur"].notna() & ~rows["famille"].isin(unnamed)].reset_index(
        drop=True
    )
    sums: dict[SumKey, list[int]] = {}
    for at, code in enumerate(known["famille"].astype("object")):
        if isinstance(code, str):
            sums.setdefault((FUNDER, code), []).append(at)
    amounts, owners = known["montant_eur"].tolist(), known[RESPONDENT].tolist()
    funding = Magnitudes(amounts, owners, sums, sample.selection.dataset.rules)
    return {code: total for (_, code), total in funding.protected().items()}


def _hidden(book: Codebook, table: str) -> bool:
    return book.tables[table]["montant_eur"].confidential


def disclosed(dataset: Dataset, known: Iterable[PublishedWave] = ()) -> Dataset:
    """Return the dataset that is served: public facts, and what may be published of the rest.

    `known` as for `protect`.
    """
    cells = protect(dataset, known)
    return replace(dataset, frames=_public_frames(dataset), published=cells)


def _public_frames(dataset: Dataset) -> dict[str, pd.DataFrame]:
    """Return the frames less what was given in confidence; only open data keep theirs whole."""
    frames, book = dict(dataset.frames), dataset.book
    open_waves = [source.wave for source in dataset.sources if source.open_data]
    for name in ("collectivites", "cooperations", "financements"):
        frame = frames[name]
        surveyed = ~frame["vague"].isin(open_waves)
        emptied = {
            column: frame[column].mask(surveyed)
            for column in _confidential_columns(name, book)
            if column in frame.columns
        }
        frames[name] = frame.assign(**emptied)
    spoken, cited = frames["financements"], frames["financeurs"]
    surveyed = ~spoken["vague"].isin(open_waves)
    frames["financements"] = spoken[~surveyed | _names_a_funder(spoken["financeur"])]
    respondents = frames["collectivites"]
    public = respondents.loc[respondents["vague"].isin(open_waves), RESPONDENT]
    frames["financeurs"] = cited[cited[RESPONDENT].isin(public) | _names_a_funder(cited["code"])]
    for question in book.questions.values():
        if question.confidential:
            answers = frames[question.code]
            frames[question.code] = answers[answers["vague"].isin(open_waves)]
    return {name: _without_unused(frame) for name, frame in frames.items()}


def _without_unused(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose categories are those of its rows: others would tell what was there."""
    columns = frame.select_dtypes(include="category").columns
    return frame.assign(**{name: frame[name].cat.remove_unused_categories() for name in columns})


def _confidential_columns(table: str, book: Codebook) -> Iterator[str]:
    """Yield the columns of a frame that hold, or are made from, a confidential variable."""
    variables: list[Variable] = [v for v in book.tables[table].variables if v.confidential]
    names = {variable.name for variable in variables}
    for variable in variables:
        yield variable.name
        yield f"{variable.name}_statut"
    for what in DIMENSIONS.values():
        if what.variable and what.variable[0] == table and what.variable[1] in names:
            yield what.column
    if "budget_eur" in names:
        yield "budget_habitant"


def _names_a_funder(codes: "pd.Series[str]") -> "pd.Series[bool]":
    return codes.notna() & ~codes.isin([*NONE_CODES, *RESERVED])
