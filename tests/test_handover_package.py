"""Handing over: a folder for the party, nothing in it that must stay, and each viewpoint noted."""

from __future__ import annotations

import csv
import datetime
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from qgis import processing
from qgis.core import (
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)
from synpunkt.layers import matters
from synpunkt.layers.handovers import register
from synpunkt.layers.takeback import take_back

# Invented; the number is one that no person gets.
SECRETS = ("HEMLIG-TEXT", "070-174 06 05", "850709-9805", "Hemlige Harald", "HEMLIG-KÄLLA")
PARTY = "Gatuavdelningen"


@pytest.fixture
def filled(store):
    """A store with six viewpoints of a matter, one of them blocked, and one that is left out."""
    texts = (
        ("Mörkt i tunneln", "checked", {"theme": "lighting", "place_name": "Tunneln"}),
        ("HEMLIG-TEXT", "unchecked", {"source": "HEMLIG-KÄLLA", "source_id": "Hemlige Harald"}),
        ("HEMLIG-TEXT ring 070-174 06 05", "checked", {"place_name": "hos 850709-9805"}),
        ("HEMLIG-TEXT", "blocked", {}),
        ("=HYPERLINK(1)", "checked", {"theme": "upkeep"}),
        ("Hit och dit", "checked", {}),
    )
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": "Exempelplan"})
        occasion = operation.insert("occasion", {"title": "Bord", "matter_uuid": matter})
        uuids = []
        for number, (text, state, more) in enumerate(texts):
            values = {"text": text, "privacy_state": state, "occasion_uuid": occasion, **more}
            point = QgsGeometry.fromPointXY(QgsPointXY(152_000.25 + number, 6_920_000.5))
            uuids.append(operation.insert("viewpoint", values, point if number else None))
        line = QgsGeometry.fromWkt("LineString(152000 6920000, 152100 6920000)")
        operation.insert("viewpoint_line", {"viewpoint_uuid": uuids[5]}, line)
        operation.insert("viewpoint", {"text": "Annat ärende", "privacy_state": "checked"})
        contact = {"viewpoint_uuid": uuids[0], "name": "Hemlige Harald"}
        operation.insert_restricted("contact", contact)
    return store, matter, uuids


def run(store, folder: Path, **given: object) -> dict:
    base = {"STORE": str(store.path), "OUTPUT": str(folder), "PARTY": PARTY}
    return processing.run("synpunkt:handover", {**base, **given})


def table(folder: Path) -> list[list[str]]:
    with (folder / "synpunkter.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_the_folder_opens_in_a_plain_qgis(provider, filled, tmp_path):
    store, *_ = filled
    folder = tmp_path / "ut"
    result = run(store, folder, MATTER="Exempelplan")
    assert (result["ROWS"], result["OUTPUT"], result["STORE"]) == (5, str(folder), str(store.path))
    names = ["synpunkter.csv", "synpunkter.gpkg", "synpunkter.qgz"]
    assert sorted(path.name for path in folder.iterdir()) == names
    project = QgsProject()
    assert project.read(str(folder / "synpunkter.qgz"))
    layers = {layer.name(): layer for layer in project.mapLayers().values()}
    assert set(layers) == {"Synpunkter", "Synpunkternas sträckor"}
    points = layers["Synpunkter"]
    assert points.isValid() and points.featureCount() == 5
    assert points.renderer().type() == "pointDisplacement"
    at = next(row for row in points.getFeatures() if row["number"] == 6).geometry().asPoint()
    assert (at.x(), at.y()) == (152_005.25, 6_920_000.5)
    project.clear()


def test_nothing_of_what_must_stay_is_in_any_byte(provider, filled, tmp_path):
    store, *_ = filled
    folder = tmp_path / "ut"
    run(store, folder, PROJECT=False)
    for path in folder.iterdir():
        for secret in SECRETS:
            assert secret.encode() not in path.read_bytes(), (path.name, secret)
    assert not (folder / "synpunkter.qgz").exists()


def test_the_project_does_not_tell_who_made_it(provider, filled, tmp_path):
    store, *_ = filled
    run(store, tmp_path / "ut")
    with zipfile.ZipFile(tmp_path / "ut" / "synpunkter.qgz") as archive:
        document = archive.read("synpunkter.qgs").decode()
    assert "<qgis" in document and "saveUser" not in document
    assert "<author></author>" in document or "<author/>" in document
    assert str(tmp_path) not in document and str(store.path) not in document


def test_the_table_is_in_words_and_runs_no_formula(provider, filled, tmp_path):
    store, *_ = filled
    run(store, tmp_path / "ut", MATTER="Exempelplan")
    head, *rows = table(tmp_path / "ut")
    assert head[:2] == ["Nummer", "Typ"] and head[-3:] == ["x", "y", "EPSG:3014"][-3:]
    by_number = {row[0]: row for row in rows}
    assert set(by_number) == {"1", "2", "3", "5", "6"}
    assert by_number["1"][2] == "Belysning" and by_number["1"][-2:] == ["", ""]
    assert by_number["5"][5] == "'=HYPERLINK(1)"
    assert (by_number["2"][5], by_number["2"][6]) == ("", "Ja")
    assert by_number["3"][7] == ""


def test_each_viewpoint_is_noted_once_a_day_and_party(provider, filled, tmp_path):
    store, matter, uuids = filled
    run(store, tmp_path / "ut", MATTER="Exempelplan", FILTER="number = 1")
    run(store, tmp_path / "ut", MATTER="Exempelplan")
    run(store, tmp_path / "ut", MATTER="Exempelplan", PARTY=f" {PARTY} ")
    assert sorted(row.number for row in register(store)) == [1, 2, 3, 5, 6]
    assert {(row.party, row.matter, row.sent_on) for row in register(store)} == {
        (PARTY, matter, datetime.date.today())
    }
    run(store, tmp_path / "ut", PARTY="Polisen")
    assert len(register(store)) == 11
    with store.operation() as operation:  # another day
        for row in store.rows("handover", "party = 'Polisen'"):
            operation.update("handover", row["uuid"], {"sent_on": datetime.date(2026, 1, 2)})
    run(store, tmp_path / "ut", PARTY="Polisen")
    assert len(register(store)) == 17
    first = next(store.rows("operation", "kind = 'handover'"))
    assert take_back(store, first["uuid"]) == 1 and len(register(store)) == 16


def test_what_stands_in_the_register_already_is_not_put_into_it(provider, filled, tmp_path):
    store, *_ = filled
    assert run(store, tmp_path / "ut", NOTED=True)["ROWS"] == 6
    assert register(store) == [] and store.count("operation", "kind = 'handover'") == 0


def test_what_can_not_be_handed_over_leaves_nothing(provider, filled, tmp_path):
    store, matter, uuids = filled
    for given, said in (
        ({"PARTY": "  "}, "who gets"),
        ({"FILTER": "number = 99"}, "no viewpoint there"),
        ({"FILTER": "nothing = 1"}, "can't be used"),
        ({"MATTER": "Ingen"}, "no matter called"),
    ):
        with pytest.raises(QgsProcessingException, match=said):
            run(store, tmp_path / "ut", **given)
    with store.operation() as operation:
        matters.exclude(operation, store, matter, uuids[0], "Dubblett")
    assert not (tmp_path / "ut").exists() and store.count("handover") == 0
    assert run(store, tmp_path / "ut", MATTER=matter)["ROWS"] == 4


@pytest.mark.file_only
def test_a_store_is_never_overwritten(provider, filled):
    store, *_ = filled
    moved = store.path.with_name("synpunkter.gpkg")
    store.path.rename(moved)
    with pytest.raises(QgsProcessingException, match="is a viewpoint store"):
        processing.run(
            "synpunkt:handover",
            {"STORE": str(moved), "OUTPUT": str(moved.parent), "PARTY": PARTY},
        )
    assert QgsVectorLayer(f"{moved}|layername=viewpoint", "v", "ogr").featureCount() == 7


def test_it_runs_from_the_command_line(filled, qgis_process: Callable, tmp_path: Path):
    store, *_ = filled
    given = {"STORE": store.path, "OUTPUT": tmp_path / "ut", "PARTY": PARTY}
    done = json.loads(qgis_process("synpunkt:handover", **given).stdout)
    assert done["results"]["ROWS"] == 6
    assert (tmp_path / "ut" / "synpunkter.qgz").exists()
    assert len(register(store)) == 6
