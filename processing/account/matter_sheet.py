"""What the print layout of a matter shows: its area, the project's layers, its titles."""

from __future__ import annotations

from qgis.core import QgsProject, QgsRectangle, QgsReferencedRectangle, QgsVectorLayer

from ...layers import matters
from ...layers.address import table_of_layer
from ...layers.editing import store_layers
from ...layers.errors import InputError
from ...layers.language import Words, translate
from ...layers.store import Store
from .map_sheet import Sheet

#: So much of its own size stands around the area.
_AROUND = 1.25


def sheet_of(
    store: Store, matter: dict[str, object], project: QgsProject, paper: str, words: Words
) -> Sheet:
    """The sheet of a matter (a row of its table). InputError without a layer of viewpoints."""
    ours = store_layers(store.path, project)
    viewpoints = next((one for one in ours if table_of_layer(one) == "viewpoint"), None)
    if viewpoints is None:
        raise InputError(
            translate("Synpunkt", "The project has no layer with the viewpoints of this store.")
        )
    named = (matter["designation"], matter["diary_ref"])
    return Sheet(
        name=words.translate("Synpunkt", "Account: {title}").format(title=matter["title"]),
        title=str(matter["title"]),
        about=", ".join(str(one) for one in named if one),
        paper=paper,
        extent=_extent(store, matter, project, viewpoints),
        layers=[one for one in project.layerTreeRoot().checkedLayers() if one is not None],
        viewpoints=viewpoints,
        members=[
            one.viewpoint
            for one in matters.members(store, matter, project.transformContext())
            if one.included
        ],
    )


def _extent(
    store: Store, matter: dict[str, object], project: QgsProject, viewpoints: QgsVectorLayer
) -> QgsReferencedRectangle:
    shape = matters.boundary(store, matter, project.transformContext())
    box = QgsRectangle(shape.extent if shape is not None else viewpoints.extent())
    box.scale(_AROUND)
    return QgsReferencedRectangle(box, shape.crs if shape is not None else viewpoints.crs())
