"""The main job on a user's own viewpoints and boundary."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from demo_qgis import Trouble
from demo_report import Report
from demo_words import say
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsProviderRegistry, QgsVectorLayer

if TYPE_CHECKING:
    from demo_qgis import Desk

LABEL_FIELDS = ("namn", "name", "plannamn", "beteckning", "label", "bezeichnung", "kom_namn")
MAX_DISTANCE = 25.0


@dataclass(frozen=True)
class Boundary:
    """The boundary layer: ``source`` opens it, ``label_field`` is "" where none is known."""

    layer: QgsVectorLayer
    source: str
    label_field: str
    crs: QgsCoordinateReferenceSystem
    lacks_crs: bool


def run_own(given: argparse.Namespace, folder: Path, desk: Desk) -> Report:
    """Carry the user's files all the way; returns what happened. The files are only read."""
    points, layer_name = _path(given.points)
    crs = _crs(given.crs)
    boundary = _boundary(given.boundary, crs)
    report = Report(given.language, say("your_files"))
    store = folder / "store.gpkg"
    system = boundary.crs.authid() or boundary.crs.toWkt()
    desk.run("createstore", STORE=str(store), CRS=system, LANGUAGE=given.language)
    rejects = folder / "rejects" / f"{points.stem}.csv"
    rejects.parent.mkdir()
    counts = desk.run(
        "importviewpoints",
        STORE=str(store),
        INPUT=str(points),
        LAYER=layer_name,
        CRS=given.crs or "",
        OCCASION=say("dialogue", name=points.stem),
        REJECTS=str(rejects),
    )
    report.add_file(points.name, counts, rejects)
    _attach(desk, store, boundary, report)
    _summarise(desk, folder, boundary, given, report)
    _write_project(folder, boundary, given)
    return report


def _path(given: Path) -> tuple[Path, str]:
    """The file, and the layer in it where ``FILE|layername=LAYER`` was given."""
    text, _, options = str(given).partition("|")
    return Path(text).expanduser().absolute(), options.removeprefix("layername=")


def _crs(name: str | None) -> QgsCoordinateReferenceSystem | None:
    if not name:
        return None
    crs = QgsCoordinateReferenceSystem(name)
    if not crs.isValid():
        raise Trouble(say("no_crs", crs=name))
    return crs


def _boundary(given: Path, crs: QgsCoordinateReferenceSystem | None) -> Boundary:
    path, layer_name = _path(given)
    source = f"{path}|layername={layer_name}" if layer_name else _with_areas(path)
    layer = QgsVectorLayer(source, path.stem, "ogr")
    if not layer.isValid():
        raise Trouble(say("no_layer", file=path.name))
    lacks_crs = not layer.crs().isValid()
    if lacks_crs and crs is not None:
        layer.setCrs(crs)
    by_name = {field.name().casefold(): field.name() for field in layer.fields()}
    label = next((by_name[name] for name in LABEL_FIELDS if name in by_name), "")
    # Without a CRS the store keeps what its default is; the summary then says what is missing.
    known = layer.crs() if layer.crs().isValid() else QgsCoordinateReferenceSystem("EPSG:3014")
    return Boundary(layer, source, label, known, lacks_crs)


def _with_areas(path: Path) -> str:
    """The source of the file's first layer of areas, else of the file as it is."""
    found = QgsProviderRegistry.instance().querySublayers(str(path))
    areas = (Qgis.WkbType.Polygon, Qgis.WkbType.MultiPolygon, Qgis.WkbType.CurvePolygon)
    named = [part.uri() for part in found if part.wkbType() in areas]
    return named[0] if named else str(path)


def _system(boundary: Boundary) -> str:
    """The CRS to state for the boundary: only where the file itself says none."""
    return boundary.crs.authid() if boundary.lacks_crs and boundary.layer.crs().isValid() else ""


def _attach(desk: Desk, store: Path, boundary: Boundary, report: Report) -> None:
    outputs = desk.run(
        "attachtoplan",
        STORE=str(store),
        PLAN=boundary.source,
        PLAN_CRS=_system(boundary),
        LABEL_FIELD=boundary.label_field,
        MAX_DISTANCE=MAX_DISTANCE,
    )
    report.ties.append((boundary.layer.name(), int(outputs["CREATED"])))


def _summarise(
    desk: Desk, folder: Path, boundary: Boundary, given: argparse.Namespace, report: Report
) -> None:
    counts = desk.run(
        "summariseconcerns",
        INPUT=f"{folder / 'store.gpkg'}|layername=viewpoint",
        BOUNDARY=boundary.source,
        BOUNDARY_CRS=_system(boundary),
        LABEL_FIELD=boundary.label_field,
        NEAR=given.near,
        TEXTS="all",
        LANGUAGE=given.language,
        SUMMARY=str(folder / "summary.csv"),
        HTML=str(folder / "summary.html"),
        JSON=str(folder / "summary.json"),
    )
    report.add_summary(counts, folder / "summary.json", given.near)


def _write_project(folder: Path, boundary: Boundary, given: argparse.Namespace) -> None:
    from synpunkt.layers.project_writer import write_project

    title = say("own_title", name=boundary.layer.name())
    boundary.layer.setName(say("boundary"))
    store = folder / "store.gpkg"
    write_project(store, folder / "project.qgz", given.language, [boundary.layer], title)
