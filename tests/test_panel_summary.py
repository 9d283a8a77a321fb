"""The overview tab: its numbers, a click on them, the table for a spreadsheet, the report."""

from __future__ import annotations

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QFileDialog
from synpunkt.dialogs.panel.area_choice import AreaChoice
from synpunkt.dialogs.panel.theme_bars import ROW, segments
from synpunkt.dialogs.panel.theme_rows import OTHER, theme_table

LEFT = Qt.MouseButton.LeftButton
SAID = (
    ("lighting", "negative", (10, 10)),
    ("lighting.broken", "negative", (20, 20)),
    ("lighting", "positive", (30, 30)),
    ("upkeep", "question", (40, 40)),
    (None, None, (500, 500)),
    ("upkeep", "mixed", None),
)


@pytest.fixture
def store(store):
    """A store with six viewpoints: one far away, one without a place."""
    with store.operation() as operation:
        for theme, valence, place in SAID:
            point = QgsGeometry.fromPointXY(QgsPointXY(*place)) if place else None
            said = {"text": "said", "theme": theme, "valence": valence, "time_context": "evening"}
            operation.insert("viewpoint", said, point)
    return store


@pytest.fixture
def work(panel, store):
    """The panel with a square chosen, the overview in front."""
    panel.project.addMapLayer(QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", "ogr"))
    panel.until(lambda: panel.content.work.state.columns is not None)
    square = QgsVectorLayer("Polygon?crs=EPSG:3014", "Plan_layer", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0,100 0,100 100,0 100,0 0))"))
    square.dataProvider().addFeature(feature)
    panel.project.addMapLayer(square)
    panel.square = square
    panel.content.work.block.near.setValue(0)
    panel.content.summarise(square)
    return panel.content.work


def numbers(work, row: int) -> tuple[str, int, list[int]]:
    found = work.summary.bars.rows.index(row).data(ROW)
    return found.label, found.total, list(found.counts.values())


def test_themes_are_counted_by_type_inside_the_area(work):
    assert work.tabs.currentWidget() is work.summary
    assert numbers(work, 0) == ("Lighting", 3, [1, 2, 0, 0])
    assert numbers(work, 1) == ("Upkeep", 2, [0, 0, 0, 2])
    assert numbers(work, 2) == ("All", 5, [1, 2, 0, 2])
    assert work.summary.times.text() == "When: Evening 5"


def test_those_without_a_place_can_be_left_out(work):
    QTest.mouseClick(work.summary.placeless, LEFT, pos=QPoint(8, 8))
    assert numbers(work, 1) == ("Upkeep", 1, [0, 0, 0, 1])


def test_the_numbers_add_up_to_what_the_list_is_about(work):
    table = theme_table(work.state, True, "en")
    assert table.everything.total == int(work.state.scope().sum())
    assert sum(row.total for row in table.rows) == table.everything.total


def click_segment(work, row: int, name: str) -> None:
    bars = work.summary.bars
    rect = bars.visualRect(bars.rows.index(row))
    parts = dict(segments(rect, bars.rows.rows[row], bars.itemDelegate().most))
    QTest.mouseClick(bars.viewport(), LEFT, pos=parts[name].center())


def test_a_click_on_a_bar_filters_the_list_and_selects_on_the_map(panel, work):
    click_segment(work, 0, "negative")
    assert work.tabs.currentWidget() is work.viewpoints
    assert work.viewpoints.shown.text() == "Shows 2 of 5"
    (layer,) = panel.content.controller.layers("viewpoint")
    assert sorted(layer.selectedFeatureIds()) == [1, 2]


def test_a_click_on_other_asks_for_all_types_without_a_column(work):
    click_segment(work, 1, OTHER)
    assert work.viewpoints.shown.text() == "Shows 2 of 5"


def test_the_enter_key_does_what_a_click_on_the_row_does(work):
    bars = work.summary.bars
    bars.setCurrentIndex(bars.rows.index(0))
    QTest.keyClick(bars, Qt.Key.Key_Return)
    assert work.viewpoints.shown.text() == "Shows 3 of 5"


def test_the_table_goes_to_the_clipboard(work):
    QTest.mouseClick(work.summary.copy, LEFT)
    lines = QApplication.clipboard().text().split("\n")
    assert lines[1] == "Lighting\t3\t1\t2\t0\t0"
    assert lines[-1] == "All\t5\t1\t2\t0\t2"


def test_the_report_is_made_by_the_algorithm_and_opened(panel, work, monkeypatch, tmp_path):
    opened = []
    path = tmp_path / "page.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    QTest.mouseClick(work.summary.report, LEFT)
    panel.until(lambda: opened)
    assert opened[0].toLocalFile() == str(path)
    page = path.read_text("utf-8")
    assert "Plan_layer" in page
    assert "4 inom" in page  # the store's language
    assert panel.messages() == []


def test_without_an_area_the_report_asks_for_one(panel, work):
    work.block.choose(None)
    QTest.mouseClick(work.summary.report, LEFT)
    assert len(panel.messages()) == 1


def test_summarising_a_layer_takes_what_is_selected_in_it(panel, work):
    panel.square.selectAll()
    panel.content.summarise(panel.square)
    assert work.block.choice() == AreaChoice(panel.square, (1,))


def test_summarising_without_a_store_says_what_to_do_first(panel):
    panel.content.summarise(None)
    assert len(panel.messages()) == 1
