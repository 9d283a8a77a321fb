"""A dialogue evening in the real QGIS: twenty viewpoints, by real mouse and keys, one crash.

Three have no place, one is taken back, and QGIS is killed in the middle of a sentence. Nothing is
lost. What is said is invented.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

#: (text, type, first letters of the theme, place): "m" a click on the map, "F2" as the last, …
SAID = (
    ("Mörkt i gångtunneln efter åtta", 2, "be", "m"),
    ("Bra med nya bänkar vid ingången", 1, "bä", "F3"),
    ("Fler cykelställ på södra sidan", 3, "tr", "m"),
    ("Vem sköter hissen?", 4, "sk", "F4"),
    ("Buskarna skymmer sikten", 2, "vä", "m"),
    ("Lampan blinkar hela natten", 2, "be", "F2"),
    ("Torget är fint på sommaren", 1, "mö", "m"),
    ("Ingen vet vart man ringer", 2, "", "F4"),
    ("Snön plogas sent", 2, "sk", "m"),
    ("Trappan är hal", 2, "sk", "F2"),
    ("Skyltarna pekar fel", 2, "or", "m"),
    ("Gärna en lekplats", 3, "mö", "m"),
    ("Bilarna kör för fort", 2, "ga", "m"),
    ("Känns tryggt på dagen", 1, "", "F3"),
    ("Ljuset bländar", 2, "be", "F2"),
    ("Är tunneln öppen på natten?", 4, "tu", "m"),
    ("Soptunnorna är fulla", 2, "sk", "m"),
    ("Polisen syns sällan", 2, "be", "F4"),
    ("Bra belysning på bron", 1, "be", "m"),
    ("Klotter på väggen", 2, "sk", "F2"),
)
KILLED_AT, TAKEN_BACK = 9, 13
FIELD = "widget('synpunktCaptureText')"


@pytest.fixture(scope="module")
def qgis(start_qgis, demo):
    return start_qgis(demo / "project.qgz", locale="sv")


def stored(demo: Path) -> list[sqlite3.Row]:
    query = (
        "SELECT v.*, o.title FROM viewpoint v JOIN occasion o ON o.uuid = v.occasion_uuid"
        " WHERE o.title = 'Bord vid kiosken' AND v.state = 'active' ORDER BY v.fid"
    )
    connection = sqlite3.connect(demo / "store.gpkg")
    connection.row_factory = sqlite3.Row
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def begin(qgis) -> None:
    if not qgis.shows("synpunktCaptureBegin"):
        qgis.click("synpunktShowPanel")
    qgis.click("synpunktCaptureBegin")


def write(qgis, number: int) -> float:
    """Write one viewpoint down; returns the seconds that it took, from first key to saved."""
    text, kind, theme, place = SAID[number]
    began = time.monotonic()
    qgis.type(text)
    if place == "m":
        middle = qgis.ask("[iface.mapCanvas().center().x(), iface.mapCanvas().center().y()]")
        step = qgis.ask("iface.mapCanvas().mapUnitsPerPixel()") * 7 * number
        qgis.click_map(middle[0] + step, middle[1] + step)
        qgis.until("widget('synpunktCaptureTheme').hasFocus()")
    else:
        qgis.key(place)
        qgis.ask("widget('synpunktCaptureTheme').setFocus()")
    if theme:
        qgis.type(theme)
        qgis.key("Return")
    qgis.key(f"alt+{kind}", "Return")
    qgis.until(f"{FIELD}.toPlainText() == '' and {FIELD}.hasFocus()")
    seconds = time.monotonic() - began
    print(f"{seconds:.1f}", text, qgis.text("synpunktCaptureStatus"), flush=True)
    return seconds


@pytest.mark.timeout(900)
def test_an_evening_at_a_table(qgis, demo):
    begin(qgis)
    table = qgis.ask("[iface.mapCanvas().center().x(), iface.mapCanvas().center().y()]")
    qgis.find("synpunktCaptureTitle")
    qgis.click_map(*table)
    qgis.until("widget('synpunktCaptureTitle').hasFocus()")
    qgis.type("Bord vid kiosken")
    qgis.key("Return")
    qgis.until(f"{FIELD}.hasFocus()")
    taken = []
    for number in range(len(SAID)):
        taken.append(write(qgis, number))
        if number == KILLED_AT:
            qgis.type("Halva meningen står kv")
            qgis.until(f"{FIELD}.toPlainText().endswith('kv')")
            time.sleep(1.0)  # the pause in which the draft is kept
            qgis.restart(demo / "project.qgz")
            begin(qgis)
            qgis.until(f"{FIELD}.toPlainText() == 'Halva meningen står kv'")
            assert "Bord vid kiosken" in qgis.text("synpunktCaptureOccasion")
            qgis.click("synpunktCaptureText")
            qgis.key("ctrl+a", "BackSpace")
        if number == TAKEN_BACK:
            qgis.key("ctrl+z")
            qgis.until(f"{FIELD}.toPlainText() == {SAID[number][0]!r}")
            assert len(stored(demo)) == number
            qgis.key("Return")
            qgis.until(f"{FIELD}.toPlainText() == ''")
    rows = stored(demo)
    assert [row["text"] for row in rows] == [text for text, *_ in SAID]
    assert sum(row["geom"] is None for row in rows) == 3
    types = ("positive", "negative", "suggestion", "question")
    assert [row["valence"] for row in rows] == [types[kind - 1] for _, kind, *_ in SAID]
    themed = [row["theme"] is not None for row in rows]
    assert themed == [bool(theme) for _, _, theme, _ in SAID]
    median = sorted(taken)[len(taken) // 2]
    print(f"seconds a viewpoint: median {median:.1f}, longest {max(taken):.1f}")


def test_the_evening_is_closed_and_summed_up(qgis, demo):
    qgis.click("synpunktCaptureCloseOccasion")
    qgis.until("widget('synpunktClosingParticipants').hasFocus()")
    qgis.type("23")
    qgis.click("synpunktClosingHost")
    qgis.type("Fritidsgården")
    qgis.click("synpunktClosingClose")
    assert qgis.text("synpunktCaptureSummed") == "20 sparade, 3 utan plats, 2 att komplettera"
    qgis.click("synpunktCaptureBack")
    assert qgis.shows("synpunktTabs")
