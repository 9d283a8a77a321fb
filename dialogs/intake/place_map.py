"""Where the rows would lie: the coordinate system, and its points on a small map."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMapToolPan, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate, words
from ...layers.settings import interface_language
from ...processing.intake.place import STORE_MARGIN
from ...processing.intake.seen import CrsGuess, Preview
from ..panel.widgets import paragraph

if TYPE_CHECKING:
    import numpy as np

#: So many likely systems are proposed.
PROPOSED = 3
#: Shapes as well as colours tell the points that lie far away.
NEAR = {"name": "circle", "color": "0,90,181", "outline_color": "255,255,255", "size": "2.2"}
FAR = {"name": "cross_fill", "color": "190,30,30", "outline_color": "255,255,255", "size": "4"}
#: The map shows so much more than what is on it.
ROOM = 1.15


class PlaceMap(QWidget):
    """``chosen`` carries the system that the user chose, an invalid one for the source's own."""

    chosen = pyqtSignal(QgsCoordinateReferenceSystem)

    def __init__(self, project: QgsProject, parent: QWidget) -> None:
        super().__init__(parent)
        self._project = project
        self._store_crs = QgsCoordinateReferenceSystem()
        self._behind: list[QgsMapLayer] = []
        self._layers: list[QgsVectorLayer] = []
        self._known = QgsRectangle()
        self.selector = QgsProjectionSelectionWidget(self)
        self.selector.setObjectName("synpunktIntakeCrs")
        self.selector.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        title = translate("Synpunkt", "Coordinate system of the places")
        self.selector.setAccessibleName(title)
        for part in (
            *self.selector.findChildren(QComboBox),
            *self.selector.findChildren(QToolButton),
        ):
            part.setAccessibleName(title)
        self.selector.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.selector.crsChanged.connect(self._on_chosen)
        self.proposals = QHBoxLayout()
        self.canvas = QgsMapCanvas(self)
        self.canvas.setObjectName("synpunktIntakeMap")
        self.canvas.setAccessibleName(translate("Synpunkt", "Where the rows lie"))
        self.canvas.setCanvasColor(Qt.GlobalColor.white)
        self.canvas.setMinimumSize(220, 140)
        self.canvas.enableAntiAliasing(True)
        self._pan = QgsMapToolPan(self.canvas)
        self.canvas.setMapTool(self._pan)
        self.note = paragraph("", self)
        self.note.setObjectName("synpunktIntakePlaces")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(paragraph(f"{title}:", self))
        layout.addWidget(self.selector)
        layout.addLayout(self.proposals)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.note)

    def set_surroundings(
        self, crs: QgsCoordinateReferenceSystem, behind: Sequence[QgsMapLayer], known: QgsRectangle
    ) -> None:
        """The store's system, what is drawn behind the points, and where its viewpoints lie."""
        self._store_crs, self._behind, self._known = crs, list(behind), QgsRectangle(known)
        self.canvas.setDestinationCrs(crs)

    def show_preview(self, seen: Preview) -> None:
        """Show a preview's system, the likely ones where it has none, and its points."""
        self._show_crs(seen.crs or QgsCoordinateReferenceSystem())
        self._propose(seen.crs_guesses)
        points = seen.points if seen.outcome is not None else _sampled(seen)
        self._draw(points)

    def clear(self) -> None:
        """Show no system and no points."""
        self._show_crs(QgsCoordinateReferenceSystem())
        self._propose(())
        self._draw(array("d"))

    def point_out(self, place: QgsGeometry | None) -> None:
        """Show where one row lies; None does nothing."""
        if place is None:
            return
        point = place.asPoint()
        if not self.canvas.extent().contains(point):
            self.canvas.setCenter(point)
            self.canvas.refresh()
        self.canvas.flashGeometries([place], self._store_crs)

    def take_down(self) -> None:
        """Draw no more, and let go of the layers."""
        self.canvas.stopRendering()
        self.canvas.unsetMapTool(self._pan)
        self.canvas.setLayers([])
        self._layers, self._behind = [], []

    def _show_crs(self, crs: QgsCoordinateReferenceSystem) -> None:
        blocked = self.selector.blockSignals(True)
        self.selector.setNotSetText(translate("Synpunkt", "Not chosen"))
        self.selector.setCrs(crs)
        self.selector.blockSignals(blocked)

    def _on_chosen(self, crs: QgsCoordinateReferenceSystem) -> None:
        self.chosen.emit(crs)

    def _propose(self, guesses: Sequence[CrsGuess]) -> None:
        while self.proposals.count():
            self.proposals.takeAt(0).widget().deleteLater()
        for guess in guesses[:PROPOSED]:
            crs = QgsCoordinateReferenceSystem(guess.authid)
            share = round(100 * guess.share)
            button = QPushButton(f"{guess.authid} ({share} %)", self)
            button.setObjectName("synpunktIntakeProposal")
            fits = translate("Synpunkt", "Proposed: {crs}. {share} % of the rows shown fit it.")
            button.setToolTip(fits.format(crs=crs.userFriendlyIdentifier(), share=share))
            button.setAccessibleName(button.toolTip())
            button.clicked.connect(lambda _checked, crs=crs: self.selector.setCrs(crs))
            self.proposals.addWidget(button)

    def _draw(self, points: array[float]) -> None:
        import numpy as np

        places = np.frombuffer(points, dtype="d").reshape(-1, 2)
        far = self._far(places)
        self._layers = [
            _layer(places[far], self._store_crs, FAR),
            _layer(places[~far], self._store_crs, NEAR),
        ]
        self.canvas.setLayers([*self._layers, *self._behind])
        self.note.setText(self._told(len(places), int(far.sum())))
        extent = QgsRectangle(self._known)
        for layer in self._layers:
            if layer.featureCount():
                extent.combineExtentWith(layer.extent())
        if not extent.isNull():
            extent.grow(max(extent.width(), extent.height()) * 0.02 + _SMALL[self._is_degrees()])
            extent.scale(ROOM)
            self.canvas.setExtent(extent)
        self.canvas.refresh()

    def _is_degrees(self) -> bool:
        return self._store_crs.isGeographic()

    def _far(self, places: np.ndarray) -> np.ndarray:
        """Which points lie far from where the store's system is meant for."""
        import numpy as np

        area = self._area()
        if area.isNull():
            return np.zeros(len(places), bool)
        x, y = places[:, 0], places[:, 1]
        inside = (x >= area.xMinimum()) & (x <= area.xMaximum())
        return ~(inside & (y >= area.yMinimum()) & (y <= area.yMaximum()))

    def _area(self) -> QgsRectangle:
        bounds = self._store_crs.bounds()
        if bounds.isEmpty():
            return QgsRectangle()
        degrees = QgsCoordinateReferenceSystem("EPSG:4326")
        transform = QgsCoordinateTransform(degrees, self._store_crs, self._project)
        try:
            return transform.transformBoundingBox(bounds.buffered(STORE_MARGIN))
        except QgsCsException:
            return QgsRectangle()

    @staticmethod
    def _told(placed: int, far: int) -> str:
        number = words(interface_language()).number
        if not placed:
            return translate("Synpunkt", "No row has a place yet.")
        if not far:
            return translate("Synpunkt", "%n place(s) on the map.", "", placed)
        told = translate(
            "Synpunkt",
            "{far} of {placed} places lie far from the store's area (crosses). Check the coordinate"
            " system.",
        )
        return told.format(far=number(far), placed=number(placed))


#: Half the width of a map with one point, by whether the system counts in degrees.
_SMALL = {False: 150.0, True: 0.0015}


def _sampled(seen: Preview) -> array[float]:
    points = array("d")
    for row in seen.rows:
        if row.place is not None:
            point = row.place.asPoint()
            points.extend((point.x(), point.y()))
    return points


def _layer(
    places: np.ndarray, crs: QgsCoordinateReferenceSystem, marker: dict[str, str]
) -> QgsVectorLayer:
    """All points as one feature: many are drawn as fast as few."""
    layer = QgsVectorLayer("MultiPoint", "points", "memory")
    layer.setCrs(crs)
    if len(places):
        feature = QgsFeature()
        feature.setGeometry(_multipoint(places))
        layer.dataProvider().addFeatures([feature])
        layer.updateExtents()
    layer.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple(marker)))
    return layer


def _multipoint(places: np.ndarray) -> QgsGeometry:
    import numpy as np

    parts = np.empty(
        len(places), dtype=[("order", "u1"), ("type", "<u4"), ("x", "<f8"), ("y", "<f8")]
    )
    parts["order"], parts["type"] = 1, 1
    parts["x"], parts["y"] = places[:, 0], places[:, 1]
    head = b"\x01" + np.array([4, len(places)], "<u4").tobytes()
    geometry = QgsGeometry()
    geometry.fromWkb(head + parts.tobytes())
    return geometry
