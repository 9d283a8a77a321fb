"""The fields of one action, and the viewpoints that it is to answer."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QListWidget, QListWidgetItem, QWidget

from ...layers.actions import DECLINED
from ...layers.code_lists import CodeLists
from ...layers.labels import column_label
from ...layers.language import translate
from ..answers.fields import CodeBox, DayField, Lines, label_for

_UUID = Qt.ItemDataRole.UserRole
_DAY = "due_on"


@dataclass(frozen=True)
class Choices:
    """What an action of an occasion can be about: (uuid, label) of its stops and viewpoints."""

    lists: CodeLists = field(default_factory=lambda: CodeLists({}))
    stops: Sequence[tuple[str, str]] = ()
    viewpoints: Sequence[tuple[str, str]] = ()


class ActionForm(QWidget):
    """Shows and changes the columns of an action; ``changed`` tells of changes by the user."""

    changed = pyqtSignal()

    def __init__(self, choices: Choices, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.description = Lines("synpunktActionDescription", 3, self)
        self.due_on = DayField("synpunktActionDueOn", self)
        self.reason = Lines("synpunktActionReason", 2, self)
        self._codes = {
            "responsible": CodeBox("synpunktActionResponsible", self),
            "priority": CodeBox("synpunktActionPriority", self),
            "stop_uuid": CodeBox("synpunktActionStop", self, translate("Synpunkt", "No stop")),
            "status": CodeBox("synpunktActionStatus", self),
        }
        for name, list_name in (
            ("responsible", "responsible"), ("priority", "priority"), ("status", "action_status"),
        ):  # fmt: skip
            self._codes[name].set_choices(choices.lists.choices(list_name, language))
        self._codes["stop_uuid"].set_choices(choices.stops)
        self.viewpoints = QListWidget(self)
        self.viewpoints.setObjectName("synpunktActionViewpoints")
        for uuid, label in choices.viewpoints:
            item = QListWidgetItem(label, self.viewpoints)
            item.setData(_UUID, uuid)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self._arrange()
        self._connect()
        self._follow()

    @property
    def responsible(self) -> CodeBox:
        """Who is to do it."""
        return self._codes["responsible"]

    @property
    def status(self) -> CodeBox:
        """How far it has come."""
        return self._codes["status"]

    def values(self) -> dict[str, Any]:
        """The columns of ``action`` as the form has them."""
        return {
            "description": self.description.toPlainText().strip() or None,
            **{name: box.code() for name, box in self._codes.items()},
            _DAY: self.due_on.day(),
            "declined_reason": self.reason.toPlainText().strip() or None,
        }

    def served(self) -> list[str]:
        """The uuids of the viewpoints that are ticked."""
        items = (self.viewpoints.item(row) for row in range(self.viewpoints.count()))
        return [item.data(_UUID) for item in items if item.checkState() == Qt.CheckState.Checked]

    def show_action(self, values: Mapping[str, Any], served: Collection[str]) -> None:
        """Show these columns, without telling of it; others are emptied."""
        self._showing = True
        self.description.setPlainText(values.get("description") or "")
        for name, box in self._codes.items():
            box.set_code(values.get(name))
        self.due_on.set_day(values.get(_DAY))
        self.reason.setPlainText(values.get("declined_reason") or "")
        for row in range(self.viewpoints.count()):
            item = self.viewpoints.item(row)
            ticked = item.data(_UUID) in served
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._showing = False
        self._follow()

    def _arrange(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        rows = (
            (self.description, translate("Synpunkt", "What is to be done")),
            (self._codes["responsible"], column_label("action", "responsible")),
            (self.due_on, column_label("action", _DAY)),
            (self._codes["priority"], column_label("action", "priority")),
            (self._codes["stop_uuid"], column_label("action", "stop_uuid")),
            (self.viewpoints, translate("Synpunkt", "Viewpoints behind it")),
            (self._codes["status"], column_label("action", "status")),
            (self.reason, column_label("action", "declined_reason")),
        )
        for widget, text in rows:
            form.addRow(label_for(widget, text, self), widget)
        for (one, _), (after, _) in zip(rows, rows[1:], strict=False):
            QWidget.setTabOrder(one, after)

    def _connect(self) -> None:
        self.description.textChanged.connect(self._on_change)
        self.reason.textChanged.connect(self._on_change)
        self.due_on.dateValueChanged.connect(lambda _day: self._on_change())
        self.viewpoints.itemChanged.connect(lambda _item: self._on_change())
        for box in self._codes.values():
            box.currentIndexChanged.connect(lambda _index: self._on_change())

    def _on_change(self) -> None:
        if not self._showing:
            self._follow()
            self.changed.emit()

    def _follow(self) -> None:
        self.reason.setEnabled(self.status.code() == DECLINED)


def to_json(values: Mapping[str, Any], served: Sequence[str]) -> dict[str, Any]:
    """An action as a draft holds it."""
    day = values[_DAY]
    kept = {**values, _DAY: day.isoformat() if day is not None else None}
    return {"values": kept, "served": list(served)}


def from_json(draft: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]] | None:
    """The action in a draft, None where it holds none."""
    try:
        values = dict(draft["values"])
        day = values.get(_DAY)
        values[_DAY] = datetime.date.fromisoformat(day) if day else None
        return values, [str(uuid) for uuid in draft["served"]]
    except (KeyError, TypeError, ValueError):
        return None
