"""Where the store's viewpoints are: the outline where there is one, else the point."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from qgis.core import QgsExpression, QgsFeatureRequest, QgsGeometry, QgsVectorLayer

from .ahead import ahead
from .column_file import AHEAD
from .errors import InputError
from .language import translate
from .place_columns import PlaceBatch, about, place_batches
from .sql import sql
from .store import Store

OUTLINE_TABLES = ("viewpoint_line", "viewpoint_area")
_AMONG = "IN (SELECT value FROM json_each(?))"


class Places:
    """Where the store's active viewpoints are: one by one, or in columns.

    Iterating gives (uuid, geometry in the store's CRS) of each that has a place. An outline
    replaces the point; several outlines of one viewpoint come as one collection. ``expression`` is
    a QGIS expression on the viewpoint's fields that must hold; InputError if it can't be read or
    names a field that is not there.
    """

    def __init__(self, store: Store, expression: str = "") -> None:
        self._store = store
        self._expression = expression

    def __iter__(self) -> Iterator[tuple[str, QgsGeometry]]:
        chosen = matching(self._store, self._expression)
        outlined = outlines(self._store)
        for row in self._store.rows("viewpoint", "state = 'active'"):
            if chosen is not None and row["uuid"] not in chosen:
                continue
            parts = outlined.get(row["uuid"])
            geometry = QgsGeometry.collectGeometry(parts) if parts else row["geom"]
            if geometry is not None:
                yield row["uuid"], geometry

    def about(self) -> int:
        """About how many there are."""
        return about(self._store)

    @contextmanager
    def batches(self) -> Iterator[Iterator[PlaceBatch]]:
        """The same many at a time, read ahead; StoreError if GDAL can't read the store."""
        chosen = matching(self._store, self._expression)
        found = place_batches(self._store, chosen, outlines(self._store))
        with ahead(found, AHEAD) as batches:
            yield batches


def places(store: Store, expression: str = "") -> Places:
    """The places of the store's active viewpoints for which the expression holds."""
    return Places(store, expression)


def places_of(store: Store, uuids: Iterable[str]) -> dict[str, QgsGeometry]:
    """Where these viewpoints are, in the store's CRS, by uuid; those without a place are left out.

    An outline replaces the point, as in ``places``.
    """
    chosen = (json.dumps(sorted(set(uuids))),)
    rows = store.rows("viewpoint", sql("uuid", _AMONG), chosen)
    found = {row["uuid"]: row["geom"] for row in rows if row["geom"] is not None}
    outlined = _outlines(store, sql("geom IS NOT NULL AND viewpoint_uuid", _AMONG), chosen)
    found.update((uuid, QgsGeometry.collectGeometry(parts)) for uuid, parts in outlined.items())
    return found


def outlines(store: Store) -> dict[str, list[QgsGeometry]]:
    """The outlines in the store's CRS, by the uuid of their viewpoint."""
    return _outlines(store, "geom IS NOT NULL", ())


def _outlines(
    store: Store, where: str, parameters: Sequence[object]
) -> dict[str, list[QgsGeometry]]:
    found: dict[str, list[QgsGeometry]] = {}
    for table in OUTLINE_TABLES:
        for row in store.rows(table, where, parameters):
            if row["geom"] is not None:
                found.setdefault(row["viewpoint_uuid"], []).append(row["geom"])
    return found


def matching(store: Store, expression: str) -> set[str] | None:
    """The uuids of the viewpoints for which a QGIS expression on their fields holds.

    None without an expression; InputError if it can't be read or names a field that is not there.
    """
    if not expression.strip():
        return None
    layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoint", store.provider)
    parsed = QgsExpression(expression)
    unknown = parsed.referencedColumns() - {QgsFeatureRequest.ALL_ATTRIBUTES}
    unknown = {name for name in unknown if layer.fields().lookupField(name) < 0}
    if parsed.hasParserError() or unknown:
        reason = parsed.parserErrorString() or ", ".join(sorted(unknown))
        raise InputError(
            translate("Synpunkt", "The expression can't be used: {reason}.").format(
                reason=reason.strip()
            )
        )
    request = QgsFeatureRequest().setFilterExpression(expression)
    return {str(feature["uuid"]) for feature in layer.getFeatures(request)}
