"""Putting viewpoints into a matter, and leaving them out, as a person decides it: many at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from qgis.core import QgsExpression, QgsFeatureRequest, QgsVectorLayer

from .edit_buffer import edit_command
from .errors import InputError
from .language import translate
from .operations import Operation
from .store import Store

PERSON = "person"
Row = Mapping[str, Any]


def decision(included: bool, reason: str = "") -> dict[str, Any]:
    """The values of a decision; InputError if viewpoints are left out without a reason."""
    reason = reason.strip()
    if not included and not reason:
        raise InputError(
            translate("Synpunkt", "Say why the viewpoint does not belong to the matter.")
        )
    values = {"included": included, "reason": reason or None}
    # Whoever puts one in makes it belong for that, whatever was assigned to it before.
    return {**values, "basis": PERSON} if included else values


def decided(store: Store, matter: str) -> dict[str, Row]:
    """What has been decided in a matter: rows of ``viewpoint_matter`` by viewpoint."""
    rows = store.rows("viewpoint_matter", "matter_uuid = ?", (matter,))
    return {row["viewpoint_uuid"]: row for row in rows}


def decide(
    operation: Operation,
    known: Mapping[str, Row],
    matter: str,
    viewpoints: Sequence[str],
    values: Mapping[str, Any],
    progress: Callable[[float], None] = lambda share: None,
) -> int:
    """Put ``values`` (of ``decision``) down for each viewpoint; how many had to be changed.

    ``known`` is what was decided before (of ``decided``).
    """
    changed = 0
    for place, viewpoint in enumerate(viewpoints):
        progress(place / len(viewpoints))
        row = known.get(viewpoint)
        if row is None:
            operation.insert("viewpoint_matter", {**_pair(viewpoint, matter), **values})
        elif any(row[name] != value for name, value in values.items()):
            operation.update("viewpoint_matter", row["uuid"], values)
        else:
            continue
        changed += 1
    return changed


def decide_in_buffer(
    layer: QgsVectorLayer,
    title: str,
    matter: str,
    viewpoints: Sequence[str],
    values: Mapping[str, Any],
) -> int:
    """``decide`` as one edit command on the layer of ``viewpoint_matter`` that is being edited."""
    wanted = QgsExpression.createFieldEqualityExpression("matter_uuid", matter)
    known = {
        feature["viewpoint_uuid"]: feature.id()
        for feature in layer.getFeatures(QgsFeatureRequest().setFilterExpression(wanted))
    }
    with edit_command(layer, title) as edit:
        for viewpoint in viewpoints:
            if viewpoint in known:
                edit.change(known[viewpoint], values)
            else:
                edit.add({**_pair(viewpoint, matter), **values})
    return len(viewpoints)


def _pair(viewpoint: str, matter: str) -> dict[str, Any]:
    return {"viewpoint_uuid": viewpoint, "matter_uuid": matter, "basis": PERSON}
