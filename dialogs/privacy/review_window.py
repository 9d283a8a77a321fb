"""Texts that wait to be looked through: a list, the text with its finds, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.gui import QgsGui, QgsMessageBar
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from ...processing.privacy.model import (
    ADDRESS,
    EMAIL,
    HINT,
    PERSONNUMMER,
    PHONE,
    PLATE,
    PROPERTY,
    SAMORDNINGSNUMMER,
    Finding,
)
from ...processing.privacy.reviewing import BLOCKED, CHECKED, Waiting
from ..answers.own_window import OwnWindow
from .marked_text import MarkedText

_UUID = Qt.ItemDataRole.UserRole
#: Characters of a text in the list, and of a find.
_SHOWN, _FIND = 60, 40


class ReviewWindow(OwnWindow):
    """``decided`` carries a ``Waiting`` and its new state, ``mask_asked`` one and its stretches.

    Each key does with the text in focus what its button does, and the next one comes into focus.
    """

    decided = pyqtSignal(object, str)
    mask_asked = pyqtSignal(object, list)
    viewpoint_asked = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktReview")
        self.setWindowTitle(translate("Synpunkt", "Look through for personal data"))
        self.bar = QgsMessageBar(self)
        self._everything: list[Waiting] = []
        self.heading = self._label("synpunktReviewHeading")
        self.list = QListWidget(self)
        self.list.setObjectName("synpunktReviewList")
        self.list.setAccessibleName(translate("Synpunkt", "Unchecked texts, the gravest first"))
        self.list.setAlternatingRowColors(True)
        # What does not fit ends in an ellipsis; beside it the whole text stands.
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemActivated.connect(lambda _item: self._ask_to_show())
        self.finds_only = QCheckBox(translate("Synpunkt", "Only those with finds"), self)
        self.finds_only.setObjectName("synpunktReviewFinds")
        self.finds_only.setChecked(True)
        self.finds_only.toggled.connect(lambda _on: self._fill(0))
        self.text = MarkedText(self)
        self.finds = self._label("synpunktReviewFindsTold")
        self.check = self._button(
            "Check", translate("Synpunkt", "Checked"), "Ctrl+Return", lambda: self._decide(CHECKED)
        )
        self.mask = self._button(
            "Mask", translate("Synpunkt", "Mask what is marked"), "Ctrl+M", self._mask
        )
        self.block = self._button(
            "Block", translate("Synpunkt", "Block"), "Ctrl+B", lambda: self._decide(BLOCKED)
        )
        self.block.setToolTip(
            translate("Synpunkt", "The text is never told to anybody outside ({keys})").format(
                keys=self.block.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            )
        )
        self._arrange()
        self.resize(900, 520)
        QgsGui.enableAutoGeometryRestore(self)

    def show_waiting(self, rows: Sequence[Waiting]) -> None:
        """Show these; where the one in focus is gone, the one that stood below it comes there."""
        place = max(0, self.list.currentRow())
        kept = self.current()
        self._everything = list(rows)
        shown = [one.uuid for one in self._shown()]
        if kept is not None and kept.uuid in shown:
            place = shown.index(kept.uuid)
        self._fill(place)

    def current(self) -> Waiting | None:
        """The one in focus."""
        item = self.list.currentItem()
        uuid = item.data(_UUID) if item is not None else None
        return next((one for one in self._everything if one.uuid == uuid), None)

    def allow(self, may: bool) -> None:
        """Whether something can be decided now."""
        for button in (self.check, self.mask, self.block):
            button.setEnabled(may and self.current() is not None)

    def _shown(self) -> list[Waiting]:
        wanted = self.finds_only.isChecked()
        return [one for one in self._everything if one.findings or not wanted]

    def _fill(self, place: int) -> None:
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for one in self._shown():
            number = "–" if one.number is None else str(one.number)
            kinds = ", ".join(dict.fromkeys(kind_label(find.kind) for find in one.findings))
            line = " ".join(one.text.split())[:_SHOWN]
            item = QListWidgetItem(f"{number}  {kinds or line}", self.list)
            item.setData(_UUID, one.uuid)
        self.list.setCurrentRow(min(place, self.list.count() - 1))
        self.list.blockSignals(blocked)
        found = sum(bool(one.findings) for one in self._everything)
        texts = translate("Synpunkt", "%n text(s) not looked through", "", len(self._everything))
        finds = translate("Synpunkt", "%n with finds", "", found)
        self.heading.setText(f"{texts}, {finds}.")
        self._show()

    def _show(self) -> None:
        one = self.current()
        self.text.show_text(one.text if one else "", one.findings if one else ())
        self.finds.setText("\n".join(_told(one.text, find) for find in one.findings) if one else "")
        self.finds.setVisible(bool(self.finds.text()))
        self.allow(True)

    def _decide(self, state: str) -> None:
        one = self.current()
        if one is not None:
            self.decided.emit(one, state)

    def _mask(self) -> None:
        """What the user has selected; else what is more than a hint, else all finds."""
        one = self.current()
        if one is None:
            return
        selected = self.text.selected(one.text)
        spans = [(find.start, find.end) for find in one.warnings or one.findings]
        if selected is not None:
            spans = [selected]
        if spans:
            self.mask_asked.emit(one, spans)

    def _ask_to_show(self) -> None:
        one = self.current()
        if one is not None:
            self.viewpoint_asked.emit(one.uuid)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _button(self, name: str, text: str, keys: str, do: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("synpunktReview" + name)
        button.setShortcut(QKeySequence(keys))
        native = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{text} ({native})")
        button.clicked.connect(lambda _checked: do())  # type: ignore[operator]
        return button

    def _arrange(self) -> None:
        left, right = QWidget(self), QWidget(self)
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.finds_only)
        beside.addWidget(self.list, 1)
        reading = QVBoxLayout(right)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.addWidget(self.text, 1)
        reading.addWidget(self.finds)
        buttons = QHBoxLayout()
        for button in (self.check, self.mask, self.block):
            buttons.addWidget(button)
        buttons.addStretch(1)
        reading.addLayout(buttons)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setSizes([300, 600])
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.heading)
        layout.addWidget(halves, 1)


def kind_label(kind: str) -> str:
    """What is called what, for people."""
    return {
        PERSONNUMMER: translate("Synpunkt", "Personal number"),
        SAMORDNINGSNUMMER: translate("Synpunkt", "Coordination number"),
        PHONE: translate("Synpunkt", "Telephone number"),
        EMAIL: translate("Synpunkt", "E-mail address"),
        PLATE: translate("Synpunkt", "Number plate"),
        ADDRESS: translate("Synpunkt", "Street address"),
        PROPERTY: translate("Synpunkt", "Property designation"),
        HINT: translate("Synpunkt", "May be a person"),
    }[kind]


def _told(text: str, find: Finding) -> str:
    """ "Telephone number: 070-174 06 05"."""
    piece = " ".join(text[find.start : find.end].split())
    piece = piece if len(piece) <= _FIND else f"{piece[:_FIND]}…"
    return f"{kind_label(find.kind)}: {piece}"
