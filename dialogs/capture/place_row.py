"""Where it is: on the map, as the last one, at the table, a part of the plan, or nowhere."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ...layers.language import translate, words
from ...layers.settings import interface_language
from ..panel.flow_layout import FlowLayout
from ..panel.widgets import paragraph
from .entry import DRAWN, MAP, NOWHERE, PLAN, STOP, TABLE, Place
from .keys import NOWHERE as NOWHERE_KEY
from .keys import SAME_PLACE, Keys
from .keys import TABLE as TABLE_KEY


class PlaceRow(QWidget):
    """Shows and changes the place; ``plan_asked`` wants a part of the plan to be chosen.

    ``map_asked`` says that the map is to take clicks. ``table`` and ``stop`` are what the occasion
    offers, None where it has none; ``last`` is the place of the viewpoint before.
    """

    changed = pyqtSignal()
    map_asked = pyqtSignal()
    plan_asked = pyqtSignal()
    hint = pyqtSignal(str)

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktCapturePlace")
        self.place = Place()
        self.last: Place | None = None
        self.table: Place | None = None
        self.stop: Place | None = None
        self.has_map = True
        self.shown = paragraph("", self)
        self.shown.setObjectName("synpunktCapturePlaceShown")
        self.buttons = QWidget(self)
        row = FlowLayout(self.buttons)
        self.map = self._button("Map", translate("Synpunkt", "On the map"))
        self.same = self._button("Same", translate("Synpunkt", "Same as last"), keys, SAME_PLACE)
        self.at_table = self._button(
            "Table", translate("Synpunkt", "Here at the table"), keys, TABLE_KEY
        )
        self.at_stop = self._button("Stop", translate("Synpunkt", "At the stop"))
        self.plan = self._button("Plan", translate("Synpunkt", "Part of the plan…"))
        self.nowhere = self._button("Nowhere", translate("Synpunkt", "No place"), keys, NOWHERE_KEY)
        self.map.clicked.connect(lambda: self.map_asked.emit())
        self.same.clicked.connect(self.take_last)
        self.at_table.clicked.connect(self.take_table)
        self.at_stop.clicked.connect(self.take_stop)
        self.plan.clicked.connect(lambda: self.plan_asked.emit())
        self.nowhere.clicked.connect(self.take_nowhere)
        for button in (
            self.map,
            self.same,
            self.at_table,
            self.at_stop,
            self.plan,
            self.nowhere,
        ):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.shown)
        column.addWidget(self.buttons)
        self.refresh()

    def set_place(self, place: Place) -> None:
        """Show a place; tells of it if it is another one."""
        before, self.place = self.place, place
        self.refresh()
        if place != before:
            self.changed.emit()

    def take_last(self) -> None:
        """The place of the viewpoint before."""
        if self.last is None:
            self.hint.emit(translate("Synpunkt", "There is no place to repeat yet."))
        else:
            self.set_place(self.last)

    def take_table(self) -> None:
        """The place of the occasion itself."""
        if self.table is None:
            self.hint.emit(
                translate("Synpunkt", "The occasion has no place. Click on the map instead.")
            )
        else:
            self.set_place(self.table)

    def take_stop(self) -> None:
        """The stop where the walk is now."""
        if self.stop is not None:
            self.set_place(self.stop)

    def take_nowhere(self) -> None:
        """No place at all."""
        self.set_place(Place())

    def refresh(self) -> None:
        """Offer what there is, and say what is chosen."""
        self.at_stop.setVisible(self.stop is not None)
        self.at_table.setVisible(self.stop is None)
        nowhere = self.place.kind == NOWHERE and not self.has_map
        said = translate("Synpunkt", "No place") if nowhere else described(self.place)
        self.shown.setText(said)

    def _button(self, name: str, text: str, keys: Keys | None = None, key: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("synpunktCapture" + name)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if keys is not None:
            button.setToolTip(f"{text} ({keys.shown(key)})" if keys.shown(key) else text)
        return button


def described(place: Place) -> str:
    """The place in words."""
    labels = {
        NOWHERE: translate("Synpunkt", "No place: click on the map, or choose"),
        MAP: translate("Synpunkt", "Point on the map"),
        TABLE: translate("Synpunkt", "Here at the table"),
        STOP: translate("Synpunkt", "At the stop"),
        PLAN: translate("Synpunkt", "Part of the plan"),
        DRAWN: translate("Synpunkt", "Drawn on the map"),
    }
    shapes = {
        "line": translate("Synpunkt", "A stretch"),
        "area": translate("Synpunkt", "An area"),
    }
    text = labels[place.kind]
    shape = shapes.get(place.kind_of_geometry())
    if shape is not None:
        text = f"{shape}, {text[:1].lower()}{text[1:]}"
    if place.label:
        text += f": {place.label}"
    if place.precision_m:
        about = words(interface_language()).number(place.precision_m)
        text += ", " + translate("Synpunkt", "about {metres} m").format(metres=about)
    return text
