"""One SQLite connection to a file in each thread, for all who read the file at the same time.

Opening one costs more than most queries: SQLite reads the whole schema anew, some ten milliseconds
for a store. So whoever reads while somebody further out does gets the same connection, and whoever
is going to read often keeps one open around it (see ``connection.kept_open``). An idle connection
holds no lock, and each statement sees what was committed last.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from urllib.parse import quote

#: How long to wait for another program that writes to the same file, in seconds.
PATIENCE = 10


def database_uri(path: PurePath) -> str:
    """The SQLite URI of an absolute path, for reading and writing; network shares included."""
    plain = path.as_posix()
    root = "" if plain.startswith("/") else "/"
    return "file://" + root + quote(plain, safe="/:") + "?mode=rw"


def open_to_read(path: Path) -> sqlite3.Connection:
    """A new connection that can't write, with rows by column name.

    The file is not opened as read-only: after a crash the first reader must be able to put it back
    as it was before the half-done write.
    """
    connection = sqlite3.connect(database_uri(path.resolve()), timeout=PATIENCE, uri=True)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA query_only = ON")
    return connection


class _Shared:
    """An open connection, and how many use it."""

    def __init__(self, path: Path) -> None:
        self.file = _identity(path)
        self.users = 0
        self.connection = open_to_read(path)


class _OfThread(threading.local):
    """This thread's open connections; each is SQLite's for one thread alone."""

    def __init__(self) -> None:
        self.by_path: dict[Path, _Shared] = {}

    def take(self, path: Path) -> _Shared:
        """The connection to the file that is at ``path`` now; one that was there is left alone."""
        known = self.by_path.get(path)
        if known is None or known.file != _identity(path):
            known = self.by_path[path] = _Shared(path)
        known.users += 1
        return known

    def leave(self, path: Path, known: _Shared) -> None:
        """Close it after the last."""
        known.users -= 1
        if not known.users:
            self.drop(path, known)
            known.connection.close()

    def drop(self, path: Path, known: _Shared) -> None:
        """Give it to nobody any more."""
        if self.by_path.get(path) is known:
            del self.by_path[path]


_OPEN = _OfThread()


@contextmanager
def shared_connection(path: Path) -> Iterator[sqlite3.Connection]:
    """What ``open_to_read`` gives, closed after its last user; sqlite3.Error where it fails."""
    path = path.resolve()
    known = _OPEN.take(path)
    try:
        yield known.connection
    except sqlite3.Error:
        _OPEN.drop(path, known)  # the next one begins afresh
        raise
    finally:
        _OPEN.leave(path, known)


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another that was put in its place; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
