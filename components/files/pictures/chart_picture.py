"""The picture of a chart: title, headline, filters, figure, notes, source and address."""

from typing import Any, Final

from components.answers import captions
from components.answers.answer import ANSWERED, Answer, empty_reason
from components.figures import theme
from components.figures.fitting.areas import Area
from components.figures.fitting.fit import fitted
from components.figures.fitting.sizes import PictureSize, picture_size
from components.figures.letters import listed, shortened
from components.figures.theme import Figure
from components.files.pictures.canvas import Canvas
from components.site.view import FORMAT, View
from data.demonstration import DEMONSTRATION_NOTICE
from data.french import NBSP, counted

OUTLINE: Final = "Fond de carte : Nations unies (UN Geodata), Natural Earth."
JOINT: Final = " · "
#: Most lines of each part.
_TITLE: Final = 2
_SENTENCE: Final = 4
_FILTERS: Final = 3
_SCOPE: Final = 3
_NOTES: Final = 4
_ADDRESS: Final = 3


def chart_picture(answer: Answer, key: str, origin: str) -> dict[str, Any]:
    """Return the picture of a chart, in the size called `key`.

    `origin` is the start of absolute addresses (`https://…`).
    """
    question, figure = answer.chart.question, answer.figure
    is_map = "geo" in figure["layout"]
    canvas = new_canvas(answer, picture_size(key, is_map=is_map), question, origin)
    write_header(canvas, question, answer.sentence or empty_reason(answer))
    write_filters(canvas, answer)
    write_footer(canvas, answer, view_address(answer.view, origin), is_map=is_map)
    draw_chart(canvas, figure, canvas.free_area, answer.sentence)
    return canvas.picture()


def new_canvas(answer: Answer, size: PictureSize, title: str, origin: str) -> Canvas:
    """Return an empty canvas, with the demonstration notice where it applies."""
    canvas = Canvas(size, title, alternative_text(answer, origin))
    if answer.source.demonstration:
        canvas.mark(DEMONSTRATION_NOTICE)
    return canvas


def alternative_text(answer: Answer, origin: str) -> str:
    """Return the alternative text of the picture, which says all that it shows."""
    mark = DEMONSTRATION_NOTICE if answer.source.demonstration else ""
    said = answer.sentence or empty_reason(answer)
    sentences = (said, captions.scope(answer), captions.source(answer), mark)
    return " ".join((*filter(None, sentences), view_address(answer.view, origin)))


def view_address(view: View, origin: str) -> str:
    """Return the absolute address of a view, without options of display."""
    return origin + view.unframed.with_option(FORMAT, "").href


def write_header(canvas: Canvas, title: str, sentence: str) -> None:
    """Write the title, and the headline that answers it."""
    size = canvas.size
    canvas.skip(size.margin * 0.4)
    title_lines = shortened(title, size.room, size.title, _TITLE)
    canvas.write(title_lines, size.title, weight=700, fill=theme.INK)
    if sentence:
        canvas.skip(size.sentence * 0.25)
        canvas.write(shortened(sentence, size.room, size.sentence, _SENTENCE), size.sentence)


def write_filters(canvas: Canvas, answer: Answer) -> None:
    """Write the wave, the measure and the filters."""
    size = canvas.size
    chosen = answer.filter_items or ["Aucun filtre"]
    selection = [answer.waves_words, *answer.measure_words, *chosen]
    lines = listed(selection, JOINT, (size.room, size.body, _FILTERS))
    canvas.skip(size.body * 0.4)
    canvas.write(lines, size.body, weight=600, fill=theme.HUE)
    canvas.skip(size.body)


def write_footer(canvas: Canvas, answer: Answer, address: str, *, is_map: bool) -> None:
    """Write, from the bottom up: address, source, notes, scope."""
    size = canvas.size
    soft = {"fill": theme.INK_SOFT}
    version = f"{address}{JOINT}version {answer.dataset.version}"
    canvas.write_bottom(shortened(version, size.room, size.small, _ADDRESS), size.small, **soft)
    source = f"Source{NBSP}: {captions.source(answer)}{f' {OUTLINE}' if is_map else ''}"
    canvas.write_bottom(shortened(source, size.room, size.small, 2), size.small, **soft)
    notes = _notes(answer)
    if notes:
        canvas.write_bottom(listed(notes, " ", (size.room, size.small, _NOTES)), size.small, **soft)
    scope = f"Champ{NBSP}: {answer.source.field}. {captions.base(answer)}".strip()
    canvas.write_bottom(shortened(scope, size.room, size.small, _SCOPE), size.small, weight=600)
    canvas.rule()


def _notes(answer: Answer) -> list[str]:
    if answer.state != ANSWERED or answer.table is None:
        return []
    nowhere = captions.unplaced(answer) or []
    unplaced_notes = []
    if nowhere:
        (total, words), *rows = nowhere
        each = ", ".join(f"{name} ({value})" for name, value in rows)
        unplaced_notes = [f"{total} {words}{NBSP}: {each}."]
    return [*unplaced_notes, *answer.table.drawn_notes, *captions.warnings(answer.table, answer)]


def draw_chart(canvas: Canvas, figure: Figure, area: Area, sentence: str) -> None:
    """Fit the chart into `area`; rows that `sentence` names are kept first."""
    chart = fitted(figure, area, canvas.size, sentence)
    canvas.panels.extend(chart.panels)
    if chart.left_out:
        size = canvas.size.small
        rest = counted(chart.left_out, "autre ligne", "autres lignes")
        place = (area.x, area.y + area.height - size * 0.5)
        canvas.text(f"{rest} dans le tableau.", place, size, weight=600)
