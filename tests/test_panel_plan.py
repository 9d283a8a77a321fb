"""The plan tab, driven by clicks: parts and counts, ties made and removed, the map, the groups."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapMouseEvent
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTranslator
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton
from synpunkt.dialogs.panel.count_bars import ROW
from synpunkt.dialogs.panel.facets import Chip
from synpunkt.dialogs.viewpoints.filters import PART
from synpunkt.dialogs.viewpoints.model import Role
from synpunkt.layers.language import TRANSLATIONS
from synpunkt.layers.ties import ties_of

LEFT = Qt.MouseButton.LeftButton
CONTEXT = QgsCoordinateTransformContext()
PLAN = {"GATA": (0, 0), "TORG": (100, 0), "PARK": (400, 0)}
SAID = {"a": (50, 50), "b": (60, 60), "c": (150, 50), "d": (220, 50), "e": None}


@pytest.fixture(autouse=True)
def english(qgis_app):
    """English with its plurals, as the plugin loads it."""
    translator = QTranslator()
    assert translator.load("synpunkt_en", str(TRANSLATIONS))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def box(x: float, y: float) -> QgsGeometry:
    return QgsGeometry.fromRect(QgsRectangle(x, y, x + 100, y + 100))


@pytest.fixture
def store(store):
    """A store with five viewpoints: three in the plan, one beside it, one without a place."""
    with store.operation() as operation:
        for text, place in SAID.items():
            point = QgsGeometry.fromPointXY(QgsPointXY(*place)) if place else None
            said = {"text": text, "valence": "negative" if text < "c" else "positive"}
            operation.insert("viewpoint", said, point)
    return store


@pytest.fixture
def work(panel, store):
    """The panel with the store and a layer of three plan objects; the plan tab in front."""
    viewpoints = QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", store.provider)
    plan = QgsVectorLayer("Polygon?crs=EPSG:3014&field=beteckning:string", "plan_layer", "memory")
    for name, corner in PLAN.items():
        feature = QgsFeature(plan.fields())
        feature.setAttributes([name])
        feature.setGeometry(box(*corner))
        plan.dataProvider().addFeature(feature)
    panel.project.addMapLayers([viewpoints, plan])
    panel.canvas.setDestinationCrs(plan.crs())
    panel.canvas.setLayers([plan])
    panel.canvas.setExtent(QgsRectangle(-100, -300, 600, 400))
    panel.plan_layer, panel.viewpoint_layer = plan, viewpoints
    panel.content.resize(320, 640)
    panel.until(lambda: panel.content.work.state.columns is not None)
    work = panel.content.work
    work.tabs.setCurrentWidget(work.plan)
    yield work
    viewpoints.rollBack()


@pytest.fixture
def tied(panel, work):
    """``work`` after the rule has been run from the tab."""
    QTest.mouseClick(work.plan.rule.go, LEFT)
    panel.until(lambda: rows(work) and told(panel))
    panel.bar.clearWidgets()
    return work


def rows(work) -> list[tuple[str, int]]:
    return [(row.label, row.total) for row in work.plan.bars.rows.rows]


def told(panel) -> str:
    return " ".join(panel.messages())


def focus(work, label: str) -> None:
    place = [name for name, _ in rows(work)].index(label)
    bars = work.plan.bars
    corner = bars.visualRect(bars.rows.index(place)).topLeft()
    QTest.mouseClick(bars.viewport(), LEFT, pos=corner + QPoint(9, 9))


def uuid_of(store, text: str) -> str:
    return next(store.rows("viewpoint", "text = ?", (text,)))["uuid"]


def select(work, store, *texts: str) -> None:
    work.viewpoints.list.select([uuid_of(store, text) for text in texts])


def listed(work) -> list[tuple[str, str]]:
    model = work.plan.focus.tied
    indexes = [model.index(row) for row in range(model.rowCount())]
    return [(index.data(Role.TITLE), index.data(Role.DETAILS)) for index in indexes]


def take_back(panel) -> None:
    (button,) = (
        item.findChild(QPushButton, "synpunktTakeBack")
        for item in panel.bar.items()
        if item.findChild(QPushButton, "synpunktTakeBack")
    )
    QTest.mouseClick(button, LEFT)
    panel.until(lambda: "has been taken back" in told(panel))


def map_click(panel, x: float, y: float) -> None:
    tool = panel.canvas.mapTool()
    at = panel.canvas.getCoordinateTransform().transform(QgsPointXY(x, y)).toQPointF().toPoint()
    for kind, react in (
        (QEvent.Type.MouseButtonPress, tool.canvasPressEvent),
        (QEvent.Type.MouseButtonRelease, tool.canvasReleaseEvent),
    ):
        react(QgsMapMouseEvent(panel.canvas, kind, at, LEFT, LEFT))


def lines(work) -> int:
    return work.plan.lines.lines[1].numberOfVertices() // 2


def test_a_store_without_a_plan_gets_one_from_a_layer_in_one_step(panel, work, store):
    assert not work.plan.bars.isVisible()
    assert "no plan yet" in work.plan.rule.explanation.text()
    assert work.plan.rule.fields.fields().designation == "beteckning"
    QTest.mouseClick(work.plan.rule.go, LEFT)
    panel.until(lambda: rows(work))
    assert rows(work) == [("GATA", 2), ("TORG", 1), ("PARK", 0)]
    panel.until(lambda: told(panel))
    assert told(panel) == "3 new ties. 1 viewpoint with a place lies outside the plan."
    take_back(panel)
    panel.until(lambda: not rows(work))
    assert store.count("plan_layer") == store.count("link") == 0


def test_parts_are_searched_and_told_by_type(tied):
    row = tied.plan.bars.rows.index(0).data(ROW)
    assert list(row.counts.values()) == [0, 2, 0, 0]
    tied.plan.search.line.setText("par")
    assert rows(tied) == [("PARK", 0)]
    assert tied.plan.search.shown.text() == "1 of 3"
    tied.plan.search.plans.setCurrentIndex(1)
    tied.plan.search.line.clear()
    assert len(rows(tied)) == 3


def test_the_part_in_focus_lists_what_is_tied_to_it_and_draws_lines_on_the_map(tied):
    focus(tied, "GATA")
    assert tied.plan.focus.heading.text() == "GATA (plan_layer)"
    assert tied.plan.focus.relations.text() == "2 tied: 2 inside."
    assert listed(tied) == [("a", "inside"), ("b", "inside")]
    assert lines(tied) == 2
    tied.tabs.setCurrentWidget(tied.summary)
    assert lines(tied) == 0
    tied.tabs.setCurrentWidget(tied.plan)
    assert lines(tied) == 2
    focus(tied, "PARK")
    assert lines(tied) == 0
    assert tied.plan.focus.relations.text() == "No viewpoint is tied to it."


def test_selected_viewpoints_are_tied_to_the_part_in_focus_and_taken_back(panel, tied, store):
    focus(tied, "TORG")
    select(tied, store, "d", "e")
    assert tied.plan.focus.tie.text() == "Tie 2 selected"
    QTest.mouseClick(tied.plan.focus.tie, LEFT)
    panel.until(lambda: ("TORG", 3) in rows(tied) and told(panel))
    assert told(panel) == "2 viewpoints tied to TORG."
    assert tied.plan.part.label == "TORG"
    assert listed(tied) == [("c", "inside"), ("d", "about it, 20 m"), ("e", "about it")]
    assert lines(tied) == 2  # one of them has no place
    take_back(panel)
    panel.until(lambda: ("TORG", 1) in rows(tied))


def test_nothing_selected_is_a_hint(panel, tied):
    focus(tied, "TORG")
    QTest.mouseClick(tied.plan.focus.tie, LEFT)
    assert "Select viewpoints" in told(panel)


def test_a_tie_that_is_removed_stays_removed_when_the_rule_runs_again(panel, tied, store):
    focus(tied, "GATA")
    assert not tied.plan.focus.untie.isEnabled()
    tied.plan.focus.list.setCurrentIndex(tied.plan.focus.tied.index(0))
    QTest.mouseClick(tied.plan.focus.untie, LEFT)
    panel.until(lambda: ("GATA", 1) in rows(tied) and told(panel))
    assert "1 tie to GATA removed" in told(panel)
    assert ties_of(store, uuid_of(store, "a")) == []
    panel.bar.clearWidgets()
    tied.plan.rule_fold.unfold()
    QTest.mouseClick(tied.plan.rule.go, LEFT)
    panel.until(lambda: "3 ties were there already" in told(panel))
    assert ties_of(store, uuid_of(store, "a")) == []


def test_a_part_is_found_by_a_click_on_the_map(panel, tied):
    QTest.mouseClick(tied.plan.search.map, LEFT)
    map_click(panel, 150, 20)
    assert tied.plan.part.label == "TORG"
    map_click(panel, 450, 20)
    assert tied.plan.part.label == "PARK"
    map_click(panel, 300, 300)
    assert "no part of a plan" in told(panel)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Escape)
    assert panel.canvas.mapTool() is None
    assert not tied.plan.search.map.isChecked()


def test_where_parts_lie_on_each_other_each_click_takes_the_next(panel, tied):
    QTest.mouseClick(tied.plan.search.map, LEFT)
    seen = []
    for _ in range(3):
        map_click(panel, 100, 50)  # the common border
        seen.append(tied.plan.part.label)
    assert set(seen) == {"GATA", "TORG"}
    assert seen[0] == seen[2]


def test_viewpoints_are_tied_to_what_is_clicked_on_the_map(panel, tied, store):
    tied.tabs.setCurrentWidget(tied.viewpoints)
    tied.plan.tie_on_map([uuid_of(store, "e")])
    panel.bar.clearWidgets()
    map_click(panel, 450, 50)
    panel.until(lambda: "1 viewpoint tied to PARK" in told(panel))
    assert [one.label for one in ties_of(store, uuid_of(store, "e"))] == ["PARK"]
    assert panel.canvas.mapTool() is None
    assert lines(tied) == 0  # drawn only while the tab is seen


def test_the_list_shows_what_is_tied_to_a_part_wherever_it_lies(panel, tied, store):
    focus(tied, "GATA")
    QTest.mouseClick(tied.plan.focus.show_list, LEFT)
    assert tied.tabs.currentWidget() is tied.viewpoints
    assert tied.viewpoints.shown.text() == "Shows 2 of 5"
    (chip,) = tied.state.filter.parts
    assert tied.viewpoints.chips.button(Chip(PART, chip)).text() == "GATA 2"


def test_open_edits_are_spoken_of_and_nothing_is_written(panel, tied, store):
    layer = panel.viewpoint_layer
    layer.startEditing()
    layer.changeAttributeValue(1, layer.fields().lookupField("text"), "unsaved")
    panel.until(lambda: tied.plan.busy.isVisible())
    assert tied.plan.busy.text().startswith("viewpoint_layer is being edited")
    focus(tied, "TORG")
    assert not tied.plan.focus.tie.isEnabled()
    before = store.count("link")
    assert tied.plan_desk.tie([uuid_of(store, "d")], "any", "part") is False
    assert "is being edited" in told(panel)
    assert (store.count("link"), layer.isModified()) == (before, True)
    layer.rollBack()
    panel.until(lambda: not tied.plan.busy.isVisible())
    assert tied.plan.focus.tie.isEnabled()


def test_a_plan_keeps_the_fields_that_it_was_registered_with(panel, work, store):
    from qgis import processing

    given = {"STORE": str(store.path), "PLAN": panel.plan_layer, "KEY_FIELD": "beteckning"}
    processing.run("synpunkt:attachtoplan", given)
    panel.content.controller.reload()
    panel.until(lambda: len(rows(work)) == 3)
    work.plan.rule_fold.unfold()
    QTest.mouseClick(work.plan.rule.go, LEFT)
    panel.until(lambda: "3 ties were there already" in told(panel))
    assert len(rows(work)) == 3
    assert next(store.rows("plan_layer"))["key_field"] == "beteckning"


def test_who_knows_the_place_is_told_for_the_area_and_else_the_coordinator(panel, work, store):
    area = box(0, 0)
    area.convertToMultiType()
    with store.operation() as operation:
        said = {"name": "<b>Centrum</b>", "contact_function": "Rektor", "mailbox": "g@example.org"}
        operation.insert("safety_group", said, area)
    work.plan.groups_fold.unfold()
    assert "area first" in work.plan.groups.text.toPlainText()
    work.block.layers.setLayer(panel.plan_layer)
    assert work.plan.groups.text.toPlainText() == (
        "• <b>Centrum</b>: 33 % of the area. Rektor, g@example.org."
    )
    far = QgsVectorLayer("Polygon?crs=EPSG:3014", "far_layer", "memory")
    feature = QgsFeature()
    feature.setGeometry(box(9000, 0))
    far.dataProvider().addFeature(feature)
    panel.project.addMapLayer(far)
    work.block.layers.setLayer(far)
    groups = work.plan.groups
    assert groups.text.toPlainText().endswith("Ask the safety coordinator.")
    groups.contact.setText("Samordnare, trygg@example.org")
    QTest.keyClick(groups.contact, Qt.Key.Key_Return)
    panel.until(lambda: "Samordnare, trygg@example.org" in groups.text.toPlainText())
    assert not groups.contact.isVisible()


def test_the_tab_leaves_nothing_on_the_map(panel, tied):
    focus(tied, "GATA")
    drawn = len(panel.canvas.scene().items())
    tied.plan.lines.take_down()
    assert len(panel.canvas.scene().items()) == drawn - 3


def test_the_detail_ties_to_what_is_clicked_and_removes_a_tie(panel, tied, store):
    tied.tabs.setCurrentWidget(tied.viewpoints)
    select(tied, store, "e")
    folds, buttons = tied.viewpoints.detail.folds, tied.tie_buttons
    panel.until(lambda: folds.title("plan").accessibleName() == "In the plan: nothing yet")
    assert not buttons.untie.isVisible()
    QTest.mouseClick(buttons.tie, LEFT)
    map_click(panel, 450, 50)
    panel.until(lambda: folds.title("plan").accessibleName() == "In the plan: PARK")
    assert not buttons.untie.isVisible()
    QTest.mouseClick(folds.title("plan"), LEFT)
    assert buttons.untie.isVisible()
    buttons.untie.menu().aboutToShow.emit()
    (action,) = buttons.untie.menu().actions()
    assert action.text() == "PARK"
    action.trigger()
    panel.until(lambda: "1 tie to PARK removed" in told(panel))
    panel.until(lambda: not buttons.untie.isVisible())
    assert ties_of(store, uuid_of(store, "e")) == []


def test_the_detail_says_where_a_plan_is_chosen_while_there_is_none(panel, work, store):
    work.tabs.setCurrentWidget(work.viewpoints)
    select(work, store, "e")
    panel.until(lambda: work.viewpoints.detail.uuid)
    QTest.mouseClick(work.tie_buttons.tie, LEFT)
    assert "no plan yet" in told(panel)
    assert panel.canvas.mapTool() is None
