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
#: Word counts pictures in such units, of which a millimetre has so many.
_UNITS = 36_000


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
            tag("a:blip", {"r:embed": name}),
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
