"""What Synpunkt is in QGIS beside its panel: options, locator, functions, memory."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeedback,
    QgsGeometry,
    QgsLocatorContext,
    QgsPointXY,
    QgsVectorLayer,
)
from qgis.PyQt.QtTest import QTest
from synpunkt.dialogs.expressions import Functions
from synpunkt.dialogs.locator import ViewpointLocator
from synpunkt.dialogs.options.page import OptionsPage
from synpunkt.dialogs.panel.area_choice import AreaChoice
from synpunkt.dialogs.viewpoints.filters import Filter
from synpunkt.layers.matters import create

SQUARE = "Polygon((150000 6900000, 150100 6900000, 150100 6900100, 150000 6900100, 150000 6900000))"
SAID = (
    ("Mörkt i tunneln", "lighting", "negative", (150050, 6900050)),
    ("Bra lampor", "lighting.good", "positive", (150060, 6900050)),
    ("På gränsen & <b>", "movement", "negative", (150100, 6900050)),
    ("Långt bort", "upkeep", "suggestion", (151000, 6900050)),
    ("Utan plats", "other", None, None),
)


@pytest.fixture
def filled(store):
    with store.operation() as operation:
        for text, theme, valence, at in SAID:
            place = QgsGeometry.fromPointXY(QgsPointXY(*at)) if at else None
            values = {"text": text, "theme": theme, "valence": valence, "state": "active"}
            operation.insert("viewpoint", values, place)
    return store


@pytest.fixture
def opened(panel, filled):
    """The panel with the store, and an area over three viewpoints."""
    area = QgsVectorLayer("Polygon?crs=EPSG:3014&field=namn:string", "plan_layer", "memory")
    feature = QgsFeature(area.fields())
    feature["namn"] = "Torget"
    feature.setGeometry(QgsGeometry.fromWkt(SQUARE))
    area.dataProvider().addFeature(feature)
    panel.project.addMapLayer(area)
    panel.content.desk.open(str(filled.path))
    panel.until(lambda: panel.content.controller.store is not None)
    panel.content.work.block.choose(AreaChoice(area))
    panel.area = area
    return panel


@pytest.fixture
def functions(panel):
    registered = Functions(panel.shelf)
    yield registered
    registered.take_down()


def value(text: str, layer: QgsVectorLayer | None = None) -> object:
    context = QgsExpressionContext()
    if layer is not None:
        context.appendScope(QgsExpressionContextUtils.layerScope(layer))
        context.setFeature(next(layer.getFeatures()))
    expression = QgsExpression(text)
    assert not expression.hasParserError(), expression.parserErrorString()
    found = expression.evaluate(context)
    return expression.evalErrorString() or found


def test_without_a_store_the_functions_answer_null(functions):
    assert value("synpunkt_count()") is None
    assert value("synpunkt_top_themes()") is None
    assert value("synpunkt_sentence()") is None


COUNTS = {
    "synpunkt_count()": 5,
    "synpunkt_count('inside')": 2,
    "synpunkt_count('edge')": 1,
    "synpunkt_count('area')": 3,
    "synpunkt_count('lighting')": 2,
    "synpunkt_count('Belysning', 'Brist')": 1,
    "synpunkt_count('negative', 'lighting')": 1,
    "synpunkt_count('without a place')": 1,
    "synpunkt_count('unanswered', 'area')": 3,
    "synpunkt_count($geometry)": 3,
    "synpunkt_count($geometry, 'positive')": 1,
    "synpunkt_count(NULL)": None,
    "synpunkt_top_themes($geometry, 1)": "Lighting 2",
    "synpunkt_top_themes('area')": "Lighting 2, Traffic 1",
    "synpunkt_top_themes('excluded')": "",
}


def test_the_functions_count_what_is_meant(opened, functions):
    assert {text: value(text, opened.area) for text in COUNTS} == COUNTS
    # A word that means nothing is an error, and not a number.
    assert "lightning" in value("synpunkt_count('lightning')")
    # The sentence of the panel can stand in a layout.
    assert value("synpunkt_sentence()") == opened.content.work.state.sentence


def test_functions_are_documented_and_gone_when_taken_down(panel):
    registered = Functions(panel.shelf)
    found = {one.name(): one for one in QgsExpression.Functions()}
    for name in ("synpunkt_count", "synpunkt_top_themes", "synpunkt_sentence"):
        assert name in found[name].helpText()
    registered.take_down()
    assert not [one.name() for one in QgsExpression.Functions() if "synpunkt" in one.name()]


def test_other_threads_read_the_functions_while_the_store_is_read_again(opened, functions):
    answers: list[object] = []

    def ask() -> None:
        for _ in range(50):
            answers.append(value("synpunkt_count('lighting', 'area')"))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(10):
        opened.content.work.state.read_again()
    for thread in threads:
        thread.join()
    assert set(answers) == {2}


def found_by(locator: ViewpointLocator, words: str) -> list[tuple[str, str]]:
    found = []
    searching = locator.clone()
    searching.resultFetched.connect(lambda one: found.append((one.displayString, one.userData)))
    thread = threading.Thread(
        target=searching.fetchResults, args=(words, QgsLocatorContext(), QgsFeedback())
    )
    thread.start()
    thread.join()
    QTest.qWait(10)
    return found


def test_the_locator_finds_by_words_and_the_number_first(opened):
    locator = ViewpointLocator(opened.shelf, lambda _uuid: None)
    assert locator.prefix() == "syn"
    assert [text for text, _ in found_by(locator, "mörkt tunnel")] == ["1 Mörkt i tunneln"]
    assert found_by(locator, "3")[0][0].startswith("3 ")
    assert found_by(locator, "finns inte") == []


def test_a_viewpoint_from_the_locator_is_shown_whatever_the_filter_hides(opened):
    content = opened.content
    content.work.state.set_filter(Filter(valences=frozenset({"positive"})))
    rows = {row["text"]: row["uuid"] for row in content.controller.store.rows("viewpoint")}
    for text in ("Mörkt i tunneln", "Långt bort", "Utan plats"):
        content.show_viewpoint(rows[text])
        assert content.work.viewpoints.list.current_uuid() == rows[text]


def test_the_options_are_the_typed_settings(panel):
    settings = panel.content.settings
    before = settings.near.value()
    page = OptionsPage(settings)
    page.near.setValue(75)
    page.language.setCurrentIndex(page.language.findData("en"))
    assert settings.near.value() == before  # not before OK
    page.apply()
    assert (settings.near.value(), settings.document_language.value()) == (75, "en")
    settings.near.setValue(before)
    settings.document_language.setValue("")


def test_the_open_panel_follows_what_is_set_among_the_options(opened):
    settings, work = opened.content.settings, opened.content.work
    before, near = settings.near.value(), work.block.near.value()
    page = OptionsPage(settings)
    page.language.setCurrentIndex(page.language.findData("sv"))
    page.apply()
    assert work.block.near.value() == near  # nothing was said of it
    page.near.setValue(before + 25)
    page.filter_map.setChecked(True)
    page.apply()
    assert work.block.near.value() == work.state.near == before + 25
    assert work.viewpoints.on_map.isChecked()
    page.near.setValue(before)
    page.filter_map.setChecked(False)
    page.language.setCurrentIndex(0)
    page.apply()
    assert not work.viewpoints.on_map.isChecked()


@pytest.fixture
def saved(opened, tmp_path) -> Path:
    """A project saved with an area, a distance, a matter, a filter and a tab."""
    path = tmp_path / "plan.gpkg"
    from qgis.core import QgsVectorFileWriter

    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "plan"
    context = opened.project.transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(opened.area, str(path), context, options)
    layer = QgsVectorLayer(str(path), "plan", "ogr")
    opened.project.addMapLayer(layer)
    values = {"title": "Exempelplan", "kind": "plan", "group_key": None}
    matter, _ = create(opened.content.controller.store, values, None, context)
    work = opened.content.work
    work.block.choose(AreaChoice(layer, (1,)))
    work.block.near.setValue(120)
    work.state.set_matter(matter)
    work.state.set_filter(Filter(valences=frozenset({"negative"}), text="mörkt"))
    work.tabs.setCurrentWidget(work.summary)
    opened.project.setDirty(False)
    work.block.near.setValue(130)
    assert not opened.project.isDirty()  # looking around changes no project
    assert opened.project.write(str(tmp_path / "plan.qgz"))
    assert not opened.project.isDirty()
    return tmp_path / "plan.qgz"


def test_the_panel_looks_at_what_the_project_was_saved_with(opened, saved):
    work = opened.content.work
    sentence = work.state.sentence
    opened.project.clear()
    opened.until(lambda: work.state.store is None)
    work.block.near.setValue(10)
    assert opened.project.read(str(saved))
    opened.until(lambda: work.state.choice is not None)
    assert work.state.sentence == sentence
    assert work.state.matter["title"] == "Exempelplan"
    assert work.state.filter == Filter(valences=frozenset({"negative"}), text="mörkt")
    assert (work.block.near.value(), work.block.choice().ids) == (130, (1,))
    assert work.block.matter == work.state.matter["uuid"]
    assert work.viewpoints.search.text() == "mörkt"
    assert work.tabs.currentWidget() is work.summary
    assert not opened.project.isDirty()
    # The same project opened again, with the same store in use already:
    work.state.set_filter(Filter())
    assert opened.project.read(str(saved))
    opened.until(lambda: work.state.filter.text == "mörkt")
    assert work.block.choice().ids == (1,)


def test_an_area_that_is_gone_is_forgotten(opened, saved):
    opened.project.clear()
    (saved.parent / "plan.gpkg").unlink()
    opened.project.read(str(saved))
    opened.until(lambda: opened.content.work.state.matter is not None)
    assert opened.content.work.state.choice is None
