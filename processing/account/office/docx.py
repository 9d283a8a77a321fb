"""A document as a Word file: real headings, a contents field, header rows that repeat."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ....layers.language import words
from ..document import Block, Document, Heading, Paragraph, Pictures, Points, Table
from .docx_pictures import DRAWING_NAMES, drawing
from .docx_styles import LANGUAGES, TEXT_WIDTH, numbering, own_styles, settings, styles
from .docx_template import LIST, Template
from .package import (
    PROPERTY_TYPES,
    RELATIONSHIPS,
    Part,
    content_types,
    package_relationships,
    packed,
    properties,
    relationships,
)
from .xml import Xml, join, part, tag

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
#: A4 and its margins in twentieths of a point.
_PAPER, _MARGIN = (11906, 16838), 1021
_MILLIMETRE = 1440 / 25.4
_NAMES = {"xmlns:w": _WORD, "xmlns:r": RELATIONSHIPS, **DRAWING_NAMES}


def as_docx(document: Document, template: Template | None = None) -> bytes:
    """An .docx. Its header says on every page whom it is for and, on a draft, what is missing.

    With a ``template`` on that paper; a template serves once.
    """
    if template is not None:
        return _on_paper(document, template)
    overrides = [
        ("word/document.xml", f"{_TYPE}.document.main+xml"),
        *(
            (f"word/{name}.xml", f"{_TYPE}.{name}+xml")
            for name in ("styles", "numbering", "settings", "header", "footer")
        ),
        *PROPERTY_TYPES,
    ]
    targets = [
        (f"{RELATIONSHIPS}/{name}", f"{name}.xml")
        for name in ("header", "footer", "styles", "numbering", "settings")
    ]
    language = LANGUAGES[document.language]
    parts: list[Part] = [
        content_types(overrides),
        package_relationships("word/document.xml"),
        ("word/document.xml", part(_document(document))),
        relationships("word/document.xml", targets, document.media),
        ("word/styles.xml", part(styles(_NAMES, language))),
        ("word/numbering.xml", part(numbering(_NAMES))),
        ("word/settings.xml", part(settings(_NAMES, language))),
        ("word/header.xml", part(_header(document))),
        ("word/footer.xml", part(_footer(document))),
        *((f"word/media/{name}", content) for name, content in document.media.items()),
        *properties(
            f"{document.kind}: {document.title}",
            document.description,
            document.author,
            language,
            document.date,
        ),
    ]
    return packed(parts)


def _on_paper(document: Document, paper: Template) -> bytes:
    language = LANGUAGES[document.language]
    told = properties(
        f"{document.kind}: {document.title}",
        document.description,
        document.author,
        language,
        document.date,
    )
    parts = paper.filled(
        _body(document, paper.width),
        _NAMES,
        own_styles(paper.width, LIST),
        _header_line(document),
        document.media,
        [one for one in told if one[0] in paper.parts],
    )
    return packed(parts)


def _document(document: Document) -> Xml:
    section = tag(
        "w:sectPr",
        None,
        tag("w:headerReference", {"w:type": "default", "r:id": "rId1"}),
        tag("w:footerReference", {"w:type": "default", "r:id": "rId2"}),
        tag("w:pgSz", {"w:w": _PAPER[0], "w:h": _PAPER[1]}),
        tag(
            "w:pgMar",
            {
                **{f"w:{side}": _MARGIN for side in ("right", "left")},
                **{"w:top": 1361, "w:bottom": 1191},
                **{"w:header": 567, "w:footer": 567, "w:gutter": 0},
            },
        ),
    )
    return tag("w:document", _NAMES, tag("w:body", None, *_body(document, TEXT_WIDTH), section))


def _body(document: Document, width: int) -> Iterator[Xml]:
    """All that stands in it, on lines of ``width`` twentieths of a point."""
    yield from _cover(document)
    if document.has_contents:
        yield from _contents(document)
    for i, block in enumerate(document.blocks):
        if isinstance(block, Table):
            yield _table(block, width)
        elif isinstance(block, Pictures):
            yield _pictures(block, i, width)
        else:
            yield _MAKERS[type(block)](block, i)


def _cover(document: Document) -> Iterator[Xml]:
    yield paragraph(document.kind, "Title")
    yield paragraph(document.title, "Subtitle")
    if document.draft:
        yield paragraph(document.draft, "Draft")
    for name, value in document.cover:
        yield paragraph(f"{name}: {value}")


def _contents(document: Document) -> Iterator[Xml]:
    """The contents as a field that Word fills in anew; until then the same stands there."""
    title = words(document.language).translate("Synpunkt", "Contents")
    yield paragraph(title, "TOCHeading")
    listed = document.contents
    begin = join(
        tag("w:r", None, tag("w:fldChar", {"w:fldCharType": "begin", "w:dirty": "true"})),
        tag("w:r", None, tag("w:instrText", _KEEP, ' TOC \\o "1-2" \\h \\z \\u ')),
        tag("w:r", None, tag("w:fldChar", {"w:fldCharType": "separate"})),
    )
    end = tag("w:r", None, tag("w:fldChar", {"w:fldCharType": "end"}))
    for position, (i, block) in enumerate(listed):
        entry = tag("w:hyperlink", {"w:anchor": _anchor(i)}, _runs(block.text), _page_of(i))
        first, last = position == 0, position == len(listed) - 1
        content = join(begin if first else None, entry, end if last else None)
        yield _styled(f"TOC{block.level}", content)
    yield tag("w:p", None, tag("w:r", None, tag("w:br", {"w:type": "page"})))


def _page_of(index: int) -> Xml:
    """At the end of the line the page that a heading is on, as far as a program counts it."""
    return join(
        tag("w:r", None, tag("w:tab")),
        tag("w:r", None, tag("w:fldChar", {"w:fldCharType": "begin"})),
        tag("w:r", None, tag("w:instrText", _KEEP, f" PAGEREF {_anchor(index)} \\h ")),
        tag("w:r", None, tag("w:fldChar", {"w:fldCharType": "separate"})),
        tag("w:r", None, tag("w:t", None, "")),
        tag("w:r", None, tag("w:fldChar", {"w:fldCharType": "end"})),
    )


_KEEP = {"xml:space": "preserve"}


def paragraph(text: str, style: str | None = None) -> Xml:
    """A paragraph of one style; line breaks stay."""
    return _styled(style, _runs(text))


def _styled(style: str | None, content: Xml, keeps_next: bool = False) -> Xml:
    keep = tag("w:keepNext") if keeps_next else None
    chosen = tag("w:pPr", None, tag("w:pStyle", {"w:val": style}), keep) if style else None
    return tag("w:p", None, chosen, content)


def _runs(text: str) -> Xml:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    pieces: list[Xml] = []
    for i, line in enumerate(lines):
        if i:
            pieces.append(tag("w:br"))
        pieces.append(tag("w:t", _KEEP, line.replace("\t", " ")))
    return tag("w:r", None, *pieces)


def _field(code: str) -> Xml:
    return tag("w:fldSimple", {"w:instr": f" {code} "}, tag("w:r", None, tag("w:t", None, "1")))


def _anchor(index: int) -> str:
    # Word's own names for what its contents point at begin like this.
    return f"_Toc{index:08d}"


def _heading(block: Heading, index: int) -> Xml:
    mark = {"w:id": index, "w:name": _anchor(index)}
    content = join(
        tag("w:bookmarkStart", mark), _runs(block.text), tag("w:bookmarkEnd", {"w:id": index})
    )
    return _styled(f"Heading{block.level}", content)


def _paragraph(block: Paragraph, index: int) -> Xml:
    return paragraph(block.text, "Note" if block.is_note else None)


def _points(block: Points, index: int) -> Xml:
    return join(*(paragraph(item, "ListBullet") for item in block.items))


def _table(block: Table, width: int) -> Xml:
    widths = [width * share // 100 for share in block.shares]
    about = tag(
        "w:tblPr",
        None,
        tag("w:tblStyle", {"w:val": "SynpunktTable"}),
        tag("w:tblW", {"w:w": sum(widths), "w:type": "dxa"}),
        tag("w:tblLayout", {"w:type": "fixed"}),
        tag(
            "w:tblLook",
            {
                **{"w:val": "0420", "w:firstRow": 1, "w:lastRow": 0, "w:firstColumn": 0},
                **{"w:lastColumn": 0, "w:noHBand": 0, "w:noVBand": 1},
            },
        ),
        tag("w:tblCaption", {"w:val": block.caption}),
    )
    grid = tag("w:tblGrid", None, *(tag("w:gridCol", {"w:w": width}) for width in widths))
    rows = [
        _row(block.head, widths, is_head=True),
        *(
            _row(row, widths, block.may_break(row), block.stays_whole and i < len(block.rows))
            for i, row in enumerate(block.rows, 1)
        ),
    ]
    caption = None if block.is_titled else paragraph(block.caption, "Caption")
    # A table must not touch the next one, or they become one.
    return join(caption, tag("w:tbl", None, about, grid, *rows), paragraph("", "AfterTable"))


def _pictures(block: Pictures, index: int, width: int) -> Xml:
    drawn = [
        tag("w:r", None, drawing(name, picture.fitting(width / _MILLIMETRE), 1000 * index + i))
        for i, (name, picture) in enumerate(block.named(index))
    ]
    spaces = [tag("w:r", None, tag("w:t", _KEEP, " ")) for _ in drawn]
    line = [one for pair in zip(drawn, spaces, strict=True) for one in pair]
    return join(_styled("Pictures", join(*line)), paragraph(block.caption, "PictureCaption"))


def _row(
    cells: tuple[str, ...],
    widths: list[int],
    may_break: bool = False,
    keeps_next: bool = False,
    is_head: bool = False,
) -> Xml:
    about = tag(
        "w:trPr",
        None,
        None if may_break else tag("w:cantSplit"),
        tag("w:tblHeader") if is_head else None,
    )
    style = "TableHead" if is_head else "TableText"
    return tag(
        "w:tr",
        None,
        about,
        *(
            tag(
                "w:tc",
                None,
                tag("w:tcPr", None, tag("w:tcW", {"w:w": width, "w:type": "dxa"})),
                _styled(style, _runs(cell), keeps_next),
            )
            for cell, width in zip(cells, widths, strict=True)
        ),
    )


_MAKERS: dict[type[Block], Callable[..., Xml]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Points: _points,
}


def _header(document: Document) -> Xml:
    return tag("w:hdr", _NAMES, _header_line(document))


def _header_line(document: Document) -> Xml:
    tab = tag("w:r", None, tag("w:tab"))
    return _styled("Header", join(_runs(document.draft), tab, _runs(document.mark)))


def _footer(document: Document) -> Xml:
    content = join(
        _runs(f"{document.kind}: {document.title}"),
        tag("w:r", None, tag("w:tab")),
        _field("PAGE"),
        _runs(" / "),
        _field("NUMPAGES"),
    )
    return tag("w:ftr", _NAMES, _styled("Footer", content))
