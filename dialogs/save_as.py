"""Where something is to be saved, asked of the user."""

from __future__ import annotations

from qgis.PyQt.QtCore import QFileInfo
from qgis.PyQt.QtWidgets import QFileDialog, QWidget


def ask_where(window: QWidget, title: str, proposed: str, kinds: dict[str, str]) -> str:
    """The path that the user chooses, "" for none; it ends as one of ``kinds`` does.

    ``kinds`` are endings as ".png", by what the user reads of them.
    """
    kind = ""
    while True:
        path, kind = QFileDialog.getSaveFileName(window, title, proposed, ";;".join(kinds), kind)
        if not path or "." + QFileInfo(path).suffix().lower() in kinds.values():
            return path
        path += kinds.get(kind, next(iter(kinds.values())))
        if not QFileInfo.exists(path):
            return path
        proposed = path  # the dialog asks whether to overwrite only what it is given in full
