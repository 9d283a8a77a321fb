"""A new matter from the chosen area, in one step: its title and Enter."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.boundary import as_text
from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.plan_fields import PlanFields
from ..messages import Messages
from ..runner import Runner
from .area_choice import AreaChoice, telling_field
from .plan_fields_form import PlanFieldsForm
from .state import PanelState


class MatterLine(QWidget):
    """Hidden until it is asked for; ``made`` carries the new matter's uuid."""

    made = pyqtSignal(str)

    def __init__(
        self, state: PanelState, runner: Runner, messages: Messages, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._state, self._runner, self._messages = state, runner, messages
        self.title = QLineEdit(self)
        self.title.setObjectName("synpunktMatterTitle")
        label = QLabel(translate("Synpunkt", "New matter"), self)
        label.setBuddy(self.title)
        self.create = QPushButton(translate("Synpunkt", "Create"), self)
        self.create.setObjectName("synpunktMatterCreate")
        self.fields = PlanFieldsForm(self)
        first = QHBoxLayout()
        first.addWidget(label)
        first.addWidget(self.title, 1)
        first.addWidget(self.create)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(first)
        layout.addWidget(self.fields)
        self.title.returnPressed.connect(self._make)
        self.create.clicked.connect(lambda: self._make())
        self.hide()

    def ask(self) -> None:
        """Ask for the title; the area's name is proposed."""
        choice = self._state.choice
        self.title.setText(choice.label if choice is not None else "")
        self.fields.show_layer(choice.layer if choice is not None else None)
        self.show()
        self.title.selectAll()
        self.title.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _make(self) -> None:
        title, store = self.title.text().strip(), self._state.store
        if not title or store is None:
            return
        given: dict[str, Any] = {"STORE": str(store.path), "TITLE": title}
        try:
            given.update(_plan(self._state.choice, self.fields.fields()))
        except InputError as error:
            self._messages.warn(str(error))
            return
        told = translate("Synpunkt", "Create matter")
        self._runner.run("creatematter", given, told, self._on_made)

    def _on_made(self, results: dict[str, Any]) -> None:
        self.hide()
        self.made.emit(results["MATTER"])


def _plan(choice: AreaChoice | None, fields: PlanFields) -> dict[str, Any]:
    """The parameters that say which plan the matter is about."""
    if choice is None:
        return {}
    field, value = telling_field(choice, fields.group)
    given = {"KEY_FIELD": fields.key, "LABEL_FIELD": fields.label}
    given |= {"GROUP_FIELD": field, "GROUP": value, "DIARY_REF": _case(choice, fields)}
    return {"PLAN": choice.as_parameter(), **{name: text for name, text in given.items() if text}}


def _case(choice: AreaChoice, fields: PlanFields) -> str:
    """The registry number that the chosen features have in common; "" for none."""
    found = {as_text(row[fields.case]) for row in choice.features()} if fields.case else set()
    return found.pop() if len(found) == 1 else ""
