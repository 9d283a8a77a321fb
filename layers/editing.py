"""The project's own open edits: respected before Synpunkt writes, shown afresh after it."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProject, QgsVectorLayer

from .address import store_of_layer
from .errors import StoreLockedError
from .language import translate


def store_layers(path: str, project: QgsProject | None) -> list[QgsVectorLayer]:
    """The project's layers that show tables of the store at ``path``."""
    if project is None:
        return []
    wanted = Path(path).resolve()
    found = []
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsVectorLayer):
            store = store_of_layer(layer)
            if store is not None and store.resolve() == wanted:
                found.append(layer)
    return found


def refuse_if_edited(path: str, project: QgsProject | None) -> None:
    """StoreLockedError if a layer of the store has unsaved edits or holds an edit transaction."""
    layers = store_layers(path, project)
    # The changed one first: with automatic transactions all of them are in edit mode.
    for layer in sorted(layers, key=QgsVectorLayer.isModified, reverse=True):
        provider = layer.dataProvider()
        in_transaction = provider is not None and provider.transaction() is not None
        if layer.isModified() or (layer.isEditable() and in_transaction):
            raise StoreLockedError(
                translate(
                    "Synpunkt",
                    "The layer {layer} is being edited. Save or discard the edits first;"
                    " nothing has been changed.",
                ).format(layer=layer.name())
            )


def show_afresh(path: str, project: QgsProject | None) -> None:
    """Make the project's layers of the store read it again, after a change from outside them."""
    for layer in store_layers(path, project):
        layer.dataProvider().reloadData()
        layer.updateExtents()
        layer.triggerRepaint()
