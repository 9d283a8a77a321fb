"""A package for the party that gets viewpoints to deal with: a map, a table, and a note of it.

It is for use inside: places are exact. A text goes along only where it has been checked and holds
nothing that the finder calls high; what is blocked stays.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from qgis.core import (
    Qgis,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsProject,
    QgsReferencedRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP
from qgis.PyQt.QtXml import QDomDocument

from ...layers.code_lists import CodeLists, read_code_lists
from ...layers.errors import InputError, StoreError
from ...layers.files import replacing
from ...layers.handovers import hand_over
from ...layers.labels import column_label, table_label
from ...layers.language import translate, words
from ...layers.places import matching
from ...layers.store import Store
from ...layers.styles import apply_style
from ...layers.tables import (
    BOOLEAN,
    DATE,
    INTEGER,
    MULTILINESTRING,
    MULTIPOLYGON,
    POINT,
    Column,
    Table,
)
from ..account.ready import concerned
from ..harmless import harmless
from ..privacy.finder import has_high
from .choosing import BLOCKED, withheld
from .drawing import draw_viewpoints
from .package import Layer, Row, package

COLUMNS = (
    Column("number", INTEGER),
    Column("valence", codes="valence"),
    Column("theme", codes="theme"),
    Column("severity", INTEGER, codes="severity"),
    Column("time_context", codes="time_context"),
    Column("text"),
    Column("text_withheld", BOOLEAN),
    Column("place_name"),
    Column("received_on", DATE),
    Column("support_count", INTEGER),
)
VIEWPOINT = Table("viewpoint", COLUMNS, POINT)
OUTLINES = {
    "viewpoint_line": Table("viewpoint_line", COLUMNS, MULTILINESTRING),
    "viewpoint_area": Table("viewpoint_area", COLUMNS, MULTIPOLYGON),
}
NAMES = {"text_withheld": QT_TRANSLATE_NOOP("Synpunkt", "Text held back")}


@dataclass(frozen=True)
class Outcome:
    """How many viewpoints are in the package, in how many the text was held back, how many are
    blocked and not in it, and how many rows came into the register.
    """

    viewpoints: int
    without_text: int
    blocked: int
    noted: int


def hand_over_package(
    store: Store,
    matter: dict[str, Any] | None,
    expression: str,
    party: str,
    folder: Path,
    context: QgsCoordinateTransformContext,
    noted: bool = False,
) -> Outcome:
    """Write the package into ``folder`` and put each viewpoint of it into the register.

    The viewpoints are the members of ``matter`` (None: all active ones) for which ``expression``
    holds. A viewpoint that the party already got today is not put down twice; with ``noted`` the
    register knows of all of them. InputError without a party or a viewpoint, StoreError if a file
    can't be written: nothing is put down then.
    """
    rows, blocked = _chosen(store, matter, expression, context)
    if not party.strip():
        raise InputError(translate("Synpunkt", "Say who gets the viewpoints."))
    if not rows:
        raise InputError(translate("Synpunkt", "There is no viewpoint there to hand over."))
    folder.mkdir(parents=True, exist_ok=True)
    lists, today = read_code_lists(store.path), datetime.date.today()
    path = geopackage_in(folder, store.language)
    title = translate("Synpunkt", "Hand over")
    # The register decides: the files take their place after it.
    with (
        package(path, store.crs, _layers(store, rows), lists, store.language),
        replacing(path.with_suffix(".csv"), "utf-8-sig") as table,
        store.operation("handover", title) as operation,
    ):
        _write_table(table, store, rows, lists)
        known = {
            row["viewpoint_uuid"]
            for row in store.rows(
                "handover", "party = ? AND sent_on = ?", (party.strip(), str(today))
            )
        }
        new = [uuid for uuid in rows if uuid not in known and not noted]
        if new:
            uuid = str(matter["uuid"]) if matter is not None else None
            hand_over(operation, new, party, None, today, uuid)
    without_text = sum(bool(withheld(row)) for row in rows.values())
    return Outcome(len(rows), without_text, blocked, len(new))


def geopackage_in(folder: Path, language: str) -> Path:
    """Where the package's GeoPackage lies; table and project have its name."""
    return folder / (words(language).translate("Synpunkt", "viewpoints") + ".gpkg")


def write_project(store: Store, folder: Path) -> Path:
    """A project of the package in ``folder``, with its styles; returns its path.

    In the main thread. StoreError if it can't be written.
    """
    source = geopackage_in(folder, store.language)
    project = QgsProject()
    _leave_out_who(project)
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    project.setCrs(store.crs)
    layers = [
        QgsVectorLayer(f"{source}|layername={table}", table_label(table, store.language), "ogr")
        for table in ("viewpoint", *OUTLINES)
    ]
    shown = [layer for layer in layers if layer.isValid() and layer.featureCount()]
    project.addMapLayers(shown)
    extent = shown[0].extent() if shown else store.crs.bounds()
    if extent.isEmpty():
        extent.grow(200)
    view = QgsReferencedRectangle(extent.buffered(extent.width() * 0.1), store.crs)
    project.viewSettings().setDefaultViewExtent(view)
    path = source.with_suffix(".qgz")
    if not project.write(str(path)):
        raise StoreError(
            translate("Synpunkt", "The project {name} could not be written. ({reason})").format(
                name=path.name, reason=project.error()
            )
        )
    return path


def _leave_out_who(project: QgsProject) -> None:
    """QGIS writes into a project who made and saved it: that is no business of the party's."""

    def without_user(document: QDomDocument) -> None:
        for name in ("saveUser", "saveUserFull"):
            document.documentElement().removeAttribute(name)

    project.writeProject.connect(without_user)
    metadata = project.metadata()
    metadata.setAuthor("")
    project.setMetadata(metadata)


def _chosen(
    store: Store,
    matter: dict[str, Any] | None,
    expression: str,
    context: QgsCoordinateTransformContext,
) -> tuple[dict[str, dict[str, Any]], int]:
    """The rows that go along, by uuid and in the order of their numbers; how many are blocked."""
    members = concerned(store, matter, None, 0.0, context)
    fitting = matching(store, expression)
    if fitting is not None:
        members &= fitting
    rows = [row for row in store.rows("viewpoint", order="number, fid") if row["uuid"] in members]
    found = {row["uuid"]: row for row in rows if row["privacy_state"] != BLOCKED}
    return found, len(rows) - len(found)


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    """A viewpoint's columns as they go along: nothing high in any of them."""
    values = {column.name: row[column.name] for column in COLUMNS if column.name != "text_withheld"}
    why = withheld(row)
    clean = {
        name: None if isinstance(value, str) and has_high(value) else value
        for name, value in values.items()
    }
    return {**clean, "text": None if why else row["text"], "text_withheld": bool(why)}


def _layers(store: Store, rows: Mapping[str, Mapping[str, Any]]) -> list[Layer]:
    draw = partial(draw_viewpoints, left_out=("occasion_uuid",))
    points: Iterator[Row] = ((_values(row), row["geom"]) for row in rows.values())
    layers = [Layer(VIEWPOINT, points, draw, NAMES)]
    for name, table in OUTLINES.items():
        layers.append(Layer(table, _outlined(store, name, rows), partial(_draw, name), NAMES))
    return layers


def _draw(table: str, layer: QgsVectorLayer, language: str) -> None:
    apply_style(layer, table, language)
    layer.setDisplayExpression('"number"')


def _outlined(store: Store, table: str, rows: Mapping[str, Mapping[str, Any]]) -> Iterator[Row]:
    for outline in store.rows(table, "geom IS NOT NULL"):
        if outline["viewpoint_uuid"] in rows and outline["geom"] is not None:
            yield _values(rows[outline["viewpoint_uuid"]]), outline["geom"]


def _write_table(
    file: TextIO, store: Store, rows: Mapping[str, Mapping[str, Any]], lists: CodeLists
) -> None:
    """A row for each viewpoint, in words, with its place; for a spreadsheet, and no formulas."""
    writer = csv.writer(file, delimiter=";")
    heads = [
        words(store.language).translate("Synpunkt", NAMES[column.name])
        if column.name in NAMES
        else column_label("viewpoint", column.name, store.language)
        for column in COLUMNS
    ]
    writer.writerow([*heads, "x", "y", store.crs.authid()])
    shown = {
        column.name: {code.code: code.label(store.language) for code in lists.lists[column.codes]}
        for column in COLUMNS
        if column.codes in lists.lists
    }
    yes = words(store.language).translate("Synpunkt", "Yes")
    for row in rows.values():
        values = _values(row)
        values["text_withheld"] = yes if values["text_withheld"] else ""
        cells = [_cell(values[column.name], shown.get(column.name, {})) for column in COLUMNS]
        writer.writerow([*cells, *_place(row["geom"])])


def _cell(value: Any, labels: Mapping[str, str]) -> str:
    return "" if value is None else harmless(labels.get(str(value), str(value)))


def _place(geometry: QgsGeometry | None) -> list[str]:
    if geometry is None:
        return ["", ""]
    point = geometry.asPoint()
    return [f"{point.x():.2f}", f"{point.y():.2f}"]
