"""An area from a file: the layer with its areas comes into the project."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsProject,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...layers.errors import InputError
from ...layers.language import translate

_KINDS = (
    Qgis.GeometryType.Polygon,  # first, as closed lines are the exception
    Qgis.GeometryType.Line,
    Qgis.GeometryType.Unknown,
)


def ask_for_file(project: QgsProject, window: QWidget) -> str:
    """The path of the file that the user chooses, "" if none."""
    title = translate("Synpunkt", "Choose a file with the area")
    types = QgsProviderRegistry.instance().fileVectorFilters()
    path, _ = QFileDialog.getOpenFileName(window, title, project.absolutePath(), types)
    return path


def sublayers_with_areas(path: str) -> list[QgsProviderSublayerDetails]:
    """The layers of the file that may hold areas: those of polygons, else of lines.

    InputError if there is none.
    """
    found = QgsProviderRegistry.instance().querySublayers(
        path, Qgis.SublayerQueryFlag.ResolveGeometryType
    )
    vectors = [one for one in found if one.type() == Qgis.LayerType.Vector]
    for kind in _KINDS:
        fitting = [one for one in vectors if _kind(one) == kind]
        if fitting:
            return fitting
    raise InputError(
        translate("Synpunkt", "There is no area in {layer} to look inside.").format(layer=path)
    )


def add_sublayer(project: QgsProject, details: QgsProviderSublayerDetails) -> QgsVectorLayer:
    """Put one layer of a file into the project; InputError if it can't be opened."""
    options = QgsProviderSublayerDetails.LayerOptions(project.transformContext())
    layer = details.toLayer(options)
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        raise InputError(
            translate("Synpunkt", "{name} could not be opened.").format(name=details.uri())
        )
    project.addMapLayer(layer)
    return layer


def _kind(details: QgsProviderSublayerDetails) -> Qgis.GeometryType:
    return QgsWkbTypes.geometryType(details.wkbType())
