"""The project of a field package: what QField and Mergin Maps open on a telephone."""

from __future__ import annotations

import json
from pathlib import Path

from qgis.core import (
    QgsDefaultValue,
    QgsExpression,
    QgsLayerTreeGroup,
    QgsProject,
    QgsVectorLayer,
)

from ...layers import occasions
from ...layers.photos import FOLDER
from ...layers.project_writer import TABLE_PROPERTY, layer_of, write_project
from ...layers.store import Store
from .field_store import Row

#: What is written in the field, what it hangs on, and what its drop-downs need.
TABLES = (
    "viewpoint", "walk_stop", "walk_route", "occasion", "plan_object", "action", "photo", "code",
)  # fmt: skip
BACKGROUND = ("plan_object", "code")
_OF_THE_OCCASION = ("viewpoint", "walk_stop", "walk_route", "action")
_PHOTO_NAME = f"'{FOLDER}/' || format_date(now(), 'yyyyMMdd_HHmmss_zzz') || '.{{extension}}'"
# Mergin Maps puts the ending on by itself.
_MERGIN_NAME = f"'{FOLDER}/' || format_date(now(), 'yyyyMMdd_HHmmss_zzz')"


def write_field_project(
    store: Store, path: Path, prefix: str, occasion: Row | None, title: str
) -> None:
    """Write the project of the field store ``store`` to ``path``, which lies beside it.

    Its forms work without the plugin. To be called in the thread of layers and projects. Raises
    what ``write_project`` raises.
    """

    def finish(project: QgsProject, group: QgsLayerTreeGroup) -> None:
        layers = {name: layer for name in TABLES if (layer := layer_of(group, name)) is not None}
        _fill_in(layers, occasion)
        number = f'coalesce(to_string("number"), \'{prefix}-\' || "fid")'
        layers["viewpoint"].setDisplayExpression(f"concat({number}, ' ', left(\"text\", 60))")
        for node in group.findLayers():
            shown = node.layer()
            if isinstance(shown, QgsVectorLayer):
                _prepare(shown)
        _name_photos(project, layers["photo"])
        _track_on(project, layers["walk_route"])

    write_project(store.path, path, store.language, title=title, tables=TABLES, finish=finish)


def _prepare(layer: QgsVectorLayer) -> None:
    """Make a layer of the store one that works wherever the folder lies."""
    # QField is to work on this very file, not on a copy in a form of its own.
    layer.setCustomProperty("QFieldSync/action", "copy")
    layer.setCustomProperty("QFieldSync/cloud_action", "no_action")
    layer.setReadOnly(layer.customProperty(TABLE_PROPERTY) in BACKGROUND)


def _fill_in(layers: dict[str, QgsVectorLayer], occasion: Row | None) -> None:
    """What a new row says by itself: where and how it was taken down."""
    if occasion is not None:
        uuid = QgsExpression.quotedString(str(occasion["uuid"]))
        for name in _OF_THE_OCCASION:
            _default(layers[name], "occasion_uuid", uuid)
    form = occasions.received_form(str(occasion["kind"]) if occasion is not None else None)
    _default(layers["viewpoint"], "received_form", QgsExpression.quotedString(form))
    _default(layers["viewpoint"], "received_on", "to_date(now())")
    _default(layers["viewpoint"], "geometry_kind", "'point'")
    _default(layers["photo"], "taken_at", "now()")


def _default(layer: QgsVectorLayer, field: str, expression: str) -> None:
    index = layer.fields().indexFromName(field)
    layer.setDefaultValueDefinition(index, QgsDefaultValue(expression))


def _name_photos(project: QgsProject, photos: QgsVectorLayer) -> None:
    """Both programs put photos into one folder, under a name that tells when they were taken."""
    names = json.dumps({"path": _PHOTO_NAME})
    for key in ("QFieldSync/attachment_naming", "QFieldSync/photo_naming"):
        photos.setCustomProperty(key, names)
    project.writeEntry("Mergin", f"PhotoNaming/{photos.id()}/path", _MERGIN_NAME)


def _track_on(project: QgsProject, routes: QgsVectorLayer) -> None:
    """The way that is walked is recorded as a route; in QField once somebody starts it."""
    routes.setCustomProperty("QFieldSync/tracking_distance_requirement_active", True)
    routes.setCustomProperty("QFieldSync/tracking_distance_requirement_minimum_meters", 5)
    project.writeEntry("Mergin", "PositionTracking/Enabled", True)
    project.writeEntry("Mergin", "PositionTracking/UpdateFrequency", 0)
    project.writeEntry("Mergin", "PositionTracking/TrackingLayer", routes.id())
