"""The marks of the types in the list: the very symbols that stand on the map."""

from __future__ import annotations

from functools import lru_cache

from qgis.core import QgsSymbolLayerUtils
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QPixmap

from ...layers.symbols import VALENCE_MARKS, marker


@lru_cache(maxsize=64)
def mark(valence: str | None, side: int, ratio: float) -> QPixmap:
    """The mark of a type, ``side`` logical pixels wide; of an unknown type, or none, a ring."""
    pixels = round(side * ratio)
    symbol = marker(VALENCE_MARKS.get(valence or "none", VALENCE_MARKS["none"]))
    # Drawn large and made smaller: a symbol's own size is in millimetres.
    large = QgsSymbolLayerUtils.symbolPreviewPixmap(symbol, QSize(96, 96))
    symbol.setSize(symbol.size() * 96 / max(1, _extent(large)))
    drawn = QgsSymbolLayerUtils.symbolPreviewPixmap(symbol, QSize(96, 96))
    small = drawn.scaled(
        pixels,
        pixels,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    small.setDevicePixelRatio(ratio)
    return small


def _extent(drawn: QPixmap) -> int:
    """How many pixels of the picture are used, in its longer direction."""
    image = drawn.toImage()
    used = [
        max(abs(2 * x - image.width()), abs(2 * y - image.height()))
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 20
    ]
    return max(used, default=0)
