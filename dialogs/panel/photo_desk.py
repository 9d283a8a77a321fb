"""Saying of a photo, as one looks at it, that it may be published."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.photos import Photo
from ..runner import Progress
from ..store_work import StoreWork, Written
from .photo_strip import PhotoWindow


class PhotoDesk:
    """Shows photos large; each tick is one operation."""

    def __init__(self, work: StoreWork) -> None:
        self._work = work
        self._open: list[PhotoWindow] = []

    def show(self, photo: Photo, parent: QWidget) -> None:
        """Show a photo in a window above ``parent``; nothing where its file is not there."""
        if photo.file is None:
            return
        window = PhotoWindow(photo, parent)
        self._open.append(window)
        window.finished.connect(lambda _result: self._open.remove(window))
        window.public.clicked.connect(lambda is_public: self._mark(window, is_public))
        window.show()

    def _mark(self, window: PhotoWindow, is_public: bool) -> None:
        photo = window.photo

        def change(operation: Operation, progress: Progress) -> None:
            operation.update("photo", photo.uuid, {"public": is_public})

        def done(written: Written) -> None:
            text = (
                translate("Synpunkt", "{name} may be published.")
                if is_public
                else translate("Synpunkt", "{name} may not be published.")
            )
            self._work.tell(text.format(name=photo.name), written)

        def failed() -> None:
            if window in self._open:
                window.public.setChecked(not is_public)

        title = translate("Synpunkt", "Photo that may be published")
        if not self._work.do(title, change, done, failed):
            failed()
