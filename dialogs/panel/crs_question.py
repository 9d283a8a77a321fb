"""Which coordinate system a file without one is drawn in: proposed, and chosen by the user."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle
from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from ...layers.language import translate
from ...layers.systems import proposed
from .widgets import paragraph


class CrsQuestion(QDialog):
    """Asks beside the work, not in its way; ``chosen`` carries the answer."""

    chosen = pyqtSignal(QgsCoordinateReferenceSystem)

    def __init__(self, name: str, extent: QgsRectangle, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktCrsQuestion")
        self.setWindowTitle(translate("Synpunkt", "Coordinate system"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked = translate(
            "Synpunkt",
            "The layer {layer} has no coordinate system. Choose the one it is drawn in.",
        )
        self.selector = QgsProjectionSelectionWidget(self)
        self.selector.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self.selector.setNotSetText(translate("Synpunkt", "Not chosen"))
        self.selector.setCrs(QgsCoordinateReferenceSystem())
        self.buttons = QDialogButtonBox(self)
        self.accept_button = self.buttons.addButton(
            translate("Synpunkt", "Choose"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.addButton(
            translate("Synpunkt", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.accept_button.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.addWidget(paragraph(asked.format(layer=name), self))
        self.proposal = self._proposal(proposed(extent), layout)
        layout.addWidget(self.selector)
        layout.addWidget(self.buttons)
        self.selector.crsChanged.connect(lambda crs: self.accept_button.setEnabled(crs.isValid()))
        self.buttons.accepted.connect(self._answer)
        self.buttons.rejected.connect(self.reject)
        self.setMinimumWidth(380)

    def _proposal(
        self, crs: QgsCoordinateReferenceSystem, layout: QVBoxLayout
    ) -> QPushButton | None:
        """A button with the system that the numbers fit; None where they fit none."""
        if not crs.isValid():
            return None
        layout.addWidget(
            paragraph(
                translate(
                    "Synpunkt",
                    "Its coordinates fit the proposed one. A local zone can't be told from numbers,"
                    " so look that it is the right one.",
                ),
                self,
            )
        )
        text = translate("Synpunkt", "Proposed: {crs}").format(crs=crs.userFriendlyIdentifier())
        button = QPushButton(text, self)
        button.setObjectName("synpunktCrsProposal")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.selector.setCrs(crs))
        layout.addWidget(button)
        return button

    def _answer(self) -> None:
        crs = self.selector.crs()
        self.accept()
        self.chosen.emit(crs)
