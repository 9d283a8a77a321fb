"""A planner answers thirty viewpoints with eight answers, and takes in a letter: in real QGIS."""

from __future__ import annotations

import sqlite3
import time

import pytest

FIELD = "widget('synpunktComment').toPlainText()"
LEFT = "widget('synpunktLeft').text()"
FREE = "widget('synpunktSaveAnswer').isEnabled()"
#: What is decided (as one types it), what is said, and for how many viewpoints.
ANSWERS = (
    ("Noteras", "Vi tar med oss synpunkten.", 1),
    ("Tillgodoses", "Belysningen i tunneln byts ut under 2027.", 2),
    ("Finns", "Bänkarna finns redan i förslaget.", 3),
    ("Skickas", "Lämnat till gatukontoret.", 4),
    ("Senare", "Prövas i projekteringen.", 5),
    ("Tillgodoses inte", "Bron flyttas inte.", 5),
    ("Utanför", "Parkeringen ligger utanför planen.", 5),
    ("Noteras", "Tack, vi behåller grönskan.", 5),
)
POINTS = (
    "Bullret vid södra gatan är för högt.",
    "Bron bör flyttas västerut.",
    "Bygg en cykelbana på bron.",
    "Dagvattnet rinner mot vår tomt.",
    "Behåll träden vid parken.",
    "Det saknas en lekplats.",
)


pytestmark = pytest.mark.timeout(600)  # a whole afternoon's work


@pytest.fixture(scope="module")
def qgis(start_qgis, demo):
    qgis = start_qgis(demo / "project.qgz", locale="sv")
    open_answers(qgis)
    return qgis


def open_answers(qgis):
    if not qgis.shows("synpunktList"):
        qgis.click("synpunktShowPanel")
    qgis.find("synpunktList")
    qgis.until("widget('synpunktList').model().rowCount() > 40")
    click_row(qgis, "synpunktList", 0)
    qgis.key("ctrl+r")
    qgis.find("synpunktQueue")


def click_row(qgis, name, row, keys=()):
    qgis.ask(f"v = widget({name!r}); v.scrollTo(v.model().index({row}, 0))")
    spot = (
        f"v = widget({name!r}); p = v.visualRect(v.model().index({row}, 0)).center();"
        " g = v.viewport().mapToGlobal(p); result = [g.x(), g.y()]"
    )
    qgis.find(name)
    x, y = qgis.ask(spot)
    qgis.click_at(x, y, keys=keys)


def chosen(qgis):
    rows = "[i.row() for i in widget('synpunktQueue').selectionModel().selectedIndexes()]"
    return sorted(qgis.ask(rows))


def choose_more(qgis, count):
    """Give the same answer to the following viewpoints too."""
    first = chosen(qgis)[0]
    if count > 1:
        click_row(qgis, "synpunktQueue", first + count - 1, keys=["shift"])
    assert chosen(qgis) == list(range(first, first + count))


def write_answer(qgis, decision, text):
    qgis.click("synpunktDecision")
    qgis.key("Home")
    qgis.type(decision)
    qgis.key("Return")
    qgis.click("synpunktComment")
    qgis.type(text)


def wait_for_draft(qgis, text, seconds=15):
    """Until what was typed lies on disk: a person looks up from the keyboard now and then."""
    deadline = time.monotonic() + seconds
    while not any(text in path.read_text() for path in qgis.profiles.rglob("drafts/*/*.json")):
        assert time.monotonic() < deadline, "the draft is not kept"
        time.sleep(0.05)


def rows(store, query):
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        return connection.execute(query).fetchall()


def test_thirty_viewpoints_get_eight_answers_with_a_crash_in_between(qgis, demo):
    store = demo / "store.gpkg"
    before = rows(store, "SELECT count(*) FROM response")[0][0]
    total = int(qgis.ask(LEFT).split()[2])
    waiting = int(qgis.ask(LEFT).split()[0])
    for number, (decision, text, count) in enumerate(ANSWERS):
        choose_more(qgis, count)
        write_answer(qgis, decision, text)
        if number == 4:  # a crash, half-way through the fifth answer
            qgis.until(f"{FIELD} == {text!r}")
            wait_for_draft(qgis, text)
            qgis.restart(demo / "project.qgz")
            open_answers(qgis)
            click_row(qgis, "synpunktQueue", 10)
            qgis.until(f"{FIELD} == {text!r}")
            assert chosen(qgis) == list(range(10, 15))
        qgis.key("ctrl+Return")
        if decision == "Tillgodoses inte":  # the reason is asked for, and nothing is lost
            qgis.until("widget('synpunktReason').hasFocus()")
            qgis.type("Bron är statlig.")
            qgis.key("ctrl+Return")
        waiting -= count
        qgis.until(f"{LEFT} == '{waiting} av {total} obesvarade'")
        qgis.until(FREE)
    assert rows(store, "SELECT count(*) FROM response")[0][0] - before == len(ANSWERS)
    served = "SELECT count(*) FROM response_viewpoint GROUP BY response_uuid ORDER BY min(fid)"
    assert [row[0] for row in rows(store, served)][-8:] == [count for _, _, count in ANSWERS]
    unexplained = "SELECT count(*) FROM response WHERE decision = 'not_met' AND reason IS NULL"
    assert rows(store, unexplained) == [(0,)]


def test_the_last_answer_is_taken_back_and_its_text_returns(qgis, demo):
    before = rows(demo / "store.gpkg", "SELECT count(*) FROM response")[0][0]
    qgis.click("synpunktTakeBack")
    qgis.until(f"{FIELD} == 'Tack, vi behåller grönskan.'")
    assert rows(demo / "store.gpkg", "SELECT count(*) FROM response")[0][0] == before - 1
    qgis.key("ctrl+Return")
    qgis.until(f"{FIELD} == ''")
    assert rows(demo / "store.gpkg", "SELECT count(*) FROM response")[0][0] == before


def test_a_letter_with_six_points_becomes_a_statement(qgis, demo):
    qgis.ask("widget('synpunktAnswers').close()")
    qgis.click("synpunktMore")
    qgis.click("Yttrande…")
    qgis.click("synpunktLetter")
    for point in POINTS:
        qgis.type(point)
        qgis.key("Return")
    qgis.key("ctrl+Home")
    for number in range(len(POINTS)):
        qgis.key("shift+End", "ctrl+m")
        qgis.until(f"widget('synpunktPieces').rowCount() == {number + 1}")
        qgis.key("Down", "Home")
    qgis.click("synpunktPiece1-1")
    qgis.type("Buller")
    qgis.key("Return")
    qgis.click("synpunktSenderGroup")
    qgis.type("Privat")
    qgis.key("Return")
    qgis.click("synpunktReceivedOn")
    qgis.key("ctrl+a")
    qgis.type("2026-11-12")
    qgis.key("Tab", "ctrl+Return")
    qgis.until("widget('synpunktPieces').rowCount() == 0")
    (statement,) = rows(
        demo / "store.gpkg",
        "SELECT uuid, sender_label, received_on FROM statement ORDER BY fid DESC LIMIT 1",
    )
    assert statement[1].startswith("Privatperson ")
    assert statement[2] == "2026-11-12"
    said = f"SELECT text FROM viewpoint WHERE statement_uuid = '{statement[0]}' ORDER BY number"
    assert [row[0] for row in rows(demo / "store.gpkg", said)] == list(POINTS)
