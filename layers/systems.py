"""Coordinate systems: as Swedish plans write them, known or not, and what numbers propose."""

from __future__ import annotations

import re

from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle

from .errors import InputError
from .language import translate

#: The local zone that is proposed where the numbers fit all of them: Sundsvall's.
LOCAL_ZONE = "EPSG:3014"

#: SWEREF 99's zones by the degrees and minutes of their meridian.
SWEREF_ZONES = {
    "tm": 3006, "1200": 3007, "1330": 3008, "1500": 3009, "1630": 3010, "1800": 3011,
    "1415": 3012, "1545": 3013, "1715": 3014, "1845": 3015, "2015": 3016, "2145": 3017,
    "2315": 3018,
}  # fmt: skip
# The names that the Swedish plan standards use, without spaces and signs.
_NAMES = {f"SWEREF99{zone.upper()}": code for zone, code in SWEREF_ZONES.items()}
_NAMES["RT9025GONV"] = 3021
_CODE = r"(?i)EPSG\D*(?:[\d.]+:)?(\d{4,5})\s*$"
# Where the numbers of a system lie in Sweden: easting from, to; northing from, to.
_EXTENTS = (
    (LOCAL_ZONE, QgsRectangle(50_000, 6_100_000, 250_000, 7_700_000)),
    ("EPSG:3006", QgsRectangle(265_000, 6_100_000, 920_000, 7_700_000)),
    ("EPSG:3021", QgsRectangle(1_200_000, 6_100_000, 1_900_000, 7_700_000)),
    ("EPSG:4326", QgsRectangle(10.0, 55.0, 24.5, 69.2)),
)


def crs_named(text: str) -> QgsCoordinateReferenceSystem:
    """The system that ``SWEREF99_13_30``, ``EPSG:3014`` or a URN names; else an invalid one."""
    code = re.search(_CODE, text.strip())
    number = int(code[1]) if code else _NAMES.get(re.sub(r"[^0-9A-Z]", "", text.upper()), 0)
    return QgsCoordinateReferenceSystem(f"EPSG:{number}") if number else _none()


def is_known(crs: QgsCoordinateReferenceSystem) -> bool:
    """Whether ``crs`` says where its numbers lie: a GeoPackage's "undefined" one does not."""
    return crs.isValid() and not crs.description().startswith("Undefined ")


def required(crs: QgsCoordinateReferenceSystem, layer: str) -> QgsCoordinateReferenceSystem:
    """``crs`` if it is known; InputError, which names the ``layer``, if it is not."""
    if not is_known(crs):
        raise InputError(
            translate(
                "Synpunkt",
                "The layer {layer} has no coordinate system. Choose the one it is drawn in.",
            ).format(layer=layer)
        )
    return crs


def proposed(extent: QgsRectangle) -> QgsCoordinateReferenceSystem:
    """The system that coordinates in ``extent`` are probably in; an invalid one if none fits.

    Local zones can't be told apart by their numbers: one of them is proposed. So this is for a
    person to confirm, and never used unasked.
    """
    found = next((name for name, where in _EXTENTS if where.contains(extent)), "")
    return QgsCoordinateReferenceSystem(found) if found else _none()


def lacks_crs(name: str, extent: QgsRectangle) -> InputError:
    """The error for a file that doesn't say, with the proposal."""
    fitting = proposed(extent)
    if not fitting.isValid():
        sentence = translate(
            "Synpunkt",
            "{name} doesn't say which coordinate system it is drawn in. Choose the one it is"
            " drawn in.",
        )
        return InputError(sentence.format(name=name))
    if fitting.authid() == LOCAL_ZONE:
        sentence = translate(
            "Synpunkt",
            "{name} doesn't say which coordinate system it is drawn in. Its coordinates fit a local"
            " zone such as {crs}; the zone can't be told from numbers. Choose the one it is"
            " drawn in.",
        )
    else:
        sentence = translate(
            "Synpunkt",
            "{name} doesn't say which coordinate system it is drawn in. Its coordinates fit {crs};"
            " choose it if that is right.",
        )
    return InputError(sentence.format(name=name, crs=fitting.userFriendlyIdentifier()))


def _none() -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem()
