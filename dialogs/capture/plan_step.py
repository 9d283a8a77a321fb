"""A part of the plan as the place: found by what it is called, or clicked on the map."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from qgis.core import Qgis, QgsGeometry
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from ...layers.metric import units_per_metre
from ...layers.plan_parts import parts_at
from ...layers.store import Store
from ..panel.widgets import paragraph
from .entry import PLAN, Place
from .place_tool import rounded

ROW = Qt.ItemDataRole.UserRole


class PlanStep(QWidget):
    """``chosen`` carries the place; ``dropped`` says that none was chosen."""

    chosen = pyqtSignal(object)
    dropped = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store: Store | None = None
        self.search = QLineEdit(self)
        self.search.setObjectName("synpunktPlanSearch")
        self.search.setPlaceholderText(translate("Synpunkt", "Search the plan's parts"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.take)
        self.list = QListWidget(self)
        self.list.setObjectName("synpunktPlanParts")
        self.list.setAccessibleName(translate("Synpunkt", "Parts of the plan"))
        self.list.itemActivated.connect(lambda _item: self.take())
        self.told = paragraph("", self)
        self.told.setObjectName("synpunktPlanTold")
        take = QPushButton(translate("Synpunkt", "Choose"), self)
        take.setObjectName("synpunktPlanTake")
        take.clicked.connect(self.take)
        back = QPushButton(translate("Synpunkt", "Back"), self)
        back.setObjectName("synpunktPlanBack")
        back.clicked.connect(lambda: self.dropped.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.search, self.told, self.list, take, back):
            column.addWidget(widget)

    def show_parts(self, store: Store) -> None:
        """List the parts of the store's plans by name."""
        self._store = store
        self.search.clear()
        self.list.clear()
        rows = [row for row in store.rows("plan_object") if row["geom"] is not None]
        for row in sorted(rows, key=lambda row: str(row["label"] or row["object_key"]).casefold()):
            item = QListWidgetItem(str(row["label"] or row["object_key"]))
            item.setData(ROW, row)
            self.list.addItem(item)
        none = translate("Synpunkt", "The store knows no plan yet. Tie viewpoints to one first.")
        self.told.setText(translate("Synpunkt", "Or click it on the map.") if rows else none)
        self.list.setCurrentRow(0)
        self.search.setFocus()

    def take(self) -> None:
        """Choose the part in focus."""
        item = self.list.currentItem()
        if item is not None and self._store is not None:
            self.chosen.emit(place_of(item.data(ROW), self._store))

    def take_at(self, square: QgsGeometry, metres: float) -> None:
        """Choose the part at a click, which also says where in it, and how exactly."""
        if self._store is None:
            return
        uuid = next(iter(parts_at(self._store, square)), "")
        row = self._store.row("plan_object", uuid) if uuid else None
        if row is None:
            text = translate("Synpunkt", "There is no part of a plan where you clicked.")
            self.told.setText(text)
            return
        at = square.centroid().asPoint()
        place = place_of(row, self._store)
        self.chosen.emit(replace(place, x=at.x(), y=at.y(), precision_m=metres))

    def _filter(self, text: str) -> None:
        wanted, first = text.strip().casefold(), None
        for number in range(self.list.count()):
            item = self.list.item(number)
            item.setHidden(wanted not in item.text().casefold())
            first = item if first is None and not item.isHidden() else first
        self.list.setCurrentItem(first)


def place_of(row: dict[str, Any], store: Store) -> Place:
    """A point in the plan object, as exact as the object is large."""
    geometry = row["geom"]
    point = geometry.pointOnSurface().asPoint()
    side = geometry.length() / 2
    if geometry.type() == Qgis.GeometryType.Polygon:
        side = math.sqrt(geometry.area() / math.pi)
    label = str(row["label"] or row["object_key"])
    metres = rounded(side / units_per_metre(store.crs))
    return Place(PLAN, point.x(), point.y(), metres, label, row["uuid"])
