"""A document as a list of plain blocks, in words: what every format writes, each in its own way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """``level`` is 1 for a part, 2 and 3 below it."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a line break in the text is one. A note stays with what comes after it."""

    text: str
    is_note: bool = False


@dataclass(frozen=True)
class Points:
    """A list of short sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table whose first row is its header; its rows are named by their first cell.

    ``shares`` are the columns' widths in percent and add up to 100. No cell is empty or merged.
    ``is_titled`` says that the caption stands above it as a heading, and need not be seen again.
    """

    head: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str
    is_titled: bool = False


Block = Heading | Paragraph | Points | Table


@dataclass(frozen=True)
class Document:
    """``kind`` is what the document is ("Samrådsredogörelse"), ``title`` what it is about.

    ``mark`` says whom it is for; ``draft`` what is missing, "" where nothing is. ``date`` is ISO
    and "" where there is none.
    """

    language: str
    kind: str
    title: str
    mark: str
    draft: str
    date: str
    author: str
    cover: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    description: str

    @property
    def parts(self) -> list[tuple[int, str]]:
        """The headings of the parts, each with its position among the blocks."""
        return [
            (i, block.text)
            for i, block in enumerate(self.blocks)
            if isinstance(block, Heading) and block.level == 1
        ]
