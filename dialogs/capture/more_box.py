"""What is seldom asked at a table: how severe it is, and a photo."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QToolButton, QVBoxLayout, QWidget

from ...layers.language import translate
from ...layers.photos import SUFFIXES
from ..panel.widgets import squeezable


class MoreBox(QWidget):
    """Folded until it is wanted; ``changed`` tells of another value."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fold = QToolButton(self)
        self.fold.setObjectName("synpunktCaptureMore")
        self.fold.setText(translate("Synpunkt", "More (severity, photo)"))
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
        self.inside = QWidget(self)
        form = QFormLayout(self.inside)
        form.setContentsMargins(12, 0, 0, 0)
        form.addRow(translate("Synpunkt", "Severity"), self.severity)
        form.addRow(translate("Synpunkt", "Photo"), self.photo)
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

    def _show(self, wanted: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if wanted else Qt.ArrowType.RightArrow
        self.fold.setArrowType(arrow)
        self.inside.setVisible(wanted)
