"""Styles, page, header and footer of the OpenDocument text, and its smallest pieces."""

from __future__ import annotations

import re

from ..document import Document
from .xml import Xml, escape, join, tag

SPACES = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = {
    **{
        f"xmlns:{prefix}": f"{SPACES}:{name}:1.0"
        for prefix, name in (
            ("office", "office"),
            ("style", "style"),
            ("text", "text"),
            ("table", "table"),
            ("meta", "meta"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
            ("draw", "drawing"),
        )
    },
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "office:version": "1.3",
}
_BLUE, _GREY, _RULE, _FILL = "#12354f", "#43515b", "#b9c6ce", "#eef3f6"
_COUNTRIES = {"sv": "SE", "en": "GB"}
#: Of a line between the page's margins, in millimetres.
TEXT_WIDTH = 174.0
_SPACES = re.compile("  +")


class Text:
    """Names of the styles that most paragraphs have."""

    BODY, TABLE, TABLE_HEAD = "Text_20_body", "Table_20_Contents", "Table_20_Heading"


def paragraph(text: str, style: str) -> Xml:
    """A paragraph of one style; line breaks and spaces stay."""
    return tag("text:p", {"text:style-name": style}, runs(text))


def runs(text: str) -> Xml:
    """``text`` as the format writes it: of several spaces only the first would stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    pieces: list[Xml] = []
    for i, line in enumerate(lines):
        if i:
            pieces.append(tag("text:line-break"))
        pieces.append(_spaced(line))
    return join(*pieces)


def _spaced(line: str) -> Xml:
    told, last = [], 0
    for found in _SPACES.finditer(line):
        more = found.end() - found.start() - 1
        told += [escape(line[last : found.start() + 1]), tag("text:s", {"text:c": more})]
        last = found.end()
    return join(*told, escape(line[last:]))


def styles(document: Document) -> Xml:
    """``styles.xml``."""
    text = {**language_of(document), "fo:font-size": "10.5pt", "fo:hyphenate": "true"}
    font = {"style:font-name": "Body", **text}
    return tag(
        "office:document-styles",
        NAMES,
        tag(
            "office:font-face-decls",
            None,
            tag(
                "style:font-face",
                {"style:name": "Body", "svg:font-family": "Calibri, Carlito, 'Liberation Sans'"},
            ),
        ),
        tag(
            "office:styles",
            None,
            tag(
                "style:default-style",
                {"style:family": "paragraph"},
                tag("style:paragraph-properties", {"fo:hyphenation-ladder-count": "no-limit"}),
                tag("style:text-properties", font),
            ),
            *own_styles(TEXT_WIDTH).values(),
        ),
        tag("office:automatic-styles", None, _page()),
        tag("office:master-styles", None, _master(document)),
    )


def language_of(document: Document) -> dict[str, object]:
    """The language that a text is in, as the format tells it."""
    return {"fo:language": document.language, "fo:country": _COUNTRIES[document.language]}


def own_styles(width: float) -> dict[str, Xml]:
    """The styles of paragraphs, links and lists by their names, for lines of ``width`` mm."""
    link = tag("style:style", {"style:name": _LINK, "style:family": "text"})
    return {_name_of(style): style for style in (*_paragraph_styles(width), link, _bullets())}


_LINK = "Index_20_Link"


def _name_of(style: Xml) -> str:
    return style.split('style:name="', 1)[1].split('"', 1)[0]


def begins_with(master: str) -> dict[str, Xml]:
    """The style, by its name, of a title that begins a page of the kind ``master``; none for ""."""
    if not master:
        return {}
    about = {
        "style:name": "First_20_Title",
        "style:family": "paragraph",
        "style:parent-style-name": "Title",
        "style:master-page-name": master,
    }
    return {"First_20_Title": tag("style:style", about)}


def _paragraph_styles(width: float) -> list[Xml]:
    right = tag(
        "style:tab-stops",
        None,
        tag("style:tab-stop", {"style:position": f"{width:.2f}mm", "style:type": "right"}),
    )
    return [
        _style("Standard"),
        _style(Text.BODY, after="1.8mm"),
        _style("Title", size="24pt", bold=True, colour=_BLUE),
        _style("Subtitle", size="15pt", after="4mm"),
        _style("Draft", bold=True, after="3.5mm"),
        _heading(1, "15pt", "6mm"),
        _heading(2, "12.5pt", "4mm"),
        _heading(3, "11pt", "3.5mm"),
        tag(
            "style:style",
            {
                "style:name": "First_20_Heading",
                "style:family": "paragraph",
                "style:parent-style-name": "Heading_20_1",
            },
            tag("style:paragraph-properties", {"fo:break-before": "page"}),
        ),
        _style("Contents_20_Heading", size="12.5pt", bold=True, colour=_BLUE, before="6mm"),
        _style("Contents_20_1", size="10pt", before="0.5mm", after="0.3mm", tabs=right),
        _style("Contents_20_2", size="9pt", indent="4mm", tabs=right),
        _style("Note", after="1.5mm", keep=True),
        _style("Caption", size="9pt", colour=_GREY, after="1mm", keep=True),
        _style("Pictures", before="1.5mm", after="0.7mm", keep=True),
        _style("Picture_20_Caption", size="9pt", colour=_GREY, after="3mm"),
        _style(Text.TABLE, size="9.5pt"),
        _style(Text.TABLE_HEAD, size="9.5pt", bold=True, colour=_BLUE, keep=True),
        _style("Header", size="8.5pt", bold=True, tabs=right),
        _style("Footer", size="8.5pt", colour=_GREY, tabs=right),
    ]


def _heading(level: int, size: str, before: str) -> Xml:
    name = f"Heading_20_{level}"
    return _style(
        name, size=size, bold=True, colour=_BLUE, before=before, after="1.5mm", keep=True,
        level=level,
    )  # fmt: skip


def _style(
    name: str,
    *,
    size: str | None = None,
    bold: bool = False,
    colour: str | None = None,
    before: str = "0mm",
    after: str = "0mm",
    indent: str | None = None,
    keep: bool = False,
    level: int | None = None,
    tabs: Xml | None = None,
) -> Xml:
    return tag(
        "style:style",
        {
            "style:name": name,
            "style:display-name": name.replace("_20_", " "),
            "style:family": "paragraph",
            "style:parent-style-name": None if name == "Standard" else "Standard",
            "style:default-outline-level": level,
        },
        tag(
            "style:paragraph-properties",
            {
                "fo:margin-top": before,
                "fo:margin-bottom": after,
                "fo:margin-left": indent,
                "fo:keep-with-next": "always" if keep else None,
            },
            tabs,
        ),
        tag(
            "style:text-properties",
            {
                "fo:font-size": size,
                "fo:font-weight": "bold" if bold else None,
                "fo:color": colour,
            },
        ),
    )


def _bullets() -> Xml:
    place = tag(
        "style:list-level-label-alignment",
        {
            "text:label-followed-by": "listtab",
            "fo:text-indent": "-4mm",
            "fo:margin-left": "6mm",
        },
    )
    mode = {"text:list-level-position-and-space-mode": "label-alignment"}
    bullet = {"text:level": 1, "text:bullet-char": "•"}
    level = tag(
        "text:list-level-style-bullet", bullet, tag("style:list-level-properties", mode, place)
    )
    return tag("text:list-style", {"style:name": "Bullets"}, level)


def _page() -> Xml:
    size = {"fo:page-width": "210mm", "fo:page-height": "297mm"}
    margins = {f"fo:margin-{side}": "18mm" for side in ("left", "right")}
    edges = {"fo:margin-top": "10mm", "fo:margin-bottom": "10mm"}
    head, foot = (
        tag("style:header-footer-properties", {f"fo:margin-{side}": "6mm", "fo:min-height": "8mm"})
        for side in ("bottom", "top")
    )
    return tag(
        "style:page-layout",
        {"style:name": "Page"},
        tag("style:page-layout-properties", {**size, **margins, **edges}),
        tag("style:header-style", None, head),
        tag("style:footer-style", None, foot),
    )


def cell_styles() -> list[Xml]:
    """What rows and cells of the content look like."""
    line = {"fo:border": f"0.5pt solid {_RULE}", "fo:padding": "1mm"}
    return [
        *(
            tag(
                "style:style",
                {"style:name": name, "style:family": "table-row"},
                tag("style:table-row-properties", {"fo:keep-together": together}),
            )
            for name, together in (("Row", "always"), ("LongRow", "auto"))
        ),
        tag(
            "style:style",
            {"style:name": "Cell", "style:family": "table-cell"},
            tag("style:table-cell-properties", line),
        ),
        tag(
            "style:style",
            {"style:name": "HeadCell", "style:family": "table-cell"},
            tag("style:table-cell-properties", {**line, "fo:background-color": _FILL}),
        ),
    ]


def header_line(document: Document) -> Xml:
    """What stands at the top of every page: what is missing, and whom it is for."""
    line = join(runs(document.draft), tag("text:tab"), runs(document.mark))
    return tag("text:p", {"text:style-name": "Header"}, line)


def _master(document: Document) -> Xml:
    foot = join(
        runs(f"{document.kind}: {document.title}"),
        tag("text:tab"),
        tag("text:page-number", {"text:select-page": "current"}, "1"),
        " / ",
        tag("text:page-count", None, "1"),
    )
    return tag(
        "style:master-page",
        {"style:name": "Standard", "style:page-layout-name": "Page"},
        tag("style:header", None, header_line(document)),
        tag("style:footer", None, tag("text:p", {"text:style-name": "Footer"}, foot)),
    )
