"""Viewpoints that go into a layer's open edits, as one edit command each: nothing is saved there.

They are in the journal until the layer is saved, so that neither a crash nor discarding all edits
loses what was said. Undoing one command in QGIS takes that one out again.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from qgis.core import QgsExpression, QgsFeatureRequest, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QDate

from ...layers.edit_buffer import edit_command
from ...layers.errors import ConflictError
from ...layers.language import translate


def add(
    layer: QgsVectorLayer, values: Mapping[str, Any], place: QgsGeometry | None, title: str
) -> int:
    """Put a row into the layer's edits; returns where its undo stack stands then.

    StoreError where the layer refuses it.
    """
    given = {
        name: QDate(value) if isinstance(value, datetime.date) else value
        for name, value in values.items()
        if value is not None
    }
    with edit_command(layer, title) as edit:
        edit.add(given, place)
    layer.triggerRepaint()
    return int(layer.undoStack().index())


def holds(layer: QgsVectorLayer, uuid: str) -> bool:
    """Whether the layer, with its unsaved edits, has the row."""
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setFilterExpression(QgsExpression.createFieldEqualityExpression("uuid", uuid))
    return next(layer.getFeatures(request.setLimit(1)), None) is not None


def undo(layer: QgsVectorLayer, index: int) -> None:
    """Undo the command that left the stack at ``index``; ConflictError if others came after."""
    if layer.undoStack().index() != index:
        raise ConflictError(
            translate(
                "Synpunkt",
                "The layer {layer} was edited after that. Undo in QGIS, step by step.",
            ).format(layer=layer.name())
        )
    layer.undoStack().undo()
    layer.triggerRepaint()
