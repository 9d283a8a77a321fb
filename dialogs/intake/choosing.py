"""What the user chooses in the intake window, as the profile that the file is read by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...processing.intake.profile import Profile
from ...processing.intake.seen import Preview
from ..messages import Messages
from . import settling
from .profile_desk import ProfileDesk
from .window import IntakeWindow


class Choosing(QObject):
    """``profile`` is how the file is read; ``settled`` tells that the user has changed it.

    ``seen`` is the preview that is chosen in, None while there is none.
    """

    settled = pyqtSignal()

    def __init__(self, window: IntakeWindow, project: QgsProject, messages: Messages) -> None:
        super().__init__(window)
        self.profile = Profile()
        self.seen: Preview | None = None
        self._window, self._project = window, project
        self._desk = ProfileDesk(window, messages)
        head, columns = window.head, window.columns
        head.encoding.activated.connect(
            lambda _index: self._choose(settling.with_encoding, head.encoding.currentData())
        )
        columns.column_chosen.connect(lambda *what: self._choose(settling.with_column, *what))
        columns.place_chosen.connect(lambda what: self._choose(settling.with_place, what))
        columns.order_chosen.connect(lambda *what: self._choose(settling.with_date_order, *what))
        window.categories.themed.connect(lambda what: self._choose(settling.with_themes, what))
        # A system may be all that keeps a file from being seen.
        window.places.chosen.connect(lambda crs: self._take(settling.with_crs(self.profile, crs)))
        head.afresh.clicked.connect(lambda: self._take(Profile()))
        head.open_profile.clicked.connect(lambda: self._open())
        head.save_profile.clicked.connect(lambda: self._save())

    def begin(self) -> None:
        """Forget what was chosen: another source is looked at."""
        self.profile, self.seen = Profile(), None

    def _choose(self, change: Callable[..., Profile], *what: Any) -> None:
        if self.seen is not None:
            self._take(change(self.profile, self.seen, *what))

    def _take(self, profile: Profile) -> None:
        self.profile = profile
        self.settled.emit()

    def _open(self) -> None:
        found = self._desk.open(self._project.absolutePath())
        if found is not None:
            self._take(found)

    def _save(self) -> None:
        if self.seen is not None and self.seen.choice is not None:
            layer = self._window.head.part.currentData() or ""
            made = settling.whole(self.profile, self.seen, layer)
            self._desk.save(made, self._project.absolutePath())
