"""A layer of the project, or any Processing source, as rows."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import Qgis, QgsFeatureRequest, QgsProcessingFeatureSource

from ...layers.systems import is_known
from .sources import prepared
from .table import RowProgress, SourceRow, SourceTable, unique_names
from .values import plain


def open_layer(source: QgsProcessingFeatureSource) -> SourceTable:
    """The rows of a feature source, of any geometry or none; invalid shapes come in too."""
    progress = RowProgress(source.featureCount())
    crs = source.sourceCrs()
    table = SourceTable(
        name=source.sourceName(),
        columns=unique_names(source.fields().names()),
        rows=_rows(source, progress),
        crs=crs if is_known(crs) else None,
        has_geometry=source.wkbType() != Qgis.WkbType.NoGeometry,
        layer=source.sourceName(),
        share=progress.share,
        again=lambda: open_layer(source),
    )
    return prepared(table)


def _rows(source: QgsProcessingFeatureSource, progress: RowProgress) -> Iterator[SourceRow]:
    flag = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
    for number, feature in enumerate(source.getFeatures(QgsFeatureRequest(), flag), start=1):
        progress.done = number
        geometry = feature.geometry() if feature.hasGeometry() else None
        row = SourceRow(number, tuple(map(plain, feature.attributes())), geometry)
        if not row.is_blank:
            yield row
