"""The overview tab: its numbers, a click on them, the table for a spreadsheet, the report."""

from __future__ import annotations

import datetime
from xml.etree import ElementTree

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QAction, QColor, QDesktopServices, QImage, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QFileDialog
from synpunkt.dialogs.panel.area_choice import AreaChoice
from synpunkt.dialogs.panel.count_bars import COLOURS, ROW, segments
from synpunkt.dialogs.panel.count_rows import FACETS, OTHER, count_table
from synpunkt.dialogs.panel.facets import Chip
from synpunkt.dialogs.panel.fact_line import FactLine
from synpunkt.dialogs.panel.picture_file import SCALE
from synpunkt.dialogs.panel.summary_picture import WIDTH
from synpunkt.dialogs.viewpoints.filters import KIND, MONTH, PLACED_ONLY, TIME

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
    """A store with six viewpoints: one far away, one without a place, three from a walk."""
    with store.operation() as operation:
        walk = operation.insert("occasion", {"title": "Walk", "kind": "safety_walk"})
        for number, (theme, valence, place) in enumerate(SAID):
            point = QgsGeometry.fromPointXY(QgsPointXY(*place)) if place else None
            said = {"text": "said", "theme": theme, "valence": valence, "time_context": "evening"}
            said["received_on"] = datetime.date(2026, 10 + number % 2, 5)
            said["occasion_uuid"] = walk if number < 3 else None
            operation.insert("viewpoint", said, point)
    return store


@pytest.fixture
def work(panel, store):
    """The panel with a square chosen, the overview in front."""
    panel.project.addMapLayer(
        QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", store.provider)
    )
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
    assert work.summary.lines[TIME].text() == "When: Evening 5"


def test_where_nothing_is_counted_it_says_so_and_offers_no_copy(work, store):
    summary = work.summary
    assert summary.copy.isEnabled() and summary.picture.isEnabled()
    assert not summary.hint.isVisible()
    with store.operation() as operation:
        for row in list(store.rows("viewpoint")):
            operation.update("viewpoint", row["uuid"], {"state": "withdrawn"})
    work.state.read_again()
    assert summary.hint.isVisible()
    assert not summary.copy.isEnabled() and not summary.picture.isEnabled()


def test_those_without_a_place_can_be_left_out(work):
    QTest.mouseClick(work.summary.placeless, LEFT, pos=QPoint(8, 8))
    assert numbers(work, 1) == ("Upkeep", 1, [0, 0, 0, 1])


@pytest.mark.parametrize("facet", FACETS)
def test_the_numbers_add_up_to_what_the_list_is_about(work, facet):
    table = count_table(work.state, facet, True, "en")
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


def test_the_arrow_keys_go_along_the_columns_of_a_row(work):
    bars = work.summary.bars
    bars.setCurrentIndex(bars.rows.index(0))
    for _ in range(2):
        QTest.keyClick(bars, Qt.Key.Key_Right)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    assert work.viewpoints.shown.text() == "Shows 2 of 5"
    assert work.state.filter.valences == {"negative"}


def show_by(work, facet: str) -> None:
    by = work.summary.by
    by.setCurrentIndex(by.findData(facet))


def test_the_overview_is_shown_by_occasion_time_month_and_zone_too(work):
    told = {}
    for facet in FACETS[1:]:
        show_by(work, facet)
        rows = work.summary.bars.rows.rows
        told[facet] = [(row.label, row.total) for row in rows]
    assert told == {
        "occasion": [("Walk", 3), ("No occasion", 2), ("All", 5)],
        "time_context": [("Evening", 5), ("All", 5)],
        "month": [("Oct 2026", 2), ("Nov 2026", 3), ("All", 5)],
        "zone": [("Inside", 4), ("Without a place", 1), ("All", 5)],
    }


def test_a_click_on_a_month_filters_the_list_and_a_chip_tells_of_it(panel, work):
    show_by(work, MONTH)
    click_segment(work, 1, "negative")
    assert work.viewpoints.shown.text() == "Shows 1 of 5"
    chip = work.viewpoints.chips.button(Chip(MONTH, "2026-11"))
    assert chip.text() == "Nov 2026 1"
    QTest.mouseClick(chip, LEFT)
    assert work.viewpoints.shown.text() == "Shows 2 of 5"


@pytest.mark.parametrize(
    ("facet", "text", "shown"),
    [(KIND, "At: Safety walk 3, No occasion 2", 3), (MONTH, "Month: Oct 2, Nov 3", 2)],
)
def test_a_word_of_the_lines_below_filters_the_list_by_click_or_key(work, facet, text, shown):
    line = work.summary.lines[facet]
    assert line.text() == text
    line.buttons[0].setFocus()
    QTest.keyClick(line.buttons[0], Qt.Key.Key_Space)
    assert work.tabs.currentWidget() is work.viewpoints
    assert work.viewpoints.shown.text() == f"Shows {shown} of 5"


def test_what_has_no_place_stays_out_of_the_list_when_it_is_out_of_the_bars(work):
    QTest.mouseClick(work.summary.placeless, LEFT, pos=QPoint(8, 8))
    work.summary.bars.setCurrentIndex(work.summary.bars.rows.index(1))
    QTest.keyClick(work.summary.bars, Qt.Key.Key_Return)
    assert work.viewpoints.shown.text() == "Shows 1 of 5"
    assert work.viewpoints.chips.button(Chip(PLACED_ONLY, PLACED_ONLY)).isChecked()


def test_many_months_are_told_by_year_and_a_year_filters(work, store, panel):
    with store.operation() as operation:
        for number in range(14):
            said = {"received_on": datetime.date(2024 + number // 12, 1 + number % 12, 1)}
            operation.insert("viewpoint", said, QgsGeometry.fromWkt("POINT(5 5)"))
    panel.content.controller.reload()
    line = work.summary.lines[MONTH]
    panel.until(lambda: line.text() == "Month: 2024 12, 2025 2, 2026 5")
    QTest.mouseClick(line.buttons[1], LEFT)
    assert work.viewpoints.shown.text() == "Shows 2 of 19"
    assert work.viewpoints.chips.button(Chip(MONTH, "2025")).text() == "2025 2"


def saved(work, monkeypatch, path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(work.summary.picture, LEFT)


def test_the_picture_is_dark_on_white_whatever_the_theme(panel, work, monkeypatch, tmp_path):
    dark = QPalette(QColor("#222222"))
    dark.setColor(QPalette.ColorRole.Base, QColor("#111111"))
    dark.setColor(QPalette.ColorRole.WindowText, QColor("#eeeeee"))
    panel.content.setPalette(dark)
    saved(work, monkeypatch, tmp_path / "picture.png")
    image = QImage(str(tmp_path / "picture.png"))
    assert image.width() == WIDTH * SCALE
    assert image.pixelColor(2, 2) == QColor("#ffffff")
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3)
               for y in range(0, image.height(), 3)}  # fmt: skip
    assert {"#000000", COLOURS["negative"], COLOURS["positive"]} <= colours
    assert "picture.png" in panel.messages()[0]


def test_the_picture_as_a_drawing_holds_title_sentence_legend_and_numbers(
    work, monkeypatch, tmp_path
):
    saved(work, monkeypatch, tmp_path / "picture.svg")
    drawing = (tmp_path / "picture.svg").read_text("utf-8")
    for text in ("Plan_layer", "4 inside", "Good", "Problem", "Lighting", "Safety walk 3"):
        assert text in drawing, text


def test_a_hostile_name_is_text_in_the_drawing(panel, work, monkeypatch, tmp_path):
    panel.square.setName("</title><script>&")
    work.block.choose(AreaChoice(panel.square))
    saved(work, monkeypatch, tmp_path / "picture.svg")
    texts = [part.text for part in ElementTree.parse(tmp_path / "picture.svg").iter()]
    assert "</title><script>&" in texts


def test_a_picture_that_cant_be_written_is_told(panel, work, monkeypatch, tmp_path):
    for name in ("gone/picture.png", "gone/picture.svg"):
        saved(work, monkeypatch, tmp_path / name)
    assert ["be written" in text for text in panel.messages()] == [True, True]


def test_the_table_goes_to_the_clipboard(work):
    QTest.mouseClick(work.summary.copy, LEFT)
    lines = QApplication.clipboard().text().split("\n")
    assert lines[1] == "Lighting\t3\t1\t2\t0\t0"
    assert lines[-1] == "All\t5\t1\t2\t0\t2"


def document(work, name):
    """An entry in the menu of the button for reports."""
    return work.summary.report.menu().findChild(QAction, f"synpunktDocument_{name}")


def test_the_report_is_made_by_the_algorithm_and_opened(panel, work, monkeypatch, tmp_path):
    opened = []
    path = tmp_path / "page.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    document(work, "page").trigger()
    panel.until(lambda: opened)
    assert opened[0].toLocalFile() == str(path)
    page = path.read_text("utf-8")
    assert "Plan_layer" in page
    assert "4 inom" in page  # the store's language
    assert panel.messages() == []


def test_without_an_area_the_report_asks_for_one(panel, work):
    work.block.choose(None)
    document(work, "page").trigger()
    assert len(panel.messages()) == 1


def test_summarising_a_layer_takes_what_is_selected_in_it(panel, work):
    panel.square.selectAll()
    panel.content.summarise(panel.square)
    assert work.block.choice() == AreaChoice(panel.square, (1,))


def test_summarising_without_a_store_says_what_to_do_first(panel):
    panel.content.summarise(None)
    assert len(panel.messages()) == 1


def test_a_label_with_an_ampersand_is_told_as_it_is(qgis_app):
    line = FactLine("At:", None)
    line.show_facts([(Chip(KIND, "fair"), "Fair & market", 2)])
    assert line.buttons[0].text() == "Fair && market 2"  # as Qt wants it
    assert line.text() == "At: Fair & market 2"
