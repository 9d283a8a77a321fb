"""Who may do what in a store on a server: reader, recorder, planner.

They are roles of the server without a login, which an administrator grants to people or groups.
Whoever made the store owns it and may do all.
"""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsMessageLog

from ..language import translate
from ..restricted_tables import RESTRICTED_TABLES
from ..sql import name, names, sql
from .guards import NUMBERS
from .making import TABLES
from .place import Schema

READER, RECORDER, PLANNER = "reader", "recorder", "planner"
ROLES = (READER, RECORDER, PLANNER)
_LONGEST = 63
#: What comes from dialogue tables, walks, letters and files; take-back removes what was added.
RECORDED = (
    "occasion", "occasion_party", "occasion_tally", "walk_route", "walk_stop", "statement",
    "import_batch", "import_reject", "viewpoint", "viewpoint_line", "viewpoint_area", "photo",
    "action", "action_viewpoint",
)  # fmt: skip
_PRIVATE = tuple(table.name for table in RESTRICTED_TABLES)
# The log is written by its triggers, with the rights of the store's owner.
_READ_ALONE = ("change_log", "store_meta")
_OPEN = tuple(table.name for table in TABLES if table.name not in _PRIVATE)


def role_name(place: Schema, role: str) -> str:
    """The server's name of one of the store's roles: ``dialog_reader`` for a schema ``dialog``."""
    return f"{place.schema[: _LONGEST - 1 - len(role)]}_{role}"


def grant_all(connection: Any, place: Schema) -> None:
    """Make the roles, where that is allowed, and give them their rights.

    Where they can't be made the store is its owner's alone, and the log of QGIS says so.
    """
    with connection.cursor() as cursor:
        if not _made(cursor, place):
            QgsMessageLog.logMessage(
                translate(
                    "Synpunkt",
                    "You may not make roles on the server, so only you can use the store {name}."
                    " Ask an administrator to make the roles {roles}; “Check store” with “Upgrade”"
                    " gives them their rights.",
                ).format(
                    name=place.name, roles=", ".join(role_name(place, role) for role in ROLES)
                ),
                "Synpunkt",
                Qgis.MessageLevel.Warning,
            )
            return
        for statement in _grants(place):
            cursor.execute(statement)


def lacking(connection: Any, place: Schema) -> list[str]:
    """Names of the store's roles that the server does not have."""
    there = {
        row[0]
        for row in connection.execute(
            "SELECT rolname FROM pg_roles WHERE rolname IN (?, ?, ?)",
            [role_name(place, role) for role in ROLES],
        )
    }
    return [wanted for role in ROLES if (wanted := role_name(place, role)) not in there]


def _made(cursor: Any, place: Schema) -> bool:
    wanted = [role_name(place, role) for role in ROLES]
    cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", (wanted,))
    missing = set(wanted) - {row[0] for row in cursor.fetchall()}
    cursor.execute("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    if missing and not cursor.fetchone()[0]:
        return False
    for role in sorted(missing):
        cursor.execute(sql("CREATE ROLE", name(role), "NOLOGIN"))
    return True


def _grants(place: Schema) -> list[str]:
    reader, recorder, planner = (name(role_name(place, role)) for role in ROLES)
    written = [table for table in _OPEN if table not in _READ_ALONE]
    adding = ("operation", *RECORDED, *_PRIVATE)
    everyone = ", ".join([reader, recorder, planner])
    return [
        sql("GRANT USAGE ON SCHEMA", name(place.schema), "TO", everyone),
        sql("GRANT SELECT ON", names(_OPEN), "TO", everyone),
        sql("GRANT SELECT ON", NUMBERS, "TO", everyone),
        sql("GRANT USAGE ON ALL SEQUENCES IN SCHEMA", name(place.schema), "TO", recorder + ",",
            planner),
        sql("GRANT INSERT ON", names(adding), "TO", recorder + ",", planner),
        sql("GRANT UPDATE, DELETE ON", names(RECORDED), "TO", recorder + ",", planner),
        sql("GRANT INSERT, UPDATE, DELETE ON", names(written), "TO", planner),
        sql("GRANT SELECT, UPDATE, DELETE ON", names(_PRIVATE), "TO", planner),
        sql("GRANT UPDATE ON store_meta, change_log TO", planner),
    ]  # fmt: skip
