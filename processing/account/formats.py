"""The formats of an account, each as the bytes of one file."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from .json_output import as_json
from .model import Account
from .office.docx import as_docx
from .office.docx_template import word_template
from .office.odt import as_odt
from .office.odt_template import open_template
from .office.template import OPEN, WORD, Parts, kind_of
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


def _docx(account: Account, gallery: Gallery, template: Parts | None = None) -> bytes:
    paper = None if template is None else word_template(template)
    return as_docx(write(account, gallery), paper)


def _odt(account: Account, gallery: Gallery, template: Parts | None = None) -> bytes:
    paper = None if template is None else open_template(template)
    return as_odt(write(account, gallery), paper)


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
_ON_PAPER: dict[str, Callable[[Account, Gallery, Parts], bytes]] = {WORD: _docx, OPEN: _odt}
#: Names of the parameters.
FORMATS = tuple(_MAKERS)
#: Those that have pictures in them.
ILLUSTRATED = ("DOCX", "ODT", "HTML", "XLSX")


def written(
    name: str, account: Account, gallery: Gallery | None = None, template: Parts | None = None
) -> bytes:
    """The account in one of ``FORMATS``, with its pictures; the same gives the same bytes.

    ``template`` is the document of its kind that it is made on; the other formats do without.
    InputError if it can't be.
    """
    if template is not None and kind_of(template) == name:
        return _ON_PAPER[name](account, gallery or Gallery(), template)
    return _MAKERS[name](account, gallery or Gallery())
