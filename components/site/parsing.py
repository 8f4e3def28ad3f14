"""From an address, which may hold anything, to a view and what was not understood."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from components.charts import Tailor
from components.site.place import place_at
from components.site.routes import page_path
from components.site.view import CHOICE, OPTIONS, VERSION, Option, View
from data.dataset import Dataset
from data.dimensions import DIMENSIONS
from data.filters import BY_KEY, WAVE, Filters
from data.french import NBSP

MAX_LENGTH: Final = 4000


def parse(address: str, dataset: Dataset, choices: Iterable[str]) -> View:
    """Return the view of any address; it never raises.

    Unknown keys and values are listed in `ignored`, in French. `choices` are
    the values known for `mesure`.
    """
    # Half of a character, which JSON may hold, could not be written into an address again.
    address = address.encode("utf-8", "replace").decode()
    try:
        parts = urlsplit(address[:MAX_LENGTH])
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        wave = dataset.default_wave
        return View(
            place_at("/", dataset.book),
            Filters(wave),
            default_wave=wave,
            ignored=("adresse illisible",),
        )
    place = place_at(page_path(parts.path), dataset.book)
    reading = _Reading(dataset, place.choices & frozenset(choices), place.keys)
    for key, text in pairs:
        reading.take(key, text)
    if len(address) > MAX_LENGTH:
        reading.ignored.append(f"tout ce qui dépasse {MAX_LENGTH} caractères")
    reading.leave_unasked()
    reading.tailored(place.tailors)
    if place.fixed:
        reading.chosen[place.fixed] = [place.code]
    filters = reading.filters()
    return View(
        place=place,
        filters=filters,
        choice=reading.choice,
        default_wave=dataset.default_wave,
        ignored=tuple(dict.fromkeys(reading.ignored)),
        fixed=place.fixed,
        extra=tuple(reading.extra.items()),
        options=tuple((key, reading.options[key]) for key in OPTIONS if key in reading.options),
    )


def version_asked(address: str) -> str:
    """Return the version in an address, as written; empty for none.

    It is read first: the rest of the address is read with the data of that version.
    """
    try:
        pairs = parse_qsl(urlsplit(address[:MAX_LENGTH]).query)
    except ValueError:
        return ""
    versions = (text.strip() for key, text in reversed(pairs) if key == VERSION)
    return next(filter(None, versions), "")


#: Filters of old addresses, and why they are none any more.
RETIRED: Final = {
    "anciennete": f"Ancienneté{NBSP}: réponse réservée, qui ne peut plus servir de filtre",
}


@dataclass
class _Reading:
    dataset: Dataset
    choices: frozenset[str]
    keys: tuple[str, ...]
    wave: str = ""
    choice: str = ""
    chosen: dict[str, list[str]] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.wave = self.dataset.default_wave

    def take(self, key: str, text: str) -> None:
        codes = [code.strip() for code in text.split(",") if code.strip()]
        if key == WAVE:
            self._take_last("wave", WAVE, codes, {wave.code for wave in self.dataset.waves})
        elif key == CHOICE:
            self._take_last("choice", CHOICE, codes, self.choices)
        elif key in BY_KEY:
            words = frozenset(BY_KEY[key].codes(self.dataset.book))
            known = [code for code in codes if code in words]
            self.chosen.setdefault(key, []).extend(known)
            self._ignore(key, (code for code in codes if code not in words))
        elif key in self.keys:
            self.extra[key] = text
        elif key in OPTIONS:
            self._option(OPTIONS[key], text.strip())
        elif key in RETIRED:
            self.ignored.append(RETIRED[key])
        else:
            self.ignored.append(f"paramètre inconnu « {key[:40]} »")

    def leave_unasked(self) -> None:
        """Remove the filters on questions that the wave did not ask: they would empty the page.

        A filter that excludes does not empty it: `Filters.meaningful` drops it without a notice.
        """
        book = self.dataset.book
        for key, codes in list(self.chosen.items()):
            if not (codes and self.wave) or BY_KEY[key].excludes:
                continue
            if not DIMENSIONS[key].asked(book, self.wave):
                where = f"«{NBSP}{book.waves[self.wave].short}{NBSP}»"
                self.ignored.append(f"{BY_KEY[key].label}{NBSP}: sans réponse dans {where}")
                del self.chosen[key]

    def filters(self) -> Filters:
        """Return the filters that have a meaning for the wave."""
        return Filters.of(self.wave, self.chosen).meaningful(self.dataset.book)

    def tailored(self, tailors: Iterable[Tailor]) -> None:
        """Keep the parameters that tailored charts understand; add the others to `ignored`."""
        for tailor in tailors:
            own = {key: self.extra.pop(key) for key in tailor.keys if key in self.extra}
            accepted, ignored = tailor.accepts(own, self.dataset)
            self.extra |= accepted
            self.ignored += ignored

    def _option(self, option: Option, text: str) -> None:
        if option.accepts.fullmatch(text):
            self.options[option.key] = text
        elif text:
            self.ignored.append(f"{option.label} : valeur inconnue « {text[:40]} »")

    def _take_last(self, name: str, key: str, codes: list[str], known: Iterable[str]) -> None:
        accepted = [code for code in codes if code in frozenset(known)]
        if accepted:
            setattr(self, name, accepted[-1])
        self._ignore(key, (code for code in codes if code not in accepted))

    def _ignore(self, key: str, codes: Iterable[str]) -> None:
        label = "Vague" if key == WAVE else BY_KEY[key].label if key in BY_KEY else "Mesure"
        self.ignored.extend(f"{label} : valeur inconnue « {code[:40]} »" for code in codes)
