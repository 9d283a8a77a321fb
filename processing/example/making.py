"""Makes the example in a folder of its own: a store with what was said, and the map around it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsVectorLayer

from ...layers.attach import attach_to_plan
from ...layers.errors import Cancelled, InputError
from ...layers.files import why
from ...layers.language import words
from ...layers.matters import create
from ...layers.places import places
from ...layers.plans import PlanSource, SeenPlan, seen, source_of
from ...layers.project_writer import write_project
from ...layers.store import Store, create_store
from .content import CRS, MAPS, PLANS, rows, write_map
from .style import drawn_layers, fold_away

STORE, PROJECT, MAP = "store.gpkg", "project.qgz", "map"
#: Metres within which a viewpoint is tied to the nearest part of the plan.
REACH = 25.0
Progress = Callable[[float], bool]


def make(folder: Path, language: str, go_on: Progress) -> Path:
    """Make store and map in ``folder``, which must not be there; returns the store's path.

    ``go_on`` hears the share that is done, and says whether to go on; Cancelled if not. InputError
    where the folder can't be made. Whatever stops it leaves no trace.
    """
    try:
        (folder / MAP).mkdir(parents=True)
    except OSError as error:
        text = words(language).translate(
            "Synpunkt", "The folder {folder} could not be made. ({reason})"
        )
        raise InputError(text.format(folder=folder, reason=why(error))) from error
    try:
        return _make(folder, language, go_on)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def write_example_project(folder: Path, language: str) -> Path:
    """Write the project that shows what ``make`` made; in the main thread, as it has layers."""
    translate = words(language).translate
    project = write_project(
        folder / STORE,
        folder / PROJECT,
        language,
        drawn_layers(folder / MAP, language),
        translate("Synpunkt", "Synpunkt: example (invented)"),
    )
    fold_away(project, translate("Synpunkt", "Plans and base map (invented)"))
    return project


def _make(folder: Path, language: str, go_on: Progress) -> Path:
    _note(folder, language)
    for number, name in enumerate(MAPS):
        _check(go_on(0.1 * number))
        write_map(name, folder / MAP / f"{name}.gpkg")
    _check(go_on(0.3))
    store = create_store(folder / STORE, QgsCoordinateReferenceSystem(CRS), language)
    plans = {group: _plan(store, folder / MAP / f"{name}.gpkg") for group, name in PLANS.items()}
    context = QgsCoordinateTransformContext()
    _fill(store, plans, language, context)
    for number, plan in enumerate(plans.values()):
        _check(go_on(0.6 + 0.2 * number))
        attach_to_plan(store, plan, places(store, ""), REACH, context)
    return folder / STORE


def _fill(
    store: Store,
    plans: dict[str, SeenPlan],
    language: str,
    context: QgsCoordinateTransformContext,
) -> None:
    content = list(rows(language))
    for table, values, _ in content:
        if table == "matter":
            create(store, values, plans[values["group_key"]], context)
    with store.operation("example", words(language).translate("Synpunkt", "Example")) as operation:
        for table, values, place in content:
            if table != "matter":
                operation.insert(table, values, place)


def _plan(store: Store, path: Path) -> SeenPlan:
    layer = QgsVectorLayer(f"{path}|layername=anvandning_yta", "anvandning_yta", "ogr")
    source = source_of(layer.source(), "ogr", store.path)
    named: dict[str, Any] = {"key_field": "objektidentitet", "label_field": "namn"}
    plan = PlanSource(layer.name(), source, layer.crs(), **named, group_field="plan")
    return seen(layer.getFeatures(), plan)


def _note(folder: Path, language: str) -> None:
    translate = words(language).translate
    invented = translate(
        "Synpunkt",
        "Everything in this folder is invented: the town, the plans, the groups and every word."
        " Only the coordinates lie in Sundsvall. Delete the folder when you have had your look.",
    )
    (folder / translate("Synpunkt", "READ_ME.txt")).write_text(invented + "\n", encoding="utf-8")


def _check(wanted: bool) -> None:
    if not wanted:
        raise Cancelled
