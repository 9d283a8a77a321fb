"""Profiles as files: opened, and saved for others."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...processing.intake.profile import Profile, read_profile
from ...processing.intake.profile_writing import save_profile
from ..messages import Messages

SUFFIX = ".json"


class ProfileDesk:
    """Asks for the file above ``window``; what goes wrong is told in ``messages``."""

    def __init__(self, window: QWidget, messages: Messages) -> None:
        self._window, self._messages = window, messages

    def open(self, folder: str) -> Profile | None:
        """The profile in the file that the user chooses; None for none."""
        title = translate("Synpunkt", "Open profile")
        path, _ = QFileDialog.getOpenFileName(self._window, title, folder, _kinds())
        try:
            return read_profile(Path(path)) if path else None
        except SynpunktError as error:
            self._messages.fail(str(error))
            return None

    def save(self, profile: Profile, folder: str) -> None:
        """Write the profile to the file that the user chooses."""
        title = translate("Synpunkt", "Save as profile")
        path, _ = QFileDialog.getSaveFileName(self._window, title, folder, _kinds())
        if not path:
            return
        file = Path(path if path.lower().endswith(SUFFIX) else path + SUFFIX)
        try:
            save_profile(profile, file)
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        told = translate("Synpunkt", "The profile {name} is saved.").format(name=file.name)
        self._messages.tell(told)


def _kinds() -> str:
    return translate("Synpunkt", "Profiles (*.json)")
