"""Words that speak for a theme: suggested while someone writes, never filled in unasked.

The words lie in the store's ``keyword`` table, where a municipality adds and removes its own. A new
store begins with those of ``resources/keywords.csv``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import InputError
from .language import translate
from .resources import path

if TYPE_CHECKING:
    from .operations import Operation
    from .store import Store

#: A word as long as this also speaks as the beginning or the inside of a longer one: "tunnel" in
#: "gångtunneln".
INSIDE = 5
#: Shorter ones may take an ending of so many letters: "bänk" in "bänkarna", "bro" in "bron".
ENDINGS = {3: 2, 4: 4}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Keyword(NamedTuple):
    """A word, or the beginning of one, and the theme that it speaks for."""

    word: str
    language: str
    theme: str


class Suggestion(NamedTuple):
    """A theme and the word of the text that speaks for it."""

    theme: str
    word: str


def shipped() -> list[Keyword]:
    """The words that a new store begins with."""
    with path("keywords.csv").open(encoding="utf-8", newline="") as file:
        return [Keyword(row["word"], row["language"], row["theme"]) for row in csv.DictReader(file)]


def load(store: Store) -> list[Keyword]:
    """The store's words; those shipped where it never had any."""
    stored = [
        Keyword(row["word"], row["language"] or "", row["theme"])
        for row in store.rows("keyword", "theme IS NOT NULL")
    ]
    return shipped() if not stored and _never_had_any(store) else stored


def plant(store: Store) -> None:
    """Give the store the shipped words, so that they can be edited; only if it never had any."""
    if _never_had_any(store):
        with store.operation("keywords") as operation:
            for row in rows():
                operation.insert("keyword", row)


def rows() -> list[dict[str, Any]]:
    """The shipped words as rows of the store's table."""
    return [keyword._asdict() for keyword in shipped()]


def change(
    operation: Operation,
    store: Store,
    added: Iterable[Keyword] = (),
    removed: Iterable[Keyword] = (),
) -> None:
    """Add and remove words. InputError for a blank word, and for one that is there already."""
    gone, known = set(removed), load(store)
    if _never_had_any(store):
        for keyword in shipped():
            if keyword not in gone:
                operation.insert("keyword", keyword._asdict())
    else:
        for row in store.rows("keyword"):
            if (row["word"], row["language"] or "", row["theme"]) in gone:
                operation.delete("keyword", row["uuid"])
    spoken = {(one.word.casefold(), one.language) for one in known if one not in gone}
    for keyword in added:
        word = keyword.word.strip()
        if not word:
            raise InputError(translate("Synpunkt", "Write the word first."))
        if (word.casefold(), keyword.language) in spoken:
            text = translate("Synpunkt", "“{word}” speaks for a theme already.")
            raise InputError(text.format(word=word))
        operation.insert("keyword", keyword._replace(word=word)._asdict())


def suggest(text: str, keywords: Iterable[Keyword]) -> Suggestion | None:
    """The theme that most words of the text speak for; of equals the one that speaks first."""
    known = sorted({(k.word.casefold(), k.theme) for k in keywords}, key=lambda k: (-len(k[0]), k))
    spoken: dict[str, list[str]] = {}
    for match in _WORD.finditer(text):
        theme = _theme_of(match[0].casefold(), known)
        if theme:
            spoken.setdefault(theme, []).append(match[0])
    if not spoken:
        return None
    # The first of those that are equal: a dict keeps the order in which the themes spoke up.
    theme = max(spoken, key=lambda one: len({word.casefold() for word in spoken[one]}))
    return Suggestion(theme, spoken[theme][0])


def _theme_of(word: str, known: Iterable[tuple[str, str]]) -> str | None:
    """The theme of the longest keyword that the word has in it."""
    return next((theme for keyword, theme in known if _speaks(keyword, word)), None)


def _speaks(keyword: str, word: str) -> bool:
    if len(keyword) >= INSIDE:
        return keyword in word
    return word.startswith(keyword) and len(word) - len(keyword) <= ENDINGS.get(len(keyword), 0)


def _never_had_any(store: Store) -> bool:
    logged = store.count("change_log", "table_name = ?", ("keyword",))
    return not logged and not store.count("keyword")
