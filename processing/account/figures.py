"""The account's viewpoints counted: by theme and type, and by when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ...layers import codes
from .model import Account, Entry

#: In the order in which they are drawn and told, good first; what has no type comes last.
TYPES = ("positive", "negative", "suggestion", "question", "mixed", "none")
NO_TYPE = TYPES[-1]


@dataclass(frozen=True)
class Line:
    """What is counted (a code, None for none), and how many there are of each type."""

    code: str | None
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All types together."""
        return sum(self.counts.values())


def by_theme(account: Account) -> list[Line]:
    """First-level themes, most viewpoints first; those without one last."""
    lines = _counted(account.entries, lambda one: codes.first_level("theme", one.theme or ""))
    return sorted(lines, key=lambda line: (line.code is None, -line.total))


def by_time(account: Account) -> list[Line]:
    """When it applies, in the order of the day; nothing where nobody said when."""
    lines = _counted(account.entries, lambda one: one.time_context)
    order = {code.code: i for i, code in enumerate(codes.codes("time_context"))}
    known = [line for line in lines if line.code in order]
    known.sort(key=lambda line: order[line.code or ""])
    return [*known, *(line for line in lines if line.code not in order)] if known else []


def types_in(lines: Iterable[Line]) -> list[str]:
    """The types that occur."""
    found = {kind for line in lines for kind, n in line.counts.items() if n}
    return [kind for kind in TYPES if kind in found]


def type_of(valence: str | None) -> str:
    """One of ``TYPES``; a foreign type counts as none."""
    return valence if valence in TYPES else NO_TYPE


def _counted(entries: Iterable[Entry], of: Callable[[Entry], str | None]) -> list[Line]:
    """By code, whatever order the entries have; "" is none."""
    counts: dict[str | None, dict[str, int]] = {}
    for entry in sorted(entries, key=lambda one: of(one) or ""):
        line = counts.setdefault(of(entry) or None, dict.fromkeys(TYPES, 0))
        line[type_of(entry.valence)] += 1
    return [Line(code, line) for code, line in counts.items()]
