"""The code lists of one store, as its ``code`` table has them: a municipality may hide and add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .codes import Code
from .connection import Connection, reading
from .place import Place

QUERY = 'SELECT * FROM "code" ORDER BY "list", "sort", "fid"'


@dataclass(frozen=True)
class CodeLists:
    """The lists by name, each in sort order."""

    lists: Mapping[str, tuple[Code, ...]]

    def choices(self, name: str, language: str) -> list[tuple[str, str]]:
        """(code, label) of a list's codes that are not hidden; children as "parent › child"."""
        parents = self.parents(language)
        return [
            (code.code, _below(parents.get((name, code.parent)), code, language))
            for code in self.lists.get(name, ())
            if not code.hidden
        ]

    def shown(self, code: Code, language: str) -> str:
        """The label as it stands in a drop-down."""
        return _below(self.parents(language).get((code.list, code.parent)), code, language)

    def parents(self, language: str) -> dict[tuple[str, str], str]:
        """Labels of the codes that have children, by list and code."""
        everything = [code for codes in self.lists.values() for code in codes]
        having = {(code.list, code.parent) for code in everything if code.parent}
        return {
            (code.list, code.code): code.label(language) or code.code
            for code in everything
            if (code.list, code.code) in having
        }


def _below(parent: str | None, code: Code, language: str) -> str:
    label = code.label(language) or code.code
    return f"{parent} › {label}" if parent else label


def read_code_lists(path: Place) -> CodeLists:
    """The code lists of the store at ``path``; StoreError if it can't be read."""
    with reading(path) as connection:
        return code_lists_in(connection)


def code_lists_in(connection: Connection) -> CodeLists:
    """The code lists of the store that is open for reading."""
    lists: dict[str, list[Code]] = {}
    for row in connection.execute(QUERY):
        lists.setdefault(row["list"], []).append(_code(dict(row)))
    return CodeLists({name: tuple(found) for name, found in lists.items()})


def _code(row: dict[str, object]) -> Code:
    texts = ("list", "code", "parent", "label_sv", "label_en", "short_sv", "short_en", "definition")
    return Code(
        **{name: str(row[name] or "") for name in texts},
        definition_en=str(row["definition_en"] or ""),
        hidden=bool(row["hidden"]),
        sort=int(str(row["sort"] or 0)),
    )
