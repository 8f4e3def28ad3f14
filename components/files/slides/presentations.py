"""The files: an answer as one slide, a page as a cover, its key figures and a slide a card."""

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
from components.files.slides.deck_writer import Deck, Slide
from components.files.slides.footnotes import around, mark, short_address, short_filters
from components.files.slides.representation import Render, body
from components.files.slides.template import Template
from components.site.routes import ALONE
from components.text.cells import key_figure_text
from components.text.headlines import portrait as portrait_headlines
from data import french
from data.table import Table

BRAND: Final = "Observatoire ACTER"
#: Over what has no slide, each reason once.
UNSAID: Final = "Ce que cette présentation ne montre pas"


@dataclass(frozen=True)
class Kit:
    """What slides are made with: a master, what draws maps, and where addresses begin."""

    template: Template
    render: Render | None = None
    root: str = ""


def of_card(answer: Answer, kit: Kit) -> bytes:
    """Return a presentation of one slide."""
    deck = Deck(kit.template, f"{answer.chart.title} · {BRAND}")
    deck.add(_card(answer, kit))
    return deck.to_bytes()


def of_page(content: Content, kit: Kit) -> bytes:
    """Return a cover, the key figures, and one slide a card; a region's portrait in words first."""
    title = content.view.place.title
    deck = Deck(kit.template, f"{title} · {BRAND}")
    _cover(deck, title, content, kit)
    for slide in (*_opening(content), *page_tables.of_page(content)):
        deck.add(_of_all(slide, content, kit))
    for answer in content.answers:
        if answer.state == ANSWERED:
            deck.add(_card(answer, kit))
    silent = [*silences(content.answers), *page_tables.unsaid(content)]
    if silent:
        deck.add(_of_all(Slide(UNSAID, _selection(content), text=silent), content, kit))
    return deck.to_bytes()


def _of_all(slide: Slide, content: Content, kit: Kit) -> Slide:
    """Return a slide about the whole page with the words that belong around it."""
    told = _told(slide, content)
    return replace(slide, foot=_foot(content, kit), mark=mark(content), notes=told)


def _card(answer: Answer, kit: Kit) -> Slide:
    address = kit.root + answer.view.at(f"{ALONE}{answer.chart.key}")
    if answer.table is None or answer.state != ANSWERED:
        told = around(answer, address)
        return Slide(
            title=answer.chart.question,
            text=[empty_reason(answer)],
            foot=told.foot,
            notes=told.notes,
            mark=told.mark,
        )
    draw, notes = body(answer, answer.table, kit.render)
    told = around(answer, address, notes)
    return Slide(
        title=answer.sentence,
        question=f"{answer.chart.question} {_unit(answer.table)}",
        draw=draw,
        foot=told.foot,
        notes=told.notes,
        mark=told.mark,
    )


def _unit(table: Table) -> str:
    """Say what is drawn, in which unit."""
    if all(value is None for value in table.values(table.measure)):
        return "Effectifs : trop peu de réponses pour des parts."
    return f"{formats.axis_title(table.column(table.measure))}."


def _cover(deck: Deck, title: str, content: Content, kit: Kit) -> None:
    source = content.source
    address = kit.root + content.view.href
    under = [
        lead.page_lead(content),
        _selection(content),
        f"Source{french.NBSP}: {captions.origin(source)}",
        short_address(address),
    ]
    about = [f"Licence : {source.licence}", f"Version des données : {content.dataset.version}"]
    deck.cover(title, under, mark(content), [title, *under[:3], address, *about])


def _opening(content: Content) -> list[Slide]:
    """Return the slides before the cards: the key figures, or the portrait of a region."""
    if "figures" not in content.tables:
        draw = partial(key_figures.figures, content.key_figures)
        return [Slide("Chiffres clés", _selection(content), draw)]
    portrait = portrait_of(content)
    text = portrait_headlines.sentences(portrait)
    told = Slide(f"{portrait.region} en quelques phrases", _selection(content), text=text)
    if not portrait.figures.facts["repondants_region"]:
        return [told]
    beside = partial(key_figures.beside, portrait.figures, portrait.region)
    return [told, Slide("Chiffres clés : la région et les autres", _selection(content), beside)]


def _selection(content: Content) -> str:
    chosen = chosen_words(content.view.filters, content.dataset.book)
    return short_filters([words for *_, words in chosen]) or "Toutes les collectivités"


def _told(slide: Slide, content: Content) -> tuple[str, ...]:
    """Return the notes of a slide about the whole page."""
    chosen = chosen_words(content.view.filters, content.dataset.book)
    return (slide.title, *slide.text, *_key_lines(content), *(words for *_, words in chosen))


def _key_lines(content: Content) -> list[str]:
    """Say each key figure with its base."""
    return [
        f"{row['libelle']}{french.NBSP}: {key_figure_text(row)}"
        + (f" ({row['base']})" if row["base"] else "")
        for row in content.key_figures
    ]


def _foot(content: Content, kit: Kit) -> tuple[str, ...]:
    """Say of whom the whole page speaks, how many they are, and where that comes from."""
    source = content.source
    facts = content.figures.facts
    people = int(facts["repondants"] or 0), int(facts["cooperations"] or 0)
    n = f"{french.counted(people[0], 'collectivité')}, {french.counted(people[1], 'coopération')}"
    address = short_address(kit.root + content.view.href)
    wave = content.dataset.book.waves[content.view.filters.wave].short
    scope = f"{wave} ; {source.field} ; {_selection(content)}"
    return (
        f"Champ{french.NBSP}: {scope}. Base{french.NBSP}: {n}.",
        f"Source{french.NBSP}: {captions.marked_origin(source)} {address}",
    )
