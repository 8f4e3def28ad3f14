"""The public address of this server, and its contact."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Public:
    """Origin (`https://exemple.fr`), e-mail address and path prefix (`/observatoire`) of the site.

    Each is empty where it is not set; none ends with a slash. Inside the program an address has no
    prefix (`/odd?region=84`): it gets one where it is written for a browser or another program.
    """

    origin: str = ""
    contact: str = ""
    prefix: str = ""

    @classmethod
    def at(cls, address: str, contact: str = "") -> Self:
        """Return that of a site published at `https://exemple.fr/observatoire`, or `/observatoire`.

        Either part of the address may be missing.
        """
        parts = urlsplit(address.rstrip("/"))
        origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        return cls(origin, contact, parts.path)

    @property
    def base(self) -> str:
        """What stands before the addresses of this server: the origin, if known, and the prefix."""
        return f"{self.origin}{self.prefix}"

    def absolute(self, href: str) -> str:
        """Return the whole address of `href`, an address on this server: `/odd?region=84`."""
        return f"{self.base}{href}"
