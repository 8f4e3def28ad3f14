"""The ways in which a mark can look, by the status of its row."""

from enum import StrEnum


class Look(StrEnum):
    """How one row is drawn; its value is the code that the `statut` column of a table holds.

    `FULL` and `UNKNOWN` are no statuses: the value is there and needs no caution, or is missing.
    """

    FULL = "plein"
    #: The share has a small base: drawn, with a star.
    SMALL = "faible"
    #: No share may be published, only the count: a text without a bar.
    COUNTS_ONLY = "effectifs"
    MASKED = "masque"
    UNKNOWN = "inconnu"
