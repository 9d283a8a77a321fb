"""Small pictures in a row of rows: chosen by mouse or keys, and dragged to what they belong to."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QMimeData, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QIcon, QImage, QPainter, QPixmap
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from ...layers.photo_pictures import picture

#: Says that what is dragged are photos; it holds their keys, one a line.
MIME = "application/x-synpunkt-photos"
#: Logical pixels of a picture's longer side.
SIDE = 88
_KEY = Qt.ItemDataRole.UserRole
Row = tuple[str, Path | None, str]


class PhotoList(QListWidget):
    """Shows photos as (key, file, words) in their order; the pictures come one after the other."""

    def __init__(self, name: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setGridSize(QSize(SIDE + 28, SIDE + 3 * self.fontMetrics().lineSpacing()))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self._rows: list[Row] = []
        self._waiting: list[QListWidgetItem] = []
        # One picture at a time, with everything else that QGIS has to do in between.
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._load_next)

    def show_photos(self, rows: Sequence[Row]) -> None:
        """Show these; pictures that are there already stay, and so does what is chosen."""
        if list(rows) == self._rows:
            return
        chosen = set(self.chosen())
        icons = {
            self._rows[row][0]: self.item(row).icon()
            for row in range(self.count())
            if not self.item(row).icon().isNull()
        }
        self._rows, self._waiting = list(rows), []
        self.clear()
        for key, _file, words in rows:
            item = QListWidgetItem(words, self)
            item.setData(_KEY, key)
            # As rich text of our own: a stop's name must not be taken for any.
            item.setToolTip(f"<span>{html.escape(words)}</span>")
            item.setSelected(key in chosen)
            if key in icons:
                item.setIcon(icons[key])
            else:
                self._waiting.append(item)
        self._next.start()

    def chosen(self) -> list[str]:
        """The keys of the selected photos, in order."""
        return [item.data(_KEY) for item in map(self.item, range(self.count())) if
                item.isSelected()]  # fmt: skip

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [MIME]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:  # noqa: N802
        data = QMimeData()
        data.setData(MIME, "\n".join(item.data(_KEY) for item in items).encode())
        return data

    def _load_next(self) -> None:
        if not self._waiting:
            return
        item = self._waiting.pop(0)
        file = self._rows[self.row(item)][1]
        ratio = self.devicePixelRatioF()
        image = picture(file, QSize(SIDE, SIDE) * ratio) if file is not None else None
        if image is not None and not image.isNull():
            item.setIcon(QIcon(_squared(image, round(SIDE * ratio))))
        self._next.start()


def keys_in(data: QMimeData) -> list[str]:
    """The keys of the photos that are dragged; none where something else is."""
    return bytes(data.data(MIME)).decode().split("\n") if data.hasFormat(MIME) else []


def _squared(image: QImage, side: int) -> QPixmap:
    """The picture in the middle of a square: all rows of a list are as high then."""
    square = QPixmap(side, side)
    square.fill(Qt.GlobalColor.transparent)
    painter = QPainter(square)
    painter.drawImage((side - image.width()) // 2, (side - image.height()) // 2, image)
    painter.end()
    return square
