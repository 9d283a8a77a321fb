"""Everything about one occasion: a new one, one that is changed, or the next of a chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.gui import QgsGui, QgsMessageBar
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent, QKeyEvent
from qgis.PyQt.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ...layers.labels import column_label
from ...layers.language import translate
from ...layers.occasion_record import COLUMNS, Record
from ...layers.walks import SAFETY_WALK, WALK
from ..answers.fields import CodeBox, Lines, label_for, listen
from ..answers.own_window import OwnWindow
from .chain_words import NO_PHASE
from .choices import Choices
from .numbers import MomentField, NumberBox
from .rows import CountRows, PartyRows

_SAVE, _CANCEL = QDialogButtonBox.StandardButton.Save, QDialogButtonBox.StandardButton.Cancel
#: Columns whose values are codes, by the list that they come from.
_CODED = {
    "kind": "occasion_kind",
    "participation_level": "participation_level",
    "light_condition": "light_condition",
    "season": "season",
    "leaf_state": "leaf_state",
    "reached_unsurveyed": "reached_unsurveyed",
    "phase": "phase",
}
#: Columns whose values are other rows, by the field of ``Choices`` that lists them.
_REFERRING = {"matter_uuid": "matters", "follows_uuid": "occasions"}
_MOMENTS = ("starts_at", "ends_at")
#: Columns of several lines, and how many are seen.
_LONG = {"question": 2, "notes": 6}
_BETWEEN = 18  # pixels
# What it is, left; how it was, right.
_LEFT = (
    "title", "kind", "starts_at", "ends_at", "place_name", "matter_uuid", "participation_level",
    "phase", "follows_uuid", "question",
)  # fmt: skip
_RIGHT = tuple(name for name in COLUMNS if name not in _LEFT)


class OccasionWindow(OwnWindow):
    """``saving_asked`` carries a ``Record``; the window is closed by whoever saved it.

    ``changed`` tells of every change, ``dropped`` that what is written is not wanted any more.
    ``bar`` tells what stood in the way. Escape and Cancel close it; what was written is asked for
    first where there is any.
    """

    saving_asked = pyqtSignal(object)
    changed = pyqtSignal()
    dropped = pyqtSignal()

    def __init__(self, choices: Choices, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktOccasion")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.bar = QgsMessageBar(self)
        self._begun = Record()
        self._warned = False
        self.fields: dict[str, QWidget] = {name: self._field(name) for name in COLUMNS}
        for name, code_list in _CODED.items():
            self._of(name).set_choices(choices.lists.choices(code_list, language))
        for name, listed in _REFERRING.items():
            self._of(name).set_choices(getattr(choices, listed))
        self.parties, self.counts = PartyRows(self), CountRows(self)
        roles = choices.lists.choices("party_role", language)
        self.parties.set_choices(list(choices.parties), roles, choices.groups)
        self.counts.set_choices(list(choices.dimensions), list(choices.bands))
        self.buttons = QDialogButtonBox(_SAVE | _CANCEL, self)
        self.buttons.button(_SAVE).setText(translate("Synpunkt", "Save"))
        self.buttons.button(_SAVE).setObjectName("synpunktOccasionSave")
        self.buttons.button(_CANCEL).setText(translate("Synpunkt", "Cancel"))
        self.buttons.button(_CANCEL).setObjectName("synpunktOccasionCancel")
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.close)
        for part in self.fields.values():
            listen(part, self.changed.emit)
        self.parties.changed.connect(self.changed)
        self.counts.changed.connect(self.changed)
        self._of("title").textChanged.connect(lambda _text: self._follow())
        self._of("kind").activated.connect(lambda _index: self._propose_phase())
        self._arrange()
        QgsGui.enableAutoGeometryRestore(self)

    def show_record(self, title: str, record: Record, fixed: Sequence[str] = ()) -> None:
        """Begin with ``record``; columns that are ``fixed`` can't be changed."""
        self.setWindowTitle(title)
        self._fill(record)
        for name in COLUMNS:
            self.fields[name].setEnabled(name not in fixed)
        self._begun = self.record()
        self._of("title").setFocus()

    def show_draft(self, record: Record) -> None:
        """Go on with what was written before and not saved."""
        self._fill(record)
        self.bar.pushInfo("Synpunkt", translate("Synpunkt", "Your draft, not saved yet."))

    @property
    def is_changed(self) -> bool:
        """Whether something is written that is not saved."""
        return self.record() != self._begun

    def _fill(self, record: Record) -> None:
        for name in COLUMNS:
            self._set(name, record.values.get(name))
        self.parties.show_parties(record.parties)
        self.counts.show_counts(record.counts)
        self._follow()

    def record(self) -> Record:
        """What is written."""
        values = {name: self._value(name) for name in COLUMNS}
        return Record(values, self.parties.parties(), self.counts.counts())

    def save(self) -> None:
        """Ask for what is written to be saved."""
        if self.buttons.isEnabled() and self._of("title").text().strip():
            self.saving_asked.emit(self.record())

    def allow_saving(self, allowed: bool) -> None:
        """Whether it can be saved now; not twice at once, nor closed while it is being saved."""
        self.buttons.setEnabled(allowed)

    def saved(self) -> None:
        """It stands in the store: close."""
        self._begun = self.record()
        self.allow_saving(True)
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if not self.buttons.isEnabled():
            event.ignore()  # it closes by itself, or tells what stood in the way
        elif self.is_changed and not self._warned:
            self._warned = True
            self.bar.pushWarning(
                "Synpunkt",
                translate("Synpunkt", "What you changed is not saved. Close again to drop it."),
            )
            event.ignore()
        else:
            self.dropped.emit()
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        else:
            super().keyPressEvent(event)

    # --- fields ---

    def _of(self, name: str) -> Any:
        return self.fields[name]

    def _field(self, name: str) -> QWidget:
        shown = "synpunktOccasion_" + name
        if name in _CODED or name in _REFERRING:
            return CodeBox(shown, self)
        if name in _MOMENTS:
            return MomentField(shown, self)
        if name in _LONG:
            lines = Lines(shown, _LONG[name], self)
            lines.setMaximumHeight(lines.minimumHeight())
            return lines
        if name == "participants":
            return NumberBox(shown, self)
        line = QLineEdit(self)
        line.setObjectName(shown)
        return line

    def _set(self, name: str, value: Any) -> None:
        field = self._of(name)
        if isinstance(field, CodeBox):
            field.set_code(value)
        elif isinstance(field, MomentField):
            field.set_moment(value)
        elif isinstance(field, NumberBox):
            field.set_number(value)
        elif isinstance(field, Lines):
            field.setPlainText(value or "")
        else:
            field.setText(value or "")
            field.setCursorPosition(0)

    def _value(self, name: str) -> Any:
        field = self._of(name)
        if isinstance(field, CodeBox):
            return field.code()
        if isinstance(field, MomentField):
            return field.moment()
        if isinstance(field, NumberBox):
            return field.number()
        text = field.toPlainText() if isinstance(field, Lines) else field.text()
        return text.strip() or None

    def _propose_phase(self) -> None:
        """A safety walk is the walk of its chain, unless something else is said."""
        phase = self._of("phase")
        if self._of("kind").code() == SAFETY_WALK and phase.code() in (None, NO_PHASE):
            phase.set_code(WALK)

    def _follow(self) -> None:
        named = bool(self._of("title").text().strip())
        self.buttons.button(_SAVE).setEnabled(named)

    def _arrange(self) -> None:
        inside = QWidget(self)
        columns = QHBoxLayout()
        columns.setSpacing(_BETWEEN)
        for names in (_LEFT, _RIGHT):
            form = QFormLayout()
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
            for name in names:
                label = column_label("occasion", name)
                form.addRow(label_for(self.fields[name], label, self), self.fields[name])
            columns.addLayout(form, 1)
        below = QHBoxLayout()
        below.addWidget(self.parties, 3)
        below.addWidget(self.counts, 2)
        whole = QVBoxLayout(inside)
        whole.addLayout(columns)
        whole.addLayout(below)
        whole.addStretch(1)
        scroll = QScrollArea(self)  # on a low screen it scrolls, it is not squeezed
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.buttons)
        self._order()
        self.resize(1060, 640)

    def _order(self) -> None:
        stops = [self.fields[name] for name in (*_LEFT, *_RIGHT)]
        stops += [self.parties.add, self.counts.add]
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)
