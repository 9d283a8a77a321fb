"""Which viewpoints belong to a matter, as a mask over the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateTransformContext

from ...layers import matters
from ...layers.store import Store
from ...layers.zones import EDGE, INSIDE
from .columns import ViewpointColumns
from .zoning import Zones

if TYPE_CHECKING:
    import numpy as np


def members(
    columns: ViewpointColumns,
    zones: Zones,
    store: Store,
    matter: dict[str, Any],
    context: QgsCoordinateTransformContext,
) -> np.ndarray:
    """The members of ``matter`` (a row of its table): ``layers.matters`` says who they are.

    Their place is judged by ``zones``: the area that the panel looks at replaces the matter's own.
    Those that a person has taken out are no members.
    """
    found = zones.zone.among({INSIDE, EDGE})
    # Without its plan layer a matter has no area: what is left are the other reasons to belong.
    placeless = {**matter, "plan_layer_uuid": None}
    for membership in matters.members(store, placeless, context):
        row = columns.rows.get(membership.viewpoint)
        if row is not None:
            found[row] = membership.included
    return found
