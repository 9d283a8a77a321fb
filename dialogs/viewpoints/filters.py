"""Which viewpoints the list shows: masks over the columns, combined in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...layers.standing import UNANSWERED
from ...layers.zones import OUTSIDE, TIED_ZONES, UNUSABLE, WITHOUT_PLACE
from .coded import Coded
from .columns import ViewpointColumns
from .zoning import NO_AREA, Zones

if TYPE_CHECKING:
    import numpy as np

THEME, VALENCE, OCCASION, STATUS, TIME, ZONE = (
    "theme",
    "valence",
    "occasion",
    "status",
    "time_context",
    "zone",
)
MONTH, KIND, PART = "month", "occasion_kind", "plan_object"
UNANSWERED_ONLY, INCOMPLETE_ONLY, LOOSE_ONLY = "unanswered", "incomplete", "loose"
PLACED_ONLY, TEXT = "placed", "text"
#: Facets whose values can be counted, each for a chip of its own.
COUNTED = (THEME, VALENCE, OCCASION, STATUS, TIME, ZONE, MONTH, KIND, PART)
# Zones that the list shows only when asked for them.
_BEYOND = frozenset({OUTSIDE, UNUSABLE})

Codes = frozenset[str | None]


@dataclass(frozen=True)
class Filter:
    """What the planner has chosen; an empty set chooses everything, None in a set means NULL.

    A theme chooses its sub-themes too. ``occasions`` holds uuids, ``months`` months (``2026-11``)
    and whole years (``2026``). ``zones`` holds codes of ``zoning.CODES``; ``without_place`` adds
    those without a place to them, ``placed`` leaves those out. ``parts`` holds uuids of plan
    objects: what is tied to one of them is shown wherever it lies, unless zones are asked for; so
    is ``loose``, what has a tie that has come loose. ``incomplete`` is what lacks its theme or its
    type. ``text`` is words that must all stand in
    the text, the place or the number; case is of no account.
    """

    themes: Codes = frozenset()
    valences: Codes = frozenset()
    occasions: Codes = frozenset()
    statuses: Codes = frozenset()
    time_contexts: Codes = frozenset()
    zones: Codes = frozenset()
    months: Codes = frozenset()
    kinds: Codes = frozenset()
    parts: Codes = frozenset()
    unanswered: bool = False
    incomplete: bool = False
    loose: bool = False
    without_place: bool = False
    placed: bool = False
    text: str = ""

    @property
    def wanted_zones(self) -> Codes:
        """The zones asked for, empty for those that the area has."""
        return self.zones | {WITHOUT_PLACE} if self.without_place else self.zones

    @property
    def is_empty(self) -> bool:
        """Nothing is chosen, so that all of the scope is shown."""
        return self == Filter(text=self.text) and not self.text.strip()


def scope(zones: Zones, members: np.ndarray | None = None) -> np.ndarray:
    """Which viewpoints the panel is about: the y of "Shows x of y".

    Those inside, on the edge and near the area (without an area: all with a place), and those
    without a place. With a matter, whose members are a mask: in place of the latter its members,
    wherever they are.
    """
    if members is not None:
        return members | zones.zone.among(TIED_ZONES)
    return zones.zone.among({*TIED_ZONES, NO_AREA, WITHOUT_PLACE})


def mask(
    columns: ViewpointColumns,
    zones: Zones,
    chosen: Filter,
    members: np.ndarray | None = None,
) -> np.ndarray:
    """Which viewpoints are shown."""
    return _all(columns, _facets(columns, zones, chosen, members))


def counts(
    columns: ViewpointColumns,
    zones: Zones,
    chosen: Filter,
    members: np.ndarray | None = None,
) -> dict[str, dict[str | None, int]]:
    """For each facet of ``COUNTED`` how many viewpoints have each code, given the other facets.

    So a chip's number tells what a click on it would show. Themes are counted by first level,
    months by year too. The facets ``unanswered``, ``incomplete``, ``loose`` and ``placed`` have one
    number each, under their own name.
    """
    facets = _facets(columns, zones, chosen, members)
    values = {
        THEME: columns.theme_group,
        VALENCE: columns.valence,
        OCCASION: columns.occasion,
        STATUS: columns.status,
        TIME: columns.time_context,
        MONTH: columns.month,
        KIND: columns.occasion_kind,
    }
    found = {
        name: coded.counts(_all(columns, facets, without=name)) for name, coded in values.items()
    }
    found[MONTH].update(_by_year(found[MONTH]))
    found[PART] = _part_counts(columns, zones, chosen, members)
    reachable = scope(zones, members) | zones.zone.among(_BEYOND)
    found[ZONE] = zones.zone.counts(_all(columns, facets, without=ZONE) & reachable)
    for name in (UNANSWERED_ONLY, INCOMPLETE_ONLY, PLACED_ONLY):
        passed = _all(columns, facets, without=name) & _flag(columns, zones, name)
        found[name] = {name: int(passed.sum())}
    found[LOOSE_ONLY] = {LOOSE_ONLY: _loose_count(columns, zones, chosen, members)}
    return found


def _facets(
    columns: ViewpointColumns, zones: Zones, chosen: Filter, members: np.ndarray | None
) -> dict[str, np.ndarray]:
    """A mask for each facet in which something is chosen; the zone always is."""
    facets = {}
    if chosen.wanted_zones or not (chosen.parts or chosen.loose):
        facets[ZONE] = _by_zone(zones, chosen.wanted_zones, members)
    coded = {
        VALENCE: (columns.valence, chosen.valences),
        OCCASION: (columns.occasion, chosen.occasions),
        STATUS: (columns.status, chosen.statuses),
        TIME: (columns.time_context, chosen.time_contexts),
        MONTH: (columns.month, _with_years(columns.month, chosen.months)),
        KIND: (columns.occasion_kind, chosen.kinds),
    }
    facets.update(
        (name, column.among(wanted)) for name, (column, wanted) in coded.items() if wanted
    )
    if chosen.themes:
        facets[THEME] = columns.theme.among(chosen.themes)
        facets[THEME] |= columns.theme_group.among(chosen.themes)
    if chosen.parts:
        facets[PART] = columns.ties.among(chosen.parts, len(columns))
    asked = {
        UNANSWERED_ONLY: chosen.unanswered,
        INCOMPLETE_ONLY: chosen.incomplete,
        LOOSE_ONLY: chosen.loose,
        PLACED_ONLY: chosen.placed,
    }
    facets.update((name, _flag(columns, zones, name)) for name, on in asked.items() if on)
    found = columns.search.matching(chosen.text)
    if found is not None:
        facets[TEXT] = found
    return facets


def _by_zone(zones: Zones, wanted: Codes, members: np.ndarray | None) -> np.ndarray:
    allowed = scope(zones, members)
    if not wanted:
        return allowed
    beyond = wanted & _BEYOND
    if beyond:
        allowed = allowed | zones.zone.among(beyond)
    return allowed & zones.zone.among(wanted)


def _with_years(months: Coded, wanted: Codes) -> Codes:
    """The wanted months, and those of the years among them; of none, what is wanted itself."""
    return wanted | {month for month in months.codes if month and month[:4] in wanted}


def _by_year(months: Mapping[str | None, int]) -> dict[str | None, int]:
    years: Counter[str | None] = Counter()
    for month, n in months.items():
        if month:
            years[month[:4]] += n
    return dict(years)


def _part_counts(
    columns: ViewpointColumns, zones: Zones, chosen: Filter, members: np.ndarray | None
) -> dict[str | None, int]:
    # As if some part were asked for already: that lifts the limits of the area.
    facets = _facets(columns, zones, replace(chosen, parts=frozenset({None})), members)
    passed = _all(columns, facets, without=PART)
    return {part: int(passed[rows].sum()) for part, rows in columns.ties.rows.items()}


def _loose_count(
    columns: ViewpointColumns, zones: Zones, chosen: Filter, members: np.ndarray | None
) -> int:
    if not columns.loose.any():
        return 0
    # Asked for, it lifts the limits of the area, as parts do.
    return int(mask(columns, zones, replace(chosen, loose=True), members).sum())


def _flag(columns: ViewpointColumns, zones: Zones, name: str) -> np.ndarray:
    if name == UNANSWERED_ONLY:
        return columns.status.among(UNANSWERED)
    if name == INCOMPLETE_ONLY:
        return columns.theme.among({None}) | columns.valence.among({None})
    if name == LOOSE_ONLY:
        return columns.loose
    return ~zones.zone.among({WITHOUT_PLACE})


def _all(
    columns: ViewpointColumns, facets: Mapping[str, np.ndarray], without: str = ""
) -> np.ndarray:
    import numpy as np

    passed = np.ones(len(columns), bool)
    for name, facet in facets.items():
        if name != without:
            passed &= facet
    return passed
