"""The page's sentences about the whole: title, when and where people spoke, what they spoke of."""

from __future__ import annotations

import datetime
import re
from collections import Counter

from ...layers import codes
from ...layers.language import Words
from .markup import shortened
from .model import EDGE, INSIDE, NEAR, TIED_ZONES, WITHOUT_PLACE, BoundaryRow, Member, Summary
from .sentence import distance, sentence
from .themes import theme_lines

TITLE_LENGTH = 90
MARK_LENGTH = 4
_GROUPS = ("table", "walk", "meeting", "other")
_WALKS = ("safety_walk",)
_TABLES = ("street_stand",)
_MEETINGS = ("dialogue_meeting", "consultation_meeting", "digital_meeting")


def title(summary: Summary, words: Words) -> str:
    """ "Viewpoints inside …": the area's name, or how many areas."""
    if len(summary.boundaries) == 1:
        name = shortened(summary.boundaries[0].label, TITLE_LENGTH)
        if name:
            return words.translate("Synpunkt", "Viewpoints inside {area}").format(area=name)
    n = len(summary.boundaries)
    return words.translate("Synpunkt", "Viewpoints inside %n area(s)", "", n)


def areas_in_order(summary: Summary) -> list[tuple[str, BoundaryRow]]:
    """The areas by name ("9" before "10"), each with what marks it on the map.

    Short names are their own marks; long ones get numbers.
    """
    rows = sorted(summary.boundaries, key=lambda row: (natural(row.label), row.boundary))
    if all(0 < len(row.label) <= MARK_LENGTH for row in rows):
        return [(row.label, row) for row in rows]
    return [(str(i), row) for i, row in enumerate(rows, 1)]


def natural(text: str) -> list[tuple[bool, int, str]]:
    """What to sort by so that "9" comes before "10"."""
    parts = re.split(r"([0-9]{1,15})", text.casefold())
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]


def alternative(summary: Summary, words: Words) -> str:
    """What the map says to those who don't see it: the sentence and the top three themes."""
    return " ".join(filter(None, (sentence(summary, words), top_themes(summary, words))))


def top_themes(summary: Summary, words: Words) -> str:
    """ "Most about Lighting (14), …" of the viewpoints with a place; "" if nothing is known."""
    lines = [line for line in theme_lines(summary, TIED_ZONES) if line.theme and line.total.n]
    if not lines:
        return ""
    told = [
        f"{shortened(theme_label(line.theme, words), 40)} ({words.number(line.total.known)})"
        for line in lines[:3]
    ]
    return words.translate("Synpunkt", "Most about {themes}.").format(themes=", ".join(told))


def theme_label(theme: str | None, words: Words, short: bool = False) -> str:
    """The theme's name, short where it must be; a foreign theme is its own name."""
    if not theme:
        return words.translate("Synpunkt", "No theme")
    return codes.label("theme", theme, words.language, short)


def zone_label(zone: str, summary: Summary, words: Words) -> str:
    """Where a viewpoint lies, in a word or two."""
    if zone == INSIDE:
        return words.translate("Synpunkt", "inside")
    if zone == EDGE:
        return words.translate("Synpunkt", "on the edge")
    if zone == NEAR:
        near = distance(summary.near, words)
        return words.translate("Synpunkt", "within {near} m").format(near=near)
    if zone == WITHOUT_PLACE:
        return words.translate("Synpunkt", "without a place")
    return zone


def received(summary: Summary, words: Words) -> str:
    """ "Received 12/10 – 14/11 2026. 3 dialogue tables, 2 walks."; "" if neither is known."""
    dates = [member.date for member in summary.members if member.date]
    for row in summary.boundaries:
        dates += [date for date in (row.first_date, row.last_date) if date]
    parts = []
    if dates:
        text = words.translate("Synpunkt", "Received {period}.")
        parts.append(text.format(period=period(min(dates), max(dates), words)))
    if summary.has_occasion:
        told = _occasions_told(summary, words)
        parts += [f"{told}."] if told else []
    return " ".join(parts)


def period(first: datetime.date, last: datetime.date, words: Words) -> str:
    """ "12/10 – 14/11 2026" in Swedish; in English dates stay ISO, which nobody misreads."""
    if words.language != "sv":
        if first == last:
            return words.date(first)
        return f"{words.date(first)} – {words.date(last)}"
    end = f"{short_date(last, words)} {last.year}"
    if first == last:
        return end
    year = f" {first.year}" if first.year != last.year else ""
    return f"{short_date(first, words)}{year} – {end}"


def short_date(date: datetime.date, words: Words) -> str:
    """ "12/11" in Swedish, ISO in English."""
    return f"{date.day}/{date.month}" if words.language == "sv" else words.date(date)


Occasion = tuple[str, datetime.date | None, str | None]


def occasion_of(member: Member) -> Occasion | None:
    """Title, date and kind of the occasion that the viewpoint comes from."""
    if not member.occasion:
        return None
    return (member.occasion, member.occasion_date, member.occasion_kind)


def _occasions_told(summary: Summary, words: Words) -> str:
    occasions = {occasion_of(member) for member in summary.members}
    groups = Counter(_group(found[2]) for found in occasions if found)
    told = [_told(group, groups[group], words) for group in _GROUPS if groups[group]]
    if list(groups) == ["other"]:
        n = groups["other"]
        return words.translate("Synpunkt", "%n occasion(s)", "", n)
    return ", ".join(told)


def _told(group: str, n: int, words: Words) -> str:
    if group == "table":
        return words.translate("Synpunkt", "%n dialogue table(s)", "", n)
    if group == "walk":
        return words.translate("Synpunkt", "%n walk(s)", "", n)
    if group == "meeting":
        return words.translate("Synpunkt", "%n meeting(s)", "", n)
    return words.translate("Synpunkt", "%n other occasion(s)", "", n)


def _group(kind: str | None) -> str:
    if kind in _TABLES:
        return "table"
    if kind in _WALKS:
        return "walk"
    return "meeting" if kind in _MEETINGS else "other"
