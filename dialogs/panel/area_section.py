"""The head of the panel: the area block, which folds to one line, and the sentence below it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer
from qgis.PyQt.QtGui import QCursor
from qgis.PyQt.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from ...layers.settings import Settings
from .area_block import AreaBlock
from .state import PanelState
from .widgets import paragraph, set_plain_tooltip

#: With fewer lines than this the panel has no room for a block that has done its work.
SHORT = 46


class AreaSection(QWidget):
    """Shows what ``state`` looks at; what is chosen in the block goes to ``state``.

    ``opener`` is the one line that is left of a folded block; ``folder`` stands by the sentence.
    Where the panel is low the block folds by itself, once something has been chosen and whoever
    chose has gone on to something else; opened again without another choice, it stays open. It
    never moves what the mouse points at: it waits until that has left the panel.
    """

    def __init__(
        self, block: AreaBlock, state: PanelState, settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._block, self._state, self._settings = block, state, settings
        self.opener = QToolButton(self)
        self.opener.setObjectName("synpunktUnfold")
        self.opener.setAutoRaise(True)
        self.opener.setArrowType(Qt.ArrowType.RightArrow)
        self.opener.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.opener.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.folder = QToolButton(self)
        self.folder.setObjectName("synpunktFold")
        self.folder.setAutoRaise(True)
        self.folder.setArrowType(Qt.ArrowType.UpArrow)
        self.folder.setToolTip(translate("Synpunkt", "Fold the area to one line"))
        self.folder.setAccessibleName(self.folder.toolTip())
        for button in (self.opener, self.folder):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sentence = paragraph("", self)
        self.sentence.setObjectName("synpunktSentence")
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.opener)
        layout.addWidget(block)
        told = QHBoxLayout()
        told.addWidget(self.sentence, 1)
        told.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(told)
        self.opener.clicked.connect(lambda: self.fold(False))
        self.folder.clicked.connect(lambda: self.fold(True))
        self._has_chosen = False
        # Not between the clicks of a double click: what is clicked must not move.
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(QApplication.doubleClickInterval() + 50)
        self._calm.timeout.connect(self._fold_if_done)
        self._show_folded(settings.area_folded.value())
        block.changed.connect(self.note_choice)
        block.matter_changed.connect(self.note_choice)
        QApplication.instance().focusChanged.connect(self._on_focus)
        parent.installEventFilter(self)
        block.changed.connect(lambda: state.look_at(block.choice()))
        block.near_changed.connect(self._on_near)
        block.matter_changed.connect(state.set_matter)
        settings.near_chosen.connect(block.near.setValue)
        state.recounted.connect(self.refresh)

    def refresh(self) -> None:
        """Tell what is looked at now."""
        self.sentence.setText(self._state.sentence)
        short = self._in_short()
        self.opener.setText(short.replace("&", "&&"))
        set_plain_tooltip(self.opener, short, translate("Synpunkt", "Choose another area"))
        self.opener.setAccessibleName(short)

    def fold(self, folded: bool) -> None:
        """Fold the block to one line, or open it; the next session begins likewise."""
        self._settings.area_folded.setValue(folded)
        self._show_and_keep_focus(folded)

    def _show_and_keep_focus(self, folded: bool) -> None:
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self._show_folded(folded)
        if had_focus:
            (self.opener if folded else self._block.layers).setFocus()

    def note_choice(self, *_: object) -> None:
        """Something has been chosen, in the block or for it."""
        self._has_chosen = True
        self._calm.start()

    def take_down(self) -> None:
        """Stop listening to QGIS."""
        self._calm.stop()
        QApplication.instance().focusChanged.disconnect(self._on_focus)

    def _on_focus(self, left: QWidget | None, _now: QWidget | None) -> None:
        if self._has_chosen and left is not None and self._block.isAncestorOf(left):
            self._calm.start()

    def _fold_if_done(self) -> None:
        """Fold where room is short; the wish that is kept for the next session stays as it is."""
        chosen = self._state.choice is not None or self._state.matter is not None
        if not self._has_chosen or not chosen or self._block.isHidden():
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._calm.start()
        elif self._is_short() and not self._is_choosing() and not self._is_pointed_below():
            self._show_and_keep_focus(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Leave and self._has_chosen:
            self._calm.start()
        return super().eventFilter(watched, event)

    def _is_pointed_below(self) -> bool:
        """Whether the mouse is on what would move."""
        panel = self.parentWidget()
        at = panel.mapFromGlobal(QCursor.pos())
        return panel.rect().contains(at) and at.y() > self.geometry().bottom()

    def _is_choosing(self) -> bool:
        """Whether the keys are in one of the block's lists still."""
        at = QApplication.focusWidget()
        lists = isinstance(at, (QComboBox, QAbstractSpinBox))
        return lists and at is not None and self._block.isAncestorOf(at)

    def _is_short(self) -> bool:
        panel = self.parentWidget()
        return panel is not None and panel.height() < SHORT * self.fontMetrics().height()

    def _show_folded(self, folded: bool) -> None:
        self._has_chosen = False
        self._block.setVisible(not folded)
        self.folder.setVisible(not folded)
        self.opener.setVisible(folded)

    def _in_short(self) -> str:
        area, matter = self._state.area, self._state.matter
        parts = [area.label or translate("Synpunkt", "Everywhere")]
        if area.shape is not None and area.near:
            parts.append(f"{area.near:g} m")
        if matter is not None and matter["title"] != area.label:
            parts.append(str(matter["title"]))
        return " | ".join(parts)

    def _on_near(self, near: float) -> None:
        self._settings.near.setValue(near)
        self._state.set_near(near)
