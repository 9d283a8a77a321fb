"""The relations of a store's layers in a project, one for each column that points at a table."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsProject, QgsRelation, QgsRelationContext, QgsVectorLayer

from .labels import column_label, table_label
from .schema import TABLES

Key = tuple[str, str]


def add_relations(
    project: QgsProject, layers: Mapping[str, QgsVectorLayer], store_uuid: str, language: str
) -> dict[Key, QgsRelation]:
    """Relate ``layers`` (by table) along their references; returned by (table, column).

    The ids carry the store's uuid, so that several stores can stand in one project.
    """
    manager = project.relationManager()
    made: dict[Key, QgsRelation] = {}
    for name, layer in layers.items():
        for column in TABLES[name].columns:
            parent = layers.get(column.references)
            if parent is None:
                continue
            relation = QgsRelation(QgsRelationContext(project))
            relation.setId("_".join(["synpunkt", name, column.name, store_uuid]))
            relation.setName(_title(name, column.name, language))
            relation.setReferencingLayer(layer.id())
            relation.setReferencedLayer(parent.id())
            relation.addFieldPair(column.name, "uuid")
            manager.addRelation(relation)
            made[name, column.name] = manager.relation(relation.id())
    return made


def _title(table: str, column: str, language: str) -> str:
    """The table's name; with the column's where the table points twice at the same parent."""
    title = table_label(table, language)
    target = TABLES[table].column(column).references
    rivals = [other for other in TABLES[table].columns if other.references == target]
    if len(rivals) > 1:
        return f"{title} ({column_label(table, column, language)})"
    return title
