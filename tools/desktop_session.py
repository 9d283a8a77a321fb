"""Run by ``qgis --code``: answers what ``desktop_driver`` asks, on a local socket of its own.

One line of JSON in, one line of JSON out; the code it is sent is run with this module's names. It
looks and never acts: mouse and keys are the driver's, and are real.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Iterator
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import QPoint, QRect, Qt, QTimer
from qgis.PyQt.QtNetwork import QLocalServer, QLocalSocket
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QAction,
    QApplication,
    QDockWidget,
    QMenu,
    QMenuBar,
    QTabBar,
    QToolButton,
    QWidget,
)
from qgis.utils import iface

project = QgsProject.instance()
#: Tracebacks of what went wrong in slots; nobody else would be told.
errors: list[str] = []
KEPT_PANELS = ("Layers",)  # beside our own
_Place = tuple[QWidget, QRect]


def widgets(name: str) -> list[QWidget]:
    """Widgets with that object name, accessible name, title or text; those that show first."""
    wanted = name.strip()
    found = [one for one in QApplication.allWidgets() if wanted in _names(one)]
    return sorted(found, key=lambda one: (not one.isVisible(), not one.isEnabled()))


def widget(name: str) -> QWidget | None:
    """The first of ``widgets``."""
    return next(iter(widgets(name)), None)


def places(name: str) -> Iterator[_Place]:
    """Where on the screen a thing of that name shows: open menu, widgets, then their parts."""
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        yield from ((menu, rect) for rect in _parts(menu, name.strip()))
    for one in widgets(name):
        if one.isVisible():
            yield one, _visible_part(one, one.rect())
    for one in QApplication.allWidgets():
        if one.isVisible():
            yield from ((one, _visible_part(one, rect)) for rect in _parts(one, name.strip()))


def describe(name: str) -> dict[str, Any] | None:
    """The first place of that name in pixels of the screen, and what can be said of it."""
    for one, rect in places(name):
        if rect.isEmpty():
            continue
        ratio = one.devicePixelRatioF()
        corner = one.mapToGlobal(rect.topLeft())
        sides = (corner.x(), corner.y(), rect.width(), rect.height())
        return {
            "rect": [round(side * ratio) for side in sides],
            "text": _text(one),
            "enabled": one.isEnabled(),
            "focus": one.hasFocus(),
            "kind": type(one).__name__,
        }
    return None


def on_screen(x: float, y: float, crs: str = "") -> list[int]:
    """The pixel of the screen at which the map shows a point, given in ``crs`` or the map's."""
    canvas = iface.mapCanvas()
    point = QgsPointXY(x, y)
    if crs:
        given, shown = QgsCoordinateReferenceSystem(crs), canvas.mapSettings().destinationCrs()
        point = QgsCoordinateTransform(given, shown, project).transform(point)
    at = canvas.getCoordinateTransform().transform(point)
    spot = canvas.viewport().mapToGlobal(QPoint(round(at.x()), round(at.y())))
    return [round(side * canvas.devicePixelRatioF()) for side in (spot.x(), spot.y())]


def is_calm() -> bool:
    """Whether the map is drawn and nothing is under way."""
    from qgis.core import QgsApplication

    return not iface.mapCanvas().isDrawing() and not QgsApplication.taskManager().activeTasks()


def picture(path: str) -> bool:
    """Save the whole screen: dialogs and menus belong in the picture."""
    QApplication.processEvents()
    return QApplication.primaryScreen().grabWindow(0).save(path)


def arrange() -> None:
    """Fill the screen, and leave open only the panels that are needed."""
    window = iface.mainWindow()
    window.showMaximized()
    for panel in window.findChildren(QDockWidget):
        name = panel.objectName()
        if not name.lower().startswith("synpunkt"):
            panel.setVisible(name in KEPT_PANELS)


def messages() -> list[str]:
    """What QGIS's message bar says."""
    return [item.text() for item in iface.messageBar().items()]


def _names(one: QWidget) -> set[str]:
    names = {one.objectName(), one.accessibleName(), one.windowTitle(), _text(one)}
    if isinstance(one, QToolButton) and one.defaultAction() is not None:
        names.add(one.defaultAction().objectName())
    return {name.replace("&&", "\0").replace("&", "").replace("\0", "&") for name in names if name}


def _text(one: QWidget) -> str:
    for reader in ("text", "currentText", "toPlainText", "title", "cleanText"):
        found = getattr(one, reader, None)
        if callable(found):
            try:
                return str(found())
            except TypeError:  # another function of that name
                continue
    return ""


def _parts(one: QWidget, name: str) -> Iterator[QRect]:
    """Of a widget that shows several things: the rectangle of each with that text."""
    if isinstance(one, (QMenu, QMenuBar)):
        for action in one.actions():
            if name in (_action_text(action), action.objectName()):
                yield one.actionGeometry(action)
    elif isinstance(one, QTabBar):
        for index in range(one.count()):
            if one.tabText(index).replace("&", "") == name:
                yield one.tabRect(index)
    elif isinstance(one, QAbstractItemView) and one.model() is not None:
        start = one.model().index(0, 0, one.rootIndex())
        if not start.isValid():
            return
        flags = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
        for index in one.model().match(start, Qt.ItemDataRole.DisplayRole, name, 1, flags):
            # Item views paint on their viewport, below a header or a frame.
            yield one.visualRect(index).translated(one.viewport().pos())


def _action_text(action: QAction) -> str:
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").partition("\t")[0]


def _visible_part(one: QWidget, rect: QRect) -> QRect:
    """What of ``rect`` shows: the rest is scrolled away or lies under an ancestor's edge."""
    around, shown = one, rect
    while not shown.isEmpty() and not around.isWindow() and around.parentWidget() is not None:
        around = around.parentWidget()
        offset = one.mapTo(around, QPoint())
        shown = shown.intersected(around.rect().translated(-offset))
    return shown


class Session:
    """The socket and who is on the other end of it."""

    def __init__(self, path: str) -> None:
        self._server = QLocalServer()
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        self._clients: list[QLocalSocket] = []
        if not self._server.listen(path):
            raise OSError(self._server.errorString())

    def _welcome(self) -> None:
        while (client := self._server.nextPendingConnection()) is not None:
            client.readyRead.connect(lambda client=client: self._hear(client))
            self._clients.append(client)

    def _hear(self, client: QLocalSocket) -> None:
        while client.canReadLine():
            answer = self._answer(json.loads(bytes(client.readLine())))
            client.write(json.dumps(answer).encode() + b"\n")
            client.flush()

    def _answer(self, code: str) -> dict[str, Any]:
        # The names of this module, and those that the code itself made before.
        try:
            try:
                compiled = compile(code, "<driver>", "eval")
            except SyntaxError:
                names.pop("result", None)
                exec(compile(code, "<driver>", "exec"), names)
                found = names.get("result")
            else:
                found = eval(compiled, names)
        except Exception:
            return {"error": traceback.format_exc()}
        return {"value": found if _is_plain(found) else repr(found)}


def _is_plain(found: object) -> bool:
    try:
        json.dumps(found)
    except (TypeError, ValueError):
        return False
    return True


def _remember_errors() -> None:
    before = sys.excepthook

    def hook(kind: Any, error: Any, trace: Any) -> None:
        errors.append("".join(traceback.format_exception(kind, error, trace)))
        before(kind, error, trace)

    sys.excepthook = hook


names = globals()
_remember_errors()
session = Session(os.environ["SYNPUNKT_SOCKET"])
QTimer.singleShot(0, arrange)
