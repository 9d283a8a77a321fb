"""What the change log keeps of columns that people write in, and whose viewpoints it is about.

Earlier versions of a viewpoint's own text lie in the restricted file, not here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from ...layers.sql import sql
from ...layers.store import Store
from .masking import reduced, removed

#: Of what belongs to a viewpoint: its own columns, and those of an answer, a letter or the like.
OF_VIEWPOINTS = {
    "viewpoint": ("place_name", "source_category"),
    "viewpoint_matter": ("reason", "responsible"),
    "link": ("note",),
    "handover": ("party", "channel", "answer"),
    "statement": ("diary_ref", "sender_label", "document_ref"),
    "response": (
        "title", "summary", "comment", "reason", "handled_ref", "change_text", "by_role",
    ),
    "action": ("description", "declined_reason"),
}  # fmt: skip
#: Of what belongs to no viewpoint of its own: only where it is about all of them.
OF_ALL = {
    "matter": ("title",),
    "occasion": ("title", "place_name", "weather", "question", "notes"),
    "occasion_party": ("party",),
    "walk_route": ("name",),
    "walk_stop": ("name",),
    "safety_group": ("name", "contact_function", "mailbox", "phone", "meets"),
    "safety_group_member": ("organisation",),
    "text_block": ("title", "text"),
    "import_batch": ("file_name",),
    "import_reject": ("reason",),
    "account": ("title",),
}
FREE = {**OF_VIEWPOINTS, **OF_ALL}
#: The tables that say which viewpoints an answer or an action is about, with the column that does.
_PAIRS = {"response_viewpoint": "response_uuid", "action_viewpoint": "action_uuid"}


class Logged(NamedTuple):
    """A row of the log that says more than what stands now: about whom, what it may keep.

    ``pieces`` are what it loses by that, where it is about what was said itself.
    """

    uuid: str
    viewpoints: frozenset[str]
    kept: str
    pieces: frozenset[str]


def to_reduce(store: Store, chosen: Collection[str] | None) -> Iterator[Logged]:
    """The rows of the log about the chosen viewpoints (None: about anything) that say too much."""
    tables = OF_VIEWPOINTS if chosen is not None else FREE
    current = {table: {row["uuid"]: row for row in store.rows(table)} for table in tables}
    about = _about(store, current)
    for change in _changes(store, tables):
        table, uuid, old = change["table_name"], change["row_uuid"], change["old"]
        row = current[table].get(uuid) or {}
        viewpoints = {old.get("viewpoint_uuid"), row.get("viewpoint_uuid")} | about[uuid]
        viewpoints.discard(None)
        if chosen is not None and viewpoints.isdisjoint(chosen):
            continue
        less, pieces = _reduced(old, row, tables[table])
        if less != old:
            kept = json.dumps(less, ensure_ascii=False)
            said = frozenset(pieces if table == "viewpoint" else ())
            yield Logged(change["uuid"], frozenset(viewpoints), kept, said)


def _reduced(
    old: dict[str, Any], row: dict[str, Any], columns: tuple[str, ...]
) -> tuple[dict[str, Any], set[str]]:
    less, pieces = dict(old), set()
    for column in columns:
        if old.get(column):
            earlier, now = str(old[column]), str(row.get(column) or "")
            less[column] = reduced(earlier, now)
            if less[column] != earlier:
                pieces.update(removed(earlier, now))
    return less, pieces


def _about(
    store: Store, current: dict[str, dict[str, dict[str, Any]]]
) -> defaultdict[str, set[str | None]]:
    """The viewpoints that a letter, an answer or an action is or was about; each about itself."""
    about: defaultdict[str, set[str | None]] = defaultdict(set)
    for uuid, row in current["viewpoint"].items():
        about[uuid].add(uuid)
        if row["statement_uuid"]:
            about[row["statement_uuid"]].add(uuid)
    for table, column in _PAIRS.items():
        for row in store.rows(table):
            about[row[column]].add(row["viewpoint_uuid"])
    for change in _changes(store, _PAIRS):
        of = change["old"].get(_PAIRS[change["table_name"]])
        if of:
            about[of].add(change["old"].get("viewpoint_uuid"))
    return about


def _changes(store: Store, tables: Collection[str]) -> Iterator[dict[str, Any]]:
    """The log's rows of these tables that hold old values, which are read as ``old``."""
    marks = ", ".join("?" for _ in tables)
    where = sql("old_values IS NOT NULL AND what <> 'insert' AND table_name IN (", marks, ")")
    for change in store.rows("change_log", where, tuple(tables)):
        yield {**change, "old": json.loads(change["old_values"])}
