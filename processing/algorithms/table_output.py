"""Tables without places, as outputs of algorithms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
)
from qgis.PyQt.QtCore import QMetaType

#: Name and type of each column.
Columns = Sequence[tuple[str, QMetaType.Type]]


def write_table(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    name: str,
    columns: Columns,
    rows: Iterable[Sequence[object]],
) -> dict[str, Any]:
    """Write ``rows`` to the sink ``name``; returns the output, empty where nobody asked for it.

    The rows are gone through all the same. QgsProcessingException if they can't be written.
    """
    fields = QgsFields()
    for column, kind in columns:
        fields.append(QgsField(column, kind))
    sink, identity = algorithm.parameterAsSink(
        parameters, name, context, fields, Qgis.WkbType.NoGeometry
    )
    definition = algorithm.parameterDefinition(name)
    optional = bool(definition.flags() & Qgis.ProcessingParameterFlag.Optional)
    if sink is None and (parameters.get(name) or not optional):
        raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
    for row in rows:
        if sink is None:
            continue
        feature = QgsFeature(fields)
        feature.setAttributes(list(row))
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(algorithm.writeFeatureError(sink, parameters, name))
    return {} if sink is None else {name: str(identity)}
