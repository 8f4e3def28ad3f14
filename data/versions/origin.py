"""The store of versions that machines share: an object store, with the names of a library.

    versions/<id>/…    the files of a version; its manifest is written last
    courante           the id of the served version: one object, hence replaced at once

What comes from there is checked before it is used: a version's name is a hash of its content.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from pyarrow.fs import FileSelector, FileSystem, FileType
from pyarrow.lib import ArrowException

from data.versions.atomic_files import write_synced
from data.versions.cells import CELLS
from data.versions.errors import DamagedVersionError, UnreachableOriginError
from data.versions.folder import MANIFEST, check_files, file_hashes, read_version
from data.versions.library import POINTER, VERSIONS
from data.versions.version import is_id


class Origin:
    """The object store at `address`, `s3://bucket/prefix`. Methods raise UnreachableOriginError."""

    def __init__(self, address: str) -> None:
        """Ask for nothing yet: the store may be out of reach."""
        self._address = address

    def current(self) -> str | None:
        """Return the id of the served version, or None when nothing was ever published."""
        found = self._found(POINTER)
        if found is None:
            self._prove_the_bucket()
            return None
        return found.decode("utf-8", "replace").strip()

    def serve(self, version_id: str) -> None:
        """Name the version to serve."""
        self._write(POINTER, f"{version_id}\n".encode())

    def ids(self) -> set[str]:
        """Return the ids of the versions that are complete."""
        with _reached():
            files, root = self._opened
            below = FileSelector(f"{root}/{VERSIONS}", allow_not_found=True, recursive=True)
            paths = [PurePosixPath(info.path) for info in files.get_file_info(below)]
        names = {path.parent.name for path in paths if path.name == MANIFEST}
        return {name for name in names if is_id(name)}

    def receive(self, version_id: str, folder: Path) -> None:
        """Copy a version into the empty `folder`, and check it. Raises DamagedVersionError too."""
        self._copy(version_id, MANIFEST, folder)
        version = read_version(folder, version_id)
        if version.problem:
            raise DamagedVersionError(version_id, version.problem)
        for name in file_hashes(version):
            self._copy(version_id, name, folder)
        check_files(folder, version)
        write_synced(folder / CELLS, self.cells(version_id))

    def send(self, folder: Path) -> None:
        """Copy the version in `folder`; it is not complete before its manifest, which is last."""
        version = read_version(folder)
        for name in (*file_hashes(version), CELLS, MANIFEST):
            self._write(f"{VERSIONS}/{version.id}/{name}", (folder / name).read_bytes())

    def cells(self, version_id: str) -> bytes:
        """Return the file of published cells of a version; empty where it has none."""
        return self._found(f"{VERSIONS}/{version_id}/{CELLS}") or b""

    def keep_cells(self, version_id: str, cells: bytes) -> None:
        """Keep the file of published cells of a version."""
        self._write(f"{VERSIONS}/{version_id}/{CELLS}", cells)

    def _copy(self, version_id: str, name: str, folder: Path) -> None:
        target = folder / name
        # Names are those of the manifest, which somebody else may have written.
        if not target.resolve().is_relative_to(folder.resolve()):
            raise DamagedVersionError(version_id, f"« {name} » sort de son dossier")
        content = self._found(f"{VERSIONS}/{version_id}/{name}")
        if content is None:
            raise DamagedVersionError(version_id, f"« {name} » manque dans le dépôt partagé")
        target.parent.mkdir(parents=True, exist_ok=True)
        write_synced(target, content)

    @cached_property
    def _opened(self) -> tuple[Any, str]:
        """Return the client and the place of the store; that may already ask the network."""
        files, root = FileSystem.from_uri(self._address)
        return files, root.rstrip("/")

    def _found(self, name: str) -> bytes | None:
        with _reached():
            files, root = self._opened
            try:
                with files.open_input_file(f"{root}/{name}") as file:
                    return bytes(file.read())
            except FileNotFoundError:
                return None

    def _write(self, name: str, content: bytes) -> None:
        with _reached():
            files, root = self._opened
            with files.open_output_stream(f"{root}/{name}") as file:
                file.write(content)

    def _prove_the_bucket(self) -> None:
        """Raise UnreachableOriginError where there is none: that is no empty store."""
        with _reached():
            files, root = self._opened
            bucket = PurePosixPath(root).parts[0]
            if files.get_file_info(bucket).type is FileType.NotFound:
                message = f"« {bucket} » n’existe pas"
                raise FileNotFoundError(message)


@contextmanager
def _reached() -> Iterator[None]:
    try:
        yield
    except (OSError, ArrowException) as error:
        raise UnreachableOriginError(error) from error
