"""The tables of the restricted file, which few may read; part of the schema."""

from __future__ import annotations

from .tables import DATE, Column, Table


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


RESTRICTED_META = Table("restricted_meta", (Column("store_uuid", required=True),), restricted=True)

VIEWPOINT_RAW = Table(
    "viewpoint_raw",
    (Column("viewpoint_uuid", required=True), Column("raw_text")),
    restricted=True,
    indexed=("viewpoint_uuid", "operation_uuid"),
)

EARLIER_TEXT = Table(
    "earlier_text",
    (
        Column("table_name", required=True),
        Column("row_uuid", required=True),
        Column("column_name", required=True),
        Column("text"),
    ),
    restricted=True,
    indexed=("row_uuid", "operation_uuid"),
)

CONTACT = Table(
    "contact",
    (
        *_texts("statement_uuid", "viewpoint_uuid", "name", "email", "phone"),
        Column("delete_after", DATE),
    ),
    restricted=True,
    indexed=("statement_uuid", "viewpoint_uuid", "operation_uuid"),
)

IMPORT_REJECT_ROW = Table(
    "import_reject_row",
    (Column("import_reject_uuid", required=True), Column("row")),
    restricted=True,
    indexed=("import_reject_uuid", "operation_uuid"),
)

RESTRICTED_TABLES = (RESTRICTED_META, VIEWPOINT_RAW, EARLIER_TEXT, CONTACT, IMPORT_REJECT_ROW)
