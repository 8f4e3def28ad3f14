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
from components.answers.content import OPENING, Content
from components.charts import Chart
from components.site.routes import ALONE
from components.site.view import View
from data.dataset import Dataset
from data.serving.store import Reading

T = TypeVar("T")


def asked_of(chart: Chart, view: View, dataset: Dataset, face: str = "") -> Asked:
    """Return the name of a chart among failures: its own address, under the filters of `view`."""
    return Asked(chart.key, view.at(f"{ALONE}{chart.key}"), dataset.version, face)


def failed(answer: Answer, asked: Asked, error: Exception) -> Answer:
    """Note a failure, and return the state of the answer that says so."""
    reference = faults.current().note(asked, error)
    return replace(answer, table=None, state=FAILED, reference=reference)


def contained_part(
    part: str, view: View, reading: Reading, compute: Callable[[], T]
) -> tuple[T | None, dict[str, str]]:
    """Return a part of a page; where it fails, None, and its reference in the log by its name."""
    known, asked = faults.current(), part_asked(part, view, reading.dataset)
    try:
        made = compute()
    except Exception as error:  # noqa: BLE001 -- whatever is wrong, the rest must be shown
        return None, {part: known.note(asked, error)}
    known.forget(asked)
    return made, {}


def part_asked(part: str, view: View, dataset: Dataset, face: str = "") -> Asked:
    """Return the name of a part of a page among failures."""
    return Asked(part, view.at(view.path), dataset.version, face)


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

    `face` is what `draw` makes of one chart. Where no chart explains the error, the page is drawn
    without its opening; if that raises too, the error is raised.
    """
    try:
        return draw(content)
    except Exception as error:
        answers = [_proved(name, face, answer) for answer in content.answers]
        if not all(map(operator.is_, answers, content.answers)):
            return draw(replace(content, answers=answers))
        place = content.view.place
        if not (place.page and place.page.opening) or OPENING in content.faults:
            raise
        return _drawn_unopened(name, draw, content, error)


def _drawn_unopened(
    name: str, draw: Callable[[Content], T], content: Content, error: Exception
) -> T:
    """Draw a page without its opening; if it cannot be drawn either, `error` is no fault of it."""
    asked = part_asked(OPENING, content.view, content.dataset, name)
    unopened = {**content.faults, OPENING: faults.reference_of(OPENING, error)}
    try:
        drawn = draw(replace(content, tables={}, faults=unopened))
    except Exception:  # noqa: BLE001 -- the first error tells more
        raise error from None
    faults.current().note(asked, error)
    return drawn


def _proved(name: str, face: Callable[[Answer], object], answer: Answer) -> Answer:
    if answer.state != ANSWERED:  # nothing is drawn of it
        return answer
    try:
        face(answer)
    except Exception as error:  # noqa: BLE001 -- whatever is wrong, the other charts must be shown
        return failed(answer, asked_of(answer.chart, answer.view, answer.dataset, name), error)
    return answer
