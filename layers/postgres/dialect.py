"""Queries and values as SQLite has them, on a PostgreSQL server.

The house's queries are written for SQLite, in what the two have in common. The few words that
differ are translated here, and values come back as SQLite gives them: days and times as ISO text in
UTC, truth as 0 and 1, geometry as a GeoPackage blob. So whoever reads need not know which it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

#: Text and quoted names come first, so that nothing in them is taken for more than itself.
_WORDS = re.compile(
    r"""(?P<quoted>'(?:[^']|'')*'|"(?:[^"]|"")*")"""
    r"|(?P<differs>\bIS\s+NOT\s+(?=[?']))"
    r"|(?P<same>\bIS\s+(?=[?']))"
    r"|(?P<each>\bjson_each\()"
    r"|(?P<numbered>\?\d+)"
    r"|(?P<next>\?)"
    r"|(?P<percent>%)",
    re.IGNORECASE,
)
# Between the terms of an order: commas outside brackets, which are not nested there.
_COMMAS = re.compile(r",(?![^(]*\))")
_NEVER_NULL = frozenset({"fid", "seq", '"fid"'})
# Bytes before the WKB in a GeoPackage blob without an envelope, of an unnamed system.
_HEADER = b"GP\x00\x01\x00\x00\x00\x00"
_SRID_FLAG = 0x20


@lru_cache(maxsize=512)
def translated(statement: str) -> str:
    """The statement as psycopg2 takes it; parameters become ``%(p1)s``, ``%(p2)s``, …"""
    count = 0

    def word(found: re.Match[str]) -> str:
        nonlocal count
        kind, text = found.lastgroup, found.group()
        if kind == "next":
            count += 1
            return f"%(p{count})s"
        if kind == "numbered":
            return f"%(p{text[1:]})s"
        return {
            "differs": "IS DISTINCT FROM ",
            "same": "IS NOT DISTINCT FROM ",
            "each": "json_array_elements_text(",
        }.get(str(kind), text.replace("%", "%%"))

    return _WORDS.sub(word, _nulls_as_least(statement))


def _nulls_as_least(statement: str) -> str:
    """With NULL before all else in the order that the statement ends with, as SQLite has it."""
    head, begins, order = statement.rpartition("ORDER BY ")
    terms = _COMMAS.split(order)
    if not begins or any(term.count("(") != term.count(")") for term in terms):
        return statement  # the order is that of something inside
    return head + begins + ", ".join(map(_with_nulls, terms))


def _with_nulls(term: str) -> str:
    name, _, direction = term.strip().partition(" ")
    if name.rpartition(".")[2] in _NEVER_NULL:  # said of these, it would keep an index from use
        return term.strip()
    return f"{term.strip()} NULLS {'LAST' if direction.upper() == 'DESC' else 'FIRST'}"


def named(parameters: Sequence[object]) -> dict[str, object]:
    """The parameters by the names that ``translated`` gives them."""
    return {f"p{index}": value for index, value in enumerate(parameters, 1)}


def register_types(driver: Any, connection: Any, geometry_oid: int) -> None:
    """Let values come back on this connection as SQLite would give them."""
    extensions = driver.extensions
    readers = {
        "SYNPUNKT_DAY": ((1082,), _same),
        "SYNPUNKT_TIME": ((1184,), _time),
        "SYNPUNKT_TRUTH": ((16,), _truth),
        "SYNPUNKT_NUMBER": ((1700,), _number),
        "SYNPUNKT_JSON": ((114, 3802), _same),
        "SYNPUNKT_GEOMETRY": ((geometry_oid,), _blob),
    }
    for name, (oids, reader) in readers.items():
        extensions.register_type(extensions.new_type(oids, name, reader), connection)


def _same(value: str | None, _cursor: object) -> str | None:
    return value


def _time(value: str | None, _cursor: object) -> str | None:
    """``2026-11-25 18:00:00.5+00`` (the session's zone is UTC) as ``2026-11-25T18:00:00.500Z``."""
    if value is None:
        return None
    day, _, clock = value.partition(" ")
    clock, _, part = clock.removesuffix("+00").partition(".")
    return f"{day}T{clock}.{part:0<3}Z"


def _truth(value: str | None, _cursor: object) -> int | None:
    return None if value is None else int(value == "t")


def _number(value: str | None, _cursor: object) -> int | float | None:
    if value is None:
        return None
    return float(value) if "." in value else int(value)


def _blob(value: str | None, _cursor: object) -> bytes | None:
    """PostGIS's hex EWKB as a GeoPackage blob."""
    if value is None:
        return None
    wkb = bytearray.fromhex(value)
    flags = 4 if wkb[0] else 1  # where the type's highest byte lies depends on the byte order
    if wkb[flags] & _SRID_FLAG:
        wkb[flags] &= ~_SRID_FLAG
        del wkb[5:9]
    return _HEADER + bytes(wkb)
