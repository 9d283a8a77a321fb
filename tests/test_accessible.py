"""Whoever can't use a mouse, or sees little, can use the panel too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication, QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)
from synpunkt.dialogs.options.page import OptionsPage
from synpunkt.dialogs.panel.contrast import ENOUGH, contrast

INTERACTIVE = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTextEdit,
)  # fmt: skip
SAID = (
    ("Mörkt i tunneln efter åtta", "lighting", "negative"),
    ("Bra med bänkarna", "meeting_places", "positive"),
    ("Fler cykelställ", "movement", "suggestion"),
    ("Vem sköter hissen?", "upkeep", "question"),
)


@pytest.fixture
def opened(panel, store):
    with store.operation() as operation:
        for number, (text, theme, valence) in enumerate(SAID):
            place = QgsGeometry.fromPointXY(QgsPointXY(150000 + 10 * number, 6900000))
            values = {"text": text, "theme": theme, "valence": valence, "state": "active"}
            operation.insert("viewpoint", values, place)
    panel.content.desk.open(str(store.path))
    panel.until(lambda: panel.content.work.state.columns is not None)
    panel.content.resize(340, 640)
    panel.content.activateWindow()
    return panel


def every_view(panel) -> Iterator[tuple[str, QWidget]]:
    """The panel's pages one after the other, with one viewpoint in focus."""
    tabs = panel.content.work.tabs
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        if index == 0:
            chips = panel.content.work.viewpoints.chips.in_order()
            chips[0].click()  # one that is on
            view = panel.content.work.viewpoints.list
            view.focus_on(view.model().index(0, 0))
        QTest.qWait(60)
        yield tabs.tabText(index), panel.content


def shown(root: QWidget, kinds: tuple[type, ...]) -> list[QWidget]:
    return [
        one
        for one in root.findChildren(QWidget)
        if one.isVisible() and one.window() is root.window() and isinstance(one, kinds)
    ]


def inner(one: QWidget) -> bool:
    """A part that Qt makes for a widget, which speaks for it: the editor of a box, say."""
    parent = one.parentWidget()
    if parent is not None and parent.metaObject().className() == "QComboBoxPrivateContainer":
        return True
    within = (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar, QScrollBar)
    if isinstance(one, QHeaderView):
        return True  # a part of its table
    return isinstance(parent, within) or one.objectName().startswith("qt_")


def spoken(one: QWidget, root: QWidget) -> str:
    """What a screen reader says of a widget."""
    if one.accessibleName():
        return one.accessibleName()
    for label in root.findChildren(QLabel):
        if label.buddy() is one:
            return label.text()
    text = getattr(one, "text", None)
    said = text() if isinstance(one, QAbstractButton) and callable(text) else ""
    return said if any(letter.isalnum() for letter in said) else ""


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(one).__name__} {one.objectName()!r} in {type(one.parentWidget()).__name__}"
        for one in root.findChildren(QWidget)
        if isinstance(one, INTERACTIVE) and one.isVisibleTo(root)
        if not inner(one) and not spoken(one, root)
    ]


def test_every_widget_says_what_it_is(opened):
    found = {name: nameless(root) for name, root in every_view(opened)}
    assert not any(found.values()), "\n".join(sum(found.values(), []))
    assert nameless(OptionsPage(opened.content.settings)) == []


def unreached(root: QWidget) -> list[str]:
    wanted = {
        one
        for one in shown(root, INTERACTIVE)
        if one.isEnabled() and not inner(one) and not one.focusProxy()
    }
    start = root.nextInFocusChain()
    met, one = set(), start
    while one is not None:
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            met.add(one)
        one = one.nextInFocusChain()
        if one is start:
            break
    return [f"{type(one).__name__} {one.objectName()!r}" for one in wanted - met]


def test_the_tab_key_reaches_every_widget(opened):
    found = {name: unreached(root) for name, root in every_view(opened)}
    assert not any(found.values()), found


@pytest.fixture
def intake_window(opened, tmp_path):
    """The look at a file that asks for all that it can ask for."""
    path = tmp_path / "given.csv"
    rows = "1;Mörkt i tunneln;Lampa trasig;619000;6919000;3/5/24\n2;;;;;\n"
    path.write_text(f"Löpnr;vad som hände där;Kategori;x;y;Inkom\n{rows}", encoding="utf-8")
    hook = opened.content.work.intake
    hook.open_file(path)
    opened.until(lambda: hook.intaking.window.told.text() and not hook.intaking.looker.busy)
    return hook.intaking.window


def test_whoever_brings_in_a_file_hears_and_reaches_everything(intake_window):
    assert nameless(intake_window) == []
    for tab in range(intake_window.lists.count()):
        intake_window.lists.setCurrentIndex(tab)
        assert unreached(intake_window) == []


def test_no_list_of_columns_is_cut_off_in_a_small_window(opened, intake_window):
    intake_window.resize(intake_window.minimumSizeHint())
    QTest.qWait(60)
    form = intake_window.columns
    boxes = shown(form, (QComboBox,))
    assert all(box.width() >= box.minimumSizeHint().width() for box in boxes)
    ends = [box.mapTo(form.viewport(), box.rect().topRight()).x() for box in boxes]
    assert ends and max(ends) < form.viewport().width()


def painted(picture: QImage, area: QRect) -> float:
    """The ratio between what is there most, the paper, and what differs most from it, the ink."""
    area = area.intersected(picture.rect())
    met = Counter(
        picture.pixel(x, y)
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )
    paper = QColor(met.most_common(1)[0][0])
    return max(contrast(paper, QColor(ink)) for ink in met)


def faint(root: QWidget) -> dict[str, float]:
    """Texts of enabled widgets that are painted with too little contrast."""
    picture = root.grab().toImage()
    found = {}
    for one in shown(root, (QLabel, QAbstractButton, QComboBox, QLineEdit)):
        text = getattr(one, "currentText" if isinstance(one, QComboBox) else "text")()
        if isinstance(one, QLineEdit):
            text = text or one.placeholderText()
        if not one.isEnabled() or not any(map(str.isalnum, text)) or inner(one):
            continue
        seen = one.visibleRegion().boundingRect().adjusted(3, 3, -3, -3)
        area = QRect(one.mapTo(root, seen.topLeft()), seen.size())
        if not area.isEmpty() and area.height() > 6:
            found[f"{type(one).__name__} {text!r}"] = painted(picture, area)
    return {name: round(ratio, 2) for name, ratio in found.items() if ratio < ENOUGH}


def faint_rows(root: QWidget) -> dict[str, float]:
    """Rows of lists whose lower, dimmer line has too little contrast."""
    picture, found = root.grab().toImage(), {}
    for view in shown(root, (QAbstractItemView,)):
        for row in range(min(4, view.model().rowCount() if view.model() else 0)):
            rect = view.visualRect(view.model().index(row, 0))
            half = rect.adjusted(60, rect.height() // 2, -4, -4)
            at = view.viewport().mapTo(root, half.topLeft())
            if rect.intersected(view.viewport().rect()) == rect and half.width() > 20:
                found[f"{view.objectName()} {row}"] = painted(picture, QRect(at, half.size()))
    return {name: round(ratio, 2) for name, ratio in found.items() if ratio < ENOUGH}


def test_black_on_white_is_twenty_one_to_one():
    assert round(contrast(QColor("black"), QColor("white")), 2) == 21
    assert round(contrast(QColor("#767676"), QColor("white")), 2) == 4.54


@pytest.fixture(params=["default", "Night Mapping"])
def theme(request, qgis_app):
    if request.param not in QgsApplication.uiThemes():
        pytest.skip(f"this QGIS has no theme {request.param}")
    QgsApplication.setUITheme(request.param)
    yield request.param
    QgsApplication.setUITheme("default")


def test_texts_can_be_read_in_light_and_dark(theme, opened, intake_window):
    found = {name: {**faint(root), **faint_rows(root)} for name, root in every_view(opened)}
    found["intake"] = faint(intake_window)
    opened.project.clear()
    opened.until(lambda: opened.content.controller.store is None)
    found["start"] = faint(opened.content)
    told = [f"{page}: {what} {ratio}" for page, one in found.items() for what, ratio in one.items()]
    assert not told, "\n".join(told)


def test_the_windows_beside_capture_are_heard_and_reached(opened, tmp_path):
    work, store = opened.content.work, opened.content.controller.store
    with store.operation() as operation:
        for text in ("Mörkt i tunneln efter åtta.", "mörkt i tunneln, efter åtta"):
            operation.insert("viewpoint", {"text": text})
        walk = operation.insert("occasion", {"title": "Vandring", "kind": "safety_walk"})
    work.repetitions.look()
    repeating = work.repetitions.repeating
    opened.until(lambda: not repeating.runner.busy and repeating.window.groups.count())
    QTest.mouseClick(work.capture.button, Qt.MouseButton.LeftButton)
    page = work.capture.page
    page.work_at(walk)
    QTest.mouseClick(page.form.words, Qt.MouseButton.LeftButton)
    page.form.more.fold.setChecked(True)
    work.walks.open_write_up(walk)
    work.walks.show_actions()
    windows = (
        repeating.window, page.words.window, page, work.walks.writing.window,
        work.walks.acting.window,
    )  # fmt: skip
    for window in windows:
        assert nameless(window) == []
        assert unreached(window) == []
