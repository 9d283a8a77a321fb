"""The account as a workbook: its viewpoints, actions and handovers, and what it was made of."""

from __future__ import annotations

from ...layers.language import words
from . import overview, part_a, part_f, part_g, table
from .document import Block, Document, Table
from .model import Account
from .office.xlsx import Sheet, workbook
from .pictures.gallery import Gallery
from .wording import Wording
from .writing import write

#: In characters; other columns share the rest.
_WIDTHS = (6, 8, 10, 16, 22, 12, 22, 18, 18, 22, 22, 12, 60, 18, 60, 40, 24, 30, 10, 12, 38)
_LINE = 140


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
        *overview.blocks(account, told, gallery),
        *part_a.blocks(account, told),
        *part_f.blocks(account, told),
        *part_g.blocks(account, told),
    )
    return workbook(
        [first, *_sheets(blocks), _about(document, told)],
        f"{document.kind}: {document.title}",
        document.description,
        document.author,
        document.language,
        document.date,
        header=document.draft or document.mark,
    )


def _sheets(blocks: tuple[Block, ...]) -> list[Sheet]:
    found: list[Sheet] = []
    for block in blocks:
        if isinstance(block, Table):
            number = len(found) + 2
            name = f"{number} {block.caption}"
            widths = [max(8, round(share * _LINE / 100)) for share in block.shares]
            found.append(Sheet(name, block.head, widths, block.rows))
    return found


def _about(document: Document, told: Wording) -> Sheet:
    translate = told.words.translate
    rows = [*document.cover]
    if document.draft:
        rows.insert(0, (translate("Synpunkt", "Status"), document.draft))
    head = (translate("Synpunkt", "What"), translate("Synpunkt", "Value"))
    return Sheet(translate("Synpunkt", "About"), head, (30, 100), rows)
