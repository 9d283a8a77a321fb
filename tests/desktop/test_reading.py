"""A planner reads what was said, in the real QGIS: the demo in Swedish."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def qgis(start_qgis, demo):
    qgis = start_qgis(demo / "project.qgz", locale="sv")
    qgis.click("synpunktShowPanel")
    qgis.find("synpunktList")
    return qgis


# The middle of the form's field for texts.
WHERE_TO_WRITE = """
from qgis.PyQt.QtWidgets import QPlainTextEdit
fields = QApplication.activeWindow().findChildren(QPlainTextEdit)
field = next(one for one in fields if one.isVisible() and not one.isReadOnly())
at = field.mapToGlobal(field.rect().center())
result = [at.x(), at.y()]
"""
SHOWN = "widget('synpunktList').model().rowCount()"


def test_the_panel_opens_from_the_toolbar_and_tells_how_much_was_said(qgis):
    sentence = qgis.text("synpunktSentence")
    assert "synpunkter med plats" in sentence
    assert qgis.ask(SHOWN) > 100


def test_what_is_typed_into_the_search_filters_the_list_and_leaves_the_sentence(qgis):
    before, sentence = qgis.ask(SHOWN), qgis.text("synpunktSentence")
    qgis.click("synpunktSearch")
    qgis.type("mörkt")
    qgis.until(f"0 < {SHOWN} < {before}")
    assert qgis.text("synpunktSentence") == sentence
    qgis.key("ctrl+a", "BackSpace")
    qgis.until(f"{SHOWN} == {before}")


def test_a_click_on_a_chip_shows_as_many_as_the_chip_says(qgis):
    before = qgis.ask(SHOWN)
    chip = "widget('synpunktChips').in_order()[0]"
    label, number = qgis.ask(f"{chip}.text()").rsplit(" ", 1)
    qgis.click(f"{label} {number}")
    qgis.until(f"{SHOWN} == {number}")
    assert qgis.text("synpunktShown") == f"Visar {number} av {before}"
    qgis.click(f"{label} {number}")
    qgis.until(f"{SHOWN} == {before}")


def test_a_double_click_on_a_row_shows_its_place_and_its_text(qgis):
    qgis.click("synpunktSearch")
    qgis.type("hissen står still igen")
    qgis.until(f"{SHOWN} == 1")
    before = qgis.ask("iface.mapCanvas().extent().toString()")
    qgis.double_click("Hissen står still")
    qgis.until(f"iface.mapCanvas().extent().toString() != {before!r}")
    assert "Hissen står still" in qgis.text("synpunktText")
    assert qgis.ask("project.mapLayersByName('Synpunkter')[0].selectedFeatureCount()") == 1
    qgis.click("synpunktSearch")
    qgis.key("ctrl+a", "BackSpace")


def test_an_area_chosen_from_the_lists_is_counted_in_one_sentence(qgis):
    qgis.click("synpunktAreaLayer")
    qgis.click("Planområde EX-41")
    qgis.until("'inom' in widget('synpunktSentence').text()")
    assert qgis.text("synpunktSentence") == (
        "41 synpunkter med plats: 33 inom, 3 på gränsen, 5 inom 50 m. 6 till utan plats."
    )


def test_a_click_in_the_overview_filters_the_list_and_selects_on_the_map(qgis):
    qgis.click_tab("Översikt")
    qgis.click("Belysning")
    qgis.until("widget('synpunktTabs').currentIndex() == 0")
    shown = qgis.ask(SHOWN)
    assert 0 < shown < 47
    assert qgis.text("synpunktShown") == f"Visar {shown} av 47"
    selected = "project.mapLayersByName('Synpunkter')[0].selectedFeatureCount()"
    assert qgis.ask(selected) == shown
    qgis.click(f"Belysning {shown}")
    qgis.until(f"{SHOWN} == 47")


def test_a_new_viewpoint_is_a_click_on_the_map_and_the_layer_s_form_and_can_be_taken_back(qgis):
    layer = "project.mapLayersByName('Planområde EX-41')[0]"
    qgis.ask(f"iface.mapCanvas().setExtent({layer}.extent())")
    qgis.ask("iface.mapCanvas().refresh()")
    inside = f"next({layer}.getFeatures()).geometry().pointOnSurface().asPoint()"
    x, y = qgis.ask(f"{inside}.x()"), qgis.ask(f"{inside}.y()")
    qgis.click("synpunktNew")
    qgis.click_map(x, y)
    qgis.find("Ny synpunkt")
    qgis.click_at(*qgis.ask(WHERE_TO_WRITE))
    qgis.type("En bänk till här")
    qgis.click("OK")
    qgis.until(f"{SHOWN} == 48", 30)
    assert any("är sparad" in text for text in qgis.messages())
    qgis.click("synpunktTakeBack")
    qgis.until(f"{SHOWN} == 47", 30)


def test_an_area_is_chosen_by_a_click_on_the_map(qgis):
    qgis.click("synpunktUnfold")  # it has folded while the mouse was on the map
    qgis.click("synpunktAreaLayer")
    qgis.key("Home", "Return")
    qgis.until("'inom' not in widget('synpunktSentence').text()")
    layer = "project.mapLayersByName('Planområde EX-42')[0]"
    qgis.ask(f"iface.mapCanvas().setExtent({layer}.extent())")
    qgis.ask("iface.mapCanvas().refresh()")
    inside = f"next({layer}.getFeatures()).geometry().pointOnSurface().asPoint()"
    qgis.click("synpunktAreaMap")
    qgis.click_map(qgis.ask(f"{inside}.x()"), qgis.ask(f"{inside}.y()"))
    qgis.until("'inom' in widget('synpunktSentence').text()")
    assert qgis.ask("widget('synpunktAreaLayer').currentLayer() is not None")


def test_after_a_crash_qgis_starts_again_on_the_same_profile(qgis, demo):
    qgis.restart(demo / "project.qgz")
    qgis.click("synpunktShowPanel")
    qgis.until(f"{SHOWN} > 100")
