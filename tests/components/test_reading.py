from callbacks.answering import answer
from components import reading
from components.address import parse
from components.charts import BY_KEY, CHOICES
from data.cache import AggregateCache
from data.store import Reading
from tests.data.survey import survey


def asked(key, query=""):
    dataset = survey()
    view = parse(f"/graphiques/{key}?{query}", dataset, CHOICES)
    return answer(BY_KEY[key], view, Reading(dataset, AggregateCache(None)))


def test_what_is_shown_is_explained_where_it_stands():
    meant = dict(reading.definitions(asked("financeurs-par-type")))

    assert meant["MEAE"].startswith("Ministère de l’Europe")
    assert meant["Commune"] == "Commune, y compris commune nouvelle."


def test_nothing_is_explained_of_what_is_not_shown():
    assert reading.definitions(asked("financeurs", "region=01")) == []
    assert dict(reading.definitions(asked("odd"))) == {}
