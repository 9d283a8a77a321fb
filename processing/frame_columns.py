"""Columns of pandas frames in the types that analysts expect; pandas is imported when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import QgsGeometry, QgsVariantUtils
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType

from ..layers.codes import Code, codes
from ..layers.errors import SynpunktError
from ..layers.language import translate
from ..layers.multivalue import split
from ..layers.schema import VIEWPOINT
from ..layers.tables import BOOLEAN, DATE, DATETIME, INTEGER, REAL, TEXT, Column
from ..layers.zones import ZONES

if TYPE_CHECKING:
    import pandas as pd

#: What places become: two columns of numbers, one of WKB, or none.
XY, WKB, NO_PLACES = "xy", "wkb", ""
# Columns of a summary that are no viewpoint's but have fixed values.
_FIXED = {"zone": ZONES}
# What is Python's own already.
_PLAIN = {str, int, float, bool}
_TYPES = {
    QMetaType.Type.Int: INTEGER,
    QMetaType.Type.UInt: INTEGER,
    QMetaType.Type.LongLong: INTEGER,
    QMetaType.Type.ULongLong: INTEGER,
    QMetaType.Type.Double: REAL,
    QMetaType.Type.Bool: BOOLEAN,
    QMetaType.Type.QDate: DATE,
    QMetaType.Type.QDateTime: DATETIME,
}


def pandas() -> Any:
    """The module pandas; SynpunktError with what to do where it is missing."""
    try:
        import pandas
    except ImportError as error:
        raise SynpunktError(
            translate(
                "Synpunkt",
                "pandas is missing in this QGIS. Install python3-pandas with your system's package"
                " manager (on Windows with OSGeo4W Setup), and start QGIS again. All else in"
                " Synpunkt works without it.",
            )
        ) from error
    return pandas


def series(values: Sequence[Any], column: Column, lists: Mapping[str, Sequence[Code]]) -> pd.Series:
    """The values of a column in its type: codes as categories in the order of their list."""
    pd = pandas()
    if column.many:
        return pd.Series([split(value) for value in values], dtype=object)
    if column.name in _FIXED:
        return categorical(values, _FIXED[column.name])
    if column.codes and column.type == TEXT:
        return categorical(values, [code.code for code in lists.get(column.codes, ())])
    return _MAKERS[column.type](pd, values)


def categorical(values: Sequence[Any], known: Iterable[str]) -> pd.Series:
    """Categories in the order of ``known``; values that are not among them come last, sorted."""
    pd = pandas()
    order = list(dict.fromkeys(known))
    foreign = sorted({str(value) for value in values if value is not None} - set(order))
    return pd.Series(pd.Categorical(values, categories=[*order, *foreign]))


def labels(
    values: Sequence[Any], column: Column, lists: Mapping[str, Sequence[Code]], language: str
) -> pd.Series:
    """What people call the codes of a column; an unknown code is shown as it is."""
    names = {code.code: code.label(language) or code.code for code in lists.get(column.codes, ())}
    if column.many:
        found = [[names.get(code, code) for code in split(value)] for value in values]
        return pandas().Series(found, dtype=object)
    shown = [None if value is None else names.get(str(value), str(value)) for value in values]
    return categorical(shown, names.values())


def column_of(name: str, kind: QMetaType.Type) -> Column:
    """A layer's field as a column: one called like a viewpoint's holds the same codes."""
    known = next((one for one in VIEWPOINT.columns if one.name == name and one.codes), None)
    return known if known is not None else Column(name, _TYPES.get(kind, TEXT))


def plain(value: Any) -> Any:
    """A layer's value as Python's own; NULL is None, times are in UTC."""
    if type(value) in _PLAIN:
        return value
    if QgsVariantUtils.isNull(value):
        return None
    if isinstance(value, QDate):
        return value.toPyDate()
    if isinstance(value, QDateTime):
        return value.toUTC().toPyDateTime()
    return value


def places(geometries: Sequence[QgsGeometry | None], shape: str) -> dict[str, pd.Series]:
    """The columns ``x`` and ``y``, or ``geom``; without a place there is no value.

    ``x`` and ``y`` are those of a single point; of any other shape, of its middle.
    """
    pd = pandas()
    there = [None if one is None or one.isNull() or one.isEmpty() else one for one in geometries]
    if shape == WKB:
        wkb = [None if one is None else bytes(one.asWkb()) for one in there]
        return {"geom": pd.Series(wkb, dtype=object)}
    if shape == XY:
        points = [None if one is None else one.centroid().asPoint() for one in there]
        return {
            "x": pd.Series([None if at is None else at.x() for at in points], dtype="float64"),
            "y": pd.Series([None if at is None else at.y() for at in points], dtype="float64"),
        }
    return {}


def known_lists() -> dict[str, Sequence[Code]]:
    """The shipped code lists of all viewpoint columns."""
    return {one.codes: codes(one.codes) for one in VIEWPOINT.columns if one.codes}


def _dates(pd: Any, values: Sequence[Any]) -> Any:
    # A year that pandas can't hold is no date that was meant.
    return pd.Series(pd.to_datetime(pd.Series(values, dtype=object), errors="coerce"))


def _times(pd: Any, values: Sequence[Any]) -> Any:
    return pd.to_datetime(pd.Series(values, dtype=object), errors="coerce", utc=True)


_MAKERS: dict[str, Callable[[Any, Sequence[Any]], Any]] = {
    TEXT: lambda pd, values: pd.Series(
        [value if value is None else str(value) for value in values], dtype="string"
    ),
    INTEGER: lambda pd, values: pd.Series(values, dtype="Int64"),
    REAL: lambda pd, values: pd.Series(values, dtype="float64"),
    BOOLEAN: lambda pd, values: pd.Series(values, dtype="boolean"),
    DATE: _dates,
    DATETIME: _times,
}
