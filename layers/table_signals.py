"""Which of the panel's contents a layer of the store has a part in."""

from __future__ import annotations

from typing import NamedTuple

from qgis.core import QgsMapLayer

from .address import table_of_layer

VIEWPOINTS, LINKS, MATTERS = "viewpoints", "links", "matters"
_TOLD_OF = {
    "viewpoint": (VIEWPOINTS,),
    "viewpoint_line": (VIEWPOINTS,),
    "viewpoint_area": (VIEWPOINTS,),
    "occasion": (VIEWPOINTS,),
    "response": (VIEWPOINTS,),
    "response_viewpoint": (VIEWPOINTS,),
    "viewpoint_matter": (VIEWPOINTS, MATTERS),
    "statement": (MATTERS,),
    "matter": (MATTERS,),
    "link": (LINKS, VIEWPOINTS),
    "plan_object": (LINKS, MATTERS),
    "plan_layer": (LINKS, MATTERS),
}


class LayerKind(NamedTuple):
    """The store's table that a layer shows, and what to tell of when its rows change."""

    table: str
    told_of: tuple[str, ...]


def kind_of_layer(layer: QgsMapLayer) -> LayerKind:
    """By the layer's source; the table is "" for what is no table of a store."""
    table = table_of_layer(layer)
    return LayerKind(table, _TOLD_OF.get(table, ()))
