"""The account as a workbook: its viewpoints, actions and handovers, and what it was made of."""

from __future__ import annotations

from collections.abc import Sequence

from ...layers.language import words
from . import overview, part_a, part_f, part_g, table
from .document import Block, Document, Pictures, Table
from .fill_in import to_fill_in
from .model import Account
from .office.xlsx import Sheet, workbook
from .office.xlsx_pictures import rows_of
from .pictures.gallery import Gallery
from .wording import Wording
from .writing import write

#: In characters; other columns share the rest.
_WIDTHS = (6, 8, 10, 16, 22, 12, 22, 18, 18, 22, 22, 12, 60, 18, 60, 40, 24, 30, 10, 12, 38)
_LINE, _MAP = 140, 96


def as_workbook(account: Account, gallery: Gallery) -> bytes:
    """One sheet with a row for each viewpoint, in the order of the document; then the others."""
    told = Wording(words(account.language))
    document = write(account, gallery)
    translate = told.words.translate
    first = Sheet(
        translate("Synpunkt", "Viewpoints"),
        table.head(told.words),
        _WIDTHS,
        table.rows(account),
    )
    blocks = (
        *part_a.blocks(account, told),
        *part_f.blocks(account, told),
        *part_g.blocks(account, told),
    )
    sheets = _sheets([*overview.blocks(account, told, gallery), *blocks], 2)
    maps = [one for one in (gallery.overview, *gallery.parts, *gallery.themes.values()) if one]
    if maps:
        sheets.append(_maps(maps, len(sheets) + 2, told))
    return workbook(
        [first, *to_fill_in(account, told), *sheets, _about(document, told)],
        f"{document.kind}: {document.title}",
        document.description,
        document.author,
        document.language,
        document.date,
        header=document.draft or document.mark,
    )


def _sheets(blocks: Sequence[Block], first: int) -> list[Sheet]:
    """A sheet for each table, numbered from ``first``, with the chart that stands before it."""
    found: list[Sheet] = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        if isinstance(block, Table):
            name = f"{first + len(found)} {block.caption}"
            widths = [max(8, round(share * _LINE / 100)) for share in block.shares]
            items = before.items if isinstance(before, Pictures) else ()
            pictures = {len(block.rows) + 2: one for one in items[:1]}
            found.append(Sheet(name, block.head, widths, block.rows, pictures=pictures))
    return found


def _maps(maps: Sequence[Pictures], number: int, told: Wording) -> Sheet:
    """All maps, each below what it shows, and each on a page of its own when they are printed."""
    name = told.words.translate("Synpunkt", "Maps")
    rows: list[tuple[str]] = []
    pictures, breaks = {}, []
    for one in maps:
        # The first row of the sheet is its heading.
        breaks.append(len(rows) + 1)
        rows.append((one.caption,))
        for picture in one.items:
            pictures[len(rows) + 1] = picture
            rows += [("",)] * (rows_of(picture) + 1)
    title = f"{number} {name}"
    return Sheet(title, (name,), (_MAP,), rows, pictures=pictures, breaks=breaks[1:])


def _about(document: Document, told: Wording) -> Sheet:
    translate = told.words.translate
    rows = [*document.cover]
    if document.draft:
        rows.insert(0, (translate("Synpunkt", "Status"), document.draft))
    head = (translate("Synpunkt", "What"), translate("Synpunkt", "Value"))
    return Sheet(translate("Synpunkt", "About"), head, (30, 100), rows)
