"""Styles, numbering and settings of the Word file; the names are Word's own where it has one."""

from __future__ import annotations

from collections.abc import Mapping

from .xml import Xml, tag

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
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
        _style("Title", "Title", size=48, bold=True, colour=_BLUE, after=40),
        _style("Subtitle", "Subtitle", size=30, after=240),
        _heading(1, 30, 360),
        _heading(2, 25, 240),
        _heading(3, 22, 200),
        _style("TOCHeading", "TOC Heading", size=25, bold=True, colour=_BLUE, before=360),
        _style("TOC1", "toc 1", after=60, tab=True),
        _style("TOC2", "toc 2", after=40, indent=220, tab=True),
        _style("Draft", "Draft", bold=True, after=200),
        _style("Note", "Note", after=80, keep=True),
        _style("Caption", "caption", size=18, colour=_GREY, before=80, after=60, keep=True),
        _style("Pictures", "Pictures", before=80, after=40, keep=True),
        _style("PictureCaption", "Picture Caption", size=18, colour=_GREY, after=160),
        _style("TableText", "Table Text", size=19, after=0),
        _style("TableHead", "Table Head", size=19, bold=True, colour=_BLUE, after=0, keep=True),
        _style("AfterTable", "After Table", size=12, after=60),
        _style("ListBullet", "List Bullet", after=40, bullet=True),
        _style("Header", "header", size=17, bold=True, tab=True),
        _style("Footer", "footer", size=17, colour=_GREY, tab=True),
        _table_normal(),
        _table_style(),
    )


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
    tab: bool = False,
    bullet: bool = False,
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
            _bullet() if bullet else None,
            _right_tab() if tab else None,
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


def _bullet() -> Xml:
    return tag("w:numPr", None, tag("w:ilvl", {"w:val": 0}), tag("w:numId", {"w:val": 1}))


def _right_tab() -> Xml:
    # At the right margin of the page: see docx.WIDTH.
    return tag("w:tabs", None, tag("w:tab", {"w:val": "right", "w:pos": 9864}))


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
