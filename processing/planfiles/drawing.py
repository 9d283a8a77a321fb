"""Plans in DXF drawings: closed lines, hatches, and open pieces that close together.

A drawing has layers but no plans: what lies on one drawing layer is kept together, under its name.
"""

from __future__ import annotations

import codecs
import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from osgeo import gdal, ogr
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsLineString,
    QgsPointXY,
    QgsRectangle,
)

from ...layers.boundary import closed_areas
from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.metric import is_finite, straightened
from ...layers.plan_fields import kind_of
from ...layers.progress import Progress
from ...layers.systems import lacks_crs
from ..intake.dataset import quiet
from ..intake.decoding import PIECE, cant_read
from .chaining import snapped
from .model import Notes, PlanArea, listed, quoted
from .shapes import Point, valid

# Degrees of an arc that one straight piece may stand for: a millimetre on a radius of 100 m.
_FINE_ARCS = {"OGR_ARC_STEPSIZE": "0.5"}


@dataclass(frozen=True)
class _Entity:
    """A line or an area of the drawing, with the handle that it keeps from version to version."""

    handle: str
    shape: QgsGeometry


@dataclass
class _Found:
    """What one drawing layer gives; ``open`` counts lines that are part of no area."""

    areas: list[_Entity] = field(default_factory=list)
    closed: int = 0
    hatches: int = 0
    chained: int = 0
    open: int = 0


def read(
    path: Path,
    layers: Sequence[str],
    given: QgsCoordinateReferenceSystem,
    notes: Notes,
    progress: Progress,
) -> list[PlanArea]:
    """The areas on the drawing layers that ``layers`` names (``*`` for any letters; none: all).

    InputError if ``given`` is not valid, as a drawing does not say its coordinate system: the
    sentence proposes one.
    """
    drawn = drawing_layers(path, progress)
    chosen = {name: drawn[name] for name in sorted(drawn) if _is_chosen(name, layers)}
    if layers and not chosen:
        sentence = translate(
            "Synpunkt",
            "{name} has nothing on a drawing layer {layer}. Its drawing layers: {layers}.",
        )
        raise InputError(
            sentence.format(name=path.name, layer=listed(layers), layers=listed(sorted(drawn)))
        )
    if not given.isValid():
        raise lacks_crs(path.name, usual_place(chosen))
    return [
        area for name, entities in chosen.items() for area in _areas(name, entities, given, notes)
    ]


def drawing_layers(path: Path, progress: Progress) -> dict[str, list[_Entity]]:
    """The lines and areas of the drawing by drawing layer; InputError if it can't be read."""
    with quiet(_FINE_ARCS | _encoding(path)):
        try:
            dataset = gdal.OpenEx(
                str(path), gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=["DXF"]
            )
        except RuntimeError:
            dataset = None
        if dataset is None:
            raise InputError(
                translate("Synpunkt", "{name} is no DXF drawing that can be read here.").format(
                    name=path.name
                )
            )
        drawn: dict[str, list[_Entity]] = {}
        for number, feature in enumerate(dataset.GetLayer(0)):
            if number % 500 == 0:
                progress(0.0)
            if not feature.GetField("PaperSpace"):
                name = feature.GetField("Layer") or ""
                drawn.setdefault(name, []).extend(_entities(feature))
        return {name: entities for name, entities in drawn.items() if entities}


def _encoding(path: Path) -> dict[str, str]:
    """GDAL's option for a drawing in UTF-8: newer ones are, whatever code page they name."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                decoder.decode(piece)
        decoder.decode(b"", True)
    except OSError as error:
        raise cant_read(path, error) from error
    except UnicodeDecodeError:
        return {}  # its own code page then
    return {"DXF_ENCODING": "UTF-8"}


def usual_place(drawn: dict[str, list[_Entity]]) -> QgsRectangle:
    """Where half of the lines and areas lie on each side: a title block far away is no matter."""
    boxes = [entity.shape.boundingBox() for entities in drawn.values() for entity in entities]
    if not boxes:
        return QgsRectangle()
    east = statistics.median(box.center().x() for box in boxes)
    north = statistics.median(box.center().y() for box in boxes)
    return QgsRectangle(east, north, east, north, normalize=False)


def _entities(feature: ogr.Feature) -> Iterator[_Entity]:
    """The lines and areas of a feature, which is a collection where it stands for a block."""
    drawn = feature.GetGeometryRef()
    if drawn is None:
        return
    shape = QgsGeometry()
    shape.fromWkb(bytes(drawn.ExportToWkb()))
    handle = feature.GetField("EntityHandle") or ""
    for part in shape.asGeometryCollection():
        if part.type() in (Qgis.GeometryType.Line, Qgis.GeometryType.Polygon) and is_finite(part):
            yield _Entity(handle, part)


def _is_chosen(name: str, layers: Sequence[str]) -> bool:
    wanted = (layer.casefold() for layer in layers)
    return not layers or any(fnmatchcase(name.casefold(), one) for one in wanted)


def _areas(
    name: str, entities: Sequence[_Entity], crs: QgsCoordinateReferenceSystem, notes: Notes
) -> Iterator[PlanArea]:
    found, kind = _found(entities, crs), kind_of(name)
    for entity in found.areas:
        area, mended = valid(entity.shape)
        if area.isNull():
            sentence = translate("Synpunkt", "Drawing layer {layer}: an area of no size left out.")
            notes.left_out(sentence.format(layer=quoted(name)))
            continue
        if mended:
            sentence = translate(
                "Synpunkt", "Drawing layer {layer}: an area crosses itself and was mended."
            )
            notes.warn(sentence.format(layer=quoted(name)))
        yield PlanArea(
            plan_key=name,
            designation=None,
            name=name,
            status=None,
            kind=kind,
            key=f"{name}/{entity.handle}",
            geometry=area,
            crs=crs,
        )
    _tell(name, found, notes)


def _found(entities: Sequence[_Entity], crs: QgsCoordinateReferenceSystem) -> _Found:
    found, pieces = _Found(), []
    for entity in entities:
        closed = [straightened(area, crs) for area in closed_areas(entity.shape, crs)]
        found.areas += [_Entity(entity.handle, area) for area in closed]
        if entity.shape.type() == Qgis.GeometryType.Polygon:
            found.hatches += len(closed)
        elif closed:
            found.closed += len(closed)
        else:
            pieces.append(straightened(entity.shape, crs))
    chained, found.open = _closed_by(pieces)
    found.areas += [_Entity(f"#{number}", area) for number, area in enumerate(chained, start=1)]
    found.chained = len(chained)
    return found


def _closed_by(pieces: Sequence[QgsGeometry]) -> tuple[list[QgsGeometry], int]:
    """The areas between pieces that meet at their ends, and how many pieces border none.

    What merely crosses encloses nothing.
    """
    lines = snapped([[(at.x(), at.y()) for at in piece.vertices()] for piece in pieces])
    if not lines:
        return [], 0
    shapes = [
        QgsGeometry(QgsLineString([x for x, _ in line], [y for _, y in line])) for line in lines
    ]
    areas = QgsGeometry.polygonize(shapes).asGeometryCollection()
    borders = {step for area in areas for ring in area.asPolygon() for step in _steps(ring)}
    # Corners stay exactly where they were, so the first step of a border is one of an outline.
    left = sum(frozenset(line[:2]) not in borders for line in lines)
    return areas, left


def _steps(ring: Sequence[QgsPointXY]) -> Iterator[frozenset[Point]]:
    corners = [(at.x(), at.y()) for at in ring]
    return map(frozenset, itertools.pairwise(corners))


def _tell(name: str, found: _Found, notes: Notes) -> None:
    counts = (
        translate("Synpunkt", "%n closed line(s)", "", found.closed) if found.closed else "",
        translate("Synpunkt", "%n hatch(es)", "", found.hatches) if found.hatches else "",
        translate("Synpunkt", "%n area(s) between open lines", "", found.chained)
        if found.chained
        else "",
    )
    told = ", ".join(filter(None, counts)) or translate("Synpunkt", "no area")
    sentence = translate("Synpunkt", "Drawing layer {layer}: {found}.")
    notes.tell(sentence.format(layer=quoted(name), found=told))
    if found.open:
        sentence = translate(
            "Synpunkt",
            "Drawing layer {layer}: %n line(s) that close no area left out.",
            "",
            found.open,
        )
        notes.problems.append(sentence.format(layer=quoted(name)))
