"""Charts and parts of pages that fail: logged once by address and cause, and kept for `/readyz`.

The reference that a card shows is that of the cause: the line of the log with its traceback has it,
and so has the line of every request that met it (`faults`), each with a reference of its own.
"""

import hashlib
import logging
import traceback
from dataclasses import dataclass
from typing import Final

from flask import Flask, current_app, has_app_context

from callbacks import exchanges

_LOG: Final = logging.getLogger(__name__)

EXTENSION: Final = "acter-pannes"

#: Most addresses kept; the oldest are forgotten first.
MOST: Final = 500


@dataclass(frozen=True)
class Asked:
    """A chart, or a part of a page, at an address in one version of the data.

    The address has no personal data (`View.at`).

    `face` names what could not be drawn of a chart that was computed: a card, a file.
    """

    chart: str
    address: str
    version: str
    face: str = ""


class Faults:
    """The charts that failed when they were last asked for, by address and version."""

    def __init__(self) -> None:
        """Start with no fault."""
        self._references: dict[Asked, str] = {}

    def note(self, asked: Asked, error: Exception) -> str:
        """Keep and log a failure, unless it is known; return its reference in the log."""
        reference = reference_of(asked.chart, error)
        exchange = exchanges.current()
        if exchange:
            exchange.faults[reference] = asked.chart
        if self._references.get(asked) != reference:
            _LOG.error(
                "Calcul impossible à %s (référence %s)", asked.address, reference, exc_info=error
            )
            self._references[asked] = reference
            for oldest in list(self._references)[:-MOST]:
                self._references.pop(oldest, None)
        return reference

    def forget(self, asked: Asked) -> None:
        """Drop the failure of a chart that has been computed since."""
        self._references.pop(asked, None)

    def known(self, version: str) -> dict[Asked, str]:
        """Return the references of the failures in one version of the data."""
        known = self._references.copy().items()
        return {asked: reference for asked, reference in known if asked.version == version}


def register(server: Flask) -> None:
    """Keep the failures of this server apart from those of any other in the process."""
    server.extensions[EXTENSION] = Faults()


def current() -> Faults:
    """Return the failures of the current server; none are kept outside of a server."""
    known = current_app.extensions.get(EXTENSION) if has_app_context() else None
    return known if isinstance(known, Faults) else Faults()


def reference_of(chart: str, error: Exception) -> str:
    """Return eight hexadecimal digits: a hash of a chart, a type of error and the lines it took."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = (f"{frame.filename}:{frame.lineno}" for frame in frames)
    cause = "|".join((chart, type(error).__name__, *lines))
    return hashlib.sha256(cause.encode()).hexdigest()[:8]
