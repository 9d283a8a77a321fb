"""Photos that rows name: found where they lie, nowhere else, and copied once."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path

import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsFeedback
from synpunkt.layers.errors import InputError
from synpunkt.layers.photo_files import suffix_of
from synpunkt.layers.photos import photos_of
from synpunkt.layers.takeback import take_back
from synpunkt.processing.intake.importing import Request, import_viewpoints
from synpunkt.processing.intake.media import MediaFolder, names_in
from synpunkt.processing.intake.opening import open_table

# A picture of one white dot.
JPEG = bytes.fromhex("ffd8ffdb004300") + b"\x01" * 64 + bytes.fromhex("ffd9")


def picture(path: Path, content: bytes = b"") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(JPEG + content)
    return path


def answers(folder: Path, *names: str, text: str = "Mörkt") -> Path:
    rows = [
        {"_uuid": f"id{n}", "_submission_time": "2026-11-03T10:00:00", "synpunkt": text,
         "foto": name}
        for n, name in enumerate(names)
    ]  # fmt: skip
    path = folder / "answers.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def bring_in(store, path, **request):
    return import_viewpoints(store, open_table(Path(path)), Request(**request), QgsFeedback())


def copies(store) -> list[str]:
    folder = store.path.parent / "photos"
    return sorted(os.listdir(folder)) if folder.is_dir() else []


def test_photos_are_found_copied_and_read_back(store, tmp_path):
    picture(tmp_path / "export" / "attachments" / "id0" / "bild.jpg", b"0")
    picture(tmp_path / "export" / "attachments" / "id1" / "bild.jpg", b"1")
    path = answers(tmp_path, "bild.jpg", "bild.jpg")
    outcome = bring_in(store, path, media_folder=str(tmp_path / "export"))
    assert (outcome.new, len(copies(store))) == (2, 2)
    rows = list(store.rows("photo"))
    assert [row["path"] for row in rows] == [f"photos/{row['sha256'][:20]}.jpg" for row in rows]
    first = next(store.rows("viewpoint", "source_id = ?", ("id0",)))
    (photo,) = photos_of(store, "viewpoint_uuid", first["uuid"])
    assert photo.file.read_bytes() == JPEG + b"0"


def test_photos_come_in_once_and_a_removed_one_stays_away(store, tmp_path):
    picture(tmp_path / "media" / "a.jpg")
    path = answers(tmp_path, "a.jpg")
    bring_in(store, path)
    assert store.count("photo") == 1
    again = bring_in(store, path)
    assert (again.unchanged, again.operation, store.count("photo")) == (1, "", 1)
    with store.operation() as operation:
        operation.delete("photo", next(store.rows("photo"))["uuid"])
    bring_in(store, answers(tmp_path, "a.jpg", text="Kolmörkt"))
    assert store.count("photo") == 0


def test_a_photo_that_comes_later_is_added_to_the_viewpoint(store, tmp_path):
    path = answers(tmp_path, "a.jpg")
    outcome = bring_in(store, path)
    assert any("not found" in text for text in outcome.warnings)
    picture(tmp_path / "a.jpg")
    outcome = bring_in(store, path)
    assert (outcome.unchanged, outcome.changed, store.count("photo")) == (1, 0, 1)


def test_a_dry_run_copies_nothing_and_a_take_back_takes_the_row(store, tmp_path):
    picture(tmp_path / "a.jpg")
    path = answers(tmp_path, "a.jpg")
    assert any("1 photo" in text for text in bring_in(store, path, dry_run=True).warnings)
    assert copies(store) == []
    take_back(store, bring_in(store, path).operation)
    assert store.count("photo") == store.count("viewpoint") == 0


@pytest.mark.parametrize(
    "name",
    ["../secret.jpg", "..\\secret.jpg", "/etc/hosts.jpg", "../../secret.jpg", "link.jpg",
     "x/../../secret.jpg"],
)  # fmt: skip
@pytest.mark.parametrize("given", [True, False])
def test_no_name_leads_out_of_the_folder(store, tmp_path, name, given):
    secret = picture(tmp_path / "secret.jpg")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.jpg").symlink_to(secret)
    path = answers(inside, name)
    outcome = bring_in(store, path, media_folder=str(inside) if given else "")
    assert (outcome.new, store.count("photo"), copies(store)) == (1, 0, [])


def test_what_is_no_picture_is_left_whatever_its_name(store, tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"<svg onload='x'/>")
    outcome = bring_in(store, answers(tmp_path, "a.jpg"))
    assert store.count("photo") == 0
    assert any("no pictures" in text for text in outcome.warnings)


def test_a_picture_is_called_by_what_it_is(store, tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 30)
    bring_in(store, answers(tmp_path, "a.jpg"))
    assert copies(store)[0].endswith(".png")


def test_an_import_that_fails_leaves_no_photos(store, tmp_path):
    picture(tmp_path / "a.jpg")
    with pytest.raises(InputError, match="can't be written"):
        bring_in(store, answers(tmp_path, "a.jpg"), rejects=tmp_path / "a.jpg" / "rejects.csv")
    assert (copies(store), store.count("viewpoint")) == ([], 0)


def test_a_folder_that_is_not_there_is_one_sentence(store, tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        bring_in(store, answers(tmp_path, "a.jpg"), media_folder=str(tmp_path / "none"))


def test_addresses_and_sentences_are_no_names_of_photos():
    assert names_in("https://example.org/a.jpg") == []
    assert names_in("Se bilden.jpg och kartan") == []
    assert names_in("a.jpg; b.PNG") == ["a.jpg", "b.PNG"]
    assert MediaFolder("", "").find("a.jpg") is None


def field_package(path: Path) -> Path:
    gdal.UseExceptions()
    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(3006)
    spots = dataset.CreateLayer("punkter", reference, ogr.wkbPoint)
    table = dataset.CreateLayer("bilagor", None, ogr.wkbNone)
    for layer, fields in ((spots, ("uuid", "synpunkt")), (table, ("punkt", "fil"))):
        for field in fields:
            layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    for layer, rows in (
        (spots, (("u1", "Mörkt"), ("u2", "Ljust"))),
        (table, (("u1", "DCIM/a.jpg"), ("u1", "DCIM/b.jpg"), ("u2", "DCIM/c.jpg"))),
    ):
        for row in rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for position, value in enumerate(row):
                feature.SetField(position, value)
            if layer is spots:
                feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (619000 6919000)"))
            layer.CreateFeature(feature)
    dataset = spots = table = layer = feature = None
    return path


def test_a_field_packages_table_of_attachments_gives_its_photos(store, tmp_path):
    for name in "abc":
        picture(tmp_path / "DCIM" / f"{name}.jpg", name.encode())
    path = field_package(tmp_path / "field.gpkg")
    table = open_table(path, "punkter")
    outcome = import_viewpoints(store, table, Request(), QgsFeedback())
    assert (outcome.new, store.count("photo")) == (2, 3)


def test_real_photos_tell_when_and_whither(store, real_data, tmp_path):
    path = answers(tmp_path, "bath_pothole_1.JPG", "bath_pothole_2.JPG")
    bring_in(store, path, media_folder=str(real_data / "photos"))
    first, second = store.rows("photo")
    assert first["taken_at"] == datetime.datetime(
        2017, 5, 25, 15, 58, 37, tzinfo=datetime.timezone.utc
    )
    assert (round(first["heading"]), round(second["heading"])) == (151, 53)
    assert suffix_of(real_data / "photos" / "bath_pothole_1.JPG") == ".jpg"
