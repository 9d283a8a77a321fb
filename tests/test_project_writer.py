"""The store as layers of a QGIS project, written, moved, opened again and edited."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsMapLayer,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from synpunkt.layers import codes, forms, project_writer, schema, shown_tables, styles
from synpunkt.layers.errors import NotAStoreError
from synpunkt.layers.store import Store, create_store

X, Y = 151000.0, 6921000.0
TABLES = {*shown_tables.DRAWN, *shown_tables.LISTED, *shown_tables.HELPERS}
PLAN = f"POLYGON(({X} {Y}, {X + 200} {Y}, {X + 200} {Y + 100}, {X} {Y + 100}, {X} {Y}))"
STREET = f"LINESTRING({X} {Y}, {X + 200} {Y})"


def _point(east: float, north: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(X + east, Y + north))


def _fill(store: Store) -> None:
    with store.operation("test") as operation:
        plan = operation.insert("plan_layer", {"name": "Plan"})
        operation.insert(
            "plan_object",
            {"plan_layer_uuid": plan, "object_key": "1", "label": "Torg"},
            QgsGeometry.fromWkt(PLAN),
        )
        occasion = operation.insert("occasion", {"title": "Dialogbord"}, _point(5, 5))
        for number, valence in enumerate(("positive", "negative", None)):
            operation.insert(
                "viewpoint",
                {
                    "text": "Påhittad",
                    "valence": valence,
                    "theme": "lighting.glare",
                    "occasion_uuid": occasion,
                },
                _point(40 * number, 30),
            )


def _new_store(folder: Path, name: str = "store.gpkg") -> Store:
    store = create_store(folder / name, QgsCoordinateReferenceSystem("EPSG:3014"), "sv")
    _fill(store)
    return store


@pytest.fixture(scope="module")
def written(qgis_app: QgsApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store and a Swedish project of it; not to be changed."""
    folder = tmp_path_factory.mktemp("written")
    store = _new_store(folder)
    project_writer.write_project(store.path, folder / "project.qgz", "sv")
    return folder


@pytest.fixture(scope="module")
def opened(written: Path) -> QgsProject:
    """The written project as it is read again; not to be changed."""
    project = QgsProject()
    assert project.read(str(written / "project.qgz"))
    return project


@pytest.fixture
def edited(qgis_new_project: None, tmp_path: Path) -> tuple[QgsProject, Store]:
    """The running QGIS's project with a store of its own, free to be changed."""
    store = _new_store(tmp_path)
    project_writer.add_store(QgsProject.instance(), store.path, "sv")
    return QgsProject.instance(), store


def _layer(project: QgsProject, table: str) -> QgsVectorLayer:
    group = project.layerTreeRoot().findGroups(True)[0]
    return project_writer.layer_of(group, table)


def _widget(layer: QgsVectorLayer, column: str):
    return layer.editorWidgetSetup(layer.fields().indexFromName(column))


def test_a_written_project_opens_with_all_its_layers(opened):
    shown = {layer.customProperty("synpunkt/table") for layer in opened.mapLayers().values()}
    assert shown == TABLES
    assert all(layer.isValid() for layer in opened.mapLayers().values())
    assert opened.crs().authid() == "EPSG:3014"


def test_the_project_file_does_not_say_where_it_was_written(written):
    with zipfile.ZipFile(written / "project.qgz") as archive:
        texts = [archive.read(name).decode() for name in archive.namelist() if "qgs" in name]
    assert texts
    assert not [text for text in texts if str(written) in text]


def test_with_an_empty_store_the_project_opens_on_where_its_system_holds(
    qgis_new_project, tmp_path
):
    store = create_store(tmp_path / "empty.gpkg", QgsCoordinateReferenceSystem("EPSG:3014"), "sv")
    project = QgsProject()
    assert project.read(str(project_writer.write_project(store.path, tmp_path / "empty.qgz")))
    view = project.viewSettings().defaultViewExtent()
    assert view.crs().authid() == "EPSG:3014"
    assert view.contains(QgsPointXY(X, Y))
    assert view.width() > 10_000


def test_the_folder_can_be_moved(written, tmp_path):
    moved = tmp_path / "elsewhere"
    shutil.copytree(written, moved)
    project = QgsProject()
    assert project.read(str(moved / "project.qgz"))
    assert {Path(layer.source().split("|")[0]) for layer in project.mapLayers().values()} == {
        moved / "store.gpkg"
    }


def test_every_reference_is_a_relation_that_holds(opened):
    expected = {
        (name, column.name)
        for name in TABLES
        for column in schema.TABLES[name].columns
        if column.references
    }
    relations = opened.relationManager().relations().values()
    assert all(relation.isValid() for relation in relations)
    assert len(relations) == len(expected)


def test_the_restricted_file_is_never_in_the_project(opened):
    assert not any("restricted" in layer.source() for layer in opened.mapLayers().values())


def test_the_drawn_layers_lie_in_their_order(opened):
    group = opened.layerTreeRoot().children()[0]
    tables = [node.layer().customProperty("synpunkt/table") for node in group.children()[:-1]]
    assert tables == list(shown_tables.DRAWN)
    assert not group.children()[-1].isExpanded()


def test_every_table_that_is_pointed_at_is_in_the_project():
    pointed_at = {c.references for name in TABLES for c in schema.TABLES[name].columns}
    assert pointed_at - {""} <= TABLES


def test_helping_tables_are_out_of_sight_and_what_imports_fill_can_not_be_edited(opened):
    assert _layer(opened, "plan_layer").flags() & QgsMapLayer.LayerFlag.Private
    for table in forms.READ_ONLY_TABLES:
        assert _layer(opened, table).readOnly()
    assert not _layer(opened, "viewpoint").readOnly()


def test_the_project_opens_on_the_plan(opened):
    view = opened.viewSettings().defaultViewExtent()
    assert view.contains(QgsGeometry.fromWkt(PLAN).boundingBox())
    assert view.width() < 400


def test_extra_layers_lie_below_the_store(written, tmp_path):
    extra = QgsVectorLayer("Polygon?crs=EPSG:3014", "Plan", "memory")
    target = tmp_path / "project.qgz"
    project_writer.write_project(written / "store.gpkg", target, "sv", [extra])
    project = QgsProject()
    assert project.read(str(target))
    assert [child.name() for child in project.layerTreeRoot().children()] == ["Synpunkt", "Plan"]


def test_a_store_is_added_once(edited):
    project, store = edited
    before = set(project.mapLayers())
    group = project_writer.add_store(project, store.path, "en")
    assert group == project.layerTreeRoot().children()[0]
    assert set(project.mapLayers()) == before


def test_two_stores_stand_side_by_side(edited, tmp_path):
    project, _ = edited
    other = _new_store(tmp_path, "other.gpkg")
    relations = len(project.relationManager().relations())
    project_writer.add_store(project, other.path, "sv")
    assert len(project.mapLayers()) == 2 * len(TABLES)
    assert len(project.relationManager().relations()) == 2 * relations


def test_what_is_no_store_leaves_the_project_as_it_was(qgis_new_project, tmp_path):
    path = tmp_path / "picture.gpkg"
    path.write_bytes(b"no database")
    with pytest.raises(NotAStoreError):
        project_writer.add_store(QgsProject.instance(), path)
    assert not QgsProject.instance().mapLayers()
    assert not QgsProject.instance().layerTreeRoot().children()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_theme_is_shown_by_its_label(language, qgis_new_project, written):
    project = QgsProject.instance()
    project_writer.add_store(project, written / "store.gpkg", language)
    layer = _layer(project, "viewpoint")
    setup = _widget(layer, "theme")
    index = layer.fields().indexFromName("theme")
    formatter = QgsApplication.fieldFormatterRegistry().fieldFormatter(setup.type())
    shown = formatter.representValue(layer, index, setup.config(), None, "lighting.glare")
    parent, child = (
        codes.label("theme", code, language) for code in ("lighting", "lighting.glare")
    )
    assert shown == f"{parent} › {child}"


def test_a_drop_down_leaves_out_hidden_codes(edited):
    project, store = edited
    with store.operation("test") as operation:
        hidden = next(store.rows("code", "list = 'theme' AND code = 'upkeep'"))
        operation.update("code", hidden["uuid"], {"hidden": True})
    config = _widget(_layer(project, "viewpoint"), "theme").config()
    # What the form asks for; QGIS's own list of it crashes Python 3.13's bindings.
    listed = project.mapLayer(config["Layer"]).getFeatures(config["FilterExpression"])
    offered = {feature[config["Key"]] for feature in listed}
    assert "lighting" in offered
    assert "upkeep" not in offered
    assert "police" not in offered


def test_lists_with_an_order_keep_it(opened):
    items = _widget(_layer(opened, "viewpoint"), "valence").config()["map"]
    offered = [code for item in items for code in item.values()][1:]
    assert offered == [code.code for code in codes.codes("valence")]


def test_a_point_drawn_in_qgis_gets_uuid_number_and_defaults(edited):
    project, store = edited
    layer = _layer(project, "viewpoint")
    assert layer.startEditing()
    text = layer.fields().indexFromName("text")
    feature = QgsVectorLayerUtils.createFeature(layer, _point(1, 1), {text: "Ritad"})
    assert layer.addFeature(feature)
    assert layer.commitChanges(), layer.commitErrors()
    (row,) = store.rows("viewpoint", "text = ?", ("Ritad",))
    assert row["uuid"] == feature["uuid"]
    assert len(row["uuid"]) == 36
    assert row["number"] == 4
    assert row["state"] == "active"
    assert row["formal_status"] == "informal_dialogue"


def test_a_copied_viewpoint_is_one_of_its_own(edited):
    project, store = edited
    layer = _layer(project, "viewpoint")
    source: QgsFeature = next(layer.getFeatures('"number" = 1'))
    assert layer.startEditing()
    copy, _ = QgsVectorLayerUtils.duplicateFeature(layer, source, project)
    assert layer.commitChanges(), layer.commitErrors()
    rows = list(store.rows("viewpoint"))
    assert len({row["uuid"] for row in rows}) == len(rows) == 4
    assert [row["number"] for row in rows] == [1, 2, 3, 4]
    assert copy["text"] == source["text"]


def test_an_occasion_is_chosen_by_its_title(opened):
    setup = _widget(_layer(opened, "viewpoint"), "occasion_uuid")
    relation = opened.relationManager().relation(setup.config()["Relation"])
    assert setup.type() == "RelationReference"
    assert relation.referencedLayer().displayExpression() == '"title"'


def test_forms_have_tabs_and_what_the_store_fills_is_read_only(opened):
    layer = _layer(opened, "viewpoint")
    config = layer.editFormConfig()
    assert config.layout() == Qgis.AttributeFormLayout.DragAndDrop
    assert len(config.tabs()) == 6
    for name in ("number", "created_at", "updated_at", "source_id"):
        assert config.readOnly(layer.fields().indexFromName(name)), name
    assert not config.readOnly(layer.fields().indexFromName("text"))
    for name in ("fid", "uuid", "source_digest"):
        assert _widget(layer, name).type() == "Hidden"


def test_every_form_shows_every_column_that_is_not_technical(opened):
    for table in (schema.TABLES[name] for name in TABLES):
        layer = _layer(opened, table.name)
        placed = {
            element.name()
            for tab in layer.editFormConfig().tabs()
            for element in tab.findElements(Qgis.AttributeEditorType.Field)
        }
        assert placed == set(table.column_names) - forms.TECHNICAL, table.name


def test_a_crowd_of_viewpoints_is_drawn_as_clusters(qgis_new_project, written, monkeypatch):
    monkeypatch.setattr(styles, "CROWD", 2)
    project = QgsProject.instance()
    project_writer.add_store(project, written / "store.gpkg")
    assert _layer(project, "viewpoint").renderer().type() == "pointCluster"


def test_parts_of_the_plan_that_are_lines_get_a_layer(qgis_new_project, tmp_path):
    store = _new_store(tmp_path)
    with store.operation("test") as operation:
        plan = next(store.rows("plan_layer"))["uuid"]
        values = {"plan_layer_uuid": plan, "object_key": "2"}
        operation.insert("plan_object", values, QgsGeometry.fromWkt(STREET))
    project = QgsProject.instance()
    project_writer.add_store(project, store.path)
    kinds = [
        (layer.geometryType(), layer.featureCount())
        for layer in project.mapLayers().values()
        if layer.customProperty("synpunkt/table") == "plan_object"
    ]
    assert sorted(kinds, key=str) == sorted(
        [(Qgis.GeometryType.Polygon, 1), (Qgis.GeometryType.Line, 1)], key=str
    )
