"""A real Swedish plan from its file, in the real QGIS; skipped where the real data are not at hand.

What was said is invented: the plan is that of another municipality, and nobody was asked there.
"""

from __future__ import annotations

import sqlite3

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsVectorLayer
from synpunkt.layers.project_writer import write_project
from synpunkt.layers.store import create_store

SHOWN = "widget('synpunktList').model().rowCount()"
LAYER = "project.mapLayersByName('detaljplan_ss637040_plankarta')[0]"


@pytest.fixture(scope="module")
def store(qgis_app, real_data, tmp_path_factory):
    """Two viewpoints in each area of use of the plan, one 20 m beside it, one far, one nowhere."""
    areas = real_data / "polygons/detaljplan_ss637040_omraden_3008.gpkg"
    plan, use = (
        [row.geometry() for row in QgsVectorLayer(f"{areas}|layername={name}").getFeatures()]
        for name in ("planomrade", "anvandning")
    )
    inside = [one.pointOnSurface() for one in use]
    middle = plan[0].boundingBox().center()
    east = QgsGeometry.fromPointXY(QgsPointXY(plan[0].boundingBox().xMaximum() + 5000, middle.y()))
    beside = plan[0].nearestPoint(east).asPoint()
    near = QgsGeometry.fromPointXY(QgsPointXY(beside.x() + 20, beside.y()))
    crs = QgsCoordinateReferenceSystem("EPSG:3008")
    store = create_store(tmp_path_factory.mktemp("plan") / "store.gpkg", crs, "sv")
    with store.operation() as operation:
        for number, place in enumerate([*inside, *inside, near, east, None], start=1):
            said = {"text": f"Påhittad synpunkt {number}", "valence": "suggestion"}
            operation.insert("viewpoint", said, place)
    write_project(store.path, store.path.parent / "project.qgz", "sv")
    return store


@pytest.fixture(scope="module")
def qgis(start_qgis, store):
    qgis = start_qgis(store.path.parent / "project.qgz", locale="sv")
    qgis.click("synpunktShowPanel")
    qgis.until(f"{SHOWN} == 17")
    return qgis


def held(store, query: str) -> list[tuple]:
    with sqlite3.connect(f"file:{store.path}?mode=ro", uri=True) as connection:
        return connection.execute(query).fetchall()


def test_the_plan_comes_from_its_file_and_what_lies_in_it_is_counted(qgis, real_data):
    qgis.click("synpunktAreaMore")
    qgis.click("Från fil…")
    qgis.find("fileNameEdit")
    qgis.type(str(real_data / "polygons/detaljplan_ss637040_plankarta.gml"))
    qgis.key("Return")
    qgis.until("'inom' in widget('synpunktSentence').text()", 30)
    assert qgis.text("synpunktSentence") == (
        "15 synpunkter med plats: 14 inom, 0 på gränsen, 1 inom 50 m. 1 till utan plats."
    )
    assert qgis.ask(f"{LAYER}.crs().authid()") == "EPSG:3008"
    assert qgis.ask(f"round({LAYER}.featureCount())") > 7
    assert any("1 plan" in text for text in qgis.messages())
    qgis.find("synpunktUnfold")  # the area has folded by itself, and nothing moves any more


def test_all_are_tied_to_the_parts_of_the_plan_by_the_rule(qgis, store):
    qgis.click_tab("Planen")
    qgis.click("synpunktTieAll")
    qgis.until("widget('synpunktParts').model().rowCount() > 0", 30)
    tied = held(store, "SELECT count(DISTINCT viewpoint_uuid) FROM link WHERE state = 'ok'")
    assert tied == [(14,)]
    assert held(store, "SELECT key_field, count(*) FROM plan_layer")[0][1] == 1


def test_the_one_beside_it_is_tied_by_a_click_on_the_map_and_untied_again(qgis, store):
    tied = (
        "SELECT link.state FROM link JOIN viewpoint v ON v.uuid = viewpoint_uuid WHERE number = 15"
    )
    qgis.click_tab("Synpunkter")
    qgis.click("synpunktSearch")
    qgis.type("synpunkt 15")
    qgis.until(f"{SHOWN} == 1")
    qgis.click("Påhittad synpunkt 15")
    qgis.ask(f"iface.mapCanvas().setExtent({LAYER}.extent()); iface.mapCanvas().refresh()")
    qgis.click("synpunktTieOnMap")
    at = QgsVectorLayer(store.uri("viewpoint"), "viewpoints", "ogr")
    place = next(at.getFeatures("number = 1")).geometry().asPoint()
    qgis.click_map(place.x(), place.y(), "EPSG:3008")
    qgis.until("'inget' not in widget('synpunktFold_plan').text()", 20)
    assert held(store, tied) == [("ok",)]
    qgis.click("synpunktFold_plan")
    qgis.click("synpunktRemoveTie")
    qgis.key("Down", "Return")
    qgis.until("'inget' in widget('synpunktFold_plan').text()", 20)
    assert held(store, tied) == [("rejected",)]
