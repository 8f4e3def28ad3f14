"""The grammar of addresses: one, for pages, charts, data files and links.

`?region=84&type=commune,departement&odd=6,13&mesure=collectivites`. What is left out has its
default value; a repeated key adds its values up.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Self
from urllib.parse import quote

from components.site.place import Place
from components.site.routes import ALONE, file_path, offers_choice, own_keys
from data.filters import BY_KEY, WAVE, Filters

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


@dataclass(frozen=True)
class Option:
    """A parameter of how a view is shown, not of what is selected.

    Links to other pages keep a `lasting` option, and drop the others.
    """

    key: str
    label: str
    accepts: re.Pattern[str]
    lasting: bool = True


_OFFER: Final = "|".join((WAVE, *BY_KEY))

OPTIONS: Final[Mapping[str, Option]] = {
    option.key: option
    for option in (
        Option(VERSION, "Version", re.compile(r"[0-9a-f]{4,64}")),
        Option(VIEW, "Vue", re.compile(f"{EMBEDDED}|{SLIDES}")),
        Option(OFFERED, "Offre", re.compile(f"{NONE_OFFERED}|(?:{_OFFER})(?:,(?:{_OFFER}))*")),
        Option(FORMAT, "Format", re.compile("diapo|carre|a4"), lasting=False),
    )
}


@dataclass(frozen=True)
class View:
    """A parsed address. `choice` is the choice of the charts that have several.

    `place` is the page or chart at its path. `fixed` is the key of the filter that the path sets
    (`/pays/SEN`), which no query repeats. `extra` has the values of the page's own keys as
    received, `options` those of `OPTIONS`. `ignored` lists what was not understood.
    """

    place: Place
    filters: Filters
    choice: str = ""
    default_wave: str = ""
    ignored: tuple[str, ...] = field(default=())
    fixed: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """The path of the page or chart asked for."""
        return self.place.path

    def option(self, key: str) -> str:
        """Return the value of one of `OPTIONS`; empty where the address does not set it."""
        return dict(self.options).get(key, "")

    @property
    def embedded(self) -> bool:
        """Whether the view is for a frame in another site."""
        return self.option(VIEW) == EMBEDDED

    def offers(self, key: str) -> bool:
        """Return whether the reader may change the filter `key`.

        Without the option `offre`, all filters; for a chart alone in a frame, none.
        """
        offered = self.option(OFFERED)
        if offered:
            return key in offered.split(",")
        return not (self.embedded and self.path.startswith(ALONE))

    @property
    def free(self) -> Filters:
        """The filters that the reader may remove: the chosen ones, without those of the frame."""
        chosen = {key: codes for key, codes in self.removable.chosen if self.offers(key)}
        return Filters.of(self.filters.wave, chosen)

    @property
    def unframed(self) -> Self:
        """The same view outside frames and slides: all filters, with header and navigation."""
        return self.with_option(VIEW, "").with_option(OFFERED, "")

    @property
    def query(self) -> str:
        """The shortest query that gives this view again; empty for the default view."""
        chosen = [(key, ",".join(codes)) for key, codes in self.removable.chosen]
        wave = [(WAVE, self.filters.wave)] if self.filters.wave != self.default_wave else []
        choice = [(CHOICE, self.choice)] if self.choice else []
        parameters = (*wave, *chosen, *choice, *self.extra, *self.options)
        return "&".join(f"{key}={quote(text, safe=',:;')}" for key, text in parameters)

    @property
    def removable(self) -> Filters:
        """All filters but the one of the path."""
        return self.filters.without(self.fixed) if self.fixed else self.filters

    @property
    def href(self) -> str:
        """The address of this view, on this server."""
        return self.at(self.path)

    def at(self, path: str) -> str:
        """Return the address of the same selection at another path, without its own parameters.

        The filter of this page's path becomes a parameter for a chart alone and its files; other
        pages drop it.
        """
        fixed = "" if path.startswith(ALONE) else self.fixed
        lasting = tuple((key, text) for key, text in self.options if OPTIONS[key].lasting)
        own = own_keys(path)
        extra = tuple((key, text) for key, text in self.extra if key in own)
        choice = self.choice if offers_choice(path, self.choice) else ""
        other = replace(self, choice=choice, extra=extra, fixed=fixed, options=lasting)
        query = self.query if path == self.path else other.query
        return f"{path}?{query}" if query else path

    def at_file(self, extension: str) -> str:
        """Return the address of this view, as a file."""
        path = file_path(self.path, extension)
        return f"{path}?{self.query}" if self.query else path

    def with_choice(self, choice: str) -> Self:
        """Return the same view with another choice."""
        return replace(self, choice=choice)

    def with_option(self, key: str, text: str) -> Self:
        """Return the same view with an option set; an empty text removes it."""
        options = {**dict(self.options), key: text}
        return replace(self, options=tuple((k, options[k]) for k in OPTIONS if options.get(k)))
