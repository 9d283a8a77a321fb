"""A planner reads what was said, in the real QGIS: the demo in Swedish."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def qgis(start_qgis, demo):
    qgis = start_qgis(demo / "project.qgz", locale="sv")
    qgis.click("synpunktShowPanel")
    qgis.find("synpunktList")
    return qgis


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


def test_an_area_is_chosen_by_a_click_on_the_map(qgis):
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
