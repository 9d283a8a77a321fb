"""Draws the example's base map and plans: quiet, so that the viewpoints are what is seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsProperty,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

METRES = Qgis.RenderUnit.MetersInMapUnits
GROUND = {
    "mark": "#f4f1ea",
    "park": "#d9e8cb",
    "torg": "#eee5d6",
    "parkering": "#e6e4e1",
    "spår": "#dedad4",
    "skog": "#c5d9b7",
}
# The colours that Swedish plan maps give their uses, made paler.
USES = {
    "GATA": "#e3e0dc",
    "TORG": "#f0e2c8",
    "PARK": "#c3e0b2",
    "GC": "#d3d3d3",
    "B": "#f7e58c",
    "C": "#d9a98b",
    "K": "#b9d3e8",
    "P": "#d8d2c8",
    "T": "#c9c5cf",
}
INK, WATER_INK, PARK_INK, PLAN_INK = "#6a6a68", "#5b86a5", "#5d7f4e", "#9c1f2e"
Painter = Callable[[QgsVectorLayer], None]


def drawn_layers(folder: Path, language: str = "sv") -> list[QgsVectorLayer]:
    """The plans above the base map of ``folder`` with their styles, the topmost first."""
    found = []
    for file, table, titles, paint in LAYERS:
        path = folder / file
        if path.exists():
            title = titles[0 if language == "sv" else 1]
            layer = QgsVectorLayer(f"{path}|layername={table}", title, "ogr")
            paint(layer)
            found.append(layer)
    return found


def fold_away(qgz: Path, title: str) -> None:
    """Put the drawn layers of a written project into one folded group called ``title``."""
    project = QgsProject()
    project.read(str(qgz))
    root = project.layerTreeRoot()
    group = root.addGroup(title)
    for node in root.findLayers():
        if node.parent() is root:
            group.addChildNode(node.clone())
            root.removeChildNode(node)
    for node in group.findLayers():
        node.setExpanded(False)
    group.setExpanded(False)
    project.write()


def _plan_outline(layer: QgsVectorLayer) -> None:
    _single(layer, _outline(PLAN_INK, 0.7))


def _neighbour_outline(layer: QgsVectorLayer) -> None:
    _single(layer, _outline("#6b4a8c", 0.5))


def _uses(layer: QgsVectorLayer) -> None:
    key = "regexp_replace(\"beteckning\", '[0-9]+$', '')"
    symbols = {code: _fill(colour, "#ffffff", 0.2) for code, colour in USES.items()}
    _categories(layer, key, symbols)
    layer.setOpacity(0.55)


def _passages(layer: QgsVectorLayer) -> None:
    tunnel = _line("#3f4a55", 0.9, "dot")
    bridge = _line("#3f4a55", 5.4, metres=True)
    bridge.appendSymbolLayer(_stroke(_line("#ffffff", 4.0, metres=True)))
    _categories(layer, '"klass"', {"tunnel": tunnel, "bro": bridge})


def _trees(layer: QgsVectorLayer) -> None:
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": "157,190,138,150", "outline_style": "no"}
    )
    symbol.setSizeUnit(METRES)
    symbol.setDataDefinedSize(QgsProperty.fromField("krona"))
    _single(layer, symbol)


def _houses(layer: QgsVectorLayer) -> None:
    _single(layer, _fill("#d8cdc2", "#b5a698", 0.15))
    _label(layer, "namn", "#5f554b", 6.5)


def _platforms(layer: QgsVectorLayer) -> None:
    _single(layer, _fill("#f3f1ee", "#9d9892", 0.2))


def _tracks(layer: QgsVectorLayer) -> None:
    symbol = _line("#77716b", 0.55)
    symbol.appendSymbolLayer(_stroke(_line("#f4f1ea", 0.25, "dash")))
    _single(layer, symbol)


def _paths(layer: QgsVectorLayer) -> None:
    _single(layer, _line("#b09a78", 0.4, "dash"))
    _label(layer, "namn", "#8a7550", 6, along=True)


def _streets(layer: QgsVectorLayer) -> None:
    edge, middle = _line("#cfc8bd", 1.0, metres=True), _line("#ffffff", 1.0, metres=True)
    for part, more in ((edge, 1.6), (middle, 0.0)):
        width = QgsProperty.fromExpression(f'"bredd" + {more}')
        part.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.StrokeWidth, width)
    edge.symbolLayer(0).setRenderingPass(0)
    top = _stroke(middle)
    top.setRenderingPass(1)
    edge.appendSymbolLayer(top)
    renderer = QgsSingleSymbolRenderer(edge)
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)
    _label(layer, "namn", INK, 6.5, along=True)


def _water(layer: QgsVectorLayer) -> None:
    _single(layer, _fill("#bcd8e8", "#94bbd1", 0.2))
    _label(layer, "namn", WATER_INK, 8, italic=True)


def _ground(layer: QgsVectorLayer) -> None:
    _categories(layer, '"klass"', {kind: _fill(colour) for kind, colour in GROUND.items()})
    _label(layer, "namn", PARK_INK, 7, italic=True)


def _fill(colour: str, edge: str = "", width: float = 0.0) -> QgsFillSymbol:
    style = {"color": colour, "outline_style": "solid" if edge else "no"}
    return QgsFillSymbol.createSimple(
        {**style, "outline_color": edge or colour, "outline_width": str(width)}
    )


def _line(colour: str, width: float, style: str = "solid", metres: bool = False) -> QgsLineSymbol:
    cap = "round" if style == "solid" else "flat"
    symbol = QgsLineSymbol.createSimple(
        {"color": colour, "width": str(width), "line_style": style, "capstyle": cap,
         "joinstyle": "round"}
    )  # fmt: skip
    if metres:
        symbol.setWidthUnit(METRES)
    return symbol


def _stroke(symbol: QgsSymbol) -> QgsSymbolLayer:
    """A copy of the symbol's one layer; the symbol must outlive the copying."""
    return symbol.symbolLayer(0).clone()


def _outline(colour: str, width: float) -> QgsFillSymbol:
    symbol = QgsFillSymbol()
    symbol.changeSymbolLayer(0, _stroke(_line(colour, width, "dash dot")))
    return symbol


def _single(layer: QgsVectorLayer, symbol: QgsSymbol) -> None:
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def _categories(layer: QgsVectorLayer, key: str, symbols: Mapping[str, QgsSymbol]) -> None:
    categories = [QgsRendererCategory(value, symbol, value) for value, symbol in symbols.items()]
    layer.setRenderer(QgsCategorizedSymbolRenderer(key, categories))


def _label(
    layer: QgsVectorLayer,
    field: str,
    colour: str,
    size: float,
    along: bool = False,
    italic: bool = False,
) -> None:
    text = QgsTextFormat()
    font = QFont("Open Sans")
    font.setItalic(italic)
    text.setFont(font)
    text.setSize(size)
    text.setColor(QColor(colour))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.6)
    halo.setColor(QColor(255, 255, 255, 190))
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.setFormat(text)
    if along:
        settings.placement = Qgis.LabelPlacement.Curved
        lines = settings.lineSettings()
        lines.setMergeLines(True)
        settings.setLineSettings(lines)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


# File, table, title in Swedish and English, painter; the topmost first.
LAYERS: tuple[tuple[str, str, tuple[str, str], Painter], ...] = (
    ("plan.gpkg", "planomrade", ("Planområde EX-41", "Plan area EX-41"), _plan_outline),
    ("grannplan.gpkg", "planomrade", ("Planområde EX-42", "Plan area EX-42"), _neighbour_outline),
    ("basemap.gpkg", "passage", ("Tunnel och broar", "Tunnel and bridges"), _passages),
    ("basemap.gpkg", "trad", ("Träd", "Trees"), _trees),
    ("basemap.gpkg", "byggnad", ("Byggnader", "Buildings"), _houses),
    ("basemap.gpkg", "perrong", ("Perronger", "Platforms"), _platforms),
    ("basemap.gpkg", "jarnvag", ("Järnväg", "Railway"), _tracks),
    ("plan.gpkg", "anvandning_yta", ("Användning EX-41", "Uses EX-41"), _uses),
    ("basemap.gpkg", "gangvag", ("Gångvägar", "Footpaths"), _paths),
    ("basemap.gpkg", "gata", ("Gator", "Streets"), _streets),
    ("basemap.gpkg", "vatten", ("Vatten", "Water"), _water),
    ("basemap.gpkg", "mark", ("Mark (påhittad stad)", "Ground (invented town)"), _ground),
)
