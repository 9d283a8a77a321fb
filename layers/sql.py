"""SQL text from parts: quoting in one place, so that no value is ever pasted into a statement."""

from __future__ import annotations


def sql(*parts: str) -> str:
    """The parts as one statement, with a blank between them."""
    return " ".join(parts)


def name(identifier: str) -> str:
    """A quoted table or column name."""
    return '"' + identifier.replace('"', '""') + '"'


def names(identifiers: list[str] | tuple[str, ...]) -> str:
    """Quoted names, with commas between them."""
    return ", ".join(name(identifier) for identifier in identifiers)


def literal(value: object) -> str:
    """A value as an SQL literal: None, whole numbers and text."""
    if value is None:
        return "NULL"
    if isinstance(value, (bool, int)):
        return str(int(value))
    return "'" + str(value).replace("\0", "\ufffd").replace("'", "''") + "'"
