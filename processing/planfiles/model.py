"""What a plan file gives: areas of plans as plain values, and words on what could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ...layers.plan_kinds import KINDS

#: The longest piece of a file's own text that a sentence repeats.
_QUOTED = 60
_LISTED = 12


@dataclass(frozen=True)
class PlanArea:
    """One object of a plan with its area, a valid and flat MultiPolygon in ``crs``.

    ``plan_key`` names the plan that it is part of, ``key`` the object itself; where
    the file has no lasting one it is made of names and numbers in it. ``kind`` is one of
    ``KINDS``, None where the file does not tell.
    """

    plan_key: str
    designation: str | None
    name: str | None
    status: str | None
    kind: str | None
    key: str
    geometry: QgsGeometry
    crs: QgsCoordinateReferenceSystem

    @property
    def order(self) -> tuple[str, int, str, str]:
        """By plan, its whole area first, then by designation and key."""
        kind = KINDS.index(self.kind) if self.kind in KINDS else len(KINDS)
        return (self.plan_key, kind, self.designation or "", self.key)


@dataclass
class Notes:
    """Finished sentences: what could not be read or was mended, and what the file lacks."""

    problems: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    #: How many objects could not be read at all.
    unread: int = 0

    def left_out(self, sentence: str) -> None:
        """An object that is not among the areas."""
        self.unread += 1
        self.problems.append(sentence)

    def warn(self, sentence: str) -> None:
        """An object that is there, but not quite as the file has it."""
        self.problems.append(sentence)

    def tell(self, sentence: str) -> None:
        """How the file was understood, or what it lacks."""
        self.facts.append(sentence)


@dataclass(frozen=True)
class PlanReading:
    """The areas of a plan file, all in ``crs``, sorted by plan."""

    areas: list[PlanArea]
    crs: QgsCoordinateReferenceSystem
    notes: Notes

    @property
    def plans(self) -> int:
        """How many plans the areas are of."""
        return len({area.plan_key for area in self.areas})


def quoted(text: str) -> str:
    """A file's own text in one short line, for a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1] + "…"


def listed(names: Iterable[str]) -> str:
    """Names of a file in one line, for a sentence; the last of many are left out."""
    each = [quoted(name) for name in names]
    return ", ".join(each[:_LISTED]) + (", …" if len(each) > _LISTED else "")
