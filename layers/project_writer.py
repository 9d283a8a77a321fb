"""The store in a QGIS project: its layers in a group, drawn, named, related, ready to fill in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsEditorWidgetSetup,
    QgsExpression,
    QgsField,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsRelation,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from . import forms, styles, widgets
from .code_lists import CodeLists, read_code_lists
from .errors import StoreError
from .labels import table_label
from .language import LANGUAGES, translate, words
from .place import Place
from .relations import Key, add_relations
from .schema import TABLES
from .shown_tables import DRAWN, HELPERS, LISTED
from .store import Store, open_store
from .tables import GEOMETRY, Column, Table

#: Custom properties by which a layer or group is known, whatever it is called.
STORE_PROPERTY, TABLE_PROPERTY = "synpunkt/store", "synpunkt/table"

FOLDED = frozenset({"walk_stop", "walk_route", "plan_object", "viewpoint_line", "viewpoint_area"})
UNTICKED = frozenset({"safety_group"})
#: What a project opens on: the first of these that has something to see.
VIEWED = ("plan_object", "viewpoint", "walk_route", "walk_stop")
#: What a project shows of a store unless it is told otherwise.
EVERYTHING = (*DRAWN, *LISTED, *HELPERS)
#: A table of mixed geometry is one layer for each kind; polygons always, the others where met.
MIXED = {Qgis.GeometryType.Line: "LineString", Qgis.GeometryType.Point: "Point"}


def add_store(
    project: QgsProject,
    store_path: Place | str,
    language: str = "",
    parent: QgsLayerTreeGroup | None = None,
    position: int = 0,
    tables: Collection[str] = EVERYTHING,
) -> QgsLayerTreeGroup:
    """Put the store's layers into ``project`` and return their group.

    The group goes into ``parent`` (the top level where None) at ``position``. ``language`` is "sv"
    or "en", empty: the store's. A store that the project has already is not added again: its group
    is returned. ``tables`` are those that are wanted, the codes among them. The restricted file is
    never added. Raises what ``open_store`` raises, and
    StoreError if a layer can't be opened; the project is unchanged then.
    """
    store = open_store(store_path)
    root = project.layerTreeRoot()
    present = find_group(root, store.uuid)
    if present is not None:
        return present
    language = language if language in LANGUAGES else store.language
    wanted = [name for name in EVERYTHING if name in tables]
    layers = {name: _layer(store, TABLES[name], language) for name in wanted}
    lists = read_code_lists(store.path)
    mixed = _mixed_layers(store, language) if "plan_object" in layers else []
    _label_codes(layers["code"], lists, language)
    crowded = store.count("viewpoint") > styles.CROWD
    project.addMapLayers([*layers.values(), *mixed], False)
    related = add_relations(project, layers, store.uuid, language)
    chooser = _chooser(layers["code"], lists, related, language)
    for name, layer in layers.items():
        forms.set_up(layer, TABLES[name], language, chooser, related)
        styles.apply_style(layer, name, language, crowded)
    for layer in mixed:
        forms.set_up(layer, TABLES["plan_object"], language, chooser)
        styles.apply_style(layer, "plan_object", language)
    return _grow_tree(parent or root, position, store, layers, mixed, language)


def write_project(
    store_path: Place | str,
    qgz_path: Path | str,
    language: str = "",
    extra_layers: Sequence[QgsMapLayer] = (),
    title: str = "",
    tables: Collection[str] = EVERYTHING,
    finish: Callable[[QgsProject, QgsLayerTreeGroup], None] = lambda project, group: None,
) -> Path:
    """Write a project at ``qgz_path`` with the store above ``extra_layers``; returns its path.

    The project has the store's CRS and relative paths, and opens on the plan, else on the
    viewpoints, else on a walk, else on the extra layers. ``extra_layers`` are styled already, the
    topmost first; the project takes them over. ``tables`` are as for ``add_store``; ``finish`` may
    change the project and the store's group in it before it is written. Raises what ``add_store``
    raises, and StoreError if the file can't be written.
    """
    qgz_path = Path(qgz_path)
    project = QgsProject()
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    group = add_store(project, store_path, language, tables=tables)
    store = open_store(store_path)
    project.setCrs(store.crs)
    project.setTitle(title or store.path.stem)
    project.addMapLayers(list(extra_layers), False)
    for layer in extra_layers:
        project.layerTreeRoot().addLayer(layer)
    project.viewSettings().setDefaultViewExtent(_first_view(project, group, extra_layers))
    finish(project, group)
    if not project.write(str(qgz_path)):
        raise StoreError(
            translate("Synpunkt", "The project {name} could not be written. ({reason})").format(
                name=qgz_path.name, reason=project.error()
            )
        )
    return qgz_path


def find_group(root: QgsLayerTreeGroup, store_uuid: str) -> QgsLayerTreeGroup | None:
    """The group of that store below ``root``, or None."""
    for group in root.findGroups(True):
        if group.customProperty(STORE_PROPERTY) == store_uuid:
            return group
    return None


def layer_of(group: QgsLayerTreeGroup, table: str) -> QgsVectorLayer | None:
    """The layer in ``group`` that shows ``table``, or None."""
    for node in group.findLayers():
        layer = node.layer()
        if isinstance(layer, QgsVectorLayer) and _table_of(layer) == table:
            return layer
    return None


def _table_of(layer: QgsMapLayer) -> str:
    return str(layer.customProperty(TABLE_PROPERTY) or "")


def _layer(
    store: Store, table: Table, language: str, kind: Qgis.GeometryType = Qgis.GeometryType.Polygon
) -> QgsVectorLayer:
    source, key = store.uri(table.name), table.name
    if table.geometry == GEOMETRY:
        source = store.uri(table.name, MIXED.get(kind, "Polygon"))
        key = "_".join([table.name, MIXED.get(kind, "")]).rstrip("_")
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(source, table_label(table.name, language), store.provider, options)
    if not layer.isValid():
        raise StoreError(
            translate("Synpunkt", "The table {table} of the store {name} can't be opened.").format(
                table=table.name, name=store.path.name
            )
        )
    layer.setId("_".join(["synpunkt", key, store.uuid]))
    layer.setCustomProperty(STORE_PROPERTY, store.uuid)
    layer.setCustomProperty(TABLE_PROPERTY, table.name)
    return layer


def _mixed_layers(store: Store, language: str) -> list[QgsVectorLayer]:
    """Layers for those parts of the plan that are lines or points, where there are any."""
    places = (row["geom"] for row in store.rows("plan_object"))
    met = {place.type() for place in places if place is not None}
    return [_layer(store, TABLES["plan_object"], language, kind) for kind in MIXED if kind in met]


def _label_codes(layer: QgsVectorLayer, lists: CodeLists, language: str) -> None:
    """Give the code layer the field that drop-downs show: "parent › child"."""
    quoted = QgsExpression.quotedString
    branches = [
        f'WHEN "list" = {quoted(name)} AND "parent" = {quoted(code)} THEN {quoted(label + " › ")}'
        for (name, code), label in lists.parents(language).items()
    ]
    parent = f"CASE {' '.join(branches)} ELSE '' END" if branches else "''"
    own = f'coalesce("label_{language}", "code")'
    field = QgsField(widgets.code_label_field(language), QMetaType.Type.QString)
    index = layer.addExpressionField(f"{parent} || {own}", field)
    layer.setEditorWidgetSetup(index, widgets.hidden())


def _chooser(
    code_layer: QgsVectorLayer, lists: CodeLists, related: dict[Key, QgsRelation], language: str
) -> widgets.Chooser:
    def choose(table: Table, column: Column) -> QgsEditorWidgetSetup | None:
        if column.references:
            relation = related.get((table.name, column.name))
            return widgets.reference(relation) if relation else widgets.hidden()
        if column.codes in widgets.LIVE_LISTS:
            return widgets.live_codes(code_layer, column, language)
        if column.codes:
            return widgets.fixed_codes(lists.choices(column.codes, language))
        return None

    return choose


def _grow_tree(
    parent: QgsLayerTreeGroup,
    position: int,
    store: Store,
    layers: dict[str, QgsVectorLayer],
    mixed: Sequence[QgsVectorLayer],
    language: str,
) -> QgsLayerTreeGroup:
    group = parent.insertGroup(position, "Synpunkt")
    group.setCustomProperty(STORE_PROPERTY, store.uuid)
    for name in filter(layers.__contains__, DRAWN):
        more = mixed if name == "plan_object" else ()
        for layer in (layers[name], *more):
            node = group.addLayer(layer)
            node.setExpanded(name not in FOLDED)
            node.setItemVisibilityChecked(name not in UNTICKED)
    tables = group.addGroup(words(language).translate("Synpunkt", "Tables"))
    for name in filter(layers.__contains__, LISTED):
        tables.addLayer(layers[name])
    for name in filter(layers.__contains__, HELPERS):
        layers[name].setFlags(layers[name].flags() | QgsMapLayer.LayerFlag.Private)
        tables.addLayer(layers[name]).setItemVisibilityChecked(False)
    tables.setExpanded(False)
    return group


def _first_view(
    project: QgsProject, group: QgsLayerTreeGroup, extra_layers: Sequence[QgsMapLayer]
) -> QgsReferencedRectangle:
    """Where the project opens: a place with something to see, with some room around it."""
    own = [layer_of(group, table) for table in VIEWED]
    wanted = [*own, *extra_layers]
    for layer in wanted:
        extent = QgsRectangle(layer.extent()) if layer is not None else QgsRectangle()
        if layer is None or not layer.isSpatial() or extent.isNull() or not extent.isFinite():
            continue
        transform = QgsCoordinateTransform(layer.crs(), project.crs(), project)
        extent = transform.transformBoundingBox(extent)
        if extent.isEmpty():
            extent.grow(0.002 if project.crs().isGeographic() else 200)
        extent.scale(1.3)
        return QgsReferencedRectangle(extent, project.crs())
    return _where_it_holds(project)


def _where_it_holds(project: QgsProject) -> QgsReferencedRectangle:
    """All of what the project's system is made for; nothing where that is not known."""
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    transform = QgsCoordinateTransform(degrees, project.crs(), project)
    try:
        return QgsReferencedRectangle(
            transform.transformBoundingBox(project.crs().bounds()), project.crs()
        )
    except QgsCsException:
        return QgsReferencedRectangle(QgsRectangle(), project.crs())
