"""How one viewpoint reads in the list: its two lines, its mark and what to look at."""

from __future__ import annotations

import datetime
from functools import lru_cache

from qgis.PyQt.QtCore import QLocale

from ...layers.code_lists import CodeLists
from ...layers.language import translate, words
from ...layers.standing import ANSWERED, EXCLUDED, IN_PROGRESS, NEW, TOLD_BACK
from ...layers.zones import EDGE, INSIDE, NEAR, OUTSIDE, UNUSABLE, WITHOUT_PLACE
from .columns import ViewpointColumns
from .reading import Occasion
from .zoning import Zones

#: Shapes that tell the type without colour.
MARKS = {
    "positive": "[+]",
    "negative": "[-]",
    "suggestion": "[*]",
    "question": "[?]",
    "mixed": "[=]",
}
NO_MARK = "[ ]"
#: Between the parts of the second line.
SEPARATOR = " | "
# A title is one line of a list; texts may be a hundred thousand characters.
_TITLE_LENGTH = 160


class Wording:
    """Reads rows of ``columns`` to the user, in the interface's language ("sv" or "en")."""

    def __init__(self, columns: ViewpointColumns, zones: Zones, language: str) -> None:
        self._columns, self._zones, self._language = columns, zones, language

    def title(self, row: int) -> str:
        """The text's first line, cut short; what else is known where there is no text."""
        columns = self._columns
        for line in columns.text[row][: 4 * _TITLE_LENGTH].splitlines():
            plain = " ".join(line.split())
            if plain:
                return plain if len(plain) <= _TITLE_LENGTH else plain[:_TITLE_LENGTH] + "…"
        return columns.place_name[row] or translate("Synpunkt", "No text")

    def details(self, row: int) -> str:
        """ "Lighting | inside | walk 12 Nov | New"; parts that are not known are left out."""
        columns = self._columns
        occasion = columns.occasions.get(columns.occasion.at(row) or "")
        parts = (
            self.label("theme", columns.theme_group.at(row), short=True),
            self.zone(row),
            self.occasion(occasion) if occasion else "",
            status_label(columns.status.at(row)),
            self.agreed(row),
        )
        return SEPARATOR.join(part for part in parts if part)

    def mark(self, row: int) -> str:
        """One of ``MARKS``, or ``NO_MARK``."""
        return MARKS.get(self._columns.valence.at(row) or "", NO_MARK)

    def valence(self, row: int) -> str:
        """What the mark means."""
        return self.label("valence", self._columns.valence.at(row))

    def zone(self, row: int) -> str:
        """Where it lies against the area; metres where it is near, "" without an area."""
        zone = self._zones.zone.at(row)
        if zone == NEAR:
            metres = words(self._language).number(max(1, round(self._zones.distance[row])))
            return translate("Synpunkt", "{distance} m").format(distance=metres)
        return zone_label(zone)

    def occasion(self, occasion: Occasion) -> str:
        """ "table 3 Nov": the kind in a word, and the day; the title where there is no kind."""
        kind = kind_word(occasion.kind) or self.label("occasion_kind", occasion.kind).lower()
        if not kind:
            return occasion.title
        return " ".join(filter(None, (kind, short_day(occasion.date, self._language))))

    def agreed(self, row: int) -> str:
        """ "3 more agreed"; "" where nobody did."""
        count = int(self._columns.agreed[row])
        return translate("Synpunkt", "%n more agreed", "", count) if count else ""

    def warning(self, row: int) -> str:
        """Why to look at this one; "" where there is no reason."""
        columns = self._columns
        reasons = (
            (columns.lacks_reason[row], translate("Synpunkt", "Not met, and no reason is given.")),
            (columns.loose[row], translate("Synpunkt", "A link to the plan has come loose.")),
            (
                self._zones.zone.at(row) == UNUSABLE,
                translate("Synpunkt", "Its place can't be used: it is not on the map."),
            ),
            (
                columns.privacy.at(row) == "blocked",
                translate("Synpunkt", "Its text is held back from everything that is handed out."),
            ),
        )
        return " ".join(reason for holds, reason in reasons if holds)

    def spoken(self, row: int) -> str:
        """The whole row for those who hear it."""
        parts = (
            self._columns.called(row),
            self.valence(row),
            self.title(row),
            self.details(row).replace(SEPARATOR, ", "),
            self.warning(row),
        )
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    def label(self, list_name: str, code: str | None, short: bool = False) -> str:
        """A code's label as the store has it; an unknown code as it is, NULL as ""."""
        return code_label(self._columns.code_lists, list_name, code, self._language, short)


def code_label(
    lists: CodeLists, list_name: str, code: str | None, language: str, short: bool = False
) -> str:
    """A code's label as the store has it; an unknown code as it is, NULL as ""."""
    known = next((c for c in lists.lists.get(list_name, ()) if c.code == code), None)
    return (known.label(language, short) if known else "") or code or ""


def zone_label(zone: str | None) -> str:
    """A zone in the words of the list; "" where no area is chosen."""
    labels = {
        INSIDE: translate("Synpunkt", "inside"),
        EDGE: translate("Synpunkt", "on the edge"),
        NEAR: translate("Synpunkt", "near"),
        OUTSIDE: translate("Synpunkt", "outside"),
        WITHOUT_PLACE: translate("Synpunkt", "without a place"),
        UNUSABLE: translate("Synpunkt", "unusable place"),
    }
    return labels.get(zone or "", "")


def status_label(status: str | None) -> str:
    """A status as it stands in the list."""
    labels = {
        NEW: translate("Synpunkt", "New", "status"),
        IN_PROGRESS: translate("Synpunkt", "In progress"),
        ANSWERED: translate("Synpunkt", "Answered"),
        TOLD_BACK: translate("Synpunkt", "Told back"),
        EXCLUDED: translate("Synpunkt", "Excluded"),
    }
    return labels.get(status or "", "")


def kind_word(kind: str | None) -> str:
    """The kinds of occasion that have a shorter word than their label; "" for the others."""
    short = {
        "street_stand": translate("Synpunkt", "table"),
        "dialogue_meeting": translate("Synpunkt", "meeting"),
        "consultation_meeting": translate("Synpunkt", "meeting"),
        "digital_meeting": translate("Synpunkt", "meeting"),
        "safety_walk": translate("Synpunkt", "walk"),
    }
    return short.get(kind or "", "")


@lru_cache(maxsize=1024)
def short_day(day: datetime.date | None, language: str) -> str:
    """``12/11`` in Swedish, ``12 Nov`` in English; None is ""."""
    if day is None:
        return ""
    if language == "sv":
        return f"{day.day}/{day.month}"
    month = QLocale(QLocale.Language.English).monthName(day.month, QLocale.FormatType.ShortFormat)
    return f"{day.day} {month}"
