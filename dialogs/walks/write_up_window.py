"""The window for the day after a walk: stops left, what was seen in the middle, photos right."""

from __future__ import annotations

from qgis.gui import QgsGui, QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ...layers.labels import column_label
from ...layers.language import translate
from ..answers.fields import CodeBox, label_for
from ..answers.own_window import OwnWindow
from ..capture.form import EntryForm
from ..capture.keys import Keys
from .photo_list import PhotoList
from .photo_tray import PhotoTray
from .target_list import TargetList

_LIST = 130  # pixels that the lists of the middle take at least


class WriteUpWindow(OwnWindow):
    """Only shows; whoever made it fills it and listens to its parts."""

    def __init__(self, keys: Keys, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktWriteUp")
        self.setWindowTitle(translate("Synpunkt", "Write up a walk"))
        self.bar = QgsMessageBar(self)
        self.stops = TargetList("synpunktWriteUpStops", translate("Synpunkt", "Stops"), self)
        self.head = QLabel(self)
        self.head.setObjectName("synpunktWriteUpHead")
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        self.light = CodeBox("synpunktWriteUpLight", self)
        self.seen = TargetList("synpunktWriteUpSeen", translate("Synpunkt", "Viewpoints"), self)
        self.actions = TargetList("synpunktWriteUpActions", translate("Synpunkt", "Actions"), self)
        self.new_action = QPushButton(translate("Synpunkt", "New action…"), self)
        self.new_action.setObjectName("synpunktWriteUpNewAction")
        self.change_action = QPushButton(translate("Synpunkt", "Change…"), self)
        self.change_action.setObjectName("synpunktWriteUpChangeAction")
        self.photos_title = QLabel(self)
        self.photos_title.setTextFormat(Qt.TextFormat.PlainText)
        self.photos = PhotoList("synpunktWriteUpPhotos", translate("Synpunkt", "Photos"), self)
        self.photos_title.setBuddy(self.photos)
        self.remove = QPushButton(translate("Synpunkt", "Remove photo"), self)
        self.remove.setObjectName("synpunktWriteUpRemove")
        self.form = EntryForm(keys, self)
        self.form.without_map()
        self.foot = QLabel(self)
        self.foot.setObjectName("synpunktWriteUpFoot")
        self.foot.setTextFormat(Qt.TextFormat.PlainText)
        self.undo = QPushButton(translate("Synpunkt", "Undo the last one"), self)
        self.undo.setObjectName("synpunktWriteUpUndo")
        self.tray = PhotoTray(self)
        self._arrange()
        self.resize(1240, 700)
        QgsGui.enableAutoGeometryRestore(self)

    def _arrange(self) -> None:
        self.form_area = QWidget(self)
        area = QVBoxLayout(self.form_area)
        area.setContentsMargins(0, 0, 0, 0)
        area.addWidget(self.form)
        scroll = QScrollArea(self)  # on a low screen the form scrolls, it is not squeezed
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.form_area)
        self.panes = QSplitter(Qt.Orientation.Horizontal, self)
        self.panes.setChildrenCollapsible(False)
        self.panes.addWidget(self._titled(self.stops))
        self.panes.addWidget(self._middle(scroll))
        self.panes.addWidget(self.tray)
        self.panes.setStretchFactor(1, 1)
        self.panes.setSizes([230, 680, 330])
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.panes, 1)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        stops = (
            *(self.stops, self.light, self.seen, self.actions, self.new_action),
            *(self.change_action, self.photos, self.remove),
        )
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)

    def _middle(self, form: QWidget) -> QWidget:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        label = label_for(self.light, column_label("occasion", "light_condition"), self)
        top.addWidget(label)
        top.addWidget(self.light)
        column.addLayout(top)
        lists = QHBoxLayout()
        lists.addWidget(self._titled(self.seen), 3)
        actions = self._titled(self.actions)
        buttons = QHBoxLayout()
        buttons.addWidget(self.new_action)
        buttons.addWidget(self.change_action)
        actions.layout().addLayout(buttons)
        lists.addWidget(actions, 2)
        lists.addWidget(self._pictures(), 2)
        column.addLayout(lists, 2)
        column.addWidget(form, 3)
        foot = QHBoxLayout()
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.undo)
        column.addLayout(foot)
        return middle

    def _pictures(self) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.photos_title)
        column.addWidget(self.photos, 1)
        column.addWidget(self.remove)
        self.photos.setMinimumHeight(_LIST)
        return part

    def _titled(self, view: TargetList) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        title = QLabel(view.accessibleName(), part)
        title.setBuddy(view)
        column.addWidget(title)
        column.addWidget(view, 1)
        view.setMinimumHeight(_LIST)
        return part
