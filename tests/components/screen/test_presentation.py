"""Promises of slides shown from the site: all that must be said of a number is on its slide."""

import pytest

from app import create_store
from callbacks.answering import content_of
from components.answers.answer import ANSWERED
from components.charts import CHOICES
from components.screen.presentation import slide_show
from components.site.pages import PAGES
from components.site.parsing import parse
from data.disclosure.rules import Rules
from data.serving.cache import NoCache
from data.serving.store import Reading
from tests.data.open_lines import open_lines
from tests.data.survey import A_CODE, survey
from tests.data.two_waves import AFTER, two_waves


@pytest.fixture(scope="module")
def study(settings):
    """The embedded dataset: every ODD, every theme, long labels."""
    return create_store(settings).reading()


def shown(dataset, address):
    reading = Reading(dataset, NoCache())
    return content_of(parse(address, dataset, CHOICES), reading)


def words(component):
    """Return what is written in a component, in order."""
    if component is None:
        return ""
    if isinstance(component, str):
        return component
    if isinstance(component, list | tuple):
        return " ".join(map(words, component))
    return words(getattr(component, "children", None))


def slides(content):
    return slide_show(content).children[1].children


@pytest.mark.parametrize("page", [p for p in PAGES if p.charts], ids=lambda p: p.path + p.parameter)
def test_a_slide_says_its_wave_and_what_limits_its_numbers(page):
    path = f"{page.path}/{A_CODE[page.parameter]}" if page.parameter else page.path
    content = shown(survey(), path)
    answers = [answer for answer in content.answers if answer.state == ANSWERED]
    _, *charts = slides(content)

    assert len(charts) == len(answers)
    for slide in charts:
        text = words(slide)
        assert "ACTER 2023-2024 ; " in text
        assert "non redressés, non extrapolables" in text


@pytest.mark.parametrize("page", [p for p in PAGES if p.charts], ids=lambda p: p.path + p.parameter)
def test_every_row_of_the_study_is_on_its_slide(study, page):
    path = f"{page.path}/{A_CODE[page.parameter]}" if page.parameter else page.path

    text = words(slide_show(content_of(parse(path, study.dataset, CHOICES), study)))

    assert "dans le tableau de la page" not in text


def test_a_slide_says_where_shares_add_up_to_more_than_all_and_where_answers_are_few():
    text = words(slides(shown(survey(Rules(1, 1, 30)), "/odd"))[1])

    assert "le total des parts peut dépasser" in text
    assert "Effectif faible" in text


def test_each_slide_of_the_second_wave_says_that_it_is_the_second():
    content = shown(two_waves(), f"/besoins?vague={AFTER}")
    _, *charts = slides(content)

    assert charts
    assert all("2026-2027" in words(slide) for slide in charts)


def test_what_has_no_answer_is_named_on_the_first_slide_alone():
    content = shown(open_lines(), "/regions/84")
    first, *others = slides(content)
    silent = [answer for answer in content.answers if answer.state != ANSWERED]

    assert len(others) == len(content.answers) - len(silent)
    assert "cette information n’existe pas dans" in words(first)
    assert all(answer.chart.title in words(first) for answer in silent)
