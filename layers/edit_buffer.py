"""Changes that go into a user's own open edit session: one edit command each, nothing is saved."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from qgis.core import QgsGeometry, QgsVectorLayer, QgsVectorLayerUtils

from .errors import StoreError
from .language import translate


def being_edited(layers: Iterable[QgsVectorLayer]) -> QgsVectorLayer | None:
    """The first of the layers that the user has in edit mode, or None."""
    return next((layer for layer in layers if layer.isEditable()), None)


class Edit:
    """One edit command on a layer; every refusal is a StoreError."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._layer = layer

    def add(self, values: Mapping[str, Any], geometry: QgsGeometry | None = None) -> str:
        """Add a feature; returns its uuid, a new one unless ``values`` have it.

        ``geometry`` is in the layer's CRS.
        """
        uuid = str(values.get("uuid") or uuids.uuid4())
        fields = self._layer.fields()
        attributes = {
            fields.indexFromName(name): value for name, value in {**values, "uuid": uuid}.items()
        }
        feature = QgsVectorLayerUtils.createFeature(
            self._layer, geometry or QgsGeometry(), attributes
        )
        self._must(self._layer.addFeature(feature))
        return uuid

    def change(self, fid: int, values: Mapping[str, Any]) -> None:
        """Change attributes of a feature."""
        fields = self._layer.fields()
        for name, value in values.items():
            self._must(self._layer.changeAttributeValue(fid, fields.indexFromName(name), value))

    def move(self, fid: int, geometry: QgsGeometry) -> None:
        """Give a feature another place, in the layer's CRS."""
        self._must(self._layer.changeGeometry(fid, geometry))

    def _must(self, done: bool) -> None:
        if not done:
            raise StoreError(
                translate("Synpunkt", "The layer {layer} did not take the change.").format(
                    layer=self._layer.name()
                )
            )


@contextmanager
def edit_command(layer: QgsVectorLayer, title: str) -> Iterator[Edit]:
    """One undoable step of a layer that is being edited: all of the block, or nothing of it."""
    layer.beginEditCommand(title)
    try:
        yield Edit(layer)
    except BaseException:
        layer.destroyEditCommand()
        raise
    layer.endEditCommand()
