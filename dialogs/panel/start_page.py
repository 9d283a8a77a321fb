"""What the panel shows while the project has no store: how to make one, or open one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsProject
from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from ...layers.place import Place, is_lost
from .widgets import paragraph, set_plain_tooltip

#: SWEREF 99 17 15, in which Sundsvall draws its plans.
USUAL_CRS = "EPSG:3014"
ROOM = 4  # pixels more than usual between the lines, as there are few of them


class StartPage(QWidget):
    """Asks for a store; what is chosen is told by the signals, nothing is done here."""

    creation_asked = pyqtSignal(QgsCoordinateReferenceSystem)
    opening_asked = pyqtSignal()
    server_asked = pyqtSignal()
    example_asked = pyqtSignal()
    store_chosen = pyqtSignal(str)
    help_asked = pyqtSignal()

    def __init__(self, project: QgsProject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktStart")
        self._project = project
        self.missing = paragraph("", self)
        self.missing.hide()
        title = paragraph(translate("Synpunkt", "The project has no viewpoint store."), self)
        self.open = _button(translate("Synpunkt", "Open store…"), "synpunktOpen", self)
        self.open.clicked.connect(lambda: self.opening_asked.emit())
        text = translate("Synpunkt", "Open store on a server…")
        self.server = _button(text, "synpunktOpenServer", self)
        self.server.clicked.connect(lambda: self.server_asked.emit())
        self.create = _button(translate("Synpunkt", "Create store…"), "synpunktCreate", self)
        self.create.clicked.connect(self._ask_for_creation)
        self.crs = QgsProjectionSelectionWidget(self)
        self.crs.setObjectName("synpunktCrs")
        self.crs.setAccessibleName(translate("Synpunkt", "Coordinate system of the new store"))
        for part in (*self.crs.findChildren(QComboBox), *self.crs.findChildren(QToolButton)):
            part.setAccessibleName(self.crs.accessibleName())
        drawn_in = QLabel(translate("Synpunkt", "A new store keeps its places in:"), self)
        drawn_in.setBuddy(self.crs)
        self.example = _button(
            translate("Synpunkt", "Try it with an example"), "synpunktExample", self
        )
        self.example.clicked.connect(lambda: self.example_asked.emit())
        invented = paragraph(
            translate(
                "Synpunkt",
                "The example is invented. It lies in a folder of its own that you can delete.",
            ),
            self,
        )
        drop = paragraph(translate("Synpunkt", "You can also drop a .gpkg file here."), self)
        self.recent = QVBoxLayout()
        self.help = _button(
            translate("Synpunkt", "How to get started (10 minutes)"), "synpunktStarted", self
        )
        self.help.setFlat(True)
        self.help.setStyleSheet("text-align: left; text-decoration: underline;")
        self.help.clicked.connect(lambda: self.help_asked.emit())
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        layout = QVBoxLayout(self)
        for widget in (self.missing, title, self.create, drawn_in, self.crs):
            layout.addWidget(widget)
        for widget in (self.open, self.server, self.example, drop):
            layout.addWidget(widget)
        layout.addLayout(self.recent)
        for widget in (line, invented, self.help):
            layout.addWidget(widget)
        layout.setSpacing(layout.spacing() + ROOM)
        layout.addStretch(1)

    def refresh(
        self, recent: Iterable[Place], lost: Iterable[Path] = (), problem: str = ""
    ) -> None:
        """Propose the project's system and the stores used last.

        ``lost`` are the project's stores that are not there any more; ``problem`` says why the
        project's store can't be used.
        """
        self.crs.setCrs(proposed_crs(self._project))
        text = translate("Synpunkt", "The store {path} was not found.")
        wrong = [text.format(path=path) for path in lost] + ([problem] if problem else [])
        self.missing.setVisible(bool(wrong))
        self.missing.setText("\n".join(wrong))
        self._show_recent([place for place in recent if not is_lost(place)])

    def _ask_for_creation(self) -> None:
        self.creation_asked.emit(self.crs.crs())

    def _show_recent(self, paths: list[Place]) -> None:
        while self.recent.count():
            self.recent.takeAt(0).widget().deleteLater()
        if paths:
            self.recent.addWidget(QLabel(translate("Synpunkt", "Opened lately:"), self))
        for path in paths:
            button = _button(path.name.replace("&", "&&"), "synpunktRecent", self)
            set_plain_tooltip(button, str(path))
            button.setAccessibleDescription(str(path))
            button.clicked.connect(lambda _checked, path=path: self.store_chosen.emit(str(path)))
            self.recent.addWidget(button)


def proposed_crs(project: QgsProject) -> QgsCoordinateReferenceSystem:
    """The project's system where it is one to draw plans in, else the usual one."""
    crs = project.crs()
    # Web maps are drawn in EPSG:3857, plans never.
    if crs.isValid() and not crs.isGeographic() and crs.authid() != "EPSG:3857":
        return crs
    return QgsCoordinateReferenceSystem(USUAL_CRS)


def _button(text: str, name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
