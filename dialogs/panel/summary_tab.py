"""The tab that counts: themes by type, and when, where and in which month people spoke."""

from __future__ import annotations

from qgis.PyQt.QtCore import QLocale, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate, words
from ...layers.settings import interface_language
from ..messages import Messages
from ..viewpoints.filters import Filter
from ..viewpoints.wording import code_label
from .state import PanelState
from .theme_bars import ThemeBars, ThemeHeader, column_labels
from .theme_rows import (
    COLUMNS,
    OTHER,
    ThemeRow,
    ThemeTable,
    counted,
    kinds,
    months,
    placed_zones,
    theme_table,
)
from .widgets import paragraph


class SummaryTab(QWidget):
    """Shows ``state``; a click sets its filter and tells so by ``filtered``."""

    filtered = pyqtSignal()
    report_asked = pyqtSignal()

    def __init__(
        self, state: PanelState, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state, self._messages = state, messages
        self._language = interface_language()
        self._table: ThemeTable | None = None
        self.placeless = QCheckBox(translate("Synpunkt", "Also without a place"), self)
        self.placeless.setObjectName("synpunktPlaceless")
        self.placeless.setChecked(True)
        self.placeless.toggled.connect(lambda _on: self.refresh())
        self.bars = ThemeBars(self)
        self.header = ThemeHeader(self.bars, self)
        self.bars.chosen.connect(self._on_chosen)
        self.times, self.places, self.months = (paragraph("", self) for _ in range(3))
        hint = paragraph(translate("Synpunkt", "A click on a bar filters the list."), self)
        self.copy = QPushButton(translate("Synpunkt", "Copy table"), self)
        self.copy.setObjectName("synpunktCopy")
        self.copy.clicked.connect(lambda: self.copy_table())
        self.report = QPushButton(translate("Synpunkt", "Report…"), self)
        self.report.setObjectName("synpunktReport")
        self.report.clicked.connect(lambda: self.report_asked.emit())
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addWidget(self.report)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(4)
        for widget in (self.placeless, self.header):
            layout.addWidget(widget)
        layout.addWidget(self.bars, 1)
        for label in (self.times, self.places, self.months, hint):
            layout.addWidget(label)
        layout.addLayout(buttons)
        state.recounted.connect(self.refresh)

    def refresh(self) -> None:
        """Count afresh; done only while the tab is seen."""
        if not self.isVisible():
            self._table = None
            return
        state = self._state
        if state.columns is None:
            self.bars.show_table(None)
            return
        self._table = theme_table(state, self.placeless.isChecked(), self._language)
        self.bars.show_table(self._table)
        self._tell_rest()

    def showEvent(self, event: object) -> None:  # noqa: N802
        super().showEvent(event)
        self.refresh()

    def copy_table(self) -> None:
        """Put the table on the clipboard, with tabs between the cells, as spreadsheets take it."""
        if self._table is None:
            return
        labels = column_labels()
        heads = [translate("Synpunkt", "Theme"), translate("Synpunkt", "All")]
        lines = [[*heads, *(labels[name] for name in COLUMNS)]]
        for row in (*self._table.rows, self._table.everything):
            lines.append([_cell(row.label), str(row.total), *map(str, row.counts.values())])
        QApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
        self._messages.hint(translate("Synpunkt", "The table is on the clipboard."))

    def _on_chosen(self, row: ThemeRow, column: str) -> None:
        types = self._table.others if column == OTHER else frozenset({column} - {""})
        zones = placed_zones(self.placeless.isChecked())
        self._state.set_filter(Filter(themes=row.themes, valences=types, zones=zones))
        self.filtered.emit()

    def _tell_rest(self) -> None:
        columns = self._state.columns
        shown = counted(self._state, self.placeless.isChecked())
        times = columns.time_context.counts(shown)
        self._tell(self.times, translate("Synpunkt", "When:"), self._coded("time_context", times))
        places = kinds(columns, shown)
        self._tell(self.places, translate("Synpunkt", "At:"), self._coded("occasion_kind", places))
        found = months(columns, shown)
        self._tell(
            self.months, translate("Synpunkt", "Month:"), _named_months(found, self._language)
        )

    def _coded(self, name: str, counts: dict[str | None, int]) -> list[tuple[str, int]]:
        lists = self._state.columns.code_lists
        unknown = translate("Synpunkt", "not stated")
        ordered = sorted(counts.items(), key=lambda pair: (pair[0] is None, -pair[1]))
        return [
            (code_label(lists, name, code, self._language) if code else unknown, n)
            for code, n in ordered
        ]

    def _tell(self, label: QLabel, head: str, counts: list[tuple[str, int]]) -> None:
        number = words(self._language).number
        told = ", ".join(f"{name} {number(n)}" for name, n in counts)
        label.setText(f"{head} {told}")
        label.setVisible(bool(told))


def _named_months(found: dict[str, int], language: str) -> list[tuple[str, int]]:
    """ "Oct" and "Nov", with the year where there are several."""
    locale = QLocale(language)
    years = {month[:4] for month in found}
    named = []
    for month, n in found.items():
        name = locale.standaloneMonthName(int(month[5:7]), QLocale.FormatType.ShortFormat)
        name = name.rstrip(".")
        named.append((f"{name} {month[:4]}" if len(years) > 1 else name, n))
    return named


def _cell(text: str) -> str:
    """A label that a spreadsheet takes for text: codes of other sources may be anything."""
    plain = " ".join(text.split())
    return f"'{plain}" if plain[:1] in ("=", "+", "-", "@") else plain
