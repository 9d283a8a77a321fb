"""The window for repetitions: the groups left, what was said in the chosen one right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qgis.gui import QgsGui, QgsMessageBar
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...layers.labels import column_label
from ...layers.language import translate
from ...layers.same_remarks import Remark
from ..answers.own_window import OwnWindow
from ..panel.widgets import paragraph
from ..wrapping_tree import WrappingTree

_UUID, _GROUP = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole
_TEXT = 80  # characters of a text in the list of groups
_NUMBER_WIDTH, _OCCASION_WIDTH = 80, 190  # pixels


class Group(NamedTuple):
    """Viewpoints that say the same; where they are ``joined`` the first is the one that is kept."""

    remarks: tuple[Remark, ...]
    joined: bool


class RepetitionsWindow(OwnWindow):
    """``join_asked`` carries the uuid that is kept and those to join to it, ``part_asked`` those to
    let stand by themselves again, ``skip_asked`` the group to leave as it is.
    """

    join_asked = pyqtSignal(str, list)
    part_asked = pyqtSignal(list)
    skip_asked = pyqtSignal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktRepetitions")
        self.setWindowTitle(translate("Synpunkt", "Repetitions"))
        self.bar = QgsMessageBar(self)
        self.told = paragraph("", self)
        self.told.setObjectName("synpunktRepetitionsTold")
        self.groups = QListWidget(self)
        self.groups.setObjectName("synpunktRepetitionsGroups")
        self.groups.setAccessibleName(translate("Synpunkt", "Groups that say nearly the same"))
        self.groups.setAlternatingRowColors(True)
        self.groups.setWordWrap(True)
        self.groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.texts = WrappingTree(
            "synpunktRepetitionsTexts",
            translate("Synpunkt", "Viewpoints that say nearly the same"),
            [column_label("viewpoint", name) for name in ("number", "text", "occasion_uuid")],
            [1],
            self,
        )
        self.hint = paragraph("", self)
        self.join = self._button("Join", "")
        self.part = self._button("Part", translate("Synpunkt", "Part the ticked"))
        self.skip = self._button("Skip", translate("Synpunkt", "Leave them apart"))
        self._arrange()
        self._connect()
        self.resize(960, 540)
        QgsGui.enableAutoGeometryRestore(self)

    def tell(self, text: str) -> None:
        """Say above the groups what there is."""
        self.told.setText(text)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these; the place in the list stays."""
        row = max(0, self.groups.currentRow())
        blocked = self.groups.blockSignals(True)
        self.groups.clear()
        for group in groups:
            item = QListWidgetItem(_named(group), self.groups)
            item.setData(_GROUP, group)
        self.groups.setCurrentRow(min(row, len(groups) - 1))
        self.groups.blockSignals(blocked)
        self._show_group()

    def group(self) -> Group | None:
        """The group that is chosen."""
        item = self.groups.currentItem()
        return item.data(_GROUP) if item is not None else None

    def ticked(self) -> list[str]:
        """The viewpoints that are ticked, without the one that is kept."""
        chosen = [row for row in self.texts.items() if row.checkState(0) == Qt.CheckState.Checked]
        return [row.data(0, _UUID) for row in chosen if row.data(0, _UUID) != self._kept()]

    def _kept(self) -> str:
        """Of a joined group the first, else the one in focus."""
        group, item = self.group(), self.texts.currentItem()
        if group is not None and group.joined:
            return group.remarks[0].uuid
        return item.data(0, _UUID) if item is not None else ""

    def _show_group(self) -> None:
        group = self.group()
        blocked = self.texts.blockSignals(True)
        items = []
        for remark in group.remarks if group is not None else ():
            number = str(remark.number) if remark.number is not None else "–"
            item = QTreeWidgetItem([number, " ".join(remark.text.split()), remark.occasion])
            item.setData(0, _UUID, remark.uuid)
            if not (group.joined and remark.kept is None):
                item.setCheckState(0, Qt.CheckState.Checked)
            items.append(item)
        self.texts.fill(items)
        self.texts.setCurrentItem(self.texts.topLevelItem(0))
        self.texts.blockSignals(blocked)
        self._follow()

    def _follow(self) -> None:
        group, others = self.group(), len(self.ticked())
        joined = group is not None and group.joined
        self.hint.setText(_hint(joined) if group is not None else "")
        for button, shown in (
            (self.join, not joined),
            (self.skip, not joined),
            (self.part, joined),
        ):
            button.setVisible(shown and group is not None)
        self.join.setText(self._join_words(others))
        self.join.setEnabled(others > 0)
        self.part.setEnabled(others > 0)

    def _join_words(self, others: int) -> str:
        item = self.texts.currentItem()
        number = item.text(0) if item is not None else ""
        text = translate("Synpunkt", "Join %n viewpoint(s) to no. {number}", "", others)
        return text.format(number=number)

    def _ask_join(self) -> None:
        if self.ticked():
            self.join_asked.emit(self._kept(), self.ticked())

    def _connect(self) -> None:
        self.groups.currentItemChanged.connect(lambda *_: self._show_group())
        self.texts.currentItemChanged.connect(lambda *_: self._follow())
        self.texts.itemChanged.connect(lambda *_: self._follow())
        self.join.clicked.connect(lambda: self._ask_join())
        self.part.clicked.connect(lambda: self.part_asked.emit(self.ticked()))
        self.skip.clicked.connect(lambda: self.skip_asked.emit(self.group()))

    def _arrange(self) -> None:
        header = self.texts.header()
        header.resizeSection(0, _NUMBER_WIDTH)
        header.resizeSection(2, _OCCASION_WIDTH)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.texts, 1)
        column.addWidget(self.hint)
        row = QHBoxLayout()
        for button in (self.join, self.part, self.skip):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        left = QWidget(self)
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        title = QLabel(self.groups.accessibleName(), left)
        title.setBuddy(self.groups)
        title.setWordWrap(True)
        beside.addWidget(title)
        beside.addWidget(self.groups, 1)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        panes.addWidget(right)
        panes.setStretchFactor(1, 1)
        panes.setSizes([300, 660])
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.told)
        layout.addWidget(panes, 1)
        stops = (self.groups, self.texts, self.join, self.part, self.skip)
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("synpunktRepetitions" + name)
        button.setAutoDefault(False)
        return button


def _named(group: Group) -> str:
    """How its first text begins, and how many they are."""
    text = " ".join(group.remarks[0].text.split())
    short = text if len(text) <= _TEXT else text[:_TEXT] + "…"
    count = len(group.remarks)
    if group.joined:
        return f"{short}\n{translate('Synpunkt', '%n viewpoint(s), joined', '', count)}"
    return f"{short}\n{translate('Synpunkt', '%n viewpoint(s)', '', count)}"


def _hint(joined: bool) -> str:
    if joined:
        return translate("Synpunkt", "The first is kept; the others are joined to it.")
    return translate(
        "Synpunkt",
        "The one in focus is kept. The others that are ticked are joined to it: they are counted"
        " as agreeing, and stay as they were said.",
    )
