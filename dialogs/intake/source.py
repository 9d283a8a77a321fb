"""What is looked at: a file, or a table that was copied, which becomes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from qgis.PyQt.QtCore import QMimeData

from ...layers.address import is_store
from ...layers.files import replacing
from ...layers.language import translate
from ...processing.intake.opening import open_table
from ...processing.intake.profile import Profile
from ...processing.intake.table import SourceTable

#: Files that are taken for tables when they are dropped. Tracks and photos have tools of their own.
DROPPED = {
    ".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xls", ".ods", ".json", ".geojson", ".gpkg", ".xml",
    ".kml", ".shp", ".zip",
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """A file, and the sheet, layer or repeat of it that is meant; "" where nothing was chosen.

    ``shown`` is what the user knows it by.
    """

    path: Path
    shown: str
    layer: str = ""

    def opener(self, profile: Profile) -> Callable[[], SourceTable]:
        """Opens it as an import with that profile does."""
        layer = self.layer or profile.layer
        return partial(open_table, self.path, layer, profile.encoding, profile.column_names())


def of_file(path: Path) -> Source:
    """The file as it is."""
    return Source(path, path.name)


def of_clipboard(text: str, folder: Path) -> Source:
    """The copied table as a file in ``folder``; InputError if that can't be written."""
    path = folder / translate("Synpunkt", "clipboard.tsv")
    with replacing(path) as file:
        file.write(text)
    return Source(path, translate("Synpunkt", "The clipboard"))


def dropped_table(data: QMimeData) -> Path | None:
    """The one file that is dragged here, if it may be a table of viewpoints and is no store."""
    urls = data.urls() if data.hasUrls() else []
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    if path is None or path.suffix.lower() not in DROPPED or not path.is_file():
        return None
    return None if is_store(path) else path
