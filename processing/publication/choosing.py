"""Who goes out in a publication, and with what: the rules of the audience "public"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from qgis.core import QgsCoordinateTransformContext, QgsGeometry

from ...layers import multivalue
from ...layers.code_lists import CodeLists, read_code_lists
from ...layers.codes import first_level
from ...layers.metric import Reprojection
from ...layers.places import outlines
from ...layers.store import Store
from ..privacy.finder import has_high
from .grid import Grid, GridCell, grid_system

#: Why a viewpoint is held back.
BLOCKED, ORDER, POLICE = "blocked", "order", "police"
#: Why a text is.
UNCHECKED, PERSONAL = "unchecked", "personal"
CHECKED = "checked"


@dataclass(frozen=True)
class Published:
    """A viewpoint as it goes out; ``withheld`` says why its text does not ("" where it does).

    Codes are those of the store's lists: what stands in their place and is none may be anything,
    and is None here.
    """

    number: int
    theme: str | None
    theme_group: str | None
    valence: str | None
    severity: int | None
    time_context: str | None
    text: str | None
    withheld: str
    cell: GridCell | None


@dataclass
class Choice:
    """What goes out, in the order of the numbers; how many are held back, by why."""

    viewpoints: list[Published] = field(default_factory=list)
    held_back: Counter[str] = field(default_factory=Counter)


def choose(
    store: Store,
    members: Collection[str],
    grid: Grid,
    context: QgsCoordinateTransformContext,
    with_held: Collection[str] = (),
) -> Choice:
    """What of the viewpoints ``members`` (uuids) goes out on ``grid``.

    ``with_held`` (of ``ORDER`` and ``POLICE``) lets those out that are held back by default.
    """
    codes, placer = _known_codes(read_code_lists(store.path)), _Placer(store, grid, context)
    choice = Choice()
    for row in store.rows("viewpoint", "state = 'active'", order="number"):
        if row["uuid"] not in members:
            continue
        why = held_back(row)
        if why and why not in with_held:
            choice.held_back[why] += 1
        else:
            choice.viewpoints.append(_published(row, codes, placer.cell(row)))
    return choice


def held_back(row: Mapping[str, Any]) -> str:
    """Why a viewpoint (a row of its table) is held back; "" where it is not."""
    if row["privacy_state"] == BLOCKED:
        return BLOCKED
    if row["said_by"] == POLICE:
        return POLICE
    themes = [row["theme"], *multivalue.split(row["more_themes"])]
    return ORDER if any(str(theme).split(".")[0] == ORDER for theme in themes) else ""


def withheld(row: Mapping[str, Any]) -> str:
    """Why the text of a viewpoint stays; "" where it goes out, or there is none."""
    if not row["text"]:
        return ""
    if row["privacy_state"] != CHECKED:
        return UNCHECKED
    return PERSONAL if has_high(row["text"]) else ""


def _published(
    row: Mapping[str, Any], codes: Mapping[str, Collection[str]], cell: GridCell | None
) -> Published:
    def known(name: str) -> Any:
        return row[name] if str(row[name]) in codes[name] else None

    theme, why = known("theme"), withheld(row)
    return Published(
        number=int(row["number"]),
        theme=theme,
        theme_group=first_level("theme", theme) if theme else None,
        valence=known("valence"),
        severity=known("severity"),
        time_context=known("time_context"),
        text=None if why else row["text"],
        withheld=why,
        cell=cell,
    )


def _known_codes(lists: CodeLists) -> dict[str, set[str]]:
    names = ("theme", "valence", "severity", "time_context")
    return {name: {code.code for code in lists.lists.get(name, ())} for name in names}


class _Placer:
    """Finds the cell of a viewpoint; the middle of its outline stands in for a missing point."""

    def __init__(self, store: Store, grid: Grid, context: QgsCoordinateTransformContext) -> None:
        self._outlines = outlines(store)
        self._carry = Reprojection(store.crs, grid_system(store.crs), context)
        self._grid = grid

    def cell(self, row: Mapping[str, Any]) -> GridCell | None:
        place = row["geom"]
        if place is None and row["uuid"] in self._outlines:
            place = QgsGeometry.collectGeometry(self._outlines[row["uuid"]]).pointOnSurface()
        if place is None or place.isEmpty():
            return None
        point = self._carry.point(place.asPoint().x(), place.asPoint().y())
        return None if point is None else self._grid.cell(point)
