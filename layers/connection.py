"""How a store is opened: for writing a file through OGR, for reading one through SQLite.

A store on a server is read by the same words (see ``postgres``).

Writing goes through OGR alone: the spatial indexes' triggers call functions that only GDAL's SQLite
has. GDAL's error flag is switched on for the time of the work, since without it a refused write
looks like a done one.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union

from osgeo import gdal, ogr

from .errors import ConflictError, NotAStoreError, StoreError, StoreLockedError
from .language import translate
from .place import Place
from .postgres.place import Schema
from .schema import TABLES
from .shared_connection import PATIENCE, open_to_read, shared_connection
from .triggers import REFUSED

if TYPE_CHECKING:
    from .postgres.connection import Reader

#: What reads a store: ``execute(query, parameters)`` gives a cursor on its rows.
Connection = Union[sqlite3.Connection, "Reader"]
#: What such a cursor gives: values by column name and by position.
Row = Any

#: Bytes without which a store can't be written to.
_LEAST = 1 << 18


class _Flags:
    """GDAL's and OGR's error flags, which are the whole process's: on while anyone works."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._users = 0
        self._before = (False, False)

    def take(self) -> None:
        with self._lock:
            self._users += 1
            if self._users == 1:
                self._before = bool(gdal.GetUseExceptions()), bool(ogr.GetUseExceptions())
            # Others may have switched them off meanwhile.
            for module in (gdal, ogr):
                if not module.GetUseExceptions():
                    module.UseExceptions()

    def leave(self) -> None:
        with self._lock:
            self._users -= 1
            if self._users:
                return
            # Last on, first off: GDAL keeps its error handlers on a stack.
            if not self._before[1]:
                ogr.DontUseExceptions()
            if not self._before[0]:
                gdal.DontUseExceptions()


_FLAGS = _Flags()


@contextmanager
def raising() -> Iterator[None]:
    """GDAL and OGR raise RuntimeError inside the block; the last to leave puts the flags back."""
    _FLAGS.take()
    try:
        yield
    finally:
        _FLAGS.leave()


@contextmanager
def reading(place: Place) -> Iterator[Connection]:
    """A connection that can't write, with rows by column name.

    To a file it is shared with all others who read it in this thread just now.
    """
    if isinstance(place, Schema):
        from .postgres.connection import reading as reading_schema

        with reading_schema(place) as reader:
            yield reader
    else:
        with _explaining(place), shared_connection(place) as connection:
            yield connection


@contextmanager
def reading_file(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection of one's own, which sees what lies on the disk and not what others remember."""
    with _explaining(path), closing(open_to_read(path)) as connection:
        yield connection


@contextmanager
def _explaining(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise _unusable(error, path) from error


@contextmanager
def reading_one_state(place: Place) -> Iterator[Connection]:
    """The same, and what others write meanwhile is not seen in the block."""
    if isinstance(place, Schema):
        with reading(place) as reader:  # shows one state anyway
            yield reader
        return
    with _explaining(place), shared_connection(place) as connection:
        begins = not connection.in_transaction
        if begins:
            connection.execute("BEGIN")
        try:
            yield connection
        finally:
            if begins:
                connection.rollback()


def kept_open(place: Place) -> AbstractContextManager[object]:
    """Around much reading of one store by this thread, which then opens a file only once.

    What is on a server has a pool of connections anyway.
    """
    return nullcontext() if isinstance(place, Schema) else reading(place)


@contextmanager
def writing(path: Path) -> Iterator[gdal.Dataset]:
    """An open dataset inside one transaction that is committed at the end, or rolled back."""
    with raising():
        try:
            dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
            begin(dataset)
        except RuntimeError as error:
            raise _unusable(error, path) from error
        try:
            yield dataset
            done(dataset.CommitTransaction())
        except BaseException as error:
            _roll_back(dataset)
            if isinstance(error, RuntimeError):
                raise explained(error, path) from error
            raise
        finally:
            dataset = None  # an exception's traceback must not keep the file open


def begin(dataset: gdal.Dataset) -> None:
    """Start a transaction that waits for other programs; RuntimeError if it can't be had."""
    run(dataset, f"PRAGMA busy_timeout = {round(PATIENCE * 1000)}")
    done(dataset.StartTransaction())


def done(code: int) -> None:
    """OGR's answer to a write: RuntimeError for a refusal that did not raise by itself."""
    if code != ogr.OGRERR_NONE:
        raise RuntimeError(f"OGR error {code}")


def _roll_back(dataset: gdal.Dataset) -> None:
    try:
        dataset.RollbackTransaction()
    except RuntimeError as error:
        # SQLite has ended the transaction itself, as on a full disk: nothing is left to undo.
        if "no transaction" not in str(error):
            gdal.Debug("Synpunkt", str(error))


def run(dataset: gdal.Dataset, statement: str) -> None:
    """Run one statement whose result nobody reads."""
    result = dataset.ExecuteSQL(statement)
    if result is not None:
        dataset.ReleaseResultSet(result)


def _unusable(error: Exception, path: Path) -> StoreError | ConflictError:
    """Why a store that should be there could not be used."""
    return explained(error, path) if path.is_file() else missing(path)


def missing(path: Path) -> NotAStoreError:
    """The error for a store whose file is not there, or not any more."""
    return NotAStoreError(
        translate("Synpunkt", "The store {name} was not found.").format(name=path)
    )


def explained(error: Exception, path: Path) -> StoreError | ConflictError:
    """What SQLite or GDAL said, as a sentence that a user can act on."""
    said = str(error)
    low = said.replace(str(path), "").lower()  # a folder may be called anything
    if sentence := refusal(said.replace(str(path), "")):
        return ConflictError(sentence)
    if "locked" in low or "busy" in low:
        return StoreLockedError(
            translate(
                "Synpunkt",
                "The store {name} is in use by another program. Nothing has been changed;"
                " try again.",
            ).format(name=path.name)
        )
    if "readonly" in low or "read-only" in low or "permission" in low:
        return StoreError(
            translate(
                "Synpunkt",
                "The store {name} is write-protected. Nothing has been changed.",
            ).format(name=path.name)
        )
    if "unable to open" in low:
        return StoreError(
            translate(
                "Synpunkt",
                "The store {name} can't be opened or made. Is its folder there, and not"
                " write-protected?",
            ).format(name=path.name)
        )
    if "disk is full" in low or "no space" in low or _disk_is_full(path):
        return StoreError(
            translate("Synpunkt", "The disk is full. Nothing has been changed in {name}.").format(
                name=path.name
            )
        )
    return StoreError(
        translate(
            "Synpunkt", "The store {name} could not be used. Nothing has been changed. ({reason})"
        ).format(name=path.name, reason=said.strip())
    )


def _disk_is_full(path: Path) -> bool:
    """Whether there is next to no room left: not everything that fails then says so."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST
    except OSError:
        return False


def refusal(said: str) -> str:
    """The sentence for a trigger's refusal, ``synpunkt:reason[:other]:table``; "" for another."""
    start = said.lower().find(REFUSED + ":")
    if start < 0:
        return ""
    from .labels import table_label  # rarely needed, and a start of QGIS can do without

    reason, *rest = said[start:].split()[0].split(":")[1:]
    names = [table_label(name) for name in rest if name in TABLES]
    if reason == "used" and len(names) == 2:
        return translate(
            "Synpunkt",
            "Rows in “{table}” are still used in “{other}” and can't be removed; take those back"
            " or remove them first.",
        ).format(table=names[1], other=names[0])
    if reason == "missing" and len(names) == 2:
        return translate(
            "Synpunkt", "A row in “{table}” points at a row in “{other}” that is not there."
        ).format(table=names[1], other=names[0])
    return translate("Synpunkt", "The {what} of a row in “{table}” never changes.").format(
        what=reason, table=", ".join(names)
    )
