"""The head of the panel: the area block, which folds to one line, and the sentence below it."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...layers.language import translate
from ...layers.settings import Settings
from .area_block import AreaBlock
from .state import PanelState
from .widgets import paragraph, set_plain_tooltip


class AreaSection(QWidget):
    """Shows what ``state`` looks at; what is chosen in the block goes to ``state``.

    ``opener`` is the one line that is left of a folded block; ``folder`` stands by the sentence.
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
        self._show_folded(settings.area_folded.value())
        block.changed.connect(lambda: state.look_at(block.choice()))
        block.near_changed.connect(self._on_near)
        block.matter_changed.connect(state.set_matter)
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
        had_focus = self.isAncestorOf(self.focusWidget() or self)
        self._show_folded(folded)
        if had_focus:
            (self.opener if folded else self._block.layers).setFocus()

    def _show_folded(self, folded: bool) -> None:
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
