"""The invented example that the plugin brings along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from qgis import processing
from qgis.core import QgsProcessingException, QgsProject
from synpunkt.layers.errors import StoreError
from synpunkt.layers.store import open_store
from synpunkt.processing.example.content import write_map


@pytest.fixture(params=["sv", "en"])
def made(request, provider, tmp_path) -> tuple[str, Path]:
    folder = tmp_path / "example"
    given = {"FOLDER": str(folder), "LANGUAGE": request.param}
    outputs = processing.run("synpunkt:createexample", given)
    assert Path(outputs["STORE"]) == folder / "store.gpkg"
    assert Path(outputs["PROJECT"]) == folder / "project.qgz"
    return request.param, folder


def test_the_example_holds_viewpoints_tied_to_two_plans_and_says_that_it_is_invented(made):
    language, folder = made
    store = open_store(folder / "store.gpkg")
    assert store.language == language
    assert store.count("viewpoint") == 106
    assert store.count("matter") == 2
    assert store.count("link") > 40
    said = next(store.rows("viewpoint"))["text"]
    assert said.startswith({"sv": "Det är mörkt", "en": "It is dark"}[language])
    note = next(folder.glob("*.txt")).read_text(encoding="utf-8")
    assert {"sv": "påhittat", "en": "invented"}[language] in note
    project = QgsProject()
    assert project.read(str(folder / "project.qgz"))
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert {"sv": "påhittat", "en": "invented"}[language] in project.title()


def test_a_folder_that_holds_something_is_left_as_it_is(provider, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(QgsProcessingException, match="already"):
        processing.run("synpunkt:createexample", {"FOLDER": str(tmp_path)})
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_map_that_can_not_be_written_is_told_of(qgis_app, tmp_path):
    with pytest.raises(StoreError, match="plan.gpkg"):
        write_map("plan", tmp_path / "gone" / "plan.gpkg")


def test_the_example_is_made_by_qgis_process(qgis_process, tmp_path):
    done = qgis_process("synpunkt:createexample", FOLDER=tmp_path / "example")
    store = json.loads(done.stdout)["results"]["STORE"]
    assert open_store(store).count("viewpoint") == 106
