"""The attribute form of a table's layer: names, widgets, defaults, tabs, what is read-only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsAttributeEditorRelation,
    QgsAttributeTableConfig,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsExpression,
    QgsFieldConstraints,
    QgsRelation,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP

from .labels import column_label, table_label
from .language import words
from .tables import Column, Table
from .widgets import TECHNICAL, Chooser, hidden, plain

NEW_UUID = "uuid('WithoutBraces')"
#: Belongs to one row alone, so that a copied or split row must not bring it along.
NEVER_COPIED = frozenset(
    {
        "number", "source", "source_id", "source_digest", "import_uuid", "created_at", "updated_at",
        "elevations", "times",
    }
)  # fmt: skip
#: Filled by the store and by imports.
READ_ONLY = frozenset({"source", "source_id", "source_category", "import_uuid", "seen_at"})
READ_ONLY_TABLES = frozenset({"import_batch", "import_reject", "plan_layer"})

Tab = tuple[str, tuple[str, ...]]
Key = tuple[str, str]
Relations = Mapping[Key, QgsRelation]
NONE: Relations = {}
TABS: dict[str, tuple[Tab, ...]] = {
    "viewpoint": (
        (
            QT_TRANSLATE_NOOP("Synpunkt", "Viewpoint"),
            (
                "number", "text", "valence", "theme", "more_themes", "severity", "time_context",
                "support_count",
            ),
        ),
        (
            QT_TRANSLATE_NOOP("Synpunkt", "Place and occasion"),
            ("place_name", "geometry_kind", "precision_m", "occasion_uuid", "stop_uuid"),
        ),
        (
            QT_TRANSLATE_NOOP("Synpunkt", "Source"),
            (
                "said_by", "received_form", "received_on", "formal_status", "statement_uuid",
                "source", "source_id", "source_category", "import_uuid",
            ),
        ),
        (
            QT_TRANSLATE_NOOP("Synpunkt", "Privacy and state"),
            ("privacy_state", "state", "same_as_uuid", "created_at", "updated_at"),
        ),
    ),
    "occasion": (
        (
            QT_TRANSLATE_NOOP("Synpunkt", "Occasion"),
            (
                "title", "kind", "phase", "matter_uuid", "starts_at", "ends_at", "place_name",
                "question", "follows_uuid",
            ),
        ),
        (
            QT_TRANSLATE_NOOP("Synpunkt", "How it was"),
            (
                "participants", "reached_unsurveyed", "participation_level", "light_condition",
                "season", "leaf_state", "weather", "notes",
            ),
        ),
    ),
}  # fmt: skip
#: (tab title, the (table, column) pairs whose rows are shown there) in the form of the row that
#: they point at; without a title the relation's own name is used.
CHILDREN: dict[str, tuple[tuple[str, tuple[Key, ...]], ...]] = {
    "viewpoint": (
        (
            QT_TRANSLATE_NOOP("Synpunkt", "Plan and matters"),
            (("link", "viewpoint_uuid"), ("viewpoint_matter", "viewpoint_uuid")),
        ),
        (
            QT_TRANSLATE_NOOP("Synpunkt", "Photos and handovers"),
            (("photo", "viewpoint_uuid"), ("handover", "viewpoint_uuid")),
        ),
    ),
    "occasion": (
        ("", (("viewpoint", "occasion_uuid"),)),
        (
            QT_TRANSLATE_NOOP("Synpunkt", "Participants"),
            (("occasion_party", "occasion_uuid"), ("occasion_tally", "occasion_uuid")),
        ),
        ("", (("action", "occasion_uuid"),)),
    ),
    "statement": (("", (("viewpoint", "statement_uuid"),)),),
    "response": (("", (("response_viewpoint", "response_uuid"),)),),
    "action": (("", (("action_viewpoint", "action_uuid"),)), ("", (("photo", "action_uuid"),))),
    "plan_object": (("", (("link", "plan_object_uuid"),)),),
    "safety_group": (("", (("safety_group_member", "safety_group_uuid"),)),),
}


def set_up(
    layer: QgsVectorLayer,
    table: Table,
    language: str,
    chooser: Chooser,
    relations: Relations = NONE,
) -> None:
    """Give ``layer``, which shows ``table``, its form in "sv" or "en".

    ``chooser`` gives the widgets of codes and references. Rows that point at this table are shown
    in tabs of their own, where ``relations`` has their relation.
    """
    config = layer.editFormConfig()
    _set_up_keys(layer)
    for column in table.columns:
        index = layer.fields().indexFromName(column.name)
        if index >= 0:
            _set_up_column(layer, index, table, column, chooser)
            config.setReadOnly(index, column.kept_by_store or column.name in READ_ONLY)
    for index, name in enumerate(layer.fields().names()):
        if name in {"uuid", "fid", *table.column_names}:
            layer.setFieldAlias(index, column_label(table.name, name, language))
    _lay_out(config, layer, table, language, relations)
    layer.setEditFormConfig(config)
    layer.setAttributeTableConfig(_attribute_table(layer, table))
    layer.setReadOnly(table.name in READ_ONLY_TABLES)


def _set_up_keys(layer: QgsVectorLayer) -> None:
    fields = layer.fields()
    for name in ("fid", "uuid"):
        if (index := fields.indexFromName(name)) >= 0:
            layer.setEditorWidgetSetup(index, hidden())
    index = fields.indexFromName("uuid")
    layer.setDefaultValueDefinition(index, QgsDefaultValue(NEW_UUID))
    layer.setFieldDuplicatePolicy(index, Qgis.FieldDuplicatePolicy.DefaultValue)
    layer.setFieldSplitPolicy(index, Qgis.FieldDomainSplitPolicy.DefaultValue)


def _set_up_column(
    layer: QgsVectorLayer, index: int, table: Table, column: Column, chooser: Chooser
) -> None:
    if column.name in TECHNICAL:
        widget = hidden()
    else:
        widget = chooser(table, column) or plain(column)
    layer.setEditorWidgetSetup(index, widget)
    if column.default is not None:
        default = QgsExpression.quotedValue(column.default)
        layer.setDefaultValueDefinition(index, QgsDefaultValue(default))
    if column.required:
        layer.setFieldConstraint(index, QgsFieldConstraints.Constraint.ConstraintNotNull)
    if column.name in NEVER_COPIED:
        layer.setFieldDuplicatePolicy(index, Qgis.FieldDuplicatePolicy.UnsetField)
        layer.setFieldSplitPolicy(index, Qgis.FieldDomainSplitPolicy.UnsetField)


def _lay_out(
    config: QgsEditFormConfig,
    layer: QgsVectorLayer,
    table: Table,
    language: str,
    relations: Relations,
) -> None:
    config.setLayout(Qgis.AttributeFormLayout.DragAndDrop)
    config.clearTabs()
    for title, names in _tabs(layer, table, language):
        tab = _tab(title)
        for name in names:
            index = layer.fields().indexFromName(name)
            tab.addChildElement(QgsAttributeEditorField(name, index, tab))
        config.addTab(tab)
    for title, keys in CHILDREN.get(table.name, ()):
        found = [relations[key] for key in keys if key in relations]
        if found:
            alone = len(found) == 1
            shown = found[0].name() if alone else words(language).translate("Synpunkt", title)
            config.addTab(_relation_tab(shown, found))


def _relation_tab(title: str, relations: Sequence[QgsRelation]) -> QgsAttributeEditorContainer:
    tab = _tab(title)
    for relation in relations:
        element = QgsAttributeEditorRelation(relation, tab)
        element.setRelationWidgetTypeId("relation_editor")
        element.setShowLabel(len(relations) > 1)
        tab.addChildElement(element)
    return tab


def _tabs(layer: QgsVectorLayer, table: Table, language: str) -> list[Tab]:
    """Titles and columns of the tabs, without columns that are hidden or not there."""
    translator = words(language)
    planned = TABS.get(table.name)
    if planned is None:
        return [(table_label(table.name, language), tuple(_shown(layer, table.column_names)))]
    return [
        (translator.translate("Synpunkt", title), tuple(_shown(layer, names)))
        for title, names in planned
    ]


def _shown(layer: QgsVectorLayer, names: Sequence[str]) -> list[str]:
    indexes = {name: layer.fields().indexFromName(name) for name in names}
    return [
        name
        for name, index in indexes.items()
        if index >= 0 and layer.editorWidgetSetup(index).type() != "Hidden"
    ]


def _tab(title: str) -> QgsAttributeEditorContainer:
    tab = QgsAttributeEditorContainer(title, None)
    tab.setType(Qgis.AttributeEditorContainerType.Tab)
    return tab


def _attribute_table(layer: QgsVectorLayer, table: Table) -> QgsAttributeTableConfig:
    """The columns of the attribute table, technical and made-up ones put away."""
    config = QgsAttributeTableConfig()
    config.update(layer.fields())
    columns = config.columns()
    for column in columns:
        column.hidden = column.name in TECHNICAL or column.name not in table.column_names
    config.setColumns(columns)
    return config
