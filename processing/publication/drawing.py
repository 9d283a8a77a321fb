"""How the layers of a publication or package look, in a QGIS that has no plugin."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsPalLayerSettings,
    QgsRendererRange,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ...layers.language import words
from ...layers.map_tips import DISPLAY, map_tip
from ...layers.styles import displaced, label_settings, viewpoint_categories
from ...layers.symbols import DARK

#: The first is for what is held back; each next one for twice as many.
_BLUES = ("#eef1f4", "#c6dbef", "#85b8db", "#3f8fc5", "#1b5f9e")
_MOST = 1e9


def draw_viewpoints(layer: QgsVectorLayer, language: str, left_out: tuple[str, ...]) -> None:
    """By type, those on one spot around it; ``left_out`` are columns that the layer has not."""
    layer.setRenderer(displaced(viewpoint_categories(language, states=False)))
    layer.setMapTipTemplate(map_tip("viewpoint", language, left_out))
    layer.setDisplayExpression(DISPLAY["viewpoint"])


def draw_cells(layer: QgsVectorLayer, language: str, min_count: int) -> None:
    """The more viewpoints, the darker, with their count; what is held back is grey."""
    bounds = [0.0, *(min_count * 2**step - 0.5 for step in range(len(_BLUES) - 1)), _MOST]
    held = words(language).translate("Synpunkt", "Held back")
    ranges = []
    for colour, low, high in zip(_BLUES, bounds, bounds[1:]):  # noqa: B905  (one bound more)
        least, most = round(low + 0.5), round(high - 0.5)
        label = f"{least}–{most}" if high < _MOST else f"{least}–"
        symbol = QgsFillSymbol.createSimple(
            {"color": colour, "outline_color": "#8a949e", "outline_width": "0.15"}
        )
        symbol.setOpacity(0.8)
        ranges.append(QgsRendererRange(low, high, symbol, held if low <= 0 else label))
    renderer = QgsGraduatedSymbolRenderer('coalesce("n", 0)', ranges)
    layer.setRenderer(renderer)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(_in_the_corner()))
    layer.setLabelsEnabled(True)
    layer.setDisplayExpression('"cell"')


def _in_the_corner() -> QgsPalLayerSettings:
    """Counts in the upper left corner of their cell: its middle is where the viewpoints are."""
    settings = label_settings('"shown"', 8, DARK, 25_000)
    settings.geometryGenerator = "make_point(x_min($geometry), y_max($geometry))"
    settings.geometryGeneratorType = Qgis.GeometryType.Point
    settings.geometryGeneratorEnabled = True
    settings.placement = Qgis.LabelPlacement.OverPoint
    point = settings.pointSettings()
    point.setQuadrant(Qgis.LabelQuadrantPosition.BelowRight)
    settings.setPointSettings(point)
    return settings


def draw_nothing(layer: QgsVectorLayer, language: str) -> None:
    """A table needs no looks."""
