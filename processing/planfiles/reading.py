"""Any plan file that a planner gets, as areas of plans in one coordinate system."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsRectangle,
)

from ...layers.boundary import united
from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.metric import Reprojection
from ...layers.plan_fields import PlanFields
from ...layers.progress import Progress
from . import any_layer, drawing, national, sources, ss637040
from .model import Notes, PlanArea, PlanReading, quoted
from .shapes import valid


@dataclass(frozen=True)
class Wanted:
    """What the user says of the file.

    ``layers`` are the layers or drawing layers to read, none for all; ``crs`` is for what names no
    coordinate system; ``kinds`` are the kinds of areas to keep, none for all; ``fields`` are those
    of an ordinary layer that are not to be guessed.
    """

    layers: Sequence[str] = ()
    crs: QgsCoordinateReferenceSystem = field(default_factory=QgsCoordinateReferenceSystem)
    kinds: Sequence[str] = ()
    fields: PlanFields = field(default_factory=PlanFields)


def read_plan(
    path: Path, wanted: Wanted, context: QgsCoordinateTransformContext, progress: Progress
) -> PlanReading:
    """The areas in the plan file at ``path``; the notes tell what could not be read, by name.

    InputError if nothing could be read, or nothing says the coordinate system of what could.
    """
    notes = Notes()
    areas = _areas(path, wanted, notes, progress)
    if wanted.kinds:
        areas = [area for area in areas if area.kind in wanted.kinds]
    if not areas:
        raise _nothing(path, notes)
    together, crs = _in_one_system(areas, notes, context)
    return PlanReading(sorted(together, key=lambda area: area.order), crs, notes)


def unplaced(path: Path) -> QgsRectangle | None:
    """Where a plan file's coordinates lie, if it does not say their system; None if it does.

    Of an ordinary file its layers tell, so that it is none of the files meant here.
    """
    kind = sources.kind_of_file(path)
    if kind == sources.DXF:
        return drawing.usual_place(drawing.drawing_layers(path, lambda share: None))
    return ss637040.unplaced(path) if kind == sources.SS637040 else None


def _areas(path: Path, wanted: Wanted, notes: Notes, progress: Progress) -> list[PlanArea]:
    kind = sources.kind_of_file(path)
    if kind == sources.OTHER:
        return any_layer.read(path, wanted.layers, wanted.crs, wanted.fields, notes, progress)
    sources.refuse_large(path)
    if kind == sources.DXF:
        return drawing.read(path, wanted.layers, wanted.crs, notes, progress)
    read = national.read if kind == sources.NATIONAL else ss637040.read
    return read(path, wanted.crs, notes, progress)


def _nothing(path: Path, notes: Notes) -> InputError:
    sentence = translate("Synpunkt", "There is no area of a plan in {name} that can be read.")
    return InputError(" ".join([sentence.format(name=path.name), *notes.problems[:1]]))


def _in_one_system(
    areas: Iterable[PlanArea], notes: Notes, context: QgsCoordinateTransformContext
) -> tuple[list[PlanArea], QgsCoordinateReferenceSystem]:
    """The areas in the system that most of them are in; that some had to be moved is told."""
    areas = list(areas)
    counts = Counter(_name(area.crs) for area in areas)
    if len(counts) == 1:
        return areas, areas[0].crs
    most = max(counts.values())
    crs = next(area.crs for area in areas if counts[_name(area.crs)] == most)
    told = ", ".join(f"{name} ({count})" for name, count in sorted(counts.items()))
    sentence = translate(
        "Synpunkt", "The file mixes coordinate systems: {systems}. All areas come in {crs}."
    )
    notes.tell(sentence.format(systems=told, crs=_name(crs)))
    moved = (_moved(area, crs, notes, context) for area in areas)
    return _joined([area for area in moved if area is not None]), crs


def _joined(areas: Iterable[PlanArea]) -> list[PlanArea]:
    """Each object once: parts of one that were in several systems are together now."""
    objects: dict[tuple[str, str, str | None], list[PlanArea]] = {}
    for area in areas:
        objects.setdefault((area.plan_key, area.key, area.kind), []).append(area)
    return [
        replace(parts[0], geometry=united([part.geometry for part in parts], parts[0].crs))
        if len(parts) > 1
        else parts[0]
        for parts in objects.values()
    ]


def _moved(
    area: PlanArea,
    crs: QgsCoordinateReferenceSystem,
    notes: Notes,
    context: QgsCoordinateTransformContext,
) -> PlanArea | None:
    if area.crs == crs:
        return area
    geometry = Reprojection(area.crs, crs, context)(area.geometry)
    if geometry is None:
        sentence = translate("Synpunkt", "{name} has no place in {crs}; left out.")
        called = quoted(area.name or area.designation or area.key)
        notes.left_out(sentence.format(name=called, crs=_name(crs)))
        return None
    return replace(area, geometry=valid(geometry)[0], crs=crs)


def _name(crs: QgsCoordinateReferenceSystem) -> str:
    return crs.authid() or crs.userFriendlyIdentifier()
