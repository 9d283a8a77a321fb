"""The occasion in focus: what it was, what it brought, its chain, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from ..panel.flow_layout import FlowLayout
from ..panel.widgets import paragraph
from .reporting import BLANK
from .stop_list import StopList

#: Between the links of a chain.
ARROW = "→"


class OccasionFocus(QWidget):
    """Signals say what is asked for; ``menu`` holds what is seldom done.

    ``report_asked`` carries whom the report is for (see ``OccasionReport.make``).
    """

    capture_asked = pyqtSignal()
    viewpoints_asked = pyqtSignal()
    edit_asked = pyqtSignal()
    next_asked = pyqtSignal()
    write_up_asked = pyqtSignal()
    actions_asked = pyqtSignal()
    report_asked = pyqtSignal(str)
    zoom_asked = pyqtSignal()
    place_asked = pyqtSignal()
    removal_asked = pyqtSignal()
    link_asked = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktOccasionFocus")
        inner = QWidget(self)
        self.heading = paragraph("", inner)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.where, self.tally, self.how = (paragraph("", inner) for _ in range(3))
        self.tally.setObjectName("synpunktOccasionTally")
        self.chain = QWidget(inner)
        self.chain.setAccessibleName(translate("Synpunkt", "Chain"))
        self._links = FlowLayout(self.chain)
        self.links: list[QToolButton] = []
        self._arrows: list[QWidget] = []
        self.stops = StopList(inner)
        self.capture = self._button("Capture", translate("Synpunkt", "Write down"))
        self.viewpoints = self._button("Show", translate("Synpunkt", "Show viewpoints"))
        self.edit = self._button("Edit", translate("Synpunkt", "Change…"))
        self.next = self._button("Next", translate("Synpunkt", "Next in the chain…"))
        self.write_up = self._button("WriteUp", translate("Synpunkt", "Write up…"))
        self.write_up.setToolTip(
            translate("Synpunkt", "What was seen at each stop, with photos, the day after")
        )
        self.report = self._report()
        self.more = self._more()
        asked = {
            self.capture: self.capture_asked,
            self.viewpoints: self.viewpoints_asked,
            self.edit: self.edit_asked,
            self.next: self.next_asked,
            self.write_up: self.write_up_asked,
        }
        for button, signal in asked.items():
            button.clicked.connect(lambda _checked, signal=signal: signal.emit())
        self._row = QWidget(self)
        self.buttons = FlowLayout(self._row)
        self._own: list[QWidget] = [*asked, self.report, self.more]
        for button in self._own:
            self.buttons.addWidget(button)
        self._arrange(inner)
        self.show_nothing()

    def show_nothing(self, none_yet: bool = False) -> None:
        """No occasion is in focus; with ``none_yet`` there is none at all."""
        choose = translate("Synpunkt", "Choose an occasion, or make a new one.")
        begin = translate("Synpunkt", "No occasions yet. Make the first one with +.")
        self.heading.setText(begin if none_yet else choose)
        for label in (self.where, self.tally, self.how):
            label.hide()
        self.show_chain([], "")
        self.stops.hide()
        self._row.hide()

    def show_lines(self, heading: str, where: str, tally: str, how: str) -> None:
        """Tell of an occasion; lines that are "" are left out."""
        self.heading.setText(heading)
        for label, text in ((self.where, where), (self.tally, tally), (self.how, how)):
            label.setText(text)
            label.setVisible(bool(text))
        self._row.show()

    def show_walk(self, is_walk: bool) -> None:
        """Show what belongs to a walk: its stops, and writing it up."""
        self.stops.setVisible(is_walk)
        self.write_up.setVisible(is_walk)
        protocol, report = translate("Synpunkt", "Protocol"), translate("Synpunkt", "Report")
        self.report.setText(protocol if is_walk else report)

    def show_chain(self, links: Sequence[tuple[str, str]], current: str) -> None:
        """Show (uuid, words) of the chain's occasions, each a button that leads there."""
        for widget in (*self.links, *self._arrows):
            self._links.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.links, self._arrows = [], []
        for uuid, words in links:
            if self.links:
                self._arrows.append(QLabel(ARROW, self.chain))
                self._links.addWidget(self._arrows[-1])
                self._arrows[-1].show()
            button = QToolButton(self.chain)
            button.setText(words.replace("&", "&&"))
            button.setObjectName(f"synpunktChain{len(self.links) + 1}")
            button.setCheckable(True)
            button.setChecked(uuid == current)
            font = button.font()
            font.setBold(uuid == current)
            button.setFont(font)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked, uuid=uuid: self.link_asked.emit(uuid))
            self._links.addWidget(button)
            button.show()
            self.links.append(button)
        self.chain.setVisible(len(links) > 1)

    def in_order(self) -> list[QWidget]:
        """What the tab key reaches, in its order."""
        return [*self.links, *self.stops.in_order(), *self._own]

    def _arrange(self, inner: QWidget) -> None:
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(3)
        told = (self.heading, self.where, self.tally, self.how, self.chain, self.stops)
        for widget in told:
            inside.addWidget(widget)
        inside.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        for behind in (inner, scroll.viewport()):
            behind.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._row)

    def _report(self) -> QPushButton:
        """A button with a menu: whom the report is for, or the sheet to carry."""
        button = self._button("Report", translate("Synpunkt", "Report"))
        menu = QMenu(button)
        asked = (
            ("internal", translate("Synpunkt", "Internal…")),
            ("case", translate("Synpunkt", "In the matter…")),
            ("public", translate("Synpunkt", "Public…")),
            (BLANK, translate("Synpunkt", "Sheet to carry…")),
        )
        for audience, text in asked:
            action = QAction(text, menu)
            action.setObjectName(f"synpunktReport_{audience}")
            action.triggered.connect(lambda _on, whom=audience: self.report_asked.emit(whom))
            menu.addAction(action)
        button.setMenu(menu)
        return button

    def _more(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("synpunktOccasionMore")
        button.setText("…")
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        button.setToolTip(translate("Synpunkt", "More to do with the occasion"))
        button.setAccessibleName(button.toolTip())
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = self.menu = QMenu(button)
        asked = (
            (translate("Synpunkt", "Actions…"), self.actions_asked),
            (translate("Synpunkt", "Zoom"), self.zoom_asked),
            (translate("Synpunkt", "Place on the map…"), self.place_asked),
            (translate("Synpunkt", "Remove the occasion"), self.removal_asked),
        )
        for text, signal in asked:
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked, signal=signal: signal.emit())
            menu.addAction(action)
        button.setMenu(menu)
        return button

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("synpunktOccasion" + name)
        return button
