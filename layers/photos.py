"""The photos of viewpoints, stops and actions: where their files lie.

A photo's path is told from the store's folder (``photos/…``), or from ``store_meta.photo_root``. A
store may come from anyone, so a path that leads out of there is not followed.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from .connection import Connection, reading
from .errors import InputError
from .language import translate
from .place import Place
from .rows import from_sqlite
from .schema import TABLES
from .sql import name, sql
from .store import Store

FOLDER = "photos"
#: What a photo's file may be called: a path must not make a photo of any other file.
SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp", ".heic", ".heif", ".avif"}
)
#: The columns by which a photo belongs to something.
OWNERS = ("viewpoint_uuid", "stop_uuid", "action_uuid")


@dataclass(frozen=True)
class Photo:
    """A photo; ``file`` is None where its file is not there or must not be looked for."""

    uuid: str
    path: str
    file: Path | None
    taken_at: datetime.datetime | None
    heading: float | None
    public: bool

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.replace("\\", "/").rsplit("/", 1)[-1]


def photos_of(store: Store, owner: str, uuid: str) -> list[Photo]:
    """The photos whose column ``owner`` (of ``OWNERS``) is ``uuid``, the earliest taken first."""
    with reading(store.path) as connection:
        return read_photos(connection, store.path, owner, uuid)


def read_photos(connection: Connection, store_path: Place, owner: str, uuid: str) -> list[Photo]:
    """``photos_of`` by a connection that is open already."""
    if owner not in OWNERS:
        raise KeyError(owner)
    query = sql("SELECT * FROM photo WHERE", name(owner), "= ? ORDER BY taken_at, fid")
    rows = [from_sqlite(TABLES["photo"], row) for row in connection.execute(query, (uuid,))]
    if not rows:
        return []
    root = _root(connection, store_path)
    return [
        Photo(
            uuid=row["uuid"],
            path=row["path"],
            file=photo_file(root, row["path"]),
            taken_at=row["taken_at"],
            heading=row["heading"],
            public=bool(row["public"]),
        )
        for row in rows
    ]


def photo_root(store: Store) -> Path | None:
    """The folder from which photos' paths are told; None where a store on a server names none."""
    with reading(store.path) as connection:
        return _root(connection, store.path)


def photo_home(store: Store) -> Path:
    """The folder to put photos in; InputError for a store on a server that names none."""
    root = photo_root(store)
    if root is None:
        raise InputError(
            translate(
                "Synpunkt",
                "The store {name} does not say where its photos lie. Put a folder that all can"
                " reach into photo_root of its table store_meta.",
            ).format(name=store.path.name)
        )
    return root


def photo_file(root: Path | None, path: str) -> Path | None:
    """The file of a photo's ``path`` below ``root``; None where there is none."""
    relative = path.replace("\\", "/")
    # A path may ask another machine, or be none.
    if root is None or relative.startswith("//") or "\0" in relative:
        return None
    root = root.resolve()
    for folder in (root, root / FOLDER):
        file = (folder / relative).resolve()
        known = file.suffix.lower() in SUFFIXES
        if known and file.is_relative_to(root) and file.is_file():
            return file
    return None


def _root(connection: Connection, store_path: Place) -> Path | None:
    given = connection.execute("SELECT photo_root FROM store_meta").fetchone()[0]
    if given:
        return Path(given)
    return store_path.resolve().parent if isinstance(store_path, Path) else None
