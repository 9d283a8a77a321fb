"""What the STORE parameter may hold, and how it becomes the place of a store."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from qgis.core import QgsDataSourceUri, QgsMapLayer, QgsProject, QgsProviderRegistry

from .errors import InputError, StoreError, StoreLockedError
from .language import translate
from .place import Place, is_server
from .postgres.place import Schema, of_address, of_layer, password_refused

# As texts: QGIS's start imports this module and need not wait for them to be compiled.
_WITH_LOGIN = r"(?i)^[a-z]+://[^/@\s]*:[^/@\s]+@|\bpassword="


def resolve(given: str, project: QgsProject | None) -> str:
    """The address of the store that ``given`` names; empty means the one store of the project.

    InputError where it names none, or holds a password. Whether there is a store is seen when it is
    opened.
    """
    address = given.strip()
    if not address:
        return str(_only_store_of(project))
    _refuse_password(address)
    if is_server(address):
        return str(of_address(address))
    return str(Path(without_layer(address)).expanduser())


def new_place(given: str) -> Place:
    """The place for a store that is to be made: a ``.gpkg`` path or a schema; else InputError."""
    address = given.strip()
    _refuse_password(address)
    if is_server(address):
        return of_address(address)
    path = Path(address).expanduser()
    if not address or path.suffix.lower() != ".gpkg":
        raise InputError(
            translate("Synpunkt", "Give the new store a file name that ends in .gpkg.")
        )
    return path


def stores_of(project: QgsProject | None) -> list[Place]:
    """Places of the stores whose layers stand in the project."""
    layers = project.mapLayers().values() if project is not None else []
    places = {place for layer in layers if (place := place_of_layer(layer)) is not None}
    return sorted(filter(_may_be_store, places), key=str)


def store_of_layer(layer: QgsMapLayer) -> Place | None:
    """The store that a layer shows a table of, or None; told by the source, never by the name."""
    place = place_of_layer(layer)
    return place if place is not None and _may_be_store(place) else None


def place_of_layer(layer: QgsMapLayer) -> Place | None:
    """The file or schema that a layer shows a table of, if it may be a store; nothing is opened."""
    return _file_of(layer) if layer.providerType() == "ogr" else schema_of(layer)


def schema_of(layer: QgsMapLayer) -> Schema | None:
    """The place on a server whose table a layer shows, if it may be a store's."""
    if layer.providerType() != "postgres":
        return None
    from .schema import TABLES  # QGIS's start imports this module, and most projects need none

    table = QgsDataSourceUri(layer.source()).table()
    return of_layer(layer.source()) if table in TABLES else None


def table_of_layer(layer: QgsMapLayer) -> str:
    """The name of the table that a layer of a file or a server shows; "" where it names none."""
    if layer.providerType() == "postgres":
        return str(QgsDataSourceUri(layer.source()).table())
    source = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    return str(source.get("layerName") or "")


def _file_of(layer: QgsMapLayer) -> Path | None:
    source = QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("path", "")
    return Path(str(source)) if str(source).lower().endswith(".gpkg") else None


def _may_be_store(place: Place) -> bool:
    try:
        return is_store(place)
    except StoreError:  # for all that is known; whoever opens it will be told
        return True


def is_store(place: Place) -> bool:
    """Whether it looks like a store there (with the table that describes one).

    StoreError if that can't be seen: another program keeps the file, or no server answers.
    """
    if isinstance(place, Schema):
        from .postgres.store import is_there

        return is_there(place)
    if not place.is_file():
        return False
    try:
        file = place.stat()
        return _holds_store(place, (file.st_ino, file.st_size, file.st_mtime_ns, file.st_ctime_ns))
    except StoreLockedError:
        raise
    except (OSError, StoreError):
        return False


# It is asked of each layer of a project, and a store has many.
@lru_cache(maxsize=64)
def _holds_store(path: Path, stamp: tuple[int, ...]) -> bool:
    """Whether the file, while it has this ``stamp``, holds a store; StoreError if it can't be read.

    What can't be told now is asked for again.
    """
    from .connection import reading  # QGIS's start imports this module, and opens no store

    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'store_meta'"
    with reading(path) as connection:
        return connection.execute(query).fetchone() is not None


def without_layer(address: str) -> str:
    """The path alone, where a layer of a store was given (``file.gpkg|layername=viewpoint``)."""
    return address.split("|", 1)[0]


def _only_store_of(project: QgsProject | None) -> Place:
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


def _refuse_password(address: str) -> None:
    if re.search(_WITH_LOGIN, address):
        raise password_refused()
