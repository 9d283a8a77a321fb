"""The window for bringing another store home: what it has, what clashes, and whose side holds."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

from qgis.gui import QgsGui, QgsMessageBar
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from ...layers.merge.lineage import Conflicted
from ...layers.merge.plan import ASK, OURS, THEIRS
from ..answers.own_window import OwnWindow
from ..panel.widgets import paragraph
from ..wrapping_tree import WrappingTree
from .conflict_words import Told

_TOLD = Qt.ItemDataRole.UserRole
_DECISION = 4
# Of the room, as against a stretch of one.
_ALL = 100
_WIDTHS = (190, 130, 220, 220, 130)


class MergeWindow(OwnWindow):
    """Another store is brought home.

    ``other_asked`` wants its file chosen, ``server_asked`` its address on a server, ``merge_asked``
    the shown one brought home.
    """

    other_asked = pyqtSignal()
    server_asked = pyqtSignal()
    merge_asked = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktMerge")
        self.setWindowTitle(translate("Synpunkt", "Bring another store home"))
        self.bar = QgsMessageBar(self)
        self.choose = self._button("Choose", translate("Synpunkt", "Another store…"))
        self.choose_on_server = self._button(
            "ChooseServer", translate("Synpunkt", "Another store on a server…")
        )
        self.file = QLabel(self)
        self.file.setObjectName("synpunktMergeFile")
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.told = paragraph("", self)
        self.told.setObjectName("synpunktMergeTold")
        self.title = QLabel(translate("Synpunkt", "What both have changed"), self)
        headings = (
            translate("Synpunkt", "What"), translate("Synpunkt", "Field"),
            translate("Synpunkt", "Ours"), translate("Synpunkt", "Theirs"),
            translate("Synpunkt", "What holds"),
        )  # fmt: skip
        self.table = WrappingTree(
            "synpunktMergeConflicts", self.title.text(), headings, (2, 3), self
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.title.setBuddy(self.table)
        self.hint = paragraph(
            translate(
                "Synpunkt",
                "Choose rows (Ctrl+A for all) and say whose value holds. The other one stays in the"
                " history. What waits is asked again next time.",
            ),
            self,
        )
        self.ours = self._button("Ours", translate("Synpunkt", "Ours holds"))
        self.theirs = self._button("Theirs", translate("Synpunkt", "Theirs holds"))
        self.wait = self._button("Wait", translate("Synpunkt", "Wait"))
        self.merge = self._button("Do", translate("Synpunkt", "Bring home"))
        self._decisions: dict[Conflicted, str] = {}
        self._arrange()
        self._connect()
        choose = translate(
            "Synpunkt",
            "Choose the store to bring home: from a field package, an inbox or another office.",
        )
        self.show_nothing("", choose)
        self.resize(980, 560)
        QgsGui.enableAutoGeometryRestore(self)

    def decisions(self) -> Mapping[Conflicted, str]:
        """Whose side holds, for each conflict that someone has decided on."""
        return dict(self._decisions)

    def show_nothing(self, file: str, told: str) -> None:
        """Name the other store, and say why there is nothing to see of it."""
        self.show_plan(file, told, (), False)

    def show_plan(self, file: str, told: str, conflicts: Sequence[Told], something: bool) -> None:
        """Show what would come, whether it is ``something``, and what needs a decision."""
        self.file.setText(file)
        self.told.setText(told)
        self._decisions = {}
        items = []
        for one in conflicts:
            item = QTreeWidgetItem([one.what, one.column, one.ours, one.theirs, ""])
            item.setData(0, _TOLD, one)
            for column, text in enumerate((one.what, one.column, one.ours, one.theirs)):
                # The tooltip would read a text as HTML, and what people wrote is in it.
                item.setToolTip(column, _plain(f"{text}\n{one.reason}"))
            items.append(item)
        self.table.fill(items)
        self._show_decisions()
        for widget in (self.title, self.table, self.hint, self.ours, self.theirs, self.wait):
            widget.setVisible(bool(conflicts))
        self._something = something
        self._follow()

    def allow(self, allowed: bool) -> None:
        """Whether something can be begun now."""
        for button in (self.choose, self.choose_on_server):
            button.setEnabled(allowed)
        self.merge.setEnabled(allowed and self._something)

    def _decide(self, side: str) -> None:
        for item in self.table.selectedItems():
            told: Told = item.data(0, _TOLD)
            if not told.decidable:
                continue
            if side == ASK:
                self._decisions.pop(told.conflict.key, None)
            else:
                self._decisions[told.conflict.key] = side
        self._show_decisions()

    def _show_decisions(self) -> None:
        words = {
            OURS: translate("Synpunkt", "Ours holds"),
            THEIRS: translate("Synpunkt", "Theirs holds"),
            ASK: translate("Synpunkt", "Waits"),
        }
        for item in self.table.items():
            told: Told = item.data(0, _TOLD)
            side = self._decisions.get(told.conflict.key, ASK) if told.decidable else OURS
            item.setText(_DECISION, words[side])
            font = item.font(_DECISION)
            font.setBold(side == THEIRS)
            item.setFont(_DECISION, font)
        self._follow()

    def _follow(self) -> None:
        chosen = bool(self.table.selectedItems())
        for button in (self.ours, self.theirs, self.wait):
            button.setEnabled(chosen)
        self.merge.setEnabled(self._something or bool(self._decisions))

    def _connect(self) -> None:
        self.choose.clicked.connect(lambda: self.other_asked.emit())
        self.choose_on_server.clicked.connect(lambda: self.server_asked.emit())
        self.merge.clicked.connect(lambda: self.merge_asked.emit())
        self.table.itemSelectionChanged.connect(self._follow)
        for button, side in ((self.ours, OURS), (self.theirs, THEIRS), (self.wait, ASK)):
            button.clicked.connect(lambda _checked, side=side: self._decide(side))

    def _arrange(self) -> None:
        self._something = False
        for column, width in enumerate(_WIDTHS):
            self.table.header().resizeSection(column, width)
        top = QHBoxLayout()
        top.addWidget(self.choose)
        top.addWidget(self.choose_on_server)
        top.addWidget(self.file, 1)
        sides = QHBoxLayout()
        for button in (self.ours, self.theirs, self.wait):
            sides.addWidget(button)
        sides.addStretch(1)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.merge)
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addLayout(top)
        layout.addWidget(self.told)
        layout.addWidget(self.title)
        layout.addWidget(self.table, _ALL)
        layout.addWidget(self.hint)
        layout.addLayout(sides)
        layout.addStretch(1)  # takes the room where there is no table
        layout.addLayout(bottom)
        sides_of_conflicts = (self.table, self.ours, self.theirs, self.wait)
        stops = (self.choose, self.choose_on_server, *sides_of_conflicts, self.merge)
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("synpunktMerge" + name)
        button.setAutoDefault(False)
        return button


def _plain(text: str) -> str:
    return f"<span>{html.escape(text)}</span>".replace("\n", "<br>")
