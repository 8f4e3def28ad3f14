"""Build the data package: CSV files and `datapackage.json`. The same data give the same bytes."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Self

import pandas as pd

from data.codebook import Variable
from data.dataset import Dataset, Source
from data.demonstration import DEMONSTRATION_NOTICE
from data.disclosure import public_facts
from data.formulas import inert
from data.package import dictionary
from data.package.about import described
from data.package.schema import field, table_schema, text_field

DESCRIPTOR: Final = "datapackage.json"
MENTION: Final = "mention"

_DIALECT: Final = {
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminator": "\r\n",
    "header": True,
}
#: Date of the files in an archive: fixed, so that the same data give the same bytes.
_DAY: Final = (2025, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Package:
    """`descriptor` is the content of `datapackage.json`; `files` are the CSV files by name."""

    descriptor: Mapping[str, Any]
    files: Mapping[str, bytes]

    def at(self, home: str, folder: str = "") -> Self:
        """Return the package with the home page `home`, if any, and its files in `folder`."""
        resources = [
            {**resource, "path": folder + resource["path"]}
            for resource in self.descriptor["resources"]
        ]
        homepage = {"homepage": home} if home else {}
        descriptor = {**self.descriptor, **homepage, "resources": resources}
        return replace(self, descriptor=descriptor)

    @property
    def text(self) -> str:
        """The text of `datapackage.json`."""
        return json.dumps(self.descriptor, ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True)
class PackageResource:
    """One CSV file of the package: name, title, description, Table Schema and rows."""

    name: str
    title: str
    about: str
    schema: Mapping[str, Any]
    rows: Iterable[Sequence[object]]


def build(dataset: Dataset, wave: str) -> Package:
    """Return the public part of `wave`, which must be one of the dataset's."""
    source = dataset.source(wave)
    package_resources = [*_tables(dataset, source), *_dictionary(dataset, source)]
    mark = "-demonstration" if source.demonstration else ""
    files, resources = {}, []
    for resource in package_resources:
        path = f"{resource.name}{mark}.csv"
        files[path] = _csv(
            [field_schema["name"] for field_schema in resource.schema["fields"]], resource.rows
        )
        resources.append(_resource_entry(resource, path, files[path]))
    return Package({**described(dataset, source), "resources": resources}, files)


def zipped(package: Package) -> bytes:
    """Return the package as a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ((DESCRIPTOR, package.text.encode()), *package.files.items()):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def _tables(dataset: Dataset, source: Source) -> Iterable[PackageResource]:
    book = dataset.book
    columns_by_table = {
        name: public_facts.variables(book.tables[name], book, source)
        for name in public_facts.TABLES
    }
    published_tables = [name for name, columns in columns_by_table.items() if columns]
    for name in published_tables:
        spec = book.tables[name]
        fields = [field(variable, book, source.wave) for variable in columns_by_table[name]]
        mention = []
        if source.demonstration:
            about = "Ces données sont inventées."
            fields.append(text_field(MENTION, "Mention", about, enum=[DEMONSTRATION_NOTICE]))
            mention = [DEMONSTRATION_NOTICE]
        rows = _rows(public_facts.rows(dataset, name, source.wave), columns_by_table[name])
        schema = table_schema(fields, spec, published_tables)
        about = f"{spec.description} ({spec.row})"
        yield PackageResource(name, spec.label, about, schema, ([*row, *mention] for row in rows))


def _dictionary(dataset: Dataset, source: Source) -> Iterable[PackageResource]:
    book = dataset.book
    published = [
        variable
        for name in public_facts.TABLES
        for variable in public_facts.variables(book.tables[name], book, source)
    ]
    yield PackageResource(
        "variables",
        "Dictionnaire des variables",
        "Chaque variable de l’enquête, publiée ici ou non, et pourquoi.",
        _keyed(dictionary.VARIABLES, "table", "variable"),
        dictionary.variables(book, source),
    )
    yield PackageResource(
        "modalites",
        "Codes et libellés",
        "Ce que veut dire chaque code des tableaux.",
        _keyed(dictionary.CODES, "nomenclature", "code"),
        dictionary.codes(book, published, source.wave),
    )


def _keyed(fields: Iterable[Mapping[str, Any]], *key: str) -> dict[str, Any]:
    return {"fields": list(fields), "primaryKey": list(key), "missingValues": [""]}


def _rows(frame: pd.DataFrame, columns: Sequence[Variable]) -> Iterable[list[object]]:
    cells = frame[[variable.name for variable in columns]].astype("object").to_numpy()
    return (list(row) for row in cells)


def _text(value: object) -> str:
    """Return a CSV cell: empty if missing, decimal point, no decimals for an integer.

    Only a text gets an apostrophe before what a spreadsheet would run: -1000 stays a number.
    """
    if isinstance(value, str):
        return inert(value)
    if not isinstance(value, float) or value != value:  # noqa: PLR0124  (what is absent is no number)
        return ""
    return str(int(value)) if value.is_integer() else repr(value)


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_text(value) for value in row] for row in rows)
    return out.getvalue().encode()


def _resource_entry(resource: PackageResource, path: str, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "title": resource.title,
        "description": resource.about,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": _DIALECT,
        "schema": resource.schema,
    }
