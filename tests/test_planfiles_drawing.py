"""Plans in DXF drawings. The drawings are invented."""

from __future__ import annotations

import math

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext
from synpunkt.layers.errors import InputError
from synpunkt.processing.planfiles.reading import Wanted, read_plan

EAST, NORTH = 152_900.0, 6_920_400.0
RING = [(0, 0), (100, 0), (100, 50), (0, 50)]
BESIDE = [(100, 0), (150, 0), (150, 50), (100, 50)]


def codes(*pairs) -> str:
    return "".join(f"{code}\n{value}\n" for code, value in pairs)


def at(x: float, y: float, first: int = 10):
    return (first, EAST + x), (first + 10, NORTH + y)


def polyline(
    layer: str, points, closed: bool = True, handle: str = "A1", bulges=(), paper=0
) -> str:
    places = []
    for number, point in enumerate(points):
        places += at(*point)
        places += [(42, bulges[number])] if number < len(bulges) else []
    return codes(
        (0, "LWPOLYLINE"), (5, handle), (100, "AcDbEntity"), (67, paper), (8, layer),
        (100, "AcDbPolyline"), (90, len(points)), (70, int(closed)), *places,
    )  # fmt: skip


def line(layer: str, start, end, handle: str = "B1") -> str:
    return codes((0, "LINE"), (5, handle), (8, layer), *at(*start), *at(*end, first=11))


def hatch(layer: str, points, handle: str = "C1") -> str:
    places = [pair for point in points for pair in at(*point)]
    return codes(
        (0, "HATCH"), (5, handle), (100, "AcDbEntity"), (8, layer), (100, "AcDbHatch"),
        (10, 0), (20, 0), (30, 0), (210, 0), (220, 0), (230, 1), (2, "SOLID"), (70, 1), (71, 0),
        (91, 1), (92, 2), (72, 0), (73, 1), (93, len(points)), *places, (97, 0),
        (75, 0), (76, 1), (98, 0),
    )  # fmt: skip


def text(layer: str) -> str:
    return codes((0, "TEXT"), (8, layer), *at(1, 1), (40, 2), (1, "Plankarta"))


@pytest.fixture
def read(tmp_path, qgis_app):
    """``read(entity, …)``: the reading of a drawing of those entities."""

    def read(*entities: str, crs="EPSG:3014", layers=(), version="AC1021", encoding="utf-8"):
        path = tmp_path / "plan.dxf"
        head = codes(
            (0, "SECTION"), (2, "HEADER"), (9, "$ACADVER"), (1, version),
            (9, "$DWGCODEPAGE"), (3, "ANSI_1252"), (0, "ENDSEC"),
            (0, "SECTION"), (2, "ENTITIES"),
        )  # fmt: skip
        tail = codes((0, "ENDSEC"), (0, "EOF"))
        path.write_text("".join([head, *entities, tail]), encoding=encoding)
        wanted = Wanted(layers=layers, crs=QgsCoordinateReferenceSystem(crs))
        return read_plan(path, wanted, QgsCoordinateTransformContext(), lambda share: None)

    return read


def by_layer(reading) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for area in reading.areas:
        found.setdefault(area.plan_key, []).append(round(area.geometry.area(), 2))
    return {layer: sorted(sizes) for layer, sizes in found.items()}


def test_closed_lines_and_hatches_come_by_drawing_layer(read):
    reading = read(
        polyline("PLANGRÄNS", RING),
        hatch("Användning", RING),
        hatch("Användning", BESIDE, handle="C2"),
        text("TEXT"),
    )
    assert by_layer(reading) == {"PLANGRÄNS": [5_000], "Användning": [2_500, 5_000]}
    assert [(area.name, area.kind) for area in reading.areas] == [
        ("Användning", "use"), ("Användning", "use"), ("PLANGRÄNS", "plan")
    ]  # fmt: skip
    assert [area.key for area in reading.areas] == [
        "Användning/C1", "Användning/C2", "PLANGRÄNS/A1"
    ]  # fmt: skip
    assert reading.crs.authid() == "EPSG:3014"
    told = " ".join(reading.notes.facts)
    assert "PLANGRÄNS: 1 closed line" in told
    assert "Användning: 2 hatch" in told


def test_an_older_drawing_keeps_its_swedish_letters(read):
    reading = read(polyline("PLANGRÄNS", RING), version="AC1015", encoding="cp1252")
    assert reading.areas[0].name == "PLANGRÄNS"


def test_open_pieces_that_meet_at_their_ends_close_together(read):
    mesh = [line("ANV", one, other) for one, other in zip(RING, [*RING[1:], RING[0]], strict=True)]
    mesh.append(polyline("ANV", [(100, 0), (150, 0), (150, 50), (100.004, 50)], closed=False))
    reading = read(*mesh, line("ANV", (0, -9), (9, -9)), line("STRECK", (0, 70), (9, 70)))
    assert by_layer(reading) == {"ANV": [2_500, 5_000]}
    assert [area.kind for area in reading.areas] == ["use", "use"]
    told = " ".join(reading.notes.problems)
    assert "ANV: 1 line" in told
    assert "STRECK: 1 line" in told


def test_lines_that_merely_cross_enclose_nothing(read):
    crossing = [line("X", (0, 0), (50, 0)), line("X", (0, 20), (50, 20))]
    crossing += [line("X", (10, -9), (10, 30)), line("X", (40, -9), (40, 30))]
    reading = read(*crossing, polyline("PLANOMRÅDE", RING))
    assert by_layer(reading) == {"PLANOMRÅDE": [5_000]}


def test_pieces_on_different_drawing_layers_do_not_close_together(read):
    halves = [
        polyline("A", RING[:3], closed=False),
        polyline("B", [*RING[2:], RING[0]], closed=False),
    ]
    with pytest.raises(InputError, match="no area"):
        read(*halves)


def test_arcs_are_true_to_the_centimetre(read):
    reading = read(polyline("PLAN", RING, bulges=(1.0,)))
    assert reading.areas[0].geometry.area() == pytest.approx(5_000 + math.pi * 50**2 / 2, rel=1e-4)


def test_what_crosses_itself_is_mended_and_said(read):
    reading = read(polyline("PLAN", [(0, 0), (10, 10), (10, 0), (0, 10)]))
    assert reading.areas[0].geometry.isGeosValid()
    assert "crosses itself" in reading.notes.problems[0]


def test_the_paper_is_no_part_of_the_plan(read):
    reading = read(polyline("RAM", RING, paper=1), polyline("PLAN", RING))
    assert set(by_layer(reading)) == {"PLAN"}


def test_drawing_layers_can_be_chosen_by_name(read):
    drawn = [polyline("DP_PLANGRÄNS", RING), polyline("DP_Hus", BESIDE), polyline("KARTA", BESIDE)]
    assert set(by_layer(read(*drawn, layers=["dp_*"]))) == {"DP_PLANGRÄNS", "DP_Hus"}
    with pytest.raises(InputError, match="DP_Hus, DP_PLANGRÄNS, KARTA"):
        read(*drawn, layers=["ingen"])


def test_the_system_is_proposed_and_never_taken_for_granted(read):
    with pytest.raises(InputError, match="local zone such as EPSG:3014"):
        read(polyline("PLAN", RING), crs="")
    tm = [(x + 466_360, y) for x, y in RING]
    with pytest.raises(InputError, match="fit EPSG:3006"):
        read(polyline("PLAN", tm), crs="")
    nowhere = [(x - EAST, y - NORTH) for x, y in RING]
    with pytest.raises(InputError, match="Choose the one") as error:
        read(polyline("PLAN", nowhere), crs="")
    assert "EPSG" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "start"), [("plan.dwg", b"whatever"), ("plan.dxf", b"AC1032\0\0")]
)
def test_a_dwg_drawing_gets_a_clear_sentence(tmp_path, qgis_app, name, start):
    path = tmp_path / name
    path.write_bytes(start)
    with pytest.raises(InputError, match="DWG drawing.*Save it as DXF"):
        read_plan(path, Wanted(), QgsCoordinateTransformContext(), lambda share: None)


def test_a_file_that_is_no_drawing_gets_a_sentence(tmp_path, qgis_app):
    path = tmp_path / "plan.dxf"
    path.write_text("hej", encoding="utf-8")
    with pytest.raises(InputError, match="plan.dxf"):
        read_plan(path, Wanted(), QgsCoordinateTransformContext(), lambda share: None)
