"""The marked pieces of a letter as rows: what each is about, of which type, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ...layers.code_lists import CodeLists
from ...layers.labels import column_label
from ...layers.language import translate
from ...layers.statements import Piece
from .fields import CodeBox

TEXT, THEME, TYPE, PLACE, PART, ABOUT = range(6)
_VALUES = ("theme", "valence", "place_name", "plan_object", "about_plan")


class PieceTable(QTableWidget):
    """``chosen`` carries the row that is in focus, ``changed`` tells of any choice in a row."""

    chosen = pyqtSignal(int)
    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, ABOUT + 1, parent)
        self.setObjectName("synpunktPieces")
        self.setAccessibleName(translate("Synpunkt", "Viewpoints in the letter"))
        labels = [column_label("viewpoint", name) for name in ("text", "theme", "valence")]
        labels += [
            column_label("viewpoint", "place_name"),
            column_label("link", "plan_object_uuid"),
        ]
        labels.append(translate("Synpunkt", "About the plan"))
        self.setHorizontalHeaderLabels(labels)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((THEME, 120), (TYPE, 85), (PLACE, 90), (PART, 110), (ABOUT, 100)):
            self.setColumnWidth(column, width)
        self._themes: Sequence[tuple[str, str]] = ()
        self._types: Sequence[tuple[str, str]] = ()
        self._parts: Sequence[tuple[str, str]] = ()
        self.currentCellChanged.connect(lambda row, *_: self.chosen.emit(row))

    def set_choices(
        self, lists: CodeLists, parts: Sequence[tuple[str, str]], language: str
    ) -> None:
        """Offer the store's codes, and ``parts`` of the plan as (uuid, label)."""
        self._themes = lists.choices("theme", language)
        self._types = lists.choices("valence", language)
        self._parts = parts

    def add(self, row: int, text: str, values: dict[str, Any] | None = None) -> None:
        """A new row; ``values`` as ``values_of`` gives them."""
        self.insertRow(row)
        self.setItem(row, TEXT, QTableWidgetItem())
        boxes = ((THEME, self._themes), (TYPE, self._types), (PART, self._parts))
        for column, choices in boxes:
            box = CodeBox("", self)
            box.set_choices(choices)
            box.currentIndexChanged.connect(lambda *_: self.changed.emit())
            self.setCellWidget(row, column, box)
        place = QLineEdit(self)
        place.textChanged.connect(lambda *_: self.changed.emit())
        self.setCellWidget(row, PLACE, place)
        about = QCheckBox(self)
        about.setChecked(True)
        about.toggled.connect(lambda *_: self.changed.emit())
        self.setCellWidget(row, ABOUT, about)
        self._fill(row, values or {})
        self.set_text(row, text)
        self._name_cells()

    def remove(self, row: int) -> None:
        """Take a row away."""
        self.removeRow(row)
        self._name_cells()

    def set_text(self, row: int, text: str) -> None:
        """Show the piece's text, in one line; whole in the tooltip."""
        item = self.item(row, TEXT)
        plain = " ".join(text.split())
        if item.text() != plain:
            item.setText(plain)

    def values_of(self, row: int) -> dict[str, Any]:
        """What was chosen in a row."""
        return {
            "theme": self.cellWidget(row, THEME).code(),
            "valence": self.cellWidget(row, TYPE).code(),
            "place_name": self.cellWidget(row, PLACE).text().strip() or None,
            "plan_object": self.cellWidget(row, PART).code(),
            "about_plan": self.cellWidget(row, ABOUT).isChecked(),
        }

    def piece(self, row: int, text: str) -> Piece:
        """A row as a piece with its whole text."""
        return Piece(text, **self.values_of(row))

    def _fill(self, row: int, values: dict[str, Any]) -> None:
        self.cellWidget(row, THEME).set_code(values.get("theme"))
        self.cellWidget(row, TYPE).set_code(values.get("valence"))
        self.cellWidget(row, PLACE).setText(values.get("place_name") or "")
        self.cellWidget(row, PART).set_code(values.get("plan_object"))
        self.cellWidget(row, ABOUT).setChecked(bool(values.get("about_plan", True)))

    def _name_cells(self) -> None:
        """Each choice says to which piece it belongs."""
        text = translate("Synpunkt", "{column}, viewpoint {number}")
        for row in range(self.rowCount()):
            for column in (THEME, TYPE, PLACE, PART, ABOUT):
                head = self.horizontalHeaderItem(column).text()
                widget = self.cellWidget(row, column)
                widget.setAccessibleName(text.format(column=head, number=row + 1))
                widget.setObjectName(f"synpunktPiece{row + 1}-{column}")
