"""The triggers of a GeoPackage store, made from the schema.

They hold wherever the edit comes from (Synpunkt, a QGIS form, another program): rows get their
uuid and number, references stay whole (GDAL leaves SQLite's foreign keys off), every change is
logged with what stood there before.
"""

from __future__ import annotations

from .schema import CHANGE_LOG, MAIN_TABLES, referrers
from .sql import literal, name, sql
from .tables import Column, Table

NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
# Random, version 4: the third group begins with 4, the fourth with 8, 9, a or b.
NEW_UUID = (
    "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)"
    " || '-' || substr('89ab', 1 + abs(random() % 4), 1) || substr(hex(randomblob(2)), 2)"
    " || '-' || hex(randomblob(6)))"
)
#: Begins the text of every refusal by a trigger, so that it can be told from other errors.
REFUSED = "synpunkt"


def all_triggers() -> list[str]:
    """CREATE TRIGGER statements for the whole store."""
    # The log is written by triggers alone, which give it all it needs.
    tables = [table for table in MAIN_TABLES if table is not CHANGE_LOG]
    return [statement for table in tables for statement in table_triggers(table)]


def table_triggers(table: Table) -> list[str]:
    """CREATE TRIGGER statements for one table."""
    return [
        _after_insert(table),
        *_log_triggers(table),
        _uuid_stays(table),
        *_number_stays(table),
        *_reference_guards(table),
        *_referrer_guards(table),
    ]


def drop_statements(existing: list[str]) -> list[str]:
    """DROP statements for those of the ``existing`` triggers that are ours."""
    return [sql("DROP TRIGGER", name(trigger)) for trigger in existing if is_ours(trigger)]


def is_ours(trigger: str) -> bool:
    """Whether the trigger's name is one that this module gives."""
    return trigger.startswith("synpunkt_")


def _create(table: Table, purpose: str, when: str, body: list[str]) -> str:
    trigger = name("_".join(["synpunkt", table.name, purpose]))
    statements = "; ".join(body)
    return sql("CREATE TRIGGER", trigger, when, "BEGIN", statements + ";", "END")


def _after_insert(table: Table) -> str:
    this = sql("WHERE fid = NEW.fid AND")
    body = [sql("UPDATE", name(table.name), "SET uuid =", NEW_UUID, this, "uuid IS NULL")]
    if table.name == "viewpoint":
        body += _give_number()
        body.append(
            sql(
                "UPDATE viewpoint SET created_at =", f"coalesce(created_at, {NOW}),",
                "updated_at =", f"coalesce(updated_at, {NOW})", this,
                "(created_at IS NULL OR updated_at IS NULL)",
            )
        )  # fmt: skip
    if table.logged:
        body.append(_log(table, "insert", "NULL"))
    return _create(table, "after_insert", sql("AFTER INSERT ON", name(table.name)), body)


def _give_number() -> list[str]:
    """A main store numbers its viewpoints; a field store leaves that to the main one."""
    return [
        "UPDATE viewpoint SET number = (SELECT next_number FROM store_meta)"
        " WHERE fid = NEW.fid AND number IS NULL AND (SELECT kind FROM store_meta) = 'main'",
        "UPDATE store_meta SET next_number = 1 + (SELECT number FROM viewpoint WHERE fid = NEW.fid)"
        " WHERE next_number <= (SELECT number FROM viewpoint WHERE fid = NEW.fid)",
    ]


def _log(table: Table, what: str, old_values: str) -> str:
    row = "OLD.uuid"
    if what == "insert":  # the uuid may have been given by the statements before this one
        row = sql("(SELECT uuid FROM", name(table.name), "WHERE fid = NEW.fid)")
    return sql(
        "INSERT INTO change_log (uuid, change_uuid, operation_uuid, store_uuid, table_name,",
        "row_uuid, what, old_values, at, role)",
        "SELECT", NEW_UUID + ",", NEW_UUID + ",", "s.operation_uuid, m.store_uuid,",
        literal(table.name) + ",", row + ",", literal(what) + ",", old_values + ",",
        NOW + ", s.role",
        "FROM store_session s, store_meta m WHERE s.logging = 1",
    )  # fmt: skip


def logged_columns(table: Table, kept: bool = False) -> list[Column]:
    """Columns whose old values are logged; with ``kept``, also those that the store fills."""
    own = [column for column in table.columns if kept or not column.kept_by_store]
    return [*own, Column("geom")] if table.geometry else own


def _old_value(column: Column) -> str:
    if column.private:
        return sql("OLD." + name(column.name), "IS NOT NULL")  # never what it said
    if column.name == "geom":
        return _wkb_hex("OLD.geom")
    return "OLD." + name(column.name)


def _wkb_hex(blob: str) -> str:
    """The WKB inside a GeoPackage blob, as hex: the header's length follows from its flags."""
    flags = f"instr('0123456789ABCDEF', substr(hex(substr({blob}, 4, 1)), 2, 1)) - 1"
    envelope = f"CASE ({flags}) / 2 WHEN 0 THEN 0 WHEN 1 THEN 32 WHEN 4 THEN 64 ELSE 48 END"
    return f"hex(substr({blob}, 9 + {envelope}))"


def _old_values(columns: list[Column], condition: str) -> str:
    """JSON of the old values of those columns for which ``condition`` (with {}) holds."""
    picks = [
        sql(
            "SELECT",
            literal(column.name),
            "AS k,",
            _old_value(column),
            "AS v WHERE",
            condition.replace("{}", name(column.name)),
        )  # fmt: skip
        for column in columns
    ]
    return sql("(SELECT json_group_object(k, v) FROM (", " UNION ALL ".join(picks), "))")


def _log_triggers(table: Table) -> list[str]:
    if not table.logged:
        return []
    columns = logged_columns(table)
    changed = " OR ".join(
        f"OLD.{name(column.name)} IS NOT NEW.{name(column.name)}" for column in columns
    )
    update = [_log(table, "update", _old_values(columns, "OLD.{} IS NOT NEW.{}"))]
    if table.name == "viewpoint":
        update.append(sql("UPDATE viewpoint SET updated_at =", NOW, "WHERE fid = NEW.fid"))
    # A removed row may come back by a take-back, and then as what it was, with its number.
    removed = _old_values(logged_columns(table, kept=True), "OLD.{} IS NOT NULL")
    after_update = sql("AFTER UPDATE ON", name(table.name), "WHEN", changed)
    after_delete = sql("AFTER DELETE ON", name(table.name))
    return [
        _create(table, "after_update", after_update, update),
        _create(table, "after_delete", after_delete, [_log(table, "delete", removed)]),
    ]


def _refuse(table: Table, purpose: str, event: str, condition: str, reason: str) -> str:
    text = literal(":".join([REFUSED, reason, table.name]))
    when = sql(event, "ON", name(table.name), "WHEN", condition)
    return _create(table, purpose, when, [f"SELECT RAISE(ABORT, {text})"])


def _uuid_stays(table: Table) -> str:
    condition = "OLD.uuid IS NOT NULL AND OLD.uuid IS NOT NEW.uuid"
    return _refuse(table, "uuid_stays", "BEFORE UPDATE OF uuid", condition, "uuid")


def _number_stays(table: Table) -> list[str]:
    if table.name != "viewpoint":
        return []
    condition = "OLD.number IS NOT NULL AND OLD.number IS NOT NEW.number"
    return [_refuse(table, "number_stays", "BEFORE UPDATE OF number", condition, "number")]


def _reference_guards(table: Table) -> list[str]:
    """A reference must point at a row that is there."""
    guards = []
    for column in table.columns:
        if not column.references:
            continue
        new = "NEW." + name(column.name)
        there = sql("EXISTS (SELECT 1 FROM", name(column.references), "WHERE uuid =", new, ")")
        missing = sql(new, "IS NOT NULL AND NOT", there)
        events = (("insert", "BEFORE INSERT"), ("update", "BEFORE UPDATE OF " + name(column.name)))
        for short, event in events:
            purpose = f"{column.name}_{short}"
            guards.append(_refuse(table, purpose, event, missing, "missing:" + column.references))
    return guards


def _referrer_guards(table: Table) -> list[str]:
    """A row that others point at can't be deleted."""
    guards = []
    for other, column in referrers(table.name):
        used = sql(
            "EXISTS (SELECT 1 FROM", name(other.name), "WHERE", name(column.name), "= OLD.uuid",
            "AND fid <> OLD.fid)" if other is table else ")",
        )  # fmt: skip
        purpose = f"used_by_{other.name}_{column.name}"
        guards.append(_refuse(table, purpose, "BEFORE DELETE", used, "used:" + other.name))
    return guards
