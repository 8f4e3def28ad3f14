"""The picture of a chart: all that a slide must say of it, and nothing of the screen."""

from typing import Any, Final

from components.answers import captions
from components.answers.answer import ANSWERED, Answer, empty_reason
from components.answers.figure import figure_of
from components.figures import theme
from components.figures.fitting.areas import Area
from components.figures.fitting.fit import fitted
from components.figures.fitting.sizes import Size, size_of
from components.figures.letters import listed, shortened
from components.figures.theme import Figure
from components.files.pictures.canvas import Sheet
from components.site.view import FORMAT, View
from data.demonstration import DEMONSTRATION_NOTICE
from data.french import NBSP, counted

OUTLINE: Final = "Fond de carte : Nations unies (UN Geodata), Natural Earth."
JOINT: Final = " · "
#: Lines that each part may take.
_TITLE: Final = 2
_SENTENCE: Final = 4
_FILTERS: Final = 3
_SCOPE: Final = 3
_NOTES: Final = 4
_ADDRESS: Final = 3


def of_answer(answer: Answer, key: str, origin: str) -> dict[str, Any]:
    """Return the picture of a chart, on the sheet called `key`.

    `origin` is what addresses begin with (`https://…`).
    """
    question, figure = answer.chart.question, figure_of(answer)
    is_map = "geo" in figure["layout"]
    sheet = begun(answer, size_of(key, is_map=is_map), question, origin)
    head(sheet, question, answer.sentence or empty_reason(answer))
    filters(sheet, answer)
    feet(sheet, answer, address(answer.view, origin), is_map=is_map)
    draw(sheet, figure, sheet.free, answer.sentence)
    return sheet.picture()


def begun(answer: Answer, size: Size, title: str, origin: str) -> Sheet:
    """Return a sheet that bears the demonstration mark, where it applies."""
    sheet = Sheet(size, title, described(answer, origin))
    if answer.source.demonstration:
        sheet.mark(DEMONSTRATION_NOTICE)
    return sheet


def described(answer: Answer, origin: str) -> str:
    """Return the picture in words, complete, for who does not see it."""
    mark = DEMONSTRATION_NOTICE if answer.source.demonstration else ""
    said = (answer.sentence, captions.scope(answer), captions.source(answer), mark)
    return " ".join((*filter(None, said), address(answer.view, origin)))


def address(view: View, origin: str) -> str:
    """Return the address of a view, however it is shown."""
    return origin + view.unframed.with_option(FORMAT, "").href


def head(sheet: Sheet, title: str, sentence: str) -> None:
    """Write the title, and the sentence that answers it."""
    size = sheet.size
    sheet.skip(size.margin * 0.4)
    title_lines = shortened(title, size.room, size.title, _TITLE)
    sheet.write(title_lines, size.title, weight=700, fill=theme.INK)
    if sentence:
        sheet.skip(size.sentence * 0.25)
        sheet.write(shortened(sentence, size.room, size.sentence, _SENTENCE), size.sentence)


def filters(sheet: Sheet, answer: Answer) -> None:
    """Write what was selected, and what is measured, in words."""
    size = sheet.size
    chosen = answer.filter_words or ["Aucun filtre"]
    told = [answer.waves_words, *answer.measure_words, *chosen]
    lines = listed(told, JOINT, (size.room, size.body, _FILTERS))
    sheet.skip(size.body * 0.4)
    sheet.write(lines, size.body, weight=600, fill=theme.HUE)
    sheet.skip(size.body)


def feet(sheet: Sheet, answer: Answer, address: str, *, is_map: bool) -> None:
    """Write, from the bottom: address, source, notes, and what is described."""
    size = sheet.size
    soft = {"fill": theme.INK_SOFT}
    version = f"{address}{JOINT}version {answer.dataset.version}"
    sheet.foot(shortened(version, size.room, size.small, _ADDRESS), size.small, **soft)
    source = f"Source{NBSP}: {captions.source(answer)}{f' {OUTLINE}' if is_map else ''}"
    sheet.foot(shortened(source, size.room, size.small, 2), size.small, **soft)
    notes = _notes(answer)
    if notes:
        sheet.foot(listed(notes, " ", (size.room, size.small, _NOTES)), size.small, **soft)
    scope = f"Champ{NBSP}: {answer.source.field}. {captions.base(answer)}".strip()
    sheet.foot(shortened(scope, size.room, size.small, _SCOPE), size.small, weight=600)
    sheet.rule()


def _notes(answer: Answer) -> list[str]:
    if answer.state != ANSWERED or answer.table is None:
        return []
    nowhere = captions.unplaced(answer) or []
    told = []
    if nowhere:
        (total, words), *rows = nowhere
        each = ", ".join(f"{name} ({value})" for name, value in rows)
        told = [f"{total} {words}{NBSP}: {each}."]
    return [*told, *answer.table.drawn_notes, *captions.warnings(answer.table, answer)]


def draw(sheet: Sheet, figure: Figure, area: Area, told: str) -> None:
    """Lay the chart into an area of the sheet, with what the sentence `told` names."""
    made = fitted(figure, area, sheet.size, told)
    sheet.panels.extend(made.panels)
    if made.left_out:
        size = sheet.size.small
        rest = counted(made.left_out, "autre ligne", "autres lignes")
        place = (area.x, area.y + area.height - size * 0.5)
        sheet.text(f"{rest} dans le tableau.", place, size, weight=600)
