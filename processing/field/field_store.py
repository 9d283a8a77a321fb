"""A store to carry: of the main store's schema, with only what is needed in the field.

What is written in it comes home by ``layers.merge``. It has no restricted file and none of the
viewpoints that others gave: a telephone may be lost.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ...layers.connection import reading, run, writing
from ...layers.operations import Operation
from ...layers.restricted import RestrictedWriter, restricted_path
from ...layers.sql import literal, sql
from ...layers.store import Store, create_store, open_store

Row = Mapping[str, Any]
Rows = Iterator[tuple[str, dict[str, Any]]]

_LAST = "SELECT coalesce(max(seq), 0) FROM change_log"


def create_field_store(store: Store, path: Path, prefix: str, occasion: Row | None) -> Store:
    """Make a field store of ``store`` at ``path`` for the row ``occasion``, None for any.

    It knows from whom it was copied, and when; its viewpoints have no numbers of the main store but
    are called ``prefix`` and their own. Raises what ``create_store`` raises.
    """
    create_store(path, store.crs, store.language)
    restricted_path(path).unlink()
    with reading(store.path) as connection:
        seen = int(connection.execute(_LAST).fetchone()[0])
    about = {"kind": "field", "prefix": prefix, "copied_from": store.uuid}
    with writing(path) as dataset:
        filler = Operation(dataset, RestrictedWriter(path, dataset, ""), "")
        with contextlib.closing(filler):
            run(dataset, "UPDATE store_session SET logging = 0")
            run(dataset, "DELETE FROM code")
            run(dataset, "DELETE FROM keyword")
            for table, row in _rows(store, occasion):
                place = row.pop("geom", None)
                filler.insert(table, row, place)
            pairs = [sql(name, "=", literal(value)) for name, value in about.items()]
            pairs.append(sql("copied_at_seq =", literal(seen)))
            run(dataset, sql("UPDATE store_meta SET", ", ".join(pairs)))
            run(dataset, "UPDATE store_session SET logging = 1")
    return open_store(path)


def _rows(store: Store, occasion: Row | None) -> Rows:
    """What goes along, in an order in which nothing points at what comes later."""
    matter = None
    if occasion is not None and occasion["matter_uuid"]:
        matter = store.row("matter", str(occasion["matter_uuid"]))
    found: list[tuple[str, dict[str, Any], tuple[str, ...]]] = []
    found += [("code", row, ()) for row in store.rows("code")]
    plan = matter["plan_layer_uuid"] if matter else None
    where, what = ("uuid = ?", (plan,)) if plan else ("", ())
    # Where a plan lies in the municipality's network is nothing to carry around.
    found += [("plan_layer", row, ("source",)) for row in store.rows("plan_layer", where, what)]
    where = "plan_layer_uuid = ?" if plan else ""
    found += [("plan_object", row, ()) for row in store.rows("plan_object", where, what)]
    if matter:
        found.append(("matter", matter, ("parent_uuid",)))
    if occasion is not None:
        found.append(("occasion", dict(occasion), ("follows_uuid", "notes")))
        own = ("occasion_uuid = ?", (occasion["uuid"],))
        found += [("walk_route", row, ()) for row in store.rows("walk_route", *own)]
        found += [
            ("walk_stop", row, ("previous_stop_uuid",)) for row in store.rows("walk_stop", *own)
        ]
    for table, row, left_out in found:
        yield table, {key: row[key] for key in row if key not in ("fid", *left_out)}
