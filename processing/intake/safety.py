"""What is looked at before a file goes to GDAL: XML that declares entities, archives that lie."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from ...layers.errors import InputError
from ...layers.language import translate
from .decoding import cant_read

#: Files that GDAL reads as XML.
XML_SUFFIXES = (".xml", ".gml", ".kml", ".gpx", ".osm", ".mapml", ".jml")
#: A declaration stands before the root element, which comes within so many bytes.
PROLOG = 1 << 20
PIECE = 1 << 20
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)")
_ROOT = re.compile(rb"<[^?!]")


def check_xml(path: Path) -> None:
    """``InputError`` for an XML file that declares a document type, and so may hold entities."""
    try:
        with path.open("rb") as file:
            start = file.read(PROLOG)
    except OSError as error:
        raise cant_read(path, error) from error
    if declares_entities(start):
        raise InputError(
            translate(
                "Synpunkt",
                "The file {name} is not {kind} that can be read: {reason}.",
            ).format(
                name=path.name,
                kind="XML",
                reason=translate("Synpunkt", "it declares entities, which is not safe"),
            )
        )


def declares_entities(start: bytes) -> bool:
    """Whether an XML document declares a document type before its root, in any encoding."""
    plain = start.replace(b"\0", b"")  # UTF-16 and UTF-32 are ASCII with zeros between
    found = _DECLARATION.search(plain)
    root = _ROOT.search(plain)
    return found is not None and (root is None or found.start() < root.start())


def unpacked_size(path: Path, limit: int) -> int:
    """How large the members of an archive really are together, counted up to beyond ``limit``.

    What its directory says is not believed. ``zipfile.BadZipFile`` for a broken archive, and for
    a member of XML that declares entities; ``OSError`` if it can't be read.
    """
    total = 0
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            member.file_size = limit * 2
            with archive.open(member) as file:
                start = file.read(PIECE)
                if member.filename.lower().endswith((".xml", ".rels")) and declares_entities(start):
                    raise zipfile.BadZipFile(member.filename)
                piece = start
                while piece:
                    total += len(piece)
                    if total > limit:
                        return total
                    piece = file.read(PIECE)
    return total
