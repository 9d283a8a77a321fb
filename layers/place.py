"""Where a store lies: in a GeoPackage file, or in a schema on a server."""

from __future__ import annotations

import re
from pathlib import Path

from .postgres.place import Schema, of_address

#: Both have a ``name`` for sentences, a ``stem`` for titles, and as ``str`` what STORE may hold.
Place = Path | Schema
_SERVER = r"(?i)^(conn:|postgres(ql)?://)"  # as text: compiled when it is first needed


def place_of(given: Place | str) -> Place:
    """The place that an address names; InputError where it is a server's and can't be read."""
    if not isinstance(given, str):
        return given
    return of_address(given) if is_server(given) else Path(given)


def is_server(address: str) -> bool:
    """Whether an address is one on a server."""
    return re.match(_SERVER, address) is not None


def settled(place: Place) -> Place:
    """The place by its one name, so that two ways to the same store are seen to be equal."""
    return place.resolve() if isinstance(place, Path) else place


def is_lost(place: Place) -> bool:
    """Whether it is a file that is not there; a server is asked only when it is used."""
    return isinstance(place, Path) and not place.is_file()
