"""The grammar of addresses: one, for pages, charts, data files and links.

`?region=84&type=commune,departement&odd=6,13&mesure=collectivites`. What is left out has its
default value; a repeated key adds its values up.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Self
from urllib.parse import parse_qsl, quote, urlsplit

from components.charts import Tailor
from components.site import (
    ALONE,
    choices_at,
    file_path,
    fixed_at,
    keys_at,
    offers_choice,
    own_keys,
    page_path,
    tailors_at,
)
from data.codebook import Codebook
from data.confided import too_few
from data.dataset import Dataset
from data.dimensions import DIMENSIONS
from data.filters import BY_KEY, FILTERS, SCOPE, WAVE, Filter, Filters, included
from data.words import NBSP

CHOICE: Final = "mesure"

#: The view inside another site's frame, and the slides.
VIEW: Final = "vue"
EMBEDDED: Final = "integree"
SLIDES: Final = "presentation"
#: The filters that a frame leaves to its reader; what else is chosen is fixed.
OFFERED: Final = "offre"
NONE_OFFERED: Final = "aucun"
#: The data that stay, whatever is published later; the shape of a picture.
VERSION: Final = "version"
FORMAT: Final = "format"
MAX_LENGTH: Final = 4000


@dataclass(frozen=True)
class Option:
    """Something that an address says of how its view is shown, not of what is selected.

    A `lasting` option goes along from page to page; another is about one address only.
    """

    key: str
    label: str
    accepts: re.Pattern[str]
    lasting: bool = True


_OFFER: Final = "|".join((WAVE, *BY_KEY))

OPTIONS: Final[Mapping[str, Option]] = {
    one.key: one
    for one in (
        Option(VERSION, "Version", re.compile(r"[0-9a-f]{4,64}")),
        Option(VIEW, "Vue", re.compile(f"{EMBEDDED}|{SLIDES}")),
        Option(OFFERED, "Offre", re.compile(f"{NONE_OFFERED}|(?:{_OFFER})(?:,(?:{_OFFER}))*")),
        Option(FORMAT, "Format", re.compile("diapo|carre|a4"), lasting=False),
    )
}


@dataclass(frozen=True)
class View:
    """What an address asks for. `choice` is what the charts that offer a choice draw first.

    `fixed` is the filter that the path says by itself (`/pays/SEN`): no query repeats it. `extra`
    holds, as received, what the page's own keys say; `options` how the view is shown (`OPTIONS`).
    """

    path: str
    filters: Filters
    choice: str = ""
    default_wave: str = ""
    ignored: tuple[str, ...] = field(default=())
    fixed: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, str], ...] = ()

    def option(self, key: str) -> str:
        """Return what the address says of one of `OPTIONS`; empty when it says nothing."""
        return dict(self.options).get(key, "")

    @property
    def embedded(self) -> bool:
        """Whether the view is made for another site's frame."""
        return self.option(VIEW) == EMBEDDED

    def offers(self, key: str) -> bool:
        """Tell whether the reader may change the filter `key`.

        All of them where nothing is said, but for a chart alone in a frame: none.
        """
        told = self.option(OFFERED)
        if told:
            return key in told.split(",")
        return not (self.embedded and self.path.startswith(ALONE))

    @property
    def free(self) -> Filters:
        """What the reader may take back: what was chosen, less what the frame fixed."""
        kept = {key: codes for key, codes in self.removable.chosen if self.offers(key)}
        return Filters.of(self.filters.wave, kept)

    @property
    def whole(self) -> Self:
        """The same view outside frames and slides: all filters, with header and navigation."""
        return self.with_option(VIEW, "").with_option(OFFERED, "")

    @property
    def query(self) -> str:
        """The shortest query that gives this view again; empty for the default view."""
        chosen = [(key, ",".join(codes)) for key, codes in self.removable.chosen]
        wave = [(WAVE, self.filters.wave)] if self.filters.wave != self.default_wave else []
        choice = [(CHOICE, self.choice)] if self.choice else []
        told = (*wave, *chosen, *choice, *self.extra, *self.options)
        return "&".join(f"{key}={quote(text, safe=',:;')}" for key, text in told)

    @property
    def removable(self) -> Filters:
        """What the reader chose on this page: all filters but the one of its path."""
        return self.filters.without(self.fixed) if self.fixed else self.filters

    @property
    def href(self) -> str:
        """The address of this view, on this server."""
        return self.at(self.path)

    def at(self, path: str) -> str:
        """Return the address of the same selection at another path, less what is this page's own.

        What this page's path says goes along to a chart alone, and to its files; other pages are
        about all of it.
        """
        fixed = "" if path.startswith(ALONE) else self.fixed
        lasting = tuple((key, text) for key, text in self.options if OPTIONS[key].lasting)
        kept = own_keys(path)
        extra = tuple((key, text) for key, text in self.extra if key in kept)
        choice = self.choice if offers_choice(path, self.choice) else ""
        other = replace(self, choice=choice, extra=extra, fixed=fixed, options=lasting)
        query = self.query if path == self.path else other.query
        return f"{path}?{query}" if query else path

    def at_file(self, extension: str) -> str:
        """Return the address of this view, as a file."""
        path = file_path(self.path, extension)
        return f"{path}?{self.query}" if self.query else path

    def with_choice(self, choice: str) -> Self:
        """Return the same view with something else measured."""
        return replace(self, choice=choice)

    def with_option(self, key: str, text: str) -> Self:
        """Return the same view shown otherwise; an empty text takes the option back."""
        told = {**dict(self.options), key: text}
        return replace(self, options=tuple((k, told[k]) for k in OPTIONS if told.get(k)))


def parse(address: str, dataset: Dataset, choices: Iterable[str]) -> View:
    """Read an address, whatever it holds.

    Unknown keys and values are left out and told in `ignored`, in French. `choices` are the
    values known for `mesure`.
    """
    # Half of a character, which JSON may hold, could not be written into an address again.
    address = address.encode("utf-8", "replace").decode()
    try:
        parts = urlsplit(address[:MAX_LENGTH])
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        wave = dataset.default_wave
        return View("/", Filters(wave), default_wave=wave, ignored=("adresse illisible",))
    path = page_path(parts.path)
    known = choices_at(path, dataset.book) & frozenset(choices)
    reading = _Reading(dataset, known, keys_at(path, dataset.book))
    for key, text in pairs:
        reading.take(key, text)
    if len(address) > MAX_LENGTH:
        reading.ignored.append(f"tout ce qui dépasse {MAX_LENGTH} caractères")
    reading.leave_unasked()
    reading.tailored(tailors_at(path, dataset.book))
    fixed, code = fixed_at(path, dataset.book)
    if fixed:
        reading.chosen[fixed] = [code]
    filters = reading.filters()
    return View(
        path=path,
        filters=filters,
        choice=reading.choice,
        default_wave=dataset.default_wave,
        ignored=tuple(dict.fromkeys(reading.ignored)),
        fixed=fixed,
        extra=tuple(reading.extra.items()),
        options=tuple((key, reading.options[key]) for key in OPTIONS if key in reading.options),
    )


def version_asked(address: str) -> str:
    """Return the version that an address asks for, as written; empty when it asks for none.

    It decides which data the rest of the address is read with, so it is read first.
    """
    try:
        pairs = parse_qsl(urlsplit(address[:MAX_LENGTH]).query)
    except ValueError:
        return ""
    said = (text.strip() for key, text in reversed(pairs) if key == VERSION)
    return next(filter(None, said), "")


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
            self._one("wave", WAVE, codes, {wave.code for wave in self.dataset.waves})
        elif key == CHOICE:
            self._one("choice", CHOICE, codes, self.choices)
        elif key in BY_KEY:
            words = BY_KEY[key].words(self.dataset.book)
            known = [code for code in codes if code in words]
            self.chosen.setdefault(key, []).extend(known)
            self._ignore(key, (code for code in codes if code not in words))
        elif key in self.keys:
            self.extra[key] = text
        elif key in OPTIONS:
            self._option(OPTIONS[key], text.strip())
        else:
            self.ignored.append(f"paramètre inconnu « {key[:40]} »")

    def leave_unasked(self) -> None:
        """Leave out the filters on what the wave did not ask: they would empty the page.

        One that excludes empties nothing: `Filters.meaningful` drops it, and nobody need know.
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
        """Return what is chosen, without the choices that would tell a few of what they answered.

        The one place where a confidential filter is refused: no page, file or program passes by.
        """
        asked = Filters.of(self.wave, self.chosen).meaningful(self.dataset.book)
        few, least = too_few(asked, self.dataset), self.dataset.rules.masked_below
        why = f"laissé de côté, moins de {least} collectivités y répondent"
        self.ignored += [f"{BY_KEY[key].label}{NBSP}: {why}" for key in few]
        return Filters.of(asked.wave, {k: codes for k, codes in asked.chosen if k not in few})

    def tailored(self, tailors: Iterable[Tailor]) -> None:
        """Keep of the charts' own keys what they understand, and tell the rest."""
        for tailor in tailors:
            own = {key: self.extra.pop(key) for key in tailor.keys if key in self.extra}
            kept, ignored = tailor.accepts(own, self.dataset)
            self.extra |= kept
            self.ignored += ignored

    def _option(self, option: Option, text: str) -> None:
        if option.accepts.fullmatch(text):
            self.options[option.key] = text
        elif text:
            self.ignored.append(f"{option.label} : valeur inconnue « {text[:40]} »")

    def _one(self, name: str, key: str, codes: list[str], known: Iterable[str]) -> None:
        accepted = [code for code in codes if code in frozenset(known)]
        if accepted:
            setattr(self, name, accepted[-1])
        self._ignore(key, (code for code in codes if code not in accepted))

    def _ignore(self, key: str, codes: Iterable[str]) -> None:
        label = "Vague" if key == WAVE else BY_KEY[key].label if key in BY_KEY else "Mesure"
        self.ignored.extend(f"{label} : valeur inconnue « {code[:40]} »" for code in codes)


def _coded(item: Filter, code: str) -> str:
    return f"{code}{NBSP}· " if item.key == "odd" else ""


def chosen_words(filters: Filters, book: Codebook) -> list[tuple[str, str, str]]:
    """Return each choice in words, in the order of the filter bar: (key, code, « Région : … »)."""
    return [
        (item.key, code, f"{item.label}{NBSP}: {_coded(item, code)}{item.words(book).label(code)}")
        for item in FILTERS
        for code in filters.codes(item.key)
    ]


def scope_words(filters: Filters, book: Codebook) -> list[str]:
    """Return the active filters in words, and what is counted: all that is left out or not, once.

    « Périmètre : hors accueil des réfugiés, frais administratifs compris ».
    """
    item = BY_KEY[SCOPE]
    chosen = [words for key, _, words in chosen_words(filters, book) if key != SCOPE]
    left = [item.words(book).label(code) for code in filters.codes(SCOPE)]
    held = [*left, *filter(None, [included(filters, book)])]
    return [*chosen, f"{item.label}{NBSP}: {', '.join(held)}"] if held else chosen


#: How many of the things left out are named; the others are counted.
NAMED: Final = 5


def listed(ignored: Sequence[str]) -> str:
    """Return what was left out in one short text, whatever its number."""
    more = len(ignored) - NAMED
    told = " ; ".join(ignored[:NAMED])
    return f"{told} ; et {more} de plus" if more > 0 else told
