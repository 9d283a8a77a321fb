"""Values as sources write them, as the store keeps them: numbers, dates, codes, lists.

Every reader gives None for a blank cell and raises ``ValueError`` for one that it can't read.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from qgis.core import QgsVariantUtils
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, Qt, QTime

from ...layers import codes, multivalue
from ...layers.home_zone import HOME
from ...layers.schema import TABLES
from ...layers.tables import DATE, INTEGER, REAL, Column

#: What databases write where there is nothing.
NULL_WORDS = {"NULL", "\\N"}

# Spaces (no-break, thin, narrow) and the Swiss apostrophe that part thousands.
_FILLERS = re.compile(r"[\s\u00a0\u2007\u2009\u202f'’]")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})(?!\d)")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})\.? ([^\W\d]{3,})\.?,? (\d{4})(?!\d)")
_WITH_ZONE = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d{1,2}:\d\d\S*?)\s*(Z|[+-]\d\d:?\d\d)$")
# Swedish and English share all but "maj" and "okt" in their first three letters.
_MONTHS = "jan feb mar apr maj jun jul aug sep okt nov dec".split()
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)} | {"may": 5, "oct": 10}
_LIST_PARTS = re.compile(r"[;,|]")

#: How protocols of safety walks put the types.
WALK_WORDS = {
    "tryggt": "positive",
    "otryggt": "negative",
    "fungerar": "positive",
    "fungerar inte": "negative",
    "safe": "positive",
    "unsafe": "negative",
}


def plain(value: Any) -> Any:
    """A value from QGIS, GDAL or a text file as text, number, bool, date, time or None.

    NULL and blank text are None; text is trimmed; lists and nested objects become JSON text.
    """
    if isinstance(value, str):
        trimmed = value.strip()
        return None if not trimmed or trimmed in NULL_WORDS else trimmed
    if value is None or QgsVariantUtils.isNull(value):
        return None
    if isinstance(value, QDateTime):
        return _from_qdatetime(value)
    if isinstance(value, QDate):
        return datetime.date(value.year(), value.month(), value.day())
    if isinstance(value, QTime):
        return value.toString(Qt.DateFormat.ISODate)
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    if isinstance(value, (bytes, bytearray, QByteArray)):
        return bytes(value).hex() or None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def as_text(value: Any) -> str:
    """A plain value as text that is the same wherever it was read from; None is ""."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return str(value)


def read_number(value: Any) -> float | None:
    """A number with decimal comma or point and with thousands parted by spaces or the like."""
    if value is None or isinstance(value, (int, float)):
        return None if value is None else float(value)
    text = as_text(value)
    if not _NUMBER.fullmatch(text):
        text = _plain_number(text)
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _plain_number(text: str) -> str:
    """Without fillers, and with a point where the decimals begin: the last mark begins them."""
    text = _FILLERS.sub("", text).translate(_MINUS)
    comma, point = text.rfind(","), text.rfind(".")
    if comma > point:
        text = text.replace(".", "") if text.count(",") == 1 else text
        text = text.replace(",", "." if text.count(",") == 1 else "")
    elif comma >= 0 or text.count(".") > 1:
        text = text.replace(",", "") if text.count(".") == 1 else text.replace(".", "")
    return text


def read_whole_number(value: Any) -> int | None:
    """A number without decimals, not below 0."""
    number = read_number(value)
    if number is None:
        return None
    if not number.is_integer() or number < 0 or number > 2**53:
        raise ValueError(value)
    return int(number)


def read_measure(value: Any) -> float | None:
    """A number that is not below 0."""
    number = read_number(value)
    if number is not None and number < 0:
        raise ValueError(value)
    return number


def read_date(value: Any, layout: str = "") -> datetime.date | None:
    """A date; ``layout`` as in strptime, else as Swedish files write dates, day before month.

    A time with a zone becomes the date that it was in Sweden.
    """
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        return _date_at_home(value) if value.tzinfo else value.date()
    if isinstance(value, datetime.date):
        return value
    return _date_of_text(as_text(value), layout)


@lru_cache(maxsize=4096)
def _date_of_text(text: str, layout: str) -> datetime.date:
    # A file has few days and many rows.
    if layout:
        found = datetime.datetime.strptime(text, layout)
        return _date_at_home(found) if found.tzinfo else found.date()
    if _WITH_ZONE.match(text):
        return _date_at_home(_zoned(text))
    return _written_date(text)


def reader(column: Column) -> Callable[[Any], Any]:
    """The function that reads a plain value for a column of ``viewpoint``."""
    if column.many:
        return lambda value: read_codes(column.codes, value)
    if column.codes and column.type != INTEGER:
        return lambda value: read_code(column.codes, value)
    if column.codes:
        return lambda value: None if value is None else int(read_code(column.codes, value) or 0)
    by_type: dict[str, Callable[[Any], Any]] = {
        INTEGER: read_whole_number,
        REAL: read_measure,
        DATE: read_date,
    }
    return by_type.get(column.type, _read_text)


def _read_text(value: Any) -> str | None:
    return as_text(value) or None


def read_code(code_list: str, value: Any) -> str | None:
    """The code that a code or a label, in Swedish or English, means."""
    if value is None:
        return None
    text = as_text(value)
    code = valence_of(text) if code_list == "valence" else codes.find(code_list, text)
    if code is None:
        raise ValueError(value)
    return code


def valence_of(text: str | None) -> str | None:
    """The type that a word names, by code, label or the words of a walk; None if it names none."""
    folded = " ".join((text or "").split()).casefold()
    return codes.find("valence", folded) or WALK_WORDS.get(folded)


def read_codes(code_list: str, value: Any) -> str | None:
    """Several codes, parted by ; , or | or in QGIS's own form, as the store keeps them."""
    if value is None:
        return None
    text = as_text(value)
    parts = multivalue.split(text) if text.startswith("{") else _LIST_PARTS.split(text)
    found = [code for part in parts if part.strip() for code in _codes_in(code_list, part.strip())]
    return multivalue.join(dict.fromkeys(found))


def _codes_in(code_list: str, text: str) -> list[str]:
    """The code that a text means, or those of its words, as forms write several answers."""
    code = codes.find(code_list, text)
    if code is not None or " " not in text:
        return [code or read_code(code_list, text) or ""]
    return [read_code(code_list, word) or "" for word in text.split()]


def viewpoint_reader(field: str) -> Callable[[Any], Any]:
    """The reader for the field of a viewpoint, or for its ``raw_text``."""
    if field == "raw_text":
        return _read_text
    return reader(TABLES["viewpoint"].column(field))


def _from_qdatetime(value: QDateTime) -> datetime.datetime | None:
    if not value.isValid():
        return None
    if value.timeSpec() == Qt.TimeSpec.LocalTime:
        return datetime.datetime.fromisoformat(value.toString("yyyy-MM-ddTHH:mm:ss"))
    return _zoned(value.toUTC().toString("yyyy-MM-ddTHH:mm:ss") + "+00:00")


def _zoned(text: str) -> datetime.datetime:
    tidy = _WITH_ZONE.sub(_iso_time, text).replace("Z", "+00:00")
    tidy = re.sub(r"\.\d+", "", tidy)
    tidy = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", tidy)
    return datetime.datetime.fromisoformat(tidy)


def _iso_time(found: re.Match[str]) -> str:
    """``2026-11-03 9:05:00 +01:00`` as ISO 8601 has it."""
    day, time, zone = found.groups()
    return f"{day}T{time if time[1] != ':' else '0' + time}{zone}"


def _date_at_home(moment: datetime.datetime) -> datetime.date:
    try:
        return moment.astimezone(HOME).date()
    except OverflowError as error:  # no year that Python has
        raise ValueError(moment) from error


def _written_date(text: str) -> datetime.date:
    if match := _YEAR_FIRST.match(text) or _COMPACT.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _DAY_FIRST.match(text):
        day, month, year = map(int, match.groups())
    elif match := _DAY_AND_MONTH.match(text):
        day, year = int(match[1]), int(match[3])
        month = _MONTH_NUMBERS.get(match[2][:3].casefold(), 0)
    else:
        raise ValueError(text)
    return datetime.date(year, month, day)
