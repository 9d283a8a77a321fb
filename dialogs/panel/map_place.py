"""Between what is drawn on the map and the store's coordinate system."""

from __future__ import annotations

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsProject
from qgis.gui import QgsMapCanvas

from ...layers.metric import is_finite
from ...layers.store import Store


def from_map(
    shape: QgsGeometry, canvas: QgsMapCanvas, store: Store, project: QgsProject
) -> QgsGeometry | None:
    """A shape of the map in the store's CRS; None where it has no coordinates there."""
    source = canvas.mapSettings().destinationCrs()
    carried = QgsGeometry(shape)
    try:
        carried.transform(QgsCoordinateTransform(source, store.crs, project.transformContext()))
    except QgsCsException:
        return None
    return carried if is_finite(carried) else None
