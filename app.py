"""Composition root: builds the app from its settings, serves it, and runs the commands."""

import atexit
import gc
import hashlib
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from flask import Flask

import command_line
from callbacks import (
    api,
    catalogues,
    delivery,
    details,
    document,
    exchanges,
    faults,
    files,
    guard,
    health,
    journal,
    kept_answers,
    navigation,
    oembed,
    outage,
    packages,
    pictures,
    previews,
    public,
    reuse,
    search,
    slides,
)
from callbacks.measures import CountedCache, CountedRenderer, Measures
from callbacks.rendering import Limits, Renderer
from callbacks.serving import Server
from components.site.server import Public
from data import codebook, commands, demonstration
from data.intake.problems import DataError
from data.serving.cache import Cache
from data.serving.disk_cache import DiskCache
from data.serving.store import AggregateStore
from data.versions.archive import Archive
from data.versions.errors import NoDataError
from data.versions.library import Library
from data.versions.live import LiveDataset, code_version
from data.versions.loading import Loader
from data.versions.memory import give_back
from settings import ROOT, Settings, read_settings

if TYPE_CHECKING:
    from components.files.slides.presentations import Kit
    from components.files.slides.representation import Render

ASSETS: Final = ROOT / "assets"
#: All that decides what an answer is beside the data: programs that differ here share nothing kept.
PROGRAM: Final = (
    "data", "components", "callbacks", "assets", "app.py", "settings.py", "requirements.lock",
)  # fmt: skip


def create_app(settings: Settings) -> document.Document:
    """Build a complete app. Two calls give two independent apps."""
    measures = Measures() if settings.metriques else None
    store = create_store(settings, measures)
    if store.live.readable():
        catalogues.Catalogues().verify(store.reading().dataset)
    server = Flask("app")
    address = Public.at(settings.adresse, settings.contact)
    app = document.Document(
        "app",
        # Our own styles and scripts are served as one file each; recipes and sources are not.
        assets_folder=str(ASSETS / "vendor"),
        assets_url_path=delivery.VENDOR,
        assets_ignore=r".*\.(css|js)$",
        external_stylesheets=[address.prefix + delivery.stylesheet(server, ASSETS)],
        requests_pathname_prefix=f"{address.prefix}/",
        routes_pathname_prefix="/",
        server=server,  # type: ignore[arg-type]  # Dash types it as a flag; it takes a Flask too
        update_title=None,  # type: ignore[arg-type]  # None is how Dash says « never »
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    gallery = create_gallery(settings, measures)
    public.register(server, address, gallery.available, settings.host)
    faults.register(server)
    outage.register(server, store)
    app.describe = partial(previews.requested_preview, store)
    app.draw = partial(navigation.page_at, store=store)
    delivery.land(server)
    app.script = delivery.script(server, ASSETS)
    app.plotly = delivery.vendored(ASSETS, "plotly.min.js")
    app.layout = document.layout()
    navigation.register(app, store)
    details.register(server, store)
    files.register(server, store)
    health.register(server, store)
    pictures.register(server, store, gallery)
    api.register(server, store)
    packages.register(server, store)
    search.register(server, store)
    oembed.register(server, store, ASSETS / "public" / "integration.js")
    slides.register(server, store, slide_kit(settings, slides.map_renderer(gallery)))
    reuse.register(server)
    guard.register(app, settings.frame_ancestors.split())
    kept_answers.register(server, store, create_cache("answers", settings, measures))
    delivery.register(server)
    exchanges.register(server, [journal.write, *([measures.observe] if measures else [])])
    if measures:
        measures.listen(settings.metriques, lambda: _served_version(store))
    app.prepare()
    return app


def slide_kit(settings: Settings, render: "Render") -> "Callable[[], Kit]":
    """Return what prepares the writing of slides, once, when the first is asked for.

    A master of one's own is read at once: a file that cannot be one ends the program.
    """
    kit = cache(partial(_slide_kit, settings, render))
    if settings.pptx_modele is not None:
        kit()
    return kit


def _slide_kit(settings: Settings, render: "Render") -> "Kit":
    # Fourteen megabytes in each worker, that pages have no need of.
    from components.files.slides.presentations import Kit  # noqa: PLC0415
    from components.files.slides.template import Template, TemplateError  # noqa: PLC0415

    if settings.pptx_modele is None:
        return Kit(Template.ours(), render)
    try:
        return Kit(Template.read(settings.pptx_modele), render)
    except TemplateError as wrong:
        sys.exit(f"ACTER_PPTX_MODELE. {wrong}")


def _served_version(store: AggregateStore) -> str:
    """Return the version served now; empty while none can be read."""
    return store.live.current().version if store.live.readable() else ""


def create_store(settings: Settings, measures: Measures | None = None) -> AggregateStore:
    """Open the published versions (the demonstration while there is none) and the cache."""
    book = codebook.load()
    code = program_version()
    library = create_library(settings, book)
    library.follow()
    embedded = partial(commands.embedded, demonstration.FIRST, book, code, settings.rules)
    try:
        live = LiveDataset(library, embedded, code, settings.rules)
    except DataError as wrong:
        sys.exit(f"Démarrage impossible. {wrong}")
    kept = create_cache("aggregates", settings, measures)
    archive = Archive(Loader(library, code, settings.rules), embedded)
    return AggregateStore(live, kept, archive)


def create_library(settings: Settings, book: codebook.Codebook) -> Library:
    """Open the published versions: those of the folder, or of the store that it is a copy of."""
    if not settings.depot:
        return Library(settings.data_dir, book)
    # Without a shared store, its clients are not imported.
    from data.versions.mirror import Mirror  # noqa: PLC0415
    from data.versions.origin import Origin  # noqa: PLC0415

    # A folder of its own: what was published in `data_dir` before is never taken for a copy.
    name = hashlib.sha256(settings.depot.encode()).hexdigest()[:12]
    return Mirror(settings.data_dir / "copies" / name, book, origin=Origin(settings.depot))


@cache
def program_version() -> str:
    """Return a hash of the program, as its files were when it was first asked for."""
    return code_version(*(ROOT / place for place in PROGRAM))


def create_cache(name: str, settings: Settings, measures: Measures | None = None) -> Cache:
    """Open the cache called `aggregates`, `answers` or `pictures`, closed when the program ends."""
    kept = _shared_cache(name, settings) if settings.cache else _disk_cache(name, settings)
    atexit.register(kept.close)
    return CountedCache(kept, measures, name) if measures else kept


def _shared_cache(name: str, settings: Settings) -> Cache:
    # Six megabytes in each worker, where the cache is on the disk.
    from data.serving.shared_cache import SharedCache  # noqa: PLC0415

    try:
        return SharedCache(settings.cache, name)
    except ValueError as wrong:  # a port or an option that is none
        sys.exit(f"ACTER_CACHE : cette adresse ne convient pas ({wrong}).")


def _disk_cache(name: str, settings: Settings) -> DiskCache:
    place = {"aggregates": "", "answers": "reponses", "pictures": "images"}[name]
    megabytes = settings.pictures_mb if name == "pictures" else settings.cache_mb
    return DiskCache(settings.cache_dir / place, megabytes * 10**6)


def create_gallery(settings: Settings, measures: Measures | None = None) -> pictures.Gallery:
    """Prepare the browser that draws pictures, and the cache that keeps them."""
    given = (ASSETS, settings.browser, Limits(at_once=settings.pictures_at_once))
    renderer = CountedRenderer(measures, *given) if measures else Renderer(*given)
    kept = create_cache("pictures", settings, measures)
    return pictures.Gallery(renderer, kept, program_version())


def create_server() -> Flask:
    """WSGI factory: `gunicorn 'app:create_server()'`."""
    settings = read_settings()
    journal.start(settings.journal)
    return settled(settings)


def settled(settings: Settings) -> Flask:
    """Build the server of this process, ready for its first reader.

    The first page is drawn once, for what is imported and derived from the data at its first use.
    What is held for ever is not looked for as garbage.
    """
    app = create_app(settings)
    server: Flask = app.server
    with server.test_request_context("/"), suppress(NoDataError):
        app.draw("/")
    give_back()
    gc.freeze()
    return server


def _serve(settings: Settings) -> int:
    journal.start(settings.journal)
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        socket.create_server((settings.host, settings.port), family=family).close()
    except OSError:
        place = f"{settings.host}:{settings.port}"
        sys.exit(f"Impossible d’écouter sur {place} : adresse inconnue, interdite ou déjà prise.")
    server = settled(settings)
    http = Server(settings.host, settings.port, server)
    prefix = Public.at(settings.adresse).prefix
    address = f"http://{settings.host}:{settings.port}{prefix}/"
    print(f"Observatoire ACTER : {address} (Ctrl+C pour arrêter)", flush=True)
    http.serve_until_told()
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when all went well, 1 when the data are wrong."""
    asked = command_line.build_parser().parse_args(arguments)
    settings = read_settings()
    if asked.command is None:
        return _serve(settings)
    book = codebook.load()
    library = create_library(settings, book)
    run = {
        "modele": lambda: commands.write_template(asked.fichier, book),
        "verifier": lambda: (
            commands.weigh(asked.fichiers, library, settings.rules)
            if asked.protection
            else commands.verify(asked.fichiers, book, as_json=asked.json)
        ),
        "publier": lambda: commands.publish(
            asked.fichiers, library, add=asked.ajouter, rules=settings.rules
        ),
        "versions": lambda: commands.list_versions(library),
        "retablir": lambda: commands.restore(asked.version, library),
        "demonstration": lambda: commands.write_demonstration(asked.dossier, asked.vagues),
    }
    outcome = run[asked.command]()
    print(outcome.text)
    return 0 if outcome.ok else 1


if __name__ == "__main__":
    sys.exit(main())
