"""The tab that counts: by theme or else, against types; and when, where and when people spoke."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from ...layers.settings import interface_language
from ..messages import Messages
from ..spreadsheet import as_lines
from ..viewpoints.filters import KIND, MONTH, THEME, TIME, Filter
from .count_bars import CountBars, CountHeader, column_labels
from .count_rows import COLUMNS, FACETS, OTHER, CountRow, CountTable, count_table, facts
from .empty_hint import EmptyHint, why_empty
from .facets import Chip, asking_for, chip_label, facet_label, month_label
from .fact_line import FactLine
from .flow_layout import FlowLayout
from .picture_file import save_picture
from .state import PanelState
from .summary_picture import Content, SummaryPicture
from .widgets import paragraph, squeezable

PAGE = "page"


class SummaryTab(QWidget):
    """Shows ``state``; a click sets its filter and tells so by ``filtered``.

    ``document_asked`` asks for the page on the area (``PAGE``), for the matter's account for an
    audience, or for a layout of it on a paper.
    """

    filtered = pyqtSignal()
    document_asked = pyqtSignal(str)

    def __init__(
        self, state: PanelState, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state, self._messages = state, messages
        self._language = interface_language()
        self._table: CountTable | None = None
        self._make_choices()
        self.bars = CountBars(translate("Synpunkt", "Overview"), self)
        self.bars.setObjectName("synpunktThemes")
        self.hint = EmptyHint(self.bars)
        self.header = CountHeader(self.bars, self)
        self.bars.chosen.connect(self._on_row)
        heads = {
            TIME: translate("Synpunkt", "When:"),
            KIND: translate("Synpunkt", "At:"),
            MONTH: translate("Synpunkt", "Month:"),
        }
        self.lines = {facet: FactLine(head, self) for facet, head in heads.items()}
        for line in self.lines.values():
            line.chosen.connect(self._on_fact)
        self._make_buttons()
        self._arrange()
        state.recounted.connect(self.refresh)

    def refresh(self) -> None:
        """Count afresh; done only while the tab is seen."""
        if not self.isVisible() or self._state.columns is None:
            self._table = None
            self.bars.show_table(None)
            return
        facet, placeless = self.facet, self.placeless.isChecked()
        self._table = count_table(self._state, facet, placeless, self._language)
        self.hint.setText(why_empty(self._state))
        self.bars.show_table(self._table)
        for button in (self.copy, self.picture):
            button.setEnabled(bool(self._table.rows))
        for name, line in self.lines.items():
            line.show_facts(self._named(name))

    @property
    def facet(self) -> str:
        """What the rows are: a facet of the filter."""
        return str(self.by.currentData())

    def showEvent(self, event: object) -> None:  # noqa: N802
        super().showEvent(event)
        self.refresh()

    def copy_table(self) -> None:
        """Put the table on the clipboard, with tabs between the cells, as spreadsheets take it."""
        if self._table is None:
            return
        labels = column_labels()
        heads = [facet_label(self.facet), translate("Synpunkt", "All")]
        lines = [[*heads, *(labels[name] for name in COLUMNS)]]
        for row in (*self._table.rows, self._table.everything):
            lines.append([row.label, str(row.total), *map(str, row.counts.values())])
        QApplication.clipboard().setText(as_lines(lines))
        self._messages.hint(translate("Synpunkt", "The table is on the clipboard."))

    def save_picture(self) -> None:
        """Ask for a file and paint the overview into it, for paper and slides."""
        if self._table is None:
            return
        content = Content(
            title=self._state.area.label or translate("Synpunkt", "Viewpoints"),
            sentence=self._state.sentence,
            facet=facet_label(self.facet),
            table=self._table,
            lines=[line.text() for line in self.lines.values() if line.buttons],
        )
        save_picture(SummaryPicture(content), self, self._messages)

    # --- parts ---

    def _make_choices(self) -> None:
        self.by = QComboBox(self)
        self.by.setObjectName("synpunktShowBy")
        for facet in FACETS:
            self.by.addItem(facet_label(facet), facet)
        self.by.setCurrentIndex(self.by.findData(THEME))
        squeezable(self.by)
        self.by.currentIndexChanged.connect(lambda _index: self.refresh())
        self.placeless = QCheckBox(translate("Synpunkt", "Also without a place"), self)
        self.placeless.setObjectName("synpunktPlaceless")
        self.placeless.setChecked(True)
        self.placeless.toggled.connect(lambda _on: self.refresh())

    def _make_buttons(self) -> None:
        self.copy = QPushButton(translate("Synpunkt", "Copy table"), self)
        self.copy.setObjectName("synpunktCopy")
        self.copy.clicked.connect(lambda: self.copy_table())
        self.picture = QPushButton(translate("Synpunkt", "Save picture"), self)
        self.picture.setObjectName("synpunktPicture")
        self.picture.clicked.connect(lambda: self.save_picture())
        self.report = QPushButton(translate("Synpunkt", "Report"), self)
        self.report.setObjectName("synpunktReport")
        self.report.setMenu(self._documents())

    def _documents(self) -> QMenu:
        """What a report can be."""
        menu = QMenu(self.report)
        asked = (
            (PAGE, translate("Synpunkt", "Page on the area…")),
            ("internal", translate("Synpunkt", "Account, internal…")),
            ("case", translate("Synpunkt", "Account, in the matter…")),
            ("public", translate("Synpunkt", "Account, public…")),
            ("A4", translate("Synpunkt", "Layout for printing, A4")),
            ("A3", translate("Synpunkt", "Layout for printing, A3")),
        )
        for name, text in asked:
            action = QAction(text, menu)
            action.setObjectName(f"synpunktDocument_{name}")
            action.triggered.connect(lambda _on, name=name: self.document_asked.emit(name))
            menu.addAction(action)
        return menu

    def _arrange(self) -> None:
        label = QLabel(translate("Synpunkt", "Show by"), self)
        label.setBuddy(self.by)
        choices = QHBoxLayout()
        choices.addWidget(label)
        choices.addWidget(self.by, 1)
        choices.addWidget(self.placeless)
        hint = paragraph(translate("Synpunkt", "A click on a bar filters the list."), self)
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        for button in (self.copy, self.picture, self.report):
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(choices)
        layout.addWidget(self.header)
        layout.addWidget(self.bars, 1)
        for widget in (*self.lines.values(), hint, buttons):
            layout.addWidget(widget)

    # --- what a click asks for ---

    def _on_row(self, row: CountRow, column: str) -> None:
        types = self._table.others if column == OTHER else frozenset({column} - {""})
        self._ask(asking_for(self.facet, row.codes, types, not self.placeless.isChecked()))

    def _on_fact(self, chip: Chip) -> None:
        placed = not self.placeless.isChecked()
        self._ask(asking_for(chip.facet, frozenset({chip.code}), placed=placed))

    def _ask(self, chosen: Filter) -> None:
        self._state.set_filter(chosen)
        self.filtered.emit()

    def _named(self, facet: str) -> list[tuple[Chip, str, int]]:
        columns = self._state.columns
        found = facts(self._state, facet, self.placeless.isChecked())
        in_one_year = facet == MONTH and len({(chip.code or "")[:4] for chip, _ in found}) == 1
        named = []
        for chip, n in found:
            label = chip_label(columns, chip, self._language)
            if in_one_year and chip.code:
                label = month_label(chip.code, self._language, with_year=False)
            named.append((chip, label, n))
        return named
