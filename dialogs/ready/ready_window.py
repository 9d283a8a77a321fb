"""What remains before the account can be handed in; a row leads to its viewpoint."""

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
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from ...processing.account.ready import SAME, Problem, check_label
from ..answers.own_window import OwnWindow

_UUID = Qt.ItemDataRole.UserRole
#: Characters of a text in its cell.
_SHOWN = 120


class ReadyWindow(OwnWindow):
    """``viewpoint_asked`` carries a uuid; ``again_asked`` asks for the list anew."""

    viewpoint_asked = pyqtSignal(str)
    again_asked = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktReady")
        self.setWindowTitle(translate("Synpunkt", "Ready to hand in?"))
        self.bar = QgsMessageBar(self)
        self.heading = QLabel(self)
        self.heading.setObjectName("synpunktReadyHeading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("synpunktReadyList")
        self.tree.setAccessibleName(translate("Synpunkt", "What remains"))
        self.tree.setHeaderLabels(
            [
                translate("Synpunkt", "No."),
                translate("Synpunkt", "Viewpoint"),
            ]
        )
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setTabKeyNavigation(False)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.itemActivated.connect(self._ask)
        self.show_button = QPushButton(translate("Synpunkt", "Show viewpoint"), self)
        self.show_button.setObjectName("synpunktReadyShow")
        self.show_button.clicked.connect(lambda: self._ask(self.tree.currentItem()))
        self.again = QPushButton(translate("Synpunkt", "Check again"), self)
        self.again.setObjectName("synpunktReadyAgain")
        self.again.clicked.connect(self.again_asked)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.again)
        buttons.addWidget(self.show_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.heading)
        layout.addWidget(self.tree, 1)
        layout.addLayout(buttons)
        self.tree.currentItemChanged.connect(lambda *_: self._follow())
        self.resize(900, 520)
        QgsGui.enableAutoGeometryRestore(self)
        self._follow()

    def show_problems(
        self, about: str, problems: Sequence[Problem], texts: Mapping[str, str]
    ) -> None:
        """Show what remains for ``about`` (a matter's title, or ""); the row in focus stays."""
        kept = self._current()
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for one in problems:
            group = groups.get(one.check)
            if group is None:
                group = groups[one.check] = QTreeWidgetItem(self.tree)
                group.setFirstColumnSpanned(True)
                group.setExpanded(True)
            item = QTreeWidgetItem(group)
            item.setText(0, "" if one.number is None else str(one.number))
            text = " ".join(texts.get(one.viewpoint, "").split())[:_SHOWN]
            # The heading says it for all of them, but for what only this one has to tell.
            item.setText(1, f"{one.message} {text}" if one.check == SAME else text)
            item.setToolTip(1, html.escape(one.message))
            item.setData(0, _UUID, one.viewpoint)
            item.setData(1, _UUID, one.check)
            if kept == (one.viewpoint, one.check):
                self.tree.setCurrentItem(item)
        for check, group in groups.items():
            group.setText(0, f"{check_label(check)} ({group.childCount()})")
        self.tree.resizeColumnToContents(0)
        if self._current() is None and groups:
            self.tree.setCurrentItem(next(iter(groups.values())).child(0))
        self._tell(about, len(problems))

    def _tell(self, about: str, problems: int) -> None:
        if not problems:
            text = translate("Synpunkt", "Nothing remains.")
        else:
            text = translate("Synpunkt", "This remains: %n point(s).", "", problems)
        self.heading.setText(f"{about}. {text}" if about else text)

    def _current(self) -> tuple[str, str] | None:
        item = self.tree.currentItem()
        uuid = item.data(0, _UUID) if item is not None else None
        return (str(uuid), str(item.data(1, _UUID))) if uuid else None

    def _follow(self) -> None:
        self.show_button.setEnabled(self._current() is not None)

    def _ask(self, *_: object) -> None:
        current = self._current()
        if current is not None:
            self.viewpoint_asked.emit(current[0])
