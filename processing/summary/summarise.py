"""One summary from viewpoints and boundaries: everything is counted here, nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
)

from ...layers.boundary import Boundary, BoundaryNotes, boundaries_of
from ...layers.ellipsoid import Ellipsoid
from ...layers.errors import InputError
from ...layers.language import translate, words
from ...layers.metric import Reprojection
from ...layers.progress import Progress
from ...layers.zones import (
    TIED_ZONES,
    WITHOUT_PLACE,
    ZONES,
    MetricShape,
    ShapeFinder,
    metric_shapes,
)
from .counting import Counted, Matches, counted
from .groups import Findings, Grouping
from .map_frame import MapPlaces
from .model import MapFrame, Member, Summary
from .notes import boundary_notes, missing_fields, viewpoint_notes
from .outlines import OutlineSource, collected
from .reading import Columns, Occasion, Reader, Viewpoint
from .rows import boundary_rows, summary_rows
from .withholding import Tally

if TYPE_CHECKING:
    from ...layers.column_source import ColumnSource
    from .column_counting import ColumnCounter
    from .column_reading import CodedRows

Item = TypeVar("Item")
#: Zones whose viewpoints are listed one by one.
LISTED_ZONES = (*TIED_ZONES, WITHOUT_PLACE)


@dataclass(frozen=True)
class ViewpointInput:
    """The viewpoints: rows, the fields to read, and what belongs to them.

    ``crs`` is None for a table without geometry. ``missing`` has the default fields that are not
    there. ``withdrawn_field`` and ``occasions`` are of our own store: "" and None for other rows.
    ``file`` holds the same rows, where they can be read as columns; ``rows`` gives those with
    certain ids then.
    """

    features: Iterable[QgsFeature]
    count: int
    crs: QgsCoordinateReferenceSystem | None
    columns: Columns
    missing: Sequence[str] = ()
    withdrawn_field: str = ""
    occasions: Mapping[str, Occasion] | None = None
    outlines: Sequence[OutlineSource] = ()
    file: ColumnSource | None = None
    rows: Callable[[Collection[int]], Iterable[QgsFeature]] | None = None


@dataclass(frozen=True)
class BoundaryInput:
    """The boundary layer's rows, and the fields that group and name them ("" for none)."""

    features: Iterable[QgsFeature]
    crs: QgsCoordinateReferenceSystem
    layer: str
    group_field: str = ""
    label_field: str = ""


@dataclass(frozen=True)
class Options:
    """How to count, ``near`` in ground metres, and what the documents say of it.

    ``parameters`` are those that shape the result; ``notes`` are sentences, in the document's
    language, on how the input was understood. Viewpoints are listed one by one, as the page has
    them, only if ``listed``; the ties of each are kept if they are, or if ``matched``.
    """

    near: float = 0.0
    min_count: int = 0
    texts: str = "none"
    language: str = "sv"
    parameters: Mapping[str, object] = field(default_factory=dict)
    notes: Sequence[str] = ()
    listed: bool = True
    matched: bool = True


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
        _watched(boundaries.features, progress),
        boundaries.crs,
        boundaries.group_field,
        boundaries.label_field,
    )
    if not areas:
        raise _no_boundary(notes, boundaries.layer)
    shapes = metric_shapes({area.key: area.geometry for area in areas}, boundaries.crs, context)
    reader = _reader(viewpoints, boundaries.crs, options, context)
    counter = _column_counter(viewpoints, reader, shapes, options)
    with counter.reading() if counter else nullcontext(()) as batches:
        sizes = _areas(areas, boundaries.crs, context)  # meanwhile the first rows are read
        found = _in_columns(counter, batches, viewpoints, reader, options, progress) or _row_by_row(
            viewpoints, reader, shapes, options, progress
        )
    counts = found.counts
    tally = Tally(found.groups, shapes, counts, options.min_count)
    # The picture is of the viewpoints that are listed.
    places = MapPlaces(areas, boundaries.crs, context) if options.listed else None
    document = words(options.language)
    shown = {name: tally.shown("count", name) for name in counts}
    summary = Summary(
        parameters=dict(options.parameters),
        counts=shown,
        boundaries=boundary_rows(
            found.groups, zip(areas, sizes, strict=True), tally, options.min_count
        ),
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


def _column_counter(
    viewpoints: ViewpointInput,
    reader: Reader,
    shapes: Mapping[str, MetricShape],
    options: Options,
) -> ColumnCounter | None:
    """What counts the viewpoints by columns; None where they can't be read so."""
    if viewpoints.file is None or reader.reproject is None or reader.has_outlines:
        return None
    from .column_counting import ColumnCounter
    from .column_reading import ColumnInput

    return ColumnCounter(
        ColumnInput(viewpoints.file, viewpoints.columns, viewpoints.withdrawn_field),
        shapes,
        options.near,
        reader.reproject,
        viewpoints.count,
        options.listed or options.matched,
    )


def _in_columns(
    counter: ColumnCounter | None,
    batches: Iterable[CodedRows],
    viewpoints: ViewpointInput,
    reader: Reader,
    options: Options,
    progress: Progress,
) -> Findings | None:
    """The viewpoints counted by columns; None where that can't be done."""
    if counter is None:
        return None
    from ...layers.coding import NotInColumns

    done = 0
    try:
        for batch in batches:
            counter.add(batch)
            done += len(batch)
            progress(done / max(done, viewpoints.count, 1))
    except (NotInColumns, RuntimeError):  # row by row all can be told
        return None
    return Findings(
        counter.groups(),
        counter.zones,
        counter.read.withdrawn,
        counter.read.unreadable,
        counter.matches,
        _listed(counter, viewpoints, reader) if options.listed else [],
    )


def _listed(counter: ColumnCounter, viewpoints: ViewpointInput, reader: Reader) -> list[Counted]:
    """The viewpoints that are listed one by one, read by their ids."""
    keys = {*counter.matches, *counter.without_place}
    found = []
    for viewpoint in reader.viewpoints(viewpoints.rows(keys)):
        matches = counter.matches.get(viewpoint.key, ())
        zones = (match.zone for match in matches)
        found.append(
            Counted(viewpoint, min(zones, key=ZONES.index, default=WITHOUT_PLACE), matches)
        )
    return sorted(found, key=lambda row: row.viewpoint.key)


def _row_by_row(
    viewpoints: ViewpointInput,
    reader: Reader,
    shapes: Mapping[str, MetricShape],
    options: Options,
    progress: Progress,
) -> Findings:
    """The viewpoints counted one by one."""
    withdrawn = 0

    def standing() -> Iterator[QgsFeature]:
        nonlocal withdrawn
        for row in _watched(viewpoints.features, progress, viewpoints.count):
            if viewpoints.withdrawn_field and row[viewpoints.withdrawn_field] == "withdrawn":
                withdrawn += 1
            else:
                yield row

    grouping, listed = Grouping(), []
    matches: dict[int, Matches] = {}
    finder = ShapeFinder(shapes, options.near)
    for row in counted(reader.viewpoints(standing()), finder):
        grouping.add(row)
        if row.matches and (options.listed or options.matched):
            matches[row.viewpoint.key] = row.matches
        if options.listed and row.zone in LISTED_ZONES:
            listed.append(row)
    listed.sort(key=lambda row: row.viewpoint.key)
    return Findings(
        grouping.groups(), grouping.zones, withdrawn, reader.unreadable, matches, listed
    )


def _areas(
    areas: Iterable[Boundary],
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> list[float]:
    """Ellipsoidal square metres, to two decimals."""
    found = Ellipsoid(crs, context).areas(area.geometry for area in areas)
    return [round(area, 2) for area in found]


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


def _watched(items: Iterable[Item], progress: Progress, count: int = 0) -> Iterator[Item]:
    """The items; tells the progress, and so can be cancelled, now and then."""
    for number, item in enumerate(items):
        if number % 500 == 0:
            progress(number / count if count else 0.0)
        yield item
