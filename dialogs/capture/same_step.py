"""The same remark written down twice: shown together, and joined if a person says so."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from ...layers.same_remarks import Remark
from ..panel.widgets import paragraph

UUID = Qt.ItemDataRole.UserRole


class SameStep(QWidget):
    """One group at a time. ``join_asked`` carries the uuid that is kept and those joined to it."""

    join_asked = pyqtSignal(str, list)
    ended = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[list[Remark]] = []
        self.heading = paragraph("", self)
        self.list = QListWidget(self)
        self.list.setObjectName("synpunktSameTexts")
        self.list.setWordWrap(True)
        self.list.setAccessibleName(translate("Synpunkt", "Viewpoints that say nearly the same"))
        told = translate(
            "Synpunkt",
            "The first that is ticked is kept; the others are joined to it and stay as they"
            " were said.",
        )
        self.join = QPushButton(translate("Synpunkt", "Join the ticked"), self)
        self.join.setObjectName("synpunktSameJoin")
        self.join.clicked.connect(self._ask)
        self.skip = QPushButton(translate("Synpunkt", "Leave them apart"), self)
        self.skip.setObjectName("synpunktSameSkip")
        self.skip.clicked.connect(self.next)
        back = QPushButton(translate("Synpunkt", "Back"), self)
        back.setObjectName("synpunktSameBack")
        back.clicked.connect(lambda: self.ended.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.heading,
            self.list,
            paragraph(told, self),
            self.join,
            self.skip,
            back,
        ):
            column.addWidget(widget)

    def show_groups(self, groups: Sequence[list[Remark]]) -> None:
        """Begin with the first group."""
        self._groups = list(groups)
        self._show()

    def next(self) -> None:
        """Go on to the next group; after the last it ends."""
        self._groups = self._groups[1:]
        self._show()

    def _show(self) -> None:
        if not self._groups:
            self.ended.emit()
            return
        left = len(self._groups)
        self.heading.setText(translate("Synpunkt", "%n group(s) say nearly the same.", "", left))
        self.list.clear()
        for remark in self._groups[0]:
            number = f"{remark.number}  " if remark.number is not None else ""
            item = QListWidgetItem(number + " ".join(remark.text.split()))
            item.setData(UUID, remark.uuid)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _ask(self) -> None:
        items = (self.list.item(row) for row in range(self.list.count()))
        ticked = [i.data(UUID) for i in items if i.checkState() == Qt.CheckState.Checked]
        if len(ticked) > 1:
            self.join_asked.emit(ticked[0], ticked[1:])
        else:
            self.next()
