"""Links from a card to the comparison of its question: selection and rest, or two waves."""

from typing import Final

from components.answers.answer import Answer
from components.charts import comparison_keys
from components.site.view import View
from data.codebook import Wave
from data.comparison import Comparison, Group
from data.dataset import Dataset
from data.dimensions import DIMENSIONS, dimension

PAGE: Final = "/comparer"


def compare_address(answer: Answer) -> str:
    """Return the address of the comparison of a card's question; empty where there is none.

    The filters of the page go along: what they select stands beside all that they leave out.
    """
    indicator = _indicator(answer)
    return _address(answer.view, Comparison(indicator)) if indicator else ""


def evolution_address(answer: Answer) -> str:
    """Return the address that compares a card's question between waves of the same kind.

    Empty where fewer than two of those published asked it: surveys, or years of open data.
    """
    indicator = _indicator(answer)
    nature = answer.dataset.book.waves[answer.view.filters.wave].nature
    waves = waves_asking(indicator, answer.dataset, nature) if indicator else []
    if len(waves) < 2:  # noqa: PLR2004  (from one to another)
        return ""
    groups = tuple(Group(wave=wave.code) for wave in waves[-2:])
    return _address(answer.view, Comparison(indicator, groups))


def waves_asking(indicator: str, dataset: Dataset, nature: str) -> list[Wave]:
    """Return the published waves of one nature that asked `indicator`, the oldest first."""
    what = dimension(indicator, dataset.book)
    alike = (wave for wave in dataset.waves if wave.nature == nature)
    asked = (wave for wave in alike if what.asked(dataset.book, wave.code))
    return sorted(asked, key=lambda wave: wave.last_year)


def _indicator(answer: Answer) -> str:
    """Return the question of the card, as an indicator; none for what is compared already."""
    asked = answer.choice.asks[:1]
    known = (*DIMENSIONS, *answer.dataset.book.questions)
    return asked[0] if asked and not answer.chart.tailor and asked[0] in known else ""


def _address(view: View, asked: Comparison) -> str:
    query = view.with_choice("").at(PAGE).partition("?")[2]
    own = "&".join(f"{key}={text}" for key, text in comparison_keys.parameters_of(asked).items())
    parameters = "&".join(filter(None, (query, own)))
    return f"{PAGE}?{parameters}" if parameters else PAGE
