"""The photos of a viewpoint as small pictures, the right way up; a click shows one large."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QPixmap
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...layers.language import translate
from ...layers.photo_pictures import picture
from ...layers.photos import Photo
from .flow_layout import FlowLayout
from .widgets import paragraph, set_plain_tooltip

#: Logical pixels of a small picture's longer side.
SMALL = 64
#: Logical pixels that a large picture's window is wide at least.
LEAST = 380
#: A large picture takes at most this share of the screen.
SHARE = 0.75


class PhotoStrip(QWidget):
    """Hidden where there are no photos. ``asked`` carries the one to be shown large."""

    asked = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktPhotos")
        self._layout = FlowLayout(self)
        self._waiting: list[tuple[QToolButton, Photo]] = []
        # One picture at a time, with everything else that QGIS has to do in between.
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._load_next)
        self._photos: tuple[Photo, ...] = ()
        self.buttons: list[QToolButton] = []
        self.hide()

    def show_photos(self, photos: tuple[Photo, ...]) -> None:
        """Show these photos; the same ones again stay as they are."""
        if photos == self._photos:
            return
        self._photos = photos
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._make(photo, place) for place, photo in enumerate(photos, 1)]
        self._waiting = list(zip(self.buttons, photos, strict=True))
        self.setVisible(bool(photos))
        self._next.start()

    def _make(self, photo: Photo, place: int) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name = translate("Synpunkt", "Photo {number}").format(number=place)
        button.setText(name)
        told = photo.name
        if photo.public:
            told = translate("Synpunkt", "{name}, may be published").format(name=told)
        button.setAccessibleName(f"{name}: {told}")
        set_plain_tooltip(button, told)
        button.clicked.connect(lambda: self.asked.emit(photo))
        self._layout.addWidget(button)
        button.show()
        return button

    def _load_next(self) -> None:
        if not self._waiting:
            return
        button, photo = self._waiting.pop(0)
        self._load(button, photo)
        self._next.start()

    def _load(self, button: QToolButton, photo: Photo) -> None:
        if photo.file is None:
            self._refuse(button, translate("Synpunkt", "{name} was not found."), photo)
            return
        ratio = self.devicePixelRatioF()
        image = picture(photo.file, QSize(SMALL, SMALL) * ratio)
        if image.isNull():
            self._refuse(button, translate("Synpunkt", "{name} can't be shown."), photo)
            return
        image.setDevicePixelRatio(ratio)
        shown = QPixmap.fromImage(image)
        button.setIcon(QIcon(shown))
        button.setIconSize(shown.size() / ratio)
        self._layout.invalidate()
        self.updateGeometry()

    def _refuse(self, button: QToolButton, text: str, photo: Photo) -> None:
        told = text.format(name=photo.path)
        button.setEnabled(False)
        button.setAccessibleDescription(told)
        set_plain_tooltip(button, told)


class PhotoWindow(QDialog):
    """One photo, as large as the screen allows; closes for good.

    ``public`` is ticked where it may be published: one sees best here what is on it.
    """

    def __init__(self, photo: Photo, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktPhotoWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(photo.name)
        room = parent.screen().availableSize() * SHARE
        self.picture = QLabel(self)
        self.picture.setPixmap(QPixmap.fromImage(picture(photo.file, room)))
        self.picture.setAccessibleName(photo.name)
        self.photo = photo
        self.public = QCheckBox(translate("Synpunkt", "May be published"), self)
        self.public.setObjectName("synpunktPhotoPublic")
        self.public.setChecked(photo.public)
        about = paragraph(
            translate(
                "Synpunkt",
                "Only without faces and number plates. Time, place and camera never go along.",
            ),
            self,
        )
        self.setMinimumWidth(LEAST)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        below = QVBoxLayout()
        below.setContentsMargins(8, 2, 8, 6)
        below.addWidget(self.public)
        below.addWidget(about)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.picture, 1)
        layout.addLayout(below)
        wide = max(LEAST, self.picture.pixmap().width())
        self.resize(wide, layout.heightForWidth(wide))
