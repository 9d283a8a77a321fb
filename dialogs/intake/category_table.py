"""The source's categories, how often each occurs, and the theme that it comes in as."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate, words
from ...layers.settings import interface_language
from ...processing.intake.seen import Category
from .wording import short

NAME, COUNT, THEME, SUGGESTION = range(4)


class CategoryModel(QAbstractTableModel):
    """``themed`` carries the themes that were chosen, by category; None for none."""

    themed = pyqtSignal(dict)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: list[tuple[str, str]] = []
        self.categories: list[Category] = []
        self._themes: dict[str, str | None] = {}
        self._headers = (
            translate("Synpunkt", "Category"),
            translate("Synpunkt", "Number of rows"),
            translate("Synpunkt", "Theme"),
            translate("Synpunkt", "Suggestion"),
        )

    def show(self, categories: Sequence[Category], choices: list[tuple[str, str]]) -> None:
        """Show these; ``choices`` are the themes as (code, label)."""
        themes = {one.name: one.theme for one in categories}
        same = [(one.name, one.count) for one in self.categories]
        if same == [(one.name, one.count) for one in categories] and choices == self.choices:
            # What is being chosen right now is not disturbed.
            self.categories, self._themes = list(categories), themes
            self._tell()
            return
        self.beginResetModel()
        self.categories, self.choices, self._themes = list(categories), choices, themes
        self.endResetModel()

    def suggested(self) -> dict[str, str | None]:
        """The suggestions for the categories that have no theme."""
        return {
            one.name: one.suggestion
            for one in self.categories
            if one.suggestion and not self._themes[one.name]
        }

    def take(self, themes: dict[str, str | None]) -> None:
        """Choose themes, by category."""
        self._themes |= themes
        self._tell()
        self.themed.emit(themes)

    def _tell(self) -> None:
        if self.categories:
            self.dataChanged.emit(self.index(0, THEME), self.index(len(self.categories) - 1, THEME))

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self.categories)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._headers)

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._headers[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.categories[index.row()]
        if role == Qt.ItemDataRole.EditRole and index.column() == THEME:
            return self._themes[one.name]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == COUNT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self._text(one, index.column())

    def flags(self, index: QModelIndex) -> Qt.ItemFlags:
        editable = Qt.ItemFlag.ItemIsEditable if index.column() == THEME else Qt.ItemFlag(0)
        return super().flags(index) | editable

    def setData(  # noqa: N802
        self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if not index.isValid() or index.column() != THEME or role != Qt.ItemDataRole.EditRole:
            return False
        name = self.categories[index.row()].name
        if value != self._themes[name]:
            self.take({name: value})
        return True

    def _text(self, one: Category, column: int) -> str:
        if column == NAME:
            return short(one.name)
        if column == COUNT:
            return words(interface_language()).number(one.count)
        if column == THEME:
            theme = self._themes[one.name]
            return self._label(theme) if theme else translate("Synpunkt", "No theme yet")
        return self._label(one.suggestion) if one.suggestion else ""

    def _label(self, code: str) -> str:
        return next((label for known, label in self.choices if known == code), code)


class _ThemeDelegate(QStyledItemDelegate):
    """Chooses a theme from a list."""

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget:
        box = QComboBox(parent)
        box.setAccessibleName(translate("Synpunkt", "Theme"))
        box.addItem(translate("Synpunkt", "No theme yet"), None)
        for code, label in index.model().choices:
            box.addItem(label, code)
        box.activated.connect(lambda _index: self._done(box))
        unfolding = QTimer(box)  # once it has its place
        unfolding.setSingleShot(True)
        unfolding.timeout.connect(box.showPopup)
        unfolding.start(0)
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:  # noqa: N802
        editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractTableModel, index: QModelIndex
    ) -> None:
        model.setData(index, editor.currentData())

    def _done(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


class CategoryTable(QWidget):
    """The table, and a button that takes all suggestions."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.categories = CategoryModel(self)
        self.themed = self.categories.themed
        self.table = QTableView(self)
        self.table.setObjectName("synpunktIntakeCategories")
        self.table.setAccessibleName(translate("Synpunkt", "Categories and their themes"))
        self.table.setModel(self.categories)
        self.table.setItemDelegateForColumn(THEME, _ThemeDelegate(self.table))
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(COUNT, QHeaderView.ResizeMode.ResizeToContents)
        self.suggest = QPushButton(translate("Synpunkt", "Use the suggestions"), self)
        self.suggest.setObjectName("synpunktIntakeSuggest")
        self.suggest.clicked.connect(lambda: self.categories.take(self.categories.suggested()))
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.suggest)
        self.categories.modelReset.connect(self._follow)
        self.categories.dataChanged.connect(lambda *_: self._follow())
        self._follow()

    def _follow(self) -> None:
        self.suggest.setEnabled(bool(self.categories.suggested()))
