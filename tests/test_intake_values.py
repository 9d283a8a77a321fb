"""Numbers, dates, codes, column names, profiles and places as sources write them."""

from __future__ import annotations

import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
)
from synpunkt.layers.errors import InputError
from synpunkt.processing.harmless import harmless
from synpunkt.processing.intake.choice import LATLON, WKT, ColumnChoice, FieldSource
from synpunkt.processing.intake.columns import recognise, stated_crs
from synpunkt.processing.intake.place import NotOnePlace, PlaceReader, find_crs
from synpunkt.processing.intake.profile import chosen_columns, read_profile
from synpunkt.processing.intake.tally import Tally
from synpunkt.processing.intake.values import (
    plain,
    read_code,
    read_codes,
    read_date,
    read_number,
    read_whole_number,
)

SUNDSVALL = QgsCoordinateReferenceSystem("EPSG:3014")
DEGREES = QgsCoordinateReferenceSystem("EPSG:4326")
XY = ColumnChoice({}, {"x": FieldSource("x"), "y": FieldSource("y")})


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("6920487,61", 6920487.61),
        ("6 920 487,61", 6920487.61),
        ("6\u00a0920\u202f487.61", 6920487.61),
        ("6.920.487,61", 6920487.61),
        ("1,234,567.5", 1234567.5),
        ("2’683’920", 2683920.0),
        ("\u22121,5", -1.5),
        ("1e3", 1000.0),
        (7, 7.0),
        (None, None),
    ],
)
def test_numbers_are_read_as_people_write_them(written, number):
    assert read_number(written) == number


@pytest.mark.parametrize("written", ["ja", "nan", "inf", "1e999", "12 m", "1_000", "٣x", "--5"])
def test_what_is_no_number_is_not_read_as_one(written):
    with pytest.raises(ValueError):
        read_number(written)


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_number_survives_a_decimal_comma(number):
    assert read_number(repr(number).replace(".", ",")) == number


@pytest.mark.parametrize("written", ["-1", "1,5", "1e300"])
def test_a_count_is_whole_and_not_negative(written):
    with pytest.raises(ValueError):
        read_whole_number(written)


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-03",
        "2026/11/03",
        "20261103",
        "3.11.2026",
        "3/11 2026",
        "03-11-2026 14:00",
        "3 november 2026",
        "2026-11-03 14:05:06",
        "2026-11-02T23:30:00Z",
        "2026-11-03T01:30:00.000+02:00",
        datetime.date(2026, 11, 3),
    ],
)
def test_dates_are_read_as_people_write_them(written):
    assert read_date(written) == datetime.date(2026, 11, 3)


def test_a_date_is_read_by_its_layout():
    assert read_date("11/03/26", "%m/%d/%y") == datetime.date(2026, 11, 3)


@pytest.mark.parametrize(
    "written",
    [
        "i går", "2026-13-01", "31.2.2026", "45000", "3 brumaire 2026", "9999-12-31T23:30:00Z",
        "0001-01-01T00:30:00+14:00",
    ],
)  # fmt: skip
def test_what_is_no_date_is_not_read_as_one(written):
    with pytest.raises(ValueError):
        read_date(written)


def test_codes_come_as_codes_or_labels_in_either_language():
    assert {read_code("theme", word) for word in ("lighting", " Belysning ", "LIGHTING")} == {
        "lighting"
    }
    assert read_codes("theme", "Belysning; upkeep|lighting") == '{"lighting","upkeep"}'
    assert read_codes("theme", '{"lighting"}') == '{"lighting"}'
    with pytest.raises(ValueError):
        read_code("theme", "Trafikolycka")


def test_null_is_null_however_it_is_written():
    assert [plain(value) for value in (None, "", "  ", "NULL", "\\N", float("nan"))] == [None] * 6
    assert plain({"fi": ["kaava"]}) == '{"fi": ["kaava"]}'


def test_swedish_columns_are_recognised_with_the_crs_of_their_names():
    choice = recognise(
        ("Löpnr", "Datum", "Rubrik", "Beskrivning", "Kategori", "N (SWEREF 99 17 15)",
         "E (SWEREF 99 17 15)"),
        False,
    )  # fmt: skip
    assert choice.crs == "EPSG:3014"
    assert choice.column_of("x") == "E (SWEREF 99 17 15)"
    assert choice.column_of("text") == "Beskrivning"
    assert choice.column_of("source_category") == "Kategori"
    assert choice.column_of("source_id") == "Löpnr"


def test_a_pair_whose_crs_is_known_goes_before_one_whose_is_not():
    columns = ("nord", "oest", "breddegrad", "lengdegrad")
    assert recognise(columns, False).column_of("x") == "lengdegrad"
    assert recognise(columns, False, known_crs_is_geographic=False).column_of("x") == "oest"
    assert recognise(columns, False, known_crs_is_geographic=True).column_of("x") == "lengdegrad"


def test_a_layers_own_geometry_goes_before_columns():
    assert recognise(("x", "y", "text"), True).place == {}


@pytest.mark.parametrize(
    ("header", "crs"),
    [
        ("E (SWEREF 99 TM)", "EPSG:3006"),
        ("sweref99_1715_n", "EPSG:3014"),
        ("x EPSG:2056", "EPSG:2056"),
        ("X (WGS84)", "EPSG:4326"),
        ("Antal", ""),
    ],
)
def test_the_crs_is_read_from_a_header(header, crs):
    assert stated_crs(header) == crs


def reader(choice=XY, crs=SUNDSVALL):
    tally = Tally()
    context = QgsCoordinateTransformContext()
    return PlaceReader(choice, crs, SUNDSVALL, context, tally), tally


def point(place):
    vertex = place.point.asPoint()
    return round(vertex.x(), 2), round(vertex.y(), 2)


def test_coordinates_become_a_point():
    places, tally = reader()
    assert point(places.read({"x": "152 944,60", "y": "6920487,61"}, None)) == (
        152944.6,
        6920487.61,
    )
    assert tally.counts == {}


def test_a_northing_in_x_is_swapped_and_counted():
    places, tally = reader()
    assert point(places.read({"x": "6920487", "y": "152944"}, None)) == (152944.0, 6920487.0)
    assert tally.counts["swapped_place"] == 1


def test_zero_degrees_are_no_place_but_zero_metres_are_one_outside_the_area():
    places, tally = reader(crs=DEGREES)
    assert places.read({"x": "0", "y": "0,0"}, None) is None
    assert tally.counts == {"zero_place": 1}
    places, tally = reader()
    assert places.read({"x": "0", "y": "0"}, None) is not None
    assert tally.counts == {"outside_area": 1}


@pytest.mark.parametrize("cells", [{"x": "1", "y": None}, {"x": "öster", "y": "1"}])
def test_half_and_unreadable_coordinates_are_no_place_and_counted(cells):
    places, tally = reader()
    assert places.read(cells, None) is None
    assert tally.counts == {"unreadable_place": 1}


def test_coordinates_that_are_nowhere_are_no_place_and_counted():
    choice = ColumnChoice({}, XY.place)
    places = PlaceReader(
        choice, QgsCoordinateReferenceSystem("EPSG:3006"), SUNDSVALL,
        QgsCoordinateTransformContext(), tally := Tally(),
    )  # fmt: skip
    assert places.read({"x": "1e30", "y": "1e30"}, None) is None
    assert tally.counts == {"untransformable_place": 1}


@pytest.mark.parametrize(
    "cell", ["62.3908,17.3069", "62,3908 17,3069", "62,3908; 17,3069", "(62.3908, 17.3069)",
             "62.3908 17.3069 0 5", "62.3908°N, 17.3069°E"],
)  # fmt: skip
def test_both_degrees_in_one_cell_are_latitude_first(cell):
    places, tally = reader(ColumnChoice({}, {LATLON: FieldSource("gps")}), DEGREES)
    x, y = point(places.read({LATLON: cell}, None))
    assert (x, y) == pytest.approx((152943, 6920486), abs=2)


def test_well_known_text_may_be_an_area_with_a_point_on_it():
    places, _ = reader(ColumnChoice({}, {WKT: FieldSource("wkt")}))
    ring = "152000 6920000, 152100 6920000, 152100 6920100, 152000 6920000"
    place = places.read({WKT: f"SRID=3014;POLYGON(({ring}))"}, None)
    assert place.kind == "area"
    assert place.outline.intersects(place.point)


def test_several_points_in_one_row_are_not_one_place():
    places, _ = reader(ColumnChoice({}, {}))
    with pytest.raises(NotOnePlace):
        places.read({}, QgsGeometry.fromWkt("MULTIPOINT((0 0),(1 1))"))
    assert places.read({}, QgsGeometry.fromWkt("MULTIPOINT((150000 6920000))")).kind == "point"
    assert places.read({}, QgsGeometry.fromWkt("POINT EMPTY")) is None


def test_a_curve_becomes_a_stretch_of_straight_pieces():
    places, _ = reader(ColumnChoice({}, {}))
    curve = QgsGeometry.fromWkt("CIRCULARSTRING(150000 6920000, 150050 6920050, 150100 6920000)")
    place = places.read({}, curve)
    assert place.kind == "line"
    assert place.outline.asWkt().startswith("MultiLineString")


def test_the_crs_is_sought_in_order():
    other = QgsCoordinateReferenceSystem("EPSG:3006")
    assert find_crs(other, "EPSG:3014", DEGREES, "EPSG:2056", "f").authid() == "EPSG:3006"
    assert find_crs(None, "EPSG:3014", DEGREES, "EPSG:2056", "f").authid() == "EPSG:3014"
    assert find_crs(None, "", DEGREES, "EPSG:2056", "f").authid() == "EPSG:4326"
    assert find_crs(None, "", None, "EPSG:2056", "f").authid() == "EPSG:2056"
    with pytest.raises(InputError, match="coordinate system"):
        find_crs(None, "", None, "", "f")


def profile(folder, content):
    path = folder / "profile.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not a JSON object"),
        ({"crs": 3014}, "“crs” is not a text"),
        ({"fields": []}, "“fields” is not an object"),
        ({"fields": {"colour": "a"}}, "colour"),
        ({"fields": {"text": 5}}, "“text” must be"),
        ({"fields": {"text": {"format": "%Y"}}}, "neither a column nor a default"),
        ({"fields": {"text": {"column": "a", "format": "%Y"}}}, "no date"),
        ({"fields": {"theme": {"column": "a", "map": []}}}, "wrong kind"),
        ({"fields": {"x": "a"}}, "x and y"),
        ({"fields": {"x": {"column": "a", "default": 1}, "y": "b"}}, "only be a column"),
    ],
)
def test_a_faulty_profile_is_one_sentence(tmp_path, content, says):
    with pytest.raises(InputError, match=says):
        read_profile(profile(tmp_path, content))


def test_a_profile_finds_its_columns_and_names_those_that_are_missing(tmp_path):
    found = read_profile(profile(tmp_path, {"fields": {"text": "beskrivning", "theme": "Tema"}}))
    assert chosen_columns(found, ("Beskrivning", "Tema"), "f").column_of("text") == "Beskrivning"
    with pytest.raises(InputError, match="Tema.*Beskrivning"):
        chosen_columns(found, ("Beskrivning",), "f")


def test_what_a_profile_says_beyond_the_known_is_told(tmp_path):
    assert read_profile(profile(tmp_path, {"colour": "red"})).unknown == ("colour",)


@pytest.mark.parametrize("cell", ["=1+1", "+46", "@SUM(A1)", "-cmd", "\t=1", "\u00a0=1", " @A1"])
def test_cells_that_a_spreadsheet_would_run_are_made_harmless(cell):
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["-12,5", "- 3 %", "mörkt", "a=b", ""])
def test_plain_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell
