"""Titles with a fold below each: what an open one tells, all others leave room for."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .detail_parts import KEYS, WIDE, Part
from .flow_layout import FlowLayout
from .widgets import paragraph, set_plain_tooltip


class FoldTitle(QToolButton):
    """A title with an arrow; a long one is cut short at the room there is."""

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"synpunktFold_{key}")
        self._full = ""
        self._wide = key in WIDE
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if self._wide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._point)
        self._point(False)

    def tell(self, title: str) -> None:
        """Show another title."""
        self._full = title
        self.setAccessibleName(title)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self._full
        if self._wide:
            room = self.width() - self.iconSize().width() - 12
            shown = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room)
        set_plain_tooltip(self, "" if shown == self._full else self._full)
        self.setText(shown.replace("&", "&&"))

    def _point(self, opened: bool) -> None:
        self.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)


class DetailFolds(QWidget):
    """Shows ``Part``s; ``opened`` tells which one has been opened, by its key.

    What is open stays open for the next viewpoint. Plan and answers have a row of their own, with
    room for a button (``add_button``).
    """

    opened = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: dict[str, FoldTitle] = {}
        self._bodies: dict[str, QLabel] = {}
        self._rows: dict[str, QHBoxLayout] = {}
        self._beside: dict[str, QWidget] = {}
        self._below: dict[str, QWidget] = {}
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for key in WIDE:
            row = self._rows[key] = QHBoxLayout()
            row.setSpacing(4)
            row.addWidget(self._make(key), 1)
            column.addLayout(row)
            column.addWidget(self._bodies[key])
        others = QWidget(self)
        flow = FlowLayout(others)
        column.addWidget(others)
        for key in KEYS:
            if key not in WIDE:
                flow.addWidget(self._make(key))
                column.addWidget(self._bodies[key])
        self._last = ""

    def title(self, key: str) -> FoldTitle:
        """The title of a part."""
        return self._titles[key]

    def body(self, key: str) -> QLabel:
        """What is told below a title."""
        return self._bodies[key]

    def in_order(self) -> list[QWidget]:
        """Titles and buttons, in the order in which the keys go through them."""
        stops: list[QWidget] = []
        for key in KEYS:
            stops.append(self._titles[key])
            stops += [held[key] for held in (self._beside, self._below) if key in held]
        return stops

    def is_open(self, key: str) -> bool:
        """Whether a part's lines are shown."""
        return self._titles[key].isChecked()

    def last_opened(self) -> QLabel | None:
        """What is told below the title that was opened last."""
        return self._bodies.get(self._last)

    def add_button(self, key: str, button: QWidget) -> None:
        """Put a button at the end of the row of a part of ``WIDE``."""
        self._rows[key].addWidget(button)
        self._beside[key] = button

    def add_below(self, key: str, widget: QWidget) -> None:
        """Put something below the lines of a part; it shows while the part is open."""
        self._below[key] = widget
        self._column.insertWidget(self._column.indexOf(self._bodies[key]) + 1, widget)
        self._show_body(key)

    def show_parts(self, parts: Iterable[Part]) -> None:
        """Show another viewpoint's parts."""
        for part in parts:
            self._titles[part.key].tell(part.title)
            self.fill(part.key, part.lines)

    def fill(self, key: str, lines: Iterable[str]) -> None:
        """Tell these lines below a title."""
        self._bodies[key].setText("\n".join(lines))
        self._show_body(key)

    def _make(self, key: str) -> FoldTitle:
        title = FoldTitle(key, self)
        body = paragraph("", self)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body.setContentsMargins(18, 0, 0, 2)
        body.hide()
        self._titles[key], self._bodies[key] = title, body
        title.toggled.connect(lambda checked: self._on_toggled(key, checked))
        return title

    def _on_toggled(self, key: str, opened: bool) -> None:
        if opened:
            self._last = key
            self.opened.emit(key)
        self._show_body(key)

    def _show_body(self, key: str) -> None:
        body = self._bodies[key]
        shown = self.is_open(key) and bool(body.text())
        for widget in (body, self._below.get(key)):
            if widget is not None:
                widget.setVisible(shown)
