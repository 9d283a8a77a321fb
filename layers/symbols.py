"""Symbols, drawn from shapes and paths alone: no font and no file that may be missing elsewhere.

The type of a viewpoint is told by shape and sign as well as by colour, so that it can be read in
black and white. Sizes are millimetres on the map.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsFontMarkerSymbolLayer,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsMarkerSymbolLayer,
    QgsProperty,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSvgMarkerSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
)
from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QColor

from .palette import TYPE_COLOURS

Shape = Qgis.MarkerShape
#: Comes with QGIS, and any font has digits: all that is written in symbols.
FONT = "Open Sans"
AnySymbol = TypeVar("AnySymbol", bound=QgsSymbol)
DARK, WHITE, GREY = "#1f2933", "#ffffff", "#8a949e"
PLAN, WALK, GROUP, OUTLINE = "#4a3b32", "#4b2e83", "#5f6b76", "#1f2933"

#: Strokes in a box of 100 × 100. Three dots of the same length are drawn as dots by round caps.
PATHS = {
    "plus": "M50 20V80 M20 50H80",
    "minus": "M18 50H82",
    "star": "M50 18V82 M22 34L78 66 M78 34L22 66",
    "question": "M33 35C33 14 68 14 68 36C68 51 50 50 50 66 M50 87V87.1",
    "equals": "M22 36H78 M22 64H78",
    "table": "M14 40H86 M26 40V80 M74 40V80",
    "walk": "M20 80C20 45 80 60 80 22 M20 80V80.1 M80 22V22.1",
    "speech": "M18 24H82V64H50L32 82V64H18Z",
    "letter": "M16 28H84V74H16Z M16 30L50 54L84 30",
}


@dataclass(frozen=True)
class Mark:
    """How one kind of thing is marked: shape, colours and the sign on it."""

    shape: Shape
    size: float
    fill: str
    sign: str = ""
    ink: str = WHITE
    sign_size: float = 3.1
    lift: float = 0.0


#: Stands for a viewpoint without a type, or with one that is not known.
UNTYPED = "none"
VALENCE_MARKS = {
    "positive": Mark(Shape.Circle, 4.8, TYPE_COLOURS["positive"], "plus"),
    "negative": Mark(Shape.Square, 4.4, TYPE_COLOURS["negative"], "minus"),
    "suggestion": Mark(Shape.Diamond, 6.2, TYPE_COLOURS["suggestion"], "star", sign_size=3.0),
    "question": Mark(Shape.Triangle, 6.0, TYPE_COLOURS["question"], "question", WHITE, 2.9, 0.7),
    "mixed": Mark(Shape.Hexagon, 5.2, TYPE_COLOURS["mixed"], "equals", WHITE, 3.0),
    UNTYPED: Mark(Shape.Circle, 3.0, "#ffffff"),
}
OCCASION_MARKS = {
    "table": Mark(Shape.RoundedSquare, 5.2, DARK, "table", sign_size=3.6),
    "walk": Mark(Shape.RoundedSquare, 5.2, DARK, "walk", sign_size=3.6),
    "meeting": Mark(Shape.RoundedSquare, 5.2, DARK, "speech", sign_size=3.6),
    "other": Mark(Shape.RoundedSquare, 5.2, DARK, "letter", sign_size=3.6),
}


def marker(mark: Mark) -> QgsMarkerSymbol:
    """The mark with a dark edge and, around that, a white one that parts it from the map."""
    halo = _shape(mark.shape, mark.size + 1.0, WHITE, WHITE, 0.0)
    body = _shape(mark.shape, mark.size, mark.fill, DARK, 0.3 if mark.sign else 0.6)
    layers: list[QgsSymbolLayer] = [halo, body]
    if mark.sign:
        layers.append(_sign(mark))
    return _of_layers(QgsMarkerSymbol(), layers)


def numbered(mark: Mark, number: str, from_scale: int) -> QgsMarkerSymbol:
    """The mark with the text of the expression ``number`` beside it, at that scale or closer.

    A part of the symbol and no label, so that it stays beside its mark where marks that share a
    spot are drawn around it.
    """
    symbol = marker(mark)
    for stroke in (0.8, 0.0):
        text = _text(f"to_string({number})", 2.9, DARK, stroke)
        text.setHorizontalAnchorPoint(QgsMarkerSymbolLayer.HorizontalAnchorPoint.Left)
        text.setOffset(QPointF(mark.size / 2 + 0.7, -mark.size / 2))
        shown = QgsProperty.fromExpression(
            f"coalesce(@map_scale, {from_scale} + 1) <= {from_scale}"
        )
        text.setDataDefinedProperty(QgsSymbolLayer.Property.LayerEnabled, shown)
        symbol.appendSymbolLayer(text)
    return symbol


def stop_marker() -> QgsMarkerSymbol:
    """A disc that the stop's number stands on."""
    halo = _shape(Shape.Circle, 6.0, WHITE, WHITE, 0.0)
    return _of_layers(QgsMarkerSymbol(), [halo, _shape(Shape.Circle, 5.0, WHITE, WALK, 0.6)])


def spot_marker() -> QgsMarkerSymbol:
    """The spot itself, where viewpoints that share it are drawn around it."""
    return _of_layers(QgsMarkerSymbol(), [_shape(Shape.Circle, 1.4, DARK, WHITE, 0.3)])


def cluster_marker() -> QgsMarkerSymbol:
    """A disc for many viewpoints with their number on it, the larger the more they are."""
    disc = _shape(Shape.Circle, 6.0, "#37474f", WHITE, 0.6)
    grows = QgsProperty.fromExpression("4.5 + 3 * log10(@cluster_size)")
    disc.setDataDefinedProperty(QgsSymbolLayer.Property.Size, grows)
    count = _text("to_string(@cluster_size)", 2.8, WHITE)
    return _of_layers(QgsMarkerSymbol(), [disc, count])


def plan_fill() -> QgsFillSymbol:
    """A clear outline over a light hatch, so that the plan's own colours show through."""
    hatch = QgsLinePatternFillSymbolLayer()
    hatch.setLineAngle(45)
    hatch.setDistance(3.0)
    hatch.setSubSymbol(_line(PLAN, 0.15, opacity=0.35))
    return _of_layers(QgsFillSymbol(), [hatch, _stroke(PLAN, 0.5)])


def plan_line() -> QgsLineSymbol:
    """A part of the plan that is a line."""
    return _line(PLAN, 0.7)


def plan_marker() -> QgsMarkerSymbol:
    """A part of the plan that is a point."""
    return _of_layers(QgsMarkerSymbol(), [_shape(Shape.Cross2, 3.0, PLAN, PLAN, 0.5)])


def group_fill() -> QgsFillSymbol:
    """A thin dashed line around a safety group's area, and nothing in it."""
    return _of_layers(QgsFillSymbol(), [_stroke(GROUP, 0.3, Qt.PenStyle.DashLine)])


def area_fill() -> QgsFillSymbol:
    """An area that a viewpoint is about, see-through."""
    tint = QgsSimpleFillSymbolLayer(_colour(OUTLINE, 0.14), Qt.BrushStyle.SolidPattern)
    tint.setStrokeStyle(Qt.PenStyle.NoPen)
    return _of_layers(QgsFillSymbol(), [tint, _stroke(OUTLINE, 0.4, Qt.PenStyle.DotLine)])


def stretch_line() -> QgsLineSymbol:
    """A stretch that a viewpoint is about: broad and see-through, with a thin core."""
    broad = _stroke(OUTLINE, 2.2, opacity=0.18)
    return _of_layers(QgsLineSymbol(), [broad, _stroke(OUTLINE, 0.4, Qt.PenStyle.DotLine)])


def route_line() -> QgsLineSymbol:
    """A walk's route: dashed on white, with arrows the way that was walked."""
    arrows = QgsMarkerLineSymbolLayer(True, 22.0)
    arrows.setOffsetAlongLine(11.0)
    head = _shape(Shape.ArrowHeadFilled, 3.0, WALK, WHITE, 0.2)
    arrows.setSubSymbol(_of_layers(QgsMarkerSymbol(), [head]))
    white = _stroke(WHITE, 1.8, opacity=0.85)
    dashes = _stroke(WALK, 0.8, Qt.PenStyle.DashLine)
    return _of_layers(QgsLineSymbol(), [white, dashes, arrows])


def _shape(
    shape: Shape, size: float, fill: str, edge: str, edge_width: float
) -> QgsSimpleMarkerSymbolLayer:
    layer = QgsSimpleMarkerSymbolLayer(shape, size)
    layer.setColor(QColor(fill))
    layer.setStrokeColor(QColor(edge))
    layer.setStrokeWidth(edge_width)
    if not edge_width:
        layer.setStrokeStyle(Qt.PenStyle.NoPen)
    return layer


def _sign(mark: Mark) -> QgsSvgMarkerSymbolLayer:
    """The sign as an SVG that travels inside the style."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100">'
        f'<path d="{PATHS[mark.sign]}" fill="none" stroke="{mark.ink}" stroke-width="13"'
        ' stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
    inline = "base64:" + base64.b64encode(svg.encode()).decode()
    layer = QgsSvgMarkerSymbolLayer(inline, mark.sign_size)
    layer.setOffset(QPointF(0, mark.lift))
    return layer


def _text(
    expression: str, size: float, colour: str, stroke: float = 0.0
) -> QgsFontMarkerSymbolLayer:
    """What ``expression`` gives as a sign; with a ``stroke`` it is the white around the text."""
    text = QgsFontMarkerSymbolLayer(FONT, " ", size)
    text.setColor(QColor(WHITE if stroke else colour))
    text.setStrokeColor(QColor(WHITE))
    text.setStrokeWidth(stroke)
    text.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    shown = QgsProperty.fromExpression(expression)
    text.setDataDefinedProperty(QgsSymbolLayer.Property.Character, shown)
    return text


def _line(colour: str, width: float, opacity: float = 1.0) -> QgsLineSymbol:
    return _of_layers(QgsLineSymbol(), [_stroke(colour, width, opacity=opacity)])


def _stroke(
    colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine, opacity: float = 1.0
) -> QgsSimpleLineSymbolLayer:
    stroke = QgsSimpleLineSymbolLayer(_colour(colour, opacity), width, style)
    stroke.setPenJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return stroke


def _of_layers(symbol: AnySymbol, layers: Sequence[QgsSymbolLayer]) -> AnySymbol:
    """``symbol`` with these layers, the lowest first.

    Handed over one by one: a symbol made from a Python list does not take the layers over.
    """
    symbol.changeSymbolLayer(0, layers[0])
    for layer in layers[1:]:
        symbol.appendSymbolLayer(layer)
    return symbol


def _colour(colour: str, opacity: float) -> QColor:
    mixed = QColor(colour)
    mixed.setAlphaF(opacity)
    return mixed
