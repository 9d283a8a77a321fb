"""What the detail pane tells of one viewpoint, as finished lines of plain text."""

from __future__ import annotations

from dataclasses import dataclass

from ...layers.dossier import Dossier, dossier
from ...layers.language import translate
from ...layers.photos import Photo
from ...layers.store import Store
from ..viewpoints.columns import ViewpointColumns
from ..viewpoints.reading import Occasion
from ..viewpoints.wording import Wording, short_day
from ..viewpoints.zoning import Zones
from .detail_parts import Part, parts


@dataclass(frozen=True)
class Facts:
    """Lines that are "" have nothing to tell; ``parts`` are folded under their titles."""

    uuid: str
    valence: str | None
    heading: str
    where: str
    occasion: str
    text: str
    standing: str
    warning: str
    matters: str
    photos: tuple[Photo, ...]
    parts: tuple[Part, ...]


def facts(
    store: Store, columns: ViewpointColumns, zones: Zones, uuid: str, language: str
) -> Facts | None:
    """What is known of a viewpoint; None if it is gone. ``language`` is the interface's."""
    row, found = columns.rows.get(uuid), dossier(store, uuid)
    if row is None or found is None:
        return None
    wording = Wording(columns, zones, language)
    return Facts(
        uuid=uuid,
        valence=columns.valence.at(row),
        heading=_heading(columns, wording, row),
        where=_joined(
            columns.place_name[row],
            wording.zone(row),
            wording.label("time_context", columns.time_context.at(row)),
        ),
        occasion=_occasion(columns, found, wording, language),
        text=found.viewpoint["text"] or "",
        standing=_standing(found, columns, wording, row),
        warning=wording.warning(row),
        matters=_matters(found),
        photos=tuple(found.photos),
        parts=parts(found, wording, language),
    )


def _heading(columns: ViewpointColumns, wording: Wording, row: int) -> str:
    """ "112  Lighting › Weak or uneven"; the type in words where nothing else is known."""
    group, theme = columns.theme_group.at(row), columns.theme.at(row)
    labels = [wording.label("theme", group)]
    if theme != group:
        labels.append(wording.label("theme", theme, short=True))
    named = " › ".join(label for label in labels if label) or translate("Synpunkt", "No theme")
    return "  ".join(filter(None, (columns.called(row), named)))


def _occasion(columns: ViewpointColumns, found: Dossier, wording: Wording, language: str) -> str:
    """ "Walk round the station 12/11, dusk, stop 3 of 6"."""
    occasion = columns.occasions.get(found.viewpoint["occasion_uuid"])
    if occasion is None:
        return ""
    light = wording.label("light_condition", occasion.light_condition)
    return ", ".join(filter(None, (_named(occasion, language), light.lower(), _stop(found))))


def _named(occasion: Occasion, language: str) -> str:
    # Many titles tell the day already.
    dated = occasion.date is not None and str(occasion.date.day) in occasion.title.split()
    day = "" if dated else short_day(occasion.date, language)
    return " ".join(filter(None, (occasion.title, day)))


def _stop(found: Dossier) -> str:
    if found.stop is None or found.stop["number"] is None:
        return ""
    text = translate("Synpunkt", "stop {number} of {total}")
    return text.format(number=found.stop["number"], total=found.stops)


def _standing(found: Dossier, columns: ViewpointColumns, wording: Wording, row: int) -> str:
    """Its standing in words, and who else said so: "3 more agreed (14, 20)", "the same as 12"."""
    stored = found.viewpoint
    numbers = [
        columns.called(columns.rows[one["uuid"]])
        for one in found.same
        if one["uuid"] in columns.rows
    ]
    others = ", ".join(filter(None, numbers))
    agreed, same = wording.agreed(row), ""
    if others and stored["same_as_uuid"] is None:
        agreed = f"{agreed} ({others})"
    elif others:
        same = translate("Synpunkt", "The same as {number}").format(number=others)
    return _joined(
        wording.label("formal_status", stored["formal_status"]),
        wording.label("privacy_state", stored["privacy_state"]),
        agreed,
        same,
    )


def _matters(found: Dossier) -> str:
    """What a person decided about its matters, a line for each."""
    lines = []
    for row in found.decided:
        if not row["included"]:
            text = translate("Synpunkt", "Left out of {matter}: {reason}")
        elif row["reason"]:
            text = translate("Synpunkt", "Put into {matter}: {reason}")
        else:
            text = translate("Synpunkt", "Put into {matter} by hand")
        lines.append(text.format(matter=row["matter_title"], reason=row["reason"] or "–"))
    return "\n".join(lines)


def _joined(*told: str) -> str:
    return " | ".join(part for part in told if part)
