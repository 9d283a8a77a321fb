"""Text blocks: answers that are written once and used many times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .connection import reading
from .errors import InputError
from .language import translate
from .operations import Operation
from .store import Store


@dataclass(frozen=True)
class TextBlock:
    """A block; ``used`` is the number of answers that have its words in them."""

    uuid: str
    title: str
    text: str
    theme: str | None
    decision: str | None
    used: int = 0


def text_blocks(store: Store, theme: str | None = None) -> list[TextBlock]:
    """All blocks, those for ``theme`` (or its group) first, then the most used, then by title."""
    used = _uses(store)
    found = [
        TextBlock(
            row["uuid"],
            row["title"] or "",
            row["text"] or "",
            row["theme"],
            row["decision"],
            used(row["text"] or ""),
        )
        for row in store.rows("text_block")
    ]
    group = _group(theme)
    return sorted(
        found,
        key=lambda block: (
            bool(group) and _group(block.theme) != group,
            -block.used,
            block.title.casefold(),
        ),
    )


def write(operation: Operation, values: dict[str, Any], uuid: str | None = None) -> str:
    """Add a block, or change the one with that uuid; returns its uuid.

    InputError where it has no text. Without a title it gets its first words.
    """
    text = str(values.get("text") or "").strip()
    if not text:
        raise InputError(translate("Synpunkt", "A text block needs a text."))
    title = str(values.get("title") or "").strip() or _first_words(text)
    row = {**values, "title": title, "text": text}
    if uuid is None:
        return operation.insert("text_block", row)
    operation.update("text_block", uuid, row)
    return uuid


def remove(operation: Operation, uuid: str) -> None:
    """Remove a block; the answers that use its words keep them."""
    operation.delete("text_block", uuid)


def _uses(store: Store) -> Any:
    """Counts in how many answers a text stands, whatever their line breaks."""
    query = "SELECT coalesce(comment, '') || ' ' || coalesce(reason, '') FROM response"
    with reading(store.path) as connection:
        said = [_folded(row[0]) for row in connection.execute(query)]

    def count(text: str) -> int:
        wanted = _folded(text)
        return sum(wanted in one for one in said) if wanted else 0

    return count


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _group(theme: str | None) -> str:
    return (theme or "").partition(".")[0]


def _first_words(text: str, length: int = 40) -> str:
    line = text.splitlines()[0]
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + "…"
