"""The filter's facets as chips and menus show them: labels, what is on, and what a click makes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from qgis.PyQt.QtCore import QLocale

from ...layers.language import translate
from ...layers.standing import STATUSES
from ..viewpoints.columns import ViewpointColumns
from ..viewpoints.filters import (
    INCOMPLETE_ONLY,
    KIND,
    LOOSE_ONLY,
    MONTH,
    OCCASION,
    PART,
    PLACED_ONLY,
    STATUS,
    THEME,
    TIME,
    UNANSWERED_ONLY,
    VALENCE,
    ZONE,
    Codes,
    Filter,
)
from ..viewpoints.wording import code_label, status_label, zone_label
from ..viewpoints.zoning import CODES, NO_AREA

_FIELDS = {
    THEME: "themes",
    VALENCE: "valences",
    OCCASION: "occasions",
    STATUS: "statuses",
    TIME: "time_contexts",
    ZONE: "zones",
    MONTH: "months",
    KIND: "kinds",
    PART: "parts",
}
#: Facets that are on or off, and that go by one code: their own name.
_FLAGS = (UNANSWERED_ONLY, INCOMPLETE_ONLY, LOOSE_ONLY, PLACED_ONLY)
#: Those of them that stand in the menu by themselves.
IN_MENU = (UNANSWERED_ONLY, INCOMPLETE_ONLY, LOOSE_ONLY)
#: Facets in the order of the menu.
MENU = (THEME, VALENCE, OCCASION, STATUS, TIME, ZONE)
#: Facets that are chosen elsewhere: a chip tells of them while they are on.
ELSEWHERE = (MONTH, KIND, PART)
#: Out as chips from the beginning: the code that hits most of each.
PROPOSED = (UNANSWERED_ONLY, VALENCE, THEME)
#: So many chips are out beside those that are on.
CHIPS = 3

Counts = dict[str, dict[str | None, int]]


class Chip(NamedTuple):
    """One value of one facet."""

    facet: str
    code: str | None


def is_on(chosen: Filter, chip: Chip) -> bool:
    """Whether the filter asks for the chip's value."""
    if chip.facet in _FLAGS:
        return bool(getattr(chosen, chip.facet))
    return chip.code in getattr(chosen, _FIELDS[chip.facet])


def toggled(chosen: Filter, chip: Chip) -> Filter:
    """The filter after a click on the chip."""
    if chip.facet in _FLAGS:
        flag: dict[str, Any] = {chip.facet: not getattr(chosen, chip.facet)}
        return replace(chosen, **flag)
    field = _FIELDS[chip.facet]
    return replace(chosen, **{field: getattr(chosen, field) ^ {chip.code}})


def asking_for(
    facet: str, codes: Codes, valences: Codes = frozenset(), placed: bool = False
) -> Filter:
    """A filter for these values of one facet, and these types; an empty set asks for all."""
    asked: dict[str, Any] = {_FIELDS[facet]: codes, "valences": valences, "placed": placed}
    return Filter(**asked)


def chips_on(chosen: Filter) -> list[Chip]:
    """The chips that are on, in the order of the menu."""
    found = [Chip(name, name) for name in _FLAGS if getattr(chosen, name)]
    for facet in (*MENU, *ELSEWHERE):
        codes = getattr(chosen, _FIELDS[facet])
        found += [Chip(facet, code) for code in sorted(codes, key=lambda code: code or "")]
    return found


def proposed(counts: Counts, total: int) -> list[Chip]:
    """The chips that tell most: of each facet what is met most, but not always."""
    found = []
    for facet in PROPOSED:
        telling = [(n, code) for code, n in counts.get(facet, {}).items() if code and 0 < n < total]
        if telling:
            n, code = max(telling)
            found.append((n, Chip(facet, code)))
    return [chip for _, chip in sorted(found, key=lambda pair: -pair[0])][:CHIPS]


def facet_label(facet: str) -> str:
    """What a facet is called in the menu."""
    labels = {
        THEME: translate("Synpunkt", "Theme"),
        VALENCE: translate("Synpunkt", "Type"),
        OCCASION: translate("Synpunkt", "Occasion"),
        STATUS: translate("Synpunkt", "Status"),
        TIME: translate("Synpunkt", "When"),
        ZONE: translate("Synpunkt", "Where"),
        MONTH: translate("Synpunkt", "Month"),
        KIND: translate("Synpunkt", "Collected at"),
        PART: translate("Synpunkt", "Part of the plan"),
    }
    return labels[facet]


def chip_label(columns: ViewpointColumns, chip: Chip, language: str, short: bool = True) -> str:
    """What a value is called, without its count; "" for what needs no chip."""
    facet, code = chip
    if facet in _FLAGS or chip == Chip(ZONE, NO_AREA):
        return _flag_label(facet)
    if facet == ZONE:
        return zone_label(code)
    if facet == STATUS:
        return status_label(code)
    if code is None:
        return _not_stated(facet)
    if facet == MONTH:
        return month_label(code, language)
    if facet == PART:
        return columns.ties.labels.get(code, code)
    if facet == OCCASION:
        occasion = columns.occasions.get(code)
        return occasion.title if occasion else code
    return code_label(columns.code_lists, facet, code, language, short)


def _flag_label(facet: str) -> str:
    labels = {
        UNANSWERED_ONLY: translate("Synpunkt", "Unanswered"),
        INCOMPLETE_ONLY: translate("Synpunkt", "To complete"),
        LOOSE_ONLY: translate("Synpunkt", "Loose tie"),
    }
    return labels.get(facet, translate("Synpunkt", "With a place"))


def in_order(columns: ViewpointColumns, facet: str, counts: Counts) -> list[tuple[Chip, int]]:
    """A facet's values with their counts, as the menu shows them (see ``ordered``)."""
    found = ordered(columns, facet, counts.get(facet, {}))
    return [pair for pair in found if pair[0] != Chip(ZONE, NO_AREA)]


def ordered(
    columns: ViewpointColumns, facet: str, counts: dict[str | None, int]
) -> list[tuple[Chip, int]]:
    """A facet's values with their counts: codes as the lists have them, the rest by count."""
    found = [(Chip(facet, code), n) for code, n in counts.items() if n]
    order = _order(columns, facet)
    if order:
        places = {code: place for place, code in enumerate(order)}
        found.sort(key=lambda pair: places.get(pair[0].code, len(places)))
    else:
        found.sort(key=lambda pair: (pair[0].code is None, -pair[1]))
    return found


def month_label(month: str, language: str, with_year: bool = True) -> str:
    """ "Nov 2026" for ``2026-11``; a year as it is."""
    if len(month) < len("2026-11"):
        return month
    name = QLocale(language).standaloneMonthName(int(month[5:7]), QLocale.FormatType.ShortFormat)
    name = name.rstrip(".")
    return f"{name} {month[:4]}" if with_year else name


def _order(columns: ViewpointColumns, facet: str) -> list[str | None]:
    if facet == ZONE:
        return list(CODES)
    if facet == STATUS:
        return list(STATUSES)
    if facet == MONTH:
        return sorted(code for code in columns.month.codes if code)
    if facet in (VALENCE, TIME):
        return [code.code for code in columns.code_lists.lists.get(facet, ())]
    return []


def _not_stated(facet: str) -> str:
    labels = {
        THEME: translate("Synpunkt", "No theme"),
        VALENCE: translate("Synpunkt", "No type"),
        OCCASION: translate("Synpunkt", "No occasion"),
        TIME: translate("Synpunkt", "Time not stated"),
        MONTH: translate("Synpunkt", "No date"),
        KIND: translate("Synpunkt", "No occasion"),
    }
    return labels.get(facet, "")
