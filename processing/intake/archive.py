"""A zip file with the table to import and its photos, as ODK Central exports them.

It is unpacked into a folder of its own, which is gone when the table is closed: only tables and
pictures, under names that stay in the folder, and never more than a limit.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.photos import SUFFIXES as PICTURES
from .decoding import cant_read, fingerprint
from .table import SourceTable
from .workbook import UNREADABLE as BROKEN

#: What may be a table, and what belongs to one.
TABLES = {".csv", ".tsv", ".txt", ".xlsx", ".ods", ".json", ".geojson", ".gpkg", ".shp", ".xml"}
COMPANIONS = {".shx", ".dbf", ".prj", ".cpg", ".gpkg-wal"}
#: How much may come out of an archive, in bytes and in files.
LIMIT = 2_000_000_000
MOST_FILES = 50_000
MEGABYTE = 1_000_000
PIECE = 1 << 20


def open_archive(
    path: Path, layer: str, open_file: Callable[[Path, str], SourceTable]
) -> SourceTable:
    """The table in the archive; ``layer`` names the file, or the repeat or layer in it.

    ``open_file`` opens an unpacked file, given its path and what is left of ``layer``.
    ``InputError`` for an archive that is broken or too large, or where the table isn't clear.
    """
    folder = Path(tempfile.mkdtemp(prefix="synpunkt-"))
    try:
        files = _unpacked(path, folder)
        chosen, rest = _chosen(path, files, layer.strip())
        table = open_file(chosen, rest)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    close = table.close

    def close_all() -> None:
        close()
        shutil.rmtree(folder, ignore_errors=True)

    table.close = close_all
    table.name = path.name
    table.folder = str(folder)
    table.sha256 = fingerprint(path)
    return table


@contextmanager
def unpacked(path: Path) -> Iterator[list[Path]]:
    """The tables in the archive, unpacked for the block with its photos beside them.

    ``InputError`` for an archive that is broken or too large.
    """
    folder = Path(tempfile.mkdtemp(prefix="synpunkt-"))
    try:
        yield _unpacked(path, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def tables_in(path: Path) -> list[PurePosixPath]:
    """The tables in an archive by their paths there; ``InputError`` if it can't be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [PurePosixPath(name) for name in archive.namelist()[:MOST_FILES]]
    except OSError as error:
        raise cant_read(path, error) from error
    except BROKEN as error:
        raise _broken(path) from error
    return [name for name in names if name.suffix.lower() in TABLES]


def _unpacked(path: Path, folder: Path) -> list[Path]:
    """The tables in the archive, after all that is of use has been unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _unpack(path, archive, folder)
    except OSError as error:
        raise cant_read(path, error) from error
    except BROKEN as error:
        raise _broken(path) from error


def _unpack(path: Path, archive: zipfile.ZipFile, folder: Path) -> list[Path]:
    tables, left = [], LIMIT
    members = archive.infolist()
    if len(members) > MOST_FILES:
        raise _too_large(path)
    for member in members:
        target = _target(folder, member.filename)
        if target is None or target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        member.file_size = LIMIT  # what the directory says is not believed
        with archive.open(member) as packed, target.open("wb") as file:
            while piece := packed.read(PIECE):
                left -= len(piece)
                if left < 0:
                    raise _too_large(path)
                file.write(piece)
        if target.suffix.lower() in TABLES:
            tables.append(target)
    return tables


def _target(folder: Path, name: str) -> Path | None:
    """Where a member is unpacked; None for what is of no use, or would lead elsewhere."""
    inside = PurePosixPath(name.replace("\\", "/"))
    parts = [part for part in inside.parts if part not in ("/", ".")]
    suffix = inside.suffix.lower()
    if not parts or ".." in parts or ":" in name or parts[-1].startswith("."):
        return None
    if name.startswith("__MACOSX") or suffix not in TABLES | COMPANIONS | PICTURES:
        return None
    return folder.joinpath(*parts)


def _chosen(path: Path, files: list[Path], layer: str) -> tuple[Path, str]:
    """The file that is meant, and what ``layer`` still says of a layer in it."""
    last = layer.rpartition("/")[2].casefold()
    named = [file for file in files if layer and _is_called(file, last)]
    if len(named) == 1:
        return named[0], ""
    own = [file for file in files if not _is_part_of_another(file, files)]
    if len(own) == 1:
        return own[0], layer
    if not files:
        raise InputError(
            translate("Synpunkt", "The archive {name} holds no table that can be read.").format(
                name=path.name
            )
        )
    raise InputError(
        translate(
            "Synpunkt", "{name} has several layers or sheets; say which one to read: {layers}."
        ).format(name=path.name, layers=", ".join(sorted(file.stem for file in files)))
    )


def _is_called(file: Path, name: str) -> bool:
    stem = file.stem.casefold()
    return stem == name or stem.endswith("-" + name)


def _is_part_of_another(file: Path, files: list[Path]) -> bool:
    """Whether a file is named as that of a repeat: ``walk-stops.csv`` beside ``walk.csv``."""
    stems = {other.stem for other in files if other != file and other.parent == file.parent}
    return any(file.stem.startswith(stem + "-") for stem in stems)


def _broken(path: Path) -> InputError:
    return InputError(
        translate("Synpunkt", "The file {name} is not an archive that can be read.").format(
            name=path.name
        )
    )


def _too_large(path: Path) -> InputError:
    return InputError(
        translate(
            "Synpunkt",
            "The archive {name} holds more than {limit} MB or too many files. Unpack it, and choose"
            " the table.",
        ).format(name=path.name, limit=LIMIT // MEGABYTE)
    )
