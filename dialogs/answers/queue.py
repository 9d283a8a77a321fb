"""The viewpoints that are to be answered, as the window lists them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from ...layers.assignments import OVERDUE, Assignment
from ...layers.language import translate
from ...layers.standing import ANSWERED, IN_PROGRESS, NEW, TOLD_BACK
from ..viewpoints.columns import ViewpointColumns
from ..viewpoints.model import Role
from ..viewpoints.wording import SEPARATOR, Wording, status_label
from ..viewpoints.zoning import Zones
from .due import due_words
from .session import AnswerSession

_WAITING = frozenset({NEW, IN_PROGRESS})


class QueueModel(QAbstractListModel):
    """Shows ``uuids`` in their order; what has left the store is left out.

    Status is that in the session's matter and stage, so that an answer of an earlier stage does not
    count. Answers the roles of ``dialogs.viewpoints.model.Role`` that a row is painted from.
    """

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._uuids: list[str] = []
        self._places: dict[str, int] = {}
        self._answers: dict[int, Callable[[str], Any]] = {}
        self._columns: ViewpointColumns | None = None
        self._wording: Wording | None = None
        self._session: AnswerSession | None = None
        self._drafted: frozenset[str] = frozenset()

    def set_content(
        self, columns: ViewpointColumns, zones: Zones, uuids: Sequence[str], session: AnswerSession
    ) -> None:
        """Show other viewpoints, or the same in another matter or stage."""
        self.beginResetModel()
        self._columns, self._session = columns, session
        self._wording = Wording(columns, zones, self._language)
        self._uuids = [uuid for uuid in uuids if uuid in columns.rows]
        self._places = {uuid: place for place, uuid in enumerate(self._uuids)}
        self._answers = self._roles()
        self.endResetModel()

    def set_drafted(self, uuids: Iterable[str]) -> None:
        """Mark those that have a draft."""
        drafted = frozenset(uuids)
        if drafted != self._drafted:
            self._drafted = drafted
            self._tell_all()

    def uuids(self) -> list[str]:
        """All that are listed."""
        return list(self._uuids)

    def place(self, uuid: str) -> QModelIndex:
        """Where a viewpoint stands; invalid where it is not listed."""
        return self.index(self._places[uuid]) if uuid in self._places else QModelIndex()

    def number(self, uuid: str) -> str:
        """What people call a viewpoint: its number, or a dash where it has none yet."""
        row = self._columns.rows.get(uuid) if self._columns else None
        return (self._columns.called(row) if row is not None else "") or "–"

    def theme(self, uuid: str) -> str | None:
        """The viewpoint's theme as a code."""
        row = self._columns.rows.get(uuid) if self._columns else None
        return self._columns.theme.at(row) if row is not None else None

    def status(self, uuid: str) -> str:
        """How far its answer in this matter and stage has come; a code of ``layers.standing``."""
        given = self._session.seen.get(uuid) if self._session else None
        if given is None or not given.answer.decision:
            return IN_PROGRESS if given is not None else NEW
        return TOLD_BACK if given.answer.feedback_on else ANSWERED

    def waiting(self) -> int:
        """How many have no decision yet."""
        return sum(self.status(uuid) in _WAITING for uuid in self._uuids)

    def next_waiting(self, after: int) -> QModelIndex:
        """The next without a decision, from the top again if need be; invalid where all have one.

        The row ``after`` itself comes last.
        """
        count = len(self._uuids)
        for step in range(1, count + 1):
            row = (after + step) % count
            if self.status(self._uuids[row]) in _WAITING:
                return self.index(row)
        return QModelIndex()

    # QAbstractListModel

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._uuids)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._uuids) or self._columns is None:
            return None
        answer = self._answers.get(int(role))
        return answer(self._uuids[index.row()]) if answer else None

    def _roles(self) -> dict[int, Callable[[str], Any]]:
        columns, wording = self._columns, self._wording
        rows = columns.rows
        return {
            int(Qt.ItemDataRole.DisplayRole): lambda uuid: wording.title(rows[uuid]),
            int(Qt.ItemDataRole.AccessibleTextRole): self._spoken,
            Role.UUID: lambda uuid: uuid,
            Role.NUMBER: lambda uuid: columns.called(rows[uuid]),
            Role.TITLE: lambda uuid: wording.title(rows[uuid]),
            Role.VALENCE: lambda uuid: columns.valence.at(rows[uuid]),
            Role.DETAILS: self._details,
            Role.WARNING: self._warning,
            Role.STATUS: self.status,
        }

    def _details(self, uuid: str) -> str:
        row = self._columns.rows[uuid]
        occasion = self._columns.occasions.get(self._columns.occasion.at(row) or "")
        theme = self._columns.theme_group.at(row)
        parts = (
            self._wording.label("theme", theme, short=True),
            self._wording.occasion(occasion) if occasion else "",
            status_label(self.status(uuid)),
            translate("Synpunkt", "Draft") if uuid in self._drafted else "",
            self._due(uuid),
        )
        return SEPARATOR.join(part for part in parts if part)

    def _due(self, uuid: str) -> str:
        if self.status(uuid) not in _WAITING:
            return ""
        return due_words(self._assignment(uuid), datetime.date.today())

    def _warning(self, uuid: str) -> str:
        overdue = self._assignment(uuid).urgency(datetime.date.today()) == OVERDUE
        if overdue and self.status(uuid) in _WAITING:
            return translate("Synpunkt", "Its answer is overdue.")
        return ""

    def _assignment(self, uuid: str) -> Assignment:
        return self._session.assigned.get(uuid, Assignment())

    def _spoken(self, uuid: str) -> str:
        """The whole row for those who hear it."""
        row = self._columns.rows[uuid]
        details = self._details(uuid).replace(SEPARATOR, ", ")
        parts = (self.number(uuid), self._wording.valence(row), self._wording.title(row), details)
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    def _tell_all(self) -> None:
        if self._uuids:
            self.dataChanged.emit(self.index(0), self.index(len(self._uuids) - 1))
