"""The formats of a report, each as the bytes of one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qgis.core import QgsMapLayer

from ...layers.language import words
from ..account.document import Document
from ..account.office.docx import as_docx
from ..account.office.odt import as_odt
from ..account.page import render
from . import blank as blank_sheet
from . import walk_map, writing
from .model import Report
from .workbook import as_workbook


@dataclass(frozen=True)
class Composed:
    """A report and its document, with the map in it."""

    report: Report
    document: Document


def compose(report: Report, blank: bool, background: Sequence[QgsMapLayer] = ()) -> Composed:
    """The report, or with ``blank`` the sheet to carry; the map lies on ``background``."""
    map_ = walk_map.draw(report, words(report.language), background, to_write_on=blank)
    write = blank_sheet.write if blank else writing.write
    return Composed(report, write(report, map_))


#: By the name of the parameter; the same report gives the same bytes.
FORMATS: dict[str, Callable[[Composed], bytes]] = {
    "DOCX": lambda composed: as_docx(composed.document),
    "ODT": lambda composed: as_odt(composed.document),
    # Half a surrogate pair is no text in any encoding.
    "HTML": lambda composed: render(composed.document).encode("utf-8", errors="replace"),
    "XLSX": lambda composed: as_workbook(composed.report, composed.document),
}
