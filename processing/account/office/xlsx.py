"""A workbook of plain tables: never a formula, whatever a cell begins with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..document import Picture
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
from .xlsx_pictures import drawing_parts, drawing_reference
from .xml import Xml, part, tag

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
#: What a cell can hold, in UTF-16 units.
MOST = 32_767
# A spreadsheet reads this as the character with that number.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\']")
_NAME_LENGTH = 31
HEAD, BODY = 1, 2
#: Points of a line of text and the most that a row may have; words leave so much of a line empty.
_LINE, _HIGHEST, _WRAPPED = 15.0, 409.0, 1.08
Cell = str | int | float | None
#: The name of the sheet that holds what may be chosen; nobody sees it.
_LISTS = "lists"


@dataclass(frozen=True)
class Sheet:
    """A table with its header row; ``widths`` are in characters.

    ``hidden`` columns are there but not seen; ``choices`` are what may be chosen in a column.
    ``pictures`` lie over empty cells, by the row, counted from 0, that they begin in. Printed, a
    new page begins after the rows in ``breaks``; without any, a sheet is made as wide as the page.
    """

    name: str
    head: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[Cell]]
    hidden: Sequence[int] = ()
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    pictures: Mapping[int, Picture] = field(default_factory=dict)
    breaks: Sequence[int] = ()


def workbook(
    sheets: Sequence[Sheet],
    title: str,
    description: str,
    author: str,
    language: str,
    date: str,
    header: str = "",
) -> bytes:
    """An .xlsx; the header row stays in sight and is printed on each page, as is ``header``."""
    lists = _lists(sheets)
    names = [f"xl/worksheets/sheet{i}.xml" for i in range(1, len(sheets) + 1 + bool(lists))]
    contents = [_sheet(one, header, lists) for one in sheets]
    contents += [_list_sheet(lists)] if lists else []
    drawn, drawings = drawing_parts({i: one.pictures for i, one in enumerate(sheets, 1)})
    overrides = [
        ("xl/workbook.xml", f"{_TYPE}.sheet.main+xml"),
        ("xl/styles.xml", f"{_TYPE}.styles+xml"),
        *((name, f"{_TYPE}.worksheet+xml") for name in names),
        *drawn,
        *PROPERTY_TYPES,
    ]
    targets = [(f"{RELATIONSHIPS}/worksheet", name.removeprefix("xl/")) for name in names]
    targets.append((f"{RELATIONSHIPS}/styles", "styles.xml"))
    parts: list[Part] = [
        content_types(overrides),
        package_relationships("xl/workbook.xml"),
        ("xl/workbook.xml", part(_book(sheets, bool(lists)))),
        relationships("xl/workbook.xml", targets),
        ("xl/styles.xml", part(_styles())),
        *((name, part(content)) for name, content in zip(names, contents, strict=True)),
        *drawings,
        *properties(title, description, author, language, date),
    ]
    return packed(parts)


def column_name(index: int) -> str:
    """ "A" for 0, "AA" for 26."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _book(sheets: Sequence[Sheet], has_lists: bool) -> Xml:
    names = [_sheet_name(sheet.name) for sheet in sheets]
    listed = [
        tag("sheet", {"name": name, "sheetId": i, "r:id": f"rId{i}"})
        for i, name in enumerate(names, 1)
    ]
    if has_lists:
        i = len(names) + 1
        hidden = {"name": _LISTS, "sheetId": i, "state": "hidden", "r:id": f"rId{i}"}
        listed.append(tag("sheet", hidden))
    return tag(
        "workbook",
        {"xmlns": _MAIN, "xmlns:r": RELATIONSHIPS},
        tag("sheets", None, *listed),
        tag(
            "definedNames",
            None,
            *(
                name
                for i, sheet in enumerate(sheets)
                if sheet.head
                for name in _defined(i, names[i], sheet)
            ),
        ),
    )


def _defined(index: int, name: str, sheet: Sheet) -> tuple[Xml, Xml]:
    last = f"${column_name(len(sheet.head) - 1)}${len(sheet.rows) + 1}"
    return (
        tag(
            "definedName",
            {"name": "_xlnm._FilterDatabase", "localSheetId": index, "hidden": 1},
            f"'{name}'!$A$1:{last}",
        ),
        tag(
            "definedName",
            {"name": "_xlnm.Print_Titles", "localSheetId": index},
            f"'{name}'!$1:$1",
        ),
    )


def _sheet_name(name: str) -> str:
    return _FORBIDDEN_IN_NAME.sub(" ", name)[:_NAME_LENGTH].strip()


def _sheet(sheet: Sheet, header: str, lists: Sequence[Sequence[str]]) -> Xml:
    last = column_name(max(len(sheet.head) - 1, 0))
    reference = f"A1:{last}{len(sheet.rows) + 1}"
    columns = [
        tag(
            "col",
            {
                **{"min": i, "max": i, "width": width, "customWidth": 1},
                "hidden": 1 if i - 1 in sheet.hidden else None,
            },
        )
        for i, width in enumerate(sheet.widths, 1)
    ]
    frozen = {"ySplit": 1, "topLeftCell": "A2", "activePane": "bottomLeft", "state": "frozen"}
    return tag(
        "worksheet",
        {"xmlns": _MAIN},
        # Programs heed one or the other.
        None if sheet.breaks else tag("sheetPr", None, tag("pageSetUpPr", {"fitToPage": 1})),
        tag("dimension", {"ref": reference}),
        tag("sheetViews", None, tag("sheetView", {"workbookViewId": 0}, tag("pane", frozen))),
        tag("cols", None, *columns) if columns else None,
        tag(
            "sheetData",
            None,
            _row(1, sheet.head, HEAD, _height(sheet, sheet.head)),
            *(_row(i, row, BODY, _height(sheet, row)) for i, row in enumerate(sheet.rows, 2)),
        ),
        tag("autoFilter", {"ref": reference}) if sheet.head else None,
        _choices(sheet, lists),
        tag("pageSetup", {"paperSize": 9, "orientation": "landscape", "fitToHeight": 0}),
        # An ampersand begins a code there.
        tag(
            "headerFooter",
            None,
            tag("oddHeader", None, f"&L{header.replace('&', '&&')[:200]}") if header else None,
            tag("oddFooter", None, "&R&P / &N"),
        ),
        _breaks(sheet.breaks),
        drawing_reference() if sheet.pictures else None,
    )


def _breaks(rows: Sequence[int]) -> Xml | None:
    if not rows:
        return None
    count = {"count": len(rows), "manualBreakCount": len(rows)}
    return tag("rowBreaks", count, *(tag("brk", {"id": row, "man": 1}) for row in rows))


def _choices(sheet: Sheet, lists: Sequence[Sequence[str]]) -> Xml | None:
    """What may be chosen in the sheet's columns: it stands on a sheet of its own."""
    if not sheet.choices or not sheet.rows:
        return None
    asked = []
    for column, words in sheet.choices.items():
        here, there = column_name(column), column_name(lists.index(tuple(words)))
        about = {"type": "list", "allowBlank": 1, "sqref": f"{here}2:{here}{len(sheet.rows) + 1}"}
        choice = f"'{_LISTS}'!${there}$1:${there}${len(words)}"
        asked.append(tag("dataValidation", about, tag("formula1", None, choice)))
    return tag("dataValidations", {"count": len(asked)}, *asked)


def _lists(sheets: Sequence[Sheet]) -> list[tuple[str, ...]]:
    """The different lists of words to choose from."""
    return list(dict.fromkeys(tuple(words) for one in sheets for words in one.choices.values()))


def _list_sheet(lists: Sequence[Sequence[str]]) -> Xml:
    longest = max(map(len, lists))
    rows = [
        _row(i, [words[i - 1] if i <= len(words) else "" for words in lists], BODY)
        for i in range(1, longest + 1)
    ]
    return tag("worksheet", {"xmlns": _MAIN}, tag("sheetData", None, *rows))


def _height(sheet: Sheet, cells: Sequence[Cell]) -> float:
    """What a row needs for its texts: not every program works that out when it opens a file."""
    seen = [
        (str(cell), width)
        for i, (cell, width) in enumerate(zip(cells, sheet.widths, strict=False))
        if cell is not None and i not in sheet.hidden
    ]
    lines = [
        sum(1 + int(len(line) * _WRAPPED / width) for line in text.split("\n"))
        for text, width in seen
    ]
    return min(max(lines, default=1) * _LINE, _HIGHEST)


def _row(number: int, cells: Sequence[Cell], style: int, height: float | None = None) -> Xml:
    return tag(
        "row",
        {"r": number, "ht": height},
        *(
            _cell(f"{column_name(i)}{number}", cell, style)
            for i, cell in enumerate(cells)
            if cell is not None and cell != ""
        ),
    )


def _cell(reference: str, cell: str | int | float, style: int) -> Xml:
    about = {"r": reference, "s": style}
    if not isinstance(cell, str):
        return tag("c", about, tag("v", None, str(cell)))
    content = tag("t", {"xml:space": "preserve"}, _cell_text(cell))
    return tag("c", {**about, "t": "inlineStr"}, tag("is", None, content))


def _cell_text(text: str) -> str:
    safe = _ESCAPE.sub("_x005F_", text)
    if len(safe) * 2 > MOST and len(safe.encode("utf-16-le", "replace")) > 2 * MOST:
        cut = safe.encode("utf-16-le", "replace")[: 2 * MOST - 2]
        safe = cut.decode("utf-16-le", "ignore") + "…"
    return safe


def _styles() -> Xml:
    align = tag("alignment", {"vertical": "top", "wrapText": 1})
    plain = {"numFmtId": 0, "fontId": 0, "fillId": 0, "borderId": 0}
    # "@" is text: what is typed into such a cell later is no formula either.
    told = {"numFmtId": 49, "fontId": 0, "fillId": 0, "borderId": 0, "xfId": 0}
    extra = {"applyAlignment": 1, "applyNumberFormat": 1}
    name, size = tag("name", {"val": "Calibri"}), tag("sz", {"val": 11})
    grey = tag("fgColor", {"rgb": "FFEEF3F6"})
    return tag(
        "styleSheet",
        {"xmlns": _MAIN},
        tag(
            "fonts",
            {"count": 2},
            tag("font", None, size, name),
            tag("font", None, tag("b"), size, name),
        ),
        tag(
            "fills",
            {"count": 3},
            tag("fill", None, tag("patternFill", {"patternType": "none"})),
            tag("fill", None, tag("patternFill", {"patternType": "gray125"})),
            tag("fill", None, tag("patternFill", {"patternType": "solid"}, grey)),
        ),
        tag(
            "borders",
            {"count": 1},
            tag("border", None, *(tag(side) for side in ("left", "right", "top", "bottom"))),
        ),
        tag("cellStyleXfs", {"count": 1}, tag("xf", plain)),
        tag(
            "cellXfs",
            {"count": 3},
            tag("xf", {**plain, "xfId": 0}),
            tag("xf", {**told, **extra, "fontId": 1, "fillId": 2, "applyFill": 1}, align),
            tag("xf", {**told, **extra}, align),
        ),
        tag(
            "cellStyles",
            {"count": 1},
            tag("cellStyle", {"name": "Normal", "xfId": 0, "builtinId": 0}),
        ),
    )
