"""Files that mean harm: entities, archives that lie, formulas. One sentence, or plain text."""

from __future__ import annotations

import contextlib
import gc
import io
import struct
import zipfile
from pathlib import Path

import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsFeedback
from synpunkt.layers.errors import InputError
from synpunkt.processing.intake.importing import Request, import_viewpoints
from synpunkt.processing.intake.opening import open_table
from synpunkt.processing.intake.safety import declares_entities, unpacked_size

DECLARED = '<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
GPX = '<gpx version="1.1"><wpt lat="62.39" lon="17.3"><name>{}</name></wpt></gpx>'


def workbook(path: Path, *texts: str, declared: str = "") -> Path:
    """A workbook of one column, whose sheet begins with what is ``declared``."""
    gdal.UseExceptions()
    dataset = gdal.GetDriverByName("XLSX").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("Blad1")
    layer.CreateField(ogr.FieldDefn("text", ogr.OFTString))
    for text in texts:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, text)
        layer.CreateFeature(feature)
    dataset = layer = feature = None
    if declared:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in parts.items():
                is_sheet = name.endswith("sheet1.xml")
                archive.writestr(name, declared.encode() + content if is_sheet else content)
    return path


@pytest.mark.parametrize("suffix", [".gpx", ".kml", ".gml", ".xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_whatever_the_kind_of_xml(tmp_path, suffix, encoding):
    path = tmp_path / f"given{suffix}"
    path.write_bytes((DECLARED + GPX.format("&a;")).encode(encoding))
    with pytest.raises(InputError, match="not safe"):
        open_table(path)


def test_a_declaration_within_a_text_is_none():
    assert not declares_entities(GPX.format("<![CDATA[<!ENTITY]]>").encode())
    assert declares_entities(DECLARED.encode())


def test_a_workbook_of_formulas_is_a_workbook_of_texts(store, tmp_path):
    path = workbook(tmp_path / "given.xlsx", "=HYPERLINK(1)", "Mörkt")
    outcome = import_viewpoints(store, open_table(path), Request(), QgsFeedback())
    assert outcome.new == 2
    assert [row["text"] for row in store.rows("viewpoint")] == ["=HYPERLINK(1)", "Mörkt"]


def test_entities_within_a_workbook_are_refused(tmp_path):
    declared = DECLARED.replace("gpx", "worksheet")
    with pytest.raises(InputError, match="not a workbook"):
        open_table(workbook(tmp_path / "given.xlsx", "Mörkt", declared=declared))


def lying_archive(path: Path, size: int) -> Path:
    """An archive whose directory says that its member is small."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * size)
    content = bytearray(made.getvalue())
    central = content.rfind(b"PK\x01\x02")
    content[central + 24 : central + 28] = content[22:26] = struct.pack("<I", 100)
    path.write_bytes(content)
    return path


def test_what_an_archive_says_of_its_size_is_not_believed(tmp_path):
    path = lying_archive(tmp_path / "given.xlsx", 5_000_000)
    assert unpacked_size(path, 2_000_000) > 2_000_000
    assert unpacked_size(path, 9_000_000) == 5_000_000


def test_a_workbook_that_lies_about_its_size_is_refused(tmp_path, monkeypatch):
    from synpunkt.processing.intake import workbook

    monkeypatch.setattr(workbook, "LIMIT", 1_000_000)
    with pytest.raises(InputError, match="the limit is"):
        open_table(lying_archive(tmp_path / "given.xlsx", 5_000_000))


def test_a_workbook_that_gdal_alone_does_not_know_comes_in(store, tmp_path):
    """LibreOffice names each part's relations in the list of contents, before the sheets."""
    path = workbook(tmp_path / "given.xlsx", "Mörkt i tunneln", "Bra bänkar")
    listed = "[Content_Types].xml"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    kind = "application/vnd.openxmlformats-package.relationships+xml"
    more = "".join(
        f'<Override PartName="/xl/_rels/part{number}.xml.rels" ContentType="{kind}"/>'
        for number in range(40)
    )
    head, types, rest = parts[listed].decode().partition("<Override")
    parts[listed] = f"{head}{more}{types}{rest}".encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(RuntimeError):
        gdal.OpenEx(str(path), gdal.OF_VECTOR, ["XLSX"])
    outcome = import_viewpoints(store, open_table(path), Request(), QgsFeedback())
    assert (outcome.new, outcome.rejected) == (2, 0)
    gc.collect()
    assert not [one for one in gdal.ReadDir("/vsimem/") or () if one.endswith(".xlsx")]


def stop_raising() -> None:
    """Last on, first off, and other tests may have switched them on in any order."""
    left = [module for module in (gdal, ogr, osr) if module.GetUseExceptions()]
    for _ in range(len(left)):
        for module in left:
            with contextlib.suppress(RuntimeError):
                module.DontUseExceptions()
    assert not any(module.GetUseExceptions() for module in left)


@pytest.mark.parametrize("raises", [True, False])
def test_a_broken_sheet_is_refused_however_gdal_is_set(tmp_path, raises):
    path = workbook(tmp_path / "given.xlsx", "Mörkt", declared="<?xml ver")
    if not raises:
        stop_raising()
    try:
        with pytest.raises(InputError, match="can't be read further"):
            open_table(path)
    finally:
        gdal.UseExceptions()
        ogr.UseExceptions()
