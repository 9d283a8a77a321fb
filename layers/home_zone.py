"""The clock that people here go by: days, and times of day, are those of Sweden.

Told by Qt, which brings its time zones along: Python's own are missing on Windows.
"""

from __future__ import annotations

import datetime

from qgis.PyQt.QtCore import QDateTime, QTimeZone

#: By which Qt knows it.
NAME = b"Europe/Stockholm"

_EPOCH, _SECOND = datetime.datetime(1970, 1, 1), datetime.timedelta(seconds=1)
_DAY = 86_400


class _HomeZone(datetime.tzinfo):
    """As Python's own has it: of an hour that comes twice, ``fold`` tells which one is meant."""

    def utcoffset(self, moment: datetime.datetime | None) -> datetime.timedelta | None:
        if moment is None:
            return None
        shown = _seconds(moment)
        # The clock may have been put on or back in between.
        offsets = [_ahead(shown - _DAY), _ahead(shown + _DAY)]
        if moment.fold:
            offsets.reverse()
        fitting = (one for one in offsets if _ahead(shown - one) == one)
        return next(fitting, offsets[0]) * _SECOND

    def fromutc(self, moment: datetime.datetime) -> datetime.datetime:
        ahead = _ahead(_seconds(moment)) * _SECOND
        first = moment + ahead
        return first.replace(fold=int(self.utcoffset(first) != ahead))

    def dst(self, moment: datetime.datetime | None) -> None:
        """Nobody asks how much of it is summer time."""

    def tzname(self, moment: datetime.datetime | None) -> str:
        return NAME.decode()


HOME: datetime.tzinfo = _HomeZone()


def _seconds(moment: datetime.datetime) -> int:
    """Since 1970, by what the clock shows."""
    return (moment.replace(tzinfo=None) - _EPOCH) // _SECOND


def _ahead(seconds: int) -> int:
    """How many seconds the clock is ahead of UTC, so many after 1970 in UTC."""
    return QDateTime.fromSecsSinceEpoch(seconds, QTimeZone(NAME)).offsetFromUtc()
