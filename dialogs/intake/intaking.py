"""What the intake window does: looks as often as something is chosen, and imports once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsRectangle
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QTemporaryDir, QTimer
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QWidget

from ...layers.code_lists import read_code_lists
from ...layers.errors import SynpunktError
from ...layers.language import translate
from ...layers.project_controller import ProjectController
from ...layers.store import Store
from ...processing.intake.profile import Profile
from ...processing.intake.profile_writing import save_profile
from ...processing.intake.seen import Preview
from ..messages import Messages
from ..panel.matter_line import MatterLine
from ..panel.progress_strip import ProgressStrip
from ..panel.state import PanelState
from ..runner import Runner
from ..store_work import StoreWork, Written
from .choosing import Choosing
from .first_look import FirstLook, look_job
from .looker import Looker
from .memory import Remembered
from .source import Source, of_clipboard, of_file
from .window import IntakeWindow
from .wording import told

#: Milliseconds after a choice until the file is read anew.
PAUSE = 150
PROFILE = "profile.json"


class Intaking(QObject):
    """One window on one store; ``work`` tells in the panel what came of it.

    A new matter is that of the area in ``state``, as in the panel.
    """

    def __init__(
        self,
        store: Store,
        state: PanelState,
        controller: ProjectController,
        work: StoreWork,
        iface: QgisInterface,
        parent: QWidget,
        remembered: Remembered | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._controller, self._panel_work = store, controller, work
        self._iface = iface
        self._remembered = remembered or Remembered()
        self.window = window = IntakeWindow(controller.project, parent)
        self._messages = Messages(window.bar)
        self._runner = Runner(controller.project, self._messages, self)
        self._work = StoreWork(controller, self._runner, self._messages)
        self._choosing = Choosing(window, controller.project, self._messages)
        self._matter_line = MatterLine(state, self._runner, self._messages, window)
        window.below_belonging.addWidget(self._matter_line)
        self.looker = Looker(self)
        self._folder = QTemporaryDir()
        self._lists = read_code_lists(store.path)
        self._source: Source | None = None
        self._recall = False
        self._known_by: tuple[str, ...] = ()
        self._first = FirstLook(Profile())
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self._look)
        self._runner.began.connect(lambda _title: self._set_busy(True))
        self._runner.ended.connect(lambda: self._set_busy(False))
        window.progress.addWidget(ProgressStrip(self.looker, window))
        window.progress.addWidget(ProgressStrip(self._runner, window))
        self._listen()

    @property
    def seen(self) -> Preview | None:
        """What there is to see of the source; None while there is nothing."""
        return self._choosing.seen

    # --- what is looked at ---

    def choose(self) -> None:
        """Ask for a file, and look at it."""
        title = translate("Synpunkt", "Choose a file of viewpoints")
        kinds = translate(
            "Synpunkt",
            "Tables and layers (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.json *.geojson *.gpkg *.xml"
            " *.kml *.shp *.zip);;All files (*)",
        )
        folder = str(self._source.path.parent) if self._source is not None else ""
        folder = folder or self._controller.project.absolutePath()
        above = self.window if self.window.isVisible() else self.window.parentWidget()
        path, _ = QFileDialog.getOpenFileName(above, title, folder, kinds)
        if path:
            self.open_file(Path(path))

    def open_file(self, path: Path) -> None:
        """Look at a file."""
        self._open(of_file(path))

    def paste(self) -> None:
        """Look at the table that was copied."""
        text = QApplication.clipboard().text()
        if not text.strip():
            self.show()
            self._messages.hint(
                translate("Synpunkt", "Copy a table first, with its column names; then paste it.")
            )
            return
        try:
            self._open(of_clipboard(text, Path(self._folder.path())))
        except SynpunktError as error:
            self._messages.fail(str(error))

    def show(self) -> None:
        """Bring the window to the front."""
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def take_down(self) -> None:
        """Stop all work, and close the window for good."""
        self._later.stop()
        self.looker.cancel()
        self._runner.abandon()
        self.window.places.take_down()
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def _open(self, source: Source) -> None:
        self._source, self._recall = source, True
        self._choosing.begin()
        window = self.window
        window.head.file.setText(source.shown)
        window.bar.clearWidgets()
        window.belonging.read(self._store)
        self._show_surroundings()
        self.show()
        window.clear()
        self._look()

    def _show_surroundings(self) -> None:
        own = self._controller.layers()
        behind = [layer for layer in self._iface.mapCanvas().layers() if layer not in own]
        known = QgsRectangle()
        for layer in self._controller.layers("viewpoint"):
            known = layer.extent() if layer.featureCount() else known
        self.window.places.set_surroundings(self._store.crs, behind, known)

    # --- looking ---

    def _look(self) -> None:
        self._later.stop()
        source = self._source
        if source is None:
            return
        self.window.show_counting()
        self._first = FirstLook(self._choosing.profile)
        remembered = self._remembered if self._recall else None
        context = self._controller.project.transformContext()
        job = look_job(self._store, source, self._first, remembered, context)
        self.looker.look(translate("Synpunkt", "Reading the file"), job)

    def _on_sample(self, seen: Preview) -> None:
        if self._recall:
            self._take_first(self._first)
        self._choosing.seen = seen
        self.window.show_preview(seen, self._lists, counted=False)

    def _on_done(self, seen: Preview) -> None:
        self._choosing.seen = seen
        self.window.show_preview(seen, self._lists, counted=True)

    def _take_first(self, first: FirstLook) -> None:
        self._recall, self._known_by = False, first.columns
        self.window.head.show_parts(first.parts, self._source.layer)
        if first.profile != self._choosing.profile:
            self._choosing.profile = first.profile
            self._messages.hint(
                translate("Synpunkt", "Read as last time. “Guess again” forgets that.")
            )

    def _on_failed(self, problem: str) -> None:
        self._choosing.seen = None
        if self._recall:
            # Which sheet or layer is meant may be all that is wanting.
            self._take_first(self._first)
        self.window.show_problem(problem)

    def _on_stopped(self) -> None:
        self.window.show_problem(translate("Synpunkt", "The file has not been read to its end."))

    def _on_settled(self) -> None:
        """By another profile the file is looked at again."""
        self._recall = False
        self.window.accept.setEnabled(False)
        self._later.start()

    # --- what the user chooses ---

    def _listen(self) -> None:
        window, looker = self.window, self.looker
        looker.sampled.connect(self._on_sample)
        looker.done.connect(self._on_done)
        looker.failed.connect(self._on_failed)
        looker.stopped.connect(self._on_stopped)
        window.head.choose.clicked.connect(lambda: self.choose())
        window.head.paste.clicked.connect(lambda: self.paste())
        window.head.part.activated.connect(lambda _index: self._on_part())
        self._choosing.settled.connect(self._on_settled)
        window.belonging.new_matter.clicked.connect(lambda: self._matter_line.ask())
        self._matter_line.made.connect(self._on_matter)
        window.accept.clicked.connect(lambda: self.accept())
        window.closed.connect(self._on_closed)
        window.stop_asked.connect(self._runner.cancel)
        window.source_rows.selectionModel().currentRowChanged.connect(
            lambda index, _before: self._on_row(index.row())
        )

    def _on_part(self) -> None:
        source = self._source
        self._source = Source(source.path, source.shown, self.window.head.part.currentData())
        self._choosing.begin()
        self._recall = True
        self._look()

    def _on_matter(self, uuid: str) -> None:
        """There is a new matter, which the viewpoints are to belong to."""
        with self._messages.telling():
            self.window.belonging.read(self._store)
            self.window.belonging.choose_matter(uuid)
        self._controller.reload()

    def _on_closed(self) -> None:
        self._later.stop()
        self.looker.cancel()

    def _on_row(self, row: int) -> None:
        if self.seen is not None and 0 <= row < len(self.seen.rows):
            self.window.places.point_out(self.seen.rows[row].place)

    # --- importing ---

    def accept(self) -> None:
        """Bring in what the window shows, as one operation."""
        seen, source = self.seen, self._source
        if not self._is_ready() or seen is None or not self._work.may_write():
            return
        given = {"STORE": str(self._store.path), "INPUT": str(source.path)}
        if not seen.comes_home:
            try:
                given |= self._chosen(seen, source)
            except SynpunktError as error:
                self._messages.fail(str(error))
                return
        title = self.window.windowTitle()
        self._runner.run("importviewpoints", given, title, self._on_imported)

    def _chosen(self, seen: Preview, source: Source) -> dict[str, str]:
        """The parameters that say what was chosen, which is remembered; InputError by the disk."""
        profile, path = self._choosing.profile, Path(self._folder.path()) / PROFILE
        save_profile(profile, path)
        if profile != Profile():
            self._remembered.keep(self._known_by or seen.columns, profile)
        return {
            "LAYER": source.layer or profile.layer,
            "PROFILE": str(path),
            "OCCASION": self.window.belonging.occasion,
            "MATTER": self.window.belonging.matter,
        }

    def _is_ready(self) -> bool:
        """Whether all has been read as it is chosen, and there is something to bring in."""
        outcome = self.seen.outcome if self.seen is not None else None
        is_settled = not (self.looker.busy or self._later.isActive())
        return is_settled and outcome is not None and outcome.has_news

    def _set_busy(self, busy: bool) -> None:
        self.window.busy = busy
        self.window.accept.setEnabled(not busy and self._is_ready())

    def _on_imported(self, results: dict[str, Any]) -> None:
        written = Written(self._store.path, str(results["OPERATION"]), results)
        counts = {name.lower(): number for name, number in results.items()}
        if written.operation:
            self._controller.reload()
        self.window.close()
        self._panel_work.tell(told(counts), written)
