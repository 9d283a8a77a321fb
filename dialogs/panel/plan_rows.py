"""What the plan tab counts and lists: plain values, no widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from ...layers.attach import ABOUT
from ...layers.language import translate, words
from ...layers.plan_parts import PlanPart
from ...layers.tie_finder import NEAREST, WITHIN
from ...layers.ties import Tied
from ..viewpoints.columns import ViewpointColumns
from ..viewpoints.model import Role
from ..viewpoints.wording import Wording
from .count_rows import CountRow, filled


def part_rows(columns: ViewpointColumns, parts: Iterable[PlanPart]) -> list[CountRow]:
    """The parts with the viewpoints tied to them, wherever those lie; the most first.

    Parts that nothing is tied to come last, in the order in which they are given.
    """
    rows = [CountRow(part.label, frozenset({part.uuid}), _counts(columns, part)) for part in parts]
    return sorted(rows, key=lambda row: -row.total)


def matching(parts: Iterable[PlanPart], text: str, layer: str = "") -> list[PlanPart]:
    """The parts of a plan layer ("" for all) whose label or plan holds all words of ``text``."""
    wanted = text.casefold().split()
    return [
        part
        for part in parts
        if layer in ("", part.layer)
        and all(word in f"{part.label} {part.plan}".casefold() for word in wanted)
    ]


def relation_words(tied: Tied, language: str) -> str:
    """ "inside", "nearest, 12 m" or "about it, 50 m away"; and that a tie has come loose."""
    labels = {
        WITHIN: translate("Synpunkt", "inside"),
        NEAREST: translate("Synpunkt", "nearest"),
        ABOUT: translate("Synpunkt", "about it"),
    }
    parts = [labels.get(tied.relation, tied.relation)]
    if tied.relation != WITHIN and tied.distance is not None:
        metres = words(language).number(round(tied.distance))
        parts.append(translate("Synpunkt", "{distance} m").format(distance=metres))
    if tied.state in ("loose", "refound"):
        parts.append(translate("Synpunkt", "loose"))
    return ", ".join(parts)


def relations_told(ties: Iterable[Tied], language: str) -> str:
    """ "14 tied: 12 inside, 1 nearest, 1 about it"."""
    found = Counter(tied.relation for tied in ties)
    total = sum(found.values())
    if not total:
        return translate("Synpunkt", "No viewpoint is tied to it.")
    number = words(language).number
    labels = {
        WITHIN: translate("Synpunkt", "inside"),
        NEAREST: translate("Synpunkt", "nearest"),
        ABOUT: translate("Synpunkt", "about it"),
    }
    told = [f"{number(found[code])} {label}" for code, label in labels.items() if found[code]]
    text = words(language).translate("Synpunkt", "%n tied: {relations}.", "", total)
    return text.format(relations=", ".join(told))


class TiedModel(QAbstractListModel):
    """The viewpoints tied to one part, as ``RowDelegate`` paints them."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._wording: Wording | None = None
        self._columns: ViewpointColumns | None = None
        self._ties: list[Tied] = []

    def set_content(
        self, columns: ViewpointColumns | None, wording: Wording | None, ties: Iterable[Tied]
    ) -> None:
        """Show other ties; those of viewpoints that the columns don't know are left out."""
        self.beginResetModel()
        self._columns, self._wording = columns, wording
        known = [tied for tied in ties if columns is not None and tied.viewpoint in columns.rows]
        self._ties = sorted(known, key=lambda tied: columns.number[columns.rows[tied.viewpoint]])
        self.endResetModel()

    def uuid(self, index: QModelIndex) -> str:
        """The viewpoint in a row."""
        return self._ties[index.row()].viewpoint

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._ties)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._columns is None:
            return None
        tied = self._ties[index.row()]
        row, wording = self._columns.rows[tied.viewpoint], self._wording
        relation = relation_words(tied, self._language)
        theme = wording.label("theme", self._columns.theme_group.at(row), short=True)
        answers = {
            Role.UUID: lambda: tied.viewpoint,
            Role.NUMBER: lambda: self._columns.called(row),
            Role.TITLE: lambda: wording.title(row),
            Role.DETAILS: lambda: " | ".join(filter(None, (theme, relation))),
            Role.VALENCE: lambda: self._columns.valence.at(row),
            Role.WARNING: lambda: wording.warning(row),
            int(Qt.ItemDataRole.DisplayRole): lambda: wording.title(row),
            int(Qt.ItemDataRole.AccessibleTextRole): lambda: f"{wording.spoken(row)} {relation}.",
        }
        answer = answers.get(role)
        return answer() if answer else None


def _counts(columns: ViewpointColumns, part: PlanPart) -> dict[str, int]:
    rows = columns.ties.rows.get(part.uuid)
    return filled(Counter({} if rows is None else columns.valence.counts(rows)))
