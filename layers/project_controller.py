"""What the open project knows of stores, told by signals: the panel listens here and nowhere else.

A store is recognised by the source of its layers, never by their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsMessageLog,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaObject, QObject, QTimer, pyqtSignal

from .address import schema_of, store_of_layer, without_layer
from .connection import kept_open
from .editing import busy_layer, show_afresh
from .errors import SynpunktError
from .place import Place, is_lost, place_of, settled
from .store import Store, open_store
from .table_signals import LINKS, MATTERS, VIEWPOINTS, kind_of_layer

#: By which a layer of ours is known when its file can't be asked (see ``project_writer``).
STORE_PROPERTY = "synpunkt/store"
#: Milliseconds without a further change before one is told of.
CALM = 150


class ProjectController(QObject):
    """Watches one project, made with it by the plugin; ``unload`` takes every connection down.

    ``store_changed`` carries the ``Store`` that is now in use, or None. The other signals say that
    rows on disk have changed: ``viewpoints_changed`` also for occasions and answers,
    ``matters_changed`` also for what belongs to a matter. ``edit_state_changed`` says that a layer
    of the store has begun or ended to hold unsaved edits (see ``busy_layer``). Changes that come
    close together are told of once, when it has been calm for ``CALM`` milliseconds.
    """

    store_changed = pyqtSignal(object)
    viewpoints_changed = pyqtSignal()
    links_changed = pyqtSignal()
    matters_changed = pyqtSignal()
    edit_state_changed = pyqtSignal()

    def __init__(self, project: QgsProject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        #: The store in use: the one opened last if the project still has it, else its first one.
        self.store: Store | None = None
        #: Why the project's store can't be used, as a sentence; "" where nothing is wrong.
        self.problem = ""
        self._path: Place | None = None
        self._paths: dict[str, Place] = {}
        self._connections: dict[str, list[QMetaObject.Connection]] = {}
        self._wanted: Place | None = None
        #: What keeps the store open, which is read at every turn.
        self._kept = ExitStack()
        self._recognising = self._timer(0, self._recognise)
        self._telling = {
            VIEWPOINTS: self._timer(CALM, self.viewpoints_changed),
            LINKS: self._timer(CALM, self.links_changed),
            MATTERS: self._timer(CALM, self.matters_changed),
        }
        self._telling[VIEWPOINTS].timeout.connect(self._retry)
        self._edits = self._timer(0, self.edit_state_changed)
        self._of_project = [
            project.layersAdded.connect(self._watch_all),
            project.layersWillBeRemoved.connect(self._forget_all),
        ]
        self._watch_all(list(project.mapLayers().values()))
        self._recognise()

    @property
    def stores(self) -> list[Place]:
        """Places of the stores whose layers stand in the project, those that are there first."""
        return sorted(set(self._paths.values()), key=lambda place: (is_lost(place), str(place)))

    @property
    def busy_layer(self) -> str | None:
        """The name of a layer of the store that holds unsaved edits, or None.

        While there is one, nothing must be written to the store from outside of it.
        """
        return busy_layer(self.layers())

    def layers(self, table: str = "") -> list[QgsVectorLayer]:
        """The project's layers of the store in use, optionally those of one table."""
        found = []
        for layer_id, path in self._paths.items():
            layer = self.project.mapLayer(layer_id)
            if self.store is None or path != self.store.path:
                continue
            wanted = layer is not None and table in ("", kind_of_layer(layer).table)
            if wanted and isinstance(layer, QgsVectorLayer):
                found.append(layer)
        return found

    def open(self, path: Place | str, language: str = "") -> Store:
        """Use the store at ``path``, with its layers in the project; they are added if need be.

        ``language`` ("sv" or "en", empty: the store's) is that of new layers. Raises what
        ``open_store`` and ``add_store`` raise; nothing is changed then.
        """
        from .project_writer import add_store  # heavy, and seldom needed

        store = open_store(settled(place_of(path)))
        add_store(self.project, store.path, language)
        self._wanted = store.path
        self._recognise()
        return store

    def reload(self) -> None:
        """Make the layers read the store again, and tell of it: after a change made by us.

        A store that could not be used is tried again.
        """
        if self.store is None:
            self._path = None
            self._recognise()
            return
        show_afresh(str(self.store.path), self.project)
        for timer in self._telling.values():
            timer.start()

    @contextmanager
    def unmoved(self) -> Iterator[None]:
        """Inside the block layers are only shown otherwise: nothing is told of it as a change."""
        told_anyway = [timer for timer in self._telling.values() if timer.isActive()]
        yield
        for timer in self._telling.values():
            if timer not in told_anyway:
                timer.stop()

    def unload(self) -> None:
        """Take down every connection and stop telling; the project is left as it is."""
        from .postgres.connection import log_out  # only where there is something to end

        self._kept.close()
        log_out()
        _disconnect(self._of_project)
        self._of_project = []
        self._forget_all(list(self._connections))
        for timer in (self._recognising, self._edits, *self._telling.values()):
            timer.stop()

    def _timer(self, milliseconds: int, told: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(told)
        return timer

    def _watch_all(self, layers: Sequence[QgsMapLayer]) -> None:
        paths: dict[str, Place | None] = {}  # each store is looked for once
        for layer in layers:
            if isinstance(layer, QgsVectorLayer) and layer.id() not in self._connections:
                source = _source(layer)
                if source not in paths:
                    paths[source] = store_of_layer(layer) or _lost_store(layer)
                self._watch(layer, paths[source])
        self._recognising.start()

    def _watch(self, layer: QgsVectorLayer, path: Place | None) -> None:
        connections = [layer.dataSourceChanged.connect(self._on_source_changed)]
        if path is not None:
            self._paths[layer.id()] = settled(path)
            connections += self._of_store_layer(layer)
        self._connections[layer.id()] = connections

    def _of_store_layer(self, layer: QgsVectorLayer) -> list[QMetaObject.Connection]:
        edits = (layer.layerModified, layer.editingStopped, layer.afterCommitChanges)
        connections = [signal.connect(self._edits.start) for signal in edits]
        changes = [layer.afterCommitChanges]
        if layer.dataProvider() is not None:  # there is none where the file is lost
            changes.append(layer.dataProvider().dataChanged)
        for kind in kind_of_layer(layer).told_of:
            connections += [signal.connect(self._telling[kind].start) for signal in changes]
        return connections

    def _forget_all(self, layer_ids: Sequence[str]) -> None:
        for layer_id in layer_ids:
            self._paths.pop(layer_id, None)
            _disconnect(self._connections.pop(layer_id, []))
        self._recognising.start()

    def _on_source_changed(self) -> None:
        layer = self.sender()
        if isinstance(layer, QgsVectorLayer):
            self._forget_all([layer.id()])
            self._watch_all([layer])

    def _recognise(self) -> None:
        self._recognising.stop()
        path = self._chosen()
        if path == self._path:
            return
        self._path, self.store, self.problem = path, None, ""
        self._kept.close()
        if path is not None:
            try:
                self.store = open_store(path)
                self._kept.enter_context(kept_open(path))
            except SynpunktError as error:
                self.problem = str(error)
                QgsMessageLog.logMessage(str(error), "Synpunkt", Qgis.MessageLevel.Warning)
        self.store_changed.emit(self.store)

    def _retry(self) -> None:
        # What was wrong may be mended: the store has been upgraded, say.
        if self.problem:
            self.reload()

    def _chosen(self) -> Place | None:
        stores = self.stores
        for preferred in (self._wanted, self._path):
            if preferred in stores:
                return preferred
        return stores[0] if stores else None


def _source(layer: QgsVectorLayer) -> str:
    """What layers of one store have in common: the file, or the schema; else the layer's source."""
    place = schema_of(layer)
    return without_layer(layer.source()) if place is None else str(place)


def _lost_store(layer: QgsVectorLayer) -> Place | None:
    """The place of the store that a layer of ours has lost, or None."""
    if layer.isValid() or not layer.customProperty(STORE_PROPERTY):
        return None
    if layer.providerType() == "postgres":
        return schema_of(layer)
    source = QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("path")
    return Path(str(source)) if source else None


def _disconnect(connections: Iterable[QMetaObject.Connection]) -> None:
    # By the connection, never by signal and slot: a layer's provider may be gone already.
    for connection in connections:
        QObject.disconnect(connection)
