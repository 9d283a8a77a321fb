"""What an account was made of: files, boundary, members, versions – without paths and clock."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from qgis.core import Qgis, QgsGeometry

from ...layers.schema import VERSION
from ...layers.store import Store
from ...layers.version import plugin_version
from ...layers.zones import MetricShape
from .audience import Audience
from .model import Provenance, Source

#: Counts up when the same store gives other members, or other names for them.
RULES = 1
# What changes without anything having been said or done.
_NOT_SAID = frozenset({"fid", "created_at", "updated_at"})


def provenance_of(
    store: Store,
    rows: Iterable[Mapping[str, Any]],
    shape: MetricShape | None,
    boundary: str,
    audience: Audience,
    filters: Iterable[str],
) -> Provenance:
    """``rows`` are the members' viewpoints; ``boundary`` is "given", "plan" or "none"."""
    rows = list(rows)
    return Provenance(
        plugin_version=plugin_version(),
        qgis_version=Qgis.version(),
        schema_version=VERSION,
        rules=RULES,
        crs=store.crs.authid(),
        boundary=boundary,
        boundary_sha256=_of_shape(shape),
        members_sha256=fingerprint(rows),
        sources=tuple(_sources(store, rows, audience)),
        filters=tuple(filters),
    )


def _sources(
    store: Store, rows: Iterable[Mapping[str, Any]], audience: Audience
) -> Iterable[Source]:
    brought = Counter(row["import_uuid"] for row in rows)
    for batch in store.rows("import_batch", order="file_name, sha256, fid"):
        if brought[batch["uuid"]]:
            # A file may be named after who sent it.
            name = None if audience.is_public else batch["file_name"]
            yield Source(name, batch["sha256"] or "", brought[batch["uuid"]])


def _of_shape(shape: MetricShape | None) -> str | None:
    if shape is None:
        return None
    parts = sorted(_normal(part).asWkt(3) for part in shape.parts)
    return _digest([shape.crs.authid(), *parts])


def _normal(part: QgsGeometry) -> QgsGeometry:
    """The same rings in the same order, wherever they begin."""
    copy = QgsGeometry(part)
    copy.normalize()
    return copy


def fingerprint(rows: Iterable[Mapping[str, Any]]) -> str:
    """The members' rows, whatever file they lie in and in which order."""
    told = []
    for row in sorted(rows, key=lambda row: str(row["uuid"])):
        told.append({name: _plain(value) for name, value in row.items() if name not in _NOT_SAID})
    return _digest(told)


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, QgsGeometry):
        return value.asWkt(3)
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    return value
