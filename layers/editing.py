"""The project's own open edits: respected before Synpunkt writes, shown afresh after it."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsProject, QgsVectorLayer

from .address import place_of_layer
from .errors import StoreLockedError
from .language import translate
from .place import Place, place_of, settled


def store_layers(path: Place | str, project: QgsProject | None) -> list[QgsVectorLayer]:
    """The project's layers that show tables of the store at ``path``."""
    if project is None:
        return []
    wanted = settled(place_of(path))
    found = []
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsVectorLayer):
            # Known by its place alone: opening a file for each layer takes most of a second.
            place = place_of_layer(layer)
            if place is not None and settled(place) == wanted:
                found.append(layer)
    return found


def busy_layer(layers: Iterable[QgsVectorLayer]) -> str | None:
    """The name of one of ``layers`` that has unsaved edits or holds an edit transaction, or None.

    While there is one, nothing must be written to its store from outside of it.
    """
    # The changed one first: with automatic transactions all of them are in edit mode.
    ordered = sorted(layers, key=QgsVectorLayer.isModified, reverse=True)
    return next((layer.name() for layer in ordered if _is_busy(layer)), None)


def refuse_if_edited(path: str, project: QgsProject | None) -> None:
    """StoreLockedError if a layer of the store has unsaved edits or holds an edit transaction."""
    busy = busy_layer(store_layers(path, project))
    if busy is not None:
        raise StoreLockedError(
            translate(
                "Synpunkt",
                "The layer {layer} is being edited. Save or discard the edits first;"
                " nothing has been changed.",
            ).format(layer=busy)
        )


def _is_busy(layer: QgsVectorLayer) -> bool:
    provider = layer.dataProvider()
    in_transaction = provider is not None and provider.transaction() is not None
    return bool(layer.isModified() or (layer.isEditable() and in_transaction))


def show_afresh(path: str, project: QgsProject | None) -> None:
    """Make the project's layers of the store read it again, after a change from outside them."""
    for layer in store_layers(path, project):
        layer.dataProvider().reloadData()
        layer.updateExtents()
        layer.triggerRepaint()
