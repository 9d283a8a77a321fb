"""Which layer or sheet of a file is meant."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal, ogr

from ...layers.errors import InputError
from ...layers.language import translate
from .choice import SAYING
from .columns import recognise
from .records import SEPARATOR, matching_repeat
from .repeats import flat_repeats, is_member_sheet
from .sources.refused import form_error

#: The layer of viewpoints in one of our own stores.
OWN_LAYER = "viewpoint"
STORE_TABLE = "store_meta"
#: Tables in a GeoPackage that QGIS and field tools keep for themselves.
NO_DATA = {"layer_styles", "qgis_projects", "layer_metadata"}
#: The sheets of an XLSForm, which is a form and no answers.
FORM_SHEETS = {"survey", "choices", "settings"}
#: Excel allows a sheet's name no more characters.
SHEET_NAME = 31


def field_names(layer: ogr.Layer) -> list[str]:
    """The names of a layer's fields, without its geometry."""
    definition = layer.GetLayerDefn()
    return [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]


def choose_layer(dataset: gdal.Dataset, path: Path, wanted: str) -> ogr.Layer:
    """The layer called ``wanted``; without a name the only one that can hold viewpoints.

    ``InputError`` names the layers where there is none by that name, or no telling which.
    """
    layers = [dataset.GetLayer(i) for i in range(dataset.GetLayerCount())]
    by_name = {layer.GetName().casefold(): layer for layer in reversed(layers)}
    if wanted.strip():
        found = _named(by_name, wanted.strip()) or _flattened(layers, wanted.strip())
        if found is None:
            raise _no_layer(path, wanted, layers)
        return found
    if STORE_TABLE in by_name and OWN_LAYER in by_name:
        return by_name[OWN_LAYER]
    if FORM_SHEETS <= by_name.keys():
        raise form_error(path.name)
    layers = [layer for layer in layers if is_table_by_itself(layer)] or layers
    if len(layers) == 1:
        return layers[0]
    with_rows = [layer for layer in layers if layer.GetFeatureCount() > 0]
    likely = [layer for layer in with_rows if _may_hold_viewpoints(layer)]
    for choice in (with_rows, likely):
        if len(choice) == 1:
            return choice[0]
    raise _unclear(path, with_rows or layers)


def is_of_store(dataset: gdal.Dataset, layer: ogr.Layer) -> bool:
    """Whether the layer is that of the viewpoints in a store."""
    names = {dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())}
    return layer.GetName() == OWN_LAYER and STORE_TABLE in names


def _named(by_name: dict[str, ogr.Layer], wanted: str) -> ogr.Layer | None:
    """The layer of that name; a repeat within a repeat may be named by its whole path."""
    names = (wanted, wanted.rpartition(SEPARATOR)[2], wanted.rpartition(SEPARATOR)[2][:SHEET_NAME])
    return next((by_name[n.casefold()] for n in names if n.casefold() in by_name), None)


def _flattened(layers: list[ogr.Layer], repeat: str) -> ogr.Layer | None:
    """The one layer that has the repeat in its columns."""
    found = [
        layer
        for layer in layers
        if matching_repeat(repeat, flat_repeats(tuple(field_names(layer))))
    ]
    return found[0] if len(found) == 1 else None


def is_data(layer: ogr.Layer) -> bool:
    """Whether a layer is more than how a project looks."""
    return layer.GetName() not in NO_DATA


def is_table_by_itself(layer: ogr.Layer) -> bool:
    """Whether a layer is data, and its rows are no parts of another sheet's."""
    return is_data(layer) and not is_member_sheet(field_names(layer))


def _no_layer(path: Path, wanted: str, layers: list[ogr.Layer]) -> InputError:
    return InputError(
        translate(
            "Synpunkt", "{name} has no layer or sheet called “{layer}”. It has: {layers}."
        ).format(name=path.name, layer=wanted.strip(), layers=_names(layers))
    )


def _unclear(path: Path, layers: list[ogr.Layer]) -> InputError:
    if not layers:
        return InputError(
            translate("Synpunkt", "The file {name} holds no layer that can be read.").format(
                name=path.name
            )
        )
    return InputError(
        translate(
            "Synpunkt", "{name} has several layers or sheets; say which one to read: {layers}."
        ).format(name=path.name, layers=_names(layers))
    )


def _names(layers: list[ogr.Layer]) -> str:
    return ", ".join(layer.GetName() for layer in layers)


def _may_hold_viewpoints(layer: ogr.Layer) -> bool:
    """Whether the layer has places, or columns that are known as text, theme or place."""
    if layer.GetGeomType() != ogr.wkbNone:
        return True
    choice = recognise(tuple(field_names(layer)), False)
    return bool(choice.place or set(SAYING) & set(choice.fields))
