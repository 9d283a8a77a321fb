"""The store's tables, as data: every backend, form, check and upgrade is derived from this.

Every table has an integer ``fid``, a ``uuid`` that names the row for ever and, where it has a
place, the geometry ``geom`` in the store's CRS; NULL there means "no place". Times are UTC. Columns
that end in ``_uuid`` point at another table's ``uuid``; NULL means "none". Lists of codes are kept
in QGIS's multi-value form (see ``multivalue``).
"""

from __future__ import annotations

from .restricted_tables import RESTRICTED_TABLES
from .tables import (
    BOOLEAN,
    DATE,
    DATETIME,
    GEOMETRY,
    INTEGER,
    MULTILINESTRING,
    MULTIPOLYGON,
    POINT,
    REAL,
    Column,
    Table,
)

VERSION = 1


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name) for name in names)


def _dates(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, DATE) for name in names)


def _code(name: str, codes: str = "", default: str | None = None, many: bool = False) -> Column:
    return Column(name, codes=codes or name, default=default, many=many)


def _ref(table: str, name: str = "", required: bool = False) -> Column:
    return Column(name or f"{table}_uuid", references=table, required=required)


def _kept(name: str, type_: str = DATETIME) -> Column:
    return Column(name, type_, kept_by_store=True)


MATTER = Table(
    "matter",
    (
        _code("kind", "matter_kind", "plan"),
        Column("title", required=True),
        *_texts("designation", "diary_ref"),
        _code("procedure"),
        _code("stage"),
        *_dates("consultation_from", "consultation_to", "review_from", "review_to"),
        _ref("plan_layer"),
        Column("group_key"),
        _ref("matter", "parent_uuid"),
    ),
)

OCCASION = Table(
    "occasion",
    (
        _ref("matter"),
        _code("kind", "occasion_kind"),
        Column("title", required=True),
        Column("starts_at", DATETIME),
        Column("ends_at", DATETIME),
        Column("place_name"),
        _code("participation_level"),
        _code("light_condition"),
        _code("season"),
        _code("leaf_state"),
        Column("weather"),
        Column("participants", INTEGER),
        _code("reached_unsurveyed"),
        Column("question"),
        _code("phase", default="none"),
        _ref("occasion", "follows_uuid"),
        Column("notes"),
    ),
    geometry=POINT,
)

OCCASION_PARTY = Table(
    "occasion_party",
    (
        _ref("occasion", required=True),
        Column("party", required=True),
        _code("role", "party_role"),
        _ref("safety_group"),
    ),
)

OCCASION_TALLY = Table(
    "occasion_tally",
    (
        _ref("occasion", required=True),
        *_texts("dimension", "band"),
        Column("count", INTEGER),
    ),
)

WALK_ROUTE = Table(
    "walk_route",
    # The lists belong to the vertices of the line, and are read by ``recorded`` only.
    (_ref("occasion"), *_texts("name", "elevations", "times")),
    geometry=MULTILINESTRING,
)

WALK_STOP = Table(
    "walk_stop",
    (
        _ref("occasion"),
        Column("name"),
        Column("number", INTEGER),
        _ref("walk_stop", "previous_stop_uuid"),
    ),
    geometry=POINT,
)

STATEMENT = Table(
    "statement",
    (
        _ref("matter"),
        Column("number", INTEGER),
        Column("diary_ref"),
        _code("sender_group"),
        Column("sender_label"),
        Column("received_on", DATE),
        Column("written", BOOLEAN),
        Column("in_period", BOOLEAN),
        _code("stage"),
        Column("document_ref"),
    ),
)

VIEWPOINT = Table(
    "viewpoint",
    (
        Column("number", INTEGER, unique=True, kept_by_store=True),
        _ref("occasion"),
        _ref("walk_stop", "stop_uuid"),
        _ref("statement"),
        _code("theme"),
        _code("more_themes", "theme", many=True),
        _code("valence"),
        Column("severity", INTEGER, codes="severity"),
        _code("time_context"),
        Column("text", private=True),
        Column("place_name"),
        Column("precision_m", REAL),
        _code("geometry_kind"),
        Column("support_count", INTEGER),
        _code("said_by"),
        _code("received_form"),
        Column("received_on", DATE),
        _code("formal_status", default="informal_dialogue"),
        *_texts("source", "source_id", "source_category", "source_digest"),
        _ref("import_batch", "import_uuid"),
        _ref("viewpoint", "same_as_uuid"),
        _code("privacy_state", default="unchecked"),
        _code("state", default="active"),
        _kept("created_at"),
        _kept("updated_at"),
    ),
    geometry=POINT,
    unique=(("source", "source_id"),),
)

VIEWPOINT_LINE = Table(
    "viewpoint_line",
    (_ref("viewpoint", required=True),),
    geometry=MULTILINESTRING,
)

VIEWPOINT_AREA = Table(
    "viewpoint_area",
    (_ref("viewpoint", required=True),),
    geometry=MULTIPOLYGON,
)

VIEWPOINT_MATTER = Table(
    "viewpoint_matter",
    (
        _ref("viewpoint", required=True),
        _ref("matter", required=True),
        _code("basis", default="person"),
        Column("included", BOOLEAN, default=1),
        *_texts("reason", "responsible"),
        Column("due_on", DATE),
    ),
    unique=(("viewpoint_uuid", "matter_uuid"),),
)

RESPONSE = Table(
    "response",
    (
        _ref("matter"),
        *_texts("title", "summary", "comment"),
        _code("decision"),
        Column("reason"),
        _code("handled_in"),
        Column("handled_ref"),
        _code("change_made"),
        Column("change_text"),
        _code("stage"),
        Column("decided_on", DATE),
        Column("by_role"),
        Column("feedback_on", DATE),
        _code("feedback_channel"),
    ),
)

RESPONSE_VIEWPOINT = Table(
    "response_viewpoint",
    (_ref("response", required=True), _ref("viewpoint", required=True)),
    unique=(("response_uuid", "viewpoint_uuid"),),
)

ACTION = Table(
    "action",
    (
        _ref("occasion"),
        _ref("walk_stop", "stop_uuid"),
        _ref("matter"),
        Column("description"),
        _code("responsible"),
        _code("priority"),
        Column("due_on", DATE),
        _code("status", "action_status", "proposed"),
        Column("status_on", DATE),
        Column("declined_reason"),
        _ref("occasion", "verified_occasion_uuid"),
    ),
)

ACTION_VIEWPOINT = Table(
    "action_viewpoint",
    (_ref("action", required=True), _ref("viewpoint", required=True)),
    unique=(("action_uuid", "viewpoint_uuid"),),
)

HANDOVER = Table(
    "handover",
    (
        _ref("viewpoint", required=True),
        _ref("matter"),
        *_texts("party", "channel"),
        *_dates("sent_on", "acknowledged_on"),
        Column("answer"),
        Column("answered_on", DATE),
    ),
)

PHOTO = Table(
    "photo",
    (
        _ref("viewpoint"),
        _ref("walk_stop", "stop_uuid"),
        _ref("action"),
        Column("path", required=True),
        Column("taken_at", DATETIME),
        Column("heading", REAL),
        Column("sha256"),
        Column("public", BOOLEAN, default=0),
    ),
)

PLAN_LAYER = Table(
    "plan_layer",
    _texts("name", "source", "key_field", "label_field", "group_field", "crs"),
)

PLAN_OBJECT = Table(
    "plan_object",
    (
        _ref("plan_layer", required=True),
        Column("object_key", required=True),
        *_texts("label", "group_key"),
        Column("seen_at", DATETIME),
    ),
    geometry=GEOMETRY,
    unique=(("plan_layer_uuid", "object_key"),),
)

LINK = Table(
    "link",
    (
        _ref("viewpoint", required=True),
        _ref("plan_object", required=True),
        _code("relation", "link_relation"),
        Column("distance_m", REAL),
        _code("made_by", "made_by"),
        Column("made_at", DATETIME),
        _code("state", "link_state", "ok"),
        Column("note"),
    ),
    unique=(("viewpoint_uuid", "plan_object_uuid"),),
)

SAFETY_GROUP = Table(
    "safety_group",
    (
        Column("name", required=True, unique=True),
        *_texts("contact_function", "mailbox", "phone", "meets"),
        Column("checked_on", DATE),
    ),
    geometry=MULTIPOLYGON,
)

SAFETY_GROUP_MEMBER = Table(
    "safety_group_member",
    (_ref("safety_group", required=True), Column("organisation", required=True)),
)

CODE = Table(
    "code",
    (
        Column("list", required=True),
        Column("code", required=True),
        *_texts("parent", "label_sv", "label_en", "short_sv", "short_en"),
        *_texts("definition", "definition_en"),
        Column("hidden", BOOLEAN, default=0),
        Column("sort", INTEGER),
    ),
    unique=(("list", "code"),),
)

TEXT_BLOCK = Table("text_block", (*_texts("title", "text"), _code("theme"), _code("decision")))
KEYWORD = Table("keyword", (Column("word", required=True), Column("language"), _code("theme")))
SAVED_VIEW = Table("saved_view", _texts("name", "filter"))

ACCOUNT = Table(
    "account",
    (
        _ref("matter"),
        Column("title"),
        _code("stage"),
        Column("finished_on", DATE),
        *_texts("audience", "language", "fingerprint"),
        Column("viewpoints", INTEGER),
        Column("at_seq", INTEGER),
    ),
    geometry=MULTIPOLYGON,
)

ACCOUNT_MEMBER = Table(
    "account_member",
    (_ref("account", required=True), _ref("viewpoint", required=True), Column("label")),
    unique=(("account_uuid", "viewpoint_uuid"),),
)

PUBLICATION = Table(
    "publication",
    (
        _ref("matter"),
        Column("published_on", DATE),
        Column("min_count", INTEGER),
        Column("grid_m", REAL),
        Column("numbers"),
    ),
    geometry=MULTIPOLYGON,
)

DISPOSAL = Table(
    "disposal",
    (
        Column("what"),
        Column("decision"),
        Column("disposed_at", DATETIME),
        Column("rows", INTEGER),
        Column("backups"),
    ),
)

IMPORT_BATCH = Table(
    "import_batch",
    (
        *_texts("file_name", "sha256", "layer", "profile", "source"),
        Column("read", INTEGER),
        Column("new", INTEGER),
        Column("changed", INTEGER),
        Column("unchanged", INTEGER),
        Column("rejected", INTEGER),
        Column("without_place", INTEGER),
        Column("imported_at", DATETIME),
    ),
)

IMPORT_REJECT = Table(
    "import_reject",
    (
        _ref("import_batch", "import_uuid", required=True),
        Column("row_number", INTEGER),
        Column("reason"),
    ),
)

OPERATION = Table(
    "operation",
    (
        _code("kind", "operation_kind"),
        Column("title"),
        Column("at", DATETIME),
        Column("role"),
        Column("reverts_uuid"),
    ),
    logged=False,
    indexed=("reverts_uuid",),
)

STORE_SESSION = Table(
    "store_session",
    (Column("operation_uuid"), Column("role"), Column("logging", BOOLEAN, default=1)),
    logged=False,
)

STORE_META = Table(
    "store_meta",
    (
        Column("schema_version", INTEGER, required=True),
        *_texts("crs", "language", "kind", "prefix", "coordinator", "store_uuid", "copied_from"),
        Column("copied_at_seq", INTEGER),
        *_texts("plugin_version", "photo_root"),
        Column("next_number", INTEGER, default=1),
    ),
    logged=False,
)

# The log's ``seq`` is its primary key and order; ``change_uuid`` names a change across stores.
CHANGE_LOG = Table(
    "change_log",
    (
        *_texts("change_uuid", "operation_uuid", "store_uuid", "table_name", "row_uuid", "what"),
        Column("old_values"),
        Column("at", DATETIME),
        Column("role"),
    ),
    logged=False,
    indexed=("operation_uuid", "row_uuid"),
)

#: In an order in which a table comes after those it points at, save for self-references.
MAIN_TABLES = (
    STORE_META,
    STORE_SESSION,
    OPERATION,
    CHANGE_LOG,
    CODE,
    PLAN_LAYER,
    PLAN_OBJECT,
    MATTER,
    SAFETY_GROUP,
    SAFETY_GROUP_MEMBER,
    OCCASION,
    OCCASION_PARTY,
    OCCASION_TALLY,
    WALK_ROUTE,
    WALK_STOP,
    STATEMENT,
    IMPORT_BATCH,
    IMPORT_REJECT,
    VIEWPOINT,
    VIEWPOINT_LINE,
    VIEWPOINT_AREA,
    VIEWPOINT_MATTER,
    RESPONSE,
    RESPONSE_VIEWPOINT,
    ACTION,
    ACTION_VIEWPOINT,
    HANDOVER,
    PHOTO,
    LINK,
    TEXT_BLOCK,
    KEYWORD,
    SAVED_VIEW,
    ACCOUNT,
    ACCOUNT_MEMBER,
    PUBLICATION,
    DISPOSAL,
)
TABLES = {table.name: table for table in (*MAIN_TABLES, *RESTRICTED_TABLES)}


def referrers(table: str) -> list[tuple[Table, Column]]:
    """The (table, column) pairs that point at ``table``."""
    return [
        (other, column)
        for other in MAIN_TABLES
        for column in other.columns
        if column.references == table
    ]
