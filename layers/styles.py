"""How the store's layers look on a map: renderer, labels, map tip, in Swedish or English.

Whatever is set here works in a QGIS without the plugin: no plugin function, font or file is used.
"""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsLabelLineSettings,
    QgsPalLayerSettings,
    QgsPointClusterRenderer,
    QgsPointDisplacementRenderer,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP
from qgis.PyQt.QtGui import QColor, QFont

from . import codes, symbols
from .language import words
from .map_tips import DISPLAY, map_tip

#: Above this many viewpoints they are drawn as clusters with counts, below it one by one.
CROWD = 2000
#: Numbers and names are written at this scale and closer (1 : this).
NUMBERS_FROM, NAMES_FROM, GROUPS_FROM = 5000, 7500, 100000

OCCASION_GROUPS = {
    "table": ("street_stand", "open_house", "event_presence"),
    "walk": ("safety_walk",),
    "meeting": (
        "dialogue_meeting", "consultation_meeting", "workshop", "focus_group", "digital_meeting",
    ),
}  # fmt: skip
OCCASION_WORDS = {
    "table": QT_TRANSLATE_NOOP("Synpunkt", "Dialogue table or open house"),
    "walk": QT_TRANSLATE_NOOP("Synpunkt", "Safety walk"),
    "meeting": QT_TRANSLATE_NOOP("Synpunkt", "Meeting"),
    "other": QT_TRANSLATE_NOOP("Synpunkt", "Other occasion"),
}


def apply_style(layer: QgsVectorLayer, table: str, language: str, crowded: bool = False) -> None:
    """Draw ``layer``, which shows ``table``, in the house's way; words in "sv" or "en".

    ``crowded`` draws viewpoints as clusters. A table without places gets its map tip and display
    name only.
    """
    if layer.isSpatial():
        renderer = _renderer(layer, table, language, crowded)
        if renderer is not None:
            layer.setRenderer(renderer)
        labeling = None if crowded else LABELS.get(table)
        layer.setLabelsEnabled(labeling is not None)
        if labeling is not None:
            layer.setLabeling(QgsVectorLayerSimpleLabeling(labeling()))
    layer.setMapTipTemplate(map_tip(table, language))
    if table in DISPLAY:
        layer.setDisplayExpression(DISPLAY[table])


def _renderer(
    layer: QgsVectorLayer, table: str, language: str, crowded: bool
) -> QgsFeatureRenderer | None:
    if table == "viewpoint":
        return _clustered(language) if crowded else displaced(viewpoint_categories(language))
    if table == "occasion":
        return _occasions(language)
    if table == "plan_object":
        return QgsSingleSymbolRenderer(PLAN_SYMBOLS[layer.geometryType()]())
    return QgsSingleSymbolRenderer(SYMBOLS[table]()) if table in SYMBOLS else None


def viewpoint_categories(language: str, states: bool = True) -> QgsCategorizedSymbolRenderer:
    """Viewpoints by type; a withdrawn one belongs to no category and so is not drawn.

    ``states`` is False for a layer that has none, since all in it are active.

    A category rather than a filter on the layer: the rows stay in the table, the forms and the
    relations, and the layer can be filtered for other ends and edited meanwhile.
    """
    known = [code for code in symbols.VALENCE_MARKS if code != symbols.UNTYPED]
    listed = ", ".join(f"'{code}'" for code in known)
    withdrawn = "WHEN \"state\" = 'withdrawn' THEN 'withdrawn' " if states else ""
    expression = f'CASE {withdrawn}WHEN "valence" IN ({listed}) THEN "valence" ELSE \'none\' END'
    labels = {code: codes.label("valence", code, language) for code in known}
    labels[symbols.UNTYPED] = words(language).translate("Synpunkt", "Without type")
    return QgsCategorizedSymbolRenderer(
        expression,
        [
            QgsRendererCategory(
                code, symbols.numbered(mark, '"number"', NUMBERS_FROM), labels[code]
            )
            for code, mark in symbols.VALENCE_MARKS.items()
        ],
    )


def displaced(categories: QgsCategorizedSymbolRenderer) -> QgsPointDisplacementRenderer:
    """Viewpoints on one spot stand in a small grid around it, wide enough for their numbers."""
    renderer = QgsPointDisplacementRenderer()
    renderer.setEmbeddedRenderer(categories)
    renderer.setPlacement(QgsPointDisplacementRenderer.Placement.Grid)
    renderer.setTolerance(3.0)
    renderer.setToleranceUnit(Qgis.RenderUnit.Millimeters)
    renderer.setCircleRadiusAddition(2.0)
    renderer.setCircleWidth(0.3)
    renderer.setCircleColor(QColor(symbols.GREY))
    renderer.setCenterSymbol(symbols.spot_marker())
    renderer.setLabelAttributeName("")
    return renderer


def _clustered(language: str) -> QgsPointClusterRenderer:
    """Near viewpoints as one disc with their number; one that stands alone shows its type."""
    renderer = QgsPointClusterRenderer()
    renderer.setEmbeddedRenderer(viewpoint_categories(language))
    renderer.setTolerance(14.0)
    renderer.setToleranceUnit(Qgis.RenderUnit.Millimeters)
    renderer.setClusterSymbol(symbols.cluster_marker())
    return renderer


def _occasions(language: str) -> QgsCategorizedSymbolRenderer:
    branches = []
    for group, kinds in OCCASION_GROUPS.items():
        listed = ", ".join(f"'{kind}'" for kind in kinds)
        branches.append(f"WHEN \"kind\" IN ({listed}) THEN '{group}'")
    return QgsCategorizedSymbolRenderer(
        "CASE " + " ".join(branches) + " ELSE 'other' END",
        [
            QgsRendererCategory(
                group,
                symbols.marker(mark),
                words(language).translate("Synpunkt", OCCASION_WORDS[group]),
            )
            for group, mark in symbols.OCCASION_MARKS.items()
        ],
    )


SYMBOLS: dict[str, Callable[[], QgsSymbol]] = {
    "viewpoint_line": symbols.stretch_line,
    "viewpoint_area": symbols.area_fill,
    "walk_route": symbols.route_line,
    "walk_stop": symbols.stop_marker,
    "safety_group": symbols.group_fill,
    "account": symbols.group_fill,
    "publication": symbols.group_fill,
}
PLAN_SYMBOLS: dict[Qgis.GeometryType, Callable[[], QgsSymbol]] = {
    Qgis.GeometryType.Point: symbols.plan_marker,
    Qgis.GeometryType.Line: symbols.plan_line,
    Qgis.GeometryType.Polygon: symbols.plan_fill,
}


def _no_labels() -> QgsPalLayerSettings:
    """No labels, but other layers' labels keep off the symbols."""
    settings = QgsPalLayerSettings()
    settings.drawLabels = False
    return settings


def _stop_numbers() -> QgsPalLayerSettings:
    settings = label_settings('"number"', 8, symbols.WALK, 0, buffer=0)
    settings.placement = Qgis.LabelPlacement.OverPoint
    point = settings.pointSettings()
    point.setQuadrant(Qgis.LabelQuadrantPosition.Over)
    settings.setPointSettings(point)
    placing = settings.placementSettings()
    placing.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
    settings.setPlacementSettings(placing)
    return settings


def _plan_names() -> QgsPalLayerSettings:
    settings = label_settings('"label"', 9, symbols.PLAN, NAMES_FROM)
    settings.placement = Qgis.LabelPlacement.Horizontal
    return settings


def _group_names() -> QgsPalLayerSettings:
    settings = label_settings('"name"', 9, symbols.GROUP, GROUPS_FROM)
    settings.placement = Qgis.LabelPlacement.Horizontal
    return settings


def _occasion_titles() -> QgsPalLayerSettings:
    settings = label_settings('"title"', 8, symbols.DARK, NUMBERS_FROM)
    settings.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
    settings.offsetType = Qgis.LabelOffsetType.FromSymbolBounds
    settings.dist = 0.6
    settings.autoWrapLength = 24
    settings.priority = 3
    return settings


def _route_names() -> QgsPalLayerSettings:
    settings = label_settings('"name"', 8, symbols.WALK, NAMES_FROM)
    settings.placement = Qgis.LabelPlacement.Curved
    line = QgsLabelLineSettings()
    line.setPlacementFlags(Qgis.LabelLinePlacementFlag.AboveLine)
    settings.setLineSettings(line)
    settings.dist = 1.0
    return settings


LABELS: dict[str, Callable[[], QgsPalLayerSettings]] = {
    "viewpoint": _no_labels,
    "walk_stop": _stop_numbers,
    "plan_object": _plan_names,
    "safety_group": _group_names,
    "occasion": _occasion_titles,
    "walk_route": _route_names,
}


def label_settings(
    expression: str, size: float, colour: str, from_scale: float, buffer: float = 0.9
) -> QgsPalLayerSettings:
    """Labels of what ``expression`` gives, at 1 : ``from_scale`` and closer (0: always)."""
    text = QgsTextFormat()
    text.setFont(QFont(symbols.FONT))
    text.setSize(size)
    text.setSizeUnit(Qgis.RenderUnit.Points)
    text.setColor(QColor(colour))
    text.setAllowHtmlFormatting(False)
    white = QgsTextBufferSettings()
    white.setEnabled(buffer > 0)
    white.setSize(buffer)
    white.setColor(QColor(symbols.WHITE))
    text.setBuffer(white)
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.setFormat(text)
    settings.scaleVisibility = from_scale > 0
    settings.minimumScale = from_scale
    settings.maximumScale = 0
    return settings
