"""One failing chart stays one: what is made of several charts is made without it."""

import operator
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from werkzeug.exceptions import HTTPException

from callbacks import faults
from callbacks.faults import Asked
from callbacks.refusal import Refusal
from components.answers.answer import ANSWERED, FAILED, Answer, empty_reason
from components.answers.content import Content
from components.charts import Chart
from components.site.routes import ALONE
from components.site.view import View
from data.dataset import Dataset

T = TypeVar("T")


def asked_of(chart: Chart, view: View, dataset: Dataset, face: str = "") -> Asked:
    """Return the name of a chart among failures: its own address, under the filters of `view`."""
    return Asked(chart.key, view.at(f"{ALONE}{chart.key}"), dataset.version, face)


def failed(answer: Answer, asked: Asked, error: Exception) -> Answer:
    """Note a failure, and return the state of the answer that says so."""
    reference = faults.current().note(asked, error)
    return replace(answer, table=None, state=FAILED, reference=reference)


def drawn_face(name: str, draw: Callable[[Answer], T], answer: Answer) -> T:
    """Return a file or picture about one chart; a 503 where `draw` raises."""
    try:
        return draw(answer)
    except HTTPException:
        raise
    except Exception as error:
        asked = asked_of(answer.chart, answer.view, answer.dataset, name)
        raise Refusal(503, empty_reason(failed(answer, asked, error))) from error


def drawn_page(
    name: str, draw: Callable[[Content], T], face: Callable[[Answer], object], content: Content
) -> T:
    """Return what `draw` makes of a page. Where it raises, the charts whose `face` raises FAILED.

    `face` is what `draw` makes of one chart. An error that no chart explains is raised.
    """
    try:
        return draw(content)
    except Exception:
        answers = [_proved(name, face, answer) for answer in content.answers]
        if all(map(operator.is_, answers, content.answers)):
            raise
        return draw(replace(content, answers=answers))


def _proved(name: str, face: Callable[[Answer], object], answer: Answer) -> Answer:
    if answer.state != ANSWERED:  # nothing is drawn of it
        return answer
    try:
        face(answer)
    except Exception as error:  # noqa: BLE001 -- whatever is wrong, the other charts must be shown
        return failed(answer, asked_of(answer.chart, answer.view, answer.dataset, name), error)
    return answer
