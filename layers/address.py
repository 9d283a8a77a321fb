"""What the STORE parameter may hold, and how it becomes the path of a store."""

from __future__ import annotations

import re
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject, QgsProviderRegistry

from .errors import InputError, StoreError, StoreLockedError
from .language import translate

# As texts: QGIS's start imports this module and need not wait for them to be compiled.
_SERVER = r"(?i)^(conn:|postgres(ql)?://|service=|host=|dbname=)"
_WITH_PASSWORD = r"(?i)^[a-z]+://[^/@\s]*:[^/@\s]+@|\bpassword="


def resolve(given: str, project: QgsProject | None) -> str:
    """The path of the store that ``given`` names; empty means the one store of the project.

    InputError where it names none, or nothing that can be opened yet. Whether the file is a store
    is seen when it is opened.
    """
    address = given.strip()
    if not address:
        return str(_only_store_of(project))
    _refuse_server(address)
    return str(Path(without_layer(address)).expanduser())


def new_path(given: str) -> Path:
    """The path for a store that is to be made; InputError for anything but a ``.gpkg`` path."""
    address = given.strip()
    _refuse_server(address)
    path = Path(address).expanduser()
    if not address or path.suffix.lower() != ".gpkg":
        raise InputError(
            translate("Synpunkt", "Give the new store a file name that ends in .gpkg.")
        )
    return path


def stores_of(project: QgsProject | None) -> list[Path]:
    """Paths of the stores whose layers stand in the project."""
    layers = project.mapLayers().values() if project is not None else []
    paths = {path for layer in layers if (path := store_of_layer(layer)) is not None}
    return sorted(paths)


def store_of_layer(layer: QgsMapLayer) -> Path | None:
    """The store that a layer shows a table of, or None; told by the source, never by the name."""
    if layer.providerType() != "ogr":
        return None
    source = QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("path", "")
    if not str(source).lower().endswith(".gpkg"):
        return None
    path = Path(str(source))
    try:
        return path if is_store(path) else None
    except StoreLockedError:  # for all that is known; whoever opens it will be told
        return path


def is_store(path: Path) -> bool:
    """Whether the file looks like a store (it has the table that describes one).

    StoreLockedError if another program keeps that from being seen.
    """
    if not path.is_file():
        return False
    from .connection import reading  # QGIS's start imports this module, and opens no store

    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'store_meta'"
    try:
        with reading(path) as connection:
            return connection.execute(query).fetchone() is not None
    except StoreLockedError:
        raise
    except StoreError:
        return False


def without_layer(address: str) -> str:
    """The path alone, where a layer of a store was given (``file.gpkg|layername=viewpoint``)."""
    return address.split("|", 1)[0]


def _only_store_of(project: QgsProject | None) -> Path:
    stores = stores_of(project)
    if len(stores) == 1:
        return stores[0]
    if stores:
        raise InputError(
            translate(
                "Synpunkt", "The project has several viewpoint stores; choose one: {names}."
            ).format(names=", ".join(path.name for path in stores))
        )
    raise InputError(
        translate("Synpunkt", "The project has no viewpoint store. Give the path of one.")
    )


def _refuse_server(address: str) -> None:
    if re.search(_WITH_PASSWORD, address):
        raise InputError(
            translate(
                "Synpunkt",
                "A password must not stand in the store's address, since addresses end up in"
                " histories and logs. Use a saved connection, a service file or pgpass.",
            )
        )
    if re.search(_SERVER, address):
        raise InputError(
            translate(
                "Synpunkt",
                "Stores on a PostgreSQL server can't be used yet; give the path of a .gpkg file.",
            )
        )
