"""What raises in these tests, and how a page is read while it does."""

from dataclasses import replace

from components.charts import BY_KEY


class BrokenError(Exception):
    """Raised by what these tests break, and by nothing else."""


def broken(*_, **__):
    message = "colonne inconnue"
    raise BrokenError(message)


def break_part(monkeypatch, key, part="aggregate"):
    """Make one part of the chart `key` raise; return a function that mends it."""
    chart = BY_KEY[key]
    if part == "aggregate":
        choices = tuple(replace(choice, aggregate=broken) for choice in chart.choices)
        worse = replace(chart, choices=choices)
    else:
        worse = replace(chart, **{part: broken})
    monkeypatch.setitem(BY_KEY, key, worse)
    return lambda: monkeypatch.setitem(BY_KEY, key, chart)
