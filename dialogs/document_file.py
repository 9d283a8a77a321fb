"""A document that somebody asks for: where it is to lie, in which format, and opened when made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QWidget

from ..layers.language import translate
from .messages import Messages
from .save_as import ask_where

#: As the algorithms call them.
FORMATS = ("DOCX", "ODT", "HTML", "XLSX")


def ask_for_path(
    project: QgsProject, window: QWidget, name: str, formats: Sequence[str] = FORMATS
) -> str:
    """The path that the user chooses, "" for none; it ends as one of ``formats`` does.

    ``name`` is proposed, beside the project.
    """
    folder = Path(project.absolutePath() or Path.home())
    labels = {_label(one): f".{one.lower()}" for one in formats}
    return ask_where(window, translate("Synpunkt", "Save the document"), str(folder / name), labels)


def format_of(path: str) -> str:
    """The format that a path ends as, as the algorithms call it."""
    return Path(path).suffix[1:].upper()


def open_document(path: str, messages: Messages) -> None:
    """Open it where the user's computer opens such; tell where it lies if nothing does."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
        messages.tell(translate("Synpunkt", "The report lies in {path}.").format(path=path))


def _label(one: str) -> str:
    return {
        "DOCX": translate("Synpunkt", "Word documents (*.docx)"),
        "ODT": translate("Synpunkt", "OpenDocument texts (*.odt)"),
        "HTML": translate("Synpunkt", "Web pages (*.html)"),
        "XLSX": translate("Synpunkt", "Workbooks (*.xlsx)"),
    }[one]
