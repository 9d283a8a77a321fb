"""A field package: a folder with a store and a project to take along, and to bring home."""

from __future__ import annotations

import json
import shutil
import uuid as uuids
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from ...layers import walks
from ...layers.errors import InputError
from ...layers.files import why
from ...layers.language import translate
from ...layers.photos import FOLDER
from ...layers.store import Store, open_store
from ..intake.lookup import find_occasion
from .field_project import write_field_project
from .field_store import Row, create_field_store

#: ``import_batch.source`` of the rows that record a package.
SOURCE = "fieldpackage"


@dataclass(frozen=True)
class Package:
    """A package that was made: its folder, the field store in it, its prefix and occasion."""

    folder: Path
    store: Path
    prefix: str
    occasion: Row | None
    operation: str

    @property
    def project(self) -> Path:
        """Where the project lies, once it is written."""
        return self.store.with_suffix(".qgz")

    @property
    def title(self) -> str:
        """What the project is called."""
        return str(self.occasion["title"]) if self.occasion is not None else self.store.stem


def make_package(store: Store, occasion: str, folder: Path) -> Package:
    """Make ``folder`` with a field store for ``occasion`` (uuid or title, "" for none).

    A title that is new makes a walk. The main store notes that the package went out, in one
    operation, so that no two have one prefix. InputError if the folder has something in it already
    or the occasion is not clear; nothing is left behind then.
    """
    refuse_taken(folder)
    row, is_new = _occasion(store, occasion)
    prefix = free_prefix(store)
    path = folder / f"synpunkt_{prefix.lower()}.gpkg"
    existed = folder.exists()
    try:
        with store.operation(SOURCE, folder.name) as operation:
            if row is not None and is_new:
                operation.insert("occasion", row)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / FOLDER).mkdir()
            made = create_field_store(store, path, prefix, row)
            said = {"prefix": prefix, "store": made.uuid}
            operation.insert(
                "import_batch",
                {"file_name": path.name, "source": SOURCE, "profile": json.dumps(said)},
            )
    except OSError as error:
        _clear(folder, existed)
        raise InputError(
            translate("Synpunkt", "The folder {name} can't be written: {reason}.").format(
                name=folder, reason=why(error)
            )
        ) from error
    except BaseException:
        _clear(folder, existed)
        raise
    return Package(folder, path, prefix, row, operation.uuid)


def write_package_project(package: Package) -> None:
    """Write the package's project; in the thread of layers and projects. StoreError if it fails."""
    store = open_store(package.store)
    write_field_project(store, package.project, package.prefix, package.occasion, package.title)


def refuse_taken(folder: Path) -> None:
    """InputError if ``folder`` is there with something in it, or is no folder."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(
            translate("Synpunkt", "{folder} is there already; choose another folder.").format(
                folder=folder
            )
        )


def free_prefix(store: Store) -> str:
    """The first of A, B … Z, AA that no package of this store has had."""
    rows = store.rows("import_batch", "source = ?", (SOURCE,))
    taken = {json.loads(row["profile"] or "{}").get("prefix") for row in rows}
    return next(letters for n in count(1) if (letters := _letters(n)) not in taken)


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _occasion(store: Store, given: str) -> tuple[Row | None, bool]:
    """The row of the occasion, and whether it is new."""
    title = given.strip()
    uuid = find_occasion(store, title)
    if uuid is not None:
        return store.row("occasion", uuid), False
    if not title:
        return None, False
    made = {"title": title, "kind": walks.SAFETY_WALK, "phase": walks.WALK}
    return {"uuid": str(uuids.uuid4()), "matter_uuid": None, **made}, True


def _clear(folder: Path, existed: bool) -> None:
    """Take away what was made in ``folder``, and the folder if it was made too."""
    if not existed:
        shutil.rmtree(folder, ignore_errors=True)
        return
    for child in folder.iterdir():
        if child.is_dir():
            shutil.rmtree(child, ignore_errors=True)
        else:
            child.unlink(missing_ok=True)
