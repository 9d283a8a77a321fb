"""Imports of real files, whose true counts are known."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsFeedback, QgsVectorLayer
from synpunkt.layers.errors import InputError
from synpunkt.layers.store import create_store
from synpunkt.processing.intake.choice import FieldSource
from synpunkt.processing.intake.importing import Request, import_viewpoints
from synpunkt.processing.intake.opening import open_table
from synpunkt.processing.intake.profile import Profile, read_profile

ZURICH = {
    "crs": "EPSG:2056",
    "fields": {
        "x": "e",
        "y": "n",
        "received_on": {"column": "date", "format": "%Y-%m-%d"},
        "theme": {
            "column": "service_code",
            "map": {"Beleuchtung/Uhren": "lighting"},
            "default": "other",
        },
    },
}


def bring_in(store, path, layer="", **request):
    return import_viewpoints(
        store, open_table(Path(path), layer), Request(**request), QgsFeedback()
    )


def numbers(outcome) -> tuple[int, ...]:
    return tuple(outcome.counts().values())


def test_the_zurich_reports_come_in_whole_and_once(real_data, tmp_path):
    profile = tmp_path / "profile.json"
    profile.write_text(json.dumps(ZURICH), "utf-8")
    crs = QgsCoordinateReferenceSystem("EPSG:2056")
    store = create_store(tmp_path / "zurich.gpkg", crs, "en")
    path = real_data / "feedback" / "zurich_zueriwieneu_lv95.csv"
    request = {"profile": read_profile(profile)}
    assert numbers(bring_in(store, path, **request)) == (62245, 62245, 0, 0, 0, 0)
    repeats = Counter(row["source_id"].split(":")[1] for row in store.rows("viewpoint"))
    assert sum(repeats.values()) - len(repeats) == 232
    assert numbers(bring_in(store, path, **request)) == (62245, 0, 0, 62245, 0, 0)
    assert store.count("viewpoint") == 62245


def test_the_swedish_police_file_needs_no_profile(store, real_data):
    path = real_data / "csv_nordic" / "polisen_sundsvall_timra_3014_bom.csv"
    outcome = bring_in(store, path)
    assert numbers(outcome) == (1674, 1674, 0, 0, 0, 0)
    categories = Counter(row["source_category"] for row in store.rows("viewpoint"))
    assert categories["Trafikolycka"] >= 234
    assert not any("outside the area" in message for message in outcome.warnings)
    assert numbers(bring_in(store, path)) == (1674, 0, 0, 1674, 0, 0)


def test_the_frankfurt_points_are_read_from_their_text_in_the_given_crs(store, real_data):
    path = real_data / "feedback" / "frankfurt_street_safety_wkt3857.csv"
    with pytest.raises(InputError, match="coordinate system"):
        bring_in(store, path)
    crs = QgsCoordinateReferenceSystem("EPSG:3857")
    assert numbers(bring_in(store, path, crs=crs)) == (753, 753, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("crs", "axis"), [("", "lengdegrad"), ("EPSG:4326", "lengdegrad"), ("EPSG:25832", "oest")]
)
def test_the_stavanger_places_are_the_same_by_either_pair(store, real_data, crs, axis):
    path = real_data / "csv_nordic" / "stavanger_barnehager.csv"
    given = QgsCoordinateReferenceSystem(crs) if crs else None
    outcome = bring_in(store, path, crs=given)
    assert numbers(outcome) == (133, 133, 0, 0, 0, 0)
    assert f"x = {axis}" in outcome.messages[0]
    first = next(store.rows("viewpoint"))["geom"].asPoint()
    assert (first.x(), first.y()) == pytest.approx((-514295, 6595702), abs=12)


def test_longitude_may_stand_first(store, real_data):
    path = real_data / "csv_nordic" / "bergen_lekeplasser.csv"
    assert numbers(bring_in(store, path)) == (146, 146, 0, 0, 0, 0)


def test_a_table_without_viewpoints_is_refused(store, real_data):
    with pytest.raises(InputError, match="municipality_code"):
        bring_in(store, real_data / "csv_nordic" / "sverige_kommuner_utf8.csv")


@pytest.mark.parametrize("layer", ["", "Synpunkter", "synpunkter"])
def test_the_workbook_has_real_dates(store, real_data, layer):
    path = real_data / "feedback" / "polisen_sundsvall_300.xlsx"
    assert numbers(bring_in(store, path, layer)) == (300, 300, 0, 0, 0, 0)
    dates = [row["received_on"] for row in store.rows("viewpoint")]
    assert min(dates).isoformat() == "2025-03-21"
    assert None not in dates


@pytest.mark.parametrize("shape_encoding", [None, ""])
def test_districts_of_a_shapefile_become_areas(store, real_data, shape_encoding):
    # QGIS sets this option to "" as soon as it has opened a Shapefile itself.
    before = gdal.GetConfigOption("SHAPE_ENCODING")
    gdal.SetConfigOption("SHAPE_ENCODING", shape_encoding)
    path = real_data / "polygons" / "stockholm_shp_3011" / "stadsdelar.shp"
    try:
        assert numbers(bring_in(store, path)) == (117, 117, 0, 0, 0, 0)
    finally:
        gdal.SetConfigOption("SHAPE_ENCODING", before)
    assert store.count("viewpoint_area") == 117


def test_a_geopackage_of_many_layers_wants_to_know_which(store, real_data):
    path = real_data / "qfield" / "bees.gpkg"
    with pytest.raises(InputError, match="apiary, area, tracks"):
        bring_in(store, path)
    assert numbers(bring_in(store, path, "apiary")) == (1, 1, 0, 0, 0, 0)
    assert numbers(bring_in(store, path, "tracks")) == (1, 1, 0, 0, 0, 0)
    assert store.count("viewpoint_line") == 1


@pytest.mark.parametrize(
    ("name", "rows", "without"),
    [("espoo_uusi_kaava.geojson", 14, 12), ("sipoo_nevasgard_4_hyvaksytty.geojson", 416, 308)],
)
def test_nested_attributes_and_rows_without_geometry_come_in(store, real_data, name, rows, without):
    path = real_data / "polygons" / name
    assert numbers(bring_in(store, path)) == (rows, rows, 0, 0, 0, without)
    assert numbers(bring_in(store, path)) == (rows, 0, 0, rows, 0, without)


def test_a_layer_gives_what_its_file_gives(store, real_data, provider, tmp_path):
    from qgis import processing

    path = real_data / "qfield" / "bees.gpkg"
    layer = QgsVectorLayer(f"{path}|layername=area", "areas", "ogr")
    parameters = {"STORE": str(store.path), "INPUT_LAYER": layer}
    results = processing.run("synpunkt:importviewpoints", parameters)
    assert (results["READ"], results["NEW"]) == (3, 3)
    again = bring_in(store, path, "area")
    assert numbers(again) == (3, 0, 0, 3, 0, 0)


@pytest.mark.parametrize(
    ("name", "layer", "counts"),
    [
        ("feedback/open311_requests_sample.xml", "", (2, 2, 0, 0, 0, 0)),
        ("feedback/open311_zurich_1000.json", "", (1000, 1000, 0, 0, 0, 0)),
        ("feedback/polisen_handelser_2026-08.json", "", (500, 500, 0, 0, 0, 0)),
        ("kobo_odk/kobo_geopoint_trace_shape.csv", "", (4, 4, 0, 0, 0, 0)),
        ("kobo_odk/kobo_select_multiple_location.csv", "", (9, 9, 0, 0, 0, 0)),
        ("kobo_odk/kobo_tutorial_repeats_flat.csv", "", (1, 1, 0, 0, 0, 0)),
        ("kobo_odk/kobo_tutorial_repeats_flat.csv", "children", (6, 6, 0, 0, 0, 0)),
        ("kobo_odk/kobo_api_v2_geodata.json", "", (1, 1, 0, 0, 0, 0)),
        ("kobo_odk/formpack_geojson_and_selects.json", "", (1, 1, 0, 0, 0, 0)),
    ],
)
def test_what_the_systems_export_comes_in_once(store, real_data, name, layer, counts):
    path = real_data / name
    assert numbers(bring_in(store, path, layer)) == counts
    assert numbers(bring_in(store, path, layer)) == (counts[0], 0, 0, counts[0], 0, 0)


@pytest.mark.parametrize(
    "name",
    [
        "feedback/open311_services_dc.xml",
        "kobo_odk/odk_central_flora_quadrat_form.xml",
        "kobo_odk/xlsform_multilang_good_eats.xlsx",
        "kobo_odk/xlsform_grouped_gps.xlsx",
        "kobo_odk/kobo_tutorial_repeats_xlsform.xlsx",
        "kobo_odk/kobo_geopoint_trace_shape_xlsform.xlsx",
    ],
)
def test_lists_of_services_and_forms_are_refused(store, real_data, name):
    with pytest.raises(InputError, match="services|form|sheets"):
        bring_in(store, real_data / name)


def test_answers_without_a_known_text_come_in_by_a_profile(store, real_data):
    path = real_data / "kobo_odk" / "kobo_api_v2_select_multiple.json"
    outcome = bring_in(store, path)
    assert numbers(outcome) == (5, 0, 0, 0, 5, 0)
    assert any("full_name, pet_type" in message for message in outcome.messages)
    fields = {"text": FieldSource("pet_type"), "source_id": FieldSource("_uuid")}
    outcome = bring_in(store, path, profile=Profile(fields=fields))
    assert (outcome.read, outcome.without_place) == (5, outcome.new)


@pytest.mark.parametrize(("field", "kind"), [("path", "line"), ("shape", "area")])
def test_traces_and_shapes_of_a_form_become_outlines(store, real_data, field, kind):
    path = real_data / "kobo_odk" / "kobo_geopoint_trace_shape.csv"
    assert numbers(bring_in(store, path, place_field=field)) == (4, 4, 0, 0, 0, 0)
    assert {row["geometry_kind"] for row in store.rows("viewpoint")} == {kind}
    assert store.count(f"viewpoint_{kind}") == 4
