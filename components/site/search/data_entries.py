"""Entries of the search box for what the data name, from countries to collectivités."""

from collections.abc import Iterator
from typing import Final

from components.site.link_targets import AUTHORITY, DEPARTMENT, PATHS, REGION_OF
from data.codebook import NONE_CODES, Codebook
from data.dataset import Dataset
from data.disclosure.by_name import named_authorities
from data.filters import BY_KEY, SCOPE, WAVE
from data.search import Entry
from data.selection import present

#: What the data do not hold comes after what they do.
ABSENT: Final = "absent de ces données"
BEHIND: Final = 100


def entries(dataset: Dataset, wave: str) -> Iterator[Entry]:
    """Yield what the data hold: answers to filters, waves and collectivités, and what they lack."""
    yield from _filters(dataset, wave)
    yield from _departments(dataset, wave)
    yield from _waves(dataset)
    yield from _authorities(dataset, wave)


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
            yield Entry(kind, root, label, forms, note, 0 if there else BEHIND)


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
            weight = 0 if region.code in present_codes["region"] else BEHIND
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
