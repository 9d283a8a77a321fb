"""Photos beside the store: named by what they hold, copied once, and what cameras noted in them."""

from __future__ import annotations

import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from synpunkt.layers.errors import InputError
from synpunkt.layers.photo_files import PhotoCopier, sha256_of, suffix_of
from synpunkt.layers.photo_tags import read_tags

UTC = datetime.timezone.utc


def names(root):
    return sorted(path.name for path in (root / "photos").iterdir())


def test_a_copy_is_named_by_what_it_holds_and_made_once(tmp_path, photo):
    one = photo(tmp_path / "Anna Ek 070-123 45 67.JPG", colour=1)
    same = tmp_path / "samma.jpg"
    same.write_bytes(one.read_bytes())
    other = photo(tmp_path / "annan.jpg", colour=2)
    copier = PhotoCopier(tmp_path / "store")
    rows = [copier.copy(file) for file in (one, same, other)]
    assert rows[0] == rows[1] and rows[0]["path"] != rows[2]["path"]
    assert rows[0]["path"] == f"photos/{sha256_of(one)[:20]}.jpg"
    assert len(names(tmp_path / "store")) == 2
    assert (tmp_path / "store" / rows[0]["path"]).read_bytes() == one.read_bytes()


def test_a_name_is_kept_only_where_no_other_photo_has_it(tmp_path, photo):
    one, other = photo(tmp_path / "a.jpg", colour=1), photo(tmp_path / "b.jpg", colour=2)
    copier = PhotoCopier(tmp_path / "store")
    assert copier.copy(one, name="x.jpg")["path"] == "photos/x.jpg"
    assert copier.copy(one, name="x.jpg")["path"] == "photos/x.jpg"
    assert copier.copy(other, name="x.jpg")["path"] == f"photos/{sha256_of(other)[:20]}.jpg"


def test_what_fails_takes_its_copies_along_and_leaves_those_that_were_there(tmp_path, photo):
    root = tmp_path / "store"
    PhotoCopier(root).copy(photo(tmp_path / "a.jpg", colour=1))
    before = names(root)
    with pytest.raises(RuntimeError), PhotoCopier(root) as copier:
        copier.copy(tmp_path / "a.jpg")
        copier.copy(photo(tmp_path / "b.jpg", colour=2))
        assert len(names(root)) == 2
        raise RuntimeError
    assert names(root) == before


def test_what_is_no_picture_or_is_gone_is_one_sentence(tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"<svg onload='x'/>")
    for name, sentence in (("a.jpg", "no picture"), ("gone.jpg", "can't be copied")):
        with pytest.raises(InputError, match=sentence):
            PhotoCopier(tmp_path / "store").copy(tmp_path / name)
    assert suffix_of(tmp_path / "gone.jpg") == ""
    assert not (tmp_path / "store").exists()


def test_a_camera_tells_where_when_and_whither(tmp_path, photo):
    file = photo(
        tmp_path / "a.jpg", at="2026:11:12 16:42:10", place=(62.3908, 17.3069), heading=151.5
    )
    tags = read_tags(file)
    assert tags.taken_at == datetime.datetime(2026, 11, 12, 15, 42, 10, tzinfo=UTC)
    assert (tags.position.y(), tags.position.x()) == pytest.approx((62.3908, 17.3069), abs=1e-6)
    assert tags.heading == pytest.approx(151.5)


def test_the_clock_of_the_satellites_tells_the_cameras_zone(tmp_path, photo):
    file = photo(
        tmp_path / "a.jpg", at="2026:11:12 10:42:10", place=(62.0, 17.0), gps_time=(15, 42, 11)
    )
    assert read_tags(file).taken_at == datetime.datetime(2026, 11, 12, 15, 42, 10, tzinfo=UTC)


def test_a_clock_that_was_never_set_tells_no_time(tmp_path, photo):
    file = photo(tmp_path / "a.jpg", at="0001:01:01 00:00:00", heading=90, block=True)
    assert (read_tags(file).taken_at, read_tags(file).heading) == (None, pytest.approx(90))


@pytest.mark.parametrize(
    "place", [(0.0, 0.0), (0.0, 17.0), (91.0, 17.0), (math.nan, 17.0), ("no", "ref"), None]
)
def test_satellite_notes_without_coordinates_are_no_place(tmp_path, photo, place):
    file = photo(tmp_path / "a.jpg", place=place, heading=90, block=True)
    tags = read_tags(file)
    assert tags.position is None
    assert tags.heading == pytest.approx(90)


@given(st.floats(-89, 89), st.floats(-179, 179))
def test_every_position_comes_back(tmp_path_factory, photo, north, east):
    if abs(north) < 1e-5 or abs(east) < 1e-5:
        return
    file = photo(tmp_path_factory.mktemp("p") / "a.jpg", place=(north, east))
    position = read_tags(file).position
    assert (position.y(), position.x()) == pytest.approx((north, east), abs=1e-6)


def test_nothing_is_known_of_what_cannot_be_opened(tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xd9")
    tags = read_tags(tmp_path / "a.jpg")
    assert (tags.readable, tags.taken_at, tags.position, tags.heading) == (False, None, None, None)


def test_real_photos_tell_where_they_were_taken(real_data):
    tags = read_tags(real_data / "photos" / "bath_pothole_1.JPG")
    assert (tags.position.y(), tags.position.x()) == pytest.approx((51.413539, -2.497236), abs=1e-5)
    assert tags.taken_at == datetime.datetime(2017, 5, 25, 15, 58, 37, tzinfo=UTC)
