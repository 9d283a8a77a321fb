"""The triggers of a store on a server, made from the schema.

They hold wherever the edit comes from: rows get their uuid, number and times, what names a row
never changes, every change is logged with what stood there before. References are constraints of
the tables. What is logged is written with the rights of the store's owner, so that nobody else
needs any on the log, nor on earlier texts.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..schema import CHANGE_LOG, MAIN_TABLES, STORE_SESSION, TABLES
from ..sql import literal, name, sql
from ..tables import BOOLEAN, DATETIME, Column, Table
from ..triggers import REFUSED, logged_columns

OPERATION, ROLE, LOGGING = "synpunkt.operation", "synpunkt.role", "synpunkt.logging"
OFF = "off"
NUMBERS = "viewpoint_number"
PREFIX = "synpunkt"
_NOW = "date_trunc('milliseconds', clock_timestamp())"
_ISO = '\'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\''


@dataclass(frozen=True)
class Guard:
    """One trigger with the function that it runs."""

    name: str
    table: str
    event: str
    body: str

    def statements(self, path: str) -> list[str]:
        """What makes it anew; ``path`` are the quoted schemas in which its names are looked up."""
        function = name(self.name) + "()"
        return [
            sql(
                "CREATE OR REPLACE FUNCTION", function, "RETURNS trigger LANGUAGE plpgsql",
                "SECURITY DEFINER SET search_path =", path + ", pg_temp AS", literal(self.body),
            ),
            sql("REVOKE ALL ON FUNCTION", function, "FROM PUBLIC"),
            sql("DROP TRIGGER IF EXISTS", name(self.name), "ON", name(self.table)),
            sql(
                "CREATE TRIGGER", name(self.name), self.event, "ON", name(self.table),
                "FOR EACH ROW EXECUTE FUNCTION", function,
            ),
        ]  # fmt: skip


def all_guards() -> list[Guard]:
    """The triggers of a whole store."""
    return [
        Guard("_".join([PREFIX, table.name, purpose]), table.name, event, body)
        for table in MAIN_TABLES
        if table not in (CHANGE_LOG, STORE_SESSION)
        for purpose, event, body in _purposes(table)
    ]


def _purposes(table: Table) -> list[tuple[str, str, str]]:
    """(purpose, event, the function's body) of each trigger of a table."""
    found = [
        ("filled", "BEFORE INSERT", _filled(table)),
        ("kept", "BEFORE UPDATE", _kept(table)),
    ]
    if table.logged:
        found.append(("logged", "AFTER INSERT OR UPDATE OR DELETE", _logged(table)))
    return found


def _filled(table: Table) -> str:
    """A default is not enough: a program may say that it knows no uuid."""
    own = [_numbered()] if table.name == "viewpoint" else []
    fallback = "BEGIN NEW.uuid := coalesce(NEW.uuid, gen_random_uuid()::text);"
    return sql(fallback, *own, "RETURN NEW; END")


def _numbered() -> str:
    """A main store numbers its viewpoints; a field store leaves that to the main one."""
    return sql(
        "IF NEW.number IS NULL AND (SELECT kind FROM store_meta) = 'main' THEN",
        f"NEW.number := nextval({literal(NUMBERS)});",
        "ELSIF NEW.number IS NOT NULL THEN",
        f"PERFORM setval({literal(NUMBERS)}, NEW.number) FROM {NUMBERS}",
        "WHERE NEW.number > last_value OR (NEW.number = last_value AND NOT is_called);",
        "END IF;",
        f"NEW.created_at := coalesce(NEW.created_at, {_NOW});",
        f"NEW.updated_at := coalesce(NEW.updated_at, {_NOW});",
    )


def _kept(table: Table) -> str:
    parts = ["BEGIN"]
    for column in ("uuid", "number") if table.name == "viewpoint" else ("uuid",):
        text = literal(":".join([REFUSED, column, table.name]))
        changed = f"OLD.{column} IS NOT NULL AND OLD.{column} IS DISTINCT FROM NEW.{column}"
        parts.append(sql("IF", changed, "THEN RAISE EXCEPTION USING MESSAGE =", text + "; END IF;"))
    if table.name == "viewpoint":
        changed = " OR ".join(_differs(column) for column in logged_columns(table))
        parts.append(f"IF {changed} THEN NEW.updated_at := {_NOW}; END IF;")
    return sql(*parts, "RETURN NEW; END")


def _differs(column: Column) -> str:
    return f"OLD.{name(column.name)} IS DISTINCT FROM NEW.{name(column.name)}"


def _logged(table: Table) -> str:
    changes = [(column, _differs(column)) for column in logged_columns(table)]
    # A removed row may come back by a take-back, and then as what it was, with its number.
    removed = [
        (column, f"OLD.{name(column.name)} IS NOT NULL")
        for column in logged_columns(table, kept=True)
    ]
    texts = [column for column in table.columns if column.private]
    return sql(
        "DECLARE held jsonb;",
        f"run text := nullif(current_setting({literal(OPERATION)}, true), '');",
        "BEGIN",
        f"IF current_setting({literal(LOGGING)}, true) = {literal(OFF)} THEN RETURN NULL; END IF;",
        "IF TG_OP = 'UPDATE' THEN",
        f"held := {_held(changes)}; IF held IS NULL THEN RETURN NULL; END IF;",
        *(_text_kept(table, column, f"AND {_differs(column)}") for column in texts),
        "ELSIF TG_OP = 'DELETE' THEN",
        f"held := {_held(removed)};",
        *(_text_kept(table, column, "") for column in texts),
        "END IF;",
        "INSERT INTO change_log (change_uuid, operation_uuid, store_uuid, table_name, row_uuid,",
        "what, old_values, at, role) SELECT gen_random_uuid()::text, run, store_uuid,",
        literal(table.name) + ",", "CASE TG_OP WHEN 'DELETE' THEN OLD.uuid ELSE NEW.uuid END,",
        "lower(TG_OP), held::text,", _NOW + ",",
        f"nullif(current_setting({literal(ROLE)}, true), '')", "FROM store_meta;",
        "RETURN NULL; END",
    )  # fmt: skip


def _held(columns: list[tuple[Column, str]]) -> str:
    """The old values of those columns whose condition holds, as JSON like a file's log."""
    picks = ", ".join(
        f"({literal(column.name)}, to_jsonb({_old(column)}), {condition})"
        for column, condition in columns
    )
    return sql(
        "(SELECT jsonb_object_agg(k, v) FROM (VALUES", picks, ") AS c (k, v, holds) WHERE holds)"
    )


def _old(column: Column) -> str:
    value = "OLD." + name(column.name)
    if column.private:
        return f"({value} IS NOT NULL)::int"  # never what it said
    if column.name == "geom":
        return f"upper(encode(ST_AsBinary({value}, 'NDR'), 'hex'))"
    if column.type == BOOLEAN:
        return f"{value}::int"
    if column.type == DATETIME:
        return f"to_char({value} AT TIME ZONE 'UTC', {_ISO})"
    return value


def _text_kept(table: Table, column: Column, changed: str) -> str:
    """Keep an earlier text where few may read it; a viewpoint's first also as what was said."""
    old = "OLD." + name(column.name)
    keep = sql(
        "INSERT INTO earlier_text (table_name, row_uuid, column_name, text, operation_uuid)",
        "VALUES (", literal(table.name) + ", OLD.uuid,", literal(column.name) + ",",
        old + ", run);",
    )  # fmt: skip
    raw = ""
    if table is TABLES["viewpoint"] and changed:
        raw = sql(
            "INSERT INTO viewpoint_raw (viewpoint_uuid, raw_text, operation_uuid)",
            "SELECT OLD.uuid,", old + ", run WHERE NOT EXISTS",
            "(SELECT 1 FROM viewpoint_raw WHERE viewpoint_uuid = OLD.uuid);",
        )  # fmt: skip
    return sql("IF", old, "IS NOT NULL", changed, "THEN", keep, raw, "END IF;")
