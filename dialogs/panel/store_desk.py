"""Making a store, opening one, and putting it into the project."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, count
from pathlib import Path
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsProviderRegistry
from qgis.PyQt.QtCore import QDir, QMimeData, QStandardPaths
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...layers.address import is_store, resolve
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.place import is_server, place_of
from ...layers.project_controller import ProjectController
from ...layers.project_writer import STORE_PROPERTY
from ...layers.settings import Settings, interface_language
from ..messages import Messages
from ..runner import Runner
from ..server_address import asked_address

SUFFIX = ".gpkg"
#: What the project of the example is called in its folder.
EXAMPLE_PROJECT = "project.qgz"


class StoreDesk:
    """Does what the start page asks for; stores that were opened are remembered."""

    def __init__(
        self,
        controller: ProjectController,
        settings: Settings,
        runner: Runner,
        messages: Messages,
        window: QWidget,
    ) -> None:
        self._controller = controller
        self._settings = settings
        self._runner = runner
        self._messages = messages
        self._window = window

    def create(self, crs: QgsCoordinateReferenceSystem) -> None:
        """Ask for a new file's name, make the store and open it."""
        title = translate("Synpunkt", "Create store")
        # The algorithm refuses a file that exists; being asked to overwrite it would be a lie.
        options = QFileDialog.Option.DontConfirmOverwrite
        path, _ = QFileDialog.getSaveFileName(
            self._window, title, self._folder(), _filter(), options=options
        )
        if not path:
            return
        if not path.lower().endswith(SUFFIX):
            path += SUFFIX
        given: dict[str, Any] = {"STORE": path, "CRS": crs, "LANGUAGE": interface_language()}
        self._runner.run("createstore", given, title, lambda made: self.open(made["STORE"]))

    def choose(self) -> None:
        """Ask for a store's file and open it."""
        title = translate("Synpunkt", "Choose a viewpoint store")
        path, _ = QFileDialog.getOpenFileName(self._window, title, self._folder(), _filter())
        if path:
            self.open(path)

    def choose_on_server(self) -> None:
        """Ask for the address of a store on a server and open it."""
        title = translate("Synpunkt", "Open store on a server")
        used = [str(place) for place in self._settings.recent_stores() if is_server(str(place))]
        if address := asked_address(self._window, title, used):
            self.open(address)

    def example(self, open_project: Callable[[str], bool]) -> None:
        """Make the invented example, if it is not there from before, and open its project."""
        folder = _example_folder()
        project = folder / EXAMPLE_PROJECT
        if project.is_file():
            self._show_example(project, open_project)
            return
        given = {"FOLDER": str(folder), "LANGUAGE": interface_language()}
        title = translate("Synpunkt", "Make an example")
        self._runner.run(
            "createexample",
            given,
            title,
            lambda made: self._show_example(Path(made["PROJECT"]), open_project),
        )

    def _show_example(self, project: Path, open_project: Callable[[str], bool]) -> None:
        if open_project(str(project)):
            text = translate("Synpunkt", "The example lies in {folder}. You can delete the folder.")
            self._messages.hint(text.format(folder=QDir.toNativeSeparators(str(project.parent))))

    def open(self, path: str) -> None:
        """Put the store into the project; what stands in the way is told."""
        try:
            address = resolve(path, None)  # a password must not come further than this
            self._controller.open(address, interface_language())
        except SynpunktError as error:
            self._messages.fail(str(error))
            return
        self._settings.remember_store(address)
        name = place_of(address).name
        self._messages.tell(
            translate("Synpunkt", "The store {name} is in the project.").format(name=name)
        )

    def _folder(self) -> str:
        return self._controller.project.absolutePath() or QDir.homePath()


def _example_folder() -> Path:
    """Where the example is or will be: a folder of its own among the user's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name = translate("Synpunkt", "Synpunkt example")
    names = chain([name], (f"{name} {number}" for number in count(2)))
    folders = (Path(documents) / one for one in names)
    return next(one for one in folders if (one / EXAMPLE_PROJECT).is_file() or not one.exists())


def dropped_store(data: QMimeData) -> str:
    """The path of the store that is dragged here; "" for all else, which is left to QGIS."""
    if not data.hasUrls():
        return ""
    urls = data.urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    return path if path.lower().endswith(SUFFIX) and is_store(Path(path)) else ""


def lost_stores(project: QgsProject) -> list[Path]:
    """Paths of the stores that the project has layers of, but that are not there any more."""
    found = set()
    for layer in project.mapLayers().values():
        ours = layer.customProperty(STORE_PROPERTY) and layer.providerType() == "ogr"
        if not layer.isValid() and ours:
            source = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
            found.add(Path(str(source.get("path", ""))))
    return sorted(path for path in found if not path.is_file())


def _filter() -> str:
    return translate("Synpunkt", "Viewpoint store (*.gpkg)")
