"""Looking through texts for personal data: what waits for it, and what a person decides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from ...layers.errors import Cancelled, ConflictError
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.store import Store
from .finder import find, gravest, worth_a_warning
from .masking import GAP
from .model import SEVERITIES, Finding

UNCHECKED, CHECKED, BLOCKED = "unchecked", "checked", "blocked"


@dataclass(frozen=True)
class Waiting:
    """A viewpoint whose text nobody has looked through, with what may be personal in it."""

    uuid: str
    number: int | None
    text: str
    findings: tuple[Finding, ...]

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Those findings that are more than a hint."""
        return tuple(worth_a_warning(list(self.findings)))


def waiting(
    store: Store,
    viewpoints: Collection[str] | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> list[Waiting]:
    """The unchecked texts of these viewpoints (None: of all), those with the gravest finds first.

    Cancelled if ``is_cancelled`` says so.
    """
    found = []
    where = "state = 'active' AND privacy_state = ? AND trim(coalesce(text, '')) <> ''"
    for row in store.rows("viewpoint", where, (UNCHECKED,), "number IS NULL, number, fid"):
        if is_cancelled():
            raise Cancelled
        if viewpoints is None or row["uuid"] in viewpoints:
            text = str(row["text"])
            found.append(Waiting(row["uuid"], row["number"], text, tuple(find(text))))
    return sorted(found, key=_rank)


def decide(operation: Operation, store: Store, seen: Waiting, state: str) -> None:
    """Put down that a text was looked through (``CHECKED``), or that it is to be kept back.

    ConflictError where the text is not the one that was seen.
    """
    _refuse_changed(store, seen)
    operation.update("viewpoint", seen.uuid, {"privacy_state": state})


def mask(
    operation: Operation, store: Store, seen: Waiting, spans: Iterable[tuple[int, int]]
) -> str:
    """Take these stretches (of characters) out of a text; returns what is left.

    It still waits to be looked through. What was taken out stays in the restricted file until it
    is removed there by a decision. ConflictError where the text is not the one that was seen.
    """
    _refuse_changed(store, seen)
    text = masked(seen.text, spans)
    operation.update("viewpoint", seen.uuid, {"text": text})
    return text


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with a mark in the place of each stretch; stretches that meet have one."""
    pieces, last = [], 0
    for start, end in _joined(spans):
        pieces += [text[last:start], GAP]
        last = end
    return "".join([*pieces, text[last:]])


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _rank(one: Waiting) -> int:
    severity = gravest(list(one.findings))
    return len(SEVERITIES) if severity is None else SEVERITIES.index(severity)


def _refuse_changed(store: Store, seen: Waiting) -> None:
    row = store.row("viewpoint", seen.uuid)
    if row is None or row["text"] != seen.text:
        raise ConflictError(
            translate(
                "Synpunkt",
                "The text of viewpoint {number} was changed meanwhile: read it again before you"
                " decide. Nothing has been changed.",
            ).format(number=seen.number if seen.number is not None else seen.uuid)
        )
