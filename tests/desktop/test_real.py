"""Sixty thousand real reports in the real QGIS; skipped where the real data are not at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsFeedback, QgsVectorLayer
from synpunkt.layers.project_writer import write_project
from synpunkt.layers.store import create_store
from synpunkt.processing.intake.importing import Request, import_viewpoints
from synpunkt.processing.intake.opening import open_table

SHOWN = "widget('synpunktList').model().rowCount()"


@pytest.fixture(scope="module")
def zurich(qgis_app, real_data, tmp_path_factory) -> Path:
    """A project with the reports of Zürich and the city's districts."""
    crs = QgsCoordinateReferenceSystem("EPSG:2056")
    store = create_store(tmp_path_factory.mktemp("zurich") / "store.gpkg", crs, "en")
    reports = open_table(real_data / "feedback/zurich_zueriwieneu_lv95.csv", "")
    import_viewpoints(store, reports, Request(crs=crs), QgsFeedback())
    path = real_data / "polygons/zurich_statistische_quartiere.gpkg"
    districts = QgsVectorLayer(str(path), "quartiere", "ogr")
    return write_project(store.path, store.path.parent / "project.qgz", "en", [districts])


@pytest.fixture(scope="module")
def qgis(start_qgis, zurich):
    qgis = start_qgis(zurich, locale="en_US")
    qgis.click("synpunktShowPanel")
    qgis.until(f"{SHOWN} == 62245", 60)
    return qgis


def test_one_district_is_counted_as_the_summary_counts_it(qgis):
    layer = "[one for one in project.mapLayers().values() if 'quartiere' in one.source()][0]"
    qgis.ask(f"layer = {layer}")
    name = "Aussersihl"
    qgis.ask(
        "field = [f.name() for f in layer.fields()"
        f" if any(x[f.name()] == {name!r} for x in layer.getFeatures())][0]"
    )
    place = f"next(x for x in layer.getFeatures() if x[field] == {name!r}).geometry()"
    qgis.ask(f"spot = {place}.pointOnSurface().asPoint()")
    qgis.ask("iface.mapCanvas().setExtent(layer.extent()); iface.mapCanvas().refresh()")
    qgis.click("synpunktAreaMap")
    qgis.click_map(qgis.ask("spot.x()"), qgis.ask("spot.y()"), qgis.ask("layer.crs().authid()"))
    qgis.until("'inside' in widget('synpunktSentence').text()", 30)
    # As other programs count it, too.
    assert "9,354 inside" in qgis.text("synpunktSentence")


def test_the_list_answers_a_search_while_one_types(qgis):
    before = qgis.ask(SHOWN)
    qgis.click("synpunktSearch")
    qgis.type("62")
    qgis.until(f"0 < {SHOWN} < {before}")
    qgis.key("ctrl+a", "BackSpace")
    qgis.until(f"{SHOWN} == {before}")
