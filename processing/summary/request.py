"""What a summary is asked for: viewpoints, boundaries, and how to count."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsFeature

from .outlines import OutlineSource
from .reading import Columns, Occasion

if TYPE_CHECKING:
    from ...layers.column_source import ColumnSource


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
    them, only if ``listed``; the ties of each are kept if they are, or if ``matched``. Boundaries
    have a row each, with their area, only if ``measured``.
    """

    near: float = 0.0
    min_count: int = 0
    texts: str = "none"
    language: str = "sv"
    parameters: Mapping[str, object] = field(default_factory=dict)
    notes: Sequence[str] = ()
    listed: bool = True
    matched: bool = True
    measured: bool = True
