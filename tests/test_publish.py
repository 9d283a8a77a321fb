"""Publishing: what must stay does, in every byte; neither counts nor areas give it away."""

from __future__ import annotations

import itertools
import json
import math
import struct
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from osgeo import gdal
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsVectorLayer,
)
from synpunkt.layers import codes
from synpunkt.layers.connection import writing
from synpunkt.layers.errors import InputError
from synpunkt.layers.photos import photo_home
from synpunkt.layers.schema import TABLES
from synpunkt.layers.store import create_store, open_store
from synpunkt.layers.tables import DATE, DATETIME, TEXT
from synpunkt.layers.takeback import take_back
from synpunkt.processing.publication.choosing import Published
from synpunkt.processing.publication.combined import told_of
from synpunkt.processing.publication.counting import Counts
from synpunkt.processing.publication.grid import Grid, GridCell, grid_system

CONTEXT = QgsCoordinateTransformContext()
# Invented; the serials are such as no person gets.
SECRETS = (
    "Hemlige Harald", "850709-9805", "070-174 06 05", "harald@example.se", "Hemgatan 12",
    "HEMLIG-TEXT", "HEMLIG-KÄLLA", "HEMLIG-KOLUMN", "HEMLIG-NOT", "62.39123",
)  # fmt: skip
PLANTED = " ".join(SECRETS)
EAST, NORTH = 152_000.0, 6_920_000.0
OPEN = {"theme": "lighting.missing", "valence": "negative", "privacy_state": "checked"}


def place(x: float, y: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(EAST + x, NORTH + y))


def fill(store, count: int = 12, x: float = 13.37, **values: object) -> list[str]:
    """Viewpoints with a checked text, all in one cell."""
    with store.operation() as operation:
        return [
            operation.insert("viewpoint", {"text": "Mörkt här", **OPEN, **values}, place(x, 7.77))
            for _ in range(count)
        ]


def square(x: float, width: float) -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?crs=EPSG:3014", "area", "memory")
    feature = QgsFeature()
    shape = QgsGeometry.fromWkt(f"Polygon((0 0,{width} 0,{width} 100,0 100,0 0))")
    shape.translate(EAST + x, NORTH - 50)
    feature.setGeometry(shape)
    layer.dataProvider().addFeature(feature)
    return layer


def run(store, path: Path, **given: object) -> dict:
    return processing.run(
        "synpunkt:publish", {"STORE": str(store.path), "OUTPUT": str(path), **given}
    )


def rows(path: Path, layer: str) -> list[QgsFeature]:
    opened = QgsVectorLayer(f"{path}|layername={layer}", layer, "ogr")
    assert opened.isValid()
    return list(opened.getFeatures())


def plant_everywhere(store, uuid: str, photo: Callable[..., Path]) -> None:
    """A secret in every text of every table that points at a viewpoint, and beside them."""
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": PLANTED})
        values = {
            column.name: PLANTED
            for column in TABLES["viewpoint"].columns
            if column.type == TEXT and not column.references
            and column.name not in {"state", "privacy_state"}
        }  # fmt: skip
        operation.update("viewpoint", uuid, values)
        operation.update("viewpoint", uuid, {"text": "HEMLIG-TEXT ring 070-174 06 05"})
        for name in ("viewpoint_matter", "handover", "response", "statement", "occasion", "photo"):
            columns = TABLES[name].columns
            row = {c.name: PLANTED for c in columns if c.type == TEXT and not c.references}
            row |= {c.name: uuid for c in columns if c.references == "viewpoint"}
            row |= {c.name: matter for c in columns if c.references == "matter"}
            row |= {c.name: None for c in columns if c.type in (DATE, DATETIME)}
            operation.insert(
                name, row | ({"path": "photos/HEMLIG-TEXT.jpg"} if name == "photo" else {})
            )
        contact = {"viewpoint_uuid": uuid, "name": "Hemlige Harald", "email": "harald@example.se"}
        operation.insert_restricted("contact", contact)
        operation.insert_restricted("viewpoint_raw", {"viewpoint_uuid": uuid, "raw_text": PLANTED})
    folder = photo_home(store) / "photos"
    folder.mkdir()
    photo(folder / "HEMLIG-TEXT.jpg", place=(62.39123, 17.31))
    if not isinstance(store.path, Path):  # whose tables only their owner changes
        return
    with writing(store.path) as dataset:
        dataset.ExecuteSQL('ALTER TABLE viewpoint ADD COLUMN "HEMLIG-KOLUMN" TEXT')
        dataset.ExecuteSQL("UPDATE viewpoint SET \"HEMLIG-KOLUMN\" = 'Hemlige Harald'")


def assert_clean(data: bytes, secrets: tuple[str, ...]) -> None:
    for secret in secrets:
        for encoding in ("utf-8", "utf-16-le", "latin-1"):
            for written in (secret, secret.upper(), secret.lower()):
                assert written.encode(encoding) not in data, secret


def test_no_byte_of_the_file_holds_what_must_stay(provider, store, photo, tmp_path):
    uuids = fill(store, 12, 13.37)
    fill(store, 3, 600.5)
    plant_everywhere(store, uuids[0], photo)
    with store.operation() as operation:
        operation.update("viewpoint", uuids[1], {"text": PLANTED, "privacy_state": "unchecked"})
        operation.update("viewpoint", uuids[2], {"text": PLANTED, "privacy_state": "blocked"})
        operation.update("viewpoint", uuids[3], {"theme": "order.driving", "text": "HEMLIG-TEXT"})
        operation.update("viewpoint", uuids[4], {"said_by": "police", "text": "HEMLIG-TEXT"})
        operation.update("viewpoint", uuids[5], {"more_themes": '{"order"}', "text": "HEMLIG-TEXT"})
    path = tmp_path / "ut.gpkg"
    result = run(store, path)
    assert (result["VIEWPOINTS"], result["HELD_BACK"]) == (11, 4)
    data = path.read_bytes()
    assert_clean(data, (*SECRETS, *uuids, store.uuid, str(tmp_path), "synpunkt:"))
    for exact in (EAST + 13.37, NORTH + 7.77, EAST + 600.5):
        for order in "<>":
            assert struct.pack(order + "d", exact) not in data
    assert sorted(file.name for file in tmp_path.glob("*ut*")) == ["ut.gpkg"]


def test_a_file_that_was_there_leaves_nothing_in_its_free_pages(provider, store, tmp_path):
    path = tmp_path / "ut.gpkg"
    fill(store)
    path.write_bytes(PLANTED.encode() * 1000)
    path.with_name("ut.gpkg-wal").write_bytes(PLANTED.encode())
    run(store, path)
    assert_clean(path.read_bytes(), SECRETS)
    assert not path.with_name("ut.gpkg-wal").exists()


def test_only_the_columns_of_a_publication_are_there(provider, store, tmp_path):
    fill(store)
    run(store, tmp_path / "ut.gpkg")
    dataset = gdal.OpenEx(str(tmp_path / "ut.gpkg"))
    found = {
        dataset.GetLayer(i).GetName(): dataset.GetLayer(i) for i in range(dataset.GetLayerCount())
    }
    assert set(found) == {"viewpoint", "grid_cell", "cell_theme", "theme_type", "layer_styles"}
    names = [field.GetName() for field in found["viewpoint"].schema]
    assert names == [
        "number", "valence", "theme", "theme_group", "severity", "time_context", "text",
        "text_withheld", "cell",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "text", "goes_out"),
    [
        ("checked", "Mörkt i tunneln", True),
        ("unchecked", "Mörkt i tunneln", False),
        ("checked", "Ring 070-174 06 05", False),
        ("checked", "Skriv till harald@example.se", False),
        ("checked", None, False),
    ],
)
def test_a_text_goes_out_only_when_it_is_checked_and_harmless(
    provider, store, tmp_path, state, text, goes_out
):
    fill(store, 1, privacy_state=state, text=text)
    run(store, tmp_path / "ut.gpkg")
    (row,) = rows(tmp_path / "ut.gpkg", "viewpoint")
    assert (row["text"] == text) is goes_out or text is None
    assert row["text_withheld"] is (text is not None and not goes_out)


def test_what_is_off_by_default_can_be_let_out_and_what_is_blocked_never(provider, store, tmp_path):
    fill(store)
    fill(store, 1, said_by="police")
    fill(store, 2, theme="order")
    fill(store, 4, privacy_state="blocked", said_by="police")
    both = {"WITH_ORDER": True, "WITH_POLICE": True}
    result = run(store, tmp_path / "ut.gpkg", **both)
    assert (result["VIEWPOINTS"], result["HELD_BACK"]) == (15, 4)


@given(
    st.floats(-1e6, 1e7), st.floats(-1e6, 1e7), st.sampled_from((10.0, 25.0, 50.0, 100.0, 333.3))
)
def test_a_point_goes_to_the_middle_of_its_cell_and_no_further_than_that(x, y, step):
    grid = Grid(step)
    point = QgsPointXY(x, y)
    node = grid.node(grid.cell(point)).asPoint()
    assert max(abs(node.x() - x), abs(node.y() - y)) <= step / 2 + 1e-6
    assert grid.cell(node) == grid.cell(point)
    for value in (node.x(), node.y()):
        assert math.isclose(value / step, round(value / step), abs_tol=1e-6)
    assert grid.square(grid.cell(point)).boundingBox().contains(node)


@pytest.mark.parametrize(
    ("crs", "published"),
    [("EPSG:3014", "EPSG:3014"), ("EPSG:4326", "EPSG:3006"), ("EPSG:3857", "EPSG:3006")],
)
def test_the_grid_is_of_metres_on_the_ground(crs, published):
    assert grid_system(QgsCoordinateReferenceSystem(crs)).authid() == published


@given(
    st.lists(
        st.tuples(
            st.integers(0, 5),
            st.sampled_from(("lighting", "upkeep", "edges", None)),
            st.sampled_from(("positive", "negative", "suggestion", "question", None)),
        ),
        max_size=60,
    ),
    st.integers(2, 7),
)
def test_small_counts_stay_and_no_sum_gives_them_away(said, limit):
    viewpoints = [
        Published(n, theme, theme, kind, None, None, None, "", GridCell(cell, 0) if cell else None)
        for n, (cell, theme, kind) in enumerate(said)
    ]
    counts = Counts(viewpoints, limit)
    true = Counter(one.cell for one in viewpoints)
    for key in (
        key for kind in ("cell", "cell-type", "cell-theme", "area") for key in counts.keys(kind)
    ):
        assert counts.n(*key) is None or counts.n(*key) >= limit or counts.n(*key) == 0
    # What is shown of all cells and what is known of all together leaves no single small one.
    hidden = [cell for cell in true if counts.n("cell", cell) is None]
    assert len(hidden) != 1 or len(true) == 1  # that all are in one cell is no secret


def test_small_cells_are_shown_as_such_and_large_ones_with_their_count(provider, store, tmp_path):
    fill(store, 12, 0)
    fill(store, 7, 200)
    fill(store, 3, 400)
    fill(store, 2, 600)
    run(store, tmp_path / "ut.gpkg")
    cells = sorted((row["shown"], row["n"]) for row in rows(tmp_path / "ut.gpkg", "grid_cell"))
    shown = [text for text, _ in cells]
    assert shown.count("12") == 1 and not {"3", "2"} & set(shown)
    assert [n for text, n in cells if text == "12"] == [12]
    assert sum(row["n"] for row in rows(tmp_path / "ut.gpkg", "theme_type")) == 24


def test_what_is_published_is_put_down_and_stays_down(provider, store, tmp_path):
    fill(store)
    run(store, tmp_path / "ut.gpkg", BOUNDARY=square(-50, 100), GRID=25, MIN_COUNT=4)
    (row,) = store.rows("publication")
    assert (row["grid_m"], row["min_count"]) == (25, 4)
    assert row["numbers"] == "{" + ",".join(f'"{n}"' for n in range(1, 13)) + "}"
    assert row["geom"].area() == pytest.approx(10_000, rel=1e-3)
    (operation,) = store.rows("operation", "kind = 'publish'")
    with pytest.raises(InputError, match="stays on record"):
        take_back(store, operation["uuid"])


def test_an_area_that_differs_by_a_few_is_refused(provider, store, tmp_path):
    fill(store, 12, 0)
    fill(store, 3, 200)
    fill(store, 6, 400)
    first, second = tmp_path / "ett.gpkg", tmp_path / "två.gpkg"
    run(store, first, BOUNDARY=square(-50, 100))
    run(store, first, BOUNDARY=square(-50, 120))  # the same viewpoints
    with pytest.raises(QgsProcessingException, match="differs from the one published"):
        run(store, second, BOUNDARY=square(-50, 300))
    with pytest.raises(QgsProcessingException, match="differs"):
        run(store, second, BOUNDARY=square(-50, 300), MIN_COUNT=1)
    assert not second.exists() and store.count("publication") == 2
    assert run(store, second, BOUNDARY=square(-50, 500))["VIEWPOINTS"] == 21
    assert run(store, second, BOUNDARY=square(150, 100))["VIEWPOINTS"] == 3  # another place


def test_areas_that_overlap_by_a_few_do_not_go_out_with_the_one_that_holds_both(
    provider, store, tmp_path
):
    for x, count in ((0, 7), (200, 2), (400, 8)):
        fill(store, count, x)
    path = tmp_path / "ut.gpkg"
    run(store, path, BOUNDARY=square(-50, 300))
    run(store, path, BOUNDARY=square(150, 300))
    with pytest.raises(QgsProcessingException, match="together with earlier.*: 8, 9"):
        run(store, path, BOUNDARY=square(-50, 500))
    assert store.count("publication") == 2


def test_the_same_viewpoints_on_another_grid_are_refused(provider, store, tmp_path):
    fill(store, 12)
    path = tmp_path / "ut.gpkg"
    run(store, path)
    for grid in (49, 25, 100):
        with pytest.raises(QgsProcessingException, match="a grid of 50 metres"):
            run(store, path, GRID=grid)
    run(store, path, GRID=150)
    assert store.count("publication") == 2


def test_parts_of_a_whole_leave_no_few_over():
    parts = [set(range(start, start + 10)) for start in (0, 10, 20, 30)]
    assert told_of([*parts, set(range(40))], 5) == set()
    assert told_of([*parts, set(range(42))], 5) == {40, 41}
    assert told_of([*parts, set(range(46))], 5) == set()
    assert told_of([set(range(10)), set(range(12, 13)), set(range(13))], 5) == {10, 11, 12}


@given(st.lists(st.sets(st.integers(0, 14), min_size=1), max_size=4), st.integers(1, 5))
def test_whatever_sum_tells_of_a_few_is_known_to(publications, limit):
    counted = [one for one in publications if len(one) >= limit]
    told = told_of(publications, limit)
    for factors in itertools.product((-2, -1, 0, 1), repeat=len(counted)):
        total = Counter()
        for factor, numbers in zip(factors, counted, strict=True):
            for number in numbers:
                total[number] += factor
        few = {number for number, times in total.items() if times}
        if 0 < len(few) < limit:
            assert few <= told


@pytest.mark.file_only
def test_a_store_is_never_overwritten_and_a_failed_run_leaves_nothing(provider, store, tmp_path):
    with pytest.raises(QgsProcessingException, match="no viewpoint there"):
        run(store, tmp_path / "ut.gpkg")
    fill(store)
    with pytest.raises(QgsProcessingException, match="is a viewpoint store"):
        run(store, store.path)
    with pytest.raises(QgsProcessingException, match="no matter called"):
        run(store, tmp_path / "ut.gpkg", MATTER="Ingen")
    assert open_store(store.path).count("publication") == 0
    assert not list(tmp_path.glob("*ut*"))


def test_it_opens_in_a_plain_qgis_with_its_styles(provider, store, tmp_path):
    fill(store)
    run(store, tmp_path / "ut.gpkg")
    for name in ("viewpoint", "grid_cell"):
        layer = QgsVectorLayer(f"{tmp_path / 'ut.gpkg'}|layername={name}", name, "ogr")
        assert layer.crs().authid() == "EPSG:3014"
        assert layer.attributeAlias(layer.fields().indexFromName("cell")) == "Ruta"
        count, _, names, _, _ = layer.listStylesInDatabase()
        assert count == 2 and set(names) >= {"Synpunkt (svenska)", "Synpunkt (English)"}
    points = QgsVectorLayer(f"{tmp_path / 'ut.gpkg'}|layername=viewpoint", "v", "ogr")
    assert "synpunkt" not in points.mapTipTemplate()
    drawn = points.renderer().embeddedRenderer()
    assert "state" not in drawn.classAttribute()
    assert {category.label() for category in drawn.categories()} >= {
        codes.label("valence", "negative", "sv"),
        "Utan typ",
    }


def test_a_store_in_degrees_is_published_on_the_national_grid(provider, tmp_path):
    store = create_store(tmp_path / "g.gpkg", QgsCoordinateReferenceSystem("EPSG:4326"), "sv")
    with store.operation() as operation:
        point = QgsGeometry.fromPointXY(QgsPointXY(17.3069, 62.39081))
        operation.insert("viewpoint", {"text": "Mörkt", **OPEN}, point)
        operation.insert("viewpoint", {"text": "Överallt", **OPEN})
    run(store, tmp_path / "ut.gpkg", MIN_COUNT=1)
    first, second = rows(tmp_path / "ut.gpkg", "viewpoint")
    assert second.geometry().isNull() and second["text"] == "Överallt"
    at = first.geometry().asPoint()
    assert (at.x() % 50, at.y() % 50) == (0, 0) and 6.9e6 < at.y() < 7e6


def test_it_runs_from_the_command_line(store, qgis_process: Callable, tmp_path: Path):
    fill(store)
    path = tmp_path / "ut.gpkg"
    done = json.loads(qgis_process("synpunkt:publish", STORE=store.path, OUTPUT=path).stdout)
    assert done["results"]["VIEWPOINTS"] == 12
    assert done["results"]["HELD_BACK"] == 0
    assert done["results"]["STORE"] == str(store.path)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 3), st.sampled_from(["lighting", "upkeep"]),
            st.sampled_from(["positive", "negative", "question"]),
        ),
        max_size=40,
    ),
    st.integers(2, 6),
)  # fmt: skip
def test_no_count_that_is_held_back_can_be_had_from_the_viewpoints(said, limit):
    viewpoints = [
        Published(n, theme, theme, kind, None, None, None, "", GridCell(cell, 0) if cell else None)
        for n, (cell, theme, kind) in enumerate(said)
    ]
    counts = Counts(viewpoints, limit)
    placed = [one for one in viewpoints if counts.may_place(one)]
    for one in viewpoints:
        kind = one.valence if one.valence != "question" else "other"
        for key in (("cell", one.cell), ("cell-type", one.cell, kind)):
            if one.cell is not None and counts.n(*key) is None:
                same = (other for other in placed if other.cell == one.cell)
                kinds = {o.valence if o.valence != "question" else "other" for o in same}
                assert kind not in kinds
    assert all(counts.n("cell", one.cell) for one in placed)


def test_viewpoints_of_a_small_cell_go_out_without_their_place(provider, store, tmp_path):
    fill(store, 12)
    fill(store, 2, x=500)
    fill(store, 3, x=900)
    run(store, tmp_path / "ut.gpkg")
    found = rows(tmp_path / "ut.gpkg", "viewpoint")
    assert len(found) == 17
    assert Counter(row.hasGeometry() for row in found) == {True: 12, False: 5}
    assert {bool(row["cell"]) for row in found if not row.hasGeometry()} == {False}
