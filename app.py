"""Composition root: the only reader of the environment, and the command line."""

import argparse
import logging
import os
import socket
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Final, NoReturn, Self

from flask import Flask
from pydantic import Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from werkzeug.serving import make_server

from callbacks import (
    api,
    catalogues,
    delivery,
    document,
    files,
    guard,
    navigation,
    oembed,
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
from data import codebook, commands, demonstration
from data.disclosure.rules import Rules
from data.intake.problems import DataError
from data.serving.cache import AggregateCache
from data.serving.store import AggregateStore
from data.versions.archive import Archive
from data.versions.errors import StoreError
from data.versions.library import Library
from data.versions.live import LiveDataset, code_version
from data.versions.loading import Loader

ROOT: Final = Path(__file__).parent
ASSETS: Final = ROOT / "assets"


#: One site as `frame-ancestors` has it: an origin without a path, maybe of all its subdomains.
_ANCESTOR: Final = r"(\*|'self'|'none'|https?:|(https?://)?(\*\.)?[A-Za-z0-9.\-]+(:(\d+|\*))?/?)"


class Settings(BaseSettings):
    """Everything that may differ between machines: `ACTER_*` variables over these defaults."""

    model_config = SettingsConfigDict(env_prefix="ACTER_", frozen=True, env_ignore_empty=True)

    host: str = Field("127.0.0.1", min_length=1, description="adresse d’écoute du serveur")
    port: int = Field(8050, ge=1, le=65535, description="port d’écoute : un entier de 1 à 65535")
    data_dir: Path = Field(ROOT / ".donnees", description="dossier des versions publiées")
    cache_dir: Path = Field(ROOT / ".cache" / "agregats", description="dossier du cache")
    cache_mb: int = Field(200, ge=1, description="taille du cache, en Mo : un entier positif")
    frame_ancestors: str = Field(
        "*",
        pattern=rf"^ *{_ANCESTOR}( +{_ANCESTOR})* *$",
        description="sites autorisés à intégrer les pages, séparés par un espace : "
        "https://exemple.fr, *.exemple.fr, * (tous) ou 'self' (aucun autre)",
    )
    adresse: str = Field(
        "",
        pattern=r"^https?://([A-Za-z0-9.\-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?/?$",
        description="adresse publique, https://… sans chemin ; vide : celle de la demande",
        validate_default=False,
    )
    contact: str = Field(
        "",
        pattern=r"^[A-Za-z0-9._+\-]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+$",
        description="courriel pour « Signaler une erreur » ; vide : le lien n’est pas montré",
        validate_default=False,
    )
    masked_below: int = Field(
        5, ge=1, description="en dessous, une réponse confidentielle est masquée"
    )
    counts_only_below: int = Field(
        10, ge=1, description="en dessous, des effectifs sans pourcentage"
    )
    small_below: int = Field(30, ge=1, description="en dessous, « effectif faible »")
    dominance: float = Field(
        0.85,
        gt=0,
        le=1,
        description="part d’un montant (entre 0 et 1) au-delà de laquelle il est masqué",
    )
    browser: str = Field(
        "", description="chemin d’un Chromium pour dessiner les images (vide : il est cherché)"
    )
    pictures_mb: int = Field(
        200, ge=1, description="taille du cache des images, en Mo : un entier positif"
    )
    pictures_at_once: int = Field(
        2, ge=1, le=16, description="images dessinées en même temps : un entier de 1 à 16"
    )

    pptx_modele: Path | None = Field(
        None, description="fichier .pptx ou .potx dont les diapositives prennent le masque"
    )

    @model_validator(mode="after")
    def _thresholds_rise(self) -> Self:
        if not self.masked_below <= self.counts_only_below <= self.small_below:
            message = "ACTER_MASKED_BELOW ≤ ACTER_COUNTS_ONLY_BELOW ≤ ACTER_SMALL_BELOW"
            raise ValueError(message)
        return self

    @property
    def rules(self) -> Rules:
        """The disclosure rules that these settings describe."""
        return Rules(self.masked_below, self.counts_only_below, self.small_below, self.dominance)


def read_settings(**given: Any) -> Settings:  # noqa: ANN401  (pydantic reads any type)
    """Read the environment. A wrong value ends the program with its name and what was expected."""
    known = {f"ACTER_{name.upper()}" for name in Settings.model_fields}
    strange = sorted(name for name in os.environ if name.startswith("ACTER_") and name not in known)
    if strange:
        sys.exit(f"Réglage inconnu : {', '.join(strange)}. Réglages : {', '.join(sorted(known))}.")
    try:
        return Settings(**given)
    except ValidationError as wrong:
        sys.exit("\n".join(("Réglage incorrect.", *map(_refused, wrong.errors()))))


def _refused(problem: Mapping[str, Any]) -> str:
    if not problem["loc"]:
        return f"Les seuils doivent aller en croissant : {problem['ctx']['error']}."
    name = str(problem["loc"][0])
    wanted = Settings.model_fields[name].description
    return f"ACTER_{name.upper()} : « {problem['input']} » n’est pas accepté ; attendu : {wanted}."


def create_app(settings: Settings) -> document.Document:
    """Build a complete app. Two calls give two independent apps."""
    store = create_store(settings)
    catalogues.Catalogues().verify(store.reading().dataset)
    server = Flask("app")
    app = document.Document(
        "app",
        assets_folder=str(ASSETS),
        assets_path_ignore=["build", "public", "vendor"],
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
    public.register(server, settings.adresse, settings.contact, gallery.available)
    app.describe = partial(previews.requested_preview, store)
    app.validation_layout = document.empty_layout()  # type: ignore[assignment]  # Dash types it as None
    app.layout = partial(document.first_page, store)
    navigation.register(app, store)
    files.register(server, store)
    pictures.register(server, store, gallery)
    api.register(server, store)
    packages.register(server, store)
    search.register(server, store)
    oembed.register(server, store, ASSETS / "public" / "integration.js")
    slides.register(server, store, Kit(slide_template(settings), slides.map_renderer(gallery)))
    reuse.register(server)
    guard.register(app, settings.frame_ancestors.split())
    delivery.register(server)
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
    except (StoreError, DataError) as wrong:
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


class _Parser(argparse.ArgumentParser):
    """A parser whose refusals are French."""

    def error(self, message: str) -> NoReturn:
        """End the program: what was typed is no command of ours."""
        del message  # English, and it says no more than the usage line
        self.exit(2, f"{self.format_usage()}Commande incomprise. Aide : {self.prog} --help\n")


def _default(value: object) -> object:
    return "aucun" if value is None else value


def _parser() -> argparse.ArgumentParser:
    settings = "\n".join(
        f"  ACTER_{name.upper():18} {field.description} (par défaut : {_default(field.default)})"
        for name, field in Settings.model_fields.items()
    )
    parser = _Parser(
        prog="python app.py",
        description="Observatoire ACTER. Sans commande : sert le tableau de bord.",
        epilog=f"Réglages (variables d’environnement) :\n{settings}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    named = parser.add_subparsers(dest="command", title="commandes", metavar="COMMANDE")
    template = named.add_parser("modele", help="écrit le classeur modèle, vide, à remplir")
    template.add_argument("fichier", type=Path, metavar="FICHIER.xlsx")
    check = named.add_parser("verifier", help="vérifie des fichiers, sans rien publier")
    check.add_argument("fichiers", type=Path, nargs="+", metavar="FICHIER")
    check.add_argument("--json", action="store_true", help="le même rapport, pour un programme")
    publish = named.add_parser("publier", help="vérifie puis publie une version")
    publish.add_argument("fichiers", type=Path, nargs="+", metavar="FICHIER")
    publish.add_argument("--ajouter", action="store_true", help="ajoute à la version en cours")
    named.add_parser("versions", help="liste les versions publiées")
    restore = named.add_parser("retablir", help="revient à une version publiée")
    restore.add_argument("version", metavar="VERSION")
    demo = named.add_parser("demonstration", help="écrit les données de démonstration")
    demo.add_argument("dossier", type=Path, metavar="DOSSIER")
    demo.add_argument(
        "--vagues",
        type=int,
        choices=(1, 2),
        default=1,
        help="2 : une seconde vague inventée, avec un panel et des questions nouvelles",
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when all went well, 1 when the data are wrong."""
    asked = _parser().parse_args(arguments)
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
