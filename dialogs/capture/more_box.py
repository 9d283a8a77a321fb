"""What is seldom asked at a table: how severe it is, a photo, a stretch or an area."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import Qgis
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from ...layers.photos import SUFFIXES
from ..panel.flow_layout import FlowLayout
from ..panel.widgets import squeezable
from .entry import PLAN, Place

LINE, AREA = Qgis.GeometryType.Line, Qgis.GeometryType.Polygon


class MoreBox(QWidget):
    """Folded until it is wanted; ``changed`` tells of another value.

    ``drawing_asked`` wants a line or an area to be drawn, ``shape_asked`` the shape of the part of
    the plan that is the place, ``point_asked`` none of these.
    """

    changed = pyqtSignal()
    drawing_asked = pyqtSignal(object)
    shape_asked = pyqtSignal()
    point_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fold = QToolButton(self)
        self.fold.setObjectName("synpunktCaptureMore")
        self.fold.setText(translate("Synpunkt", "More (severity, photo, stretch or area)"))
        self.fold.setCheckable(True)
        self.fold.setAutoRaise(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fold.toggled.connect(self._show)
        self.severity = QComboBox(self)
        self.severity.setObjectName("synpunktCaptureSeverity")
        squeezable(self.severity)
        self.photo = QgsFileWidget(self)
        self.photo.setFilter(
            translate("Synpunkt", "Pictures")
            + " ("
            + " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
            + ")"
        )
        self.photo.lineEdit().setObjectName("synpunktCapturePhoto")
        self.photo.lineEdit().setAccessibleName(translate("Synpunkt", "Photo"))
        for button in self.photo.findChildren(QToolButton):
            button.setAccessibleName(translate("Synpunkt", "Choose a photo…"))
        self._make_outline()
        self.inside = QWidget(self)
        form = QFormLayout(self.inside)
        form.setContentsMargins(12, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(translate("Synpunkt", "Severity"), self.severity)
        form.addRow(translate("Synpunkt", "Photo"), self.photo)
        form.addRow(self.about, self.outline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        column.addWidget(self.inside)
        self.severity.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.photo.fileChanged.connect(lambda _path: self.changed.emit())
        self._show(False)

    def set_choices(self, severities: Sequence[tuple[str, str]]) -> None:
        """The severities as (code, label); none comes first."""
        self.severity.clear()
        self.severity.addItem("–", None)
        for code, label in severities:
            self.severity.addItem(f"{code} {label}", int(code))

    def set_values(self, severity: int | None, photo: str) -> None:
        """Show these; the box unfolds if there is something to see."""
        self.severity.setCurrentIndex(max(0, self.severity.findData(severity)))
        self.photo.setFilePath(photo)
        self.fold.setChecked(severity is not None or bool(photo))

    def show_place(self, place: Place) -> None:
        """Offer what can be done about a stretch or an area at this place."""
        self.shape.setEnabled(place.kind == PLAN and not place.outline)
        self.point.setEnabled(bool(place.outline))

    def without_map(self) -> None:
        """There is no map to draw on here."""
        self.fold.setText(translate("Synpunkt", "More (severity, photo)"))
        self.about.hide()
        self.outline.hide()

    def _make_outline(self) -> None:
        self.outline = QWidget(self)
        self.about = QLabel(translate("Synpunkt", "Stretch or area"), self)
        row = FlowLayout(self.outline)
        self.stretch = self._button("Stretch", translate("Synpunkt", "Draw a stretch…"))
        self.area = self._button("Area", translate("Synpunkt", "Draw an area…"))
        self.shape = self._button("Shape", translate("Synpunkt", "The shape of the plan's part"))
        self.point = self._button("Point", translate("Synpunkt", "Only the point"))
        self.buttons = (self.stretch, self.area, self.shape, self.point)
        for button in self.buttons:
            row.addWidget(button)
        self.stretch.clicked.connect(lambda: self.drawing_asked.emit(LINE))
        self.area.clicked.connect(lambda: self.drawing_asked.emit(AREA))
        self.shape.clicked.connect(lambda: self.shape_asked.emit())
        self.point.clicked.connect(lambda: self.point_asked.emit())

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("synpunktCapture" + name)
        return button

    def _show(self, wanted: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if wanted else Qt.ArrowType.RightArrow
        self.fold.setArrowType(arrow)
        self.inside.setVisible(wanted)
