"""Captions of numbers: scope, base, definitions, limits and source."""

from components.answers.answer import ANSWERED, Answer
from components.text.cells import cell_text
from data import french
from data.codebook import Codebook, Nomenclature
from data.dataset import Source
from data.demonstration import DEMONSTRATION_NOTICE
from data.dimensions import DIMENSIONS, dimension
from data.disclosure.rules import SMALL
from data.french import answer_weight
from data.table import Kind, Table


def definitions(answer: Answer) -> list[tuple[str, str]]:
    """Return each answer or group named in the table that the codebook defines, with its meaning.

    What is shown is explained where it stands: « MEAE », « Délégation »…
    """
    table, book = answer.table, answer.dataset.book
    if table is None or answer.state != ANSWERED:
        return []
    found: dict[str, str] = {}
    for key in filter(None, (table.dimension, table.series)):
        words = _words(key, book)
        for code in dict.fromkeys(str(value) for value in table.values(key)):
            if words and code in words and words[code].definition:
                found[words.label(code)] = words[code].definition
    return list(found.items())


def _words(key: str, book: Codebook) -> Nomenclature | None:
    """Return the list that the codes of a column come from; none for groups made by a chart."""
    known = key in DIMENSIONS or key in book.questions
    return dimension(key, book).words(book) if known else None


def scope(answer: Answer) -> str:
    """Say who is described: the source's field, the filters, and the base with its n."""
    words = "".join(f" ; {text}" for text in answer.filter_words)
    return " ".join(
        filter(None, (f"{french.cut(answer.source.field, french.TEXT)}{words}.", base(answer)))
    )


def dated_scope(answer: Answer) -> str:
    """Say the same with the wave first: what leaves its page has no other place that says it."""
    return f"{_wave_names(answer)} ; {scope(answer)}"


def _wave_names(answer: Answer) -> str:
    waves = answer.dataset.book.waves
    codes = answer.choice.waves or (answer.view.filters.wave,)
    return " et ".join(waves[code].short for code in codes)


def base(answer: Answer) -> str:
    """Say what is counted, and how many there are; empty where nothing is."""
    if answer.table is None or answer.n is None:
        return ""
    return f"Base{french.NBSP}: {french.base_size(answer.n)} ({answer.table.base.label})."


def base_line(answer: Answer) -> str:
    """Return « n = 97 collectivités ayant répondu · ACTER 2023-2024 », the line under a picture."""
    names = _wave_names(answer)
    if answer.table is None or answer.n is None:
        return names
    return f"{french.base_size(answer.n)} {answer.table.base.label} · {names}"


def source(answer: Answer) -> str:
    """Return the source of the numbers, with a mark where they are a demonstration."""
    return marked_origin(answer.source)


def origin(data_source: Source) -> str:
    """Return title, publisher and date of a source, without those that are unknown."""
    named = (french.cut(text, french.TEXT) for text in (data_source.title, data_source.publisher))
    return ", ".join(filter(None, (*named, date_words(data_source))))


def date_words(data_source: Source) -> str:
    """Return the date of the source, or else that of its publication on this site, named as such.

    Empty where neither is known.
    """
    if data_source.date or not data_source.published:
        return french.day(data_source.date)
    return f"données publiées le {french.day(data_source.published)}"


def marked_origin(data_source: Source) -> str:
    """Return the source as a sentence, with the mark of a demonstration."""
    text = origin(data_source)
    # A title that contains the mark needs no second one.
    unsaid = data_source.demonstration and "démonstration" not in data_source.title.lower()
    return f"{DEMONSTRATION_NOTICE}. {text}." if unsaid else f"{text}."


def warnings(table: Table, answer: Answer) -> list[str]:
    """Return the warnings on small bases and on results that hold for respondents only."""
    cautions = []
    n = table.base.n
    names = [column.name for column in table.columns]
    small = "statut" in names and SMALL in table.values("statut")
    if "part" in names and 0 < n < answer.dataset.rules.small_below:
        cautions.append(f"Effectif faible{french.NBSP}: {answer_weight(n, table.unit.noun)}.")
    elif small:
        limit = answer.dataset.rules.small_below
        cautions.append(
            f"Effectif faible : les groupes de moins de {limit} sont à lire avec prudence."
        )
    wave = answer.dataset.book.waves[answer.view.filters.wave]
    if wave.nature == "enquete":
        cautions.append("Résultats des seuls répondants, non redressés, non extrapolables.")
    return cautions


def unplaced(answer: Answer) -> list[tuple[str, str]] | None:
    """Return what a map cannot show: how many, in which words; then each name with its value.

    Empty where everything has a country; None where the chart is not about countries.
    """
    table = answer.table
    if answer.state != ANSWERED or table is None or table.kind is not Kind.COUNTRIES:
        return None
    countries = answer.dataset.book.countries
    rows = [row for row in table if not countries[str(row["pays"])].is_country]
    if not rows:
        return []
    nowhere = int(table.facts["non_ventile"] or 0)
    many = french.plural(nowhere, "coopération non ventilée", "coopérations non ventilées")
    measured = table.column(table.measure)
    return [
        (french.number(nowhere), f"{many} par pays"),
        *((str(row["libelle"]), cell_text(measured, row)) for row in rows),
    ]
