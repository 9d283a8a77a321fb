"""Connections to a store's schema: for reading, for one transaction of writing, and kept for reuse.

Logging in takes longer than most of what is asked, so connections that are done with are kept, each
used by one thread at a time. One that the server has dropped (it was restarted, say) is found out
before it is used again and replaced.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from ..errors import ConflictError, StoreError, StoreLockedError
from ..language import translate
from ..sql import name, names, sql
from .dialect import named, register_types, translated
from .place import Schema

#: Seconds to wait for the server to answer, and for another writer of the same store.
REACH, PATIENCE = 10, 10
_KEPT = 4
# Seconds for which a connection is trusted, and a server that kept silent is not asked again.
_FRESH, _SILENCE = 1.0, 15.0
_FETCHED_AT_A_TIME = 2000
_LOCKED = frozenset({"55P03", "40P01", "57014"})
_FULL = frozenset({"53100", "53200"})
_READ_ONLY, _NOT_ALLOWED, _NO_LOGIN = "25006", "42501", "28"
# The server is ending, or has ended the connection; libpq gives no code where there is no answer.
_GONE = ("08", "57P")


def driver() -> Any:
    """psycopg2; StoreError with what to do where this QGIS lacks it."""
    try:
        import psycopg2
        import psycopg2.extensions
        import psycopg2.extras
    except ImportError as error:
        raise StoreError(
            translate(
                "Synpunkt",
                "Stores on a server need the Python module psycopg2, which this QGIS lacks."
                " Ask whoever installed QGIS to add it.",
            )
        ) from error
    return psycopg2


class Reader:
    """A connection that reads one state of the store, by queries as SQLite has them."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._cursors = 0

    def execute(self, query: str, parameters: Sequence[object] = ()) -> Any:
        """A cursor on the rows, which are found by column name or by position."""
        cursor = self._connection.cursor()
        cursor.execute(translated(query), named(parameters))
        return cursor

    def each(self, query: str, parameters: Sequence[object] = (), plain: bool = False) -> Any:
        """The same, fetched by and by: for more rows than should be held at once.

        ``plain`` rows are tuples, found by position only.
        """
        self._cursors += 1
        kind = driver().extensions.cursor if plain else None
        cursor = self._connection.cursor(f"synpunkt_{self._cursors}", cursor_factory=kind)
        cursor.itersize = _FETCHED_AT_A_TIME
        cursor.execute(translated(query), named(parameters))
        return cursor


class _Pool:
    """Connections that nobody uses just now, by place and way in."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: dict[tuple[Schema, str], list[tuple[Any, float]]] = {}
        self._silent: dict[tuple[Schema, str], tuple[float, Exception]] = {}

    def take(self, place: Schema) -> Any:
        """A connection that works, outside any transaction."""
        while (found := self._next(place)) is not None:
            connection, since = found
            if time.monotonic() - since < _FRESH or _works(connection):
                return connection
        return self._new(place)

    def give_back(self, place: Schema, connection: Any) -> None:
        """Keep the connection for the next one, unless there are enough.

        One that has been lost makes the others of its place suspect: none of them is kept.
        """
        if connection.closed:
            self._drop(place)
            return
        with self._lock:
            idle = self._idle.setdefault((place, str(place)), [])
            if len(idle) < _KEPT:
                idle.append((connection, time.monotonic()))
                return
        connection.close()

    def close(self) -> None:
        """Log out everywhere."""
        for place, _ in list(self._idle):
            self._drop(place)
        self._silent.clear()

    def _new(self, place: Schema) -> Any:
        """Log in; where a server kept silent just now, it is not waited for again at once.

        A window asks about each of its layers, and would stand still for minutes.
        """
        key, began = (place, str(place)), time.monotonic()
        until, failure = self._silent.get(key, (0.0, None))
        if failure is not None and began < until:
            raise failure
        try:
            connection = _connected(place)
        except driver().OperationalError as error:
            if time.monotonic() - began > _FRESH:
                self._silent[key] = time.monotonic() + _SILENCE, error
            raise
        self._silent.pop(key, None)
        return connection

    def _next(self, place: Schema) -> tuple[Any, float] | None:
        with self._lock:
            idle = self._idle.get((place, str(place)))
            return idle.pop() if idle else None

    def _drop(self, place: Schema) -> None:
        with self._lock:
            keys = [key for key in self._idle if key[0] == place]
            dropped = [one for key in keys for one in self._idle.pop(key)]
        for connection, _ in dropped:
            connection.close()


_POOL = _Pool()


def log_out() -> None:
    """Close the connections that nobody uses just now, on all servers."""
    _POOL.close()


@contextmanager
def reading(place: Schema) -> Iterator[Reader]:
    """A connection that can't write; all of the block sees one state of the store."""
    with _connection(place, readonly=True) as connection:
        yield Reader(connection)


@contextmanager
def writing(place: Schema) -> Iterator[Any]:
    """A psycopg2 connection inside one transaction: committed at the end, or rolled back.

    Writers of one store come one after the other, as they do with a file: what one has read stays
    true until it commits, and the log is in the order of the commits.
    """
    with _connection(place, readonly=False) as connection:
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
            lock = "SELECT pg_advisory_xact_lock(hashtext('synpunkt'), hashtext(%s))"
            cursor.execute(lock, (place.schema,))
        yield connection


@contextmanager
def alone(place: Schema) -> Iterator[Any]:
    """A cursor whose statements are no part of a transaction, as some must be."""
    try:
        connection = _connected(place)
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
                yield cursor
        finally:
            connection.close()
    except driver().Error as error:
        raise explained(error, place) from error


@contextmanager
def _connection(place: Schema, readonly: bool) -> Iterator[Any]:
    failure = driver().Error
    try:
        connection = _POOL.take(place)
        try:
            connection.set_session(isolation_level=_isolation(readonly), readonly=readonly)
            yield connection
            connection.commit()
        except BaseException:
            if not connection.closed:
                _undo(connection)
            raise
        finally:
            _POOL.give_back(place, connection)
    except failure as error:
        raise explained(error, place) from error


def _undo(connection: Any) -> None:
    try:
        connection.rollback()
    except driver().Error:  # the server is gone, and the transaction with it
        connection.close()


def _isolation(readonly: bool) -> int:
    extensions = driver().extensions
    return int(
        extensions.ISOLATION_LEVEL_REPEATABLE_READ
        if readonly
        else extensions.ISOLATION_LEVEL_READ_COMMITTED
    )


def _works(connection: Any) -> bool:
    try:
        connection.set_session(readonly=False)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        connection.rollback()
    except driver().Error:
        connection.close()
        return False
    return True


def _connected(place: Schema) -> Any:
    psycopg2 = driver()
    login = {"connect_timeout": str(REACH), "application_name": "Synpunkt", **place.login()}
    connection = psycopg2.connect(**login, cursor_factory=psycopg2.extras.DictCursor)
    connection.set_client_encoding("UTF8")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT n.nspname, t.oid FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace"
            " JOIN pg_extension e ON e.extname = 'postgis' AND e.extnamespace = n.oid"
            " WHERE t.typname = 'geometry'"
        )
        found = cursor.fetchone()
        if found is None:
            connection.close()
            raise StoreError(
                translate(
                    "Synpunkt",
                    "The database {name} has no PostGIS. Ask its administrator to run"
                    " CREATE EXTENSION postgis in it.",
                ).format(name=place.database or place.service)
            )
        schemas = list(dict.fromkeys([place.schema, found[0]]))
        cursor.execute(sql("SET search_path TO", names(schemas)))
        cursor.execute("SET TimeZone TO 'UTC'; SET DateStyle TO 'ISO, YMD'")
        cursor.execute("SET extra_float_digits TO 3")
    connection.commit()
    register_types(psycopg2, connection, found[1])
    return connection


def postgis_schema(connection: Any) -> str:
    """The schema in which the database has PostGIS, quoted."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace"
            " WHERE e.extname = 'postgis'"
        )
        return name(cursor.fetchone()[0])


def explained(error: Any, place: Schema) -> StoreError | ConflictError:
    """What the server said, as a sentence that a user can act on."""
    from ..connection import refusal

    code, said = error.pgcode or "", str(error).strip()
    if code == "P0001" and (sentence := refusal(said)):
        return ConflictError(sentence)
    if code in _LOCKED:
        return StoreLockedError(
            translate(
                "Synpunkt",
                "The store {name} is in use by another program. Nothing has been changed;"
                " try again.",
            ).format(name=place.name)
        )
    return StoreError(_sentence(error, code).format(name=place.name, reason=said.split("\n")[0]))


def _sentence(error: Any, code: str) -> str:
    if code == _NOT_ALLOWED:
        return translate(
            "Synpunkt",
            "Your role in the store {name} does not allow that. Nothing has been changed; ask"
            " the store's administrator.",
        )
    if code == _READ_ONLY:
        return translate(
            "Synpunkt", "The store {name} is write-protected. Nothing has been changed."
        )
    if code in _FULL:
        return translate("Synpunkt", "The disk is full. Nothing has been changed in {name}.")
    if code.startswith(_NO_LOGIN) or _no_login(error, code):
        return translate(
            "Synpunkt",
            "The server did not let you in to the store {name}. Use a saved connection with"
            " authentication, a service file or pgpass. ({reason})",
        )
    if code.startswith(_GONE) or not (code or isinstance(error, driver().ProgrammingError)):
        return translate(
            "Synpunkt",
            "The server of the store {name} can't be reached. Nothing has been changed; try"
            " again. ({reason})",
        )
    return translate(
        "Synpunkt", "The store {name} could not be used. Nothing has been changed. ({reason})"
    )


def _no_login(error: Any, code: str) -> bool:
    """libpq gives no code for a refused login, and says so in the server's language."""
    said = str(error)
    return not code and ("fe_sendauth" in said or "password" in said or "pg_hba" in said)
