"""Pictures on a sheet with their alternative text."""

from __future__ import annotations

import math
from collections.abc import Mapping

from ..document import Picture
from .package import RELATIONSHIPS, Part, relationships
from .xml import Xml, part, tag

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMES = {
    "xmlns:xdr": f"{_DRAWING}/spreadsheetDrawing",
    "xmlns:a": f"{_DRAWING}/main",
    "xmlns:r": RELATIONSHIPS,
}
_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
#: So many of the format's units are a millimetre; no program makes an empty row lower than this.
_UNITS, _ROW = 36_000, 4.5


def drawing_reference() -> Xml:
    """What a sheet says of its pictures; see ``drawing_parts``."""
    return tag("drawing", {"xmlns:r": RELATIONSHIPS, "r:id": "rId1"})


def drawing_parts(
    sheets: Mapping[int, Mapping[int, Picture]],
) -> tuple[list[tuple[str, str]], list[Part]]:
    """The types and the parts for the pictures of sheets, by number of sheet and row."""
    types: list[tuple[str, str]] = []
    parts: list[Part] = []
    for number, placed in sheets.items():
        if not placed:
            continue
        pictures = list(placed.values())
        name = f"xl/drawings/drawing{number}.xml"
        media = [
            f"sheet{number}_{i}.{'png' if one.is_png else 'jpeg'}"
            for i, one in enumerate(pictures, 1)
        ]
        types.append((name, _TYPE))
        parts += [
            relationships(
                f"xl/worksheets/sheet{number}.xml",
                [(f"{RELATIONSHIPS}/drawing", f"../drawings/drawing{number}.xml")],
            ),
            (name, part(_drawing(placed))),
            relationships(name, [(f"{RELATIONSHIPS}/image", f"../media/{one}") for one in media]),
            *((f"xl/media/{one}", two.content) for one, two in zip(media, pictures, strict=True)),
        ]
    return types, parts


def rows_of(picture: Picture) -> int:
    """How many empty rows a picture covers."""
    return math.ceil(picture.height / _ROW)


def _drawing(placed: Mapping[int, Picture]) -> Xml:
    drawn = [_anchored(i, picture, row) for i, (row, picture) in enumerate(placed.items(), 1)]
    return tag("xdr:wsDr", _NAMES, *drawn)


def _anchored(number: int, picture: Picture, row: int) -> Xml:
    size = {"cx": round(picture.width * _UNITS), "cy": round(picture.height * _UNITS)}
    place = [("col", 0), ("colOff", 0), ("row", row), ("rowOff", 0)]
    about = {"id": number + 1, "name": f"Picture {number}", "descr": picture.alt}
    return tag(
        "xdr:oneCellAnchor",
        None,
        tag("xdr:from", None, *(tag(f"xdr:{name}", None, str(at)) for name, at in place)),
        tag("xdr:ext", size),
        tag(
            "xdr:pic",
            None,
            tag("xdr:nvPicPr", None, tag("xdr:cNvPr", about), tag("xdr:cNvPicPr")),
            tag(
                "xdr:blipFill",
                None,
                tag("a:blip", {"r:embed": f"rId{number}"}),
                tag("a:stretch", None, tag("a:fillRect")),
            ),
            tag(
                "xdr:spPr",
                None,
                tag("a:xfrm", None, tag("a:off", {"x": 0, "y": 0}), tag("a:ext", size)),
                tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst")),
            ),
        ),
        tag("xdr:clientData"),
    )
