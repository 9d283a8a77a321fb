"""A document as a list of plain blocks, in words: what every format writes, each in its own way."""

from __future__ import annotations

import dataclasses
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


#: So many letters a line as wide as the page has room for; so many lines a row keeps together, and
#: so many a table.
_LETTERS, _WHOLE, _SHORT = 100, 12, 20


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

    def may_break(self, row: tuple[str, ...]) -> bool:
        """Whether ``row`` is so high that a page may end within it; others stay whole.

        What may not break and is higher than a page would be cut off, or leave a page empty.
        """
        return self._lines(row) > _WHOLE

    @property
    def stays_whole(self) -> bool:
        """Whether it is so short that it should not be torn by the end of a page."""
        return sum(map(self._lines, self.rows)) <= _SHORT

    def _lines(self, row: tuple[str, ...]) -> int:
        """About how many lines high a row is."""
        return max(
            sum(1 + len(line) * 100 // (_LETTERS * share) for line in cell.split("\n"))
            for cell, share in zip(row, self.shares, strict=True)
        )


@dataclass(frozen=True)
class Picture:
    """A PNG or JPEG, ``width`` by ``height`` millimetres; ``alt`` tells what is to be seen.

    ``svg`` is the same in lines, for formats that can show it; "" where there is none.
    """

    content: bytes
    alt: str
    width: float
    height: float
    svg: str = ""

    @property
    def is_png(self) -> bool:
        """Whether it is a PNG; else a JPEG."""
        return self.content.startswith(b"\x89PNG")

    def fitting(self, width: float) -> Picture:
        """The picture, no wider than ``width`` millimetres."""
        share = width / self.width
        if share >= 1:
            return self
        return dataclasses.replace(self, width=self.width * share, height=self.height * share)


@dataclass(frozen=True)
class Pictures:
    """Pictures beside each other, as many as a line has room for, with one caption below."""

    items: tuple[Picture, ...]
    caption: str

    def named(self, index: int) -> list[tuple[str, Picture]]:
        """The pictures with the names of their files; the block stands at ``index``.

        The same in lines has that name with ``.svg`` after it.
        """
        return [
            (f"picture{index}_{i}.{'png' if item.is_png else 'jpeg'}", item)
            for i, item in enumerate(self.items, 1)
        ]


Block = Heading | Paragraph | Points | Table | Pictures


@dataclass(frozen=True)
class Document:
    """``kind`` is what the document is ("Samrådsredogörelse"), ``title`` what it is about.

    ``mark`` says whom it is for; ``draft`` what is missing, "" where nothing is. ``date`` is ISO
    and "" where there is none. A short one ``has_contents`` not.
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
    has_contents: bool = True

    @property
    def contents(self) -> list[tuple[int, Heading]]:
        """What the contents list: parts and what is directly below them, with their positions."""
        return [
            (i, block)
            for i, block in enumerate(self.blocks)
            if isinstance(block, Heading) and block.level <= 2
        ]

    @property
    def media(self) -> dict[str, bytes]:
        """The files of all pictures, as pixels and as lines, by their names."""
        found: dict[str, bytes] = {}
        for name, picture in self.pictures:
            found[name] = picture.content
            if picture.svg:
                found[f"{name}.svg"] = picture.svg.encode()
        return found

    @property
    def pictures(self) -> list[tuple[str, Picture]]:
        """All pictures, each with a name that no other has."""
        return [
            named
            for i, block in enumerate(self.blocks)
            if isinstance(block, Pictures)
            for named in block.named(i)
        ]
