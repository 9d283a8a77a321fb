"""Some lines of fields below each other, to which lines can be added and from which removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QGridLayout,
    QGroupBox,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.labels import column_label
from ...layers.language import translate
from ...layers.occasion_parts import Count, Party
from ..answers.fields import CodeBox, NameBox, listen
from .numbers import NumberBox

_PARTY = ("party", "role", "safety_group_uuid")


class Rows(QGroupBox):
    """``_fields`` makes the fields of one line; ``headings`` tell what each is.

    ``changed`` tells of another value, and of another line.
    """

    changed = pyqtSignal()

    def __init__(
        self, title: str, name: str, add: str, headings: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.lines: list[list[QWidget]] = []
        self._grid = QGridLayout()
        self._headings = [QLabel(heading, self) for heading in headings]
        for column, heading in enumerate(self._headings):
            heading.hide()
            self._grid.addWidget(heading, 0, column)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.add = QPushButton(add, self)
        self.add.setObjectName(f"{name}Add")
        self.add.clicked.connect(lambda: self._begin_line())
        column = QVBoxLayout(self)
        column.addLayout(self._grid)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _fields(self, number: int) -> list[QWidget]:
        raise NotImplementedError

    def _clear(self) -> None:
        for line in list(self.lines):
            self._remove(line)

    def _add_line(self) -> list[Any]:
        """A line more, with empty fields; returns them."""
        number = len(self.lines) + 1
        fields = self._fields(number)
        for field, heading in zip(fields, self._headings, strict=True):
            field.setAccessibleName(heading.text())
            listen(field, self.changed.emit)
            heading.show()
        remove = QToolButton(self)
        remove.setText("✕")
        remove.setObjectName(f"{self.objectName()}Remove{number}")
        remove.setAccessibleName(translate("Synpunkt", "Remove the line"))
        remove.setToolTip(remove.accessibleName())
        remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        line = [*fields, remove]
        remove.clicked.connect(lambda: self._remove(line))
        row = self._grid.rowCount()
        before = self.lines[-1][-1] if self.lines else None
        for column, widget in enumerate(line):
            self._grid.addWidget(widget, row, column)
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        QWidget.setTabOrder(remove, self.add)
        self.lines.append(line)
        return fields

    def _begin_line(self) -> None:
        self._add_line()[0].setFocus()

    def _remove(self, line: list[QWidget]) -> None:
        self.lines.remove(line)
        for heading in self._headings:
            heading.setVisible(bool(self.lines))
        self.add.setFocus()
        for widget in line:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.changed.emit()


class PartyRows(Rows):
    """Who organised, took part or was invited."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            translate("Synpunkt", "Who took part"),
            "synpunktParties",
            translate("Synpunkt", "Add a party"),
            [column_label("occasion_party", name) for name in _PARTY],
            parent,
        )
        self._known: list[str] = []
        self._roles: Sequence[tuple[str, str]] = ()
        self._groups: Sequence[tuple[str, str]] = ()

    def set_choices(
        self,
        known: list[str],
        roles: Sequence[tuple[str, str]],
        groups: Sequence[tuple[str, str]],
    ) -> None:
        """Parties met before; (code, label) of roles; (uuid, name) of local safety groups."""
        self._known, self._roles, self._groups = known, roles, groups

    def show_parties(self, parties: Sequence[Party]) -> None:
        """Show these in place of what is there."""
        self._clear()
        for party in parties:
            name, role, group = self._add_line()
            name.setCurrentText(party.party)
            role.set_code(party.role)
            group.set_code(party.safety_group)

    def parties(self) -> tuple[Party, ...]:
        """What is written; lines without a name are left out."""
        lines: list[Any] = self.lines
        written = (Party(n.currentText().strip(), r.code(), g.code()) for n, r, g, _ in lines)
        return tuple(party for party in written if party.party)

    def _fields(self, number: int) -> list[QWidget]:
        name = NameBox(f"synpunktParty{number}", self)
        name.set_choices(self._known)
        name.setCurrentText("")
        role = CodeBox(f"synpunktPartyRole{number}", self)
        role.set_choices(self._roles)
        group = CodeBox(f"synpunktPartyGroup{number}", self)
        group.set_choices(self._groups)
        return [name, role, group]


class CountRows(Rows):
    """Voluntary tallies: how many of a group, for the occasion as a whole, never per person."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            translate("Synpunkt", "Voluntary tallies, never per person"),
            "synpunktCounts",
            translate("Synpunkt", "Add a tally"),
            (
                translate("Synpunkt", "What (age, say)"),
                translate("Synpunkt", "Group (13–19, say)"),
                column_label("occasion_tally", "count"),
            ),
            parent,
        )
        self._dimensions: list[str] = []
        self._bands: list[str] = []

    def set_choices(self, dimensions: list[str], bands: list[str]) -> None:
        """What was counted before, by what and in which groups."""
        self._dimensions, self._bands = dimensions, bands

    def show_counts(self, counts: Sequence[Count]) -> None:
        """Show these in place of what is there."""
        self._clear()
        for one in counts:
            dimension, band, count = self._add_line()
            dimension.setCurrentText(one.dimension)
            band.setCurrentText(one.band)
            count.set_number(one.count)

    def counts(self) -> tuple[Count, ...]:
        """What is written; lines without a group are left out."""
        lines: list[Any] = self.lines
        written = (
            Count(d.currentText().strip(), b.currentText().strip(), n.number() or 0)
            for d, b, n, _ in lines
        )
        return tuple(one for one in written if one.band)

    def _fields(self, number: int) -> list[QWidget]:
        dimension = NameBox(f"synpunktCountOf{number}", self)
        dimension.set_choices(self._dimensions)
        dimension.setCurrentText("")
        band = NameBox(f"synpunktCountBand{number}", self)
        band.set_choices(self._bands)
        band.setCurrentText("")
        count = NumberBox(f"synpunktCount{number}", self)
        return [dimension, band, count]
