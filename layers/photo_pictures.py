"""Photos as pictures: the right way up, no larger than asked for, and never more than that."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QBuffer, QIODevice, QSize, Qt
from qgis.PyQt.QtGui import QImage, QImageIOHandler, QImageReader, QPainter

#: More is no photo, but something made to fill the memory.
MOST_PIXELS = 300_000_000
_QUALITY = 82


def picture(file: Path, longest: QSize) -> QImage:
    """The photo as it was taken to be seen (by its EXIF orientation), at most ``longest`` large.

    A null image where the file is no picture that can be shown.
    """
    reader = QImageReader(str(file))
    # By its content: a name may say anything.
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QImage()
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    # The size is asked for before the picture is turned.
    room = longest.transposed() if turned else longest
    if size.width() > room.width() or size.height() > room.height():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def bare_jpeg(image: QImage) -> bytes:
    """The picture alone as a JPEG: no place, time, camera or words go with it."""
    # Painted afresh, for an image carries the words of its file along.
    bare = QImage(image.size(), QImage.Format.Format_RGB32)
    bare.fill(Qt.GlobalColor.white)
    painter = QPainter(bare)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    bare.save(buffer, "JPEG", _QUALITY)
    return bytes(buffer.data())
