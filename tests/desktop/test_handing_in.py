"""Before the account is handed in, in the real QGIS: what remains, personal data, the documents."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from synpunkt.layers.store import open_store

MATTER = "Resecentrum, etapp 1"
# Invented, with numbers that nobody has.
SAID = {
    2: "Ring mig på 070-174 06 05 om hissen",
    4: "Mitt nummer är 850709-9805 och jag tar omvägen",
    6: "Skriv till anna@example.se om bänkarna",
}
# What the user's computer opens documents with is no part of this.
OPENING = """
from synpunkt.dialogs import document_file
opened = []
class Opening:
    openUrl = staticmethod(lambda url: opened.append(url.toLocalFile()) or True)
document_file.QDesktopServices = Opening
"""
WAITING = "widget('synpunktReviewList').count()"
LAYOUTS = "[one.name() for one in project.layoutManager().layouts()]"


@pytest.fixture(scope="module")
def store(demo):
    store = open_store(demo / "store.gpkg")
    uuids = {row["number"]: row["uuid"] for row in store.rows("viewpoint")}
    with store.operation() as operation:
        for number, text in SAID.items():
            operation.update("viewpoint", uuids[number], {"text": text})
    return store


@pytest.fixture(scope="module")
def qgis(start_qgis, demo, store):
    qgis = start_qgis(demo / "project.qgz", locale="sv")
    qgis.click("synpunktShowPanel")
    qgis.find("synpunktList")
    return qgis


@pytest.fixture
def seen(qgis):
    """``seen(name)`` keeps a picture of the screen where somebody wants to look at them."""
    folder = os.environ.get("SYNPUNKT_PICTURES", "")
    return lambda name: qgis.picture(Path(folder) / f"{name}.png") if folder else None


def row(store, number):
    return next(store.rows("viewpoint", "number = ?", (number,)))


def test_what_remains_leads_to_each_viewpoint(qgis, seen):
    qgis.click("synpunktMore")
    qgis.click("Klart att lämna?")
    qgis.find("synpunktReadyList")
    qgis.until("widget('synpunktReadyList').topLevelItemCount() > 0")
    assert qgis.text("synpunktReadyHeading").startswith("Det här återstår: ")
    seen("ready")
    qgis.double_click(SAID[4][:30])
    qgis.until(f"widget('synpunktText').toPlainText() == {SAID[4]!r}")
    assert qgis.ask("widget('synpunktReadyList').window().isVisible()")
    qgis.ask("widget('synpunktReadyList').window().activateWindow()")
    qgis.click("synpunktReadyList")
    qgis.key("ctrl+Home", "Down", "Return")
    qgis.until(f"widget('synpunktText').toPlainText() != {SAID[4]!r}")
    qgis.ask("widget('synpunktReadyList').window().close()")


def test_texts_are_checked_masked_and_blocked_from_the_keyboard(qgis, store, seen):
    qgis.click("synpunktMore")
    qgis.click("Personuppgifter…")
    qgis.find("synpunktReviewList")
    qgis.until(f"{WAITING} >= 3")
    texts = "[widget('synpunktReviewList').item(i).text() for i in range(3)]"
    assert [text.split()[0] for text in qgis.ask(texts)] == ["2", "4", "6"]
    seen("review")
    before = qgis.ask(WAITING)
    qgis.click("2  Kan vara en person")
    qgis.key("ctrl+m")
    qgis.until("widget('synpunktReviewText').toPlainText() == 'Ring mig på […] om hissen'")
    assert row(store, 2)["privacy_state"] == "unchecked"
    qgis.key("ctrl+Return")
    qgis.until(f"{WAITING} == {before - 1} and widget('synpunktReviewCheck').isEnabled()")
    assert row(store, 2)["privacy_state"] == "checked"
    qgis.click("4  Personnummer")
    qgis.key("ctrl+b")
    qgis.until(f"{WAITING} == {before - 2} and widget('synpunktReviewCheck').isEnabled()")
    assert row(store, 4)["privacy_state"] == "blocked"
    qgis.click("synpunktReviewCheck")
    qgis.until(f"{WAITING} == {before - 3}")
    assert row(store, 6)["privacy_state"] == "checked"
    assert row(store, 6)["text"] == SAID[6]
    seen("reviewed")
    qgis.ask("widget('synpunktReviewList').window().close()")


def test_the_account_is_made_from_the_panel(qgis, tmp_path, seen):
    qgis.ask(OPENING)
    qgis.click_tab("Översikt")
    qgis.click("synpunktReport")
    qgis.click("Redogörelse, i ärendet…")
    qgis.until("'Välj ett ärende först' in ' '.join(messages())")
    qgis.click("synpunktMatter")
    qgis.click(MATTER)
    qgis.until(f"widget('synpunktMatter').currentText() == {MATTER!r}")
    qgis.click("synpunktReport")
    qgis.click("Redogörelse, i ärendet…")
    qgis.find("fileNameEdit")
    qgis.key("ctrl+a")
    qgis.type(str(tmp_path / "account.docx"))
    qgis.key("Return")
    qgis.until("opened", 60)
    assert qgis.ask("opened") == [str(tmp_path / "account.docx")]
    assert (tmp_path / "account.docx").read_bytes()[:2] == b"PK"
    assert any("utkast" in text for text in qgis.messages())
    seen("account")


def test_a_layout_to_print_opens_in_qgis_own_window(qgis, seen):
    qgis.click("synpunktReport")
    qgis.click("Layout för utskrift, A4")
    qgis.until(f"{LAYOUTS} and iface.openLayoutDesigners()", 60)
    (name,) = qgis.ask(LAYOUTS)
    qgis.until(f"{name!r} in iface.openLayoutDesigners()[0].window().windowTitle()")
    seen("layout")
