"""Which occasion is worked at: one of the latest, a new one, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QDate, QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...layers import occasions
from ...layers.language import translate
from ...layers.settings import interface_language
from ..panel.widgets import paragraph, squeezable
from .entry import Place
from .place_row import described

UUID = Qt.ItemDataRole.UserRole
LISTED = 50


class OccasionStep(QWidget):
    """``chosen`` carries an occasion's uuid, "" for none; ``creation_asked`` its column values."""

    chosen = pyqtSignal(str)
    creation_asked = pyqtSignal(dict)
    same_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = Place()
        self.told = paragraph("", self)
        self.told.setObjectName("synpunktCaptureSummed")
        self.told.hide()
        self.same = _button("", "Same", self)
        self.same.clicked.connect(lambda: self.same_asked.emit())
        self.same.hide()
        self.list = QListWidget(self)
        self.list.setObjectName("synpunktCaptureOccasions")
        self.list.setAccessibleName(translate("Synpunkt", "Occasions, the latest first"))
        self.list.itemDoubleClicked.connect(lambda _item: self.take())
        self.begin = _button(translate("Synpunkt", "Begin here"), "Begin", self)
        self.begin.clicked.connect(self.take)
        self.without = _button(translate("Synpunkt", "Without an occasion"), "Without", self)
        self.without.clicked.connect(lambda: self.chosen.emit(""))
        self._make_new()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.same)
        column.addWidget(paragraph(translate("Synpunkt", "Where are you writing down?"), self))
        column.addWidget(self.list, 1)
        column.addWidget(self.begin)
        column.addWidget(self.new)
        column.addWidget(self.without)

    def show_occasions(self, rows: Sequence[dict[str, Any]], current: str) -> None:
        """List occasions, and put the focus on ``current``."""
        self.list.clear()
        for row in rows[:LISTED]:
            item = QListWidgetItem(titled(row))
            item.setData(UUID, row["uuid"])
            self.list.addItem(item)
            if row["uuid"] == current:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.begin.setEnabled(self.list.count() > 0)

    def set_kinds(self, kinds: Sequence[tuple[str, str]]) -> None:
        """The kinds that a new occasion can be, as (code, label)."""
        self.kind.clear()
        for code, label in kinds:
            self.kind.addItem(label, code)

    def set_place(self, place: Place) -> None:
        """Where a new occasion is."""
        self.place = place
        nowhere = translate("Synpunkt", "Click on the map where you are")
        self.where.setText(nowhere if place.x is None else described(place))

    def tell(self, text: str) -> None:
        """Say something above the list, "" for nothing."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def offer_same(self, groups: int) -> None:
        """Offer to look at so many groups of viewpoints that say the same."""
        self.same.setText(translate("Synpunkt", "Look at %n likely repetition(s)…", "", groups))
        self.same.setVisible(groups > 0)

    def take(self) -> None:
        """Go on with the occasion in focus."""
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(UUID))

    def create(self) -> None:
        """Ask for the new occasion; its kind is its name where none is written."""
        title = self.title.text().strip() or self.kind.currentText()
        self.creation_asked.emit({"kind": self.kind.currentData(), "title": title})

    def clear_new(self) -> None:
        """The new occasion is made: its fields are empty again."""
        self.title.clear()
        self.set_place(Place())

    def _make_new(self) -> None:
        self.new = QGroupBox(translate("Synpunkt", "New occasion"), self)
        self.kind = QComboBox(self.new)
        self.kind.setObjectName("synpunktCaptureKind")
        squeezable(self.kind)
        self.title = QLineEdit(self.new)
        self.title.setObjectName("synpunktCaptureTitle")
        self.title.setPlaceholderText(translate("Synpunkt", "Dialogue table at the library"))
        self.title.returnPressed.connect(self.create)
        self.where = paragraph("", self.new)
        self.set_place(Place())
        self.make = _button(translate("Synpunkt", "Create and begin"), "Create", self.new)
        self.make.clicked.connect(self.create)
        form = QFormLayout(self.new)
        form.addRow(translate("Synpunkt", "Kind"), self.kind)
        form.addRow(translate("Synpunkt", "Name"), self.title)
        form.addRow(translate("Synpunkt", "Place"), self.where)
        form.addRow(self.make)


def titled(row: dict[str, Any]) -> str:
    """An occasion as "Dialogue table at the library, 3 November"."""
    if row["starts_at"] is None:
        return str(row["title"])
    begun, title = occasions.day(row), str(row["title"])
    day = QDate(begun.year, begun.month, begun.day)
    shown = {language: QLocale(language).toString(day, "d MMMM") for language in ("sv", "en")}
    # Many titles tell the day already, be it in the other language.
    if any(told in title for told in shown.values()):
        return title
    return f"{title}, {shown[interface_language()]}"


def _button(text: str, name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setObjectName("synpunktCapture" + name)
    return button
