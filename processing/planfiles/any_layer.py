"""Plan areas from the layers of any file that GDAL reads, by fields that are guessed or given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...layers.boundary import as_text, closed_areas
from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.metric import is_finite, straightened
from ...layers.plan_fields import PlanFields, guess_of, kind_of, use_label
from ...layers.plan_kinds import PLAN
from ...layers.progress import Progress
from ...layers.systems import is_known, lacks_crs
from .model import Notes, PlanArea, listed, quoted
from .shapes import valid

_KINDS = (
    Qgis.GeometryType.Polygon,  # first, as closed lines are the exception
    Qgis.GeometryType.Line,
    Qgis.GeometryType.Unknown,
)


def sublayers_with_areas(path: str) -> list[QgsProviderSublayerDetails]:
    """The layers of the file that may hold areas: those of polygons, else of lines.

    InputError if there is none.
    """
    found = QgsProviderRegistry.instance().querySublayers(
        path, Qgis.SublayerQueryFlag.ResolveGeometryType
    )
    vectors = [one for one in found if one.type() == Qgis.LayerType.Vector]
    for kind in _KINDS:
        fitting = [one for one in vectors if QgsWkbTypes.geometryType(one.wkbType()) == kind]
        if fitting:
            return fitting
    raise InputError(
        translate("Synpunkt", "There is no area in {layer} to look inside.").format(layer=path)
    )


def read(
    path: Path,
    layers: Sequence[str],
    given: QgsCoordinateReferenceSystem,
    stated: PlanFields,
    notes: Notes,
    progress: Progress,
) -> list[PlanArea]:
    """The areas of the file's layers that ``layers`` names (none: all of them).

    ``stated`` fields come before guessed ones. ``given`` is for a layer without coordinate
    system. InputError for a layer or field that is not there, or where no system is known.
    """
    areas: list[PlanArea] = []
    sublayers = _chosen(path, layers)
    for number, details in enumerate(sublayers):
        options = QgsProviderSublayerDetails.LayerOptions(QgsCoordinateTransformContext())
        layer = details.toLayer(options)
        if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
            sentence = translate("Synpunkt", "The layer {layer} could not be opened.")
            notes.left_out(sentence.format(layer=quoted(details.name())))
            continue
        prefix = f"{layer.name()}/" if len(sublayers) > 1 else ""
        for area in _Layer(layer, given, stated, notes, prefix).areas():
            areas.append(area)
            if len(areas) % 500 == 0:
                progress(number / len(sublayers))
        progress((number + 1) / len(sublayers))
    return _of_their_plan(areas)


def _of_their_plan(areas: list[PlanArea]) -> list[PlanArea]:
    """Provisions that name no plan are of the only plan in the file, if it holds only one."""
    plans = [area for area in areas if area.kind == PLAN]
    if len({area.plan_key for area in plans}) != 1:
        return [replace(area, plan_key=area.plan_key or area.key) for area in areas]
    key, status = plans[0].plan_key, plans[0].status
    return [
        area
        if area.plan_key or area.kind is None
        else replace(area, plan_key=key, status=area.status or status)
        for area in areas
    ]


def _chosen(path: Path, layers: Sequence[str]) -> list[QgsProviderSublayerDetails]:
    found = sublayers_with_areas(str(path))
    wanted = [layer.casefold() for layer in layers]
    chosen = [
        one
        for one in found
        if not wanted or any(fnmatchcase(one.name().casefold(), name) for name in wanted)
    ]
    if not chosen:
        sentence = translate(
            "Synpunkt", "{name} has no layer {layer} with areas. Its layers with areas: {layers}."
        )
        names = sorted({one.name() for one in found})
        raise InputError(
            sentence.format(name=path.name, layer=listed(layers), layers=listed(names))
        )
    return chosen


class _Layer:
    """Makes areas of one layer's features; what can't be read is told by its name.

    ``prefix`` keeps the row numbers of several layers apart, where they stand in for keys.
    """

    def __init__(
        self,
        layer: QgsVectorLayer,
        given: QgsCoordinateReferenceSystem,
        stated: PlanFields,
        notes: Notes,
        prefix: str,
    ) -> None:
        self._layer, self._notes, self._prefix = layer, notes, prefix
        self._crs = layer.crs() if is_known(layer.crs()) else given
        if not self._crs.isValid():
            raise lacks_crs(layer.name(), layer.extent())
        self._fields = self._fields_of(stated)
        self._kind = kind_of(layer.name())

    def areas(self) -> Iterator[PlanArea]:
        placeless = 0
        for row in self._layer.getFeatures(QgsFeatureRequest()):
            if not row.hasGeometry() or row.geometry().isEmpty():
                placeless += 1
                continue
            area = self._area(row)
            if area is not None:
                yield area
        if placeless:
            sentence = translate(
                "Synpunkt", "%n row(s) of {layer} without a shape left out.", "", placeless
            )
            self._notes.tell(sentence.format(layer=quoted(self._layer.name())))

    def _fields_of(self, stated: PlanFields) -> PlanFields:
        """The stated fields, else the likely ones; says which, as a guess may be wrong."""
        layer, own = self._layer, self._layer.fields().names()
        given = stated.used()
        for name in given.values():
            if name not in own:
                sentence = translate("Synpunkt", "The layer {layer} has no field called {field}.")
                raise InputError(sentence.format(layer=layer.name(), field=name))
        fields = replace(guess_of(layer), **given)
        used = [f"{use_label(use)} = {name}" for use, name in fields.used().items()]
        sentence = translate("Synpunkt", "Fields of {layer}: {fields}.")
        nothing = translate("Synpunkt", "none that is known")
        self._notes.tell(
            sentence.format(layer=quoted(layer.name()), fields=", ".join(used) or nothing)
        )
        return fields

    def _area(self, row: QgsFeature) -> PlanArea | None:
        shape = row.geometry()
        closed = list(closed_areas(shape, self._crs)) if is_finite(shape) else []
        if not closed:
            self._left_out(row, translate("Synpunkt", "neither an area nor a closed line"))
            return None
        flat = straightened(QgsGeometry.collectGeometry(closed), self._crs)
        area, mended = valid(flat)
        if area.isNull():
            self._left_out(row, translate("Synpunkt", "an area of no size"))
            return None
        if mended:
            sentence = translate("Synpunkt", "{name} crosses itself and was mended.")
            self._notes.warn(sentence.format(name=self._called(row)))
        fields = self._fields
        key = self._text(row, fields.key) or f"{self._prefix}{row.id()}"
        plan_key = self._text(row, fields.group)
        if self._kind in (None, PLAN):
            plan_key = plan_key or self._text(row, fields.key or fields.designation) or key
        return PlanArea(
            plan_key=plan_key or "",
            designation=self._text(row, fields.designation),
            name=self._text(row, fields.name),
            status=self._text(row, fields.status),
            kind=self._kind,
            key=key,
            geometry=area,
            crs=self._crs,
        )

    def _text(self, row: QgsFeature, field: str) -> str | None:
        value = row[field] if field else None
        if isinstance(value, dict):  # a name in several languages
            value = "; ".join(dict.fromkeys(filter(None, map(as_text, value.values()))))
        return as_text(value).strip() or None

    def _called(self, row: QgsFeature) -> str:
        own = self._text(row, self._fields.label) or self._text(row, self._fields.key)
        return quoted(f"{self._layer.name()} {own or row.id()}")

    def _left_out(self, row: QgsFeature, reason: str) -> None:
        sentence = translate("Synpunkt", "{name}: {reason}; left out.")
        self._notes.left_out(sentence.format(name=self._called(row), reason=reason))
