"""The PLAN parameters that several algorithms share."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ...layers.language import translate

PLAN, PLAN_CRS = "PLAN", "PLAN_CRS"
KEY_FIELD, LABEL_FIELD, GROUP_FIELD = "KEY_FIELD", "LABEL_FIELD", "GROUP_FIELD"


def add_plan_parameters(algorithm: QgsProcessingAlgorithm, optional: bool) -> None:
    """PLAN and PLAN_CRS."""
    label = translate("Synpunkt", "Plan layer")
    system = translate("Synpunkt", "Coordinate system of the plan layer")
    add_layer_parameters(algorithm, (PLAN, label), (PLAN_CRS, system), optional)


def add_layer_parameters(
    algorithm: QgsProcessingAlgorithm,
    layer: tuple[str, str],
    system: tuple[str, str],
    optional: bool = False,
) -> None:
    """A plan layer and its coordinate system, each as (name, label)."""
    algorithm.addParameter(
        QgsProcessingParameterFeatureSource(
            *layer, [Qgis.ProcessingSourceType.VectorAnyGeometry], optional=optional
        )
    )
    crs = QgsProcessingParameterCrs(*system, optional=True)
    crs.setHelp(translate("Synpunkt", "Only for a layer that lacks one, or has a wrong one."))
    algorithm.addParameter(crs)


def add_field_parameter(
    algorithm: QgsProcessingAlgorithm, name: str, label: str, help_: str
) -> None:
    """An optional field of PLAN."""
    parameter = QgsProcessingParameterField(
        name, label, parentLayerParameterName=PLAN, optional=True
    )
    parameter.setHelp(help_)
    algorithm.addParameter(parameter)


def add_object_fields(algorithm: QgsProcessingAlgorithm) -> None:
    """KEY_FIELD, LABEL_FIELD and GROUP_FIELD: what tells the plan's objects, and plans, apart."""
    add_field_parameter(
        algorithm,
        KEY_FIELD,
        translate("Synpunkt", "Field that names each object"),
        translate("Synpunkt", "Empty: objektidentitet where the layer has it."),
    )
    add_field_parameter(
        algorithm,
        LABEL_FIELD,
        translate("Synpunkt", "Field with the object's label"),
        translate("Synpunkt", "What people call the object, such as GATA1."),
    )
    add_field_parameter(
        algorithm,
        GROUP_FIELD,
        translate("Synpunkt", "Field that tells which plan an object is part of"),
        translate("Synpunkt", "For a layer with several plans, or one plan of several polygons."),
    )
