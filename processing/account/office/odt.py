"""A document as an OpenDocument text: the same headings, contents and header rows as in Word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ....layers.language import words
from ..document import Block, Document, Heading, Paragraph, Picture, Pictures, Points, Table
from .odt_styles import (
    NAMES,
    SPACES,
    TEXT_WIDTH,
    Text,
    begins_with,
    cell_styles,
    header_line,
    language_of,
    own_styles,
    paragraph,
    runs,
    styles,
)
from .odt_template import MIME, OpenTemplate, media_type
from .package import Part, packed
from .xml import Xml, join, part, tag

_STORED = frozenset({"mimetype"})


def as_odt(document: Document, template: OpenTemplate | None = None) -> bytes:
    """An .odt. Its header says on every page whom it is for and, on a draft, what is missing.

    With a ``template`` on that paper; a template serves once.
    """
    if template is not None:
        return _on_paper(document, template)
    names = ("content.xml", "styles.xml", "meta.xml")
    parts: list[Part] = [
        ("mimetype", MIME.encode()),
        ("content.xml", part(_content(document, TEXT_WIDTH))),
        ("styles.xml", part(styles(document))),
        ("meta.xml", part(_meta(document))),
        *((f"Pictures/{name}", content) for name, content in document.media.items()),
        ("META-INF/manifest.xml", part(_manifest(names, document))),
    ]
    return packed(parts, stored=_STORED)


def _on_paper(document: Document, paper: OpenTemplate) -> bytes:
    parts = paper.filled(
        part(_content(document, paper.width, paper.master)),
        part(_meta(document)),
        own_styles(paper.width),
        NAMES,
        header_line(document),
        {f"Pictures/{name}": content for name, content in document.media.items()},
        language_of(document),
    )
    return packed(parts, stored=_STORED)


def _manifest(names: tuple[str, ...], document: Document) -> Xml:
    space = f"{SPACES}:manifest:1.0"
    entries = [("/", MIME), *((name, "text/xml") for name in names)]
    entries += [(f"Pictures/{name}", media_type(name)) for name in document.media]
    return tag(
        "manifest:manifest",
        {"xmlns:manifest": space, "manifest:version": "1.3"},
        *(
            tag("manifest:file-entry", {"manifest:full-path": path, "manifest:media-type": kind})
            for path, kind in entries
        ),
    )


def _meta(document: Document) -> Xml:
    moment = f"{document.date}T00:00:00" if document.date else None
    return tag(
        "office:document-meta",
        NAMES,
        tag(
            "office:meta",
            None,
            tag("meta:generator", None, "Synpunkt"),
            tag("dc:title", None, f"{document.kind}: {document.title}"),
            tag("dc:description", None, document.description),
            tag("dc:creator", None, document.author) if document.author else None,
            tag("dc:language", None, document.language),
            tag("meta:creation-date", None, moment) if moment else None,
            tag("dc:date", None, moment) if moment else None,
        ),
    )


def _content(document: Document, width: float, master: str = "") -> Xml:
    """On lines of ``width`` millimetres, beginning with a page of the kind ``master``."""
    tables = {i: block for i, block in enumerate(document.blocks) if isinstance(block, Table)}
    body = tag(
        "office:text",
        None,
        *_cover(document, begins_with(master)),
        _contents(document) if document.has_contents else None,
        *(_block(document, block, i, width) for i, block in enumerate(document.blocks)),
    )
    return tag(
        "office:document-content",
        NAMES,
        tag(
            "office:automatic-styles",
            None,
            *cell_styles(),
            *begins_with(master).values(),
            *(style for i, table in tables.items() for style in _widths(table, i, width)),
        ),
        tag("office:body", None, body),
    )


def _cover(document: Document, first: Iterable[str]) -> Iterator[Xml]:
    """``first`` may hold the style of its first line, else that is a title."""
    yield paragraph(document.kind, next(iter(first), "Title"))
    yield paragraph(document.title, "Subtitle")
    if document.draft:
        yield paragraph(document.draft, "Draft")
    for name, value in document.cover:
        yield paragraph(f"{name}: {value}", Text.BODY)


def _contents(document: Document) -> Xml:
    """The contents as an index that can be brought up to date; until then the same stands there."""
    title = words(document.language).translate("Synpunkt", "Contents")
    entries = [
        tag(
            "text:p",
            {"text:style-name": f"Contents_20_{block.level}"},
            tag("text:a", _link_to(i), block.text, tag("text:tab"), _page_of(i)),
        )
        for i, block in document.contents
    ]
    heading = tag("text:index-title-template", {"text:style-name": "Contents_20_Heading"}, title)
    levels = [
        tag(
            "text:table-of-content-entry-template",
            {"text:outline-level": level, "text:style-name": f"Contents_20_{level}"},
            tag("text:index-entry-link-start"),
            tag("text:index-entry-text"),
            tag("text:index-entry-tab-stop", {"style:type": "right", "style:leader-char": "."}),
            tag("text:index-entry-page-number"),
            tag("text:index-entry-link-end"),
        )
        for level in (1, 2)
    ]
    return tag(
        "text:table-of-content",
        {"text:name": "Contents", "text:protected": "true"},
        tag("text:table-of-content-source", {"text:outline-level": 2}, heading, *levels),
        tag(
            "text:index-body",
            None,
            tag(
                "text:index-title",
                {"text:name": "ContentsHead"},
                paragraph(title, "Contents_20_Heading"),
            ),
            *entries,
        ),
    )


def _link_to(index: int) -> dict[str, str]:
    # With styles of their own, or a program draws them blue and underlined.
    looks = {f"text:{kind}style-name": "Index_20_Link" for kind in ("", "visited-")}
    return {"xlink:type": "simple", "xlink:href": f"#{_anchor(index)}", **looks}


def _page_of(index: int) -> Xml:
    about = {"text:reference-format": "page", "text:ref-name": _anchor(index)}
    return tag("text:bookmark-ref", about)


def _anchor(index: int) -> str:
    return f"h{index}"


def _block(document: Document, block: Block, index: int, width: float) -> Xml:
    # The first part begins on a page of its own, after the contents.
    if isinstance(block, Heading) and index == 0 and document.has_contents:
        return _heading(block, index, "First_20_Heading")
    if isinstance(block, Pictures):
        return _pictures(block, index, width)
    return _MAKERS[type(block)](block, index)


def _heading(block: Heading, index: int, style: str = "") -> Xml:
    about = {"text:style-name": style or f"Heading_20_{block.level}"}
    mark = tag("text:bookmark", {"text:name": _anchor(index)})
    return tag("text:h", {**about, "text:outline-level": block.level}, mark, runs(block.text))


def _paragraph(block: Paragraph, index: int) -> Xml:
    return paragraph(block.text, "Note" if block.is_note else Text.BODY)


def _points(block: Points, index: int) -> Xml:
    items = [tag("text:list-item", None, paragraph(item, Text.BODY)) for item in block.items]
    return tag("text:list", {"text:style-name": "Bullets"}, *items)


def _widths(table: Table, index: int, width: float) -> Iterator[Xml]:
    yield tag(
        "style:style",
        {"style:name": f"T{index}", "style:family": "table"},
        tag(
            "style:table-properties",
            {
                "style:width": f"{width:.2f}mm",
                "table:align": "left",
                "fo:margin-bottom": "4mm",
                "table:border-model": "collapsing",
                "style:may-break-between-rows": "false" if table.stays_whole else None,
            },
        ),
    )
    for column, share in enumerate(table.shares):
        wide = {"style:column-width": f"{width * share / 100:.2f}mm"}
        yield tag(
            "style:style",
            {"style:name": f"T{index}.{column}", "style:family": "table-column"},
            tag("style:table-column-properties", wide),
        )


def _table(block: Table, index: int) -> Xml:
    columns = [
        tag("table:table-column", {"table:style-name": f"T{index}.{column}"})
        for column in range(len(block.shares))
    ]
    table = tag(
        "table:table",
        {"table:name": f"Table{index}", "table:style-name": f"T{index}"},
        tag("table:title", None, block.caption),
        *columns,
        tag("table:table-header-rows", None, _row(block.head, Text.TABLE_HEAD, "HeadCell")),
        *(_row(row, Text.TABLE, "Cell", block.may_break(row)) for row in block.rows),
    )
    return join(None if block.is_titled else paragraph(block.caption, "Caption"), table)


def _pictures(block: Pictures, index: int, width: float) -> Xml:
    drawn = [_picture(name, picture.fitting(width)) for name, picture in block.named(index)]
    line = [one for picture in drawn for one in (picture, " ")]
    about = {"text:style-name": "Pictures"}
    return join(tag("text:p", about, *line), paragraph(block.caption, "Picture_20_Caption"))


def _picture(name: str, picture: Picture) -> Xml:
    # A program shows the first that it can.
    names = [f"{name}.svg", name] if picture.svg else [name]
    return tag(
        "draw:frame",
        {
            "draw:name": name,
            "text:anchor-type": "as-char",
            "svg:width": f"{picture.width:.2f}mm",
            "svg:height": f"{picture.height:.2f}mm",
        },
        *(_image(one) for one in names),
        tag("svg:desc", None, picture.alt),
    )


def _image(name: str) -> Xml:
    about = {"xlink:href": f"Pictures/{name}", "xlink:type": "simple"}
    about |= {"xlink:show": "embed", "xlink:actuate": "onLoad", "draw:mime-type": media_type(name)}
    return tag("draw:image", about)


def _row(cells: tuple[str, ...], style: str, cell_style: str, may_break: bool = False) -> Xml:
    about = {"table:style-name": cell_style, "office:value-type": "string"}
    return tag(
        "table:table-row",
        {"table:style-name": "LongRow" if may_break else "Row"},
        *(tag("table:table-cell", about, paragraph(cell, style)) for cell in cells),
    )


_MAKERS: dict[type[Block], Callable[..., Xml]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Points: _points,
    Table: _table,
}
