"""Finding which viewpoints lie where: by whole columns where that can be done, else one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from qgis.core import QgsFeature

from ...layers.progress import Progress, watched
from ...layers.zones import TIED_ZONES, WITHOUT_PLACE, ZONES, MetricShape, ShapeFinder
from .counting import Counted, Matches, counted
from .groups import Findings, Grouping
from .reading import Reader
from .request import Options, ViewpointInput

if TYPE_CHECKING:
    from .column_counting import ColumnCounter
    from .column_reading import CodedRows

#: Zones whose viewpoints are listed one by one.
LISTED_ZONES = (*TIED_ZONES, WITHOUT_PLACE)


@contextmanager
def finding(
    viewpoints: ViewpointInput,
    reader: Reader,
    shapes: Mapping[str, MetricShape],
    options: Options,
    progress: Progress,
) -> Iterator[Callable[[], Findings]]:
    """What counts the viewpoints against ``shapes`` when it is called.

    Within the block the first rows are read already, while other things are done.
    """
    counter = _column_counter(viewpoints, reader, shapes, options)
    with counter.reading() if counter else nullcontext(()) as rows:

        def find() -> Findings:
            found = _in_columns(counter, rows, viewpoints, reader, options, progress)
            return found or _row_by_row(viewpoints, reader, shapes, options, progress)

        yield find


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
    rows: Iterable[CodedRows],
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
        for some in rows:
            counter.add(some)
            done += len(some)
            progress(done / max(done, viewpoints.count, 1))
    except NotInColumns:  # row by row all can be told
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
        for row in watched(viewpoints.features, progress, viewpoints.count):
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
