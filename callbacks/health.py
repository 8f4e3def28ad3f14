"""`/healthz`: whether this process can serve pages. `/readyz`: whether all is well with it."""

from collections.abc import Container, Mapping
from typing import Any, Final

from flask import Blueprint, Flask, Response, jsonify

from callbacks import faults, public
from callbacks.answering import answer_of, content_of
from callbacks.faults import Asked
from callbacks.navigation import page_at
from callbacks.page_tables import OPENING_TABLES
from components.answers.answer import FAILED
from components.answers.content import PARTS
from components.charts import BY_KEY, CHOICES
from components.site.parsing import parse
from components.site.routes import ALONE, BY_PATH
from data.filters import WAVE
from data.serving.store import AggregateStore, Reading

OK: Final = "ok"
#: Most failures computed again by one request.
AGAIN: Final = 20
#: A chart of `Asked` for the first page itself.
PAGE: Final = "page"
VERSION: Final = "version"

PROBES: Final = ("/healthz", "/readyz")

NO_DATA: Final = "Aucune version publiée ne peut être lue : le journal nomme les fichiers en cause."
NO_PAGE: Final = "La première page ne peut pas être servie."
LATE: Final = "La version servie n’est pas celle qui est publiée : le journal dit pourquoi."
FAR: Final = (
    "Le dépôt partagé des versions est hors d’atteinte : ce qui en a été reçu reste servi, et le "
    "journal dit pourquoi."
)
DAMAGED: Final = (
    "Les fichiers de la version servie ont changé ou disparu : elle est servie de mémoire, et un "
    "redémarrage ne la retrouverait pas. Publiez-la de nouveau."
)
NO_CACHE: Final = "Le cache des résultats est inutilisable : tout est calculé à chaque demande."
NO_BROWSER: Final = "Aucun navigateur ne dessine les images sur ce serveur (sans gravité)."


def register(server: Flask, store: AggregateStore) -> None:
    """Add `/healthz` and `/readyz`."""
    health = Blueprint("sante", __name__)
    swept: set[str] = set()

    @health.get(PROBES[0])
    def alive() -> Response:
        if not store.live.readable():
            # No restart would mend the files; the process serves them as soon as they are.
            return _response("", {}, {PAGE: NO_DATA})
        reading = store.reading()
        return _response(reading.dataset.version, {PAGE: _page_problem(store, reading)})

    @health.get(PROBES[1])
    def ready() -> Response:
        if not store.live.readable():
            return _response("", {VERSION: NO_DATA})
        reading = store.reading()
        _sweep(reading, swept)
        problems = {
            PAGE: _page_problem(store, reading),
            "graphiques": _charts_problem(reading),
            "pages": _parts_problem(reading),
            VERSION: _version_problem(store),
            "cache": "" if store.cache.usable() else NO_CACHE,
        }
        notes = {"images": "" if public.pictures_available() else NO_BROWSER}
        return _response(reading.dataset.version, problems, notes)

    server.register_blueprint(health)


def _response(
    version: str, problems: Mapping[str, str], notes: Mapping[str, str] | None = None
) -> Response:
    """Return each check with « ok » or a sentence; a 503 where one of `problems` has a sentence."""
    well = not any(problems.values())
    body: dict[str, Any] = {
        "statut": OK if well else "incident",
        "version": version,
        "controles": {name: text or OK for name, text in {**problems, **(notes or {})}.items()},
    }
    response = jsonify(body)
    response.status_code = 200 if well else 503
    response.headers["Cache-Control"] = "no-store"
    return response


def _version_problem(store: AggregateStore) -> str:
    if not store.live.keeps_up():
        return FAR
    if not store.live.is_current():
        return LATE
    return "" if store.live.is_intact() else DAMAGED


def _page_problem(store: AggregateStore, reading: Reading) -> str:
    """Build the first page, whose charts may fail; return why it cannot be served, or nothing."""
    asked = Asked(PAGE, "/", reading.dataset.version)
    try:
        page_at("/", store)
    except Exception as error:  # noqa: BLE001 -- whatever is wrong, the answer says that it is
        return f"{NO_PAGE} Référence {faults.current().note(asked, error)}."
    faults.current().forget(asked)
    return ""


def _sweep(reading: Reading, swept: set[str]) -> None:
    """Compute every chart and opening of every wave, once for each version."""
    version = reading.dataset.version
    if version in swept:
        return
    for wave in reading.dataset.waves:
        for key in BY_KEY:
            _failed(key, f"{ALONE}{key}?{WAVE}={wave.code}", reading)
        for path, page in BY_PATH.items():
            if page.opening in OPENING_TABLES:
                content_of(parse(f"{path}?{WAVE}={wave.code}", reading.dataset, CHOICES), reading)
    swept.clear()
    swept.add(version)


def _charts_problem(reading: Reading) -> str:
    """Return which charts fail, with their references in the log.

    Those that failed when somebody last asked for them are computed again.
    """
    known, version = faults.current(), reading.dataset.version
    for asked in list(_failures(version))[:AGAIN]:
        # What a chart looks like does not change before the program or its data do.
        if not asked.face and not _failed(asked.chart, asked.address, reading):
            known.forget(asked)
    failures = _failures(version).items()
    charts = dict.fromkeys(f"{asked.chart} (référence {name})" for asked, name in failures)
    return f"Graphiques en panne : {', '.join(charts)}." if charts else ""


def _parts_problem(reading: Reading) -> str:
    """Return which parts of pages fail; those that failed when last asked for are made again."""
    version = reading.dataset.version
    for asked in list(_failures(version, PARTS))[:AGAIN]:
        content_of(parse(asked.address, reading.dataset, CHOICES), reading)
    failures = _failures(version, PARTS).items()
    named = dict.fromkeys(f"{asked.chart} (référence {name})" for asked, name in failures)
    return f"Parties de pages en panne : {', '.join(named)}." if named else ""


def _failures(version: str, parts: Container[str] = BY_KEY) -> dict[Asked, str]:
    known = faults.current().known(version).items()
    return {asked: name for asked, name in known if asked.chart in parts}


def _failed(key: str, address: str, reading: Reading) -> bool:
    view = parse(address, reading.dataset, CHOICES)
    return answer_of(BY_KEY[key], view, reading).state == FAILED
