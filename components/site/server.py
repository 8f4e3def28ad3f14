"""The public address of this server, and its contact."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Public:
    """Origin (`https://observatoire.example.fr`, no final slash) and e-mail address of the server.

    Either is empty where it is not set.
    """

    origin: str = ""
    contact: str = ""

    def absolute(self, href: str) -> str:
        """Return the absolute address of `href`, an address on this server: `/odd?region=84`."""
        return f"{self.origin}{href}"
