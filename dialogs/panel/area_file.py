"""An area from a file: the layer with its areas comes into the project."""

from __future__ import annotations

import itertools
from pathlib import Path

from qgis.core import (
    QgsProcessingUtils,
    QgsProject,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsVectorLayer,
)
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.plan_fields import PlanFields, grouped, guess_of, whole_plan
from ...layers.plan_style import style_plan
from ...processing.planfiles.sources import OTHER, kind_of_file
from .area_choice import AreaChoice


def ask_for_file(project: QgsProject, window: QWidget) -> str:
    """The path of the file that the user chooses, "" if none."""
    title = translate("Synpunkt", "Choose a file with the area")
    plans = translate("Synpunkt", "Plan files (*.json *.xml *.gml *.dxf)")
    types = f"{QgsProviderRegistry.instance().fileVectorFilters()};;{plans}"
    path, _ = QFileDialog.getOpenFileName(window, title, project.absolutePath(), types)
    return path


def is_plan_file(path: Path) -> bool:
    """Whether QGIS opens the file without understanding it, so that it must be read as a plan.

    InputError for a drawing that can't be read, or a file that is not there.
    """
    return kind_of_file(path) != OTHER


def place_for(path: Path, project: QgsProject) -> str:
    """A new GeoPackage for the areas of a plan file: beside the project, else a temporary one."""
    if not project.homePath():
        return QgsProcessingUtils.generateTempFilename(f"{path.stem}.gpkg")
    folder = Path(project.homePath())
    names = itertools.chain([path.stem], (f"{path.stem}_{n}" for n in itertools.count(2)))
    free = (folder / f"{name}.gpkg" for name in names)
    return str(next(file for file in free if not file.exists()))


def add_plan(project: QgsProject, path: str, name: str) -> QgsVectorLayer:
    """Put the areas that ``readplan`` wrote to ``path`` into the project, as plans are drawn.

    InputError if they can't be opened.
    """
    layer = QgsVectorLayer(path, name, "ogr")
    if not layer.isValid():
        raise _unopened(path)
    style_plan(layer)
    project.addMapLayer(layer)
    return layer


def plan_choice(layer: QgsVectorLayer) -> AreaChoice:
    """The whole area of the plan in ``layer``; of several plans the whole layer."""
    fields = guess_of(layer)
    rows = list(layer.getFeatures())
    plans = grouped(rows, PlanFields(group=fields.group or "plan_key"))
    if len(plans) != 1:
        return AreaChoice(layer)
    whole = whole_plan(rows)
    return AreaChoice(layer, tuple(row.id() for row in whole) if len(whole) < len(rows) else ())


def add_sublayer(project: QgsProject, details: QgsProviderSublayerDetails) -> QgsVectorLayer:
    """Put one layer of a file into the project; InputError if it can't be opened."""
    options = QgsProviderSublayerDetails.LayerOptions(project.transformContext())
    layer = details.toLayer(options)
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        raise _unopened(details.uri())
    project.addMapLayer(layer)
    return layer


def _unopened(name: str) -> InputError:
    return InputError(translate("Synpunkt", "{name} could not be opened.").format(name=name))
