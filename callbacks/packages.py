"""`/donnees/`: the public part of the data, one Frictionless Data Package for each wave."""

from typing import Final

from flask import Blueprint, Flask, Response

from callbacks import public
from callbacks.refusal import Refusal
from callbacks.request_parameters import dataset_and_wave
from callbacks.reuse import revalidated
from components.site.routes import DATA
from data.dataset import Dataset
from data.package import Package, build, zipped
from data.serving.store import AggregateStore

#: Packages in the cache: one for each version and wave.
KEPT: Final = 4


class _Packages:
    """Cache of packages. Two simultaneous requests may both build a package: they are equal."""

    def __init__(self, store: AggregateStore) -> None:
        self._store = store
        self._built: dict[tuple[str, str], Package] = {}

    def requested(self, wave: str = "") -> tuple[Dataset, str]:
        """Return the dataset and wave of a request; an unknown wave is a 404, a parameter a 400.

        Without `wave`, the default wave.
        """
        dataset, default = dataset_and_wave(self._store)
        if wave and wave not in {known.code for known in dataset.waves}:
            raise Refusal(404, f"Aucune vague publiée ne s’appelle « {wave[:40]} ».")
        return dataset, wave or default

    def of(self, dataset: Dataset, wave: str) -> Package:
        """Return the package of one wave."""
        key = (dataset.version, wave)
        package = self._built.get(key)
        if package is None:
            package = build(dataset, wave)
            if len(self._built) >= KEPT:
                self._built.clear()
            self._built[key] = package
        return package


def register(server: Flask, store: AggregateStore) -> None:
    """Add the descriptors, their files, and archives of both."""
    files = Blueprint("donnees", __name__, url_prefix=DATA.rstrip("/"))
    packages = _Packages(store)

    @files.get("/datapackage.json")
    def first() -> Response:
        dataset, wave = packages.requested()
        return revalidated(dataset, lambda: _described(packages.of(dataset, wave), f"{wave}/"))

    @files.get("/<wave>/datapackage.json")
    def described(wave: str) -> Response:
        dataset, _ = packages.requested(wave)
        return revalidated(dataset, lambda: _described(packages.of(dataset, wave)))

    @files.get("/<wave>/<name>.csv")
    def table(wave: str, name: str) -> Response:
        dataset, _ = packages.requested(wave)
        content = packages.of(dataset, wave).files.get(f"{name}.csv")
        if content is None:
            raise Refusal(404, f"Aucun fichier ne s’appelle « {name[:40]}.csv ».")
        return revalidated(dataset, lambda: Response(content, mimetype="text/csv"))

    @files.get("/acter-<wave>.zip")
    def archive(wave: str) -> Response:
        dataset, _ = packages.requested(wave)
        return revalidated(dataset, lambda: _archive(packages.of(dataset, wave)))

    server.register_blueprint(files)


def _home() -> str:
    """Return the whole address of this site; empty where it is not known."""
    site = public.current()
    return site.base if site.origin else ""


def _described(package: Package, folder: str = "") -> Response:
    return Response(package.at(_home(), folder).text, mimetype="application/json")


def _archive(package: Package) -> Response:
    response = Response(zipped(package.at(_home())), mimetype="application/zip")
    name = f"{package.descriptor['name']}.zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
