"""The occasions of a store as a list: the latest day first, each in two lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from ...layers import occasions, walks
from ...layers.code_lists import CodeLists
from ...layers.occasions import Tally
from ...layers.settings import interface_words
from ..viewpoints.model import Role
from ..viewpoints.wording import code_label
from .chain_words import NO_PHASE, phase_word

NOTHING = Tally(0, 0, 0)


class OccasionModel(QAbstractListModel):
    """Shows occasions that fit the search."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._lists = CodeLists({})
        self._everything: list[dict[str, Any]] = []
        self._rows: list[dict[str, Any]] = []
        self._tallies: Mapping[str | None, Tally] = {}
        self._search = ""

    @property
    def total(self) -> int:
        """How many there are, whatever is sought."""
        return len(self._everything)

    def show_rows(
        self,
        rows: Sequence[dict[str, Any]],
        tallies: Mapping[str | None, Tally],
        lists: CodeLists,
    ) -> None:
        """Show these rows of ``occasion``, in this order."""
        self._everything, self._tallies, self._lists = list(rows), tallies, lists
        self.search(self._search)

    def search(self, text: str) -> None:
        """Show those that hold all the words, in name, place, day, kind or phase."""
        self._search = text
        wanted = text.casefold().split()
        self.beginResetModel()
        self._rows = [
            row for row in self._everything if all(word in self._sought(row) for word in wanted)
        ]
        self.endResetModel()

    def place(self, uuid: str) -> int:
        """The row of an occasion, -1 where it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row["uuid"] == uuid), -1)

    def tally(self, uuid: str) -> Tally:
        """What the occasion brought."""
        return self._tallies.get(uuid, NOTHING)

    def kind(self, row: Mapping[str, Any]) -> str:
        """ "Dialogue meeting, Follow-up"; of a walk its kind, or that it is a walk again."""
        kind = code_label(self._lists, "occasion_kind", row["kind"], self._language)
        phase = row["phase"]
        if phase in (None, "", NO_PHASE):
            return kind
        told = phase_word(row, self._lists, self._language)
        if row["kind"] == walks.SAFETY_WALK and phase in (walks.WALK, walks.REWALK):
            return kind if phase == walks.WALK else told
        return ", ".join(part for part in (kind, told) if part)

    # QAbstractListModel

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.UUID:
            return row["uuid"]
        if role == Role.TITLE:
            return str(row["title"])
        if role == Role.DETAILS:
            return self._details(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row['title']}\n{self._details(row)}"
        return None

    def _details(self, row: Mapping[str, Any]) -> str:
        """ "2026-11-12 | Safety walk, Walk | 23 viewpoints"."""
        saved = self.tally(row["uuid"]).saved
        told = interface_words().translate("Synpunkt", "%n viewpoint(s)", "", saved)
        return " | ".join(part for part in (_day(row), self.kind(row), told) if part)

    def _sought(self, row: Mapping[str, Any]) -> str:
        parts = (row["title"], row["place_name"], _day(row), self.kind(row))
        return " ".join(str(part or "") for part in parts).casefold()


def _day(row: Mapping[str, Any]) -> str:
    return occasions.day(dict(row)).isoformat() if row["starts_at"] else ""
