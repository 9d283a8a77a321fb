"""A table whose rows are as high as their texts are when their lines are broken."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QRect, QSize, Qt
from qgis.PyQt.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

_AROUND, _HIGHEST = 8, 10_000  # pixels beside a text; no text is higher than that


class WrappingTree(QTreeWidget):
    """``stretched`` are the columns that share what width is left; ``fill`` shows other rows."""

    def __init__(
        self, name: str, spoken: str, headings: Sequence[str], stretched: Sequence[int],
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHeaderLabels(list(headings))
        header = self.header()
        header.setStretchLastSection(False)
        for column in stretched:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(lambda *_: self._fit())

    def items(self) -> list[QTreeWidgetItem]:
        """The rows from above to below."""
        return [self.topLevelItem(row) for row in range(self.topLevelItemCount())]

    def fill(self, items: Sequence[QTreeWidgetItem]) -> None:
        """Show these in place of what there is."""
        self.clear()
        self.addTopLevelItems(list(items))
        self._fit()

    def _fit(self) -> None:
        """Qt breaks the lines, but gives a row the height of one."""
        metrics, flags = self.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
        for item in self.items():
            for column in range(self.columnCount()):
                item.setTextAlignment(column, int(Qt.AlignmentFlag.AlignTop))
                room = QRect(0, 0, max(1, self.columnWidth(column) - _AROUND), _HIGHEST)
                text = metrics.boundingRect(room, flags, item.text(column))
                item.setSizeHint(column, QSize(0, text.height() + _AROUND // 2))
