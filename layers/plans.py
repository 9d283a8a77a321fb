"""Plan layers and their objects: what a viewpoint can be tied to. The layers are never altered."""

from __future__ import annotations

import contextlib
import datetime
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProviderRegistry,
)

from .boundary import IDENTITY_FIELD, as_text, mended, united
from .errors import InputError
from .language import translate
from .metric import Reprojection, straightened
from .operations import Operation
from .place import Place
from .rows import UTC
from .store import Store

CREDENTIAL = re.compile(
    r"""\b(user(name)?|password|passwd|authcfg|token|access_token|api_?key)=("[^"]*"|'[^']*'|[^\s&'"]*)""",
    re.IGNORECASE,
)
ADDRESS_USER = re.compile(r"(\b[a-z][a-z0-9+.-]*://)[^/@\s'\"]*@", re.IGNORECASE)
ADDRESS_QUERY = re.compile(r"(\bhttps?://[^\s?'\"]+)\?[^\s'\"]*", re.IGNORECASE)


@dataclass(frozen=True)
class PlanSource:
    """A plan layer as the user gave it, with the fields that name and group its objects.

    ``source`` has no credentials; an empty ``key_field`` means the provider's own feature id.
    """

    name: str
    source: str
    crs: QgsCoordinateReferenceSystem
    key_field: str
    label_field: str = ""
    group_field: str = ""


@dataclass(frozen=True)
class PlanObject:
    """One object of a plan; ``geometry`` is in the plan layer's CRS, straight and flat."""

    key: str
    label: str
    group: str | None
    geometry: QgsGeometry


@dataclass(frozen=True)
class SeenPlan:
    """A plan as it is seen now: its objects by key, and the ids of features that are none."""

    source: PlanSource
    objects: list[PlanObject]
    left_out: list[int]


def key_field_of(fields: Iterable[str], chosen: str) -> str:
    """The field that names a plan's objects: the chosen, else ``objektidentitet``, else none."""
    return chosen or (IDENTITY_FIELD if IDENTITY_FIELD in fields else "")


def seen(features: Iterable[QgsFeature], source: PlanSource) -> SeenPlan:
    """The plan in ``features``, its objects sorted by key.

    Features with an equal key are one object. A feature without key or place is no object.
    """
    parts: dict[str, list[QgsGeometry]] = {}
    named: dict[str, tuple[str, str | None]] = {}
    left_out = []
    for feature in features:
        key = as_text(feature[source.key_field]) if source.key_field else str(feature.id())
        geometry = feature.geometry()
        if not key or geometry.isNull() or geometry.isEmpty():
            left_out.append(feature.id())
            continue
        label = as_text(feature[source.label_field]) if source.label_field else ""
        group = as_text(feature[source.group_field]) if source.group_field else None
        named.setdefault(key, (label or key, group))
        parts.setdefault(key, []).append(straightened(geometry, source.crs))
    objects = [
        PlanObject(key, *named[key], _joined(parts[key], source.crs)) for key in sorted(parts)
    ]
    return SeenPlan(source, objects, left_out)


def source_of(uri: str, provider: str, store: Place) -> str:
    """A layer's source without credentials; a file is told from where the store lies."""
    parts = QgsProviderRegistry.instance().decodeUri(provider, uri)
    path = str(parts.get("path") or "")
    if not path or not Path(path).exists():
        return without_credentials(uri)
    if isinstance(store, Path):  # a server lies nowhere that a file could be told from
        with contextlib.suppress(ValueError):  # on another drive
            path = os.path.relpath(path, store.parent)
    layer = parts.get("layerName")
    return path.replace("\\", "/") + (f"|layername={layer}" if layer else "")


def without_credentials(uri: str) -> str:
    """``uri`` without user names, passwords, keys and the queries of web addresses."""
    return ADDRESS_QUERY.sub(r"\1", ADDRESS_USER.sub(r"\1", CREDENTIAL.sub("", uri))).strip()


@dataclass(frozen=True)
class KnownPlan:
    """What the store knows of a plan layer: its row (None if it is new) and its objects by key."""

    row: dict[str, Any] | None
    objects: dict[str, dict[str, Any]]


def known_plan(store: Store, plan: SeenPlan, plan_key: str = "") -> KnownPlan:
    """What the store knows of the plan; read before the operation that registers it.

    ``plan_key`` names a plan layer by uuid or name (InputError if none or several have it).
    Without, it is the one with the same source, else one with the same name that has some of the
    same objects by a key field of its own: many plans come as a layer of the same name.
    """
    if plan_key:
        return _known(store, _named_plan(store, plan_key))
    source = plan.source
    for row in store.rows("plan_layer", "source = ?", (source.source,)):
        return _known(store, row)
    keys = {item.key for item in plan.objects} if source.key_field else set()
    for row in store.rows("plan_layer", "name = ?", (source.name,)):
        known = _known(store, row)
        if row["key_field"] == source.key_field and keys & set(known.objects):
            return known
    return KnownPlan(None, {})


def register(
    operation: Operation, plan: SeenPlan, known: KnownPlan, reproject: Reprojection
) -> tuple[str, dict[str, str]]:
    """Write the plan layer and its objects as they are seen now; ``reproject`` to the store's CRS.

    ``known`` has its objects under the keys of the plan (see ``plan_versions``). Returns the plan
    layer's uuid and its objects' uuids by key. What is unchanged is not written; objects that are
    no longer in the layer stay, as ties may point at them.
    """
    layer_uuid = _write_layer(operation, known.row, plan.source)
    _change_keys(operation, known)
    uuids = {}
    for item in plan.objects:
        place = reproject(item.geometry)
        row = known.objects.get(item.key)
        uuids[item.key] = _write_object(operation, layer_uuid, row, item, place)
    return layer_uuid, uuids


def _named_plan(store: Store, plan_key: str) -> dict[str, Any]:
    found = list(store.rows("plan_layer", "uuid = ? OR name = ?", (plan_key, plan_key)))
    if len(found) != 1:
        raise InputError(
            translate("Synpunkt", "The store has no single plan layer called {name}.").format(
                name=plan_key
            )
        )
    return found[0]


def _known(store: Store, row: dict[str, Any]) -> KnownPlan:
    objects = store.rows("plan_object", "plan_layer_uuid = ?", (row["uuid"],))
    return KnownPlan(row, {item["object_key"]: item for item in objects})


def _joined(parts: list[QgsGeometry], crs: QgsCoordinateReferenceSystem) -> QgsGeometry:
    """One geometry of an object's parts; of areas, one without borders inside it."""
    if all(part.type() == Qgis.GeometryType.Polygon for part in parts):
        return united([mended(part) for part in parts], crs)
    return parts[0] if len(parts) == 1 else QgsGeometry.collectGeometry(parts)


def _write_layer(operation: Operation, row: dict[str, Any] | None, source: PlanSource) -> str:
    values = {
        "name": source.name,
        "source": source.source,
        "key_field": source.key_field or None,
        "label_field": source.label_field or None,
        "group_field": source.group_field or None,
        "crs": source.crs.authid() or source.crs.toWkt(),
    }
    if row is None:
        return operation.insert("plan_layer", values)
    if source.label_field == "" and row["label_field"]:
        del values["label_field"]
    if source.group_field == "" and row["group_field"]:
        del values["group_field"]
    if any(row[name] != value for name, value in values.items()):
        operation.update("plan_layer", row["uuid"], values)
    return str(row["uuid"])


def _change_keys(operation: Operation, known: KnownPlan) -> None:
    """Give the objects their new keys, by way of keys that nothing else has."""
    changed = {key: row for key, row in known.objects.items() if row["object_key"] != key}
    for row in changed.values():
        operation.update("plan_object", row["uuid"], {"object_key": row["uuid"]})
    for key, row in changed.items():
        operation.update("plan_object", row["uuid"], {"object_key": key})


def _write_object(
    operation: Operation,
    layer_uuid: str,
    row: dict[str, Any] | None,
    item: PlanObject,
    place: QgsGeometry | None,
) -> str:
    values = {"label": item.label, "group_key": item.group}
    seen = {"seen_at": datetime.datetime.now(UTC)}
    if row is None:
        new = {"plan_layer_uuid": layer_uuid, "object_key": item.key, **values, **seen}
        return operation.insert("plan_object", new, place)
    if row["group_key"] and item.group is None:
        del values["group_key"]
    if item.label == item.key and row["label"]:
        del values["label"]
    changed = any(row[name] != value for name, value in values.items())
    if changed or not _same_place(row["geom"], place):
        operation.update("plan_object", row["uuid"], {**values, **seen}, place)
    return str(row["uuid"])


def _same_place(one: QgsGeometry | None, other: QgsGeometry | None) -> bool:
    if one is None or other is None:
        return one is other
    return bool(one.equals(other))
