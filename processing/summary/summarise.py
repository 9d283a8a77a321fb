"""One summary from viewpoints and boundaries: everything is counted here, nothing is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

from ...layers.boundary import Boundary, BoundaryNotes, boundaries_of
from ...layers.ellipsoid import Ellipsoid
from ...layers.errors import InputError
from ...layers.language import translate, words
from ...layers.metric import Reprojection
from ...layers.progress import Progress, watched
from ...layers.zones import metric_shapes
from .counting import Counted, Matches
from .finding import finding
from .map_frame import MapPlaces
from .model import MapFrame, Member, Summary
from .notes import boundary_notes, missing_fields, viewpoint_notes
from .outlines import collected
from .reading import Occasion, Reader, Viewpoint
from .request import BoundaryInput, Options, ViewpointInput
from .rows import boundary_rows, summary_rows
from .withholding import Tally


@dataclass(frozen=True)
class Result:
    """A summary with what the layers need beside it: areas, and ties by the viewpoint's row id."""

    summary: Summary
    boundaries: list[Boundary]
    matches: Mapping[int, Matches]


def summarise(
    viewpoints: ViewpointInput,
    boundaries: BoundaryInput,
    options: Options,
    context: QgsCoordinateTransformContext,
    progress: Progress,
) -> Result:
    """Count the viewpoints inside, on the edge of and near the boundaries.

    InputError if the boundary layer has neither a polygon nor a closed line.
    """
    areas, notes = boundaries_of(
        watched(boundaries.features, progress),
        boundaries.crs,
        boundaries.group_field,
        boundaries.label_field,
    )
    if not areas:
        raise _no_boundary(notes, boundaries.layer)
    shapes = metric_shapes({area.key: area.geometry for area in areas}, boundaries.crs, context)
    reader = _reader(viewpoints, boundaries.crs, options, context)
    with finding(viewpoints, reader, shapes, options, progress) as find:
        measured = _measured(areas, boundaries.crs, context) if options.measured else []
        found = find()
    counts = found.counts
    tally = Tally(found.groups, shapes, counts, options.min_count)
    # The picture is of the viewpoints that are listed.
    places = MapPlaces(areas, boundaries.crs, context) if options.listed else None
    document = words(options.language)
    shown = {name: tally.shown("count", name) for name in counts}
    summary = Summary(
        parameters=dict(options.parameters),
        counts=shown,
        boundaries=boundary_rows(found.groups, measured, tally, options.min_count),
        rows=summary_rows(found.groups, areas, tally, options.min_count),
        members=[_member(row, places) for row in found.rows] if places else [],
        messages=[
            *options.notes,
            *missing_fields(viewpoints.missing, document),
            *boundary_notes(notes, document),
            *viewpoint_notes(found.unreadable, shown, options.min_count, document),
        ],
        map=places.frame if places else MapFrame(),
        near=options.near,
        min_count=options.min_count,
        language=options.language,
        texts=options.texts,
        has_time=bool(viewpoints.columns.time),
        has_occasion=any(row.viewpoint.occasion is not None for row in found.rows),
        small=frozenset(tally.small),
        theme_totals=tally.theme_totals(),
    )
    return Result(summary, areas, found.matches)


def _reader(
    viewpoints: ViewpointInput,
    crs: QgsCoordinateReferenceSystem,
    options: Options,
    context: QgsCoordinateTransformContext,
) -> Reader:
    reproject = Reprojection(viewpoints.crs, crs, context) if viewpoints.crs else None
    outlines = collected(
        (source, Reprojection(source.crs, crs, context)) for source in viewpoints.outlines
    )
    return Reader(viewpoints.columns, reproject, options.texts, viewpoints.occasions, outlines)


def _measured(
    areas: Sequence[Boundary],
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> list[tuple[Boundary, float]]:
    """Each with its ellipsoidal square metres, to two decimals."""
    sizes = Ellipsoid(crs, context).areas(area.geometry for area in areas)
    return [(area, round(size, 2)) for area, size in zip(areas, sizes, strict=True)]


def _member(row: Counted, places: MapPlaces) -> Member:
    viewpoint: Viewpoint = row.viewpoint
    occasion = viewpoint.occasion or Occasion(None, None, None)
    # The first by content: outlines come in any order.
    shapes = sorted(viewpoint.places, key=lambda place: bytes(place.asWkb()))
    point = places.point(shapes) or (None, None)
    return Member(
        key=viewpoint.key,
        number=viewpoint.number,
        zone=row.zone,
        theme=viewpoint.theme,
        valence=viewpoint.valence,
        severity=viewpoint.severity,
        date=viewpoint.date,
        time_context=viewpoint.time_context,
        occasion=occasion.title,
        occasion_kind=occasion.kind,
        occasion_date=occasion.date,
        place_name=viewpoint.place_name,
        text=viewpoint.text,
        withheld=viewpoint.withheld,
        boundaries=tuple(match.key for match in row.matches),
        x=point[0],
        y=point[1],
    )


def _no_boundary(notes: BoundaryNotes, layer: str) -> InputError:
    if notes.without_geometry and not (notes.not_closed or notes.unusable):
        sentence = translate("Synpunkt", "No row of the boundary layer {layer} has a geometry.")
        return InputError(sentence.format(layer=layer))
    return no_area(layer)


def no_area(layer: str) -> InputError:
    """The error for a boundary layer that bounds nothing."""
    return InputError(
        translate(
            "Synpunkt", "The boundary layer {layer} has neither an area nor a closed line."
        ).format(layer=layer)
    )
