"""Writes tiny JPEGs with the notes that a camera makes, byte by byte: no library is needed."""

from __future__ import annotations

import math
import struct
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QColor, QImage

BYTE, ASCII, SHORT, LONG, RATIONAL = 1, 2, 3, 4, 5
Entry = tuple[int, int, int, bytes]


def write_photo(
    path: Path,
    at: str = "",
    place: tuple[Any, Any] | None = None,
    heading: float | None = None,
    gps_time: tuple[int, int, int] | None = None,
    orientation: int = 0,
    colour: int = 0,
    size: tuple[int, int] = (8, 6),
    block: bool = False,
) -> Path:
    """A JPEG; ``block`` writes satellite notes even where there is no ``place``.

    A ``place`` of NaN is written as 0/0, one of texts as a place without its hemisphere.
    """
    picture = _picture(colour, size)
    exif = _exif(at, place, heading, gps_time, orientation, block)
    path.parent.mkdir(parents=True, exist_ok=True)
    app1 = b"\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif
    path.write_bytes(picture[:2] + app1 + picture[2:])
    return path


def _picture(colour: int, size: tuple[int, int]) -> bytes:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(colour * 37 % 360, 255, 255 - colour // 10 % 100))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")
    return bytes(data)


def _exif(at, place, heading, gps_time, orientation, block) -> bytes:  # noqa: ANN001
    ifd0: list[Entry] = []
    if orientation:
        ifd0.append(_shorts(0x0112, orientation))
    exif = [_text(0x9003, at)] if at else []
    gps: list[Entry] = []
    if block or place or gps_time or heading is not None:
        gps.append((0, BYTE, 4, b"\2\2\0\0"))
    if place is not None:
        gps += _coordinates(place)
    if gps_time is not None:
        gps.append(_fractions(7, *gps_time))
    if heading is not None:
        gps += [_text(16, "T"), _fractions(17, heading)]
    if gps_time is not None:
        gps.append(_text(29, at[:10]))
    return _tiff(ifd0, exif, gps)


def _coordinates(place: tuple[Any, Any]) -> list[Entry]:
    if isinstance(place[0], str):
        return [_fractions(2, 62, 23, 27), _fractions(4, 17, 18, 25)]
    north, east = place
    return [
        _text(1, "S" if north < 0 else "N"), _fractions(2, *_parts(north)),
        _text(3, "W" if east < 0 else "E"), _fractions(4, *_parts(east)),
    ]  # fmt: skip


def _parts(value: float) -> tuple[float, float, float]:
    if math.isnan(value):
        return (value, value, value)
    value = abs(value)
    degrees = int(value)
    minutes = int((value - degrees) * 60)
    return (degrees, minutes, (value - degrees - minutes / 60) * 3600)


def _text(tag: int, text: str) -> Entry:
    raw = text.encode() + b"\0"
    return (tag, ASCII, len(raw), raw)


def _shorts(tag: int, *values: int) -> Entry:
    return (tag, SHORT, len(values), struct.pack(f"<{len(values)}H", *values))


def _fractions(tag: int, *values: float) -> Entry:
    raw = b"".join(
        struct.pack("<II", 0, 0) if math.isnan(v) else struct.pack("<II", round(v * 10**5), 10**5)
        for v in values
    )
    return (tag, RATIONAL, len(values), raw)


def _tiff(ifd0: list[Entry], exif: list[Entry], gps: list[Entry]) -> bytes:
    pointers = [tag for tag, entries in ((0x8769, exif), (0x8825, gps)) if entries]
    start = 8 + _size(ifd0, len(pointers))
    blocks = b""
    for tag, entries in ((0x8769, exif), (0x8825, gps)):
        if entries:
            ifd0 = [*ifd0, (tag, LONG, 1, struct.pack("<I", start + len(blocks)))]
            blocks += _ifd(entries, start + len(blocks))
    return b"II*\0" + struct.pack("<I", 8) + _ifd(ifd0, 8) + blocks


def _size(entries: list[Entry], more: int = 0) -> int:
    outside = sum(len(raw) for _, _, _, raw in entries if len(raw) > 4)
    return 2 + 12 * (len(entries) + more) + 4 + outside


def _ifd(entries: list[Entry], start: int) -> bytes:
    head, outside = struct.pack("<H", len(entries)), b""
    begin = start + 2 + 12 * len(entries) + 4
    for tag, kind, count, raw in entries:
        value = raw.ljust(4, b"\0")
        if len(raw) > 4:
            value = struct.pack("<I", begin + len(outside))
            outside += raw
        head += struct.pack("<HHI", tag, kind, count) + value
    return head + struct.pack("<I", 0) + outside
