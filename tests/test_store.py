"""The store as a user meets it: made, opened, written to, read, refused."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import sqlite3
import stat
import tempfile
import threading
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QObject
from synpunkt.layers import codes, schema
from synpunkt.layers.address import is_store
from synpunkt.layers.connection import done, reading
from synpunkt.layers.errors import (
    ConflictError,
    InputError,
    NewerStoreError,
    NotAStoreError,
    OlderStoreError,
    StoreError,
    StoreLockedError,
)
from synpunkt.layers.restricted import restricted_path
from synpunkt.layers.shared_connection import database_uri
from synpunkt.layers.store import Store, create_store, open_store

CRS = QgsCoordinateReferenceSystem("EPSG:3014")
HERE = QgsGeometry.fromPointXY(QgsPointXY(152943, 6920486))
HOSTILE = [
    "<script>alert(1)</script>",
    "=cmd()",
    "'; drop table viewpoint; --",
    "{{7*7}}",
    "[% env('HOME') %]",
    "x" * 100_000,
    "مرحبا بالعالم",
    "🚦 mörkt\nrad två\ttabb",
    '{"a","b"}',
    "C:\\ny\\mapp",
]


def set_version(store: Store, version: int) -> None:
    dataset = gdal.OpenEx(str(store.path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.ExecuteSQL(f"UPDATE store_meta SET schema_version = {version}")
    dataset = None


def test_a_new_store_has_all_tables_and_codes_and_qgis_opens_each_as_a_layer(store: Store) -> None:
    for table in schema.MAIN_TABLES:
        layer = QgsVectorLayer(store.uri(table.name), table.name, store.provider)
        assert layer.isValid(), table.name
        if table.geometry != schema.GEOMETRY:  # QGIS learns its type from the first row
            assert layer.isSpatial() == bool(table.geometry)
            assert layer.crs().authid() == ("EPSG:3014" if table.geometry else "")
        wanted = {"uuid", *table.column_names}
        assert wanted <= set(layer.fields().names())
    assert store.count("code") == sum(len(found) for found in codes.load().values())


def test_the_restricted_file_is_for_its_owner_alone(store: Store) -> None:
    private = restricted_path(store.path)
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    for table in schema.RESTRICTED_TABLES:
        assert QgsVectorLayer(f"{private}|layername={table.name}", "t", "ogr").isValid()


def test_an_existing_file_is_never_overwritten(store: Store) -> None:
    before = store.path.read_bytes()
    with pytest.raises(InputError, match="already exists"):
        create_store(store.path, CRS, "sv")
    assert store.path.read_bytes() == before


def test_a_store_that_can_not_be_made_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        create_store(tmp_path / "no" / "s.gpkg", CRS, "sv")
    with pytest.raises(InputError, match="not valid"):
        create_store(tmp_path / "s.gpkg", QgsCoordinateReferenceSystem(), "sv")
    assert list(tmp_path.iterdir()) == []


def test_a_crs_without_an_epsg_code_is_kept(qgis_app: object, tmp_path: Path) -> None:
    crs = QgsCoordinateReferenceSystem.fromProj("+proj=tmerc +lon_0=17 +k=1 +x_0=1 +ellps=GRS80")
    store = create_store(tmp_path / "s.gpkg", crs, "en")
    assert store.crs == crs
    assert QgsVectorLayer(store.uri("viewpoint"), "v", store.provider).crs().isValid()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_people_wrote_comes_out_as_it_went_in(store: Store, text: str) -> None:
    with store.operation() as operation:
        row = operation.insert("viewpoint", {"text": text, "place_name": text}, HERE)
    found = store.row("viewpoint", row)
    assert found["text"] == text
    assert found["place_name"] == text
    layer = QgsVectorLayer(store.uri("viewpoint"), "v", store.provider)
    assert next(layer.getFeatures())["text"] == text


def test_a_nul_byte_is_replaced_and_the_rest_of_the_text_stays(store: Store) -> None:
    with store.operation() as operation:
        row = operation.insert("viewpoint", {"text": "före\0efter"})
    assert store.row("viewpoint", row)["text"] == "före\ufffdefter"


def test_values_of_each_type_are_read_as_they_were_written(store: Store) -> None:
    time = datetime.datetime(2026, 11, 12, 16, 30, 15, 250000, tzinfo=datetime.timezone.utc)
    with store.operation() as operation:
        occasion = operation.insert(
            "occasion", {"title": "Bord", "starts_at": time, "participants": 12}, HERE
        )
        batch = operation.insert("import_batch", {"read": 2**40})
        statement = operation.insert(
            "statement", {"written": True, "in_period": False, "received_on": time.date()}
        )
        row = operation.insert("viewpoint", {"precision_m": 0.1, "occasion_uuid": occasion}, None)
    found = store.row("occasion", occasion)
    assert (found["starts_at"], found["participants"]) == (time, 12)
    assert found["geom"].asPoint() == HERE.asPoint()
    assert store.row("import_batch", batch)["read"] == 2**40
    assert store.row("statement", statement)["written"] is True
    assert store.row("statement", statement)["in_period"] is False
    assert store.row("statement", statement)["received_on"] == time.date()
    assert store.row("viewpoint", row)["precision_m"] == 0.1
    assert store.row("viewpoint", row)["geom"] is None


def test_many_rows_at_once_are_stored_and_logged_as_one_by_one(store: Store) -> None:
    time = datetime.datetime(2026, 11, 12, 16, 30, 15, 250000, tzinfo=datetime.timezone.utc)
    values = [
        {"title": title, "place_name": None, "starts_at": time, "participants": number}
        for number, title in enumerate(["'); DROP TABLE occasion; --", "å\0ä", '"', ""])
    ] * 100
    with store.operation() as operation:
        for row in values:
            operation.insert("occasion", row)
    with store.operation() as at_once:
        at_once.insert_all("occasion", values)
    with reading(store.path) as connection:
        rows = [tuple(row)[2:] for row in connection.execute("SELECT * FROM occasion ORDER BY fid")]
        logged = Counter(
            tuple(row)
            for row in connection.execute(
                "SELECT operation_uuid, what, count(DISTINCT row_uuid) FROM change_log"
                " WHERE table_name = 'occasion' GROUP BY 1, 2"
            )
        )
    assert rows[:400] == rows[400:] and len(rows) == 800
    assert set(logged) == {(operation.uuid, "insert", 400), (at_once.uuid, "insert", 400)}


def test_many_rows_at_once_are_all_or_nothing(store: Store) -> None:
    rows = [{"title": "Bord", "matter_uuid": None}] * 500
    with pytest.raises(ConflictError), store.operation() as operation:
        operation.insert_all("occasion", [*rows, {"title": "x", "matter_uuid": "gone"}])
    assert store.count("occasion") == 0


def test_outlines_are_stored_flat_straight_and_multi(store: Store) -> None:
    curve = QgsGeometry.fromWkt(
        "CurvePolygonZ(CircularStringZ(0 0 1, 2 0 1, 4 0 1, 2 -4 1, 0 0 1))"
    )
    with store.operation() as operation:
        viewpoint = operation.insert("viewpoint", {"text": "parken"})
        row = operation.insert("viewpoint_area", {"viewpoint_uuid": viewpoint}, curve)
    kept = store.row("viewpoint_area", row)["geom"]
    assert kept.wkbType().name == "MultiPolygon"
    assert kept.constGet().vertexCount() > 10


def test_viewpoints_are_numbered_once_and_a_number_never_changes(store: Store) -> None:
    with store.operation() as operation:
        rows = [operation.insert("viewpoint", {"text": str(i)}) for i in range(3)]
    assert [store.row("viewpoint", row)["number"] for row in rows] == [1, 2, 3]
    with pytest.raises(ConflictError, match="never changes"), store.operation() as operation:
        operation.update("viewpoint", rows[0], {"number": 9})
    with pytest.raises(ConflictError, match="never changes"), store.operation() as operation:
        operation.update("viewpoint", rows[0], {"uuid": str(uuid.uuid4())})
    assert store.row("viewpoint", rows[0])["number"] == 1


def test_a_row_added_in_qgis_gets_uuid_number_and_times(store: Store) -> None:
    layer = QgsVectorLayer(store.uri("viewpoint"), "v", store.provider)
    layer.startEditing()
    feature = QgsVectorLayerUtils.createFeature(layer, HERE)
    feature["text"] = "från formuläret"
    feature["uuid"] = None
    assert layer.addFeature(feature)
    assert layer.commitChanges(), layer.commitErrors()
    row = next(store.rows("viewpoint"))
    assert uuid.UUID(row["uuid"]).version == 4
    assert row["number"] == 1
    assert row["created_at"].tzinfo is datetime.timezone.utc
    assert row["state"] == "active"
    logged = next(store.rows("change_log"))
    assert (logged["what"], logged["row_uuid"], logged["operation_uuid"]) == (
        "insert", row["uuid"], None,
    )  # fmt: skip


def test_references_hold_whoever_writes(store: Store) -> None:
    with pytest.raises(ConflictError, match="not there"), store.operation() as operation:
        operation.insert("viewpoint", {"occasion_uuid": str(uuid.uuid4())})
    with store.operation() as operation:
        occasion = operation.insert("occasion", {"title": "Möte"})
        operation.insert("viewpoint", {"occasion_uuid": occasion})
    layer = QgsVectorLayer(store.uri("occasion"), "o", store.provider)
    layer.startEditing()
    layer.deleteFeature(next(layer.getFeatures()).id())
    assert not layer.commitChanges()
    layer.rollBack()
    assert store.count("occasion") == 1


def test_an_operation_is_all_or_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.operation() as operation:
        operation.insert("viewpoint", {"text": "halv"})
        operation.insert_restricted("viewpoint_raw", {"viewpoint_uuid": "x", "raw_text": "halv"})
        raise ZeroDivisionError
    assert store.count("viewpoint") == 0
    assert store.count("change_log") == 0
    assert store.count("operation") == 0
    with reading(restricted_path(store.path)) as connection:
        assert connection.execute("SELECT count(*) FROM viewpoint_raw").fetchone()[0] == 0


def test_an_operation_that_writes_nothing_leaves_no_trace(store: Store) -> None:
    with store.operation() as operation:
        pass
    assert not operation.changed
    assert store.count("operation") == 0


def test_the_log_says_that_a_text_changed_but_never_what_it_said(store: Store) -> None:
    with store.operation() as operation:
        row = operation.insert("viewpoint", {"text": "hemligt ord", "theme": "lighting"})
    with store.operation(role="planner") as operation:
        operation.update("viewpoint", row, {"text": "rättat", "theme": "upkeep"})
    with store.operation() as last:
        last.delete("viewpoint", row)
    logged = list(store.rows("change_log"))
    assert [change["what"] for change in logged] == ["insert", "update", "delete"]
    assert logged[1]["old_values"] == '{"theme":"lighting","text":1}'
    assert logged[1]["operation_uuid"] == operation.uuid
    assert logged[1]["role"] == "planner"
    assert "hemligt" not in " ".join(str(change) for change in logged)
    with reading(restricted_path(store.path)) as connection:
        kept = connection.execute("SELECT text FROM earlier_text ORDER BY fid").fetchall()
        raw = connection.execute("SELECT raw_text FROM viewpoint_raw").fetchall()
    assert [row[0] for row in kept] == ["hemligt ord", "rättat"]
    assert [row[0] for row in raw] == ["hemligt ord"]


def test_the_log_keeps_geometry_as_wkb_with_and_without_envelope(store: Store) -> None:
    area = QgsGeometry.fromWkt("MultiPolygon(((0 0, 10 0, 10 10, 0 0)))")
    with store.operation() as operation:
        viewpoint = operation.insert("viewpoint", {"text": "x"}, HERE)
        outline = operation.insert("viewpoint_area", {"viewpoint_uuid": viewpoint}, area)
    with store.operation() as operation:
        operation.delete("viewpoint_area", outline)
        operation.update("viewpoint", viewpoint, {}, None)
    logged = list(store.rows("change_log", "operation_uuid = ?", (operation.uuid,)))
    for change, wanted in zip(logged, (area, HERE), strict=True):
        geometry = QgsGeometry()
        geometry.fromWkb(bytes.fromhex(json.loads(change["old_values"])["geom"]))
        assert geometry.asWkt() == wanted.asWkt()


def test_filling_in_defaults_is_not_logged(store: Store) -> None:
    with store.operation() as operation:
        row = operation.insert("viewpoint", {"text": "x"})
    with store.operation() as operation:
        operation.update("viewpoint", row, {"text": "x"})
    assert [change["what"] for change in store.rows("change_log")] == ["insert"]


def test_the_store_works_without_its_restricted_file(store: Store) -> None:
    with store.operation() as operation:
        row = operation.insert("viewpoint", {"text": "ett"})
    restricted_path(store.path).unlink()
    again = open_store(store.path)
    with again.operation() as operation:
        operation.update("viewpoint", row, {"text": "två"})
        assert operation.insert_restricted("contact", {"name": "x"}) is False
    assert again.row("viewpoint", row)["text"] == "två"
    assert not restricted_path(store.path).exists()


def test_an_unreadable_restricted_file_does_not_stop_the_store_but_is_told_of(store: Store) -> None:
    restricted_path(store.path).write_bytes(b"not a database")
    again = open_store(store.path)
    told: list[str] = []
    listening = QgsApplication.messageLog().messageReceived.connect(
        lambda text, *_: told.append(text)
    )
    with again.operation() as operation:
        row = operation.insert("viewpoint", {"text": "ett"})
        operation.update("viewpoint", row, {"text": "två"})
    QObject.disconnect(listening)
    assert again.row("viewpoint", row)["text"] == "två"
    assert [text for text in told if "was not kept" in text]


def test_restricted_rows_of_a_lost_operation_are_swept_when_the_store_is_opened(
    store: Store,
) -> None:
    private = restricted_path(store.path)
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "x"})
        operation.insert_restricted("contact", {"name": "kvar", "viewpoint_uuid": "v"})
    layer = QgsVectorLayer(f"{private}|layername=contact", "c", "ogr")
    lost = QgsFeature(layer.fields())
    lost["operation_uuid"] = str(uuid.uuid4())
    lost["name"] = "föräldralös"
    assert layer.dataProvider().addFeatures([lost])[0]
    del layer
    open_store(store.path)
    with reading(private) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM contact")]
    assert names == ["kvar"]


def test_another_stores_restricted_file_is_left_alone(
    store: Store, new_store: Callable[[Path], Store], tmp_path: Path
) -> None:
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "x"})
        operation.insert_restricted("contact", {"name": "kvar", "viewpoint_uuid": "v"})
    (tmp_path / "other").mkdir()
    other = create_store(tmp_path / "other" / "other.gpkg", CRS, "sv")
    shutil.copy(other.path, store.path)
    swapped = open_store(store.path)
    with swapped.operation() as operation:
        operation.insert("viewpoint", {"text": "y"})
        assert operation.insert_restricted("contact", {"name": "nej"}) is False
    with reading(restricted_path(store.path)) as connection:
        assert [row[0] for row in connection.execute("SELECT name FROM contact")] == ["kvar"]


def test_an_older_copy_of_the_store_sweeps_nothing(store: Store, tmp_path: Path) -> None:
    older = shutil.copy(store.path, tmp_path / "older.gpkg")
    for name in ("ett", "två"):
        with store.operation() as operation:
            operation.insert("viewpoint", {"text": name})
            operation.insert_restricted("contact", {"name": name})
    shutil.copy(older, store.path)
    open_store(store.path)
    with reading(restricted_path(store.path)) as connection:
        assert connection.execute("SELECT count(*) FROM contact").fetchone()[0] == 2


def test_a_store_on_a_network_share_has_an_address_that_sqlite_takes() -> None:
    share = database_uri(PureWindowsPath(r"\\server\delad mapp\åäö#1.gpkg"))
    assert share == "file:////server/delad%20mapp/%C3%A5%C3%A4%C3%B6%231.gpkg?mode=rw"
    assert database_uri(PureWindowsPath(r"C:\a.gpkg")) == "file:///C:/a.gpkg?mode=rw"
    assert database_uri(PurePosixPath("/a b.gpkg")) == "file:///a%20b.gpkg?mode=rw"


def test_a_locked_store_is_not_called_something_else(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("synpunkt.layers.shared_connection.PATIENCE", 0.2)
    other = sqlite3.connect(store.path)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreLockedError):
        open_store(store.path)
    other.rollback()
    other.close()


def test_what_is_no_store_is_said_to_be_none(tmp_path: Path, qgis_app: object) -> None:
    text = tmp_path / "text.gpkg"
    text.write_text("hej")
    ogr.GetDriverByName("GPKG").CreateDataSource(str(tmp_path / "other.gpkg")).CreateLayer("a")
    for name in ("text.gpkg", "other.gpkg", "missing.gpkg"):
        assert not is_store(tmp_path / name)
        with pytest.raises(NotAStoreError):
            open_store(tmp_path / name)


def test_a_newer_store_is_refused_and_an_older_one_asks_for_an_upgrade(store: Store) -> None:
    set_version(store, schema.VERSION + 1)
    with pytest.raises(NewerStoreError, match="newer version"):
        open_store(store.path)
    set_version(store, schema.VERSION - 1)
    with pytest.raises(OlderStoreError, match="older version"):
        open_store(store.path)


def test_a_store_that_another_program_writes_to_is_left_alone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("synpunkt.layers.connection.PATIENCE", 0.2)
    other = gdal.OpenEx(str(store.path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    other.StartTransaction()
    other.ExecuteSQL("UPDATE store_session SET role = 'other'")
    with pytest.raises(StoreLockedError, match="another program"), store.operation() as operation:
        operation.insert("viewpoint", {"text": "x"})
    other.RollbackTransaction()
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "x"})
    assert store.count("viewpoint") == 1


def test_a_write_waits_for_another_program_to_finish(store: Store) -> None:
    other = gdal.OpenEx(str(store.path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    other.StartTransaction()
    other.ExecuteSQL("UPDATE store_session SET logging = 1")
    timer = threading.Timer(0.5, other.CommitTransaction)
    timer.start()
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "x"})
    timer.join()
    assert store.count("viewpoint") == 1


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder to work in as a user who is not root, since root may write to anything."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    root = os.geteuid() == 0
    yield folder
    if root:
        os.seteuid(0)
    shutil.rmtree(folder)


def test_a_write_protected_store_is_read_and_not_written(store: Store, nobody: Path) -> None:
    path = shutil.copy(store.path, nobody / "protected.gpkg")
    path.chmod(0o444)
    if os.geteuid() == 0:
        os.seteuid(65534)
    protected = open_store(path)
    assert protected.count("code") > 0
    with pytest.raises(StoreError, match="write-protected"), protected.operation() as operation:
        operation.insert("viewpoint", {"text": "x"})


def test_two_operations_at_once_lose_nothing_in_silence(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One thread leaves its block while the other is inside: the flags must stay on."""
    monkeypatch.setattr("synpunkt.layers.connection.PATIENCE", 5)
    told: list[BaseException] = []

    def write(count: int) -> None:
        for number in range(count):
            try:
                with store.operation() as operation:
                    operation.insert("viewpoint", {"text": str(number)})
            except StoreLockedError as error:
                told.append(error)

    before = gdal.GetUseExceptions(), ogr.GetUseExceptions()
    threads = [threading.Thread(target=write, args=(12,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.count("viewpoint") + len(told) == 24
    assert (gdal.GetUseExceptions(), ogr.GetUseExceptions()) == before


def test_a_commit_that_is_refused_without_raising_is_an_error(store: Store) -> None:
    done(ogr.OGRERR_NONE)
    with pytest.raises(RuntimeError):
        done(ogr.OGRERR_FAILURE)


def test_gdals_error_flags_are_put_back(store: Store) -> None:
    before = gdal.GetUseExceptions(), ogr.GetUseExceptions()
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "x"})
        assert gdal.GetUseExceptions() and ogr.GetUseExceptions()
    assert (gdal.GetUseExceptions(), ogr.GetUseExceptions()) == before


def test_a_column_that_the_table_lacks_is_an_error_of_the_programmer(store: Store) -> None:
    with pytest.raises(KeyError, match="nope"), store.operation() as operation:
        operation.insert("viewpoint", {"nope": 1})
