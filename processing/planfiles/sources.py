"""Which kind of plan file a path names, told by what is in it."""

from __future__ import annotations

from pathlib import Path

from ...layers.errors import InputError
from ...layers.language import translate
from ..intake.decoding import PIECE, cant_read
from .xml_tree import root_name

NATIONAL, SS637040, DXF, OTHER = "national", "ss637040", "dxf", "other"
#: More than this is no plan; reading it would take the machine's memory.
LARGEST = 200 * 1024 * 1024

_MARKS = (b"vnd.lm.detaljplan", b'"plangeometri"', b'"bestammelsegeometri"')
_JSON, _XML = (".json", ".geojson"), (".xml", ".gml")


def path_of(given: str) -> tuple[Path, str]:
    """The file, and the layer in it, that ``file`` or ``file|layername=NAME`` names.

    InputError if there is no such file.
    """
    address, _, rest = given.strip().partition("|")
    path = Path(address).expanduser()
    if not path.exists():
        raise InputError(translate("Synpunkt", "The file {name} was not found.").format(name=path))
    named = (part.partition("=") for part in rest.split("|"))
    return path, next((value for name, _, value in named if name.lower() == "layername"), "")


def kind_of_file(path: Path) -> str:
    """NATIONAL, SS637040, DXF or OTHER; InputError for a DWG drawing, or what can't be read."""
    ending = path.suffix.lower()
    if path.is_dir():
        return OTHER
    try:
        with path.open("rb") as file:
            start = file.read(64)
        if ending == ".dwg" or start.startswith(b"AC10"):
            raise _is_dwg(path)
        if ending == ".dxf":
            return DXF
        if ending in _JSON and _holds_any(path):
            return NATIONAL
    except OSError as error:
        raise cant_read(path, error) from error
    if ending in _XML and _is_ss637040(path):
        return SS637040
    return OTHER


def refuse_large(path: Path) -> None:
    """InputError for a file that is too large to be a plan."""
    size = path.stat().st_size
    if size > LARGEST:
        raise InputError(
            translate(
                "Synpunkt", "{name} is {size} MB; a plan file of more than {most} MB is not read."
            ).format(name=path.name, size=size // 1024**2, most=LARGEST // 1024**2)
        )


def _is_dwg(path: Path) -> InputError:
    return InputError(
        translate(
            "Synpunkt",
            "{name} is a DWG drawing, which can't be read here. Save it as DXF, or bring it into"
            " QGIS with Project > Import/Export > Import Layers from DWG/DXF.",
        ).format(name=path.name)
    )


def _is_ss637040(path: Path) -> bool:
    name, namespace = root_name(path)
    return name == "DP_Data" or "ss637040" in namespace.casefold()


def _holds_any(path: Path) -> bool:
    """Whether one of the marks stands anywhere in the file: JSON has no order."""
    overlap = max(map(len, _MARKS)) - 1
    tail = b""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            window = tail + piece
            if any(mark in window for mark in _MARKS):
                return True
            tail = window[-overlap:]
    return False
