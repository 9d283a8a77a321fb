"""``importviewpoints`` and ``importgroups`` as users start them: toolbox and qgis_process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

HEADER = "id;text;E (EPSG:3014);N (EPSG:3014)\n"
SQUARE = "POLYGON((152000 6920000,153000 6920000,153000 6921000,152000 6920000))"
ARC = "CURVEPOLYGON(CIRCULARSTRING(152000 6920000,153000 6921000,152000 6920000))"


def run(algorithm: str, **parameters):
    from qgis import processing

    return processing.run(f"synpunkt:{algorithm}", parameters)


def file_of(folder: Path, content: str) -> Path:
    path = folder / "given.csv"
    path.write_text(content, encoding="utf-8")
    return path


def groups(rows: list[tuple[str | None, str | None]], kind: str = "Polygon") -> QgsVectorLayer:
    layer = QgsVectorLayer(
        f"{kind}?crs=EPSG:3014&field=name:string&field=who:string&field=mail:string",
        "groups_layer",
        "memory",
    )
    for name, shape in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name, "Samordnare", "grupp@example.org"])
        if shape:
            feature.setGeometry(QgsGeometry.fromWkt(shape))
        layer.dataProvider().addFeature(feature)
    return layer


def test_an_import_gives_its_numbers_and_the_store(provider, store, tmp_path):
    path = file_of(tmp_path, HEADER + "1;Mörkt;152944;6920487\n2;;;\n3;Ljust;;\n")
    rejects = str(tmp_path / "rejects.csv")
    results = run("importviewpoints", STORE=str(store.path), INPUT=str(path), REJECTS=rejects)
    assert [results[n] for n in ("READ", "NEW", "CHANGED", "UNCHANGED", "REJECTED")] == [
        3, 2, 0, 0, 1
    ]  # fmt: skip
    assert results["WITHOUT_PLACE"] == 1
    assert results["STORE"] == str(store.path)
    assert results["REJECTS"] == rejects
    assert store.row("operation", results["OPERATION"])["kind"] == "import"
    again = run("importviewpoints", STORE=str(store.path), INPUT=str(path))
    assert (again["NEW"], again["UNCHANGED"], again["OPERATION"]) == (0, 2, "")


@pytest.mark.parametrize("both", [True, False])
def test_a_file_or_a_layer_must_be_given_and_not_both(provider, store, tmp_path, both):
    given = {"STORE": str(store.path)}
    if both:
        given |= {"INPUT": str(file_of(tmp_path, HEADER)), "INPUT_LAYER": groups([])}
    with pytest.raises(QgsProcessingException, match="one of them"):
        run("importviewpoints", **given)


@pytest.mark.parametrize("as_layer", [True, False])
def test_a_store_is_not_imported_into_itself(provider, store, as_layer):
    own = QgsVectorLayer(store.uri("viewpoint"), "own_layer", store.provider)
    given = {"INPUT_LAYER": own} if as_layer else {"INPUT": str(store.path)}
    with pytest.raises(QgsProcessingException, match="into itself"):
        run("importviewpoints", STORE=str(store.path), **given)


def test_a_rejects_file_that_cant_be_written_leaves_the_store_as_it_was(provider, store, tmp_path):
    path = file_of(tmp_path, HEADER + "1;Mörkt;152944;6920487\n")
    nowhere = str(tmp_path / "given.csv" / "rejects.csv")
    with pytest.raises(QgsProcessingException, match="can't be written"):
        run("importviewpoints", STORE=str(store.path), INPUT=str(path), REJECTS=nowhere)
    assert store.count("viewpoint") == 0


def test_what_is_no_store_is_one_sentence(provider, tmp_path):
    path = file_of(tmp_path, HEADER + "1;a;1;2\n")
    with pytest.raises(QgsProcessingException, match="not a Synpunkt store"):
        run("importviewpoints", STORE=str(path), INPUT=str(path))


def test_a_store_that_is_being_edited_is_left_alone(provider, store, tmp_path):
    from qgis import processing

    layer = QgsVectorLayer(store.uri("viewpoint"), "edited_layer", store.provider)
    project = QgsProject()
    project.addMapLayer(layer)
    layer.startEditing()
    assert layer.addFeature(QgsFeature(layer.fields()))
    context = QgsProcessingContext()
    context.setProject(project)
    path = file_of(tmp_path, HEADER + "1;Mörkt;152944;6920487\n")
    with pytest.raises(QgsProcessingException, match="being edited"):
        processing.run(
            "synpunkt:importviewpoints",
            {"STORE": str(store.path), "INPUT": str(path)},
            context=context,
            feedback=QgsProcessingFeedback(),
        )
    assert store.count("viewpoint") == 0
    layer.rollBack()


def test_an_import_runs_in_qgis_process(qgis_process, store, tmp_path):
    path = file_of(tmp_path, HEADER + "1;Mörkt vid ån;152944;6920487\n")
    given = {"STORE": store.path, "INPUT": path, "OCCASION": "Bord", "DRY_RUN": "true"}
    dry = json.loads(qgis_process("synpunkt:importviewpoints", **given).stdout)["results"]
    assert (dry["NEW"], dry["OPERATION"], store.count("viewpoint")) == (1, "", 0)
    given["DRY_RUN"] = "false"
    real = json.loads(qgis_process("synpunkt:importviewpoints", **given).stdout)["results"]
    assert (real["NEW"], store.count("viewpoint"), store.count("occasion")) == (1, 1, 1)


def test_bad_input_fails_in_qgis_process_with_its_sentence(qgis_process, store, tmp_path):
    empty = file_of(tmp_path, "")
    done = qgis_process("synpunkt:importviewpoints", fails=True, STORE=store.path, INPUT=empty)
    assert "The file given.csv is empty." in done.stderr + done.stdout


def test_groups_come_in_by_name_and_only_once(provider, store):
    layer = groups([("Centrum", SQUARE), ("Norra", ARC), (None, SQUARE), ("Tom", None)])
    given = {"STORE": str(store.path), "INPUT": layer, "CONTACT_FIELD": "who"}
    results = run("importgroups", **given, MAILBOX_FIELD="mail")
    assert [results[n] for n in ("READ", "NEW", "CHANGED", "UNCHANGED", "REJECTED")] == [
        4, 2, 0, 0, 2
    ]  # fmt: skip
    first, second = store.rows("safety_group")
    assert (first["name"], first["contact_function"]) == ("Centrum", "Samordnare")
    assert first["mailbox"] == "grupp@example.org"
    assert second["geom"].asWkt().startswith("MultiPolygon")
    again = run("importgroups", **given)
    assert (again["NEW"], again["UNCHANGED"], again["OPERATION"]) == (0, 2, "")
    moved = groups([("Centrum", SQUARE.replace("153000", "154000"))])
    changed = run("importgroups", **{**given, "INPUT": moved})
    assert (changed["CHANGED"], store.count("safety_group")) == (1, 2)
    assert next(store.rows("safety_group"))["mailbox"] == "grupp@example.org"


def test_rows_of_one_name_are_one_group_of_all_their_areas(provider, store):
    beside = SQUARE.replace("152000", "155000").replace("153000", "156000")
    layer = groups([("Centrum", SQUARE), ("Norra", ARC), ("Centrum", beside)])
    given = {"STORE": str(store.path), "INPUT": layer}
    assert run("importgroups", **given)["NEW"] == 3
    first, second = store.rows("safety_group")
    assert (first["name"], first["geom"].area()) == ("Centrum", pytest.approx(1_000_000))
    assert second["name"] == "Norra"
    assert run("importgroups", **given)["UNCHANGED"] == 3


def test_points_are_no_groups_and_a_missing_field_is_one_sentence(provider, store):
    layer = groups([("Centrum", "POINT(0 0)")], "Point")
    assert run("importgroups", STORE=str(store.path), INPUT=layer)["REJECTED"] == 1
    with pytest.raises(QgsProcessingException, match="no field “namn”"):
        run("importgroups", STORE=str(store.path), INPUT=layer, NAME_FIELD="namn")


def test_groups_come_in_from_the_command_line(qgis_process, store, tmp_path):
    path = tmp_path / "groups.gpkg"
    QgsVectorFileWriter.writeAsVectorFormatV3(
        groups([("Centrum", SQUARE)]), str(path), QgsProject().transformContext(),
        QgsVectorFileWriter.SaveVectorOptions(),
    )  # fmt: skip
    answer = qgis_process("synpunkt:importgroups", STORE=store.path, INPUT=path).stdout
    assert json.loads(answer)["results"]["NEW"] == store.count("safety_group") == 1


def test_answers_of_a_form_with_photos_come_in_from_the_command_line(qgis_process, store, tmp_path):
    rows = [
        {"_uuid": "1", "_submission_time": "2026-11-03T10:00:00", "hem": "62.40 17.40 0 0",
         "plats": "62.39 17.30 0 4", "synpunkt": "Mörkt", "foto": "a.jpg"}
    ]  # fmt: skip
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    media = tmp_path / "media"
    media.mkdir()
    (media / "a.jpg").write_bytes(bytes.fromhex("ffd8ffd9") + b"\0" * 30)
    answer = qgis_process(
        "synpunkt:importviewpoints",
        STORE=store.path, INPUT=path, PLACE_FIELD="plats", MEDIA_FOLDER=media,
    )  # fmt: skip
    results = json.loads(answer.stdout)["results"]
    assert (results["NEW"], results["WITHOUT_PLACE"], store.count("photo")) == (1, 0, 1)
    row = next(store.rows("viewpoint"))
    assert (row["source_id"], row["precision_m"]) == ("1", 4)
    assert (store.path.parent / next(store.rows("photo"))["path"]).is_file()
