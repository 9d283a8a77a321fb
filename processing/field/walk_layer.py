"""A walk drawn or recorded in any layer: lines are ways, points are places on the way."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsWkbTypes,
)

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.metric import is_finite, straightened
from ...layers.systems import required
from ..intake.columns import folded
from ..intake.values import as_text, plain
from .gpx import POINTS, TRACKS, read_time, said
from .walk_file import Track, WalkFile, Waypoint
from .walk_vertices import elevations_of, times_of

# Names of fields, folded, the best first.
_NAMES = ("name", "namn", "titel", "title")
_COMMENTS = ("desc", "description", "beskrivning", "cmt", "comment", "kommentar", "anteckning")
_TIMES = ("time", "tid", "starts at", "tracking start time", "timestamp")
_ENDS = ("tracking end time", "ends at")
_CATEGORIES = ("type", "typ", "kategori", "category")
_KINDS = (Qgis.GeometryType.Line, Qgis.GeometryType.Point, Qgis.GeometryType.Unknown)
_UNCHECKED = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks


def read_layer(source: QgsProcessingFeatureSource) -> WalkFile:
    """The lines and points of a layer, in its own coordinate system.

    InputError if it has none, or holds neither lines nor points.
    """
    crs = required(source.sourceCrs(), source.sourceName())
    if QgsWkbTypes.geometryType(source.wkbType()) not in _KINDS:
        raise InputError(
            translate("Synpunkt", "The layer {layer} holds neither lines nor points.").format(
                layer=source.sourceName()
            )
        )
    walk = WalkFile(source.sourceName(), crs, source.sourceName())
    columns = {folded(name): name for name in reversed(source.fields().names())}
    for feature in source.getFeatures(QgsFeatureRequest(), _UNCHECKED):
        _take(walk, feature, columns)
    return walk


def _take(walk: WalkFile, feature: QgsFeature, columns: dict[str, str]) -> None:
    def text(names: tuple[str, ...]) -> str:
        found = (columns[name] for name in names if name in columns)
        return next(filter(None, (as_text(plain(feature[column])) for column in found)), "")

    geometry = feature.geometry()
    if geometry.isEmpty() or not is_finite(geometry):
        walk.left_out[TRACKS] += 1
        return
    name = text(_NAMES)
    begun = read_time(text(_TIMES))
    shape = straightened(geometry, walk.crs)
    if shape.type() == Qgis.GeometryType.Line:
        shape.convertToMultiType()
        times = times_of(geometry)
        known = sorted(time for part in times for time in part if time is not None)
        first, last = begun, read_time(text(_ENDS)) or begun
        if begun is None and known:
            first, last = known[0], known[-1]
        walk.tracks.append(Track(shape, name, first, last, elevations_of(geometry), times))
    elif shape.type() == Qgis.GeometryType.Point:
        words = said(name, *(text((comment,)) for comment in _COMMENTS))
        for point in shape.vertices():
            place = QgsGeometry(point.clone())
            walk.waypoints.append(Waypoint(place, name, words, text(_CATEGORIES), begun))
    else:
        walk.left_out[POINTS] += 1
