"""A GeoPackage saved without a coordinate system has an "undefined" one: it says nothing."""

from __future__ import annotations

import pytest
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsVectorFileWriter,
    QgsVectorLayer,
)


@pytest.fixture
def nowhere(tmp_path):
    """A file with an area and no system."""
    memory = QgsVectorLayer("Polygon", "area_layer", "memory")
    memory.setCrs(QgsCoordinateReferenceSystem())
    feature = QgsFeature(memory.fields())
    feature.setGeometry(QgsGeometry.fromWkt("Polygon ((0 0, 9 0, 9 9, 0 0))"))
    memory.dataProvider().addFeature(feature)
    options = QgsVectorFileWriter.SaveVectorOptions()
    path = str(tmp_path / "area.gpkg")
    QgsVectorFileWriter.writeAsVectorFormatV3(
        memory, path, QgsCoordinateTransformContext(), options
    )
    assert QgsVectorLayer(path, "area_layer", "ogr").crs().isValid()  # QGIS takes it for degrees
    return path


@pytest.mark.parametrize(
    ("algorithm", "name"),
    [("summariseconcerns", "BOUNDARY"), ("localgroups", "BOUNDARY"), ("attachtoplan", "PLAN")],
)
def test_it_is_asked_for(provider, store, nowhere, algorithm, name):
    given = {"STORE": str(store.path), name: nowhere, "OUTPUT": "memory:"}
    if algorithm == "summariseconcerns":
        given["INPUT"] = store.uri("viewpoint")
    with pytest.raises(QgsProcessingException, match="has no coordinate system"):
        processing.run(f"synpunkt:{algorithm}", given)


def test_viewpoints_without_a_system_are_not_put_in_the_sea(provider, store, nowhere):
    with pytest.raises(QgsProcessingException, match="coordinate system"):
        processing.run("synpunkt:importviewpoints", {"STORE": str(store.path), "INPUT": nowhere})
    assert store.count("viewpoint") == 0
