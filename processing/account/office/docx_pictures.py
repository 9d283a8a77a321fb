"""A picture within a line of the Word file, with its alternative text."""

from __future__ import annotations

from ..document import Picture
from .xml import Xml, tag

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
DRAWING_NAMES = {
    "xmlns:wp": f"{_DRAWING}/wordprocessingDrawing",
    "xmlns:a": f"{_DRAWING}/main",
    "xmlns:pic": f"{_DRAWING}/picture",
}
#: What Word calls a picture in lines, and the extension that tells of one.
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_BLIP = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
#: Word counts pictures in such units, of which a millimetre has so many.
_UNITS = 36_000


def _in_lines(name: str) -> Xml:
    """The same picture in lines, for a Word that can show it; others show the pixels."""
    shown = tag("asvg:svgBlip", {"xmlns:asvg": _SVG, "r:embed": f"{name}.svg"})
    return tag("a:extLst", None, tag("a:ext", {"uri": _SVG_BLIP}, shown))


def drawing(name: str, picture: Picture, number: int) -> Xml:
    """The element of a picture: ``name`` is that of its file, ``number`` no other picture has."""
    size = {"cx": round(picture.width * _UNITS), "cy": round(picture.height * _UNITS)}
    shape = tag(
        "pic:spPr",
        None,
        tag("a:xfrm", None, tag("a:off", {"x": 0, "y": 0}), tag("a:ext", size)),
        tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst")),
    )
    shown = tag(
        "pic:pic",
        None,
        tag(
            "pic:nvPicPr",
            None,
            tag("pic:cNvPr", {"id": number, "name": name}),
            tag("pic:cNvPicPr"),
        ),
        tag(
            "pic:blipFill",
            None,
            tag("a:blip", {"r:embed": name}, _in_lines(name) if picture.svg else None),
            tag("a:stretch", None, tag("a:fillRect")),
        ),
        shape,
    )
    return tag(
        "w:drawing",
        None,
        tag(
            "wp:inline",
            {f"dist{side}": 0 for side in "TBLR"},
            tag("wp:extent", size),
            tag("wp:docPr", {"id": number, "name": name, "descr": picture.alt}),
            tag("a:graphic", None, tag("a:graphicData", {"uri": f"{_DRAWING}/picture"}, shown)),
        ),
    )
