"""Asking for a file and painting a picture into it: PNG for slides, SVG to draw on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

from qgis.PyQt.QtCore import QDir, QRectF, QSize, QSizeF
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtWidgets import QWidget

from ...layers.language import translate
from ..messages import Messages
from ..save_as import ask_where

#: Pixels of a PNG for each unit of a picture: sharp in print at the width of a page.
SCALE = 3
PNG, SVG = ".png", ".svg"


class Picture(Protocol):
    """What can be painted at any scale."""

    title: str

    @property
    def size(self) -> QSizeF:
        """Width and height in units."""

    def paint(self, painter: QPainter) -> None:
        """Paint all of it."""


def save_picture(picture: Picture, window: QWidget, messages: Messages) -> None:
    """Ask where to, and save; what can't be written is told."""
    path = _ask_for_path(picture, window)
    if not path:
        return
    if write(picture, Path(path)):
        text = translate("Synpunkt", "The picture lies in {path}.")
        messages.tell(text.format(path=QDir.toNativeSeparators(path)))
    else:
        text = translate("Synpunkt", "The picture {path} can't be written.")
        messages.fail(text.format(path=QDir.toNativeSeparators(path)))


def write(picture: Picture, path: Path) -> bool:
    """Write the picture as the file's ending says; False if it can't be."""
    return _write_svg(picture, path) if path.suffix.lower() == SVG else _write_png(picture, path)


def _write_png(picture: Picture, path: Path) -> bool:
    size = picture.size * SCALE
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    picture.paint(painter)
    painter.end()
    return image.save(str(path))


def _write_svg(picture: Picture, path: Path) -> bool:
    from qgis.PyQt.QtSvg import QSvgGenerator  # a library of its own, and seldom needed

    generator = QSvgGenerator()
    generator.setFileName(str(path))
    # Qt 5 writes the title as it is, so that some names would break the file.
    generator.setTitle(re.sub(r"[<>&]", " ", picture.title))
    size = picture.size
    generator.setSize(QSize(round(size.width()), round(size.height())))
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    painter = QPainter()
    if not painter.begin(generator):
        return False
    picture.paint(painter)
    return painter.end()


def _ask_for_path(picture: Picture, window: QWidget) -> str:
    name = re.sub(r"[^\w\- ]+", "_", picture.title)[:60].strip() or "synpunkt"
    kinds = {
        translate("Synpunkt", "Image (*.png)"): PNG,
        translate("Synpunkt", "Drawing (*.svg)"): SVG,
    }
    proposed = str(Path(QDir.homePath()) / f"{name}{PNG}")
    return ask_where(window, translate("Synpunkt", "Save the picture"), proposed, kinds)
