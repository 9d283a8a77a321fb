"""A safety walk in November dusk in the real QGIS: route and six stops are drawn with the mouse,
it is written up the day after with photos and actions, and followed up.

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
#: What was seen: (number of the stop, text, type, first letters of the theme).
SEEN = (
    (1, "Lampan vid kiosken lyser", 1, "be"),
    (1, "Papperskorgen svämmar över", 2, "sk"),
    (2, "Buskarna skymmer gångvägen", 2, "vä"),
    (3, "Trappan är hal", 2, ""),
    (3, "Ledstången är bra", 1, "ti"),
    (4, "Mörkt i tunneln", 2, "be"),
    (5, "Skylten pekar fel", 2, "or"),
    (6, "Bänkarna står fint", 1, "mö"),
    (6, "Fler cykelställ", 3, "ga"),
)
#: What is to be done: (number of the stop, what, responsible: which of the list, by when).
DONE = (
    (1, "Töm papperskorgen oftare", 2, "2026-12-01"),
    (2, "Klipp buskarna", 2, "2027-04-15"),
    (3, "Sanda trappan", 1, "2026-12-15"),
    (4, "Byt lampor i tunneln", 7, "2027-03-01"),
)
#: When the camera said that its photos were taken; its clock is an hour slow.
TAKEN, SLOW = ("2026:11:12 15:20:00", "2026:11:12 15:35:00"), 60


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
    qgis.key("Tab")
    qgis.type("2026-11-12 16:00")
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
    # Clicked faster than they are saved.
    for spot in [qgis.on_screen(x + across, y + up) for across, up in STOPS]:
        qgis.click_at(*spot)
    qgis.until(f"{STOP_LIST}.count() == {len(STOPS)}", 60)
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


def spot_of(qgis, view: str, row: int) -> tuple[int, int]:
    """The pixel in the middle of a row of a list."""
    qgis.find(view)
    code = (
        f"v = widget({view!r}); p = v.visualItemRect(v.item({row})).center();"
        " g = v.viewport().mapToGlobal(p); result = [g.x(), g.y()]"
    )
    across, down = qgis.ask(code)
    return across, down


def go_to_stop(qgis, number: int) -> None:
    qgis.click_at(*spot_of(qgis, "synpunktWriteUpStops", number - 1))
    qgis.until(f"widget('synpunktWriteUpHead').text().startswith('Stopp {number} av 6')")


def test_the_day_after_nine_observations_are_written_up_by_stop(qgis, demo):
    qgis.click("synpunktOccasionWriteUp")
    qgis.until("widget('synpunktWriteUp').isActiveWindow()")
    qgis.click("synpunktWriteUpLight")
    qgis.type("Sk")
    qgis.key("Return")
    at, seen = 0, {}
    for stop, text, kind, theme in SEEN:
        if stop != at:
            go_to_stop(qgis, stop)
            qgis.click("synpunktCaptureText")
            at = stop
        qgis.type(text)
        if theme:
            qgis.click("synpunktCaptureTheme")
            qgis.type(theme)
            qgis.key("Return")
        qgis.key(f"alt+{kind}", "Return")
        seen[stop] = seen.get(stop, 0) + 1
        qgis.until(f"widget('synpunktWriteUpSeen').count() == {seen[stop]}")
    rows = stored(
        demo,
        "SELECT s.number, v.text, v.received_on, v.received_form, v.theme IS NOT NULL"
        " FROM viewpoint v JOIN occasion o ON o.uuid = v.occasion_uuid"
        f" JOIN walk_stop s ON s.uuid = v.stop_uuid WHERE o.title = '{TITLE}' ORDER BY v.fid",
    )
    assert rows == [
        (stop, text, "2026-11-12", "walk_protocol", int(bool(theme)))
        for stop, text, _kind, theme in SEEN
    ]
    light = f"SELECT light_condition FROM occasion WHERE title = '{TITLE}'"
    assert stored(demo, light) == [("dusk",)]


def test_two_photos_are_dropped_on_a_stop_and_on_a_viewpoint(qgis, demo, photo, tmp_path):
    for number, taken in enumerate(TAKEN):
        photo(tmp_path / f"IMG_{number}.jpg", taken, colour=number)
    qgis.click("synpunktTrayFolder")
    qgis.find("fileNameEdit")
    qgis.type(str(tmp_path))
    qgis.key("Return")
    qgis.until("widget('synpunktTray').count() == 2")
    qgis.click("synpunktTrayOffset")
    qgis.key("ctrl+a")
    qgis.type(str(SLOW))
    qgis.key("Tab")
    qgis.until("widget('synpunktTray').item(0).text().startswith('16:20')")
    go_to_stop(qgis, 3)
    qgis.drag(spot_of(qgis, "synpunktTray", 0), spot_of(qgis, "synpunktWriteUpStops", 2))
    qgis.until("widget('synpunktTray').count() == 1 and is_calm()")
    qgis.drag(spot_of(qgis, "synpunktTray", 0), spot_of(qgis, "synpunktWriteUpSeen", 1))
    qgis.until("widget('synpunktTray').count() == 0 and is_calm()")
    rows = stored(
        demo,
        "SELECT s.number, v.text, p.taken_at, p.path FROM photo p"
        " LEFT JOIN walk_stop s ON s.uuid = p.stop_uuid"
        " LEFT JOIN viewpoint v ON v.uuid = p.viewpoint_uuid ORDER BY p.fid DESC LIMIT 2",
    )
    found = {(stop, text, taken[:16]) for stop, text, taken, _path in rows}
    assert found == {(3, None, "2026-11-12T15:20"), (None, "Ledstången är bra", "2026-11-12T15:35")}
    assert all((demo / path).is_file() and "IMG" not in path for *_, path in rows)


def test_four_actions_get_someone_responsible_and_a_day(qgis, demo):
    for stop, what, place, day in DONE:
        go_to_stop(qgis, stop)
        qgis.click("synpunktWriteUpNewAction")
        qgis.until("widget('synpunktActionDescription').hasFocus()")
        qgis.type(what)
        qgis.key("Tab", *["Down"] * place, "Tab")
        qgis.type(day)
        qgis.click("synpunktActionSave")
        qgis.until("widget('synpunktWriteUpActions').count() == 1")
    rows = stored(
        demo,
        "SELECT s.number, a.description, a.responsible, a.due_on FROM action a"
        " JOIN occasion o ON o.uuid = a.occasion_uuid JOIN walk_stop s ON s.uuid = a.stop_uuid"
        f" WHERE o.title = '{TITLE}' ORDER BY a.fid",
    )
    codes = ("municipality_parks",) * 2 + ("municipality_streets", "transport_administration")
    assert rows == [
        (stop, what, code, day) for (stop, what, _, day), code in zip(DONE, codes, strict=True)
    ]
    qgis.key("alt+F4")
    qgis.until("not widget('synpunktWriteUp').isVisible()")


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
