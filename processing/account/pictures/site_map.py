"""A map of the account, drawn by QGIS, with a scale bar and the way north."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    Qgis,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainterPath, QPen

from ....layers.language import Words
from ....layers.symbols import DARK
from ...summary.map_layout import round_length
from ...summary.map_picture import length
from ..model import Site
from .device import Pen, font
from .marks import draw_legend
from .site_layers import GROUND, layers_of
from .view import View

_WHITE = QColor(255, 255, 255, 225)
_LEGEND = 7.0


class SiteMap:
    """A map of viewpoints: ``kinds`` are the types of those on it, ``legend`` the types' names."""

    def __init__(
        self,
        site: Site,
        view: View,
        kinds: Mapping[str, str],
        legend: Mapping[str, str],
        words: Words,
    ) -> None:
        self._view, self._words = view, words
        self._layers = layers_of(site, view, kinds)
        self._legend = {kind: label for kind, label in legend.items() if kind in kinds.values()}
        self.width, self.height = view.width, view.height + _LEGEND

    def paint(self, pen: Pen) -> None:
        """Draw it; see ``device``."""
        _render(pen, self._view, self._layers)
        _frame(pen, self._view)
        _scale_bar(pen, self._view, self._words)
        _north(pen, self._view)
        draw_legend(pen, self._legend, self._view.height * 10 + _LEGEND * 5 + 4)


def _render(pen: Pen, view: View, layers: list[QgsVectorLayer]) -> None:
    settings = QgsMapSettings()
    settings.setOutputDpi(pen.dpi)
    settings.setOutputSize(QSize(pen.dots(view.width), pen.dots(view.height)))
    settings.setExtent(view.extent)
    settings.setBackgroundColor(QColor(GROUND))
    settings.setTextRenderFormat(Qgis.TextRenderFormat.AlwaysOutlines)
    settings.setFlag(Qgis.MapSettingsFlag.ForceVectorOutput, True)
    settings.setLayers(layers)
    painter = pen.painter
    painter.save()
    painter.resetTransform()
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    painter.restore()


def _frame(pen: Pen, view: View) -> None:
    pen.painter.setPen(QPen(QColor(DARK), 2))
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)
    pen.painter.drawRect(QRectF(1, 1, view.width * 10 - 2, view.height * 10 - 2))


def _scale_bar(pen: Pen, view: View, words: Words) -> None:
    metres = round_length(view.extent.width() * 0.25)
    across = metres * view.scale * 10
    x, y = 40.0, view.height * 10 - 40
    painter = pen.painter
    _paper(pen, QRectF(x - 20, y - 55, across + 40, 75))
    path = QPainterPath(QPointF(x, y - 14))
    for point in (QPointF(x, y), QPointF(x + across, y), QPointF(x + across, y - 14)):
        path.lineTo(point)
    painter.setPen(QPen(QColor(DARK), 4))
    painter.drawPath(path)
    painter.setFont(font(26))
    box = QRectF(x, y - 50, across, 36)
    pen.write(box, Qt.AlignmentFlag.AlignCenter, length(metres, words))


def _north(pen: Pen, view: View) -> None:
    x, y = view.width * 10 - 60, 40.0
    _paper(pen, QRectF(x - 35, y - 20, 70, 135))
    path = QPainterPath(QPointF(x, y))
    for point in (QPointF(x + 22, y + 64), QPointF(x, y + 50), QPointF(x - 22, y + 64)):
        path.lineTo(point)
    path.closeSubpath()
    painter = pen.painter
    painter.fillPath(path, QColor(DARK))
    painter.setPen(QColor(DARK))
    painter.setFont(font(30, is_bold=True))
    pen.write(QRectF(x - 35, y + 68, 70, 40), Qt.AlignmentFlag.AlignCenter, "N")


def _paper(pen: Pen, box: QRectF) -> None:
    pen.painter.fillRect(box, _WHITE)
