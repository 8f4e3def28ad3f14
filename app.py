"""Composition root: builds the app from its settings, serves it, and runs the commands."""

import logging
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Final

from flask import Flask
from werkzeug.serving import make_server

import command_line
from callbacks import (
    api,
    catalogues,
    delivery,
    document,
    faults,
    files,
    guard,
    health,
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
from callbacks.rendering import Limits, Renderer
from components.files.slides.presentations import Kit
from components.files.slides.template import Template, TemplateError
from components.site.server import Public
from data import codebook, commands, demonstration
from data.intake.problems import DataError
from data.serving.cache import AggregateCache
from data.serving.store import AggregateStore
from data.versions.archive import Archive
from data.versions.library import Library
from data.versions.live import LiveDataset, code_version
from data.versions.loading import Loader
from settings import ROOT, Settings, read_settings

ASSETS: Final = ROOT / "assets"


def create_app(settings: Settings) -> document.Document:
    """Build a complete app. Two calls give two independent apps."""
    store = create_store(settings)
    if store.live.readable():
        catalogues.Catalogues().verify(store.reading().dataset)
    server = Flask("app")
    app = document.Document(
        "app",
        # Our own styles and scripts are served as one file each; recipes and sources are not.
        assets_folder=str(ASSETS / "vendor"),
        assets_url_path=delivery.VENDOR,
        assets_ignore=r".*\.(css|js)$",
        external_stylesheets=[delivery.stylesheet(server, ASSETS)],
        external_scripts=[
            delivery.vendored(ASSETS, "plotly.min.js"),
            delivery.script(server, ASSETS),
        ],
        server=server,  # type: ignore[arg-type]  # Dash types it as a flag; it takes a Flask too
        update_title=None,  # type: ignore[arg-type]  # None is how Dash says « never »
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    gallery = create_gallery(settings)
    address = Public(settings.adresse, settings.contact)
    public.register(server, address, gallery.available, settings.host)
    faults.register(server)
    outage.register(server, store)
    app.describe = partial(previews.requested_preview, store)
    app.validation_layout = document.empty_layout()  # type: ignore[assignment]  # Dash types it as None
    app.layout = partial(document.first_page, store)
    navigation.register(app, store)
    files.register(server, store)
    health.register(server, store)
    pictures.register(server, store, gallery)
    api.register(server, store)
    packages.register(server, store)
    search.register(server, store)
    oembed.register(server, store, ASSETS / "public" / "integration.js")
    slides.register(server, store, Kit(slide_template(settings), slides.map_renderer(gallery)))
    reuse.register(server)
    guard.register(app, settings.frame_ancestors.split())
    delivery.register(server)
    app.prepare()
    return app


def slide_template(settings: Settings) -> Template:
    """Return the master of the slides; a file that cannot be one ends the program."""
    if settings.pptx_modele is None:
        return Template.ours()
    try:
        return Template.read(settings.pptx_modele)
    except TemplateError as wrong:
        sys.exit(f"ACTER_PPTX_MODELE. {wrong}")


def create_store(settings: Settings) -> AggregateStore:
    """Open the published versions (the demonstration while there is none) and the cache."""
    book = codebook.load()
    code = code_version(*(ROOT / room for room in ("data", "components", "callbacks")))
    library = Library(settings.data_dir, book)
    embedded = partial(commands.embedded, demonstration.FIRST, book, code, settings.rules)
    try:
        live = LiveDataset(library, embedded, code, settings.rules)
    except DataError as wrong:
        sys.exit(f"Démarrage impossible. {wrong}")
    cache = AggregateCache(settings.cache_dir, settings.cache_mb * 10**6)
    archive = Archive(Loader(library, code, settings.rules), embedded)
    return AggregateStore(live, cache, archive)


def create_gallery(settings: Settings) -> pictures.Gallery:
    """Prepare the browser that draws pictures, and the cache that keeps them."""
    renderer = Renderer(ASSETS, settings.browser, Limits(at_once=settings.pictures_at_once))
    cache = AggregateCache(settings.cache_dir / "images", settings.pictures_mb * 10**6)
    return pictures.Gallery(renderer, cache, ASSETS)


def create_server() -> Flask:
    """WSGI factory: `gunicorn 'app:create_server()'`."""
    server: Flask = create_app(read_settings()).server
    return server


def _serve(settings: Settings) -> int:
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        socket.create_server((settings.host, settings.port), family=family).close()
    except OSError:
        place = f"{settings.host}:{settings.port}"
        sys.exit(f"Impossible d’écouter sur {place} : adresse inconnue, interdite ou déjà prise.")
    server = create_app(settings).server
    http = make_server(settings.host, settings.port, server, threaded=True)
    address = f"http://{settings.host}:{settings.port}/"
    print(f"Observatoire ACTER : {address} (Ctrl+C pour arrêter)", flush=True)
    with suppress(KeyboardInterrupt):
        http.serve_forever()
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when all went well, 1 when the data are wrong."""
    asked = command_line.build_parser().parse_args(arguments)
    settings = read_settings()
    if asked.command is None:
        return _serve(settings)
    book = codebook.load()
    library = Library(settings.data_dir, book)
    run = {
        "modele": lambda: commands.write_template(asked.fichier, book),
        "verifier": lambda: commands.verify(asked.fichiers, book, as_json=asked.json),
        "publier": lambda: commands.publish(asked.fichiers, library, add=asked.ajouter),
        "versions": lambda: commands.list_versions(library),
        "retablir": lambda: commands.restore(asked.version, library),
        "demonstration": lambda: commands.write_demonstration(asked.dossier, asked.vagues),
    }
    outcome = run[asked.command]()
    print(outcome.text)
    return 0 if outcome.ok else 1


if __name__ == "__main__":
    sys.exit(main())
