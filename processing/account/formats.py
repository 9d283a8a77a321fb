"""The formats of an account, each as the bytes of one file."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from .json_output import as_json
from .model import Account
from .office.docx import as_docx
from .office.odt import as_odt
from .page import render
from .sheets import as_workbook
from .table import as_csv
from .writing import write


def _csv(account: Account) -> bytes:
    return codecs.BOM_UTF8 + _encoded(as_csv(account))


def _json(account: Account) -> bytes:
    return _encoded(as_json(account))


def _html(account: Account) -> bytes:
    return _encoded(render(write(account)))


def _docx(account: Account) -> bytes:
    return as_docx(write(account))


def _odt(account: Account) -> bytes:
    return as_odt(write(account))


def _encoded(text: str) -> bytes:
    # Half a surrogate pair is no text in any encoding.
    return text.encode("utf-8", errors="replace")


#: By the name of the parameter; the same account gives the same bytes.
FORMATS: dict[str, Callable[[Account], bytes]] = {
    "DOCX": _docx,
    "ODT": _odt,
    "HTML": _html,
    "XLSX": as_workbook,
    "CSV": _csv,
    "JSON": _json,
}
