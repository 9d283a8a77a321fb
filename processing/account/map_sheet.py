"""The account's map as a print layout of the project: to be changed in QGIS's own layout window.

What people wrote is never text that the layout evaluates: titles come in as variables, and texts as
cells of a table, only those that a person has checked.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsExpression,
    QgsExpressionContextUtils,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutMultiFrame,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsReferencedRectangle,
    QgsTextFormat,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF

from ...layers import codes
from ...layers.language import Words
from ...layers.symbols import DARK
from .pictures.device import font

PAPERS = ("A4", "A3")
_SIZES = {"A4": (297.0, 210.0), "A3": (420.0, 297.0)}
_MARGIN, _HEAD, _SIDE, _GAP = 12.0, 20.0, 62.0, 4.0
_MOST_ROWS = 10_000
_NORTH = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="44" height="64" viewBox="0 0 44 64">'
    f'<path d="M22 0L44 64L22 50L0 64Z" fill="{DARK}"/></svg>'
)


@dataclass(frozen=True)
class Sheet:
    """What a layout shows: ``layers`` from the topmost, ``extent`` in any system.

    ``viewpoints`` is the layer of them, and ``members`` their uuids, for the table on the pages
    that follow.
    """

    name: str
    title: str
    about: str
    paper: str
    extent: QgsReferencedRectangle
    layers: Sequence[QgsMapLayer]
    viewpoints: QgsVectorLayer
    members: Sequence[str]


def lay_out(project: QgsProject, sheet: Sheet, words: Words) -> QgsPrintLayout:
    """A layout of its own in ``project``; one of the same name gets a number after it."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(_free_name(project, sheet.name))
    width, height = _SIZES[sheet.paper]
    layout.pageCollection().page(0).setPageSize(
        sheet.paper, QgsLayoutItemPage.Orientation.Landscape
    )
    for name, text in (("synpunkt_title", sheet.title), ("synpunkt_about", sheet.about)):
        QgsExpressionContextUtils.setLayoutVariable(layout, name, text)
    _label(layout, "[% @synpunkt_title %]", 70, QRectF(_MARGIN, 8, width - 2 * _MARGIN, 10))
    _label(layout, "[% @synpunkt_about %]", 34, QRectF(_MARGIN, 18, width - 2 * _MARGIN, 6))
    map_item = _map(layout, sheet, width, height)
    _beside(layout, map_item, width, height, words)
    _table(layout, sheet, width, height, words)
    project.layoutManager().addLayout(layout)
    return layout


def _free_name(project: QgsProject, name: str) -> str:
    taken = {one.name() for one in project.layoutManager().layouts()}
    found, number = name, 2
    while found in taken:
        found, number = f"{name} {number}", number + 1
    return found


def _place(layout: QgsPrintLayout, item: QgsLayoutItem, box: QRectF) -> None:
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(box.x(), box.y()))
    item.attemptResize(QgsLayoutSize(box.width(), box.height()))


def _label(layout: QgsPrintLayout, text: str, tenths: int, box: QRectF) -> None:
    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    label.setTextFormat(_format(tenths))
    _place(layout, label, box)


def _format(tenths: int) -> QgsTextFormat:
    text = QgsTextFormat()
    text.setFont(font(tenths))
    text.setSize(tenths / 10)
    text.setSizeUnit(Qgis.RenderUnit.Millimeters)
    return text


def _map(layout: QgsPrintLayout, sheet: Sheet, width: float, height: float) -> QgsLayoutItemMap:
    item = QgsLayoutItemMap(layout)
    across, up = width - 2 * _MARGIN - _SIDE - _GAP, height - _MARGIN - _HEAD - 8
    _place(layout, item, QRectF(_MARGIN, _HEAD + 8, across, up))
    item.setCrs(sheet.extent.crs())
    item.setLayers(list(sheet.layers))
    item.setKeepLayerSet(True)
    item.zoomToExtent(sheet.extent)
    item.setFrameEnabled(True)
    item.setId("map")
    return item


def _beside(
    layout: QgsPrintLayout, map_item: QgsLayoutItemMap, width: float, height: float, words: Words
) -> None:
    """Legend, scale bar and the way north, right of the map."""
    left = width - _MARGIN - _SIDE
    north = QgsLayoutItemPicture(layout)
    north.setPicturePath("base64:" + base64.b64encode(_NORTH.encode()).decode())
    north.setLinkedMap(map_item)
    north.setNorthMode(QgsLayoutItemPicture.NorthMode.TrueNorth)
    _place(layout, north, QRectF(left, _HEAD + 8, 11, 16))
    legend = QgsLayoutItemLegend(layout)
    legend.setTitle(words.translate("Synpunkt", "Legend"))
    legend.setLinkedMap(map_item)
    legend.setLegendFilterByMapEnabled(True)
    # No longer than the page, however many layers there are; who wants more makes it larger.
    legend.setResizeToContents(False)
    _place(layout, legend, QRectF(left, _HEAD + 28, _SIDE, height - _MARGIN - _HEAD - 44))
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Line Ticks Up")
    bar.setLinkedMap(map_item)
    bar.applyDefaultSize(Qgis.DistanceUnit.Meters)
    _place(layout, bar, QRectF(left, height - _MARGIN - 14, _SIDE, 12))


def _table(layout: QgsPrintLayout, sheet: Sheet, width: float, height: float, words: Words) -> None:
    """The viewpoints on the map with their numbers, on as many pages as they need."""
    table = QgsLayoutItemAttributeTable.create(layout)
    layout.addMultiFrame(table)
    page = QgsLayoutItemPage(layout)
    page.setPageSize(sheet.paper, QgsLayoutItemPage.Orientation.Landscape)
    layout.pageCollection().addPage(page)
    frame = QgsLayoutFrame(layout, table)
    frame.attemptMove(QgsLayoutPoint(_MARGIN, _MARGIN), page=1)
    frame.attemptResize(QgsLayoutSize(width - 2 * _MARGIN, height - 2 * _MARGIN))
    table.addFrame(frame)
    table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
    table.setContentTextFormat(_format(30))
    table.setHeaderTextFormat(_format(32))
    table.setMaximumNumberOfFeatures(_MOST_ROWS)
    table.setVectorLayer(sheet.viewpoints)
    uuids = ", ".join(map(QgsExpression.quotedString, sheet.members))
    table.setFilterFeatures(True)
    table.setFeatureFilter(f'"uuid" IN ({uuids})' if uuids else "false")
    table.setColumns(
        [
            _column("number", words.translate("Synpunkt", "No."), 14),
            _column(_cut("place_name", 120), words.translate("Synpunkt", "Place"), 50),
            _column(_theme(words), words.translate("Synpunkt", "Theme"), 46),
            _column(_CHECKED, words.translate("Synpunkt", "Viewpoint"), width - 2 * _MARGIN - 118),
        ]
    )
    table.setSortColumns([_column("number", "", 0)])
    # At once: until then QGIS measures the cells of all fields by the widths of these few.
    table.refreshAttributes()
    table.setResizeMode(QgsLayoutMultiFrame.ResizeMode.RepeatUntilFinished)


def _cut(column: str, most: int) -> str:
    """A text in one paragraph of at most so many letters.

    For a row that is higher than its page QGIS would add pages without end; the whole text stands
    in the account.
    """
    said = f"trim(regexp_replace(coalesce(\"{column}\", ''), '\\\\s+', ' '))"
    return (
        f"with_variable('said', {said}, if(length(@said) > {most},"
        f" left(@said, {most}) || ' …', @said))"
    )


#: A text that nobody has checked stays in the store.
_CHECKED = f"if(\"privacy_state\" = 'checked', {_cut('text', 600)}, '')"


def _theme(words: Words) -> str:
    """The name of the theme; a code that is not of the list is left out."""
    named = [
        part
        for code in codes.codes("theme")
        for part in (code.code, codes.label("theme", code.code, words.language))
    ]
    listed = ", ".join(map(QgsExpression.quotedString, named))
    return f"coalesce(map_get(map({listed}), \"theme\"), '')"


def _column(expression: str, heading: str, width: float) -> QgsLayoutTableColumn:
    column = QgsLayoutTableColumn(heading)
    column.setAttribute(expression)
    column.setWidth(width)
    return column
