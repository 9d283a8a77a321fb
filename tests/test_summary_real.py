"""The summary on real data of others, used in place; the true counts were found by other means."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from qgis import processing
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer


@pytest.fixture
def summarise(provider, tmp_path):
    def run(points, boundary, **parameters):
        path = tmp_path / "summary.json"
        given = {"INPUT": points, "BOUNDARY": str(boundary), "JSON": str(path), **parameters}
        results = processing.run("synpunkt:summariseconcerns", given)
        data = json.loads(path.read_text(encoding="utf-8"))
        return results, {row["label"]: row for row in data["boundaries"]}

    return run


def zurich(real_data: Path) -> QgsVectorLayer:
    path = (real_data / "feedback" / "zurich_zueriwieneu_lv95.csv").as_uri()
    options = "delimiter=,&xField=e&yField=n&crs=EPSG:2056&encoding=UTF-8"
    return QgsVectorLayer(f"{path}?{options}", "reports", "delimitedtext")


def sundsvall(real_data: Path) -> QgsVectorLayer:
    """The events as a layer: northing first, decimal comma."""
    made = QgsVectorLayer("Point?crs=EPSG:3014&field=theme:string", "events", "memory")
    path = real_data / "csv_nordic" / "polisen_sundsvall_timra_3014_bom.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    names = list(rows[0])
    north = next(name for name in names if name.lower().startswith(("n", "x")))
    east = next(
        name for name in names if name.lower().startswith(("e", "ö", "y")) and name != north
    )
    features = []
    for row in rows:
        feature = QgsFeature(made.fields())
        place = QgsPointXY(*(float(row[name].replace(",", ".")) for name in (east, north)))
        feature.setGeometry(QgsGeometry.fromPointXY(place))
        features.append(feature)
    made.dataProvider().addFeatures(features)
    return made


def test_all_zurich_reports_lie_in_the_districts_that_are_known(summarise, real_data):
    results, districts = summarise(
        zurich(real_data),
        real_data / "polygons" / "zurich_statistische_quartiere.gpkg",
        LABEL_FIELD="name",
        THEME_FIELD="service_code",
        DATE_FIELD="date",
    )
    assert results["N_INPUT"] == 62_245
    assert results["N_INSIDE"] + results["N_EDGE"] == 62_245
    known = {"Aussersihl": 9_354, "Wiedikon": 7_966, "Altstadt": 4_664}
    assert {name: districts[name]["n"] for name in known} == known
    assert districts["Aussersihl"]["top_themes"] == (
        "Abfall/Sammelstelle 5911; Signalisation/Lichtsignal 897; Strasse/Trottoir/Platz 785"
    )


def test_swedish_events_lie_in_their_municipalities(summarise, real_data):
    results, found = summarise(
        sundsvall(real_data),
        real_data / "polygons" / "sverige_kommuner_wgs84.geojson",
        LABEL_FIELD="kom_namn",
    )
    assert len(found) == 290
    hit = {name: row["n"] for name, row in found.items() if row["n"]}
    assert hit == {"Sundsvall": 1_454, "Timrå": 220}
    assert results["N_INPUT"] == 1_674


def test_a_finnish_plan_with_rows_without_geometry_is_a_boundary(summarise, real_data):
    path = real_data / "polygons" / "sipoo_nevasgard_4_hyvaksytty.geojson"
    plan = QgsVectorLayer(str(path), "plan", "ogr")
    points = QgsVectorLayer("Point?crs=EPSG:4326", "points", "memory")
    place = QgsFeature()
    areas = [
        f for f in plan.getFeatures() if not f.geometry().isEmpty() and f.geometry().type() == 2
    ]
    place.setGeometry(areas[0].geometry().pointOnSurface())
    points.dataProvider().addFeatures([place])
    results, found = summarise(points, path)
    assert results["N_INSIDE"] + results["N_EDGE"] == 1
    assert 0 < len(found) <= 108


def test_the_swedish_plan_area_is_the_sum_of_its_use_areas(summarise, real_data):
    path = real_data / "polygons" / "detaljplan_ss637040_omraden_3008.gpkg"
    points = QgsVectorLayer("Point?crs=EPSG:3008", "points", "memory")
    (_, plan) = summarise(points, f"{path}|layername=planomrade")
    (_, uses) = summarise(points, f"{path}|layername=anvandning")
    (area,) = [row["area_m2"] for row in plan.values()]
    assert area == pytest.approx(19_564.2, rel=1e-4)
    assert len(uses) == 7
