"""What the panel looks at, kept with the project: written with it, and found in it again."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...layers.store import Store
from ..viewpoints.saved_filter import as_json, from_json
from .area_choice import AreaChoice
from .state import PanelState

SCOPE = "Synpunkt"
STORE, LAYER, FEATURES = "/panel/store", "/panel/layer", "/panel/features"
NEAR, MATTER, FILTER, TAB = "/panel/near", "/panel/matter", "/panel/filter", "/panel/tab"


class PanelMemory(QObject):
    """``restored`` tells the panel to show what ``state`` looks at, and its ``tab``.

    Looking around in the panel never makes a project look changed: entries are written while it is
    being saved, and only then.
    """

    restored = pyqtSignal()

    def __init__(
        self, project: QgsProject, state: PanelState, near: float, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project, self._state, self._near = project, state, near
        self.tab = ""
        self._fresh = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._on_read)
        project.readProject.connect(self._on_reading)
        project.writeProject.connect(self._write)

    def take_down(self) -> None:
        """Stop listening to the project."""
        self._later.stop()
        self._project.readProject.disconnect(self._on_reading)
        self._project.writeProject.disconnect(self._write)

    def restore(self, store: Store) -> bool:
        """Look at what the project was saved with, once after it was opened, if it was this store.

        False, with nothing done, where there is nothing to restore.
        """
        if not self._fresh or self._text(STORE) != store.uuid:
            return False
        self._fresh = False
        self.tab = self._text(TAB)
        near, _ = self._project.readDoubleEntry(SCOPE, NEAR, self._near)
        chosen = from_json(self._text(FILTER))
        self._state.resume(store, self._choice(), near, self._text(MATTER), chosen)
        self.restored.emit()
        return True

    def _on_reading(self, *_: object) -> None:
        # The project's layers are there now, but the store among them is recognised later.
        self._fresh = True
        self._later.start()

    def _on_read(self) -> None:
        # The same project opened again has the store that is in use already.
        if self._state.store is not None:
            self.restore(self._state.store)

    def _choice(self) -> AreaChoice | None:
        layer = self._project.mapLayer(self._text(LAYER))
        if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
            return None
        texts, _ = self._project.readListEntry(SCOPE, FEATURES)
        choice = AreaChoice(layer, tuple(int(text) for text in texts if text.isdecimal()))
        return choice if next(choice.features(), None) is not None else None

    def _text(self, key: str) -> str:
        return self._project.readEntry(SCOPE, key, "")[0]

    def _write(self, *_: object) -> None:
        state = self._state
        if state.store is None:
            return
        choice = state.choice
        texts = {
            STORE: state.store.uuid,
            LAYER: choice.layer.id() if choice is not None else "",
            MATTER: state.matter["uuid"] if state.matter is not None else "",
            FILTER: as_json(state.filter),
            TAB: self.tab,
        }
        for key, text in texts.items():
            self._project.writeEntry(SCOPE, key, text)
        features = [str(one) for one in choice.ids] if choice is not None else []
        self._project.writeEntry(SCOPE, FEATURES, features)
        self._project.writeEntryDouble(SCOPE, NEAR, state.near)
