"""How the areas of a plan are drawn: outlines by kind, so that the map below stays to be seen."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsRendererCategory,
    QgsVectorLayer,
)

from .boundary import as_text
from .language import translate
from .plan_kinds import ADMINISTRATIVE, PLAN, PROPERTY, USE

# Outline's colour, width in millimetres and line; the plan's own area is drawn last.
_LINES = {
    None: ("#555555", "0.3", "solid"),
    ADMINISTRATIVE: ("#555555", "0.2", "dot"),
    PROPERTY: ("#555555", "0.2", "dash"),
    USE: ("#222222", "0.3", "solid"),
    PLAN: ("#111111", "0.8", "dash dot"),
}


def kind_label(kind: str | None) -> str:
    """What people call a kind of plan area, in the interface's language."""
    return {
        PLAN: translate("Synpunkt", "Plan area"),
        USE: translate("Synpunkt", "Use of the land"),
        PROPERTY: translate("Synpunkt", "Property provision"),
        ADMINISTRATIVE: translate("Synpunkt", "Administrative provision"),
    }.get(kind or "", translate("Synpunkt", "Other areas"))


def style_plan(layer: QgsVectorLayer) -> None:
    """Draw what ``readplan`` gave by its field ``kind``; nothing is filled."""
    values = layer.uniqueValues(layer.fields().lookupField("kind"))
    present = {as_text(value) or None for value in values}
    renderer = QgsCategorizedSymbolRenderer("kind")
    for kind, (colour, width, line) in _LINES.items():
        if kind in present:
            outline = {"outline_color": colour, "outline_width": width, "outline_style": line}
            symbol = QgsFillSymbol.createSimple({"style": "no", **outline})
            renderer.addCategory(QgsRendererCategory(kind, symbol, kind_label(kind)))
    layer.setRenderer(renderer)
    layer.setDisplayExpression('coalesce("designation" || \' \' || "name", "designation", "name")')
