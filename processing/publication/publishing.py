"""A publication: viewpoints on a grid and their counts, in a GeoPackage that anyone may have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import QgsCoordinateTransformContext, QgsGeometry
from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP

from ...layers import matters
from ...layers.code_lists import read_code_lists
from ...layers.errors import InputError
from ...layers.language import translate, words
from ...layers.metric import Reprojection
from ...layers.store import Store
from ...layers.tables import BOOLEAN, INTEGER, MULTIPOLYGON, POINT, Column, Table
from ...layers.zones import MetricShape
from ..account.ready import concerned
from . import drawing, earlier
from .choosing import Choice, Published, choose
from .counting import KINDS, Counts
from .grid import Grid, grid_system
from .package import Layer, Row, package

VIEWPOINT = Table(
    "viewpoint",
    (
        Column("number", INTEGER),
        Column("valence", codes="valence"),
        Column("theme", codes="theme"),
        Column("theme_group", codes="theme"),
        Column("severity", INTEGER, codes="severity"),
        Column("time_context", codes="time_context"),
        Column("text"),
        Column("text_withheld", BOOLEAN),
        Column("cell"),
    ),
    POINT,
)
CELL = Table(
    "grid_cell",
    (
        Column("cell"),
        Column("n", INTEGER),
        Column("shown"),
        *(Column(f"n_{kind}", INTEGER) for kind in KINDS),
    ),
    MULTIPOLYGON,
)
CELL_THEME = Table(
    "cell_theme", (Column("cell"), Column("theme_group", codes="theme"), Column("n", INTEGER))
)
AREA = Table(
    "theme_type",
    (
        Column("theme_group", codes="theme"),
        Column("type", codes="valence"),
        Column("n", INTEGER),
    ),
)
NAMES = {
    "theme_group": QT_TRANSLATE_NOOP("Synpunkt", "Theme group"),
    "text_withheld": QT_TRANSLATE_NOOP("Synpunkt", "Text held back"),
    "cell": QT_TRANSLATE_NOOP("Synpunkt", "Cell"),
    "type": QT_TRANSLATE_NOOP("Synpunkt", "Type"),
    "n": QT_TRANSLATE_NOOP("Synpunkt", "Viewpoints"),
    "shown": QT_TRANSLATE_NOOP("Synpunkt", "Viewpoints, as shown"),
    "n_positive": QT_TRANSLATE_NOOP("Synpunkt", "Positive"),
    "n_negative": QT_TRANSLATE_NOOP("Synpunkt", "Negative"),
    "n_suggestion": QT_TRANSLATE_NOOP("Synpunkt", "Suggestions"),
    "n_other": QT_TRANSLATE_NOOP("Synpunkt", "Other types"),
}


@dataclass(frozen=True)
class Request:
    """What to publish: the members of ``matter`` (a row of its table), or what lies in ``shape``.

    ``shape`` replaces the matter's own area; with neither, all active viewpoints. ``grid`` in
    metres. ``with_held``: see ``choosing.choose``.
    """

    matter: dict[str, Any] | None
    shape: MetricShape | None
    grid: float
    min_count: int
    with_held: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """How many viewpoints went out, how many of them without their text, and who was held back."""

    viewpoints: int
    without_text: int
    held_back: Counter[str]


def publish(
    store: Store, request: Request, path: Path, context: QgsCoordinateTransformContext
) -> Outcome:
    """Write the publication to ``path``, once it is put down in the store.

    InputError if it would tell too much together with earlier ones, if there is nothing to publish,
    or if the store has not numbered its viewpoints; StoreError if a file can't be written.
    """
    members = concerned(store, request.matter, request.shape, 0.0, context)
    _refuse_unnumbered(store)
    grid = Grid(request.grid)
    choice = choose(store, members, grid, context, request.with_held)
    if not choice.viewpoints:
        raise InputError(translate("Synpunkt", "There is no viewpoint there to publish."))
    numbers = [one.number for one in choice.viewpoints]
    matter = str(request.matter["uuid"]) if request.matter is not None else None
    layers = _layers(choice, grid, request.min_count, store.language)
    lists, crs = read_code_lists(store.path), grid_system(store.crs)
    area = _area(store, request, context)
    title = translate("Synpunkt", "Publish")
    with (
        package(path, crs, layers, lists, store.language),
        store.operation("publish", title) as operation,
    ):
        # Looked at now that no other writer can get in between.
        earlier.refuse_other_grid(store, numbers, request.grid)
        earlier.refuse_too_close(store, numbers, request.min_count)
        earlier.refuse_singling_out(store, numbers, request.min_count)
        earlier.record(operation, matter, numbers, area, request.grid, request.min_count)
    without_text = sum(bool(one.withheld) for one in choice.viewpoints)
    return Outcome(len(numbers), without_text, choice.held_back)


def _layers(choice: Choice, grid: Grid, min_count: int, language: str) -> Sequence[Layer]:
    counts = Counts(choice.viewpoints, min_count)
    said = words(language).translate(
        "Synpunkt",
        "An empty count is held back: there are fewer than {limit}, or it would give such a count"
        " away.",
    )
    about = said.format(limit=min_count)
    snapped = words(language).translate("Synpunkt", "Places are moved to a grid of {step} metres.")
    unplaced = words(language).translate(
        "Synpunkt", "Viewpoints of a count that is held back have no place here."
    )
    as_points = partial(drawing.draw_viewpoints, left_out=("place_name", "occasion_uuid"))
    as_squares = partial(drawing.draw_cells, min_count=min_count)
    return (
        Layer(
            VIEWPOINT,
            (_viewpoint(one, grid, counts.may_place(one)) for one in choice.viewpoints),
            as_points,
            NAMES,
            f"{snapped.format(step=words(language).number(grid.step))} {unplaced}",
        ),
        Layer(CELL, _cells(counts, grid), as_squares, NAMES, about),
        Layer(CELL_THEME, _cell_themes(counts), drawing.draw_nothing, NAMES, about),
        Layer(AREA, _area_rows(counts), drawing.draw_nothing, NAMES, about),
    )


def _viewpoint(one: Published, grid: Grid, is_placed: bool) -> Row:
    cell = one.cell if is_placed else None
    values = {
        **{name: getattr(one, name, None) for name in VIEWPOINT.column_names},
        "text_withheld": bool(one.withheld),
        "cell": None if cell is None else cell.name,
    }
    return values, None if cell is None else grid.node(cell)


def _cells(counts: Counts, grid: Grid) -> Iterator[Row]:
    for key in counts.keys("cell"):
        cell = key[1]
        by_type = {f"n_{kind}": counts.n("cell-type", cell, kind) for kind in KINDS}
        values = {"cell": cell.name, "n": counts.n(*key), "shown": counts.shown(*key), **by_type}
        yield values, grid.square(cell)


def _cell_themes(counts: Counts) -> Iterator[Row]:
    for key in counts.keys("cell-theme"):
        yield {"cell": key[1].name, "theme_group": key[2], "n": counts.n(*key)}, None


def _area_rows(counts: Counts) -> Iterator[Row]:
    for key in counts.keys("area"):
        yield {"theme_group": key[1], "type": key[2], "n": counts.n(*key)}, None


def _area(
    store: Store, request: Request, context: QgsCoordinateTransformContext
) -> QgsGeometry | None:
    """The area that is published, in the store's CRS; None where there is none."""
    shape = request.shape
    if shape is None and request.matter is not None:
        shape = matters.boundary(store, request.matter, context)
    if shape is None:
        return None
    carry = Reprojection(shape.crs, store.crs, context)
    parts = [moved for part in shape.parts if (moved := carry(part)) is not None]
    return QgsGeometry.collectGeometry(parts) if parts else None


def _refuse_unnumbered(store: Store) -> None:
    if store.count("viewpoint", "number IS NULL"):
        raise InputError(
            translate(
                "Synpunkt",
                "The store has viewpoints without a number. Merge it into the main store and"
                " publish from there.",
            )
        )
