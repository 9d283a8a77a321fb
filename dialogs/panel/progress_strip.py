"""The line at the foot of the panel while something runs: what, how far, and a way to stop it."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ...layers.language import translate
from ..runner import Runner
from .widgets import paragraph


class ProgressStrip(QWidget):
    """Shown while ``runner`` works, hidden otherwise."""

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktProgress")
        # A file's name must not make the panel wider.
        self._title = paragraph("", self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 100)
        self._cancel = QPushButton(translate("Synpunkt", "Cancel"), self)
        self._cancel.clicked.connect(lambda: runner.cancel())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title, 2)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._cancel)
        self.hide()
        runner.began.connect(self._begin)
        runner.progressed.connect(lambda share: self._bar.setValue(round(share)))
        runner.ended.connect(self.hide)

    def _begin(self, title: str) -> None:
        self._title.setText(title)
        self._bar.setAccessibleName(title)
        self._bar.setValue(0)
        self.show()
