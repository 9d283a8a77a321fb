"""Phone photos into the store: where they were taken, when, and never twice."""

from __future__ import annotations

import datetime
import json
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
)
from synpunkt.layers import walks
from synpunkt.layers.errors import Cancelled, InputError
from synpunkt.layers.metric import Reprojection
from synpunkt.layers.photos import photo_home, photos_of
from synpunkt.layers.takeback import take_back
from synpunkt.processing.field.photo_import import NEW, PhotoRequest, import_photos
from synpunkt.processing.field.photo_places import APART, REACH, Shot, Spot, spots_of

UTC = datetime.timezone.utc
CONTEXT = QgsCoordinateTransformContext()
NORTH, EAST = 62.3908, 17.3069
#: Degrees of latitude in a metre.
METRE = 1 / 111_400


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "DCIM"


@pytest.fixture
def walk(store):
    """A walk of two stops 300 m apart and one without a place; gives their uuids."""
    to_store = Reprojection(QgsCoordinateReferenceSystem("EPSG:4326"), store.crs, CONTEXT)
    places = [to_store.point(EAST, NORTH + 300 * METRE * n) for n in range(2)]
    with store.operation() as operation:
        occasion = operation.insert("occasion", {"title": "Vandring 12/11", "kind": "safety_walk"})
    for place in [*places, None]:
        with store.operation() as operation:
            at = QgsGeometry.fromPointXY(place) if place is not None else None
            walks.add_stop(operation, store, occasion, at)
    return [row["uuid"] for row in walks.stops(store, occasion)]


def bring(store, folder, occasion="Vandring 12/11", **more):
    return import_photos(store, PhotoRequest(folder, occasion, **more), CONTEXT)


def numbers(outcome):
    counts = outcome.counts
    assert counts.read == counts.new + counts.unchanged + counts.rejected
    return (counts.new, counts.unchanged, counts.rejected, counts.without_place)


def test_photos_go_to_the_nearest_stop_else_to_where_the_others_of_that_time_are(
    store, walk, folder, photo
):
    photo(folder / "1.jpg", "2026:11:12 16:00:00", (NORTH + 20 * METRE, EAST), 151.5, colour=1)
    photo(folder / "sub" / "2.jpg", "2026:11:12 16:20:00", (NORTH + 280 * METRE, EAST), colour=2)
    photo(folder / "3.jpg", "2026:11:12 16:24:00", colour=3, block=True)
    photo(folder / "4.jpg", "2026:11:12 16:40:00", colour=4)  # long after all others
    photo(folder / "5.jpg", "2026:11:12 16:21:00", (NORTH + 700 * METRE, EAST), colour=5)
    outcome = bring(store, folder)
    assert numbers(outcome) == (3, 0, 2, 1)
    assert [len(photos_of(store, "stop_uuid", stop)) for stop in walk] == [1, 2, 0]
    (first,) = photos_of(store, "stop_uuid", walk[0])
    assert first.taken_at == datetime.datetime(2026, 11, 12, 15, 0, tzinfo=UTC)
    assert first.heading == pytest.approx(151.5)
    assert first.file.read_bytes() == (folder / "1.jpg").read_bytes()
    assert [text.split()[0] for text in outcome.messages] == ["5.jpg", "4.jpg"]
    take_back(store, outcome.operation)
    assert (store.count("photo"), store.count("import_batch")) == (0, 0)


def test_a_viewpoint_that_is_nearer_gets_the_photo(store, walk, folder, photo):
    stop = store.row("walk_stop", walk[0])
    at = stop["geom"].asPoint()
    with store.operation() as operation:
        uuid = operation.insert(
            "viewpoint", {"text": "Mörkt", "occasion_uuid": stop["occasion_uuid"]},
            QgsGeometry.fromPointXY(QgsPointXY(at.x(), at.y() + 40)),
        )  # fmt: skip
    photo(folder / "1.jpg", place=(NORTH + 35 * METRE, EAST))
    assert numbers(bring(store, folder)) == (1, 0, 0, 0)
    assert len(photos_of(store, "viewpoint_uuid", uuid)) == 1


def test_a_photo_comes_once_whatever_it_is_called(store, walk, folder, photo):
    photo(folder / "1.jpg", place=(NORTH, EAST))
    shutil.copy(folder / "1.jpg", folder / "1 kopia.jpg")
    first, again = bring(store, folder), bring(store, folder)
    assert (numbers(first), numbers(again)) == ((1, 1, 0, 0), (0, 2, 0, 0))
    assert (again.operation, store.count("photo")) == ("", 1)


def test_each_new_photo_becomes_a_viewpoint_where_it_was_taken(store, folder, photo):
    photo(folder / "1.jpg", "2026:11:12 23:30:00", (NORTH, EAST), colour=1)
    photo(folder / "2.jpg", "2026:11:12 23:31:00", (0.0, 0.0), colour=2)
    hour = datetime.timedelta(minutes=60)
    outcome = bring(store, folder, "Ny vandring", mode=NEW, offset=hour)
    assert numbers(outcome) == (2, 0, 0, 1)
    (occasion,) = store.rows("occasion")
    assert occasion["title"] == "Ny vandring"
    assert occasion["starts_at"] == datetime.datetime(2026, 11, 12, 23, 30, tzinfo=UTC)
    placed, without = store.rows("viewpoint", order="fid")
    assert (placed["geometry_kind"], without["geometry_kind"]) == ("point", "none")
    assert without["geom"] is None
    # The clock put right, it was after midnight.
    assert placed["received_on"] == datetime.date(2026, 11, 13)
    assert placed["occasion_uuid"] == occasion["uuid"]
    (own,) = photos_of(store, "viewpoint_uuid", placed["uuid"])
    assert own.taken_at == datetime.datetime(2026, 11, 12, 23, 30, tzinfo=UTC)
    assert numbers(bring(store, folder, "", mode=NEW)) == (0, 2, 0, 1)


def test_what_is_no_picture_is_told_of_file_by_file(store, walk, folder, photo, tmp_path):
    photo(folder / "bra.jpg", place=(NORTH, EAST))
    (folder / "bild.jpg").write_bytes(b"<svg onload='x'/>")
    (folder / "trasig.jpg").write_bytes(b"\xff\xd8\xff\xd9")
    (folder / "IMG_1.HEIC").write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 40)
    (folder / "anteckning.txt").write_text("inte läst")
    (folder / "._bra.jpg").write_bytes(b"a system's own")
    secret = photo(tmp_path / "secret.jpg", place=(NORTH, EAST), colour=9)
    (folder / "link.jpg").symlink_to(secret)
    outcome = bring(store, folder)
    assert numbers(outcome) == (1, 0, 3, 0)
    told = {text.split()[0]: text for text in outcome.messages}
    assert "no picture" in told["bild.jpg"]
    assert "damaged" in told["trasig.jpg"]
    assert "HEIC" in told["IMG_1.HEIC"] and "JPEG" in told["IMG_1.HEIC"]


def test_nothing_is_changed_where_the_question_is_not_clear(store, walk, folder, photo):
    photo(folder / "1.jpg", place=(NORTH, EAST))
    for occasion in ("", "Okänd"):
        with pytest.raises(InputError, match="Name an occasion"):
            bring(store, folder, occasion)
    with pytest.raises(InputError, match="does not exist"):
        bring(store, folder / "nej")
    with pytest.raises(Cancelled):
        import_photos(
            store, PhotoRequest(folder, "Vandring 12/11"), CONTEXT, is_cancelled=lambda: True
        )
    assert store.count("photo") == 0 and not (photo_home(store) / "photos").exists()


moments = st.none() | st.datetimes(
    datetime.datetime(2026, 11, 12), datetime.datetime(2026, 11, 13), timezones=st.just(UTC)
)
points = st.none() | st.builds(QgsPointXY, st.floats(0, 500), st.floats(0, 500))


@given(
    st.lists(st.builds(Shot, moments, points), max_size=8),
    st.lists(st.builds(Spot, st.just("stop_uuid"), st.uuids().map(str), points), max_size=5),
)
def test_no_photo_goes_where_it_was_not_taken(shots, spots):
    found = spots_of(shots, spots, lambda one, other: one.distance(other))
    for shot, spot in zip(shots, found, strict=True):
        if shot.place is None:
            assert spot is None or shot.taken_at is not None
            continue
        near = [
            shot.place.distance(one.place) for one in spots if one.place is not None
        ]  # fmt: skip
        if spot is None:
            assert not near or min(near) > REACH
        else:
            assert shot.place.distance(spot.place) <= min(near) + 1
    assert APART < datetime.timedelta(hours=1)


def test_the_algorithm_counts_and_says_what_it_left_out(provider, store, walk, folder, photo):
    photo(folder / "1.jpg", "2026:11:12 16:00:00", (NORTH, EAST))
    photo(folder / "2.jpg", colour=2)
    given = {"STORE": str(store.path), "FOLDER": str(folder), "OCCASION": "Vandring 12/11"}
    results = processing.run("synpunkt:importphotos", {**given, "CLOCK_OFFSET": -2.5})
    counts = [results[name] for name in ("READ", "NEW", "UNCHANGED", "REJECTED", "WITHOUT_PLACE")]
    assert counts == [2, 1, 0, 1, 0]
    assert results["STORE"] == str(store.path) and results["OPERATION"]
    (row,) = store.rows("photo")
    assert row["taken_at"] == datetime.datetime(2026, 11, 12, 14, 57, 30, tzinfo=UTC)
    with pytest.raises(QgsProcessingException, match="Name an occasion"):
        processing.run("synpunkt:importphotos", {**given, "OCCASION": ""})


def test_real_photos_through_qgis_process(qgis_process, store, real_data):
    given = {"STORE": store.path, "FOLDER": real_data / "photos", "MODE": "new"}
    results = json.loads(qgis_process("synpunkt:importphotos", **given).stdout)["results"]
    assert (results["NEW"], results["WITHOUT_PLACE"], store.count("viewpoint")) == (4, 0, 4)
    to_degrees = Reprojection(store.crs, QgsCoordinateReferenceSystem("EPSG:4326"), CONTEXT)
    places = [row["geom"].asPoint() for row in store.rows("viewpoint")]
    norths = sorted(round(to_degrees.point(at.x(), at.y()).y(), 5) for at in places)
    assert norths == [51.41023, 51.41354, 51.41436, 51.41439]
    again = json.loads(qgis_process("synpunkt:importphotos", **given).stdout)["results"]
    assert (again["NEW"], again["UNCHANGED"]) == (0, 4)
