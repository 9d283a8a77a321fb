"""Files as the systems write them that dialogues use: each recognised, each told apart."""

from __future__ import annotations

import datetime
import gc
import json
import tempfile
import warnings
import zipfile
from pathlib import Path

import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsFeedback
from synpunkt.layers.errors import InputError
from synpunkt.processing.account.office.xlsx import Sheet, workbook
from synpunkt.processing.intake.choice import FieldSource
from synpunkt.processing.intake.importing import Request, import_viewpoints
from synpunkt.processing.intake.opening import open_table
from synpunkt.processing.intake.profile import Profile

ID = "b31c6ac2-b8ca-4180-914f-c844fa10ed3b"


def write(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def bring_in(store, path, layer="", **request):
    table = open_table(Path(path), layer)
    return import_viewpoints(store, table, Request(**request), QgsFeedback())


def numbers(outcome) -> tuple[int, ...]:
    return tuple(outcome.counts().values())


def viewpoints(store) -> dict[str, dict]:
    return {row["source_id"]: row for row in store.rows("viewpoint")}


def lon_lat(row) -> tuple[float, float]:
    from qgis.core import QgsCoordinateTransform, QgsCoordinateTransformContext

    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:3014"),
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsCoordinateTransformContext(),
    )
    point = transform.transform(row["geom"].asPoint())
    return round(point.x(), 4), round(point.y(), 4)


REQUESTS_XML = """<?xml version="1.0" encoding="utf-8"?>
<service_requests>
  <request>
    <service_request_id>7</service_request_id><service_name>Belysning</service_name>
    <service_code>b</service_code><description>Mörkt &amp; kallt</description>
    <requested_datetime>2026-11-02T23:30:00Z</requested_datetime>
    <address>Storgatan</address><lat>62.3908</lat><long>17.3069</long>
    <media_url>http://example.org/7.jpg </media_url>
  </request>
  <request>
    <service_request_id>8</service_request_id><service_name>Övrigt</service_name>
    <service_code>o</service_code><description></description><lat/><long/>
  </request>
</service_requests>"""
REQUESTS_JSON = [
    {"service_request_id": 7, "service_name": "Belysning", "service_code": "b",
     "description": "Mörkt & kallt", "requested_datetime": "2026-11-02T23:30:00Z",
     "address": "Storgatan", "lat": 62.3908, "long": 17.3069, "media_url": None},
    {"service_request_id": 8, "service_name": "Övrigt", "service_code": "o", "description": ""},
]  # fmt: skip


def test_open311_is_the_same_as_xml_and_as_json(store, tmp_path):
    assert numbers(bring_in(store, write(tmp_path, "r.xml", REQUESTS_XML))) == (2, 2, 0, 0, 0, 1)
    row = viewpoints(store)["7"]
    assert (row["text"], row["theme"], row["source"]) == ("Mörkt & kallt", "lighting", "open311")
    assert row["received_on"] == datetime.date(2026, 11, 3)
    for content in (REQUESTS_JSON, {"service_requests": REQUESTS_JSON}):
        again = bring_in(store, write(tmp_path, "r.json", content))
        assert numbers(again) == (2, 0, 0, 2, 0, 1)


def test_a_number_of_one_system_is_not_that_of_another(store, tmp_path):
    bring_in(store, write(tmp_path, "r.json", REQUESTS_JSON))
    event = {"id": 7, "datetime": "2026-11-03 9:21:52 +01:00", "name": "3 november, Brand",
             "summary": "Rök", "type": "Brand",
             "location": {"name": "Sundsvall", "gps": "62.390811,17.306927"}}  # fmt: skip
    outcome = bring_in(store, write(tmp_path, "events.json", [event]))
    assert numbers(outcome) == (1, 1, 0, 0, 0, 0)
    row = next(store.rows("viewpoint", "source = ?", ("polisen",)))
    assert (row["text"], row["said_by"], row["place_name"]) == ("Rök", "police", "Sundsvall")
    assert row["received_on"] == datetime.date(2026, 11, 3)


FIXMYSTREET = (
    "Report ID,Title,Detail,User Name,Category,Created,Confirmed,Status,Latitude,Longitude,"
    "Easting,Northing,Report URL\n"
    '1,Lampa,"Lampan är\ntrasig",Namn Namnsson,Belysning,2026-11-01T10:00:00,2026-11-02T10:00:00,'
    "open,62.3908,17.3069,,,http://example.org/1\n"
    "2,Hål,Hål,,Väg,2026-11-01T10:00:00,,open,0,0,0,0,\n"
)


def test_fixmystreet_reports_have_title_and_detail_and_no_reporters_name(store, tmp_path):
    outcome = bring_in(store, write(tmp_path, "reports.csv", FIXMYSTREET))
    assert numbers(outcome) == (2, 2, 0, 0, 0, 1)
    first, second = viewpoints(store).values()
    assert first["text"] == "Lampa\nLampan är\ntrasig"
    assert second["text"] == "Hål"
    assert first["received_on"] == datetime.date(2026, 11, 2)
    assert not any("Namnsson" in str(value) for value in first.values())


def test_fixmystreet_eastings_of_nought_are_no_place(store, tmp_path):
    content = "Report ID,Category,E,N\n1,Väg,152944,6920487\n2,Väg,0,0\n"
    crs = QgsCoordinateReferenceSystem("EPSG:3014")
    path = write(tmp_path, "reports.csv", content)
    with pytest.raises(InputError, match="coordinate system"):
        bring_in(store, path)
    assert numbers(bring_in(store, path, crs=crs)) == (2, 2, 0, 0, 0, 1)


def test_ushahidi_posts_come_from_csv_and_geojson(store, tmp_path):
    content = (
        "Post ID,Survey,Post Status,Created (UTC),Post Date (UTC),Title,Description,Categories,"
        "Location.lat,Location.lon\n"
        '12,Trygghet,published,2026-11-01 10:00:00,2026-11-01 10:00:00,Tunneln,"Mörkt, vått",'
        "Belysning,62.3908,17.3069\n"
    )
    assert numbers(bring_in(store, write(tmp_path, "posts.csv", content))) == (1, 1, 0, 0, 0, 0)
    row = viewpoints(store)["12"]
    assert (row["text"], row["theme"]) == ("Tunneln\nMörkt, vått", "lighting")
    assert lon_lat(row) == (17.3069, 62.3908)
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [17.3069, 62.3908]},
        "properties": {"title": "Tunneln", "description": "Mörkt, vått", "marker-color": "#f00",
                       "id": 12, "source": "web", "data_source_message_id": None},
    }  # fmt: skip
    path = write(tmp_path, "p.geojson", {"type": "FeatureCollection", "features": [feature]})
    assert bring_in(store, path).new == 0


def test_sketch_map_markings_are_areas_by_their_colour(store, tmp_path):
    ring = [[17.30, 62.39], [17.31, 62.39], [17.31, 62.40], [17.30, 62.39]]
    features = [
        {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]},
         "properties": {"color": color, "name": "karta.png"}}
        for color in ("red", "blue")
    ]  # fmt: skip
    path = write(tmp_path, "m.geojson", {"type": "FeatureCollection", "features": features})
    assert numbers(bring_in(store, path)) == (2, 2, 0, 0, 0, 0)
    assert [row["source_category"] for row in store.rows("viewpoint")] == ["red", "blue"]
    assert store.count("viewpoint_area") == 2


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("s.json", [{"service_code": "1", "service_name": "Hål", "metadata": False}], "services"),
        ("s.json", [{"instanceId": "uuid:1", "submitterId": 1, "createdAt": "x"}], "no answers"),
        ("s.csv", "type,name,label::Svenska\ntext,a,Vad\n", "XLSForm"),
        ("s.xml", "<h:html xmlns:h='x'><h:head/></h:html>", "a form"),
        ("s.xml", "<errors><error><code>404</code></error></errors>", "error message"),
        ("s.json", {"detail": "Not found."}, "no list of records"),
        ("s.json", {"results": []}, "no list of records"),
        ("s.json", "[1, 2", "not JSON"),
        ("s.json", "[" * 100_000, "not JSON"),
        ("s.xml", "<a><b>", "not XML"),
        ("s.xml", "<a>" * 90 + "</a>" * 90, "too deep"),
    ],
)
def test_what_is_no_answers_is_one_sentence(store, tmp_path, name, content, says):
    with pytest.raises(InputError, match=says):
        bring_in(store, write(tmp_path, name, content))
    assert store.count("viewpoint") == 0


BOMB = (
    '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE r [<!ENTITY c SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [BOMB, OUTSIDE])
def test_xml_that_declares_entities_is_refused(store, tmp_path, declared):
    body = REQUESTS_XML.split("?>", 1)[1].replace("Storgatan", "&c;")
    with pytest.raises(InputError, match="not safe"):
        bring_in(store, write(tmp_path, "r.xml", declared + body))


def test_records_that_are_none_are_rejected_and_counted(store, tmp_path):
    content = [*REQUESTS_JSON, 5, None, {}, "text", [1]]
    outcome = bring_in(store, write(tmp_path, "r.json", content))
    assert numbers(outcome) == (5, 2, 0, 0, 3, 1)


def test_one_page_of_a_reply_is_told(store, tmp_path):
    reply = {"count": 5, "next": "https://example.org/?page=2", "results": REQUESTS_JSON}
    outcome = bring_in(store, write(tmp_path, "r.json", reply))
    assert any("2 of 5" in message for message in outcome.warnings)


def test_half_an_emoji_and_huge_numbers_are_read(store, tmp_path):
    text = (
        '[{"service_request_id": 123456789012345678901234567890, "service_name": "Väg",'
        ' "service_code": "v", "description": "Fint \\ud83d", "lat": 1e999, "long": 17.3}]'
    )
    assert numbers(bring_in(store, write(tmp_path, "r.json", text))) == (1, 1, 0, 0, 0, 1)
    assert viewpoints(store)["123456789012345678901234567890"]["text"] == "Fint \ufffd"


KOBO_CSV = (
    "plats,_plats_latitude,_plats_longitude,_plats_altitude,_plats_precision,vem/synpunkt,"
    "vem/tema,vem/tema/lighting,vem/tema/upkeep,hem,meta/instanceID,_id,_uuid,_submission_time\n"
    f"62.3908 17.3069 0 5,62.3908,17.3069,0,5,Mörkt,lighting,1,0,62.4001 17.4001 0 0,uuid:{ID},3,"
    f"{ID},2026-11-02T23:30:00\n"
    "n/a,n/a,n/a,n/a,n/a,Ljust,n/a,0,0,62.4 17.4 0 0,uuid:2,4,2,2026-11-03T10:00:00\n"
)
KOBO_API = {
    "count": 2, "next": None, "previous": None,
    "results": [
        {"_id": 3, "plats": "62.3908 17.3069 0 5", "hem": "62.4001 17.4001 0 0",
         "vem/synpunkt": "Mörkt", "vem/tema": "lighting", "meta/instanceID": f"uuid:{ID}",
         "_uuid": ID, "meta/rootUuid": f"uuid:{ID}", "_geolocation": [62.3908, 17.3069],
         "_submission_time": "2026-11-02T23:30:00", "_attachments": [], "_tags": []},
        {"_id": 4, "vem/synpunkt": "Ljust", "hem": "62.4 17.4 0 0", "_uuid": "2",
         "meta/instanceID": "uuid:2", "_geolocation": [62.4, 17.4],
         "_submission_time": "2026-11-03T10:00:00", "_attachments": []},
    ],
}  # fmt: skip


def test_kobo_csv_today_is_kobo_api_tomorrow(store, tmp_path):
    outcome = bring_in(store, write(tmp_path, "answers.csv", KOBO_CSV))
    assert numbers(outcome) == (2, 2, 0, 0, 0, 1)
    assert any("several places: plats, hem" in message for message in outcome.warnings)
    row = viewpoints(store)[ID]
    assert (row["text"], row["theme"], row["precision_m"]) == ("Mörkt", "lighting", 5)
    assert (lon_lat(row), row["received_on"].day) == ((17.3069, 62.3908), 3)
    assert numbers(bring_in(store, write(tmp_path, "a.json", KOBO_API))) == (2, 0, 0, 2, 0, 1)
    changed = json.loads(json.dumps(KOBO_API))
    changed["results"][0]["vem/synpunkt"] = "Kolmörkt"
    assert bring_in(store, write(tmp_path, "a.json", changed)).changed == 1
    assert viewpoints(store)[ID]["text"] == "Kolmörkt"


def test_the_choice_among_several_places_is_remembered(store, tmp_path):
    path = write(tmp_path, "answers.csv", KOBO_CSV)
    outcome = bring_in(store, path, place_field="hem")
    assert numbers(outcome) == (2, 2, 0, 0, 0, 0)
    assert lon_lat(viewpoints(store)[ID]) == (17.4001, 62.4001)
    later = bring_in(store, write(tmp_path, "a.json", KOBO_API))
    assert numbers(later) == (2, 0, 0, 2, 0, 0)
    assert any("as last time" in message for message in later.warnings)
    with pytest.raises(InputError, match="no column “arbete”.*plats, hem"):
        bring_in(store, path, place_field="arbete")
    kept = json.loads(next(store.rows("import_batch"))["profile"])
    assert kept == {"place_field": "hem"}
    fields = {"latlon": FieldSource("plats"), "source_id": FieldSource("_identity")}
    own = bring_in(store, path, profile=Profile(fields=fields))
    assert (own.changed, own.rejected) == (1, 1)


def test_answers_over_several_columns_become_one(store, tmp_path):
    content = (
        "_uuid,_submission_time,synpunkt,more_themes/lighting,more_themes/upkeep\n"
        "1,2026-11-03T10:00:00,Mörkt,True,True\n2,2026-11-03T10:00:00,Fult,0,1\n"
    )
    bring_in(store, write(tmp_path, "a.csv", content))
    found = [row["more_themes"] for row in store.rows("viewpoint")]
    assert found == ['{"lighting","upkeep"}', '{"upkeep"}']


def test_traces_and_shapes_are_outlines(store, tmp_path):
    trace = "62.39 17.30 0 0;62.40 17.31 0 0"
    shape = "62.39 17.30 0 0;62.40 17.31 0 0;62.39 17.32 0 0;62.39 17.30 0 0"
    results = [
        {"_uuid": str(n), "_submission_time": "2026-11-03T10:00:00", "var": text}
        for n, text in enumerate((trace, shape, "62.39 17.30 0 0"))
    ]
    bring_in(store, write(tmp_path, "a.json", {"results": results}))
    assert [row["geometry_kind"] for row in store.rows("viewpoint")] == ["line", "area", "point"]
    assert (store.count("viewpoint_line"), store.count("viewpoint_area")) == (1, 1)


def odata(**answers) -> dict:
    return {
        "@odata.context": "https://example.org/v1/projects/1/forms/t.svc/$metadata#Submissions",
        "value": [{"__id": f"uuid:{ID}", "__system": {"submissionDate": "2026-11-02T23:30:00.1Z",
                   "submitterName": "Namn Namnsson"}, "meta": {"instanceID": "uuid:later"},
                   **answers}],
    }  # fmt: skip


POINT = {"type": "Point", "coordinates": [17.3069, 62.3908, 5.0], "properties": {"accuracy": 4.5}}


@pytest.mark.parametrize("where", [POINT, "POINT (17.3069 62.3908 5.0)"])
def test_odk_central_is_the_same_as_csv_and_as_odata(store, tmp_path, where):
    content = (
        "SubmissionDate,om-plats-Latitude,om-plats-Longitude,om-plats-Altitude,om-plats-Accuracy,"
        "om-synpunkt,meta-instanceID,KEY,SubmitterName\n"
        f"2026-11-02T23:30:00.1Z,62.3908,17.3069,5.0,4.5,Mörkt,uuid:later,uuid:{ID},Namn Namnsson\n"
    )
    assert numbers(bring_in(store, write(tmp_path, "a.csv", content))) == (1, 1, 0, 0, 0, 0)
    row = viewpoints(store)[ID]
    assert (row["text"], row["precision_m"], row["received_on"].day) == ("Mörkt", 4.5, 3)
    reply = odata(om={"plats": where, "synpunkt": "Mörkt"})
    outcome = bring_in(store, write(tmp_path, "a.json", reply))
    assert (outcome.new, outcome.changed) == (0, 0 if isinstance(where, dict) else 1)
    assert lon_lat(viewpoints(store)[ID]) == (17.3069, 62.3908)


REPEATS = [
    {"_uuid": ID, "_submission_time": "2026-11-03T10:00:00", "plats": "62.39 17.30 0 0",
     "synpunkt": "Vi gick",
     "stopp": [
         {"stopp/synpunkt": "Mörkt", "stopp/var": "62.40 17.31 0 0",
          "stopp/bild": [{"stopp/bild/synpunkt": "Lampan"}, {"stopp/bild/synpunkt": "Muren"}]},
         {"stopp/synpunkt": "Ljust"},
     ]},
    {"_uuid": "2", "_submission_time": "2026-11-03T10:00:00", "synpunkt": "Vi med"},
]  # fmt: skip


def test_a_repeat_gives_one_row_per_member_tied_to_its_submission(store, tmp_path):
    path = write(tmp_path, "a.json", REPEATS)
    outcome = bring_in(store, path)
    assert numbers(outcome) == (2, 2, 0, 0, 0, 1)
    assert any("stopp, stopp/bild" in message for message in outcome.warnings)
    assert numbers(bring_in(store, path, "stopp")) == (2, 2, 0, 0, 0, 0)
    found = viewpoints(store)
    assert found[f"{ID}/stopp[1]"]["text"] == "Mörkt"
    assert lon_lat(found[f"{ID}/stopp[1]"]) == (17.31, 62.40)
    assert lon_lat(found[f"{ID}/stopp[2]"]) == (17.30, 62.39)
    for layer in ("stopp/bild", "bild"):
        assert bring_in(store, path, layer).read == 2
    assert viewpoints(store)[f"{ID}/stopp[1]/bild[2]"]["text"] == "Muren"
    assert numbers(bring_in(store, path, "bild")) == (2, 0, 0, 2, 0, 0)
    with pytest.raises(InputError, match="no repeat called “barn”.*stopp, stopp/bild"):
        bring_in(store, path, "barn")


def test_a_flattened_repeat_gives_the_same_rows(store, tmp_path):
    content = (
        "_uuid,_submission_time,plats,synpunkt,stopp[1]/synpunkt,stopp[1]/var,stopp[2]/synpunkt,"
        "stopp[2]/var,stopp[1]/bild[1]/synpunkt,stopp[1]/bild[2]/synpunkt\n"
        f"{ID},2026-11-03T10:00:00,62.39 17.30 0 0,Vi gick,Mörkt,62.40 17.31 0 0,Ljust,n/a,Lampan,"
        "Muren\n2,2026-11-03T10:00:00,n/a,Vi med,n/a,n/a,n/a,n/a,n/a,n/a\n"
    )
    path = write(tmp_path, "a.csv", content)
    assert numbers(bring_in(store, path)) == (2, 2, 0, 0, 0, 1)
    assert numbers(bring_in(store, path, "stopp")) == (2, 2, 0, 0, 0, 0)
    assert numbers(bring_in(store, path, "bild")) == (2, 2, 0, 0, 0, 0)
    nested = write(tmp_path, "a.json", REPEATS)
    for layer in ("", "stopp", "stopp/bild"):
        outcome = bring_in(store, nested, layer)
        assert (outcome.new, outcome.changed) == (0, 0)


def gdals_workbook(path: Path, sheets: dict[str, list[dict]]) -> Path:
    gdal.UseExceptions()
    dataset = gdal.GetDriverByName("XLSX").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    for name, rows in sheets.items():
        layer = dataset.CreateLayer(name)
        for field in dict.fromkeys(key for row in rows for key in row):
            layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
        for row in rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for key, value in row.items():
                feature.SetField(key, value)
            layer.CreateFeature(feature)
    dataset = None
    return path


SHEETS = {
    "Vandring": [
        {"synpunkt": "Vi gick", "plats": "62.39 17.30 0 0", "_uuid": ID,
         "_submission_time": "2026-11-03T10:00:00", "_index": "1"},
        {"synpunkt": "Vi med", "_uuid": "2", "_submission_time": "2026-11-03T10:00:00",
         "_index": "2"},
        {},
    ],
    "stopp": [
        {"stopp/synpunkt": "Mörkt", "stopp/var": "62.40 17.31 0 0", "_index": "1",
         "_parent_table_name": "Vandring", "_parent_index": "1", "_submission__uuid": ID},
        {"stopp/synpunkt": "Ljust", "_index": "2", "_parent_table_name": "Vandring",
         "_parent_index": "1", "_submission__uuid": ID},
    ],
    "bild": [
        {"stopp/bild/synpunkt": text, "_index": str(n), "_parent_table_name": "stopp",
         "_parent_index": "1", "_submission__uuid": ID}
        for n, text in enumerate(("Lampan", "Muren"), start=1)
    ],
}  # fmt: skip


def test_a_table_that_is_refused_is_let_go_of(tmp_path, qgis_app):
    path = write(tmp_path, "a.csv", "synpunkt,stopp[1]/synpunkt\nVi gick,Mörkt\n")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        with pytest.raises(InputError, match="no repeat"):
            open_table(path, "barn")
        gc.collect()
    assert not [one for one in told if issubclass(one.category, ResourceWarning)]


def test_a_workbook_has_a_repeat_in_a_sheet_of_its_own(store, tmp_path):
    path = gdals_workbook(tmp_path / "a.xlsx", SHEETS)
    assert numbers(bring_in(store, path)) == (2, 2, 0, 0, 0, 1)
    assert numbers(bring_in(store, path, "stopp")) == (2, 2, 0, 0, 0, 0)
    assert numbers(bring_in(store, path, "stopp/bild")) == (2, 2, 0, 0, 0, 0)
    nested = write(tmp_path, "a.json", REPEATS)
    for layer in ("", "stopp", "stopp/bild"):
        outcome = bring_in(store, nested, layer)
        assert (outcome.new, outcome.changed) == (0, 0)


def field_package(path: Path) -> Path:
    gdal.UseExceptions()
    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(3006)
    layer = dataset.CreateLayer("punkter", reference, ogr.wkbPointZM)
    for field in ("uuid", "synpunkt"):
        layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetField("uuid", "a1")
    feature.SetField("synpunkt", "Mörkt")
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT ZM (619000 6919000 4 7)"))
    layer.CreateFeature(feature)
    styles = dataset.CreateLayer("layer_styles", None, ogr.wkbNone)
    for field in ("f_table_name", "description"):
        styles.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    styles.CreateFeature(ogr.Feature(styles.GetLayerDefn()))
    dataset = None
    return path


def test_the_styles_in_a_field_package_are_no_data(store, tmp_path):
    path = field_package(tmp_path / "field.gpkg")
    assert numbers(bring_in(store, path)) == (1, 1, 0, 0, 0, 0)
    row = next(store.rows("viewpoint"))
    assert (row["text"], row["geometry_kind"]) == ("Mörkt", "point")


def test_a_table_of_names_and_types_is_no_form(store, tmp_path):
    content = "name,type,label,description\nBänken,bänk,B1,Trasig\n"
    assert bring_in(store, write(tmp_path, "a.csv", content)).new == 1


def test_a_profile_overrules_what_is_known_of_a_system(store, tmp_path):
    fields = {"text": FieldSource("service_name"), "source_id": FieldSource("service_request_id")}
    outcome = bring_in(store, write(tmp_path, "r.json", REQUESTS_JSON),
                       profile=Profile(source="egen", fields=fields))  # fmt: skip
    assert outcome.new == 2
    assert {row["source"] for row in store.rows("viewpoint")} == {"egen"}


def test_several_answers_to_the_question_of_the_theme(store, tmp_path):
    content = (
        "_uuid,_submission_time,synpunkt,tema\n1,2026-11-03T10:00:00,Mörkt,lighting upkeep\n"
        "2,2026-11-03T10:00:00,Hål,upkeep katter\n"
    )
    path = write(tmp_path, "a.csv", content)
    bring_in(store, path)
    first, second = store.rows("viewpoint")
    assert (first["theme"], first["more_themes"]) == ("lighting", '{"upkeep"}')
    assert (second["theme"], second["source_category"]) == (None, "upkeep katter")
    assert bring_in(store, path).unchanged == 2


def central_zip(path: Path, prefix: str = "") -> Path:
    """An export of ODK Central: a form, a repeat in a repeat, and a photo."""
    main = (
        "SubmissionDate,plats-Latitude,plats-Longitude,synpunkt,KEY\n"
        f"2026-11-03T10:00:00Z,62.39,17.30,Vi gick,uuid:{ID}\n"
    )
    stops = (
        "synpunkt,var-Latitude,var-Longitude,foto,PARENT_KEY,KEY\n"
        f"Mörkt,62.40,17.31,a.jpg,uuid:{ID},uuid:{ID}/stopp[1]\n"
        f"Ljust,,,,uuid:{ID},uuid:{ID}/stopp[2]\n"
    )
    details = (
        "synpunkt,PARENT_KEY,KEY\n"
        f"Lampan,uuid:{ID}/stopp[1],uuid:{ID}/stopp[1]/bild[1]\n"
        f"Muren,uuid:{ID}/stopp[2],uuid:{ID}/stopp[2]/bild[1]\n"
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (("v.csv", main), ("v-stopp.csv", stops), ("v-bild.csv", details)):
            archive.writestr(prefix + name, content)
        archive.writestr(prefix + "media/a.jpg", bytes.fromhex("ffd8ffd9") + b"\0" * 30)
    return path


def test_an_export_of_odk_central_is_one_archive_with_repeats_and_photos(store, tmp_path):
    path = central_zip(tmp_path / "v.zip")
    assert numbers(bring_in(store, path)) == (1, 1, 0, 0, 0, 0)
    assert numbers(bring_in(store, path, "stopp")) == (2, 2, 0, 0, 0, 0)
    assert numbers(bring_in(store, path, "stopp/bild")) == (2, 2, 0, 0, 0, 0)
    found = viewpoints(store)
    assert lon_lat(found[f"{ID}/stopp[2]"]) == (17.30, 62.39)
    assert lon_lat(found[f"{ID}/stopp[1]/bild[1]"]) == (17.31, 62.40)
    assert lon_lat(found[f"{ID}/stopp[2]/bild[1]"]) == (17.30, 62.39)
    assert found[f"{ID}/stopp[1]"]["received_on"] == datetime.date(2026, 11, 3)
    assert store.count("photo") == 1
    stops = [{"synpunkt": "Mörkt", "var": "POINT (17.31 62.40)"}, {"synpunkt": "Ljust"}]
    reply = odata(plats="POINT (17.30 62.39)", synpunkt="Vi gick", stopp=stops)
    for layer in ("", "stopp"):
        assert bring_in(store, write(tmp_path, "v.json", reply), layer).new == 0


@pytest.mark.parametrize("prefix", ["../", "/", "x/../../"])
def test_an_archive_unpacks_nothing_outside_its_folder(store, tmp_path, prefix):
    path = central_zip(tmp_path / "v.zip", prefix)
    before = sorted(tmp_path.parent.iterdir())
    if prefix == "/":
        assert bring_in(store, path).new == 1
    else:
        with pytest.raises(InputError, match="no table"):
            bring_in(store, path)
    assert sorted(tmp_path.parent.iterdir()) == before
    assert not (tmp_path / "media").exists()


def test_the_workbook_of_a_form_is_refused_before_a_sheet_is_chosen(tmp_path):
    path = tmp_path / "form.xlsx"
    head, widths, rows = ("type", "name"), (9, 9), [("text", "a")]
    sheets = [Sheet(name, head, widths, rows) for name in ("survey", "choices")]
    sheets.append(Sheet("settings", ("form_title",), (9,), [("Vandring",)]))
    path.write_bytes(workbook(sheets, "", "", "", "sv", ""))
    with pytest.raises(InputError, match="XLSForm"):
        open_table(path)


def test_an_unpacked_archive_is_gone_when_it_is_closed_or_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    table = open_table(central_zip(tmp_path / "v.zip"), "stopp")
    assert list(tmp_path.glob("synpunkt-*/media/a.jpg"))
    table.close()
    with zipfile.ZipFile(tmp_path / "form.zip", "w") as archive:
        archive.writestr("form.csv", "type,name,label\ntext,a,Vad\n")
    with pytest.raises(InputError, match="XLSForm"):
        open_table(tmp_path / "form.zip")
    assert not list(tmp_path.glob("synpunkt-*"))


def test_a_broken_archive_is_one_sentence(store, tmp_path):
    path = central_zip(tmp_path / "v.zip")
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(InputError, match="not an archive"):
        bring_in(store, path)


def test_an_edited_submission_is_known_by_its_earlier_or_first_name(store, tmp_path):
    first = {"_uuid": "u1", "_submission_time": "2026-11-03T10:00:00", "synpunkt": "Mörkt"}
    edited = {**first, "_uuid": "u2", "meta/deprecatedID": "uuid:u1", "synpunkt": "Kolmörkt"}
    again = {**first, "_uuid": "u3", "meta/deprecatedID": "uuid:u2", "meta/rootUuid": "uuid:u1",
             "synpunkt": "Becksvart"}  # fmt: skip
    for row, counts in (
        (first, (1, 1, 0, 0, 0, 1)), (edited, (1, 0, 1, 0, 0, 1)), (again, (1, 0, 1, 0, 0, 1)),
        (again, (1, 0, 0, 1, 0, 1)),
    ):  # fmt: skip
        assert numbers(bring_in(store, write(tmp_path, "a.json", [row]))) == counts
    assert [row["text"] for row in store.rows("viewpoint")] == ["Becksvart"]
