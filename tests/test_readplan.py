"""``synpunkt:readplan`` as users start it: toolbox, qgis_process, and what comes after it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from synpunkt.layers.matters import find

COLUMNS = ["plan_key", "designation", "name", "status", "kind", "objektidentitet"]
PLAN, USE = "4f1f2f0e-3f0b-4c4e-9a55-0d1f6f6d7a10", "4f1f2f0e-3f0b-4c4e-9a55-0d1f6f6d7a11"


def national(folder: Path) -> Path:
    """An invented plan of two parts with one use, in the national format."""

    def shape(x: float, y: float, size: float) -> dict:
        ring = [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]
        position = {"type": "Polygon", "coordinates": [ring]}
        geometry = {"typ": "yta", "position": position, "koordinatsystemPlan": "EPSG:3014"}
        return {"geometri": {**geometry, "dimension": 2}, "geometrimetadata": {}}

    plan = {
        "feature:typ": "detaljplan", "objektidentitet": PLAN, "beteckning": "EX-41",
        "namn": "Resecentrum", "status": "samråd",
        "plangeometri": [shape(152_900, 6_920_400, 100), shape(153_100, 6_920_400, 10)],
    }  # fmt: skip
    use = {
        "feature:typ": "användningsbestämmelse", "objektidentitet": USE, "detaljplan": PLAN,
        "bestammelseformulering": "Torg", "bestammelsegeometri": [shape(152_900, 6_920_400, 50)],
    }  # fmt: skip
    path = folder / "EX-41.json"
    features = [{"type": "Feature", "geometry": None, "properties": one} for one in (plan, use)]
    content = {
        "type": "FeatureCollection",
        "feature:mediatyp": "application/vnd.lm.detaljplan.v4+json",
        "features": features,
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def run(algorithm: str, **parameters):
    from qgis import processing

    parameters.setdefault("OUTPUT", "TEMPORARY_OUTPUT")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    results = processing.run(
        f"synpunkt:{algorithm}", parameters, context=context, feedback=feedback
    )
    return {**results, "LOG": feedback.textLog()}


def values(layer: QgsVectorLayer, *names: str) -> list[tuple]:
    return [tuple(row[name] for name in names) for row in layer.getFeatures()]


def test_a_plan_file_becomes_a_layer_of_areas(provider, tmp_path):
    results = run("readplan", INPUT=str(national(tmp_path)))
    layer = results["OUTPUT"]
    assert layer.fields().names() == COLUMNS
    assert values(layer, *COLUMNS[:5]) == [
        (PLAN, "EX-41", "Resecentrum", "samråd", "plan"),
        (PLAN, None, "Torg", "samråd", "use"),
    ]
    assert (results["PLANS"], results["UNREAD"]) == (1, 0)
    assert layer.crs().authid() == "EPSG:3014"
    assert "Boverket" in results["NOTES"]
    assert "Boverket" in results["LOG"]


def test_kinds_can_be_chosen(provider, tmp_path):
    results = run("readplan", INPUT=str(national(tmp_path)), KIND=["use"])
    assert values(results["OUTPUT"], "kind") == [("use",)]
    with pytest.raises(QgsProcessingException, match="no area of a plan"):
        run("readplan", INPUT=str(national(tmp_path)), KIND=["property"])


def test_a_file_that_is_not_there_gets_a_sentence(provider, tmp_path):
    with pytest.raises(QgsProcessingException, match="was not found"):
        run("readplan", INPUT=str(tmp_path / "none.json"))


def test_a_cancelled_reading_says_so(provider, tmp_path):
    from qgis import processing

    feedback = QgsProcessingFeedback()
    feedback.cancel()
    given = {"INPUT": str(national(tmp_path)), "OUTPUT": "TEMPORARY_OUTPUT"}
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        processing.run("synpunkt:readplan", given, feedback=feedback)


def ordinary(folder: Path, rows, fields: str = "AKTBET:string", crs: str = "EPSG:3014") -> Path:
    """A GeoPackage with one layer of squares, one for each row of attributes."""
    source = f"Polygon?crs={crs}&" + "&".join(f"field={one}" for one in fields.split())
    layer = QgsVectorLayer(source, "DetaljplanGallande_yta", "memory")
    for number, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        x = 152_900 + 200 * number
        feature.setGeometry(
            QgsGeometry.fromWkt(f"POLYGON(({x} 6920400,{x + 9} 6920400,{x} 6920409,{x} 6920400))")
        )
        layer.dataProvider().addFeature(feature)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", layer.name()
    path = folder / "plans.gpkg"
    context = layer.transformContext()
    assert QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), context, options)[0] == 0
    return path


def test_an_ordinary_layer_is_read_by_guessed_fields_that_are_told(provider, tmp_path):
    rows = [("2281K-DP-294", "Norr"), ("2281K-DP-294", "Norr"), ("2281K-DP-300", None)]
    path = ordinary(tmp_path, rows, "AKTBET:string NAMN:string")
    results = run("readplan", INPUT=f"{path}|layername=DetaljplanGallande_yta")
    assert results["PLANS"] == 2
    assert values(results["OUTPUT"], "plan_key", "designation", "name", "kind") == [
        ("2281K-DP-294", "2281K-DP-294", "Norr", "plan"),
        ("2281K-DP-294", "2281K-DP-294", "Norr", "plan"),
        ("2281K-DP-300", "2281K-DP-300", None, "plan"),
    ]
    assert "AKTBET" in results["NOTES"]


def test_fields_that_are_given_come_first_and_must_be_there(provider, tmp_path):
    path = ordinary(tmp_path, [("a", "b")], "AKTBET:string other:string")
    results = run("readplan", INPUT=str(path), DESIGNATION_FIELD="other", GROUP_FIELD="AKTBET")
    assert values(results["OUTPUT"], "plan_key", "designation") == [("a", "b")]
    with pytest.raises(QgsProcessingException, match="no field called nothing"):
        run("readplan", INPUT=str(path), NAME_FIELD="nothing")
    with pytest.raises(QgsProcessingException, match="DetaljplanGallande_yta"):
        run("readplan", INPUT=str(path), LAYER="nothing")


def test_a_layer_without_system_needs_to_be_told_one(provider, tmp_path):
    path = ordinary(tmp_path, [("a",)], crs="")
    with pytest.raises(QgsProcessingException, match="EPSG:3014"):
        run("readplan", INPUT=str(path))
    results = run("readplan", INPUT=str(path), CRS="EPSG:3014")
    assert results["OUTPUT"].crs().authid() == "EPSG:3014"


def test_a_plan_to_tie_to_must_say_its_system_too(provider, store, tmp_path):
    plan = {"STORE": str(store.path), "PLAN": str(ordinary(tmp_path, [("a",)], crs=""))}
    with pytest.raises(QgsProcessingException, match="no coordinate system"):
        run("attachtoplan", **plan)
    assert run("attachtoplan", PLAN_CRS="EPSG:3014", **plan)["CREATED"] == 0


def test_what_was_read_makes_a_matter_and_ties(provider, store, tmp_path):
    with store.operation() as operation:
        for place in ((152_925, 6_920_425), (153_105, 6_920_405), (153_500, 6_920_400)):
            operation.insert(
                "viewpoint", {"text": "x"}, QgsGeometry.fromPointXY(QgsPointXY(*place))
            )
    layer = run("readplan", INPUT=str(national(tmp_path)))["OUTPUT"]
    plan = {"STORE": str(store.path), "PLAN": layer, "GROUP_FIELD": "plan_key"}
    run("creatematter", TITLE="Resecentrum", GROUP=PLAN, **plan)
    assert find(store, "matter", "Resecentrum")["group_key"] == PLAN
    done = run("attachtoplan", LABEL_FIELD="name", **plan)
    # The first lies in the plan and in its use, the second in the plan's other part.
    assert (done["CREATED"], done["UNATTACHED"]) == (3, 1)
    keys = {row["object_key"] for row in store.rows("plan_object")}
    assert keys == {PLAN, USE}


def test_what_was_read_is_one_boundary_when_it_is_grouped(provider, tmp_path):
    layer = run("readplan", INPUT=str(national(tmp_path)))["OUTPUT"]
    points = QgsVectorLayer("Point?crs=EPSG:3014", "points", "memory")
    results = run(
        "summariseconcerns",
        INPUT=points,
        BOUNDARY=layer,
        GROUP_FIELD="plan_key",
        LABEL_FIELD="designation",
        BOUNDARIES="TEMPORARY_OUTPUT",
    )
    (row,) = results["BOUNDARIES"].getFeatures()
    assert row["label"] == "EX-41"
    assert row["area_m2"] == pytest.approx(10_100, rel=1e-3)


def test_a_plan_is_read_on_the_command_line(qgis_process, tmp_path):
    target = tmp_path / "plan.gpkg"
    done = qgis_process("synpunkt:readplan", INPUT=national(tmp_path), OUTPUT=target)
    assert json.loads(done.stdout)["results"]["PLANS"] == 1
    layer = QgsVectorLayer(str(target), "plan_layer", "ogr")
    assert layer.featureCount() == 2


def test_the_real_plan_is_read_by_the_algorithm(provider, real_data):
    path = real_data / "polygons" / "detaljplan_ss637040_plankarta.gml"
    results = run("readplan", INPUT=str(path), KIND=["plan"])
    (area,) = results["OUTPUT"].getFeatures()
    assert area.geometry().area() == pytest.approx(19_564.2, abs=0.05)
    assert results["OUTPUT"].crs().authid() == "EPSG:3008"
