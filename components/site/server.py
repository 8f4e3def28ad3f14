"""What is known of this server from outside: where it is, and whom to write to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Public:
    """Where it is (`https://observatoire.example.fr`, no final slash) and an e-mail address.

    Either is empty where nobody said.
    """

    origin: str = ""
    contact: str = ""

    def absolute(self, href: str) -> str:
        """Return the whole address of `href`, an address on this server: `/odd?region=84`."""
        return f"{self.origin}{href}"
