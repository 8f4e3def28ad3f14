"""The commands of the program: each returns a French text to print, and whether it succeeded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from data import demonstration
from data.codebook import Codebook
from data.dataset import Dataset
from data.disclosure.cost import cost
from data.disclosure.rules import Rules
from data.intake import report
from data.intake.problems import DataError
from data.intake.verify import read_files
from data.system_errors import system_reason
from data.versions import loading
from data.versions.cells import read, read_waves, write
from data.versions.errors import StoreError
from data.versions.library import Library
from data.versions.version import Version

DEFAULT_RULES: Final = Rules()


@dataclass(frozen=True)
class Outcome:
    """What to print, and whether the command succeeded."""

    text: str
    ok: bool = True


def embedded(folder: Path, book: Codebook, code: str, rules: Rules) -> Dataset:
    """Return the dataset served while nothing is published. Raises DataError when it is damaged."""
    verification = read_files([folder], book)
    if not verification.ok:
        raise DataError(tuple(verification.problems))
    return loading.assemble(verification.tables, book, code, rules)


def write_template(path: Path, book: Codebook) -> Outcome:
    """Write the empty workbook to fill in."""
    if path.suffix.lower() != ".xlsx":
        return Outcome(
            f"Le classeur modèle s’écrit en .xlsx : « {path.name} » ne convient pas.", ok=False
        )
    if path.exists():
        return Outcome(f"« {path} » existe déjà : choisissez un autre nom.", ok=False)
    # This command alone writes one: a worker that serves never does.
    from data.intake.template import workbook as template_workbook  # noqa: PLC0415

    try:
        template_workbook.write_template(path, book)
    except OSError as wrong:
        return Outcome(f"Impossible d’écrire « {path} » : {system_reason(wrong)}.", ok=False)
    return Outcome(f"Classeur modèle écrit : {path}")


def verify(paths: Sequence[Path], book: Codebook, *, as_json: bool) -> Outcome:
    """Check files and report everything found, together."""
    verification = read_files(list(paths), book)
    text = report.as_json(verification) if as_json else report.as_text(verification)
    return Outcome(text, verification.ok)


def weigh(paths: Sequence[Path], library: Library, rules: Rules) -> Outcome:
    """Say what publishing files would mask, and what it would withdraw, without publishing."""
    verification = read_files(list(paths), library.book)
    if not verification.ok:
        return Outcome(report.as_text(verification), ok=False)
    try:
        dataset = _protected(verification.tables, library, rules)
        lines = (*cost(dataset), *_withdrawals(dataset, library, rules))
    except StoreError as wrong:
        return Outcome(str(wrong), ok=False)
    return Outcome("\n".join((report.as_text(verification), *lines, "Rien n’a été publié.")))


def publish(
    paths: Sequence[Path], library: Library, *, add: bool, rules: Rules = DEFAULT_RULES
) -> Outcome:
    """Check files, then publish them, with those of the current version when `add` is set.

    The answers given in confidence are protected first, under `rules`: that may take minutes.
    """
    try:
        current = library.current() if add else None
        everything = [*(library.originals(current) if current else []), *paths]
        verification = read_files(everything, library.book)
        if not verification.ok:
            text = f"{report.as_text(verification)}\nRien n’a été publié."
            return Outcome(text, ok=False)
        dataset = _protected(verification.tables, library, rules)
        told = (next(iter(cost(dataset)), ""), *_withdrawals(dataset, library, rules))
        cells = write(dataset.published, rules)
        version = library.publish(verification, everything, current, cells)
    except (StoreError, OSError) as wrong:
        return Outcome(f"Rien n’a été publié. {wrong}", ok=False)
    alone = (
        "\nAucune version n’était publiée : celle-ci ne contient que ces fichiers."
        if add and not current
        else ""
    )
    text = "\n".join(filter(None, (report.as_text(verification), *told)))
    return Outcome(f"{text}\nVersion publiée : {_line(version)}{alone}")


def _protected(tables: Mapping[str, pd.DataFrame], library: Library, rules: Rules) -> Dataset:
    """Return the dataset that would be served; waves of the served version are protected already.

    Not those whose answers changed: their cells are others.
    """
    current = library.current()
    known = read(library.cells(current), rules) if current else ()
    return loading.assemble(tables, library.book, "", rules, loading.StoredVersion("", known))


def _withdrawals(dataset: Dataset, library: Library, rules: Rules) -> Iterator[str]:
    """Yield a warning for each served wave whose answers would be others.

    Whoever kept the old tables could compare them: they cannot be taken back, only not be shown.
    """
    current = library.current()
    old = read_waves(library.cells(current), rules) if current else {}
    for code, wave in dataset.published.items():
        if code in old and old[code].content != wave.content:
            yield (
                f"Attention : « {library.book.waves[code].short} » change. Les versions "
                "précédentes ne montreront plus que des faits publics, leurs liens figés le "
                "diront ; mais qui "
                "a gardé leurs tableaux pourrait y comparer les nouveaux, et en déduire les "
                "réponses des collectivités ajoutées ou corrigées. Groupez les corrections."
            )


def list_versions(library: Library) -> Outcome:
    """List the published versions, the latest first."""
    try:
        versions = library.versions()
    except StoreError as wrong:
        return Outcome(str(wrong), ok=False)
    if not versions:
        return Outcome("Aucune version publiée : les données de démonstration sont servies.")
    return Outcome("\n".join(_line(version) for version in versions))


def restore(name: str, library: Library) -> Outcome:
    """Serve a published version again."""
    try:
        version = library.restore(name)
    except (StoreError, LookupError, OSError) as wrong:
        return Outcome(str(wrong), ok=False)
    return Outcome(f"Version rétablie : {_line(version)}")


def write_demonstration(folder: Path, waves: int = 1) -> Outcome:
    """Copy the demonstration data into `folder`; the second wave too when `waves` is 2."""
    copy = demonstration.copy_both if waves > 1 else demonstration.copy_first
    try:
        copy(folder)
    except OSError as wrong:
        return Outcome(f"Impossible d’écrire dans « {folder} » : {system_reason(wrong)}.", ok=False)
    return Outcome(f"Données de démonstration écrites dans {folder}")


def _line(version: Version) -> str:
    return f"{version.summary}{'  (servie)' if version.current else ''}"
