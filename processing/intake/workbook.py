"""The limit for workbooks, which GDAL reads into memory as a whole."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from ...layers.errors import InputError
from ...layers.language import translate
from .decoding import cant_read
from .safety import unpacked_size

XLSX = (".xlsx", ".xlsm")
SUFFIXES = (*XLSX, ".ods")
#: How large a workbook may be when unpacked, in bytes.
LIMIT = 200_000_000
MEGABYTE = 1_000_000
#: What a broken or encrypted archive raises.
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError, NotImplementedError
)  # fmt: skip
#: The first row of a sheet holds the names, whatever GDAL would guess.
OPTIONS = {"OGR_XLSX_HEADERS": "FORCE", "OGR_ODS_HEADERS": "FORCE", "OGR_XLS_HEADERS": "FORCE"}


def check_size(path: Path) -> None:
    """``InputError`` for a workbook that is too large when unpacked, or that is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            stated = sum(member.file_size for member in archive.infolist())
        unpacked = stated if stated > LIMIT else unpacked_size(path, LIMIT)
    except OSError as error:
        raise cant_read(path, error) from error
    except UNREADABLE as error:
        raise unreadable(path) from error
    if unpacked > LIMIT:
        raise InputError(
            translate(
                "Synpunkt",
                "The workbook {name} holds {size} MB; the limit is {limit} MB. Save the sheet as"
                " CSV.",
            ).format(name=path.name, size=unpacked // MEGABYTE, limit=LIMIT // MEGABYTE)
        )


def unreadable(path: Path) -> InputError:
    """The error for a file that is no workbook."""
    return InputError(
        translate("Synpunkt", "The file {name} is not a workbook that can be read.").format(
            name=path.name
        )
    )
