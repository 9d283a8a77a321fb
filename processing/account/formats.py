"""The formats of an account, each as the bytes of one file."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

from .json_output import as_json
from .model import Account
from .office.docx import as_docx
from .office.docx_template import read_template
from .office.odt import as_odt
from .page import render
from .pictures.gallery import Gallery
from .sheets import as_workbook
from .table import as_csv
from .writing import write


def _csv(account: Account, gallery: Gallery) -> bytes:
    return codecs.BOM_UTF8 + _encoded(as_csv(account))


def _json(account: Account, gallery: Gallery) -> bytes:
    return _encoded(as_json(account))


def _html(account: Account, gallery: Gallery) -> bytes:
    return _encoded(render(write(account, gallery)))


def _docx(account: Account, gallery: Gallery, template: Path | None = None) -> bytes:
    paper = None if template is None else read_template(template)
    return as_docx(write(account, gallery), paper)


def _odt(account: Account, gallery: Gallery) -> bytes:
    return as_odt(write(account, gallery))


def _encoded(text: str) -> bytes:
    # Half a surrogate pair is no text in any encoding.
    return text.encode("utf-8", errors="replace")


_MAKERS: dict[str, Callable[[Account, Gallery], bytes]] = {
    "DOCX": _docx,
    "ODT": _odt,
    "HTML": _html,
    "XLSX": as_workbook,
    "CSV": _csv,
    "JSON": _json,
}
#: Names of the parameters.
FORMATS = tuple(_MAKERS)
#: Those that have pictures in them.
ILLUSTRATED = ("DOCX", "ODT", "HTML", "XLSX")


def written(
    name: str, account: Account, gallery: Gallery | None = None, template: Path | None = None
) -> bytes:
    """The account in one of ``FORMATS``, with its pictures; the same gives the same bytes.

    ``template`` is the Word file that the Word file is made on. InputError if it can't be.
    """
    if name == "DOCX":
        return _docx(account, gallery or Gallery(), template)
    return _MAKERS[name](account, gallery or Gallery())
