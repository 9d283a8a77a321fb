"""A recorded walk: its route with every stretch, its stops in order, and nothing twice."""

from __future__ import annotations

import datetime
import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from synpunkt.layers import recorded, walks
from synpunkt.layers.merge.merging import merge_stores
from synpunkt.layers.rows import UTC
from synpunkt.layers.store import create_store
from synpunkt.layers.takeback import take_back
from synpunkt.layers.walks import route, stops
from synpunkt.processing.field.gpx import read_gpx, read_time, said
from synpunkt.processing.field.walk_layer import read_layer

GPX_11 = "http://www.topografix.com/GPX/1/1"
GPX_10 = "http://www.topografix.com/GPX/1/0"
# A made walk through Navet in Sundsvall, its waypoints sorted by name as many devices do.
WALK = """\
<metadata><name>Vandring Navet</name></metadata>
<wpt lat="62.3920" lon="17.3060"><ele>5</ele><time>2024-11-05T17:20:00Z</time>
 <name>Busskuren</name><cmt>Busskuren</cmt></wpt>
<wpt lat="62.3900" lon="17.3000"><time>2024-11-05T17:00:00Z</time><name>Torget</name>
 <desc>05-NOV-24 18:00:00</desc></wpt>
<wpt lat="62.3910" lon="17.3030"><time>2024-11-05T17:10:00Z</time><name>Tunneln</name>
 <desc>Mörkt i tunneln &amp; skymd sikt</desc><type>Belysning</type></wpt>
<trk><name>Kvällen</name>
 <trkseg>
  <trkpt lat="62.3900" lon="17.3000"><ele>4.5</ele><time>2024-11-05T17:00:00Z</time></trkpt>
  <trkpt lat="62.3910" lon="17.3030"><ele>6.5</ele><time>2024-11-05T17:10:00.250Z</time></trkpt>
 </trkseg>
 <trkseg/>
 <trkseg><trkpt lat="62.3911" lon="17.3031"/></trkseg>
 <trkseg>
  <trkpt lat="62.3911" lon="17.3032"/>
  <trkpt lat="62.3920" lon="17.3060"><time>2024-11-05T18:20:00+01:00</time></trkpt>
  <trkpt lat="62.3925" lon="17.3065"><time>1901-12-13T20:45:52Z</time></trkpt>
 </trkseg>
</trk>
<trk><name>Tom</name></trk>
"""


def gpx(body: str, version: str = "1.1") -> str:
    space = GPX_11 if version == "1.1" else GPX_10
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="{version}" creator="test"'
    return f'{head} xmlns="{space}">\n{body}</gpx>\n'


@pytest.fixture
def walk(tmp_path):
    path = tmp_path / "vandring.gpx"
    path.write_text(gpx(WALK), encoding="utf-8")
    return path


def run(store, source, **more):
    given = {"STORE": str(store.path), "INPUT": source, **more}
    given["INPUT"] = source if isinstance(source, QgsVectorLayer) else str(source)
    results = processing.run("synpunkt:importwalk", given)
    assert results["STORE"] == str(store.path)
    return results


def counts(results) -> tuple[int, int, int]:
    return results["ROUTES"], results["STOPS"], results["VIEWPOINTS"]


def test_track_and_waypoints_become_route_stops_and_what_was_said_there(store, walk, provider):
    results = run(store, walk)
    assert counts(results) == (1, 3, 1)
    (occasion,) = store.rows("occasion")
    assert (occasion["title"], occasion["kind"]) == ("Vandring Navet", "safety_walk")
    assert occasion["starts_at"] == datetime.datetime(2024, 11, 5, 17, 0, tzinfo=UTC)
    assert occasion["ends_at"] == datetime.datetime(2024, 11, 5, 17, 20, tzinfo=UTC)
    line = route(store, occasion["uuid"])
    assert line.constGet().numGeometries() == 2  # the empty stretches are no stretches
    assert not line.constGet().is3D()
    numbered = [(row["number"], row["name"]) for row in stops(store, occasion["uuid"])]
    assert numbered == [(1, "Torget"), (2, "Tunneln"), (3, "Busskuren")]
    (viewpoint,) = store.rows("viewpoint")
    assert viewpoint["text"] == "Mörkt i tunneln & skymd sikt"
    assert viewpoint["stop_uuid"] == stops(store, occasion["uuid"])[1]["uuid"]
    assert (viewpoint["place_name"], viewpoint["source_category"]) == ("Tunneln", "Belysning")
    assert viewpoint["received_form"] == "walk_protocol"
    assert viewpoint["received_on"] == datetime.date(2024, 11, 5)


def test_places_are_carried_to_the_stores_coordinate_system(store, walk, provider):
    run(store, walk)
    first = stops(store, next(store.rows("occasion"))["uuid"])[0]["geom"].asPoint()
    wgs84 = read_gpx(walk).crs
    there = QgsCoordinateTransform(wgs84, store.crs, QgsCoordinateTransformContext())
    assert first.distance(there.transform(QgsPointXY(17.3, 62.39))) < 0.001


def test_waypoints_can_all_be_viewpoints(store, walk, provider):
    assert counts(run(store, walk, WAYPOINTS="viewpoints")) == (1, 0, 3)
    said_ = {row["text"]: row["place_name"] for row in store.rows("viewpoint")}
    assert said_ == {
        "Busskuren": None,
        "Torget": None,
        "Mörkt i tunneln & skymd sikt": "Tunneln",
    }
    assert counts(run(store, walk, WAYPOINTS="viewpoints")) == (0, 0, 0)


@pytest.mark.parametrize("occasion", ["", "Vandring i mörker"])
def test_imported_again_nothing_is_new_whatever_people_changed_meanwhile(
    store, walk, provider, occasion
):
    first = run(store, walk, OCCASION=occasion)
    (viewpoint,) = store.rows("viewpoint")
    stop = stops(store, first["OCCASION_UUID"])[0]
    with store.operation("panel") as operation:
        operation.update("viewpoint", viewpoint["uuid"], {"text": "Lampan är trasig"})
        operation.update("walk_stop", stop["uuid"], {"name": "Stora torget"}, None)
    changes = store.count("change_log")
    moved = walk.rename(walk.with_name("samma_vandring.gpx"))
    again = run(store, moved, OCCASION=occasion)
    assert (*counts(again), again["OPERATION"]) == (0, 0, 0, "")
    assert store.count("change_log") == changes
    assert store.count("occasion") == 1


def test_the_same_recording_can_belong_to_two_walks(store, walk, provider):
    assert counts(run(store, walk, OCCASION="En")) == (1, 3, 1)
    assert counts(run(store, walk, OCCASION="Två")) == (1, 3, 1)


def test_taken_back_it_is_gone_and_can_come_again(store, walk, provider):
    take_back(store, run(store, walk)["OPERATION"])
    for table in ("occasion", "walk_route", "walk_stop", "viewpoint"):
        assert store.count(table) == 0
    assert counts(run(store, walk)) == (1, 3, 1)


def test_a_stop_that_somebody_removed_stays_away(store, walk, provider):
    uuid = run(store, walk)["OCCASION_UUID"]
    with store.operation("panel") as operation:
        operation.delete("walk_stop", stops(store, uuid)[2]["uuid"])
    feedback = QgsProcessingFeedback()
    given = {"STORE": str(store.path), "INPUT": str(walk)}
    again = processing.run("synpunkt:importwalk", given, feedback=feedback)
    assert counts(again) == (0, 0, 0)
    assert "not brought back" in feedback.textLog()


def test_a_walk_that_has_its_times_keeps_them_and_another_day_is_told(store, walk, provider):
    begins = datetime.datetime(2024, 10, 1, 16, 0, tzinfo=UTC)
    with store.operation("occasion") as operation:
        operation.insert("occasion", {"title": "Hösten", "starts_at": begins})
    feedback = QgsProcessingFeedback()
    given = {"STORE": str(store.path), "INPUT": str(walk), "OCCASION": "Hösten"}
    processing.run("synpunkt:importwalk", given, feedback=feedback)
    (occasion,) = store.rows("occasion")
    assert (occasion["starts_at"], occasion["ends_at"]) == (begins, None)
    assert "2024-11-05" in feedback.textLog()
    assert "1 time(s) that can't be right" in feedback.textLog()
    assert "2 empty segment(s)" in feedback.textLog()


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_both_versions_with_a_byte_order_mark_read_alike(tmp_path, version):
    path = tmp_path / "walk.gpx"
    path.write_text(gpx(WALK, version), encoding="utf-8-sig")
    walk = read_gpx(path)
    assert (len(walk.tracks), len(walk.waypoints)) == (1, 3)
    path.write_text(gpx(WALK, version), encoding="utf-8")
    assert walk.identity == read_gpx(path).identity


def test_utf_16_and_no_namespace_are_read(tmp_path):
    path = tmp_path / "walk.gpx"
    text = gpx(WALK).replace(f' xmlns="{GPX_11}"', "").replace("UTF-8", "UTF-16")
    path.write_text(text, encoding="utf-16")
    assert [point.name for point in read_gpx(path).waypoints] == ["Busskuren", "Torget", "Tunneln"]


def test_a_planned_route_is_taken_only_where_nothing_was_tracked(tmp_path):
    planned = '<rte><name>Plan</name><rtept lat="62" lon="17"/><rtept lat="62.1" lon="17"/></rte>'
    path = tmp_path / "walk.gpx"
    path.write_text(gpx(planned), encoding="utf-8")
    assert [track.name for track in read_gpx(path).tracks] == ["Plan"]
    path.write_text(gpx(WALK + planned), encoding="utf-8")
    walk = read_gpx(path)
    assert [track.name for track in walk.tracks] == ["Kvällen"]
    assert len(walk.notes) == 1


def test_places_that_are_none_are_none(tmp_path, store, provider):
    body = (
        '<wpt lat="0" lon="0"><name>Utan fix</name></wpt><wpt lat="95" lon="17"/>'
        '<wpt lon="17"><name>Halv</name></wpt><wpt lat="nan" lon="17"/>'
    )
    path = tmp_path / "walk.gpx"
    path.write_text(gpx(body), encoding="utf-8")
    assert counts(run(store, path)) == (0, 4, 0)
    assert all(row["geom"] is None for row in store.rows("walk_stop"))


def test_a_file_without_anything_changes_nothing_and_says_so(tmp_path, store, provider):
    path = tmp_path / "tom.gpx"
    path.write_text(gpx("<trk/><trk><trkseg/></trk>"), encoding="utf-8")
    feedback = QgsProcessingFeedback()
    given = {"STORE": str(store.path), "INPUT": str(path), "OCCASION": "Ny"}
    results = processing.run("synpunkt:importwalk", given, feedback=feedback)
    assert counts(results) == (0, 0, 0)
    assert store.count("occasion") == 0
    assert "neither a track nor a waypoint" in feedback.textLog()


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    "<gpx><wpt lat='62' lon='17'><name>&b;</name></wpt></gpx>"
)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (BOMB, "document type"),
        ("<kml></kml>", "is not GPX"),
        ("<gpx><wpt", "can't be read"),
        ("", "can't be read"),
    ],
)
def test_what_is_no_gpx_is_refused_in_a_sentence_and_nothing_is_changed(
    tmp_path, store, provider, content, reason
):
    path = tmp_path / "walk.gpx"
    path.write_text(content, encoding="utf-8")
    before = store.count("change_log")
    with pytest.raises(QgsProcessingException, match=reason):
        run(store, path)
    assert store.count("change_log") == before


def at(hour: int, minute: int) -> datetime.datetime:
    return datetime.datetime(2024, 11, 5, hour, minute, tzinfo=UTC)


def known(lists) -> list[list]:
    return [[value for value in part if value is not None] for part in lists]


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_elevation_and_time_are_kept_at_the_vertices_they_belong_to(store, walk, provider, version):
    walk.write_text(gpx(WALK, version), encoding="utf-8")
    run(store, walk)
    (row,) = store.rows("walk_route")
    heights, times = recorded.elevations(row), recorded.times(row)
    # The way between the points needs vertices of its own in the store's coordinate system.
    assert row["geom"].constGet().nCoordinates() > 5
    for lists in (heights, times):
        assert recorded.fits(lists, row["geom"])
    assert known(heights) == [[4.5, 6.5], []]
    assert known(times) == [[at(17, 0), at(17, 10)], [at(17, 20)]]
    assert (heights[0][0], heights[0][-1]) == (4.5, 6.5)
    # The last point's time can't be right, so that it has none.
    assert (times[0][0], times[0][-1], times[1][-1]) == (at(17, 0), at(17, 10), None)
    there = QgsCoordinateTransform(
        read_gpx(walk).crs, store.crs, QgsCoordinateTransformContext()
    ).transform(QgsPointXY(17.3060, 62.3920))
    vertex = list(row["geom"].constGet().geometryN(1).vertices())[times[1].index(at(17, 20))]
    assert there.distance(vertex.x(), vertex.y()) < 0.001


def test_a_point_that_is_left_out_takes_its_elevation_along(tmp_path, store, provider):
    points = (("62.39", "17.3", 4), ("0", "0", 99), ("62.39001", "17.30001", 5), ("95", "17", 98))
    body = "".join(f'<trkpt lat="{n}" lon="{e}"><ele>{h}</ele></trkpt>' for n, e, h in points)
    path = tmp_path / "walk.gpx"
    path.write_text(gpx(f"<trk><trkseg>{body}</trkseg></trk>"), encoding="utf-8")
    run(store, path)
    (row,) = store.rows("walk_route")
    assert recorded.elevations(row) == [[4, 5]]
    assert row["times"] is None


def test_where_nothing_was_recorded_along_the_way_nothing_is_kept(tmp_path, store, provider):
    body = (
        '<trk><trkseg><trkpt lat="62.39" lon="17.3"><ele>nan</ele></trkpt>'
        '<trkpt lat="62.391" lon="17.3"><ele/></trkpt></trkseg></trk>'
    )
    path = tmp_path / "walk.gpx"
    path.write_text(gpx(body), encoding="utf-8")
    run(store, path)
    (row,) = store.rows("walk_route")
    assert (row["elevations"], row["times"]) == (None, None)
    assert (recorded.elevations(row), recorded.times(row)) == (None, None)


def test_a_route_drawn_anew_has_nothing_of_the_recording(store, walk, provider):
    uuid = run(store, walk)["OCCASION_UUID"]
    with store.operation("panel") as operation:
        walks.draw_route(operation, store, uuid, route(store, uuid), "Samma väg")
    (row,) = store.rows("walk_route")
    assert (row["name"], known(recorded.elevations(row))) == ("Samma väg", [[4.5, 6.5], []])
    line = QgsGeometry.fromWkt("MultiLineString((150000 6920000, 150100 6920000))")
    with store.operation("edits") as operation:
        operation.update("walk_route", row["uuid"], {}, line)
    (row,) = store.rows("walk_route")
    assert row["elevations"] is not None
    assert (recorded.elevations(row), recorded.times(row)) == (None, None)
    with store.operation("panel") as operation:
        walks.draw_route(operation, store, uuid, QgsGeometry.fromWkt("LineString(0 0, 1 1)"))
    (row,) = store.rows("walk_route")
    assert (row["elevations"], row["times"]) == (None, None)


def test_merged_into_another_store_a_route_keeps_what_was_recorded(store, walk, provider, tmp_path):
    field = create_store(tmp_path / "field.gpkg", store.crs, "sv")
    run(field, walk)
    merge_stores(store, field, QgsCoordinateTransformContext())
    (theirs,), (ours,) = field.rows("walk_route"), store.rows("walk_route")
    assert recorded.elevations(ours) == recorded.elevations(theirs)
    assert recorded.times(ours) == recorded.times(theirs) is not None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=8,
)


@given(st.text(max_size=20) | JSON.map(json.dumps) | st.just(f"[[{10**400}, 1], [2, 3]]"))
@example('[["0001-01-01T00:00:00+14:00", 1], [2, 3]]')
@settings(max_examples=100)
def test_whatever_the_lists_hold_they_fit_the_line_or_are_none(text):
    line = QgsGeometry.fromWkt("MultiLineString((0 0, 1 1), (2 2, 3 3))")
    row = {"geom": line, "elevations": text, "times": text}
    for lists in (recorded.elevations(row), recorded.times(row)):
        assert lists is None or recorded.fits(lists, line)


def line_layer(*lines: str) -> QgsVectorLayer:
    layer = QgsVectorLayer("LineString?crs=EPSG:3014&field=namn:string", "spår", "memory")
    for number, wkt in enumerate(lines):
        feature = QgsFeature(layer.fields())
        feature["namn"] = f"Del {number}"
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    return layer


def test_a_line_layer_is_a_walk_too(store, provider):
    layer = line_layer(
        "LineStringZ(150000 6920000 1, 150100 6920000 2)",
        "LineString(150100 6920000, 150200 6920050)",
    )
    with store.operation("panel") as operation:
        uuid = operation.insert("occasion", {"title": "Hösten"})
        for name, x in (("Sist", 150180), ("Först", 150020)):
            values = {"occasion_uuid": uuid, "name": name}
            place = QgsGeometry.fromPointXY(QgsPointXY(x, 6_920_010))
            operation.insert("walk_stop", values, place)
    assert counts(run(store, layer, OCCASION="Hösten")) == (2, 0, 0)
    rows = list(store.rows("walk_route"))
    assert [row["name"] for row in rows] == ["Del 0", "Del 1"]
    assert [recorded.elevations(row) for row in rows] == [[[1, 2]], None]
    assert [row["name"] for row in stops(store, uuid)] == ["Först", "Sist"]
    assert counts(run(store, layer, OCCASION="Hösten")) == (0, 0, 0)


@pytest.mark.parametrize("unit", [1, 1000])
def test_z_and_m_of_a_line_are_elevation_and_time(store, provider, unit):
    first, last = (int(at(17, minute).timestamp()) * unit for minute in (0, 10))
    wkts = (
        f"LineStringZM(150000 6920000 0 {first}, 150100 6920000 2.5 {last})",
        "LineStringZM(150000 6920000 0 0, 150100 6920000 0 115.5)",
    )
    run(store, line_layer(*wkts), OCCASION="Hösten")
    recording, drawing = store.rows("walk_route")
    assert recorded.elevations(recording) == [[0, 2.5]]
    assert recorded.times(recording) == [[at(17, 0), at(17, 10)]]
    assert (drawing["elevations"], drawing["times"]) == (None, None)
    (occasion,) = store.rows("occasion")
    assert (occasion["starts_at"], occasion["ends_at"]) == (at(17, 0), at(17, 10))


def test_layers_that_are_no_walk_are_refused(store, provider):
    areas = QgsVectorLayer("Polygon?crs=EPSG:3014", "areas", "memory")
    nowhere = QgsVectorLayer("LineString", "nowhere", "memory")
    nowhere.setCrs(QgsCoordinateReferenceSystem())
    for layer in (areas, nowhere):
        with pytest.raises(QgsProcessingException, match=layer.name()):
            run(store, layer)


def test_points_of_a_layer_are_waypoints(qgis_app):
    layer = QgsVectorLayer(
        "MultiPoint?crs=EPSG:4326&field=name:string&field=desc:string&field=time:string",
        "points",
        "memory",
    )
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["Tunneln", "Mörkt", "2024-11-05T17:00:00Z"])
    feature.setGeometry(QgsGeometry.fromWkt("MultiPoint((17.3 62.39))"))
    layer.dataProvider().addFeature(feature)
    from qgis.core import QgsProcessingContext, QgsProcessingFeatureSource

    context = QgsProcessingContext()
    (point,) = read_layer(QgsProcessingFeatureSource(layer, context)).waypoints
    assert (point.name, point.words) == ("Tunneln", "Mörkt")
    assert point.at == datetime.datetime(2024, 11, 5, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "comments", "words"),
    [
        ("001", ("05-AUG-10 16:58:37", "05-AUG-10 16:58:37"), ""),
        ("Bron", ("BRON", "bron"), ""),
        ("Bron", ("Hal", "Hal"), "Hal"),
        ("Bron", ("Hal", "Mörk"), "Hal\nMörk"),
        ("", ("2024-11-05",), ""),
        ("Bron", ("5 personer höll med",), "5 personer höll med"),
    ],
)
def test_what_devices_write_by_themselves_is_no_statement(name, comments, words):
    assert said(name, *comments) == words


@given(st.text(max_size=30))
@example("0001-01-01T00:00:00+14:00")
@settings(max_examples=200)
def test_any_text_is_a_time_or_none(text):
    time = read_time(text)
    assert time is None or time.tzinfo is not None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cerknicko_jezero.gpx", (7, 7, 3)),
        ("gpx11_all_fields.gpx", None),
        ("mojstrovka.gpx", (1, 0, 0)),
        ("unicode_wpt.gpx", None),
        ("vasterbotten_storuman_vapsten.gpx", (17, 0, 0)),
    ],
)
def test_real_recordings_come_in_and_again_nothing_is_new(
    store, real_data, provider, name, expected
):
    path = real_data / "gpx" / name
    found = counts(run(store, path))
    assert expected is None or found == expected
    assert counts(run(store, path)) == (0, 0, 0)
    line = route(store, next(store.rows("occasion"))["uuid"])
    assert line is None or line.length() > 0
    for row, track in zip(store.rows("walk_route"), read_gpx(path).tracks, strict=True):
        for kept, read in (
            (recorded.elevations(row), track.elevations),
            (recorded.times(row), track.times),
        ):
            assert (known(kept) if kept else None) == (known(read) if any(known(read)) else None)


def test_it_runs_in_qgis_process(store, walk, qgis_process):
    done = qgis_process("synpunkt:importwalk", STORE=store.path, INPUT=walk, OCCASION="Kvällen")
    results = json.loads(done.stdout)["results"]
    assert counts(results) == (1, 3, 1)
    again = qgis_process("synpunkt:importwalk", STORE=store.path, INPUT=walk, OCCASION="Kvällen")
    assert counts(json.loads(again.stdout)["results"]) == (0, 0, 0)
