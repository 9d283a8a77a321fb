"""In which matter and stage is answered, and how much is left."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from ...layers.code_lists import CodeLists
from ...layers.labels import column_label
from ...layers.language import translate
from ..panel.widgets import squeezable
from .fields import CodeBox, label_for


class CaseLine(QWidget):
    """``changed`` tells that the user chose another matter or stage."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matters = QComboBox(self)
        self.matters.setObjectName("synpunktAnswerMatter")
        squeezable(self.matters)
        self.stages = CodeBox("synpunktAnswerStage", self)
        self.left = QLabel(self)
        self.left.setObjectName("synpunktLeft")
        self.left.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label_for(self.matters, column_label("response", "matter_uuid"), self))
        layout.addWidget(self.matters, 2)
        layout.addWidget(label_for(self.stages, column_label("response", "stage"), self))
        layout.addWidget(self.stages, 1)
        layout.addStretch(1)
        layout.addWidget(self.left)
        self._rows: dict[str | None, dict[str, Any]] = {}
        self.matters.currentIndexChanged.connect(self._on_matter)
        self.stages.currentIndexChanged.connect(lambda *_: self.changed.emit())

    def show_case(
        self, matters: list[dict[str, Any]], chosen: str | None, lists: CodeLists, language: str
    ) -> None:
        """Offer the matters (rows of their table), with ``chosen`` and its own stage in front."""
        blocked = self.matters.blockSignals(True), self.stages.blockSignals(True)
        self._rows = {row["uuid"]: row for row in matters}
        self.matters.clear()
        self.matters.addItem(translate("Synpunkt", "No matter"), None)
        for row in matters:
            self.matters.addItem(row["title"], row["uuid"])
        self.matters.setCurrentIndex(max(0, self.matters.findData(chosen)))
        self.stages.set_choices(lists.choices("stage", language))
        self._take_stage()
        self.matters.blockSignals(blocked[0])
        self.stages.blockSignals(blocked[1])

    def matter(self) -> dict[str, Any] | None:
        """The chosen matter's row, or None."""
        return self._rows.get(self.matters.currentData())

    def stage(self) -> str | None:
        """The chosen stage as a code, or None."""
        return self.stages.code()

    def tell_left(self, waiting: int, total: int) -> None:
        """How many of those listed have no answer yet."""
        text = translate("Synpunkt", "{waiting} of {total} unanswered")
        self.left.setText(text.format(waiting=waiting, total=total))

    def _on_matter(self, *_: object) -> None:
        blocked = self.stages.blockSignals(True)
        self._take_stage()
        self.stages.blockSignals(blocked)
        self.changed.emit()

    def _take_stage(self) -> None:
        row = self.matter()
        self.stages.set_code(row["stage"] if row is not None else None)
