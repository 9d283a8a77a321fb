"""Styles, numbering and settings of the Word file; the names are Word's own where it has one."""

from __future__ import annotations

from collections.abc import Mapping

from .xml import Xml, tag

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
#: Of the text between the margins of our own paper, in twentieths of a point.
TEXT_WIDTH = 9864
_BLUE, _GREY, _RULE, _FILL = "12354F", "43515B", "B9C6CE", "EEF3F6"
Names = Mapping[str, object]


def styles(names: Names, language: str) -> Xml:
    """``word/styles.xml``; sizes are half points, distances twentieths of a point."""
    fonts = {f"w:{part}": "Calibri" for part in ("ascii", "hAnsi", "eastAsia", "cs")}
    defaults = tag(
        "w:docDefaults",
        None,
        tag(
            "w:rPrDefault",
            None,
            tag(
                "w:rPr",
                None,
                tag("w:rFonts", fonts),
                tag("w:sz", {"w:val": 21}),
                tag("w:szCs", {"w:val": 21}),
                tag("w:lang", {"w:val": language, "w:eastAsia": language, "w:bidi": "ar-SA"}),
            ),
        ),
        tag("w:pPrDefault", None, tag("w:pPr", None, _spacing(0, 100, 259))),
    )
    return tag(
        "w:styles",
        names,
        defaults,
        _style("Normal", "Normal", default=True),
        tag(
            "w:style",
            {"w:type": "character", "w:default": 1, "w:styleId": "DefaultParagraphFont"},
            tag("w:name", {"w:val": "Default Paragraph Font"}),
        ),
        *_paragraph_styles(TEXT_WIDTH, 1),
        _table_normal(),
        _table_style(),
    )


def own_styles(width: int, list_number: int) -> dict[str, Xml]:
    """The styles of our text by their ids, for lines so wide and the list of that number."""
    found = [
        _style("Normal", "Normal", default=True),
        *_paragraph_styles(width, list_number),
        _table_style(),
    ]
    return {style.split('w:styleId="', 1)[1].split('"', 1)[0]: style for style in found}


def _paragraph_styles(width: int, list_number: int) -> list[Xml]:
    right = _right_tab(width)
    return [
        _style("Title", "Title", size=48, bold=True, colour=_BLUE, after=40),
        _style("Subtitle", "Subtitle", size=30, after=240),
        _heading(1, 30, 360),
        _heading(2, 25, 240),
        _heading(3, 22, 200),
        _style("TOCHeading", "TOC Heading", size=25, bold=True, colour=_BLUE, before=360),
        _style("TOC1", "toc 1", size=20, before=20, after=20, tabs=right),
        _style("TOC2", "toc 2", size=18, after=0, indent=220, tabs=right),
        _style("Draft", "Draft", bold=True, after=200),
        _style("Note", "Note", after=80, keep=True),
        _style("Caption", "caption", size=18, colour=_GREY, before=80, after=60, keep=True),
        _style("Pictures", "Pictures", before=80, after=40, keep=True),
        _style("PictureCaption", "Picture Caption", size=18, colour=_GREY, after=160),
        _style("TableText", "Table Text", size=19, after=0),
        _style("TableHead", "Table Head", size=19, bold=True, colour=_BLUE, after=0, keep=True),
        _style("AfterTable", "After Table", size=12, after=60),
        _style("ListBullet", "List Bullet", after=40, bullets=list_number),
        _style("Header", "header", size=17, bold=True, tabs=right),
        _style("Footer", "footer", size=17, colour=_GREY, tabs=right),
    ]


def _heading(level: int, size: int, before: int) -> Xml:
    return _style(
        f"Heading{level}",
        f"heading {level}",
        size=size,
        bold=True,
        colour=_BLUE,
        before=before,
        after=80,
        keep=True,
        level=level - 1,
    )


def _style(
    identity: str,
    name: str,
    *,
    size: int | None = None,
    bold: bool = False,
    colour: str = "",
    before: int = 0,
    after: int = 100,
    indent: int = 0,
    keep: bool = False,
    level: int | None = None,
    tabs: Xml | None = None,
    bullets: int | None = None,
    default: bool = False,
) -> Xml:
    """One paragraph style; the children stand in the order that the format asks for."""
    return tag(
        "w:style",
        {"w:type": "paragraph", "w:default": 1 if default else None, "w:styleId": identity},
        tag("w:name", {"w:val": name}),
        None if default else tag("w:basedOn", {"w:val": "Normal"}),
        tag("w:next", {"w:val": "Normal"}) if level is not None else None,
        tag("w:qFormat"),
        tag(
            "w:pPr",
            None,
            tag("w:keepNext") if keep else None,
            None if bullets is None else _bullet(bullets),
            tabs,
            _spacing(before, after),
            tag("w:ind", {"w:left": indent}) if indent else None,
            None if level is None else tag("w:outlineLvl", {"w:val": level}),
        ),
        tag(
            "w:rPr",
            None,
            tag("w:b") if bold else None,
            tag("w:color", {"w:val": colour}) if colour else None,
            tag("w:sz", {"w:val": size}) if size else None,
            tag("w:szCs", {"w:val": size}) if size else None,
        ),
    )


def _spacing(before: int, after: int, line: int | None = None) -> Xml:
    rule = {"w:line": line, "w:lineRule": "auto"} if line else {}
    return tag("w:spacing", {"w:before": before, "w:after": after, **rule})


def _bullet(number: int) -> Xml:
    return tag("w:numPr", None, tag("w:ilvl", {"w:val": 0}), tag("w:numId", {"w:val": number}))


def _right_tab(width: int) -> Xml:
    return tag("w:tabs", None, tag("w:tab", {"w:val": "right", "w:pos": width}))


def _table_normal() -> Xml:
    return tag(
        "w:style",
        {"w:type": "table", "w:default": 1, "w:styleId": "TableNormal"},
        tag("w:name", {"w:val": "Normal Table"}),
        tag("w:uiPriority", {"w:val": 99}),
        tag("w:semiHidden"),
        tag("w:unhideWhenUsed"),
        tag("w:tblPr", None, tag("w:tblInd", {"w:w": 0, "w:type": "dxa"})),
    )


def _table_style() -> Xml:
    line = {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": _RULE}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    space = (("top", 40), ("left", 85), ("bottom", 40), ("right", 85))
    margins = [tag(f"w:{side}", {"w:w": width, "w:type": "dxa"}) for side, width in space]
    return tag(
        "w:style",
        {"w:type": "table", "w:customStyle": 1, "w:styleId": "SynpunktTable"},
        tag("w:name", {"w:val": "Synpunkt Table"}),
        tag("w:basedOn", {"w:val": "TableNormal"}),
        tag(
            "w:tblPr",
            None,
            tag("w:tblBorders", None, *(tag(f"w:{side}", line) for side in sides)),
            tag("w:tblCellMar", None, *margins),
        ),
        tag(
            "w:tblStylePr",
            {"w:type": "firstRow"},
            tag(
                "w:tcPr",
                None,
                tag("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": _FILL}),
            ),
        ),
    )


def numbering(names: Names) -> Xml:
    """``word/numbering.xml``: one list with bullets."""
    level = tag(
        "w:lvl",
        {"w:ilvl": 0},
        tag("w:start", {"w:val": 1}),
        tag("w:numFmt", {"w:val": "bullet"}),
        tag("w:lvlText", {"w:val": "•"}),
        tag("w:lvlJc", {"w:val": "left"}),
        tag("w:pPr", None, tag("w:ind", {"w:left": 360, "w:hanging": 260})),
    )
    kind = tag("w:multiLevelType", {"w:val": "hybridMultilevel"})
    return tag(
        "w:numbering",
        names,
        tag("w:abstractNum", {"w:abstractNumId": 0}, kind, level),
        tag("w:num", {"w:numId": 1}, tag("w:abstractNumId", {"w:val": 0})),
    )


def settings(names: Names, language: str) -> Xml:
    """``word/settings.xml``: as the Word of today lays it out, in the document's language."""
    mode = {
        "w:name": "compatibilityMode",
        "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": 15,
    }
    return tag(
        "w:settings",
        names,
        tag("w:autoHyphenation"),
        tag("w:compat", None, tag("w:compatSetting", mode)),
        tag("w:themeFontLang", {"w:val": language}),
    )
