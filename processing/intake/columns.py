"""Recognises columns by their names: Swedish, English, and our own field names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from ...layers.systems import SWEREF_ZONES
from .choice import FIELDS, LATLON, RAW_TEXT, WKT, ColumnChoice, FieldSource, X, Y

#: Names for each field, folded (see ``folded``), the best first.
NAMES: dict[str, str] = {
    "text": "text, vad som sades, what was said, synpunkt, synpunkten, synpunkter, synpunktstext,"
    " beskrivning, kommentar, fritext, meddelande, åsikt, viewpoint, description, comment,"
    " comments, remark, message, feedback, opinion, rubrik, titel, ämne, title, subject, heading",
    RAW_TEXT: "raw text, ursprunglig text, originaltext, original text",
    "theme": "theme, tema, temakod, theme code",
    "more_themes": "more themes, även om, fler teman, other themes",
    "valence": "valence, typ av synpunkt, synpunktstyp, valens, viewpoint type",
    "severity": "severity, allvar, allvarlighet, allvarlighetsgrad",
    "time_context": "time context, när på dygnet, tid på dygnet, time of day",
    "place_name": "place name, platsnamn, plats, ort, adress, adresse, gata, location name, place,"
    " address, street",
    "precision_m": "precision m, noggrannhet, noggrannhet m, lägesnoggrannhet, accuracy, precision",
    "support_count": "support count, höll med, fler höll med, antal stöd, gillar, stöd, likes,"
    " votes, supporters",
    "said_by": "said by, sagt av, vem sa",
    "received_form": "received form, inkommen via, kanal, channel",
    "received_on": "received on, inkommet, inkommen, inkom, datum, inkomstdatum, inkommen datum,"
    " skapad, registrerad, date, received, created, created at, reported, report date, submitted,"
    " submission time, requested datetime",
    "formal_status": "formal status, formell status",
    "source_id": "source id, löpnr, löpnummer, id, ärendenummer, ärendenr, ärende id, diarienummer,"
    " service request id, globalid, instance id, objectid, object id, nr, number, nummer",
    "source_category": "source category, kategori, ärendetyp, category, kategorinamn,"
    " category name, service name, service code, ämnesområde, typ, type",
    "occasion_uuid": "occasion uuid, occasion, tillfälle",
}
OWN_IDENTITY = "uuid"
OWN_FIELDS = {"uuid", "text", "theme", "valence"}

NORTHINGS = "northing, nord, norr, north, n, nordkoordinat, n koordinat, sweref n, north coordinate"
EASTINGS = (
    "easting, öst, oest, øst, ost, oster, öster, east, e, östkoordinat, ostkoordinat, e koordinat,"
    " sweref e, east coordinate"
)
ACROSS = (
    "x, x koordinat, xkoordinat, x koord, xkoord, x coordinate, koordinat x, coord x, xcoord,"
    " point x"
)
UP = (
    "y, y koordinat, ykoordinat, y koord, ykoord, y coordinate, koordinat y, coord y, ycoord,"
    " point y"
)
LATITUDES = (
    "latitude, lat, latitud, breddegrad, breddgrad, location latitude, location lat, wgs84 lat"
)
LONGITUDES = (
    "longitude, lon, long, lng, longitud, lengdegrad, längdgrad, location longitude, location lon,"
    " location lng, wgs84 lon, wgs84 long"
)
BOTH_DEGREES = (
    "latlon, lat lon, latlong, lat long, latitude longitude, gps, geopunkt, geopoint,"
    " location gps, koordinater, coordinates"
)
WELL_KNOWN_TEXT = "wkt, geometry wkt, wkt geometry, geom wkt, geometry text, geom text"

_SWEREF = re.compile(r"sweref[\s_-]*(?:99)?[\s_-]*(tm|\d\d[\s_.°-]*\d\d)", re.IGNORECASE)
_EPSG = re.compile(r"epsg[\s_:-]*(\d{4,6})", re.IGNORECASE)
_WGS84 = re.compile(r"wgs[\s_-]*84", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_NOT_WORDS = re.compile(r"[\W_]+")


def folded(header: str) -> str:
    """A column name without case, punctuation and what stands in brackets."""
    bare = _BRACKETS.sub(" ", header) if _BRACKETS.sub("", header).strip() else header
    return _NOT_WORDS.sub(" ", bare).strip().casefold()


def recognise(
    columns: tuple[str, ...],
    has_geometry: bool,
    known_crs_is_geographic: bool | None = None,
    aliases: Mapping[str, str] | None = None,
) -> ColumnChoice:
    """The columns that are known by name.

    ``known_crs_is_geographic`` is True or False where the CRS has been stated, None where it
    hasn't: it decides between two pairs of coordinates. A layer's own geometry goes first.
    ``aliases`` are further names, folded, of columns.
    """
    by_name: dict[str, str] = dict(aliases or {})
    for column in columns:
        by_name.setdefault(folded(column), column)
    choice = _place(columns, by_name, has_geometry, known_crs_is_geographic)
    taken = {source.column for source in choice.place.values()}
    fields: dict[str, FieldSource] = {}
    for field in (*FIELDS, RAW_TEXT):
        column = _find(_names_of(field, by_name), by_name, taken)
        if column:
            fields[field] = FieldSource(column)
            taken.add(column)
    return ColumnChoice(fields, choice.place, choice.crs, choice.degrees)


def stated_crs(header: str) -> str:
    """The CRS that a header names (``EPSG:3014``), "" if none."""
    if match := _EPSG.search(header):
        return f"EPSG:{match[1]}"
    if match := _SWEREF.search(header):
        zone = SWEREF_ZONES.get(re.sub(r"\D", "", match[1]) or match[1].lower())
        return f"EPSG:{zone}" if zone else ""
    return "EPSG:4326" if _WGS84.search(header) else ""


def _names_of(field: str, by_name: dict[str, str]) -> list[str]:
    names = _split(NAMES[field])
    if field == "source_id" and set(by_name) >= OWN_FIELDS:
        return [OWN_IDENTITY, *names]
    return names


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(",")]


def _find(names: Iterable[str], by_name: dict[str, str], taken: set[str]) -> str:
    return next((by_name[n] for n in names if n in by_name and by_name[n] not in taken), "")


def _place(
    columns: tuple[str, ...],
    by_name: dict[str, str],
    has_geometry: bool,
    geographic: bool | None,
) -> ColumnChoice:
    """The best of the places that the columns hold; none for a layer with its own geometry."""
    if has_geometry:
        return ColumnChoice({}, {})
    plane, degrees = _plane_pair(columns, by_name), _degree_pair(columns, by_name)
    text = _single(WELL_KNOWN_TEXT, WKT, by_name) or _single(
        "geometry, geom, the geom", WKT, by_name
    )
    cell = _single(BOTH_DEGREES, LATLON, by_name)
    hinted = plane if plane and (plane.crs or geographic is False) else None
    order = [degrees, cell, plane] if geographic else [hinted, degrees, text, cell, plane]
    return next((choice for choice in (*order, text) if choice), ColumnChoice({}, {}))


def _plane_pair(columns: tuple[str, ...], by_name: dict[str, str]) -> ColumnChoice | None:
    for ups, acrosses in ((NORTHINGS, EASTINGS), (UP, ACROSS)):
        y, x = (_axis(names, columns, by_name) for names in (ups, acrosses))
        if x and y:
            crs = stated_crs(x) or stated_crs(y)
            return ColumnChoice({}, {X: FieldSource(x), Y: FieldSource(y)}, crs)
    return None


def _degree_pair(columns: tuple[str, ...], by_name: dict[str, str]) -> ColumnChoice | None:
    y, x = (_axis(names, columns, by_name) for names in (LATITUDES, LONGITUDES))
    if not (x and y):
        return None
    place = {X: FieldSource(x), Y: FieldSource(y)}
    return ColumnChoice({}, place, stated_crs(x) or "EPSG:4326", degrees=True)


def _axis(names: str, columns: tuple[str, ...], by_name: dict[str, str]) -> str:
    """The column of one axis: by its name, or by its name beside that of a CRS."""
    wanted = _split(names)
    found = _find(wanted, by_name, set())
    if found:
        return found
    beside: Callable[[str], str] = lambda header: folded(  # noqa: E731
        _EPSG.sub(" ", _SWEREF.sub(" ", _WGS84.sub(" ", header)))
    )
    return next((column for column in columns if beside(column) in wanted), "")


def _single(names: str, key: str, by_name: dict[str, str]) -> ColumnChoice | None:
    column = _find(_split(names), by_name, set())
    if not column:
        return None
    crs = stated_crs(column) or ("EPSG:4326" if key == LATLON else "")
    return ColumnChoice({}, {key: FieldSource(column)}, crs, degrees=key == LATLON)
