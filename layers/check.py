"""Is the store whole? What a check finds, as sentences."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from . import restricted
from .connection import Connection, reading_file
from .language import translate
from .place import Place
from .postgres.place import Schema
from .schema import MAIN_TABLES
from .sql import name, sql
from .tables import Table
from .triggers import all_triggers

TRIGGER_NAME = re.compile(r'^CREATE TRIGGER "([^"]+)"')


def problems(path: Place) -> list[str]:
    """What is wrong with the store at ``path``, a sentence each; empty if nothing is.

    StoreError if it can't be read at all.
    """
    if isinstance(path, Schema):
        from .postgres.check import problems_of

        return problems_of(path)
    with reading_file(path) as connection:
        found = [*_damage(connection), *_missing_tables(connection)]
        if not found:
            found += broken_safeguards(len(missing_triggers(connection)))
            found += _wrong_indexes(connection)
            found += unknown_codes(connection)
    return found + _restricted(path)


def missing_triggers(connection: sqlite3.Connection) -> list[str]:
    """Names of the triggers that the schema wants and the store lacks, or has otherwise."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    there = {row[0]: row[1] for row in connection.execute(query)}
    wanted = {_trigger_name(statement): statement for statement in all_triggers()}
    return sorted(trigger for trigger, text in wanted.items() if there.get(trigger) != text)


def _trigger_name(statement: str) -> str:
    found = TRIGGER_NAME.match(statement)
    return found.group(1) if found else ""


def _damage(connection: sqlite3.Connection) -> list[str]:
    found = []
    said = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    if said != ["ok"]:
        found.append(
            translate("Synpunkt", "The file is damaged: {details}.").format(
                details="; ".join(said[:3])
            )
        )
    for table, _row, parent, _key in connection.execute("PRAGMA foreign_key_check"):
        found.append(
            translate(
                "Synpunkt", "A row in {table} points at a row in {other} that is not there."
            ).format(table=table, other=parent)
        )
    return found


def _missing_tables(connection: sqlite3.Connection) -> list[str]:
    def columns(table: str) -> set[str]:
        rows = connection.execute(sql("PRAGMA table_info(", name(table), ")"))
        return {row[1] for row in rows}

    return missing_columns(MAIN_TABLES, columns)


def missing_columns(tables: Iterable[Table], columns_of: Callable[[str], set[str]]) -> list[str]:
    """A sentence for each table that is not there, or lacks columns."""
    found = []
    for table in tables:
        there = columns_of(table.name)
        wanted = {"uuid", *table.column_names} | ({"geom"} if table.geometry else set())
        if not there:
            found.append(
                translate("Synpunkt", "The table {table} is missing.").format(table=table.name)
            )
        elif wanted - there:
            columns = ", ".join(sorted(wanted - there))
            found.append(
                translate("Synpunkt", "The table {table} lacks the columns {columns}.").format(
                    table=table.name, columns=columns
                )
            )
    return found


def broken_safeguards(missing: int) -> list[str]:
    """The sentence for so many triggers that are not as they should be; none for 0."""
    if not missing:
        return []
    return [
        translate(
            "Synpunkt",
            "%n of the store's safeguards (triggers) are missing or changed;"
            " “Upgrade” puts them back.",
            "",
            missing,
        )
    ]


def _wrong_indexes(connection: sqlite3.Connection) -> list[str]:
    """A spatial index must hold each row that has a place, no more and no less."""
    found = []
    for table in MAIN_TABLES:
        if not table.geometry:
            continue
        index = name(f"rtree_{table.name}_geom")
        try:
            indexed = connection.execute(sql("SELECT count(*) FROM", index)).fetchone()[0]
        except sqlite3.OperationalError:
            indexed = -1
        query = sql("SELECT count(*) FROM", name(table.name), "WHERE geom IS NOT NULL")
        if indexed != connection.execute(query).fetchone()[0]:
            found.append(
                translate("Synpunkt", "The spatial index of {table} does not fit its rows.").format(
                    table=table.name
                )
            )
    return found


def unknown_codes(connection: Connection) -> list[str]:
    """A sentence for each column that holds codes which the store's own lists lack."""
    found = []
    for table in MAIN_TABLES:
        for column in table.columns:
            if not column.codes or column.many or table.name == "operation":
                continue
            query = sql(
                "SELECT count(*) FROM", name(table.name), "WHERE", name(column.name), "IS NOT NULL",
                "AND NOT EXISTS (SELECT 1 FROM code WHERE list = ? AND code.code =",
                "CAST(" + name(table.name) + "." + name(column.name), "AS TEXT))",
            )  # fmt: skip
            count = connection.execute(query, (column.codes,)).fetchone()[0]
            if count:
                found.append(
                    translate(
                        "Synpunkt",
                        "%n row(s) in {table} have a code in {column} that the code table lacks.",
                        "",
                        count,
                    ).format(table=table.name, column=column.name)
                )
    return found


def _restricted(path: Path) -> list[str]:
    told = {
        restricted.MISSING: translate(
            "Synpunkt", "The restricted file {name} is missing; earlier texts are not kept."
        ),
        restricted.UNREADABLE: translate("Synpunkt", "The restricted file {name} can't be read."),
        restricted.FOREIGN: translate(
            "Synpunkt", "The restricted file {name} belongs to another store and is left alone."
        ),
    }
    state = restricted.state(path)
    file_name = restricted.restricted_path(path).name
    return [told[state].format(name=file_name)] if state in told else []
