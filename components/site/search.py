"""The entries and results of the search box: everything that has a name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from components.charts import CHARTS
from components.site import routes
from components.site.link_targets import (
    AUTHORITY,
    CHART,
    DEFINITION,
    DEPARTMENT,
    PAGE,
    PATHS,
    REGION_OF,
    page_showing,
    target,
)
from components.site.pages import PAGES
from components.site.view import View
from data.codebook import NONE_CODES, Codebook
from data.dataset import Dataset
from data.dimensions import dimension
from data.disclosure.by_name import named_authorities
from data.filters import BY_KEY, SCOPE, WAVE
from data.search import Entry, Index
from data.selection import present

#: Kinds in words; among equals, in this order.
KINDS: Final[Mapping[str, str]] = {
    "pays": "Pays",
    "region": "Région",
    DEPARTMENT: "Département",
    "zone": "Zone du monde",
    "thematique": "Thématique",
    "odd": "ODD",
    "mode": "Mode d’action",
    "financeur": "Financeur",
    "type": "Type de collectivité",
    SCOPE: "Périmètre",
    WAVE: "Données",
    REGION_OF: "Département",
    AUTHORITY: "Collectivité",
    CHART: "Indicateur",
    PAGE: "Page",
    DEFINITION: "Définition",
}

#: Answers shown at once, and of one kind while others wait.
SHOWN: Final = 8
OF_ONE_KIND: Final = 4

#: What the data do not hold comes after what they do.
ABSENT: Final = "absent de ces données"
_BEHIND: Final = 100

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


def index(dataset: Dataset, wave: str) -> Index:
    """Build the index of one wave, with its own collectivités and indicators."""
    order = {kind: place for place, kind in enumerate(KINDS)}
    entries = [
        *_filters(dataset, wave),
        *_departments(dataset, wave),
        *_waves(dataset),
        *_authorities(dataset, wave),
        *_charts(dataset.book, wave),
        *_pages(dataset),
        *_definitions(dataset.book),
    ]
    return Index(tuple(sorted(entries, key=lambda entry: (entry.weight, order[entry.kind]))))


def results(found: Index, question: str, view: View) -> dict[str, Any]:
    """Return the first results for `question`, as JSON fields, each with its address."""
    entries = found.find(question)
    return {
        "q": question,
        "total": len(entries),
        "resultats": [
            {
                "genre": KINDS[entry.kind],
                "libelle": entry.label,
                "precision": entry.note,
                "adresse": target(entry.kind, entry.code, view),
            }
            for entry in _varied(entries)
        ],
    }


def _varied(entries: list[Entry]) -> list[Entry]:
    """Return the first `SHOWN` entries, at most `OF_ONE_KIND` of a kind while there are others.

    What the data do not hold takes no place from what they do, unless it answers best.
    """
    if entries and entries[0].weight >= _BEHIND:
        return entries[:SHOWN]
    seen: dict[str, int] = {}
    first: list[Entry] = []
    more: list[Entry] = []
    for entry in entries:
        seen[entry.kind] = seen.get(entry.kind, 0) + 1
        early = seen[entry.kind] <= OF_ONE_KIND and entry.weight < _BEHIND
        (first if early else more).append(entry)
    return (first + more)[:SHOWN]


def _filters(dataset: Dataset, wave: str) -> Iterator[Entry]:
    present_codes = present(dataset, wave)
    for kind in PATHS:
        words = BY_KEY[kind].words(dataset.book)
        for modality in words.modalities:
            if modality.code in NONE_CODES or modality.code.startswith("NV"):
                continue
            root = words.root(modality.code) if kind == "financeur" else modality.code
            there = root in present_codes[kind]
            # What is not in the data needs not be left out of them; a département has its region.
            if kind in {SCOPE, DEPARTMENT} and not there:
                continue
            note = _note(kind, modality.code, root, dataset.book) if there else ABSENT
            label = f"{modality.code} · {modality.label}" if kind == "odd" else modality.label
            more = _more_forms(kind, modality.code, dataset.book)
            forms = (modality.short, *modality.forms, modality.definition, *more)
            yield Entry(kind, root, label, forms, note, 0 if there else _BEHIND)


def _note(kind: str, code: str, root: str, book: Codebook) -> str:
    if kind == "pays":
        zone = book.countries[code].zone
        return book.zones[zone].name if zone else ""
    if kind == "region":
        return book.regions[code].network
    if kind == DEPARTMENT:
        return book.regions[book.department_region[code]].name
    # A funder is filtered by its family.
    return f"compris dans : {book.nomenclatures['financeurs'].label(root)}" if code != root else ""


def _more_forms(kind: str, code: str, book: Codebook) -> tuple[str, ...]:
    """Return other words to search for: an ODD's number, a country's code, a region's network."""
    if kind == "odd":
        return (f"ODD {code}", f"ODD{code}", book.nomenclatures["odd"].label(code))
    if kind == "region":
        return (book.regions[code].network,)
    return (code,) if kind in {"pays", DEPARTMENT} else ()


def _departments(dataset: Dataset, wave: str) -> Iterator[Entry]:
    """Yield the départements absent from the data, which lead to their region."""
    book, present_codes = dataset.book, present(dataset, wave)
    for department in book.nomenclatures["departements"].modalities:
        region = book.regions[book.department_region[department.code]]
        if department.label != region.name and department.code not in present_codes[DEPARTMENT]:
            note = f"voir : {region.name}" if region.code in present_codes["region"] else ABSENT
            weight = 0 if region.code in present_codes["region"] else _BEHIND
            yield Entry(REGION_OF, region.code, department.label, department.forms, note, weight)


def _waves(dataset: Dataset) -> Iterator[Entry]:
    for wave in dataset.waves:
        years = " ".join(map(str, range(wave.first_year, wave.last_year + 1)))
        yield Entry(WAVE, wave.code, wave.short, (wave.label, years), wave.label)


def _authorities(dataset: Dataset, wave: str) -> Iterator[Entry]:
    """Yield the collectivités by name (public), which lead to those of their type and region."""
    words = dataset.book.nomenclatures
    for name, kind, region in named_authorities(dataset, wave):
        labels = (words["types"].short(kind), words["regions"].label(region))
        kind_and_region = ", ".join(filter(None, labels))
        if kind_and_region:
            yield Entry(AUTHORITY, f"{kind}|{region}", name, (), f"voir : {kind_and_region}")


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
    what = dimension(key, book)
    return _words(what.nomenclature, book) if key not in BY_KEY else ()


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
