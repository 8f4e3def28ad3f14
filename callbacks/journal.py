"""The log, on standard error: a JSON object a line for machines, or a text for who develops.

A line has no address of a sender, no browser, no page before and no query: our own lines are
written so (`callbacks.exchanges`), and those of the two HTTP servers are stripped of them here.
"""

import json
import logging
import logging.config
import sys
from datetime import UTC, datetime
from typing import Any, Final, Literal, TypeAlias

from callbacks import exchanges
from callbacks.exchanges import Exchange

_LOG: Final = logging.getLogger(__name__)

#: « » is JSON, unless somebody looks at a terminal.
Style: TypeAlias = Literal["", "json", "texte"]

#: What the HTTP servers write with parts of a request, by its beginning, and what stays of it.
SPOKEN: Final = {
    "Invalid request from": "Demande illisible : refusée.",
    "Error handling request": "Demande interrompue par une erreur.",
}


def start(style: Style) -> None:
    """Write everything that is logged in this process in one style."""
    logging.config.dictConfig(configuration(style))


def configuration(style: Style) -> dict[str, Any]:
    """Return the configuration, as `logging.config.dictConfig` and gunicorn read it."""
    text = style == "texte" or (style == "" and sys.stderr.isatty())
    spoken = {"level": "INFO", "handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"discreet": {"()": "callbacks.journal.Discreet"}},
        "formatters": {
            "line": {"()": f"callbacks.journal.{'TextLine' if text else 'JsonLine'}"},
        },
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stderr",
                "formatter": "line",
                "filters": ["discreet"],
            }
        },
        "root": {"level": "WARNING", "handlers": ["stderr"]},
        "loggers": {
            **dict.fromkeys(("app", "callbacks", "data", "gunicorn.error"), spoken),
            "werkzeug": {"level": "WARNING"},
            # Its lines would have addresses of senders; ours have the rest.
            "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
        },
    }


def write(exchange: Exchange) -> None:
    """Log a request and its answer, in one line."""
    fields = {
        "method": exchange.method,
        "path": exchange.path,
        "route": exchange.route,
        "status": exchange.status,
        "bytes": exchange.size,
        "ms": round(exchange.seconds * 1000, 1),
        **({"faults": list(exchange.faults)} if exchange.faults else {}),
    }
    _LOG.info("Demande servie", extra={"fields": fields})


class Discreet(logging.Filter):
    """Keeps the lines of HTTP servers, without what they quote of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace such a message; let every line pass."""
        for beginning, said in SPOKEN.items():
            if record.name == "gunicorn.error" and str(record.msg).startswith(beginning):
                record.msg, record.args = said, ()
        return True


class JsonLine(logging.Formatter):
    """One line, one JSON object: `time`, `level`, `message`, then what is known besides."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; `error` is the traceback, `request` the reference of the request."""
        exchange = exchanges.current()
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
            **({"request": exchange.reference} if exchange else {}),
            **getattr(record, "fields", {}),
            **({"error": self.formatException(record.exc_info)} if record.exc_info else {}),
        }
        return json.dumps(line, ensure_ascii=False)


class TextLine(logging.Formatter):
    """One line to be read by somebody, and its traceback below."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line: hour, level, message, fields, reference of the request."""
        exchange = exchanges.current()
        hour = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        fields = (f"{name}={value}" for name, value in getattr(record, "fields", {}).items())
        reference = (f"[{exchange.reference}]",) if exchange else ()
        line = " ".join((hour, record.levelname, record.getMessage(), *fields, *reference))
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line
