"""The layers of a map: the plan's area and parts, and a numbered mark for each viewpoint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ....layers.symbols import DARK, VALENCE_MARKS, WHITE
from ..model import Part, Site
from .device import font
from .marks import mark_of
from .view import View

#: How large marks and their numbers are, in millimetres.
MARK, LETTER = 4.0, 2.5
GROUND, _LAND, _PART, _QUIET = "#e9eef1", "#ffffff", "#8a7d6b", "#5b5248"
#: So many marks can carry numbers that are read.
MOST_NUMBERED = 150
Row = tuple[QgsGeometry, str, str]


def layers_of(site: Site, view: View, kinds: Mapping[str, str]) -> list[QgsVectorLayer]:
    """The layers, the topmost first; ``kinds`` are the types of the viewpoints to show."""
    labels = [label for label in kinds if label in site.points and view.shows(site.points[label])]
    places = [site.points[label] for label in labels]
    spots = view.spread(places, MARK)
    points = [
        (QgsGeometry.fromPointXY(spot), label, kinds[label])
        for label, spot in zip(labels, spots, strict=True)
    ]
    moved = [
        (QgsGeometry.fromPolylineXY([place, spot]), "", "")
        for place, spot in zip(places, spots, strict=True)
        if place.distance(spot) * view.scale > MARK / 4
    ]
    land = [] if site.area is None else [(site.area, "", "")]
    numbers, led = _numbers(view, labels, spots) if len(points) <= MOST_NUMBERED else ([], [])
    return [
        _labelled(numbers),
        _points(points),
        _drawn("LineString", [*moved, *led], _line(DARK, 0.2)),
        _drawn("Polygon", land, _fill(None, DARK, 0.7)),
        *_parts(site.parts),
        _drawn("Polygon", land, _fill(_LAND, None, 0)),
    ]


def _numbers(view: View, labels: list[str], spots: list[QgsPointXY]) -> tuple[list[Row], list[Row]]:
    """A number for each mark, and the lines to those that stand apart from it."""
    places = view.labels(labels, spots, MARK, LETTER)
    numbers = [
        (QgsGeometry.fromPointXY(place), label, "")
        for label, (place, _) in zip(labels, places, strict=True)
    ]
    led = [
        (QgsGeometry.fromPolylineXY([spot, place]), "", "")
        for spot, (place, is_led) in zip(spots, places, strict=True)
        if is_led
    ]
    return numbers, led


def _labelled(rows: list[Row]) -> QgsVectorLayer:
    """Texts whose middle stands where it is put, whatever else stands there."""
    layer = _layer("Point", rows)
    layer.setRenderer(QgsNullSymbolRenderer())
    settings = _labels(DARK, round(LETTER * 10), is_bold=True)
    settings.placement = Qgis.LabelPlacement.OverPoint
    placement = settings.placementSettings()
    placement.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapAtNoCost)
    settings.setPlacementSettings(placement)
    settings.priority = 10
    _label(layer, settings)
    return layer


def _points(rows: list[Row]) -> QgsVectorLayer:
    layer = _layer("Point", rows)
    categories = [QgsRendererCategory(kind, mark_of(kind), kind) for kind in VALENCE_MARKS]
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
    # No name of a part of the plan is written over a mark.
    obstacles = QgsPalLayerSettings()
    obstacles.drawLabels = False
    _label(layer, obstacles)
    return layer


def _parts(parts: Iterable[Part]) -> list[QgsVectorLayer]:
    areas: list[Row] = []
    lines: list[Row] = []
    rows = {Qgis.GeometryType.Polygon: areas, Qgis.GeometryType.Line: lines}
    for part in parts:
        rows.get(part.geometry.type(), []).append((part.geometry, part.label, ""))
    polygons = _drawn("Polygon", areas, _fill(None, _PART, 0.25))
    settings = _labels(_QUIET, 22)
    settings.placement = Qgis.LabelPlacement.Horizontal
    settings.priority = 2
    settings.autoWrapLength = 12
    _label(polygons, settings)
    return [polygons, _drawn("LineString", lines, _line(_PART, 0.4))]


def _drawn(kind: str, rows: list[Row], symbol: QgsSymbol) -> QgsVectorLayer:
    layer = _layer(kind, rows)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def _layer(kind: str, rows: list[Row]) -> QgsVectorLayer:
    options = QgsVectorLayer.LayerOptions(False)
    # The plane has no coordinate system, and nobody is to be asked for one.
    options.skipCrsValidation = True
    address = f"{kind}?field=label:string&field=kind:string"
    layer = QgsVectorLayer(address, kind, "memory", options)
    features = []
    for geometry, label, kind_ in rows:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(geometry)
        feature.setAttributes([label, kind_])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def _fill(colour: str | None, edge: str | None, width: float) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {
            **({"color": colour} if colour else {"style": "no"}),
            **({"outline_color": edge} if edge else {"outline_style": "no"}),
            "outline_width": str(width),
        }
    )


def _line(colour: str, width: float) -> QgsLineSymbol:
    return QgsLineSymbol.createSimple({"line_color": colour, "line_width": str(width)})


def _labels(colour: str, tenths: int, is_bold: bool = False) -> QgsPalLayerSettings:
    """The field ``label`` in letters of so many tenths of a millimetre, on a white edge."""
    text = QgsTextFormat()
    text.setFont(font(tenths, is_bold))
    text.setSize(tenths / 10)
    text.setSizeUnit(Qgis.RenderUnit.Millimeters)
    text.setColor(QColor(colour))
    edge = QgsTextBufferSettings()
    edge.setEnabled(True)
    edge.setSize(0.5)
    edge.setColor(QColor(WHITE))
    text.setBuffer(edge)
    settings = QgsPalLayerSettings()
    settings.setFormat(text)
    settings.fieldName = "label"
    return settings


def _label(layer: QgsVectorLayer, settings: QgsPalLayerSettings) -> None:
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
