"""A ZIP of which every member is the same each time; what all office packages have in common."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

from .xml import Xml, part, tag

#: The first day that a ZIP can tell: no clock is read.
_DAY = (1980, 1, 1, 0, 0, 0)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONSHIPS = f"{_OFFICE}/relationships"
Part = tuple[str, bytes]


def packed(parts: Sequence[Part], stored: frozenset[str] = frozenset()) -> bytes:
    """The parts (name, content) in this order; those named in ``stored`` are not compressed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts:
            member = zipfile.ZipInfo(name, _DAY)
            member.create_system = 3  # the same on every system
            member.external_attr = 0o644 << 16
            deflated = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            member.compress_type = deflated
            archive.writestr(member, content)
    return file.getvalue()


def content_types(overrides: Sequence[tuple[str, str]]) -> Part:
    """``[Content_Types].xml`` for these parts and their types."""
    defaults = (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        *(("png", "image/png"), ("jpeg", "image/jpeg"), ("svg", "image/svg+xml")),
    )
    root = tag(
        "Types",
        {"xmlns": f"{_PACKAGE}/content-types"},
        *(tag("Default", {"Extension": end, "ContentType": kind}) for end, kind in defaults),
        *(
            tag("Override", {"PartName": f"/{name}", "ContentType": kind})
            for name, kind in overrides
        ),
    )
    return "[Content_Types].xml", part(root)


def relationships(
    of: str, targets: Sequence[tuple[str, str]], pictures: Iterable[str] = ()
) -> Part:
    """What the part ``of`` ("" for the package) points at: kinds and targets, rId1, rId2 …

    ``pictures`` are names of files in its media folder, by which it calls them itself.
    """
    root = tag(
        "Relationships",
        {"xmlns": f"{_PACKAGE}/relationships"},
        *(
            tag("Relationship", {"Id": f"rId{i}", "Type": kind, "Target": target})
            for i, (kind, target) in enumerate(targets, 1)
        ),
        *(
            tag(
                "Relationship",
                {"Id": name, "Type": f"{RELATIONSHIPS}/image", "Target": f"media/{name}"},
            )
            for name in pictures
        ),
    )
    folder, _, name = of.rpartition("/")
    path = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    return path, part(root)


def package_relationships(main: str) -> Part:
    """Where the package's main part and its properties are."""
    return relationships(
        "",
        [
            (f"{RELATIONSHIPS}/officeDocument", main),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{RELATIONSHIPS}/extended-properties", "docProps/app.xml"),
        ],
    )


#: Types of the two parts that ``properties`` gives.
PROPERTY_TYPES = (
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
)


def properties(
    title: str, description: str, author: str, language: str, date: str
) -> tuple[Part, Part]:
    """Title, author, language and, where there is one, the date (ISO) of a document."""
    moment = f"{date}T00:00:00Z" if date else None
    core = tag(
        "cp:coreProperties",
        {
            "xmlns:cp": f"{_PACKAGE}/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:dcterms": "http://purl.org/dc/terms/",
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        },
        tag("dc:title", None, title),
        tag("dc:creator", None, author) if author else None,
        tag("dc:description", None, description),
        tag("dc:language", None, language),
        *(_moment(name, moment) for name in ("created", "modified") if moment),
    )
    app = tag(
        "Properties",
        {"xmlns": f"{_OFFICE}/extended-properties"},
        tag("Application", None, "Synpunkt"),
    )
    return ("docProps/core.xml", part(core)), ("docProps/app.xml", part(app))


def _moment(name: str, moment: str | None) -> Xml:
    return tag(f"dcterms:{name}", {"xsi:type": "dcterms:W3CDTF"}, moment)
