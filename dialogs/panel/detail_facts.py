"""What the detail pane tells of one viewpoint, as finished lines of plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...layers.language import translate
from ...layers.store import Store
from ..viewpoints.columns import Occasion, ViewpointColumns
from ..viewpoints.wording import Wording, short_day
from ..viewpoints.zoning import Zones

_LIVE = "viewpoint_uuid = ? AND state <> 'rejected'"


@dataclass(frozen=True)
class Facts:
    """Lines that are "" have nothing to tell."""

    uuid: str
    valence: str | None
    heading: str
    where: str
    occasion: str
    text: str
    standing: str
    plan: str
    warning: str


def facts(
    store: Store, columns: ViewpointColumns, zones: Zones, uuid: str, language: str
) -> Facts | None:
    """What is known of a viewpoint; None if it is gone. ``language`` is the interface's."""
    row, stored = columns.rows.get(uuid), store.row("viewpoint", uuid)
    if row is None or stored is None:
        return None
    wording = Wording(columns, zones, language)
    return Facts(
        uuid,
        columns.valence.at(row),
        _heading(columns, wording, row),
        _joined(
            columns.place_name[row],
            wording.zone(row),
            wording.label("time_context", columns.time_context.at(row)),
        ),
        _occasion(store, columns.occasions.get(stored["occasion_uuid"]), stored, wording, language),
        stored["text"] or "",
        _standing(stored, wording),
        _plan(store, uuid),
        wording.warning(row),
    )


def _heading(columns: ViewpointColumns, wording: Wording, row: int) -> str:
    """ "112  Lighting › Weak or uneven"; the type in words where nothing else is known."""
    group, theme = columns.theme_group.at(row), columns.theme.at(row)
    parts = [wording.label("theme", group)]
    if theme != group:
        parts.append(wording.label("theme", theme, short=True))
    named = " › ".join(part for part in parts if part) or translate("Synpunkt", "No theme")
    number = int(columns.number[row])
    return f"{number}  {named}" if number else named


def _occasion(
    store: Store, occasion: Occasion | None, stored: dict[str, Any], wording: Wording, language: str
) -> str:
    """ "Walk round the station 12/11, dusk, stop 3 of 6"."""
    if occasion is None:
        return ""
    # Many titles tell the day already.
    dated = occasion.date is not None and str(occasion.date.day) in occasion.title.split()
    day = "" if dated else short_day(occasion.date, language)
    named = " ".join(filter(None, (occasion.title, day)))
    light = wording.label("light_condition", occasion.light_condition)
    stop = store.row("walk_stop", stored["stop_uuid"]) if stored["stop_uuid"] else None
    return ", ".join(filter(None, (named, light.lower(), _stop(store, stop))))


def _stop(store: Store, stop: dict[str, Any] | None) -> str:
    if stop is None or stop["number"] is None:
        return ""
    total = store.count("walk_stop", "occasion_uuid = ?", (stop["occasion_uuid"],))
    text = translate("Synpunkt", "stop {number} of {total}")
    return text.format(number=stop["number"], total=total)


def _standing(stored: dict[str, Any], wording: Wording) -> str:
    support = stored["support_count"] or 0
    agreed = translate("Synpunkt", "%n more agreed", "", support) if support else ""
    return _joined(
        wording.label("formal_status", stored["formal_status"]),
        wording.label("privacy_state", stored["privacy_state"]),
        agreed,
    )


def _plan(store: Store, uuid: str) -> str:
    """ "In the plan: Underpass GC1"."""
    links = [row["plan_object_uuid"] for row in store.rows("link", _LIVE, (uuid,))]
    objects = [store.row("plan_object", one) for one in links]
    named = sorted({str(one["label"] or one["object_key"]) for one in objects if one is not None})
    if not named:
        return translate("Synpunkt", "Not tied to any part of the plan.")
    return translate("Synpunkt", "In the plan: {objects}").format(objects=", ".join(named))


def _joined(*parts: str) -> str:
    return " | ".join(part for part in parts if part)
