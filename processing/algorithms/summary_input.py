"""What ``summariseconcerns`` is given, read in the context's thread."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ...layers.column_source import ColumnSource, column_source
from ...layers.errors import InputError
from ...layers.language import translate, words
from ...layers.systems import is_known, required
from ..summary.outlines import JOIN_FIELD, OutlineSource, outline_rows
from ..summary.reading import Columns, columns_of, field_named, missing_field
from ..summary.request import BoundaryInput, ViewpointInput
from ..summary.store_input import occasions_of, outlines_of, store_behind
from ..summary.summarise import no_area
from .summary_parameters import (
    BOUNDARY,
    BOUNDARY_CRS,
    FIELD_PARAMETERS,
    GROUP_FIELD,
    INPUT,
    INPUT_CRS,
    LABEL_FIELD,
    OUTLINES,
)

# The share of a layer's rows up to which they are better fetched by their ids than by reading all;
# and that of a database's, which finds each by an index.
FEW, HALF = 0.05, 0.5
UNCHECKED = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks


class SummaryInput:
    """The layers, fields and coordinate systems of a run. InputError says what can't be used.

    ``notes`` are sentences, in the document's ``language``, on how the input was understood.
    """

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        language: str,
        with_texts: bool,
    ) -> None:
        self._algorithm, self._parameters, self._context = algorithm, parameters, context
        self._words = words(language)
        self.notes: list[str] = []
        self.source = self._source(
            INPUT, translate("Synpunkt", "The layer of viewpoints could not be opened.")
        )
        self._boundary = self._source(
            BOUNDARY, translate("Synpunkt", "The boundary layer could not be opened.")
        )
        self.crs = self._input_crs()
        if self._boundary.wkbType() == Qgis.WkbType.NoGeometry:
            raise no_area(self._name(BOUNDARY, self._boundary))
        self.boundary_crs = self._crs(BOUNDARY, BOUNDARY_CRS, self._boundary)
        self.columns, missing = self._columns()
        self._file = self._column_source()
        self._missing = [name for name in missing if with_texts or name != self._text_field()]
        self._group_field = self._boundary_field(GROUP_FIELD)
        self._label_field = self._boundary_field(LABEL_FIELD)
        self._outlines = self._outline_sources()

    def viewpoints(self) -> ViewpointInput:
        """The viewpoints as the summary reads them."""
        return ViewpointInput(
            features=self._every_row(),
            count=self._file.count() if self._file else self.source.featureCount(),
            crs=self.crs,
            columns=self.columns,
            missing=self._missing,
            withdrawn_field="state" if self._store else "",
            occasions=occasions_of(self._store) if self._store else None,
            outlines=self._outlines,
            file=self._file,
            rows=self._rows,
        )

    def boundaries(self) -> BoundaryInput:
        """The boundary layer as the summary reads it."""
        return BoundaryInput(
            features=self._boundary.getFeatures(QgsFeatureRequest(), UNCHECKED),
            crs=self.boundary_crs,
            layer=self._name(BOUNDARY, self._boundary),
            group_field=self._group_field,
            label_field=self._label_field,
        )

    def originals(self, keys: Iterable[int]) -> dict[int, QgsFeature]:
        """The input's own features with these ids."""
        return {row.id(): row for row in self._rows(set(keys))}

    def _every_row(self) -> Iterator[QgsFeature]:
        """The input's features; the layer is opened when the first one is asked for."""
        yield from self.source.getFeatures(QgsFeatureRequest(), UNCHECKED)

    def _rows(self, keys: Collection[int]) -> Iterator[QgsFeature]:
        """The input's features with these ids, in any order."""
        if len(keys) <= (HALF if self._file else FEW) * self.source.featureCount():
            request = QgsFeatureRequest().setFilterFids(list(keys))
            return self.source.getFeatures(request, UNCHECKED)
        rows = self.source.getFeatures(QgsFeatureRequest(), UNCHECKED)
        return (row for row in rows if row.id() in keys)

    def parameters(self) -> dict[str, object]:
        """The fields and coordinate systems that shape the result, "" for none."""
        used = {name: getattr(self.columns, use) for use, name in FIELD_PARAMETERS.items()}
        given = {name: self._given_crs(name).authid() for name in (INPUT_CRS, BOUNDARY_CRS)}
        return {
            **used,
            **given,
            GROUP_FIELD: self._group_field,
            LABEL_FIELD: self._label_field,
        }

    def _source(self, name: str, failure: str) -> QgsProcessingFeatureSource:
        source = self._algorithm.parameterAsSource(self._parameters, name, self._context)
        if source is None:
            raise InputError(failure)
        return source

    def _text(self, name: str) -> str:
        return self._algorithm.parameterAsString(self._parameters, name, self._context)

    def _text_field(self) -> str:
        return self._text(FIELD_PARAMETERS["text"])

    def _layer(self, name: str) -> QgsVectorLayer | None:
        return self._algorithm.parameterAsVectorLayer(self._parameters, name, self._context)

    def _name(self, name: str, source: QgsProcessingFeatureSource) -> str:
        layer = self._layer(name)
        return source.sourceName() if layer is None else layer.name()

    def _given_crs(self, name: str) -> QgsCoordinateReferenceSystem:
        return self._algorithm.parameterAsCrs(self._parameters, name, self._context)

    def _input_crs(self) -> QgsCoordinateReferenceSystem | None:
        if self.source.wkbType() == Qgis.WkbType.NoGeometry:
            return None
        return self._crs(INPUT, INPUT_CRS, self.source)

    def _crs(
        self, layer: str, name: str, source: QgsProcessingFeatureSource
    ) -> QgsCoordinateReferenceSystem:
        """The one that is given, else the layer's own; never a guess."""
        own, given = source.sourceCrs(), self._given_crs(name)
        if given.isValid() and is_known(own) and given != own:
            self.notes.append(self._told_otherwise(layer, own, given))
        if given.isValid():
            return given
        return required(own, self._name(layer, source))

    def _told_otherwise(
        self, layer: str, own: QgsCoordinateReferenceSystem, given: QgsCoordinateReferenceSystem
    ) -> str:
        if layer == INPUT:
            sentence = self._words.translate(
                "Synpunkt",
                "The layer of viewpoints says {own}; its coordinates were read as {given}.",
            )
        else:
            sentence = self._words.translate(
                "Synpunkt", "The boundary layer says {own}; its coordinates were read as {given}."
            )
        return sentence.format(own=own.authid(), given=given.authid())

    def _columns(self) -> tuple[Columns, list[str]]:
        self._store = store_behind(self._layer(INPUT))
        asked = {use: self._text(name) for use, name in FIELD_PARAMETERS.items()}
        return columns_of(
            self.source.fields(), asked, bool(self._store), self._name(INPUT, self.source)
        )

    def _column_source(self) -> ColumnSource | None:
        """The table that INPUT is all of, as it is; None if it is only some of it, or no such."""
        given = self._parameters.get(INPUT)
        if isinstance(given, QgsProcessingFeatureSourceDefinition) and (
            given.selectedFeaturesOnly or given.featureLimit != -1 or given.filterExpression
        ):
            return None
        return column_source(self._layer(INPUT))

    def _boundary_field(self, name: str) -> str:
        asked = self._text(name)
        found = field_named(self._boundary.fields(), asked)
        if asked and not found:
            raise missing_field(asked, self._name(BOUNDARY, self._boundary))
        return found

    def _outline_sources(self) -> list[OutlineSource]:
        layers = self._algorithm.parameterAsLayerList(self._parameters, OUTLINES, self._context)
        given = [layer for layer in layers or [] if isinstance(layer, QgsVectorLayer)]
        if given:
            if not field_named(self.source.fields(), "uuid"):
                raise missing_field("uuid", self._name(INPUT, self.source))
            return [_outline_source(layer) for layer in given]
        if self._store:
            return [OutlineSource(self._store.crs, outlines_of(self._store))]
        return []


def _outline_source(layer: QgsVectorLayer) -> OutlineSource:
    if not field_named(layer.fields(), JOIN_FIELD):
        raise missing_field(JOIN_FIELD, layer.name())
    if not is_known(layer.crs()):
        raise InputError(
            translate(
                "Synpunkt", "The layer {layer} has no coordinate system. Give it one first."
            ).format(layer=layer.name())
        )
    return OutlineSource(layer.crs(), outline_rows(_features(layer)))


def _features(layer: QgsVectorLayer) -> Iterator[QgsFeature]:
    # A snapshot, since the rows are read in another thread.
    snapshot = QgsVectorLayerFeatureSource(layer)

    def rows() -> Iterator[QgsFeature]:
        yield from snapshot.getFeatures()

    return rows()
