"""Field values of any layer as plain values. NULL is None; what can't be read is a ValueError."""

from __future__ import annotations

import datetime
import math
import re
from typing import Any

from qgis.core import QgsVariantUtils
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTimeZone

from ...layers import home_zone
from ...layers.boundary import as_text

_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


def text_of(value: Any) -> str | None:
    """The value as it is, as text; an empty text stays empty."""
    return None if QgsVariantUtils.isNull(value) else as_text(value)


def date_of(value: Any) -> datetime.date | None:
    """The day, in Sweden where the value has a time zone.

    Texts are read as ISO 8601, with or without a time; blank ones are None.
    """
    if QgsVariantUtils.isNull(value):
        return None
    if isinstance(value, QDateTime):
        return _local_date(value)
    if isinstance(value, QDate):
        return value.toPyDate()
    if isinstance(value, datetime.datetime):
        return date_of(value.isoformat())
    if isinstance(value, datetime.date):
        return value
    return _date_from_text(as_text(value).strip())


def number_of(value: Any) -> float | None:
    """The number; texts may have a decimal comma, blank ones are None."""
    if QgsVariantUtils.isNull(value):
        return None
    text = as_text(value).strip().replace(",", ".")
    if not text:
        return None
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _local_date(time: QDateTime) -> datetime.date:
    if time.timeSpec() != Qt.TimeSpec.LocalTime:
        time = time.toTimeZone(QTimeZone(home_zone.NAME))
    return time.date().toPyDate()


def _date_from_text(text: str) -> datetime.date | None:
    if not text:
        return None
    found = _DATE.match(text)
    if found is None:
        raise ValueError(text)
    rest = text[found.end() :]
    if not rest:
        return datetime.date(*map(int, found.groups()))
    if rest[0] not in "T ":
        raise ValueError(text)
    day = "-".join(found.groups())
    time = QDateTime.fromString(f"{day}T{rest[1:].strip()}", Qt.DateFormat.ISODateWithMs)
    if not time.isValid():
        raise ValueError(text)
    return _local_date(time)
