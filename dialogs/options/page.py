"""The options: how near is near, in which language documents are, what the panel remembers."""

from __future__ import annotations

from qgis.gui import QgsOptionsPageWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from ...layers.settings import Settings
from ...layers.version import plugin_version
from .factory import PAGE

FARTHEST = 5000.0


class OptionsPage(QgsOptionsPageWidget):
    """Shows the typed settings; ``apply`` is QGIS's OK."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(PAGE)
        self._settings = settings
        self._forgotten = False
        self.near = QDoubleSpinBox(self)
        self.near.setObjectName("synpunktOptionsNear")
        self.near.setRange(0.0, FARTHEST)
        self.near.setDecimals(0)
        self.near.setSingleStep(10.0)
        self.near.setSuffix(" m")
        self.near.setValue(settings.near.value())
        self.language = QComboBox(self)
        self.language.setObjectName("synpunktOptionsLanguage")
        for text, code in (
            (translate("Synpunkt", "The store's own"), ""),
            ("Svenska", "sv"),
            ("English", "en"),
        ):
            self.language.addItem(text, code)
        chosen = self.language.findData(settings.document_language.value())
        self.language.setCurrentIndex(max(0, chosen))
        self.filter_map = QCheckBox(translate("Synpunkt", "Filter the map with the list"), self)
        self.filter_map.setObjectName("synpunktOptionsFilterMap")
        self.filter_map.setChecked(settings.filter_map.value())
        self.forget = QPushButton(translate("Synpunkt", "Forget the stores opened lately"), self)
        self.forget.setObjectName("synpunktOptionsForget")
        self.forget.setEnabled(bool(settings.recent_stores()))
        self.forget.clicked.connect(self._forget)
        self._arrange()

    def apply(self) -> None:
        settings, near, filtered = self._settings, self.near.value(), self.filter_map.isChecked()
        settings.document_language.setValue(self.language.currentData())
        # Only what is changed here: the panel may look at a project's own distance.
        if near != settings.near.value():
            settings.near.setValue(near)
            settings.near_chosen.emit(near)
        if filtered != settings.filter_map.value():
            settings.filter_map.setValue(filtered)
            settings.filter_map_chosen.emit(filtered)
        if self._forgotten:
            self._settings.forget_stores()

    def _forget(self) -> None:
        self._forgotten = True
        self.forget.setEnabled(False)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.addRow(translate("Synpunkt", "Near is within"), self.near)
        form.addRow(translate("Synpunkt", "Language of documents"), self.language)
        form.addRow(self.filter_map)
        version = QLabel(f"Synpunkt {plugin_version()}", self)
        version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        layout.addWidget(version)
