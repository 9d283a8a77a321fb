"""Plans in SS 637040: areas from lists of edges. The plans in the samples are invented."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext
from synpunkt.layers.errors import InputError
from synpunkt.processing.planfiles.chaining import chained, snapped
from synpunkt.processing.planfiles.reading import Wanted, read_plan

EAST, NORTH = 152_900.0, 6_920_400.0
HEAD = (
    '\ufeff<?xml version="1.0" encoding="utf-8"?>\n'
    '<DP_Data xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:gml="http://www.opengis.net/gml/3.2" xmlns="http://www.sis.se/ss637040">'
)
# Corners of two squares side by side, 0-5, and of a hole in the first, 6-9.
CORNERS = [(0, 0), (100, 0), (200, 0), (200, 100), (100, 100), (0, 100)]
HOLE = [(40, 40), (60, 40), (60, 60), (40, 60)]
EDGES = {
    "L1": [CORNERS[1], CORNERS[0], CORNERS[5], CORNERS[4]],
    "L2": [CORNERS[1], CORNERS[2], CORNERS[3], CORNERS[4]],
    "L3": [CORNERS[1], CORNERS[4]],
    "L4": [*HOLE, HOLE[0]],
}
AREAS = {
    "plan": [("minus", "L2"), ("plus", "L1")],
    "a": [("plus", "L3"), ("minus", "L4"), ("minus", "L1")],
    "b": [("minus", "L3"), ("plus", "L2")],
}


def pos(place, northing_first: bool = True) -> str:
    east, north = EAST + place[0], NORTH + place[1]
    numbers = (north, east) if northing_first else (east, north)
    return '<gml:pos srsDimension="2">{:.4f} {:.4f}</gml:pos>'.format(*numbers)


def edge(key: str, places, segment: str = "LineStringSegment", **how) -> str:
    line = "".join(pos(place, **how) for place in places)
    return (
        f'<grans><DP_Grans gml:id="{key}"><typ>anv</typ><linje><gml:Curve><gml:segments>'
        f"<gml:{segment}>{line}</gml:{segment}></gml:segments></gml:Curve></linje></DP_Grans></grans>"
    )


def area(key: str, links) -> str:
    listed = "".join(f'<{sign} xlink:href="#{target}"/>' for sign, target in links)
    return f'<omrade><DP_Omrade gml:id="{key}">{listed}</DP_Omrade></omrade>'


def provision(kind: str, target: str, **values: str) -> str:
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in values.items())
    omrade = f'<omrade xlink:href="#{target}"/>' if target else ""
    return f"<bestammelse><DP_{kind}>{omrade}{inner}</DP_{kind}></bestammelse>"


def plan(inner: str = "", system: str = "SWEREF99_17_15") -> str:
    return (
        "<plan><DP_Plan><uuid>5e1f2f0e-3f0b-4c4e-9a55-0d1f6f6d7a10</uuid><planid>EX-41</planid>"
        "<plannamn>Resecentrum, etapp 1</plannamn><registerstatus>f</registerstatus>"
        f"<koordinatsystem>{system}</koordinatsystem>"
        f'<planomrade xlink:href="#plan"/>{inner}</DP_Plan></plan>'
    )


USES = provision("Anvandningsbestammelse", "a", uuid="u-a", beteckning="C", index="1")
USES += provision("Anvandningsbestammelse", "b", uuid="u-b", anvandningsslag="DP_KM_P")


@pytest.fixture
def read(tmp_path, qgis_app):
    """``read(text, …)``: the reading of a file of those pieces."""

    def read(*pieces: str, crs: str = "", name: str = "plan.xml"):
        path = tmp_path / name
        path.write_text("".join([HEAD, *pieces, "</DP_Data>"]), encoding="utf-8")
        wanted = Wanted(crs=QgsCoordinateReferenceSystem(crs))
        return read_plan(path, wanted, QgsCoordinateTransformContext(), lambda share: None)

    return read


def edges(**changed) -> str:
    return "".join(edge(key, places) for key, places in {**EDGES, **changed}.items())


def areas(**changed) -> str:
    return "".join(area(key, links) for key, links in {**AREAS, **changed}.items())


def test_areas_are_made_of_edges_in_any_order_and_direction(read):
    reading = read(edges(), areas(), plan(USES))
    assert [area.geometry.area() for area in reading.areas] == pytest.approx(
        [20_000, 10_000, 9_600]
    )
    assert [area.kind for area in reading.areas] == ["plan", "use", "use"]
    assert [(area.designation, area.name) for area in reading.areas] == [
        ("EX-41", "Resecentrum, etapp 1"), (None, "DP_KM_P"), ("C1", None)
    ]  # fmt: skip
    assert {area.status for area in reading.areas} == {"f"}
    assert [area.key for area in reading.areas[1:]] == ["u-b", "u-a"]
    assert reading.crs.authid() == "EPSG:3014"
    centre = reading.areas[0].geometry.centroid().asPoint()
    assert (centre.x(), centre.y()) == pytest.approx((EAST + 100, NORTH + 50))
    assert reading.notes.problems == []


def test_a_hole_joined_to_its_outline_by_a_cut_stays_a_hole(read):
    cut = [*AREAS["a"], ("plus", "L5"), ("minus", "L5")]
    reading = read(edges(L5=[CORNERS[0], HOLE[0]]), areas(a=cut), plan(USES))
    assert {round(area.geometry.area()) for area in reading.areas} == {20_000, 10_000, 9_600}


def test_an_arc_is_followed(read):
    arc = edge("L1", [(100, 0), (50, 50), (100, 100)], segment="Arc")
    rest = "".join(edge(key, EDGES[key]) for key in ("L2", "L3", "L4"))
    whole = read(arc, rest, areas(), plan()).areas[0]
    assert whole.geometry.area() == pytest.approx(10_000 + 3.14159265 * 50**2 / 2, abs=0.05)


def test_a_gap_in_the_edges_is_named_and_the_rest_is_read(read):
    short = [CORNERS[1], CORNERS[2], CORNERS[3], (100, 103.5)]
    reading = read(edges(L2=short), areas(), plan(USES))
    assert [area.key for area in reading.areas] == ["u-a"]
    assert reading.notes.unread == 2
    assert all("EX-41" in line and "3.50 m" in line for line in reading.notes.problems)
    assert [name in " ".join(reading.notes.problems) for name in ("“plan”", "“b”", "“a”")] == [
        True, True, False
    ]  # fmt: skip


def test_edges_and_areas_that_are_not_there_are_named(read):
    links = [*AREAS["b"], ("plus", "L98"), ("plus", "L99")]
    extra = provision("Egenskapsbestammelse", "z", uuid="p")
    general = provision("AdministrativBestammelse", "", uuid="g")
    reading = read(edges(), areas(b=links), plan(USES + extra + general))
    told = " ".join(reading.notes.problems)
    assert "L98, L99" in told
    assert "“z”" in told
    assert [area.key for area in reading.areas[1:]] == ["u-a"]
    assert "1 provision" in " ".join(reading.notes.facts)


@pytest.mark.parametrize("links", [[], [("plus", "L3")], [("plus", "L3"), ("minus", "L3")]])
def test_an_area_that_encloses_nothing_is_named(read, links):
    reading = read(edges(), areas(b=links), plan(USES))
    assert len(reading.notes.problems) == 1
    assert "“b”" in reading.notes.problems[0]


def test_coordinates_that_are_no_numbers_spoil_only_their_own_edge(read):
    broken = edge("L4", HOLE).replace("152940.0000", "österut")
    rest = "".join(edge(key, EDGES[key]) for key in ("L1", "L2", "L3"))
    reading = read(broken, rest, areas(), plan(USES))
    assert [area.key for area in reading.areas[1:]] == ["u-b"]
    assert "L4" in reading.notes.problems[0]


def test_easting_first_is_read_as_what_it_is(read):
    turned = "".join(edge(key, places, northing_first=False) for key, places in EDGES.items())
    assert (
        read(turned, areas(), plan())
        .areas[0]
        .geometry.equals(read(edges(), areas(), plan()).areas[0].geometry)
    )


def test_a_plan_in_an_unknown_system_needs_to_be_told_one(read):
    with pytest.raises(InputError, match="local zone such as EPSG:3014"):
        read(edges(), areas(), plan(system="Lokalt 1938"))
    reading = read(edges(), areas(), plan(system="Lokalt 1938"), crs="EPSG:3013")
    assert reading.crs.authid() == "EPSG:3013"


@pytest.mark.parametrize("system", ["SWEREF 99 17 15", "EPSG:3014", "urn:ogc:def:crs:EPSG::3014"])
def test_a_system_may_be_written_in_many_ways(read, system):
    assert read(edges(), areas(), plan(system=system)).crs.authid() == "EPSG:3014"


def test_the_ending_of_the_name_is_of_no_account(read):
    assert read(edges(), areas(), plan(), name="karta.GML").areas


BOMB = '<!DOCTYPE b [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(12)
) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    "declared", [BOMB, '<!DOCTYPE b [<!ENTITY m SYSTEM "file:///etc/hostname">]>', "<!DOCTYPE b>"]
)
def test_a_document_type_is_refused_so_entities_are_too(tmp_path, qgis_app, declared):
    path = tmp_path / "plan.xml"
    text = f'<?xml version="1.0"?>{declared}<DP_Data><plannamn>&m;</plannamn></DP_Data>'
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="document type"):
        read_plan(path, Wanted(), QgsCoordinateTransformContext(), lambda share: None)


@pytest.mark.parametrize("inner", ["<a>" * 5_000, "<a>", "<plan/>", ""])
def test_xml_that_is_broken_endless_or_empty_gets_a_sentence(read, inner):
    with pytest.raises(InputError, match="plan.xml"):
        read(inner)


# --- chains ---


@given(st.lists(st.integers(0, 10_000), min_size=3, max_size=12, unique=True), st.randoms())
def test_a_ring_cut_into_pieces_is_put_together_again(numbers, chance):
    ring = [(float(number), float(number * number % 997)) for number in numbers]
    pieces = [[a, b] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)]
    pieces = [piece[::-1] if chance.random() < 0.5 else piece for piece in pieces]
    chance.shuffle(pieces)
    chains = chained(pieces)
    assert chains.open == []
    (found,) = chains.rings
    start = found.index(ring[0])
    turned = found[start:] + found[:start]
    assert turned == ring or [turned[0], *turned[:0:-1]] == ring


def test_ends_within_a_centimetre_meet():
    chains = chained([[(0, 0), (5, 0)], [(5.004, 0.003), (5, 5)], [(5, 5), (0, 0.005)]])
    assert len(chains.rings) == 1
    assert chained([[(0, 0), (5, 0)], [(5, 0), (5, 5)]]).open
    assert snapped([[(0, 0), (1, 1)], [(1.001, 1), (2, 2)]])[1][0] == (1, 1)


def test_many_pieces_are_chained_in_reasonable_time():
    chance = random.Random(1)
    pieces = [[(x, y), (x + 1, y)] for x in range(0, 300, 3) for y in range(100)]
    chance.shuffle(pieces)
    assert len(chained(pieces).open) == len(pieces)


# --- the real file ---


def test_the_real_plan_has_the_areas_that_are_known_of_it(qgis_app, real_data: Path):
    path = real_data / "polygons" / "detaljplan_ss637040_plankarta.gml"
    reading = read_plan(path, Wanted(), QgsCoordinateTransformContext(), lambda share: None)
    by_kind = {kind: [a for a in reading.areas if a.kind == kind] for kind in (
        "plan", "use", "property", "administrative"
    )}  # fmt: skip
    assert {kind: len(found) for kind, found in by_kind.items()} == {
        "plan": 1, "use": 7, "property": 10, "administrative": 6
    }  # fmt: skip
    (whole,) = by_kind["plan"]
    assert whole.geometry.area() == pytest.approx(19_564.2, abs=0.05)
    assert (whole.designation, whole.crs.authid()) == ("BN16/1724", "EPSG:3008")
    uses = {area.geometry.asWkt(3): area.geometry for area in by_kind["use"]}
    assert len(uses) == 5
    assert sum(shape.area() for shape in uses.values()) == pytest.approx(19_564.2, abs=0.05)
    assert (reading.plans, reading.notes.problems) == (1, [])
