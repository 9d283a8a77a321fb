"""The letter window and the register of handovers, driven by keys and clicks on a real store."""

from __future__ import annotations

import datetime

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QTextCursor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QWidget,
)
from synpunkt.dialogs.answers.letter_text import LetterText
from synpunkt.dialogs.answers.piece_table import ABOUT, PLACE, THEME
from synpunkt.layers import handovers
from synpunkt.layers.drafts import Drafts

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
DAY = datetime.date(2026, 10, 2)
LETTER = """Hej,

Bullret vid södra gatan är för högt.

Bron bör flyttas västerut.
Den skymmer sikten.

Ring mig på 070-174 06 05."""


@pytest.fixture
def desk(panel, store, tmp_path, monkeypatch):
    """The panel's desk, in a matter in consultation; ``panel.matter`` is its uuid."""
    with store.operation() as operation:
        panel.matter = operation.insert("matter", {
            "title": "Exempelplan", "stage": "consultation",
            "consultation_from": datetime.date(2026, 9, 14), "consultation_to": DAY,
        })  # fmt: skip
    monkeypatch.setattr(
        "synpunkt.layers.drafts.QgsApplication.qgisSettingsDirPath", lambda: str(tmp_path)
    )
    panel.layer = QgsVectorLayer(store.uri("viewpoint"), "viewpoint_layer", store.provider)
    panel.project.addMapLayer(panel.layer)
    panel.until(lambda: panel.content.controller.store is not None)
    panel.content.work.state.set_matter(panel.matter)
    return panel.content.work.answers


@pytest.fixture
def taking(desk):
    desk.take_in()
    return desk.taking_in


def select(text, words):
    start = text.toPlainText().index(words)
    cursor = text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def paste(window, words=LETTER):
    QApplication.clipboard().setText(words)
    window.text.setFocus()
    QTest.keyClick(window.text, Qt.Key.Key_V, CTRL)


def mark(window, words):
    select(window.text, words)
    QTest.keyClick(window.text, Qt.Key.Key_M, CTRL)


def said(window):
    return [item.text() for item in window.bar.items()]


def save(panel, one):
    QTest.keyClick(one.window.text, Qt.Key.Key_Return, CTRL)
    panel.until(lambda: not one._runner.busy)


def test_a_pasted_letter_becomes_a_statement_by_marking(panel, store, taking):
    window = taking.window
    paste(window)
    mark(window, "Bron bör flyttas västerut.\nDen skymmer sikten.")
    mark(window, "Bullret vid södra gatan är för högt.")
    # Rows stand in the order of the letter, whatever the order of marking.
    assert window.pieces.item(0, 0).text() == "Bullret vid södra gatan är för högt."
    window.pieces.cellWidget(0, THEME).set_code("traffic")
    QTest.keyClicks(window.pieces.cellWidget(1, PLACE), "Bron")
    QTest.mouseClick(window.pieces.cellWidget(1, ABOUT), LEFT)
    if window.pieces.cellWidget(1, ABOUT).isChecked():
        QTest.keyClick(window.pieces.cellWidget(1, ABOUT), Qt.Key.Key_Space)
    window.head.group.set_code("authority")
    QTest.keyClicks(window.head.sender, "Lansstyrelsen")
    window.head.received_on.set_day(DAY)
    assert window.head.stage.code() == "consultation"
    assert window.head.in_period.currentText() == "Yes"
    save(panel, taking)
    (statement,) = store.rows("statement")
    assert (statement["number"], statement["in_period"]) == (1, True)
    first, second = store.rows("viewpoint", order="number")
    assert first["text"] == "Bullret vid södra gatan är för högt."
    assert second["text"] == "Bron bör flyttas västerut.\nDen skymmer sikten."
    assert (first["theme"], second["place_name"]) == ("traffic", "Bron")
    assert second["formal_status"] == "not_about_plan"
    assert store.count("operation", "title = 'Statement'") == 1
    # Ready for the next letter.
    assert window.text.toPlainText() == "" and window.pieces.rowCount() == 0
    assert Drafts(store.uuid).names() == []


def test_a_late_letter_is_told_and_can_be_let_in(taking):
    head = taking.window.head
    head.received_on.set_day(DAY + datetime.timedelta(days=1))
    assert head.in_period.currentText() == "No"
    head.in_period.set_code("yes")
    head.received_on.set_day(DAY + datetime.timedelta(days=2))
    assert head.letter().in_period is True


def test_a_private_sender_is_never_named(taking):
    head = taking.window.head
    QTest.keyClicks(head.sender, "Anna Exempelsson")
    head.group.set_code("private")
    assert not head.sender.isEnabled()
    assert head.letter().sender_label is None
    assert head.sender.placeholderText() == "Privatperson 1"


def test_what_lacks_is_said_and_nothing_is_lost(panel, store, taking):
    window = taking.window
    paste(window)
    mark(window, "Bullret vid södra gatan är för högt.")
    save(panel, taking)
    assert "sender group" in said(window)[0]
    assert store.count("statement") == 0
    assert window.text.toPlainText() == LETTER


def test_paragraphs_become_pieces_at_once_and_overlaps_do_not(taking):
    window = taking.window
    paste(window)
    mark(window, "Den skymmer sikten.")
    QTest.mouseClick(window.paragraphs, LEFT)
    texts = [window.text.piece_text(index) for index in range(window.pieces.rowCount())]
    assert texts == [
        "Hej,", "Bullret vid södra gatan är för högt.", "Den skymmer sikten.",
        "Ring mig på 070-174 06 05.",
    ]  # fmt: skip
    mark(window, "skymmer")
    assert "Select the words" in said(window)[0]
    assert window.pieces.rowCount() == 4
    assert "may hold personal data" in window.note.text()
    window.pieces.selectRow(3)
    QTest.mouseClick(window.remove, LEFT)
    assert "personal data" not in window.note.text()


def test_pieces_follow_the_text_when_it_is_edited(taking):
    window = taking.window
    paste(window)
    mark(window, "Bullret vid södra gatan är för högt.")
    cursor = window.text.textCursor()
    cursor.setPosition(0)
    window.text.setTextCursor(cursor)
    QTest.keyClicks(window.text, "Till kommunen. ")
    assert window.text.piece_text(0) == "Bullret vid södra gatan är för högt."
    select(window.text, "södra ")
    QTest.keyClick(window.text, Qt.Key.Key_Delete)
    assert window.pieces.item(0, 0).text() == "Bullret vid gatan är för högt."
    select(window.text, "Bullret vid gatan är för högt.")
    QTest.keyClick(window.text, Qt.Key.Key_Delete)
    assert window.pieces.rowCount() == 0


def test_a_letter_in_the_making_survives(panel, store, desk, taking):
    window = taking.window
    paste(window)
    mark(window, "Bron bör flyttas västerut.")
    window.pieces.cellWidget(0, THEME).set_code("traffic")
    window.head.group.set_code("business")
    drafts = Drafts(store.uuid)
    panel.until(lambda: "business" in str([drafts.read(name) for name in drafts.names()]))
    (name,) = drafts.names()
    kept = drafts.read(name)
    desk._close()
    drafts.keep(name, kept)  # as a crash leaves it, whatever closing did
    desk.take_in()
    window = desk.taking_in.window
    assert window.text.toPlainText() == LETTER
    assert window.text.piece_text(0) == "Bron bör flyttas västerut."
    assert window.pieces.values_of(0)["theme"] == "traffic"
    assert window.head.group.code() == "business"


def test_undo_gives_the_letter_back(panel, store, taking):
    window = taking.window
    paste(window)
    mark(window, "Bron bör flyttas västerut.")
    window.head.group.set_code("private")
    window.head.received_on.set_day(DAY)
    save(panel, taking)
    button = window.bar.items()[0].findChild(QPushButton, "synpunktTakeBack")
    QTest.mouseClick(button, LEFT)
    panel.until(lambda: store.count("statement") == 0 and not taking._runner.busy)
    assert window.text.toPlainText() == LETTER
    assert window.pieces.rowCount() == 1


def test_a_text_file_is_opened(taking, tmp_path):
    file = tmp_path / "brev.txt"
    file.write_bytes("Bättre belysning.".encode("cp1252"))
    taking.open_file(file)
    assert taking.window.text.toPlainText() == "Bättre belysning."
    assert taking.window.head.document_ref.text() == "brev.txt"
    binary = tmp_path / "brev.pdf"
    binary.write_bytes(b"%PDF-1.4\x00\x01\x02")
    taking.open_file(binary)
    assert taking.window.text.toPlainText() == "Bättre belysning."
    assert said(taking.window)


def test_without_a_matter_there_is_no_statement(panel, store, desk):
    with store.operation() as operation:
        operation.delete("matter", panel.matter)
    panel.content.work.state.set_matter("")
    desk.take_in()
    panel.until(panel.messages)
    assert "create the matter first" in panel.messages()[0]


def test_the_margin_numbers_the_pieces(qgis_app):
    text = LetterText()
    text.resize(400, 300)
    text.setPlainText(LETTER)
    assert text.mark_paragraphs() == 4
    text.show()
    numbers = text.numbers()
    assert [number for number, _ in numbers] == [1, 2, 3, 4]
    assert sorted(top for _, top in numbers) == [top for _, top in numbers]


# --- handovers ---


@pytest.fixture
def viewpoints(panel, store, desk):
    with store.operation() as operation:
        made = [
            operation.insert("viewpoint", {"text": text}) for text in ("=SUM(1)", "Trasig lampa")
        ]
    panel.content.controller.reload()
    panel.content.work.state.set_matter("")
    return made


def hand_over(panel, desk, chosen, party, package=False):
    def answer():
        dialog = QApplication.activeModalWidget()
        assert not dialog._buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
        QTest.keyClicks(dialog.party.lineEdit(), party)
        dialog.channel.set_code("email")
        dialog.package.setChecked(package)
        QTest.mouseClick(dialog._buttons.button(QDialogButtonBox.StandardButton.Ok), LEFT)

    QTimer.singleShot(200, answer)
    desk.hand_over(chosen)
    panel.until(lambda: not panel.content.runner.busy)


def test_what_is_handed_over_stands_in_the_register(panel, store, desk, viewpoints):
    hand_over(panel, desk, viewpoints, "Gatukontoret")
    assert panel.messages() == ["2 viewpoint(s) handed over to Gatukontoret."]
    desk.show_register()
    window = desk.handing_over.window
    assert window.shown.text() == "Shows 2 of 2"
    QTest.mouseClick(window.copy, LEFT)
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == 3
    assert lines[1].split("\t")[1] == "'=SUM(1)"  # no formula of a citizen's


def test_a_folder_to_send_is_made_of_what_is_handed_over(
    panel, store, desk, viewpoints, monkeypatch, tmp_path
):
    folder = tmp_path / "ut"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    hand_over(panel, desk, viewpoints[1:], "Gatukontoret", package=True)
    panel.until(lambda: any("lies in" in text for text in panel.messages()))
    table = (folder / "synpunkter.csv").read_text("utf-8-sig")
    assert len(table.splitlines()) == 2 and (folder / "synpunkter.qgz").exists()
    (row,) = store.rows("handover")
    assert (row["party"], row["channel"]) == ("Gatukontoret", "email")


def test_the_receipt_and_the_answer_are_put_down_for_several(panel, store, desk, viewpoints):
    hand_over(panel, desk, viewpoints, "Gatukontoret")
    hand_over(panel, desk, viewpoints[:1], "Polisen")
    desk.show_register()
    window = desk.handing_over.window
    window.party.setCurrentIndex(window.party.findData("Gatukontoret"))
    assert window.shown.text() == "Shows 2 of 3"
    window.table.selectAll()
    window.answer.setFocus()
    QTest.keyClicks(window.answer, "Lampan byts.")
    window.answered_on.set_day(datetime.date.today())
    QTest.mouseClick(window.save, LEFT)
    panel.until(lambda: not desk.handing_over._runner.busy)
    rows = handovers.register(store)
    assert sorted((row.party, row.answer) for row in rows) == [
        ("Gatukontoret", "Lampan byts."), ("Gatukontoret", "Lampan byts."), ("Polisen", ""),
    ]  # fmt: skip
    window.party.setCurrentIndex(0)
    QTest.mouseClick(window.open_only, LEFT)
    if not window.open_only.isChecked():
        QTest.keyClick(window.open_only, Qt.Key.Key_Space)
    panel.until(lambda: window.shown.text() == "Shows 1 of 3")


def test_what_is_written_in_the_register_stays_while_others_save(panel, store, desk, viewpoints):
    hand_over(panel, desk, viewpoints, "Gatukontoret")
    desk.show_register()
    window = desk.handing_over.window
    window.table.selectAll()
    QTest.keyClicks(window.answer, "Half a sen")
    with store.operation() as operation:
        operation.insert("viewpoint", {"text": "Of a colleague"})
    panel.content.controller.viewpoints_changed.emit()
    assert window.answer.toPlainText() == "Half a sen" and len(window.chosen()) == 2
    with store.operation() as operation:
        operation.update("handover", window.chosen()[0].uuid, {"answer": "Hers"})
    panel.content.controller.viewpoints_changed.emit()
    assert window.answer.toPlainText() == "" and not window.save.isEnabled()


def test_the_register_leads_to_the_viewpoint(panel, store, desk, viewpoints):
    hand_over(panel, desk, viewpoints[1:], "Polisen")
    desk.show_register()
    window = desk.handing_over.window
    at = window.table.visualRect(window.register.index(0, 1)).center()
    QTest.mouseClick(window.table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseDClick(window.table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert panel.content.work.viewpoints.list.current_uuid() == viewpoints[1]


def test_everything_that_takes_the_focus_has_a_name(panel, desk, taking, viewpoints):
    paste(taking.window)
    QTest.mouseClick(taking.window.paragraphs, LEFT)
    desk.show_register()
    desk.answer(viewpoints, viewpoints[:1])
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for one in (desk.answering, desk.taking_in, desk.handing_over)
        for widget in one.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not widget.objectName().startswith("qt_")
        and widget.focusProxy() is None
        and not isinstance(widget.parentWidget(), QComboBox)
    ]
    assert nameless == []
