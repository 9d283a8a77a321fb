"""The photos of a folder that have not found their place yet, laid out by time and place."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.home_zone import HOME
from ...layers.language import translate
from ...processing.field.photo_folder import FolderPhoto
from ...processing.field.photo_places import Spot
from ..answers.fields import label_for
from ..panel.widgets import paragraph
from .photo_list import PhotoList
from .target_list import Target

_MOST = 60.0 * 24 * 366  # minutes: a camera that is a year off


class PhotoTray(QWidget):
    """``place_asked`` carries photos for what is chosen, ``propose_asked`` for their stops."""

    folder_asked = pyqtSignal()
    offset_changed = pyqtSignal()
    place_asked = pyqtSignal(list)
    propose_asked = pyqtSignal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = QPushButton(translate("Synpunkt", "Folder of photos…"), self)
        self.choose.setObjectName("synpunktTrayFolder")
        self.offset = QDoubleSpinBox(self)
        self.offset.setObjectName("synpunktTrayOffset")
        self.offset.setRange(-_MOST, _MOST)
        self.offset.setDecimals(1)
        self.offset.setSuffix(" min")
        self.offset.setToolTip(translate("Synpunkt", "Minutes to add to the camera's clock"))
        self.photos = PhotoList("synpunktTray", translate("Synpunkt", "Photos to place"), self)
        self.photos.setDragEnabled(True)
        self.photos.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.said = paragraph("", self)
        self.said.setObjectName("synpunktTraySaid")
        self.here = QPushButton(translate("Synpunkt", "Put with what is chosen"), self)
        self.here.setObjectName("synpunktTrayHere")
        self.proposed = QPushButton(self)
        self.proposed.setObjectName("synpunktTrayProposed")
        self._all: list[FolderPhoto] = []
        self._spots: dict[str, Spot] = {}
        self._arrange()
        self._follow()

    def hours(self) -> datetime.timedelta:
        """What is added to the camera's clock."""
        return datetime.timedelta(minutes=self.offset.value())

    def show_photos(
        self,
        photos: Sequence[FolderPhoto],
        spots: Sequence[Spot | None],
        label: Callable[[Target], str],
    ) -> None:
        """Show photos with the stops that are proposed for them, in the order of their time."""
        self._all = list(photos)
        pairs = list(zip(photos, spots, strict=True))
        self._spots = {photo.sha256: spot for photo, spot in pairs if spot is not None}
        self.photos.show_photos([
            (photo.sha256, photo.file, self._words(photo, spot, label)) for photo, spot in pairs
        ])  # fmt: skip
        self._follow()

    def tell(self, sentences: Sequence[str]) -> None:
        """Say what could not be taken from the folder."""
        self.said.setText("\n".join(sentences))
        self.said.setVisible(bool(sentences))

    def chosen(self) -> list[FolderPhoto]:
        """The selected photos."""
        return self.with_keys(self.photos.chosen())

    def with_keys(self, keys: Sequence[str]) -> list[FolderPhoto]:
        """The photos with these fingerprints."""
        return [photo for photo in self._all if photo.sha256 in keys]

    def proposal(self, photo: FolderPhoto) -> Spot | None:
        """The stop that is proposed for a photo."""
        return self._spots.get(photo.sha256)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choose)
        row = QHBoxLayout()
        row.addWidget(label_for(self.offset, translate("Synpunkt", "Camera's clock"), self))
        row.addWidget(self.offset, 1)
        column.addLayout(row)
        self.title = QLabel(self.photos.accessibleName(), self)
        self.title.setBuddy(self.photos)
        column.addWidget(self.title)
        column.addWidget(self.photos, 1)
        column.addWidget(self.said)
        column.addWidget(self.here)
        column.addWidget(self.proposed)
        self.said.hide()
        stops = (self.choose, self.offset, self.photos, self.here, self.proposed)
        for one, after in zip(stops, stops[1:], strict=False):
            QWidget.setTabOrder(one, after)
        self.choose.clicked.connect(lambda: self.folder_asked.emit())
        self.offset.valueChanged.connect(lambda _value: self.offset_changed.emit())
        self.photos.itemSelectionChanged.connect(self._follow)
        self.here.clicked.connect(lambda: self.place_asked.emit(self.chosen()))
        self.proposed.clicked.connect(lambda: self.propose_asked.emit(self._proposable()))

    def _proposable(self) -> list[FolderPhoto]:
        among = self.chosen() or self._all
        return [photo for photo in among if photo.sha256 in self._spots]

    def _follow(self) -> None:
        count = len(self._proposable())
        self.here.setEnabled(bool(self.photos.chosen()))
        self.proposed.setEnabled(bool(count))
        self.proposed.setText(
            translate("Synpunkt", "Put %n photo(s) with the proposed stops", "", count)
        )

    def _words(self, photo: FolderPhoto, spot: Spot | None, label: Callable[[Target], str]) -> str:
        at = photo.at(self.hours()).taken_at
        time = f"{at.astimezone(HOME):%H:%M}" if at is not None else "–"
        proposed = label(Target(spot.owner, spot.uuid)) if spot is not None else ""
        return f"{time}\n{proposed or translate('Synpunkt', 'no stop near')}"
