"""Is a store on a server whole? And putting its safeguards and rights right."""

from __future__ import annotations

from ..check import broken_safeguards, missing_columns, unknown_codes
from ..language import translate
from ..schema import MAIN_TABLES, STORE_SESSION
from .connection import Reader, reading, writing
from .guards import all_guards
from .making import put_guards
from .place import Schema
from .roles import grant_all, lacking

_COLUMNS = (
    "SELECT column_name FROM information_schema.columns WHERE table_schema = ? AND table_name = ?"
)
_GUARDS = (
    "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
    " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = ? AND NOT t.tgisinternal AND t.tgenabled <> 'D'"
)


def problems_of(place: Schema) -> list[str]:
    """What is wrong with the store at ``place``, a sentence each; empty if nothing is."""
    with reading(place) as reader:
        found = missing_columns(
            [table for table in MAIN_TABLES if table is not STORE_SESSION],
            lambda table: {row[0] for row in reader.execute(_COLUMNS, (place.schema, table))},
        )
        if not found:
            found += broken_safeguards(_broken(reader, place))
            found += unknown_codes(reader)
        if roles := lacking(reader, place):
            found.append(
                translate("Synpunkt", "The server lacks the roles {roles}.").format(
                    roles=", ".join(roles)
                )
            )
    return found


def mend(place: Schema) -> None:
    """Make triggers and rights anew, in one transaction."""
    with writing(place) as connection:
        put_guards(connection, place)
        grant_all(connection, place)


def _broken(reader: Reader, place: Schema) -> int:
    there = {row[0]: row[1] for row in reader.execute(_GUARDS, (place.schema,))}
    return sum(there.get(guard.name) != guard.body for guard in all_guards())
