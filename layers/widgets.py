"""The form widget of a column, told from what the schema says of it.

Codes are chosen by their labels: from the project's code table where that can be asked at any
time, from a fixed list where their order carries meaning or where there is no code table at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.core import (
    QgsEditorWidgetSetup,
    QgsExpression,
    QgsRelation,
    QgsValueMapFieldFormatter,
    QgsVectorLayer,
)

from .address import without_layer
from .tables import BOOLEAN, DATE, DATETIME, INTEGER, REAL, Column, Table

#: Gives a column's widget, or None where the plain one will do.
Chooser = Callable[[Table, Column], QgsEditorWidgetSetup | None]
#: (code, label) in the order in which they are offered.
Choices = Sequence[tuple[str, str]]

#: Lists that a municipality changes and that are looked up by name; the others have an order.
LIVE_LISTS = frozenset(
    {
        "theme", "occasion_kind", "responsible", "handled_in", "sender_group", "received_form",
        "feedback_channel",
    }
)  # fmt: skip
LONG_TEXTS = frozenset(
    {
        "text", "summary", "comment", "reason", "change_text", "description", "notes", "note",
        "answer", "declined_reason", "definition", "definition_en", "question", "numbers",
        "old_values",
    }
)  # fmt: skip
#: Means something to programs only.
TECHNICAL = frozenset(
    {"fid", "uuid", "source_digest", "sha256", "fingerprint", "elevations", "times"}
)
LARGEST = 2_000_000_000


def hidden() -> QgsEditorWidgetSetup:
    """No widget at all."""
    return QgsEditorWidgetSetup("Hidden", {})


def plain(column: Column) -> QgsEditorWidgetSetup:
    """The widget that suits the column's type."""
    if column.name == "path":
        return _photo()
    if column.type == DATE:
        return _calendar("yyyy-MM-dd")
    if column.type == DATETIME:
        return _calendar("yyyy-MM-dd HH:mm")
    if column.type == BOOLEAN:
        return QgsEditorWidgetSetup("CheckBox", {"AllowNullState": not column.required})
    if column.type == INTEGER:
        return _number(0)
    if column.type == REAL:
        return _number(1)
    long = column.name in LONG_TEXTS
    return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": long, "UseHtml": False})


def fixed_codes(choices: Choices) -> QgsEditorWidgetSetup:
    """A drop-down of these choices, an empty one first."""
    items = [{"": QgsValueMapFieldFormatter.NULL_VALUE}]
    items += [{label: code} for code, label in choices]
    return QgsEditorWidgetSetup("ValueMap", {"map": items})


def live_codes(code_layer: QgsVectorLayer, column: Column, language: str) -> QgsEditorWidgetSetup:
    """A drop-down of a list's codes that are not hidden, in the order of their labels."""
    wanted = QgsExpression.createFieldEqualityExpression("list", column.codes)
    return QgsEditorWidgetSetup(
        "ValueRelation",
        {
            "Layer": code_layer.id(),
            "LayerName": code_layer.name(),
            "LayerProviderName": code_layer.providerType(),
            "LayerSource": _address(code_layer),
            "Key": "code",
            "Value": code_label_field(language),
            "FilterExpression": f'{wanted} AND NOT coalesce("hidden", false)',
            "AllowMulti": column.many,
            "AllowNull": True,
            "NofColumns": 1,
            "OrderByValue": True,
            "UseCompleter": False,
        },
    )


def code_label_field(language: str) -> str:
    """The code layer's field with "parent › child" labels, so that children follow their parent."""
    return f"shown_{language}"


def reference(relation: QgsRelation) -> QgsEditorWidgetSetup:
    """A chooser of the row that the column points at."""
    layer = relation.referencedLayer()
    return QgsEditorWidgetSetup(
        "RelationReference",
        {
            "Relation": relation.id(),
            "ReferencedLayerId": layer.id(),
            "ReferencedLayerName": layer.name(),
            "ReferencedLayerProviderKey": layer.providerType(),
            "ReferencedLayerDataSource": _address(layer),
            "AllowNULL": True,
            "AllowAddFeatures": False,
            "ShowForm": False,
            "ShowOpenFormButton": True,
            "MapIdentification": False,
            "OrderByValue": True,
            "FetchLimitActive": True,
            "FetchLimitNumber": 100,
        },
    )


def _address(layer: QgsVectorLayer) -> str:
    """A layer's source as seen from a folder that holds project and store.

    The chooser finds the layer by its id; a whole path would only say whose computer it was.
    """
    source = layer.publicSource()
    path = without_layer(source)
    return source.replace(path, f"./{Path(path).name}", 1)


def _calendar(shown: str) -> QgsEditorWidgetSetup:
    return QgsEditorWidgetSetup(
        "DateTime",
        {
            "display_format": shown,
            "field_format": shown,
            "field_iso_format": False,
            "calendar_popup": True,
            "allow_null": True,
        },
    )


def _number(decimals: int) -> QgsEditorWidgetSetup:
    return QgsEditorWidgetSetup(
        "Range",
        {
            "Min": 0,
            "Max": LARGEST,
            "Step": 1,
            "Precision": decimals,
            "AllowNull": True,
            "Style": "SpinBox",
        },
    )


def _photo() -> QgsEditorWidgetSetup:
    return QgsEditorWidgetSetup(
        "ExternalResource",
        {
            "DocumentViewer": 1,
            "DocumentViewerHeight": 240,
            "FileWidget": True,
            "FileWidgetButton": True,
            "RelativeStorage": 1,
            "StorageMode": 0,
        },
    )
