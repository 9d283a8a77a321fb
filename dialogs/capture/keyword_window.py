"""The words that speak for a theme: seen, added and removed."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.gui import QgsGui, QgsMessageBar
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...layers.keywords import Keyword
from ...layers.labels import column_label
from ...layers.language import translate
from ...layers.settings import interface_language
from ..answers.own_window import OwnWindow
from ..panel.widgets import paragraph
from .theme_field import ThemeField

_KEYWORD = Qt.ItemDataRole.UserRole
LANGUAGES = (("sv", "Svenska"), ("en", "English"))


class KeywordWindow(OwnWindow):
    """``adding_asked`` carries a keyword, ``removal_asked`` those that are chosen."""

    adding_asked = pyqtSignal(object)
    removal_asked = pyqtSignal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktKeywords")
        self.setWindowTitle(translate("Synpunkt", "Words that suggest a theme"))
        self.bar = QgsMessageBar(self)
        self.told = paragraph(
            translate(
                "Synpunkt",
                "When a word stands in what is written, its theme is suggested. A word of five"
                " letters or more also counts inside longer ones.",
            ),
            self,
        )
        self.search = self._line("Search", translate("Synpunkt", "Search words and themes"))
        self.search.setClearButtonEnabled(True)
        self.table = QTreeWidget(self)
        self.table.setObjectName("synpunktKeywordTable")
        self.table.setAccessibleName(self.windowTitle())
        self.table.setRootIsDecorated(False)
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.remove = self._button("Remove", translate("Synpunkt", "Remove"))
        self.word = self._line("Word", translate("Synpunkt", "New word"))
        self.theme = ThemeField(self)
        self.theme.setObjectName("synpunktKeywordTheme")
        self.language = QComboBox(self)
        self.language.setObjectName("synpunktKeywordLanguage")
        self.language.setAccessibleName(column_label("keyword", "language"))
        for code, label in LANGUAGES:
            self.language.addItem(label, code)
        self.language.setCurrentIndex(self.language.findData(interface_language()))
        self.add = self._button("Add", translate("Synpunkt", "Add"))
        self._labels: dict[str, str] = {}
        self._arrange()
        self._connect()
        self._follow()
        self.resize(560, 560)
        QgsGui.enableAutoGeometryRestore(self)

    def show_words(self, words: Sequence[Keyword], themes: Sequence[tuple[str, str]]) -> None:
        """Show these, with the themes as (code, label); the search stays."""
        self._labels = dict(themes)
        self.theme.set_choices(themes)
        languages = dict(LANGUAGES)
        self.table.clear()
        for keyword in sorted(words, key=lambda one: one.word.casefold()):
            theme = self._labels.get(keyword.theme, keyword.theme)
            language = languages.get(keyword.language, keyword.language)
            item = QTreeWidgetItem([keyword.word, theme, language])
            item.setData(0, _KEYWORD, keyword)
            self.table.addTopLevelItem(item)
        self._filter(self.search.text())

    def added(self) -> None:
        """The word is there: the next one can be written."""
        self.word.clear()
        self.word.setFocus()

    def chosen(self) -> list[Keyword]:
        """The words that are selected and seen."""
        items = self.table.selectedItems()
        return [item.data(0, _KEYWORD) for item in items if not item.isHidden()]

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in range(self.table.topLevelItemCount()):
            item = self.table.topLevelItem(row)
            item.setHidden(wanted not in f"{item.text(0)} {item.text(1)}".casefold())
        self._follow()

    def _ask(self) -> None:
        self.theme.settle()
        if self.add.isEnabled():
            language = self.language.currentData()
            self.adding_asked.emit(Keyword(self.word.text().strip(), language, self.theme.code))

    def _follow(self) -> None:
        self.remove.setEnabled(bool(self.chosen()))
        self.add.setEnabled(bool(self.word.text().strip()) and self.theme.code is not None)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.table.itemSelectionChanged.connect(self._follow)
        self.word.textChanged.connect(lambda _text: self._follow())
        self.theme.chosen.connect(self._follow)
        for line in (self.word, self.theme):
            line.returnPressed.connect(self._ask)
        self.add.clicked.connect(lambda: self._ask())
        self.remove.clicked.connect(lambda: self.removal_asked.emit(self.chosen()))

    def _arrange(self) -> None:
        self.table.setHeaderLabels(
            [column_label("keyword", name) for name in ("word", "theme", "language")]
        )
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 160)
        new = QHBoxLayout()
        new.addWidget(self.word, 2)
        new.addWidget(self.theme, 3)
        new.addWidget(self.language)
        new.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.told)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(new)
        stops = (self.search, self.table, self.remove, self.word, self.theme, self.language)
        for one, after in zip(stops, (*stops[1:], self.add), strict=True):
            QWidget.setTabOrder(one, after)

    def _line(self, name: str, text: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName("synpunktKeyword" + name)
        line.setPlaceholderText(text)
        line.setAccessibleName(text)
        return line

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("synpunktKeyword" + name)
        button.setAutoDefault(False)
        return button
