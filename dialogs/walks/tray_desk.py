"""Photos find their place: a folder is read, stops are proposed, and what is dropped is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog

from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.photo_files import PhotoCopier
from ...layers.photos import photo_home
from ...layers.project_controller import ProjectController
from ...layers.store import Store
from ...processing.field.photo_folder import (
    FolderPhoto,
    PhotoFolder,
    known_photos,
    metres,
    read_folder,
)
from ...processing.field.photo_import import add_photo
from ...processing.field.photo_places import Spot, spots_of
from ..messages import Messages
from ..runner import Progress, Runner
from ..store_work import StoreWork, Written
from .photo_tray import PhotoTray
from .target_list import Target
from .walk_record import WalkRecord


class TrayDesk(QObject):
    """Fills a tray for one store; ``changed`` tells of another folder, clock, or photos placed."""

    changed = pyqtSignal()

    def __init__(
        self,
        tray: PhotoTray,
        store: Store,
        controller: ProjectController,
        runner: Runner,
        work: StoreWork,
        messages: Messages,
    ) -> None:
        super().__init__(tray)
        self._tray, self._store, self._controller = tray, store, controller
        self._runner, self._work, self._messages = runner, work, messages
        self._read = PhotoFolder()
        self._record: WalkRecord | None = None
        self.folder = ""
        tray.folder_asked.connect(self._ask)
        tray.offset_changed.connect(self._on_offset)
        tray.propose_asked.connect(self._put_proposed)

    def begin(self, folder: str, offset: float) -> None:
        """Another walk: go on with the folder that its draft names, "" for none."""
        self._read, self.folder = PhotoFolder(), ""
        blocked = self._tray.blockSignals(True)
        self._tray.offset.setValue(offset)
        self._tray.blockSignals(blocked)
        self._tray.tell(())
        if folder and Path(folder).is_dir():
            self.folder = folder  # the draft keeps it while it is read
            self.read(folder)

    def show(self, record: WalkRecord) -> None:
        """Lay out what has no place yet, for the walk as it is now."""
        self._record = record
        known, offset = known_photos(self._store), self._tray.hours()
        waiting = [photo for photo in self._read.photos if photo.sha256 not in known]
        context = self._controller.project.transformContext()
        shots = [photo.at(offset) for photo in waiting]
        spots = spots_of(shots, record.spots(), metres(self._store.crs, context))
        self._tray.show_photos(waiting, spots, record.label)

    def read(self, folder: str) -> None:
        """Take the photos of a folder into the tray."""
        crs, context = self._store.crs, self._controller.project.transformContext()

        def job(progress: Progress) -> PhotoFolder:
            return read_folder(Path(folder), crs, context, progress)

        def done(read: PhotoFolder) -> None:
            self._read, self.folder = read, folder
            self._tray.tell(read.refused)
            self._show_again()
            self.changed.emit()

        self._runner.work(job, translate("Synpunkt", "Reading the photos"), done)

    def put(self, photos: Sequence[FolderPhoto], target: Target | None) -> None:
        """Keep photos with a stop, an observation or an action."""
        if target is None or not target.uuid:
            self._messages.hint(
                translate("Synpunkt", "Choose a stop, a viewpoint or an action for the photos.")
            )
            return
        spot = Spot(target.owner, target.uuid)
        self._put([(photo, spot) for photo in photos])

    def _put_proposed(self, photos: list[FolderPhoto]) -> None:
        pairs = [(photo, self._tray.proposal(photo)) for photo in photos]
        self._put([(photo, spot) for photo, spot in pairs if spot is not None])

    def _put(self, pairs: Sequence[tuple[FolderPhoto, Spot]]) -> None:
        if not pairs:
            return
        store, offset = self._store, self._tray.hours()
        copier = PhotoCopier(lambda: photo_home(store))

        def change(operation: Operation, progress: Progress) -> int:
            known, count = known_photos(store), 0
            for number, (photo, spot) in enumerate(pairs):
                progress(number / len(pairs))
                if photo.sha256 not in known:
                    add_photo(operation, copier, photo, spot, offset)
                    count += 1
            return count

        def done(written: Written) -> None:
            told = translate("Synpunkt", "%n photo(s) put in their place.", "", written.result)
            self._work.tell(told, written)
            self.changed.emit()

        self._work.do(translate("Synpunkt", "Photos"), change, done, copier.undo)

    def _ask(self) -> None:
        title = translate("Synpunkt", "Folder of photos")
        folder = QFileDialog.getExistingDirectory(self._tray, title, self.folder)
        if folder:
            self.read(folder)

    def _on_offset(self) -> None:
        self._show_again()
        self.changed.emit()

    def _show_again(self) -> None:
        if self._record is not None:
            self.show(self._record)
