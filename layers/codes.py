"""The code lists: stable English codes with Swedish and English labels and definitions.

Read once from ``resources/codes.csv`` when first asked for. Neither QGIS nor Qt is needed, so
that a plain script can use the lists too.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "resources" / "codes.csv"


@dataclass(frozen=True)
class Code:
    """One code of one list; empty strings where there is no parent, short label or definition.

    ``definition`` is Swedish, as it is stored in a store's ``code`` table. ``hidden`` is never
    set in the shipped lists: it is for a municipality that doesn't use a code.
    """

    list: str
    code: str
    parent: str
    label_sv: str
    label_en: str
    short_sv: str = ""
    short_en: str = ""
    definition: str = ""
    definition_en: str = ""
    hidden: bool = False
    sort: int = 0

    def label(self, language: str, short: bool = False) -> str:
        """The label in "sv", else in English; the short one where asked for and there is one."""
        swedish = language == "sv"
        brief = self.short_sv if swedish else self.short_en
        return (brief if short else "") or (self.label_sv if swedish else self.label_en)


@cache
def load() -> dict[str, dict[str, Code]]:
    """All lists by name, each a dict of its codes in sort order; not to be changed."""
    lists: dict[str, dict[str, Code]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = _code(row)
            lists.setdefault(code.list, {})[code.code] = code
    return {
        name: dict(sorted(found.items(), key=lambda item: item[1].sort))
        for name, found in lists.items()
    }


def codes(list_name: str) -> list[Code]:
    """The codes of a list in sort order; an unknown list has none."""
    return list(load().get(list_name, {}).values())


def label(list_name: str, code: str | int | None, language: str, short: bool = False) -> str:
    """What people see for ``code``: an unknown code is shown as it is, None is ""."""
    if code is None:
        return ""
    known = load().get(list_name, {}).get(str(code))
    return known.label(language, short) if known else str(code)


def find(list_name: str, text: str | int | None) -> str | None:
    """The code meant by a code, a label or a short label in either language; None if unknown.

    Upper and lower case and the space around are of no account.
    """
    return None if text is None else _by_text(list_name).get(_folded(str(text)))


@lru_cache(maxsize=10_000)
def first_level(list_name: str, code: str) -> str:
    """The parent of a known code that has one; any other code is its own first level."""
    known = load().get(list_name, {}).get(code)
    return known.parent if known and known.parent else code


def _code(row: dict[str, str]) -> Code:
    return Code(
        list=row["list"],
        code=row["code"],
        parent=row["parent"],
        label_sv=row["label_sv"],
        label_en=row["label_en"],
        short_sv=row["short_sv"],
        short_en=row["short_en"],
        definition=row["definition_sv"],
        definition_en=row["definition_en"],
        sort=int(row["sort"]),
    )


@cache
def _by_text(list_name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    everything = codes(list_name)
    for names in (
        lambda code: (code.code,),
        lambda code: (code.label_sv, code.label_en),
        lambda code: (code.short_sv, code.short_en),
    ):
        for code in everything:
            for name in filter(None, names(code)):
                found.setdefault(_folded(name), code.code)
    return found


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
