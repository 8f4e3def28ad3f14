"""Presentations: an answer as one slide; a page as a cover, key figures and a slide per card."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from components.answers import captions, lead
from components.answers.answer import ANSWERED, Answer, empty_reason, silences
from components.answers.content import Content
from components.answers.filter_words import chosen_words
from components.answers.portrait import portrait_of
from components.figures import formats
from components.files.slides import key_figures, page_tables
from components.files.slides.deck_writer import DeckWriter, SlideContent
from components.files.slides.footnotes import mark, short_address, short_filters, slide_footnotes
from components.files.slides.representation import Render, representation
from components.files.slides.template import Template
from components.site.routes import ALONE
from components.text.cells import key_figure_text
from components.text.headlines import portrait as portrait_headlines
from data import french
from data.table import Table

BRAND: Final = "Observatoire ACTER"
#: Title of the slide that lists what has no slide, and why.
UNSAID: Final = "Ce que cette présentation ne montre pas"


@dataclass(frozen=True)
class Kit:
    """What slides are made with: the master, the renderer of maps, the start of addresses."""

    template: Template
    render: Render | None = None
    root: str = ""


def chart_presentation(answer: Answer, kit: Kit) -> bytes:
    """Return a presentation of one slide."""
    writer = DeckWriter(kit.template, f"{answer.chart.title} · {BRAND}")
    writer.add(_chart_slide(answer, kit))
    return writer.to_bytes()


def page_presentation(content: Content, kit: Kit) -> bytes:
    """Return a presentation of a page: cover, key figures or portrait, and one slide per card."""
    title = content.view.place.title
    writer = DeckWriter(kit.template, f"{title} · {BRAND}")
    _cover(writer, title, content, kit)
    for slide in (*_opening_slides(content), *page_tables.page_table_slides(content)):
        writer.add(_with_page_footnotes(slide, content, kit))
    for answer in content.answers:
        if answer.state == ANSWERED:
            writer.add(_chart_slide(answer, kit))
    missing = filter(None, map(content.fault, content.faults))
    silent = [*missing, *silences(content.answers)]
    if silent:
        writer.add(
            _with_page_footnotes(
                SlideContent(UNSAID, _selection(content), text=silent), content, kit
            )
        )
    return writer.to_bytes()


def _with_page_footnotes(slide: SlideContent, content: Content, kit: Kit) -> SlideContent:
    """Return a slide about the page with its footer, notice and notes."""
    notes = _page_notes(slide, content)
    return replace(slide, foot=_page_foot(content, kit), mark=mark(content), notes=notes)


def _chart_slide(answer: Answer, kit: Kit) -> SlideContent:
    address = kit.root + answer.view.at(f"{ALONE}{answer.chart.key}")
    if answer.table is None or answer.state != ANSWERED:
        footnotes = slide_footnotes(answer, address)
        return SlideContent(
            title=answer.chart.question,
            text=[empty_reason(answer)],
            foot=footnotes.foot,
            notes=footnotes.notes,
            mark=footnotes.mark,
        )
    draw, notes = representation(answer, answer.table, kit.render)
    footnotes = slide_footnotes(answer, address, notes)
    return SlideContent(
        title=answer.sentence,
        question=f"{answer.chart.question} {_unit(answer.table)}",
        draw=draw,
        foot=footnotes.foot,
        notes=footnotes.notes,
        mark=footnotes.mark,
    )


def _unit(table: Table) -> str:
    """Return the measure and its unit, as a sentence."""
    measure = table.column(table.measure)
    if measure.unit == "%" and all(value is None for value in table.values(measure.name)):
        return "Effectifs : trop peu de réponses pour des parts."
    return f"{formats.axis_title(measure)}."


def _cover(writer: DeckWriter, title: str, content: Content, kit: Kit) -> None:
    source = content.source
    address = kit.root + content.view.href
    under = [
        lead.page_lead(content),
        _selection(content),
        f"Source{french.NBSP}: {captions.origin(source)}",
        short_address(address),
    ]
    about = [f"Licence : {source.licence}", f"Version des données : {content.dataset.version}"]
    writer.cover(title, under, mark(content), [title, *under[:3], address, *about])


def _opening_slides(content: Content) -> list[SlideContent]:
    """Return the slides before the cards: the key figures, or the portrait of a region."""
    if "figures" not in content.tables:
        if not content.key_figures.rows:
            return []
        draw = partial(key_figures.add_key_figures, content.key_figures)
        return [SlideContent("Chiffres clés", _selection(content), draw)]
    portrait = portrait_of(content)
    text = portrait_headlines.sentences(portrait)
    summary = SlideContent(f"{portrait.region} en quelques phrases", _selection(content), text=text)
    if not portrait.figures.facts["repondants_region"]:
        return [summary]
    add_table = partial(key_figures.add_region_table, portrait.figures, portrait.region)
    return [
        summary,
        SlideContent("Chiffres clés : la région et les autres", _selection(content), add_table),
    ]


def _selection(content: Content) -> str:
    chosen = chosen_words(content.view.filters, content.dataset.book)
    return short_filters([words for *_, words in chosen]) or "Toutes les collectivités"


def _page_notes(slide: SlideContent, content: Content) -> tuple[str, ...]:
    """Return the notes of a slide about the page."""
    chosen = chosen_words(content.view.filters, content.dataset.book)
    return (slide.title, *slide.text, *_key_lines(content), *(words for *_, words in chosen))


def _key_lines(content: Content) -> list[str]:
    """Return one line per key figure, with its base."""
    return [
        f"{row['libelle']}{french.NBSP}: {key_figure_text(row)}"
        + (f" ({row['base']})" if row["base"] else "")
        for row in content.key_figures
    ]


def _page_foot(content: Content, kit: Kit) -> tuple[str, ...]:
    """Return the footer of a slide about the page: scope, base, source."""
    source = content.source
    facts = content.figures.facts
    people = int(facts.get("repondants") or 0), int(facts.get("cooperations") or 0)
    n = f"{french.counted(people[0], 'collectivité')}, {french.counted(people[1], 'coopération')}"
    base = f" Base{french.NBSP}: {n}." if facts else ""
    address = short_address(kit.root + content.view.href)
    wave = content.dataset.book.waves[content.view.filters.wave].short
    scope = f"{wave} ; {source.field} ; {_selection(content)}"
    return (
        f"Champ{french.NBSP}: {scope}.{base}",
        f"Source{french.NBSP}: {captions.marked_origin(source)} {address}",
    )
