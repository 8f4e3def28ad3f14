"""Entries of the search box for what the site explains: charts, pages, definitions."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from components.charts import CHARTS
from components.site import routes
from components.site.link_targets import CHART, DEFINITION, PAGE, page_showing
from components.site.pages import PAGES
from data.codebook import NONE_CODES, Codebook
from data.dataset import Dataset
from data.dimensions import dimension, is_known
from data.filters import BY_KEY
from data.search import Entry

#: Sections of « Méthode » by their anchor: their title, and other words for what they explain.
SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "sources": ("Sources et champ", "Licence", "Producteur"),
    "lecture": (
        "Lire les chiffres",
        "Base et effectif (n)",
        "Non-réponse",
        "Non concerné",
        "Ne sait pas",
        "Redressement",
    ),
    "filtres": ("Ce que fait un filtre",),
    "confidentialite": ("Confidentialité", "Secret statistique", "Masqué", "Effectif faible"),
    "zones": ("Zones du monde et listes de pays",),
    "frontieres": ("Frontières et noms de pays", "Fond de carte"),
    "donnees-ouvertes": ("Données ouvertes de l’aide au développement", "OCDE", "CRS", "APD"),
    "reutiliser": (
        "Réutiliser les données",
        "API",
        "Téléchargement",
        "Excel",
        "CSV",
        "JSON",
        "Paquet de données",
    ),
    "dictionnaire": ("Dictionnaire des données", "Variables", "Questionnaire"),
}

#: Other words for what pages show, by their path.
WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "/carte": ("Monde", "Planisphère"),
    "/partenariats": ("Partenaires", "Jumelages et conventions"),
    "/financements": ("Montants", "Euros", "Qui paie"),
    "/odd": ("Agenda 2030",),
    "/regions": ("Portraits", "Réseaux régionaux (RRMA)"),
    "/comparer": ("Panel", "Évolution d’une vague à l’autre"),
    "/methode": ("Définitions", "Glossaire"),
    "/integrer": ("Iframe", "Cadre"),
}


def entries(dataset: Dataset, wave: str) -> Iterator[Entry]:
    """Yield the charts asked in `wave`, the pages and the definitions."""
    yield from _charts(dataset.book, wave)
    yield from _pages(dataset)
    yield from _definitions(dataset.book)


def _charts(book: Codebook, wave: str) -> Iterator[Entry]:
    for chart in CHARTS:
        if any(choice.asked(book, wave) for choice in chart.choices):
            path = page_showing(chart.key)
            page = routes.BY_PATH.get(path)
            note = f"page {page.name or page.title}" if page else ""
            # What it measures first, by the answers that it counts.
            forms = (chart.title, *_answers(chart.choices[0].asks[0], book))
            yield Entry(CHART, chart.key, chart.question, forms, note)


def _answers(key: str, book: Codebook) -> tuple[str, ...]:
    """Return the words of the answers to a question; none where they have their own entries."""
    if key in BY_KEY or not is_known(key, book):
        return ()
    return _words(dimension(key, book).nomenclature, book)


def _words(nomenclature: str, book: Codebook) -> tuple[str, ...]:
    listed = book.nomenclatures.get(nomenclature)
    found = {item.nomenclature for item in BY_KEY.values()} | {"vagues"}
    if listed is None or nomenclature in found:
        return ()
    named = (
        modality
        for modality in listed.modalities
        if modality.code not in NONE_CODES | {"oui", "non"}
    )
    return tuple(
        text
        for modality in named
        for text in (modality.label, *modality.forms, modality.definition)
        if text
    )


def _pages(dataset: Dataset) -> Iterator[Entry]:
    shown = {page.path for page in routes.offered(dataset)}
    for page in PAGES:
        if not page.parameter and (page.path in shown or not page.name):
            forms = (page.title, *WORDS.get(page.path, ()))
            yield Entry(PAGE, page.path, page.name or page.title, forms, page.title)


def _definitions(book: Codebook) -> Iterator[Entry]:
    for anchor, (title, *forms) in SECTIONS.items():
        yield Entry(DEFINITION, anchor, title, tuple(forms), "page Méthode")
    for zone in book.zones.values():
        if zone.definition:
            yield Entry(DEFINITION, f"zone-{zone.code}", zone.name, (), zone.definition, 1)
    asked: Iterable[tuple[str, str, str, str]] = (
        *((f"{v.table}-{v.name}", v.label, v.question, v.nomenclature)
          for t in book.tables.values() for v in t.variables if v.question),
        *((f"question-{question.code}", question.label, question.wording, question.code)
          for question in book.questions.values()),
    )  # fmt: skip
    for anchor, label, wording, answers in asked:
        yield Entry(DEFINITION, anchor, label, _words(answers, book), wording, 1)
