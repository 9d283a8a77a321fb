"""What is being written and not saved yet, without what was removed from the store."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from ...layers.drafts import Drafts, drafts_of
from ...layers.store import Store

_WORD = re.compile(r"\w+")
#: Names of rows, and days: they say nothing of what somebody said, and must stay whole.
_UNTOUCHED = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d(?:[T ][\d:.+Z-]*)?", re.I
)


class Drafted(NamedTuple):
    """A draft in which something stands that is removed."""

    drafts: Drafts
    name: str
    pattern: re.Pattern[str]


def drafts_with(store: Store, pieces: Collection[str]) -> list[Drafted]:
    """The drafts in the user's profiles in which one of ``pieces`` stands.

    A piece of nothing but words that present viewpoints have too gives nobody away: it may stay.
    """
    kept = [(drafts, name) for drafts in drafts_of(store.uuid) for name in drafts.names()]
    pattern = _pattern(_telling(store, pieces)) if kept else None
    if pattern is None:
        return []
    found = [Drafted(*one, pattern) for one in kept]
    return [one for one in found if (draft := one.drafts.read(one.name)) != _less(one, draft)]


def take_out(found: Iterable[Drafted]) -> None:
    """Write these drafts without what is removed; InputError if the disk refuses."""
    for one in found:
        one.drafts.keep(one.name, _less(one, one.drafts.read(one.name)))
        one.drafts.tidy()


def _telling(store: Store, pieces: Collection[str]) -> list[str]:
    present: set[str] = set()
    for row in store.rows("viewpoint") if pieces else ():
        present.update(_words(f"{row['text'] or ''} {row['place_name'] or ''}"))
    return [piece for piece in pieces if not _words(piece) <= present]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _pattern(pieces: Collection[str]) -> re.Pattern[str] | None:
    if not pieces:
        return None
    longest_first = sorted(pieces, key=lambda piece: (-len(piece), piece))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _less(one: Drafted, value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _less(one, inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_less(one, inner) for inner in value]
    if not isinstance(value, str) or _UNTOUCHED.fullmatch(value):
        return value
    return one.pattern.sub(_gap, value)


def _gap(found: re.Match[str]) -> str:
    # As long as what stood there: a letter's draft says by positions what is marked in it.
    return "[" + "…" * (len(found[0]) - 2) + "]"
