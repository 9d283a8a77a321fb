"""Viewpoints, matches and the summary as pandas frames, for the Python console and notebooks.

Codes are categories in the order of their list, dates are datetimes, times are in UTC, places are
``x`` and ``y`` or WKB in the coordinate system that ``frame.attrs["crs"]`` names. Nothing is
written. All of it raises SynpunktError with a sentence: also where pandas is missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsApplication,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from ..layers.address import resolve
from ..layers.code_lists import read_code_lists
from ..layers.codes import Code
from ..layers.errors import InputError, SynpunktError
from ..layers.language import translate
from ..layers.schema import TABLES
from ..layers.store import Store, open_store
from ..layers.tables import INTEGER, Column
from .frame_columns import (
    NO_PLACES,
    WKB,
    XY,
    column_of,
    known_lists,
    pandas,
    places,
    plain,
    series,
)
from .frame_columns import (
    labels as label_series,
)
from .summary.tables import MATCH_FIELDS

if TYPE_CHECKING:
    import pandas as pd

#: A store's path or STORE string, an open store, or a layer.
Source = str | Store | QgsVectorLayer
_ALGORITHM = "synpunkt:summariseconcerns"


def viewpoints(
    source: Source,
    labels: str = "",
    shape: str = XY,
    withdrawn: bool = False,
    project: QgsProject | None = None,
) -> pd.DataFrame:
    """The viewpoints of a store, or the rows of any layer.

    ``labels`` ("sv" or "en") adds a column ``…_label`` beside each column of codes. ``shape`` is
    "xy", "wkb" or "" for no places. ``withdrawn`` viewpoints of a store are left out unless asked
    for. An empty ``source`` is the one store of ``project``.
    """
    if isinstance(source, QgsVectorLayer):
        return layer_frame(source, labels, shape)
    where, given = ("", ()) if withdrawn else ("state IS NOT ?", ("withdrawn",))
    return _table(_store(source, project), "viewpoint", where, given, labels, shape)


def table(
    source: str | Store,
    name: str,
    labels: str = "",
    shape: str = XY,
    project: QgsProject | None = None,
) -> pd.DataFrame:
    """Any table of a store, such as "occasion", "statement" or "response"; as ``viewpoints``."""
    if name not in TABLES or TABLES[name].restricted:
        sentence = translate("Synpunkt", "A store has no table called {name} to read here.")
        raise InputError(sentence.format(name=name))
    return _table(_store(source, project), name, "", (), labels, shape)


def matches(
    source: Source,
    boundary: QgsVectorLayer | str,
    near: float = 0.0,
    labels: str = "",
    shape: str = XY,
    **parameters: Any,
) -> pd.DataFrame:
    """A row per viewpoint and boundary with zone inside, edge or near, and ``distance_m``.

    ``boundary`` is a layer or its source. More ``parameters`` are those of
    ``synpunkt:summariseconcerns`` by their names, such as ``GROUP_FIELD="plan_key"``.
    """
    if isinstance(source, QgsVectorLayer):
        return layer_frame(_run(source, boundary, near, "MATCHES", parameters), labels, shape)
    store = _store(source, None)
    tied = _run(store, boundary, near, "MATCHES", parameters)
    # A layer's many NULLs are slow to read: so of it only what the store itself does not hold.
    wanted = [tied.fields().indexFromName(name) for name in ("fid", *dict(MATCH_FIELDS))]
    rows = [[plain(row.attribute(at)) for at in wanted] for row in tied.getFeatures()]
    fid, *ours = zip(*rows, strict=True) if rows else [()] * len(wanted)
    every = viewpoints(store, labels, shape, withdrawn=True)
    places_of = {one: place for place, one in enumerate(every["fid"].tolist())}
    found = every.take([places_of[one] for one in fid]).reset_index(drop=True)
    for (name, kind), values in zip(MATCH_FIELDS, ours, strict=True):
        found[name] = series(values, column_of(name, kind), {})
    found.attrs["crs"] = every.attrs["crs"]
    return found


def summary(
    source: Source,
    boundary: QgsVectorLayer | str,
    near: float = 0.0,
    labels: str = "",
    **parameters: Any,
) -> pd.DataFrame:
    """How many: a row per boundary, zone, theme and type, as the algorithm's SUMMARY has it."""
    return layer_frame(_run(source, boundary, near, "SUMMARY", parameters), labels, NO_PLACES)


def boundaries(
    source: Source,
    boundary: QgsVectorLayer | str,
    near: float = 0.0,
    shape: str = WKB,
    **parameters: Any,
) -> pd.DataFrame:
    """A row per boundary with its counts and area, as the algorithm's BOUNDARIES has it."""
    return layer_frame(_run(source, boundary, near, "BOUNDARIES", parameters), "", shape)


def layer_frame(layer: QgsVectorLayer, labels: str = "", shape: str = XY) -> pd.DataFrame:
    """All rows of any layer; columns called like a viewpoint's hold the same codes."""
    request = QgsFeatureRequest()
    if shape == NO_PLACES:
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows = list(layer.getFeatures(request))
    columns = [column_of(field.name(), field.type()) for field in layer.fields().toList()]
    held = zip(*(row.attributes() for row in rows), strict=True) if rows else [()] * len(columns)
    values = {
        column.name: list(map(plain, some)) for column, some in zip(columns, held, strict=True)
    }
    shapes = [row.geometry() for row in rows] if layer.isSpatial() else None
    crs = layer.crs().authid() if layer.isSpatial() else ""
    return _frame(columns, values, known_lists(), labels, shape, shapes, crs)


def _store(source: str | Store, project: QgsProject | None) -> Store:
    return source if isinstance(source, Store) else open_store(resolve(str(source), project))


def _table(
    store: Store, name: str, where: str, given: Sequence[object], labels: str, shape: str
) -> pd.DataFrame:
    rows = list(store.rows(name, where, given))
    columns = [Column("fid", INTEGER), Column("uuid"), *TABLES[name].columns]
    values = {column.name: [row.get(column.name) for row in rows] for column in columns}
    lists = read_code_lists(store.path).lists
    shapes = [row.get("geom") for row in rows] if TABLES[name].geometry else None
    return _frame(columns, values, lists, labels, shape, shapes, store.crs.authid())


def _frame(
    columns: Sequence[Column],
    values: Mapping[str, Sequence[Any]],
    lists: Mapping[str, Sequence[Code]],
    language: str,
    shape: str,
    shapes: Sequence[QgsGeometry | None] | None,
    crs: str,
) -> pd.DataFrame:
    pd = pandas()
    made: dict[str, Any] = {}
    for column in columns:
        made[column.name] = series(values[column.name], column, lists)
        if language and column.codes:
            own = values[column.name]
            made[f"{column.name}_label"] = label_series(own, column, lists, language)
    if shapes is not None:
        made.update(places(shapes, shape))
    frame = pd.DataFrame(made)
    frame.attrs["crs"] = crs
    return frame


def _run(
    source: Source,
    boundary: QgsVectorLayer | str,
    near: float,
    output: str,
    parameters: Mapping[str, Any],
) -> QgsVectorLayer:
    """One output of the algorithm, so that a frame and the toolbox can't differ."""
    pandas()  # what is missing is said before the work
    if QgsApplication.processingRegistry().algorithmById(_ALGORITHM) is None:
        raise SynpunktError(
            translate(
                "Synpunkt",
                "Synpunkt's algorithms are not loaded. Turn the plugin on in QGIS; in a notebook,"
                " start Processing and add its provider first.",
            )
        )
    from qgis import processing  # type: ignore[import-untyped]

    given = {"INPUT": _input(source), "BOUNDARY": boundary, "NEAR": near, **parameters}
    try:
        done = processing.run(
            _ALGORITHM,
            {**given, output: "TEMPORARY_OUTPUT"},
            context=QgsProcessingContext(),
            feedback=QgsProcessingFeedback(False),
        )
    except QgsProcessingException as error:
        raise SynpunktError(str(error)) from error
    layer = done[output]
    return layer


def _input(source: Source) -> QgsVectorLayer | str:
    if isinstance(source, QgsVectorLayer):
        return source
    return _store(source, None).uri("viewpoint")
