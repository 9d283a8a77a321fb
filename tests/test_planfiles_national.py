"""Plans in the national JSON format. The plans, people and places in the samples are invented."""

from __future__ import annotations

import json
import random
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext
from synpunkt.layers.errors import InputError
from synpunkt.processing.planfiles.reading import Wanted, read_plan

MEDIA_TYPE = "application/vnd.lm.detaljplan.v4+json"
EAST, NORTH = 152_900, 6_920_400
SEED = random.Random(3014)


def identity() -> str:
    """An invented identity, the same in every run."""
    return str(uuid.UUID(int=SEED.getrandbits(128), version=4))


PLAN, OTHER_PLAN = identity(), identity()


def box(x: float, y: float, width: float, height: float) -> list[list[float]]:
    x, y = EAST + x, NORTH + y
    return [[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]]


def shape(*rings, crs: str = "EPSG:3014", typ: str = "yta") -> dict:
    """One part as the format writes it; a line is given as one list of places."""
    kinds = {"yta": "Polygon", "linje": "LineString"}
    coordinates = list(rings) if typ == "yta" else rings[0]
    geometry = {"typ": typ, "position": {"type": kinds[typ], "coordinates": coordinates}}
    if crs:
        geometry["koordinatsystemPlan"] = crs
    return {"geometri": {**geometry, "dimension": 2}, "geometrimetadata": {}}


def plan(*parts, **attributes) -> dict:
    own = {
        "feature:typ": "detaljplan",
        "objektidentitet": PLAN,
        "versionGiltigFran": "2026-03-02T08:00:00Z",
        "kommun": "Sundsvall",
        "beteckning": "EX-41",
        "namn": "Resecentrum, etapp 1",
        "syfte": "Exempel",
        "status": "samråd",
        "typ": "detaljplan",
        "plangeometri": list(parts),
        "beslutsinformation": [{}],
    }
    return {"type": "Feature", "geometry": None, "properties": {**own, **attributes}}


def provision(typ: str, wording: str, *parts, **attributes) -> dict:
    own = {
        "feature:typ": typ,
        "objektidentitet": identity(),
        "detaljplan": PLAN,
        "planbestammelsekatalogreferens": identity(),
        "bestammelseformulering": wording,
        "bestammelsegeometri": list(parts),
    }
    return {"type": "Feature", "geometry": None, "properties": {**own, **attributes}}


@pytest.fixture
def read(tmp_path, qgis_app):
    """``read(feature, …)``: the reading of a file with those features."""

    def read(*features, crs: str = "", **members):
        path = tmp_path / "plan.json"
        content = {"type": "FeatureCollection", "feature:mediatyp": MEDIA_TYPE}
        content |= {"features": list(features), **members}
        path.write_text(json.dumps(content), encoding="utf-8")
        wanted = Wanted(crs=QgsCoordinateReferenceSystem(crs))
        return read_plan(path, wanted, QgsCoordinateTransformContext(), lambda share: None)

    return read


def test_a_plan_of_several_parts_with_its_provisions_is_read(read):
    reading = read(
        provision("användningsbestämmelse", "Resecentrum", shape(box(0, 0, 40, 50))),
        plan(shape(box(0, 0, 100, 50)), shape(box(200, 0, 10, 10))),
        provision("egenskapsbestämmelse", "Skydd mot buller", shape(box(0, 0, 10, 10))),
        provision("administrativ bestämmelse", "Genomförandetid", shape(box(0, 0, 100, 50))),
    )
    assert [area.kind for area in reading.areas] == ["plan", "use", "property", "administrative"]
    whole = reading.areas[0]
    assert (whole.plan_key, whole.key) == (PLAN, PLAN)
    assert (whole.designation, whole.name, whole.status) == (
        "EX-41", "Resecentrum, etapp 1", "samråd"
    )  # fmt: skip
    assert whole.geometry.area() == pytest.approx(5_100)
    assert len(whole.geometry.asMultiPolygon()) == 2
    assert {area.plan_key for area in reading.areas} == {PLAN}
    assert {area.status for area in reading.areas} == {"samråd"}
    assert reading.areas[1].name == "Resecentrum"
    assert reading.crs.authid() == "EPSG:3014"
    assert (reading.plans, reading.notes.unread, reading.notes.problems) == (1, 0, [])


def test_parts_that_share_a_border_are_one_area_and_holes_stay(read):
    ring, hole = box(0, 0, 100, 50), box(10, 10, 20, 20)
    (area,) = read(plan(shape(ring, hole), shape(box(100, 0, 100, 50)))).areas
    assert area.geometry.isGeosValid()
    assert area.geometry.area() == pytest.approx(10_000 - 400, abs=0.01)
    assert len(area.geometry.asMultiPolygon()) == 1


def test_each_part_has_its_own_coordinate_system(read):
    moved = [[619_000, 6_919_800], [619_100, 6_919_800], [619_100, 6_919_900], [619_000, 6_919_800]]
    reading = read(
        plan(shape(box(0, 0, 100, 50))),
        plan(shape(moved, crs="EPSG:3006"), objektidentitet=OTHER_PLAN, namn="Godsmagasinet"),
        provision("användningsbestämmelse", "Torg", shape(box(0, 0, 10, 10))),
    )
    assert reading.crs.authid() == "EPSG:3014"
    assert "EPSG:3006 (1), EPSG:3014 (2)" in " ".join(reading.notes.facts)
    other = next(area for area in reading.areas if area.plan_key == OTHER_PLAN)
    centre = other.geometry.centroid().asPoint()
    assert centre.distance(152_753, 6_920_475) < 60
    assert other.geometry.area() == pytest.approx(5_000, rel=1e-3)


def test_a_plan_whose_parts_are_in_several_systems_is_one_area(read):
    moved = [[619_000, 6_919_800], [619_100, 6_919_800], [619_100, 6_919_900], [619_000, 6_919_800]]
    reading = read(plan(shape(box(0, 0, 100, 50)), shape(moved, crs="EPSG:3006")))
    (whole,) = reading.areas
    assert len(whole.geometry.asMultiPolygon()) == 2
    assert whole.geometry.area() == pytest.approx(10_000, rel=1e-3)


def test_objects_without_identity_are_called_by_their_names(read):
    bare = plan(shape(box(0, 0, 100, 50)), objektidentitet=None)
    use = provision("användningsbestämmelse", "Torg", shape(box(0, 0, 9, 9)), detaljplan=None)
    reading = read(bare, use)
    assert {area.plan_key for area in reading.areas} == {"EX-41"}
    assert {area.status for area in reading.areas} == {"samråd"}


def test_a_part_that_names_no_system_takes_the_given_one_and_is_never_guessed(read):
    bare = plan(shape(box(0, 0, 100, 50), crs=""))
    with pytest.raises(InputError, match="no area of a plan"):
        read(bare)
    assert read(bare, crs="EPSG:3011").crs.authid() == "EPSG:3011"


def test_what_is_broken_is_named_and_the_rest_is_read(read):
    thin = [[EAST, NORTH], [EAST + 5, NORTH], [EAST + 9, NORTH], [EAST, NORTH]]
    bow = [[EAST, NORTH], [EAST + 10, NORTH + 10], [EAST + 10, NORTH], [EAST, NORTH + 10]]
    reading = read(
        plan(shape(box(0, 0, 100, 50)), shape([[EAST, NORTH], [EAST + 1, NORTH]])),
        provision("användningsbestämmelse", "Torg", shape(box(0, 0, 10, 10), [["a", 1]])),
        provision("användningsbestämmelse", "Bostäder", shape(bow)),
        provision("användningsbestämmelse", "Gata", shape(box(0, 0, 9, 9), crs="LOKALT 1")),
        provision("användningsbestämmelse", "Natur"),
        provision("användningsbestämmelse", "Streck", shape(thin)),
        provision("något annat", "Okänd", shape(box(0, 0, 9, 9))),
    )
    told = reading.notes.problems
    assert len(told) == 7
    assert any("EX-41" in line and "part 2" in line and "broken" in line for line in told)
    assert any("Torg" in line and "hole" in line for line in told)
    assert any("Bostäder" in line and "mended" in line for line in told)
    assert any("Gata" in line and "LOKALT 1" in line for line in told)
    assert any("Natur" in line and "no shape" in line for line in told)
    assert any("Streck" in line and "no size" in line for line in told)
    assert any("Okänd" in line for line in told)
    assert reading.notes.unread == 5
    assert {area.name for area in reading.areas if area.kind == "use"} == {"Torg", "Bostäder"}
    assert all(area.geometry.isGeosValid() for area in reading.areas)


def test_what_the_file_lacks_is_said(read):
    line = [[EAST, NORTH], [EAST + 10, NORTH]]
    reading = read(
        plan(shape(box(0, 0, 100, 50)), beteckning=None, status=""),
        provision("egenskapsbestämmelse", "Utfartsförbud", shape(line, typ="linje")),
        provision("användningsbestämmelse", "Torg", shape(box(0, 0, 9, 9)), detaljplan=OTHER_PLAN),
    )
    told = " ".join(reading.notes.facts)
    for word in ("“beteckning”", "“status”", OTHER_PLAN, "1 provision", "Boverket"):
        assert word in told
    assert reading.notes.problems == []
    assert "no provisions" in " ".join(read(plan(shape(box(0, 0, 9, 9)))).notes.facts)


def test_of_several_versions_the_newest_counts(read):
    reading = read(
        plan(shape(box(0, 0, 100, 50)), objektversion=2, status="granskning"),
        plan(shape(box(0, 0, 10, 10)), objektversion=1),
    )
    assert [area.status for area in reading.areas] == ["granskning"]
    assert "1 older version" in " ".join(reading.notes.facts)


def test_areas_in_a_collection_or_a_multipolygon_are_read(read):
    several = {"type": "MultiPolygon", "coordinates": [[box(0, 0, 9, 9)], [box(20, 0, 9, 9)]]}
    single = {"type": "Polygon", "coordinates": [box(40, 0, 9, 9)]}
    line = {"type": "LineString", "coordinates": box(0, 0, 9, 9)[:2]}
    part = shape(box(0, 0, 1, 1))
    part["geometri"]["position"] = {
        "type": "GeometryCollection",
        "geometries": [several, line, single, {"type": "GeometryCollection"}, None],
    }
    assert read(plan(part)).areas[0].geometry.area() == pytest.approx(3 * 81)


def test_northing_first_is_read_as_what_it_is(read):
    turned = [[y, x] for x, y in box(0, 0, 100, 50)]
    straight, swapped = read(plan(shape(box(0, 0, 100, 50)))), read(plan(shape(turned)))
    assert swapped.areas[0].geometry.equals(straight.areas[0].geometry)


def test_another_version_of_the_format_is_said(read):
    reading = read(plan(shape(box(0, 0, 9, 9))), **{"feature:mediatyp": "application/vnd.lm.v9"})
    assert "vnd.lm.v9" in reading.notes.facts[0]


@pytest.mark.parametrize(
    "content",
    [
        '{"plangeometri": ',
        "[" * 5_000 + '"vnd.lm.detaljplan"',
        '"plangeometri"',
        '["plangeometri"]',
    ],
)
def test_a_file_that_is_no_plan_gets_a_sentence(tmp_path, qgis_app, content):
    path = tmp_path / "plan.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="plan.json"):
        read_plan(path, Wanted(), QgsCoordinateTransformContext(), lambda share: None)


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.data())
def test_whatever_stands_in_the_file_the_whole_part_is_read(tmp_path_factory, qgis_app, data):
    """Hostile values in any attribute end in words, never in an exception or a lost plan."""
    spoiled = provision("användningsbestämmelse", "Torg", shape(box(0, 0, 9, 9)))
    path = [spoiled["properties"], "bestammelsegeometri", 0, "geometri", "position", "coordinates"]
    depth = data.draw(st.integers(1, len(path) - 1))
    holder = path[0]
    for step in path[1:depth]:
        holder = holder[step]
    holder[path[depth]] = data.draw(anything)
    other = data.draw(anything)
    file = tmp_path_factory.mktemp("any") / "plan.json"
    content = {
        "feature:mediatyp": MEDIA_TYPE,
        "features": [plan(shape(box(0, 0, 9, 9))), spoiled, other],
    }
    file.write_text(json.dumps(content), encoding="utf-8")
    reading = read_plan(file, Wanted(), QgsCoordinateTransformContext(), lambda share: None)
    assert reading.areas[0].kind == "plan"
    assert reading.areas[0].geometry.area() == pytest.approx(81)
