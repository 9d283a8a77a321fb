"""Whole columns of a GeoPackage."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from osgeo import ogr
from synpunkt.layers import column_file
from synpunkt.layers.ahead import ahead
from synpunkt.layers.column_file import ColumnFile

ROWS = 5_000


@pytest.fixture
def points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ColumnFile:
    """Points with x as their number, three in a hundred of another kind, read a thousand a time."""
    monkeypatch.setattr(column_file, "BATCH", 1_000)
    path = tmp_path / "points.gpkg"
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("points", geom_type=ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("theme", ogr.OFTString))
    layer.StartTransaction()
    for number in range(ROWS):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("theme", f"t{number % 7}")
        kinds = {0: f"POINT Z ({number} 1 2)", 1: f"MULTIPOINT ({number} 1)", 2: None}
        wkt = kinds.get(number % 100, f"POINT ({number} 1)")
        if wkt is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    return ColumnFile(str(path), "points")


def test_all_rows_come_once_and_in_order(points: ColumnFile) -> None:
    batches = list(points.batches(["theme"]))
    assert [len(batch) for batch in batches] == [1_000] * 5
    numbers = [number for batch in batches for number in batch.fid.tolist()]
    assert numbers == list(range(1, ROWS + 1))
    x = [place for batch in batches for place in batch.x.tolist()]
    assert all(place == number for number, place in enumerate(x) if number % 100 not in (1, 2))
    assert all(place != place for number, place in enumerate(x) if number % 100 in (1, 2))
    others = {number for batch in batches for number in batch.others}
    assert others == {number for number in range(1_000) if number % 100 == 1}


def test_what_goes_wrong_while_reading_ahead_is_told_in_its_turn(points: ColumnFile) -> None:
    whole = Path(points.path).read_bytes()
    page = struct.unpack(">H", whole[16:18])[0]
    at = whole.rindex(struct.pack("<d", ROWS - 600.0))  # x of a row in the last batch
    with open(points.path, "r+b") as file:
        file.seek(at // page * page)
        file.write(b"\xff" * page)
    with ahead(points.batches(["theme"]), 9) as batches:
        assert [len(next(batches)) for _ in range(4)] == [1_000] * 4
        with pytest.raises(RuntimeError):
            list(batches)


def test_the_number_of_rows_is_told_by_their_ids(points: ColumnFile, tmp_path: Path) -> None:
    assert points.count() == ROWS
    path = str(tmp_path / "few.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    layer = dataset.CreateLayer('odd "name', geom_type=ogr.wkbPoint, options=["FID=the id"])
    layer.SyncToDisk()
    few = ColumnFile(path, 'odd "name')
    assert few.count() == 0
    for fid in (7, 12):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetFID(fid)
        layer.CreateFeature(feature)
    layer.SyncToDisk()
    assert few.count() == 6
