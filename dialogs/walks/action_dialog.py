"""One action in a dialog of its own; what is written survives a crash."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ...layers import actions
from ...layers.drafts import DraftKeeper, Drafts
from ...layers.errors import InputError
from ...layers.language import translate
from ..panel.widgets import paragraph
from .action_form import ActionForm, Choices, from_json, to_json

_BUTTON = QDialogButtonBox.StandardButton


class ActionDialog(QDialog):
    """Begins with the draft called ``name``, else with ``values``; accepted only when whole.

    Whoever saves what ``form`` holds calls ``drop_draft`` then.
    """

    def __init__(
        self,
        choices: Choices,
        values: Mapping[str, Any],
        served: Collection[str],
        drafts: Drafts,
        name: str,
        language: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktActionDialog")
        self.setWindowTitle(translate("Synpunkt", "Action"))
        self.form = ActionForm(choices, language, self)
        self.said = paragraph("", self)
        self.said.setObjectName("synpunktActionSaid")
        self._touched = False
        self._keeper = DraftKeeper(drafts, name, self._to_keep, self)
        self._keeper.failed.connect(self._say)
        draft = from_json(drafts.read(name))
        self.form.show_action(*(draft or (values, served)))
        if draft is not None:
            self._touched = True
            self._say(translate("Synpunkt", "Your draft, not saved yet."))
        self.form.changed.connect(self._on_change)
        self.buttons = QDialogButtonBox(_BUTTON.Save | _BUTTON.Cancel, self)
        self.buttons.button(_BUTTON.Save).setText(translate("Synpunkt", "Save"))
        self.buttons.button(_BUTTON.Save).setObjectName("synpunktActionSave")
        self.buttons.button(_BUTTON.Cancel).setText(translate("Synpunkt", "Cancel"))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.form, 1)
        layout.addWidget(self.said)
        layout.addWidget(self.buttons)
        self.resize(520, 560)
        self.form.description.setFocus()

    def drop_draft(self) -> None:
        """What it held is saved."""
        self._keeper.drop()

    def reject(self) -> None:
        """The user throws it away."""
        self._keeper.drop()
        super().reject()

    def _accept(self) -> None:
        try:
            actions.check(self.form.values())
        except InputError as error:
            self._say(str(error))
            return
        self._keeper.flush()
        self.accept()

    def _on_change(self) -> None:
        self._touched = True
        self._keeper.touch()

    def _to_keep(self) -> dict[str, Any]:
        return to_json(self.form.values(), self.form.served()) if self._touched else {}

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
