"""Plan files in the panel: "From file…", the question of the system, plans of several polygons."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFileDialog
from synpunkt.dialogs.panel.crs_question import CrsQuestion
from synpunkt.dialogs.panel.plan_fields_form import PlanFieldsForm
from synpunkt.layers.matters import find

PLAN, OTHER = "4f1f2f0e-3f0b-4c4e-9a55-0d1f6f6d7a10", "4f1f2f0e-3f0b-4c4e-9a55-0d1f6f6d7a11"
EAST, NORTH = 152_900, 6_920_400
PLACES = ((50, 50), (60, 60), (100, 50), (130, 50))


@pytest.fixture
def work(panel, store):
    """The panel's page for a store with viewpoints in, on and beside the invented plan."""
    with store.operation() as operation:
        for x, y in PLACES:
            point = QgsGeometry.fromPointXY(QgsPointXY(EAST + x, NORTH + y))
            operation.insert("viewpoint", {"text": "said"}, point)
    panel.project.addMapLayer(
        QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", store.provider)
    )
    page = panel.content.work
    panel.until(lambda: page.state.columns is not None)
    page.section.fold(False)
    page.block.near.setValue(0)
    panel.bar.clearWidgets()
    return page


def square(x: float, y: float, size: float) -> list[list[float]]:
    x, y = EAST + x, NORTH + y
    return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]


def national(folder: Path, **plans: str) -> Path:
    """Invented plans in the national format, each with a use; by name their identity."""

    def part(x: float, size: float, crs: str = "EPSG:3014") -> dict:
        position = {"type": "Polygon", "coordinates": [square(x, 0, size)]}
        shape = {"typ": "yta", "position": position, "koordinatsystemPlan": crs, "dimension": 2}
        return {"geometri": shape, "geometrimetadata": {}}

    features = []
    for number, (name, key) in enumerate(plans.items()):
        plan = {"feature:typ": "detaljplan", "objektidentitet": key, "namn": name}
        plan |= {"beteckning": f"EX-{41 + number}", "status": "samråd"}
        plan["plangeometri"] = [part(300 * number, 100)]
        use = {"feature:typ": "användningsbestämmelse", "objektidentitet": f"use-{number}"}
        use |= {"detaljplan": key, "bestammelseformulering": "Torg"}
        use["bestammelsegeometri"] = [part(300 * number, 40), part(0, 9, "okänt")]
        features += [{"properties": plan}, {"properties": use}]
    path = folder / "plan.json"
    media = "application/vnd.lm.detaljplan.v4+json"
    path.write_text(json.dumps({"feature:mediatyp": media, "features": features}), "utf-8")
    return path


def drawing(folder: Path) -> Path:
    """An invented drawing with a closed line on one layer and another beside it."""
    text = "0\nSECTION\n2\nENTITIES\n"
    for layer, x in (("PLANGRANS", 0), ("KVARTER", 300)):
        places = "".join(f"10\n{east}\n20\n{north}\n" for east, north in square(x, 0, 100)[:4])
        text += f"0\nLWPOLYLINE\n8\n{layer}\n100\nAcDbPolyline\n90\n4\n70\n1\n{places}"
    path = folder / "plan.dxf"
    path.write_text(text + "0\nENDSEC\n0\nEOF\n", "utf-8")
    return path


def take(panel, work, monkeypatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    work.block.from_file.trigger()


def said(work) -> str:
    return work.section.sentence.text()


def test_a_plan_file_is_read_and_its_whole_area_chosen(panel, work, monkeypatch, tmp_path):
    take(panel, work, monkeypatch, national(tmp_path, Resecentrum=PLAN))
    panel.until(lambda: work.block.choice() is not None)
    assert said(work).startswith("3 viewpoints with a place: 2 inside, 1 on the edge.")
    layer = work.block.layers.currentLayer()
    assert layer.featureCount() == 2
    assert work.state.area.label == "EX-41 Resecentrum"
    assert any("1 plan" in text and "2 area" in text for text in panel.messages())
    assert any("okänt" in text for text in panel.messages())


def test_of_several_plans_in_a_file_each_can_be_chosen_by_its_name(
    panel, work, monkeypatch, tmp_path
):
    take(panel, work, monkeypatch, national(tmp_path, Resecentrum=PLAN, Godsmagasinet=OTHER))
    panel.until(lambda: work.block.choice() is not None)
    assert work.block.choice().ids == ()
    names = [work.block.features.itemText(i) for i in range(work.block.features.count())]
    assert "EX-42 Godsmagasinet" in names
    work.block.features.setCurrentText("EX-41 Resecentrum")
    assert said(work).startswith("3 viewpoints with a place: 2 inside")


def test_what_was_read_stays_in_a_file_beside_the_project(panel, work, monkeypatch, tmp_path):
    home = tmp_path / "project"
    home.mkdir()
    assert panel.project.write(str(home / "p.qgz"))
    (home / "plan.gpkg").write_bytes(b"somebody's own")
    take(panel, work, monkeypatch, national(tmp_path, Resecentrum=PLAN))
    panel.until(lambda: work.block.choice() is not None)
    assert (home / "plan_2.gpkg").is_file()
    assert (home / "plan.gpkg").read_bytes() == b"somebody's own"


def test_a_drawing_is_asked_for_its_system_which_is_proposed_and_not_taken(
    panel, work, monkeypatch, tmp_path
):
    take(panel, work, monkeypatch, drawing(tmp_path))
    question = work.block.findChild(CrsQuestion)
    assert not question.selector.crs().isValid()
    assert not question.accept_button.isEnabled()
    assert "EPSG:3014" in question.proposal.text()
    question.proposal.click()
    question.accept_button.click()
    panel.until(lambda: work.block.choice() is not None)
    layer = work.block.layers.currentLayer()
    assert layer.crs().authid() == "EPSG:3014"
    assert sorted(row["plan_key"] for row in layer.getFeatures()) == ["KVARTER", "PLANGRANS"]
    work.block.features.setCurrentText("PLANGRANS")
    assert said(work).startswith("3 viewpoints with a place: 2 inside")


def test_a_question_that_is_cancelled_leaves_everything_as_it_was(
    panel, work, monkeypatch, tmp_path
):
    before = len(panel.project.mapLayers())
    take(panel, work, monkeypatch, drawing(tmp_path))
    work.block.findChild(CrsQuestion).reject()
    assert not panel.content.runner.busy
    assert len(panel.project.mapLayers()) == before
    assert work.block.choice() is None


def test_an_ordinary_file_without_system_is_asked_for_it(panel, work, monkeypatch, tmp_path):
    path = tmp_path / "area.csv"
    ring = ",".join(f"{x} {y}" for x, y in square(0, 0, 100))
    path.write_text(f'WKT,name\n"POLYGON(({ring}))",area\n', "utf-8")
    take(panel, work, monkeypatch, path)
    question = work.block.findChild(CrsQuestion)
    question.selector.setCrs(QgsCoordinateReferenceSystem("EPSG:3014"))
    question.accept_button.click()
    assert said(work).startswith("3 viewpoints with a place: 2 inside, 1 on the edge.")


@pytest.mark.parametrize("name", ["plan.dwg", "plan.xml"])
def test_a_file_that_cannot_be_read_gets_a_sentence(panel, work, monkeypatch, tmp_path, name):
    path = tmp_path / name
    path.write_text('<!DOCTYPE a><DP_Data xmlns="http://www.sis.se/ss637040"/>', "utf-8")
    take(panel, work, monkeypatch, path)
    assert len(panel.messages()) == 1
    assert name in panel.messages()[0]


# --- several polygons of one plan, and what the fields hold ---


def county_layer(panel) -> QgsVectorLayer:
    """A layer as the county's: two polygons of one plan, and another plan."""
    source = "Polygon?crs=EPSG:3014&field=AKTBET:string&field=NAMN:string&field=DIARIENUMMER:string"
    layer = QgsVectorLayer(source, "DetaljplanGallande_layer", "memory")
    rows = (("EX-1", "Norr", 0), ("EX-1", "Norr", 100), ("EX-2", "Söder", 300))
    features = []
    for designation, name, x in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([designation, name, "SBN-2026-0001"])
        ring = [QgsPointXY(*place) for place in square(x, 0, 100)]
        feature.setGeometry(QgsGeometry.fromPolygonXY([ring]))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    panel.project.addMapLayer(layer)
    return layer


def test_the_polygons_of_one_plan_are_one_choice(panel, work):
    work.block.layers.setLayer(county_layer(panel))
    names = [work.block.features.itemText(i) for i in range(work.block.features.count())]
    assert names[:2] == ["All of the layer", "EX-1 Norr"]
    work.block.features.setCurrentText("EX-1 Norr")
    assert said(work).startswith("4 viewpoints with a place: 4 inside, 0 on the edge.")
    assert work.state.area.label == "EX-1 Norr"


def test_a_new_matter_tells_its_fields_and_takes_the_users_word(panel, work, store):
    work.block.layers.setLayer(county_layer(panel))
    work.block.features.setCurrentText("EX-1 Norr")
    QTest.mouseClick(work.block.new_matter, Qt.MouseButton.LeftButton)
    form = work.matter_line.fields
    assert work.matter_line.title.text() == "EX-1 Norr"
    assert "AKTBET" in form.told.text()
    assert "EX-1 Norr" in form.told.text()
    QTest.mouseClick(form.opener, Qt.MouseButton.LeftButton)
    assert form.boxes["name"].isVisible()
    form.boxes["name"].setField("AKTBET")
    assert "Name: AKTBET" in form.told.text()
    QTest.keyClick(work.matter_line.title, Qt.Key.Key_Return)
    panel.until(lambda: work.block.matter)
    matter = find(store, "matter", "EX-1 Norr")
    assert (matter["group_key"], matter["diary_ref"]) == ("EX-1", "SBN-2026-0001")
    assert {row["label"] for row in store.rows("plan_object")} == {"EX-1"}
    work.block.choose(None)
    assert said(work).startswith("4 viewpoints with a place: 4 inside")


def test_the_form_shows_a_hostile_name_as_it_is(qgis_app):
    layer = QgsVectorLayer("Polygon?crs=EPSG:3014&field=namn:string", "x_layer", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["<img src=x>"])
    layer.dataProvider().addFeatures([feature])
    form = PlanFieldsForm()
    form.show_layer(layer)
    assert "<img src=x>" in form.told.text()
    assert form.told.textFormat() == Qt.TextFormat.PlainText
    assert form.fields().name == "namn"
    form.show_layer(None)
    assert form.isHidden()
    form.deleteLater()
