"""The viewpoints tab, driven by keys and clicks: search, chips, list, map, and the text itself."""

from __future__ import annotations

import pytest
from qgis.core import QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QToolButton
from synpunkt.dialogs.panel.facets import Chip
from synpunkt.dialogs.panel.flow_layout import FlowLayout
from synpunkt.dialogs.viewpoints.filters import OCCASION, THEME, UNANSWERED_ONLY, VALENCE
from synpunkt.dialogs.viewpoints.model import Role

LEFT = Qt.MouseButton.LeftButton
HOSTILE = "<img src=x onerror=alert(1)> & =cmd() [% env('HOME') %]"
SAID = (
    ("Dark in the tunnel", "lighting.weak_uneven", "negative", (10, 10)),
    ("Benches are good", "upkeep.furniture", "positive", (20, 20)),
    ("More light, please", "lighting", "suggestion", (30, 30)),
    (HOSTILE, None, "question", (40, 40)),
    ("Who minds the lift?", "upkeep", "negative", None),
)


@pytest.fixture
def store(store):
    """A store with five viewpoints, one of them without a place, two from a walk."""
    with store.operation() as operation:
        walk = operation.insert("occasion", {"title": "Walk & talk", "kind": "safety_walk"})
        stop = operation.insert("walk_stop", {"occasion_uuid": walk, "number": 1})
        for number, (text, theme, valence, place) in enumerate(SAID):
            said = {"text": text, "theme": theme, "valence": valence}
            if number < 2:
                said |= {"occasion_uuid": walk, "stop_uuid": stop}
            point = QgsGeometry.fromPointXY(QgsPointXY(*place)) if place else None
            operation.insert("viewpoint", said, point)
    return store


@pytest.fixture
def tab(panel, store):
    """The tab, with the store's viewpoints in the project and on the map."""
    shown = QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", store.provider)
    panel.project.addMapLayer(shown)
    panel.canvas.setDestinationCrs(shown.crs())
    panel.canvas.setLayers([shown])
    panel.until(lambda: panel.content.work.state.columns is not None)
    panel.shown_layer = shown
    return panel.content.work.viewpoints


def titles(tab) -> list[str]:
    model = tab.list.viewpoints
    return [model.index(row).data(Role.TITLE) for row in range(model.rowCount())]


def click_row(tab, row: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    at = tab.list.visualRect(tab.list.viewpoints.index(row)).center()
    QTest.mouseClick(tab.list.viewport(), LEFT, modifiers, at)


def test_all_are_listed_and_counted(tab):
    assert titles(tab) == [text for text, *_ in SAID]
    assert tab.shown.text() == "Shows 5 of 5"


def test_typing_in_the_search_shortens_the_list(panel, tab):
    QTest.keyClicks(tab.search, "light")
    panel.until(lambda: tab.shown.text() == "Shows 1 of 5")
    assert titles(tab) == ["More light, please"]
    tab.search.clear()
    panel.until(lambda: tab.shown.text() == "Shows 5 of 5")


def test_the_search_is_made_ready_before_anyone_types(panel, tab):
    panel.until(lambda: panel.content.work.state.columns.search.is_ready)
    assert tab.shown.text() == "Shows 5 of 5"


def test_chips_combine_and_their_numbers_tell_what_a_click_would_show(tab):
    problem = tab.chips.button(Chip(VALENCE, "negative"))
    assert problem.accessibleName() == "Problem: 2"
    QTest.mouseClick(problem, LEFT)
    assert len(titles(tab)) == 2
    lighting = tab.chips.button(Chip(THEME, "lighting"))
    upkeep = tab.chips.button(Chip(THEME, "upkeep"))
    chip = lighting or upkeep
    assert chip.accessibleName().endswith(": 1")
    QTest.mouseClick(chip, LEFT)
    assert len(titles(tab)) == 1
    assert tab.shown.text() == "Shows 1 of 5"
    QTest.mouseClick(problem, LEFT)
    QTest.mouseClick(chip, LEFT)
    assert len(titles(tab)) == 5


def test_a_chip_does_what_the_space_bar_asks(tab):
    problem = tab.chips.button(Chip(VALENCE, "negative"))
    problem.setFocus()
    QTest.keyClick(problem, Qt.Key.Key_Space)
    assert problem.isChecked()
    assert len(titles(tab)) == 2


def test_the_tab_key_goes_through_all_from_above_to_below(panel, tab):
    panel.content.activateWindow()
    tab.search.setFocus()
    tab.list.focus_on(tab.list.viewpoints.index(0))
    wanted = [tab.add, *tab.chips.in_order(), tab.on_map, tab.order, tab.list, tab.more]
    wanted += [tab.detail.text]
    wanted += [*tab.detail.folds.in_order(), *tab.detail.buttons.widgets()]
    wanted = [widget for widget in wanted if widget.isVisible()]
    met = []
    for _ in wanted:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert met == wanted
    named = [widget for widget in wanted if widget is not tab.detail.text]
    assert all(widget.accessibleName() or widget.text() for widget in named)


def menu_action(tab, label: str):
    tab.chips.menu.aboutToShow.emit()
    parts = [tab.chips.menu, *(a.menu() for a in tab.chips.menu.actions() if a.menu())]
    return next(a for part in parts for a in part.actions() if a.text().startswith(label))


def test_the_menu_holds_every_other_filter_and_its_choice_comes_out_as_a_chip(tab):
    menu_action(tab, "Walk && talk  (2)").trigger()
    assert titles(tab) == [SAID[0][0], SAID[1][0]]
    (chip,) = [c for c in tab.chips._buttons if c.facet == OCCASION]
    assert tab.chips.button(chip).isChecked()
    menu_action(tab, "Clear the filter").trigger()
    assert len(titles(tab)) == 5


def test_no_more_than_three_chips_are_out_unasked(tab):
    assert len(tab.chips.findChildren(QToolButton)) - 1 <= 3
    assert tab.chips.button(Chip(UNANSWERED_ONLY, UNANSWERED_ONLY)) is None  # all are unanswered


def test_selecting_in_the_list_selects_on_the_map(panel, tab):
    click_row(tab, 0)
    assert panel.shown_layer.selectedFeatureIds() == [1]
    click_row(tab, 2, Qt.KeyboardModifier.ControlModifier)
    assert sorted(panel.shown_layer.selectedFeatureIds()) == [1, 3]


def test_selecting_on_the_map_selects_in_the_list_and_shows_the_text(panel, tab):
    panel.shown_layer.selectByIds([3])
    assert tab.list.kept.uuids() == [tab.list.viewpoints.index(2).data(Role.UUID)]
    assert tab.detail.text.toPlainText() == "More light, please"
    panel.shown_layer.removeSelection()
    panel.until(lambda: tab.list.kept.uuids() == [])


def test_reading_the_store_afresh_keeps_the_selection_in_both(panel, tab, store):
    click_row(tab, 1)
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "one more"})
    panel.content.controller.reload()
    panel.until(lambda: tab.shown.text() == "Shows 6 of 6")
    assert panel.shown_layer.selectedFeatureIds() == [2]
    assert tab.detail.text.toPlainText() == "Benches are good"


def test_the_detail_tells_occasion_plan_and_standing(panel, tab, store):
    with store.operation() as operation:
        plan = operation.insert("plan_layer", {"name": "plan"})
        part = {"plan_layer_uuid": plan, "object_key": "GC1", "label": "Underpass GC1"}
        tied = operation.insert("plan_object", part)
        viewpoint = tab.list.viewpoints.index(0).data(Role.UUID)
        tie = {"viewpoint_uuid": viewpoint, "plan_object_uuid": tied, "relation": "within"}
        operation.insert("link", {**tie, "made_by": "rule", "state": "ok"})
    click_row(tab, 0)
    detail = tab.detail
    assert detail.heading.text() == "1  Lighting › Weak or uneven"
    assert detail.occasion.text() == "Walk & talk, stop 1 of 1"
    assert detail.folds.title("plan").text() == "In the plan: Underpass GC1"
    assert detail.standing.text() == "From dialogue, no formal statement | Unchecked"


def test_what_citizens_wrote_is_shown_as_it_is(tab):
    click_row(tab, 3)
    assert tab.detail.text.toPlainText() == HOSTILE
    assert tab.detail.heading.textFormat() == Qt.TextFormat.PlainText
    tooltip = tab.list.viewpoints.index(3).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tooltip


def test_a_double_click_zooms_to_the_place(panel, tab):
    click_row(tab, 1)
    at = tab.list.visualRect(tab.list.viewpoints.index(1)).center()
    QTest.mouseDClick(tab.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert panel.canvas.center().distance(QgsPointXY(20, 20)) < 1
    assert panel.canvas.extent().height() == pytest.approx(180)


def test_zooming_to_what_has_no_place_says_so(panel, tab):
    click_row(tab, 4)
    QTest.mouseClick(tab.detail.zoom, LEFT)
    assert "no place on the map" in panel.messages()[0]


def test_the_next_unanswered_is_found_from_the_top_again(tab):
    click_row(tab, 4)
    QTest.mouseClick(tab.detail.next, LEFT)
    assert tab.detail.heading.text().startswith("1 ")


def test_the_order_is_changed_and_kept(panel, tab):
    tab.order.setCurrentIndex(tab.order.findData("theme"))
    assert titles(tab)[0] in ("More light, please", "Dark in the tunnel")
    assert titles(tab)[-1] == " ".join(HOSTILE.split())
    assert panel.content.settings.sort_by.value() == "theme"
    tab.order.setCurrentIndex(tab.order.findData("number"))


def test_an_empty_list_says_why_nothing_stands_in_it(panel, tab, store):
    assert not tab.list.hint.isVisible()
    tab.search.setText("nothing of the kind")
    panel.until(lambda: tab.list.hint.isVisible())
    assert tab.list.hint.text() == "No viewpoint fits the filter."
    assert tab.list.hint.geometry() == tab.list.viewport().rect()
    tab.search.clear()
    panel.until(lambda: not tab.list.hint.isVisible())
    with store.operation() as operation:
        for row in list(store.rows("viewpoint")):
            operation.update("viewpoint", row["uuid"], {"state": "withdrawn"})
    panel.content.work.state.read_again()
    assert tab.list.hint.isVisible()
    assert tab.list.hint.text().startswith("No viewpoints yet.")


def test_with_nothing_in_the_store_the_panel_is_calm(panel, tab, store):
    with store.operation() as operation:
        for row in list(store.rows("viewpoint")):
            operation.update("viewpoint", row["uuid"], {"state": "withdrawn"})
    panel.content.controller.reload()
    panel.until(lambda: tab.shown.text() == "Shows 0 of 0")
    assert not tab.detail.next.isEnabled()
    assert panel.messages() == []
    assert not tab.detail.zoom.isEnabled()


def test_a_flow_goes_on_in_the_next_row(qgis_app):
    from qgis.PyQt.QtWidgets import QWidget

    holder = QWidget()
    layout = FlowLayout(holder)
    for _ in range(3):
        child = QWidget(holder)
        child.setFixedSize(60, 20)
        layout.addWidget(child)
    assert layout.heightForWidth(200) == 20
    assert layout.heightForWidth(130) == 44
    assert layout.heightForWidth(60) == 68
