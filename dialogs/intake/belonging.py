"""What the new viewpoints belong to: an occasion, there already or new, and a matter."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from ...layers.language import translate
from ...layers.store import Store
from ..panel.widgets import squeezable


class Belonging(QWidget):
    """Two lists side by side, and a button for a new matter; nothing is chosen at first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.occasions = self._box("synpunktIntakeOccasion")
        self.occasions.setEditable(True)
        self.occasions.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.occasions.lineEdit().setPlaceholderText(
            translate("Synpunkt", "None; or write the title of a new one")
        )
        self.matters = self._box("synpunktIntakeMatter")
        self.new_matter = QToolButton(self)
        self.new_matter.setObjectName("synpunktIntakeNewMatter")
        self.new_matter.setText("+")
        self.new_matter.setToolTip(translate("Synpunkt", "New matter"))
        self.new_matter.setAccessibleName(self.new_matter.toolTip())
        self.new_matter.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for box, title in (
            (self.occasions, translate("Synpunkt", "Occasion")),
            (self.matters, translate("Synpunkt", "Matter")),
        ):
            box.setAccessibleName(title)
            label = QLabel(title, self)
            label.setBuddy(box)
            layout.addWidget(label)
            layout.addWidget(box, 1)
        layout.addWidget(self.new_matter)

    def read(self, store: Store) -> None:
        """List what the store has; what was chosen stays chosen."""
        for box, table, none in (
            (self.occasions, "occasion", ""),
            (self.matters, "matter", translate("Synpunkt", "None")),
        ):
            chosen, text = box.currentData(), box.currentText()
            box.clear()
            box.addItem(none, "")
            for row in store.rows(table, order="title"):
                box.addItem(row["title"] or "", row["uuid"])
            box.setCurrentIndex(max(0, box.findData(chosen)))
            if box.isEditable():
                box.setEditText(text)

    def choose_matter(self, uuid: str) -> None:
        """Choose one of the store's matters."""
        self.matters.setCurrentIndex(max(0, self.matters.findData(uuid)))

    def title(self, uuid: str) -> str:
        """The title of one of the store's occasions; of another its uuid."""
        at = self.occasions.findData(uuid)
        return self.occasions.itemText(at) if at > 0 else uuid

    @property
    def occasion(self) -> str:
        """The uuid of the occasion that was chosen, the title of one that was written, or ""."""
        box, text = self.occasions, self.occasions.currentText().strip()
        if box.currentIndex() > 0 and text == box.itemText(box.currentIndex()).strip():
            return str(box.currentData())
        return text

    @property
    def matter(self) -> str:
        """The uuid of the matter, or ""."""
        return self.matters.currentData() or ""

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        squeezable(box)
        return box
