"""Removing an occasion that was made by mistake: refused where something hangs on it."""

from __future__ import annotations

from .connection import reading
from .errors import InputError
from .language import translate
from .operations import Operation
from .sql import name, sql
from .store import Store

#: What is an occasion's own, and goes with it.
_PARTS = ("occasion_party", "occasion_tally", "walk_route", "walk_stop")
_STOPS = "IN (SELECT uuid FROM walk_stop WHERE occasion_uuid = ?1)"
#: What points at an occasion or at its stops.
_POINTING = {
    "viewpoint": sql("occasion_uuid = ?1 OR stop_uuid", _STOPS),
    "action": sql("?1 IN (occasion_uuid, verified_occasion_uuid) OR stop_uuid", _STOPS),
    "photo": sql("stop_uuid", _STOPS),
    "occasion": "follows_uuid = ?1",
    "walk_stop": sql("occasion_uuid <> ?1 AND previous_stop_uuid", _STOPS),
}


def remove(operation: Operation, store: Store, uuid: str) -> None:
    """Remove an occasion with its parties, tallies, route and stops.

    InputError, which says what hangs on it, where something does; also if it is gone.
    """
    if store.row("occasion", uuid) is None:
        raise InputError(translate("Synpunkt", "The occasion is no longer in the store."))
    hanging = ", ".join(_hanging(store, uuid))
    if hanging:
        text = translate("Synpunkt", "The occasion can't be removed, for on it hang: {what}.")
        raise InputError(text.format(what=hanging))
    for table in _PARTS:
        for row in store.rows(table, "occasion_uuid = ?", (uuid,)):
            operation.delete(table, row["uuid"])
    operation.delete("occasion", uuid)


def _hanging(store: Store, uuid: str) -> list[str]:
    """ "12 viewpoints", "1 action": viewpoints that were withdrawn are among them."""
    with reading(store.path) as connection:
        counts = {
            table: connection.execute(
                sql("SELECT count(*) FROM", name(table), "WHERE", where), (uuid,)
            ).fetchone()[0]
            for table, where in _POINTING.items()
        }
    return [_words(table, count) for table, count in counts.items() if count]


def _words(table: str, count: int) -> str:
    words = {
        "viewpoint": translate("Synpunkt", "%n viewpoint(s)", "", count),
        "action": translate("Synpunkt", "%n action(s)", "", count),
        "photo": translate("Synpunkt", "%n photo(s)", "", count),
        "occasion": translate("Synpunkt", "%n occasion(s) that follow it", "", count),
        "walk_stop": translate("Synpunkt", "%n stop(s) of a later walk", "", count),
    }
    return words[table]
