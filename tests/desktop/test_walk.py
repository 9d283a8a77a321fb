"""A safety walk in the real QGIS: made, its route and six stops drawn with the mouse, followed up.

What is said and where is invented.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

ROUTE = ((0.0, 0.0), (150.0, 0.0), (150.0, 120.0), (0.0, 120.0))
#: Metres from the middle of the map, as they are clicked: not in the order of the walk.
STOPS = ((150, 60), (20, 5), (90, 3), (148, 8), (130, 118), (20, 121))
NUMBERS = (4, 1, 2, 3, 5, 6)
TITLE = "Vandring runt kiosken"
STOP_LIST = "widget('synpunktStops')"


@pytest.fixture(scope="module")
def qgis(start_qgis, demo):
    return start_qgis(demo / "project.qgz", locale="sv")


def stored(demo: Path, query: str) -> list[tuple]:
    connection = sqlite3.connect(demo / "store.gpkg")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def middle(qgis) -> list[float]:
    return qgis.ask("[iface.mapCanvas().center().x(), iface.mapCanvas().center().y()]")


def test_a_walk_is_made_in_the_tab(qgis, demo):
    if not qgis.shows("synpunktTabs"):
        qgis.click("synpunktShowPanel")
    # The layer tree has an entry of that name, too.
    bar = "widget('synpunktTabs').tabBar()"
    spot = qgis.ask(f"(lambda p: [p.x(), p.y()])({bar}.mapToGlobal({bar}.tabRect(3).center()))")
    qgis.click_at(*spot)
    qgis.click("synpunktNewOccasion")
    qgis.until("widget('synpunktOccasion_title').hasFocus()")
    qgis.type(TITLE)
    qgis.key("Tab")
    qgis.type("Trygghetsv")
    qgis.until("widget('synpunktOccasion_phase').currentText() == 'Vandring'")
    qgis.click("synpunktPartiesAdd")
    qgis.type("Polisen")
    qgis.click("synpunktOccasionSave")
    qgis.until("not widgets('synpunktOccasion')")
    qgis.until(f"{TITLE!r} in widget('synpunktOccasionFocus').heading.text()")
    ((kind, party),) = stored(
        demo,
        "SELECT o.kind, p.party FROM occasion o JOIN occasion_party p ON p.occasion_uuid = o.uuid"
        f" WHERE o.title = '{TITLE}'",
    )
    assert (kind, party) == ("safety_walk", "Polisen")


def test_its_route_and_six_stops_are_drawn_with_the_mouse(qgis, demo):
    x, y = middle(qgis)
    qgis.click("synpunktRoute")
    for across, up in ROUTE:
        qgis.click_map(x + across, y + up)
    qgis.click_map(x, y + 60, button=3)
    qgis.until("widget('synpunktWalkTold').text() == 'Rutt 420 m, 0 stopp'")
    qgis.click("synpunktNewStop")
    for number, (across, up) in enumerate(STOPS, start=1):
        qgis.click_map(x + across, y + up)
        qgis.until(f"{STOP_LIST}.count() == {number}")
    qgis.key("Escape")
    qgis.until("not widget('synpunktNewStop').isChecked()")
    qgis.ask(f"{STOP_LIST}.setFocus(); {STOP_LIST}.setCurrentRow(0)")
    qgis.key("F2")
    qgis.until("widget('synpunktStopName').hasFocus()")
    qgis.type("Kiosken")
    qgis.key("Return")
    qgis.until(f"{STOP_LIST}.item(0).text() == '1 Kiosken'")
    rows = stored(
        demo,
        "SELECT s.number FROM walk_stop s JOIN occasion o ON o.uuid = s.occasion_uuid"
        f" WHERE o.title = '{TITLE}' ORDER BY s.fid",
    )
    assert tuple(number for (number,) in rows) == NUMBERS


def test_the_follow_up_is_next_in_the_chain(qgis, demo):
    qgis.click("synpunktOccasionNext")
    qgis.until(f"widget('synpunktOccasion_title').text() == 'Återkoppling: {TITLE}'")
    qgis.click("synpunktOccasionSave")
    qgis.until("not widgets('synpunktOccasion')")
    qgis.until("widget('synpunktChain2') is not None and widget('synpunktChain2').isChecked()")
    assert qgis.text("synpunktChain1").startswith("Vandring")
    assert qgis.text("synpunktChain2").startswith("Återkoppling")
    rows = stored(
        demo,
        "SELECT n.phase, n.kind FROM occasion n JOIN occasion o ON o.uuid = n.follows_uuid"
        f" WHERE o.title = '{TITLE}'",
    )
    assert rows == [("follow_up", "dialogue_meeting")]
    qgis.click("synpunktChain1")
    qgis.until(f"{STOP_LIST}.isVisible() and {STOP_LIST}.count() == 6")
