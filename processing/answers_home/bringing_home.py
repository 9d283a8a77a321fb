"""Bringing filled-in sheets home: what colleagues changed is stored in one operation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ...layers import actions
from ...layers.errors import Cancelled
from ...layers.language import translate
from ...layers.operations import Operation
from ...layers.responses import Answer, Given
from ...layers.store import Store
from .fields import REPLY
from .judging import CHANGED, NEW, Judge, Verdict
from .reading import SheetRow, read_sheets

_Case = tuple[str | None, str | None]


@dataclass(frozen=True)
class Outcome:
    """The verdicts in the order of the rows; ``operation`` is "" where nothing was written."""

    verdicts: tuple[Verdict, ...]
    operation: str = ""

    def count(self, what: str) -> int:
        """How many rows have that verdict."""
        return sum(one.what == what for one in self.verdicts)


def bring_home(
    store: Store,
    path: Path,
    matter: dict[str, Any] | None,
    dry_run: bool = False,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Store what was changed in the workbook at ``path`` since it was made, and nowhere else.

    A row that was changed in the store as well is a conflict: it is told of, and stays as it is
    here. ``matter`` (a row of its table) takes replies of that matter only. InputError if the file
    can't be used; Cancelled if ``is_cancelled`` says so: nothing is changed then.
    """
    rows = read_sheets(path)
    if dry_run:
        return Outcome(_judged(Judge(store, matter), rows, is_cancelled))
    title = translate("Synpunkt", "Answers from colleagues")
    with store.operation("import", title) as operation:
        # Judged now that no other writer can get in between.
        judge = Judge(store, matter)
        verdicts = _judged(judge, rows, is_cancelled)
        _write(operation, store, judge, [one for one in verdicts if one.what in (NEW, CHANGED)])
        written = operation.changed
    return Outcome(verdicts, operation.uuid if written else "")


def _judged(
    judge: Judge, rows: Iterable[SheetRow], is_cancelled: Callable[[], bool]
) -> tuple[Verdict, ...]:
    found = []
    for row in rows:
        if is_cancelled():
            raise Cancelled
        found.append(judge.judge(row))
    return tuple(found)


def _write(operation: Operation, store: Store, judge: Judge, verdicts: Sequence[Verdict]) -> None:
    for one in verdicts:
        if one.row.kind is not REPLY:
            served = judge.actions[one.row.uuid].viewpoints
            actions.write(operation, store, dict(one.values), served, one.row.uuid)
    replies = [one for one in verdicts if one.row.kind is REPLY]
    cases: dict[_Case, list[Verdict]] = {}
    for one in replies:
        cases.setdefault((one.row.matter, one.stage), []).append(one)
    for case, of_case in cases.items():
        _write_case(operation, store, case, judge.answers(*case), of_case)


def _write_case(
    operation: Operation,
    store: Store,
    case: _Case,
    given: dict[str, Given],
    verdicts: Sequence[Verdict],
) -> None:
    """Write the replies of one matter and stage: the same words for several are one answer."""
    groups: dict[tuple[Answer, str], list[str]] = {}
    for one in verdicts:
        before = given.get(one.row.uuid)
        model = before.answer if before is not None else Answer(*case)
        answer = Answer.of({**asdict(model), **dict(one.values)})
        key = (answer, before.uuid if before is not None else "")
        groups.setdefault(key, []).append(one.row.uuid)
    kept = _kept(groups, given)
    for (answer, into), viewpoints in groups.items():
        if kept.get(into) == answer:
            operation.update("response", into, asdict(answer))
        else:
            _split(operation, store, answer, into, viewpoints)


def _kept(
    groups: dict[tuple[Answer, str], list[str]], given: dict[str, Given]
) -> dict[str, Answer]:
    """Which new words an answer itself gets: the most common, if it serves nobody unchanged."""
    served = {one.uuid: set(one.viewpoints) for one in given.values()}
    changed: dict[str, set[str]] = {}
    sizes: dict[str, Counter[Answer]] = {}
    for (answer, before), viewpoints in groups.items():
        if before:
            changed.setdefault(before, set()).update(viewpoints)
            sizes.setdefault(before, Counter())[answer] += len(viewpoints)
    return {
        uuid: sizes[uuid].most_common(1)[0][0]
        for uuid, viewpoints in changed.items()
        if viewpoints == served[uuid]
    }


def _split(
    operation: Operation, store: Store, answer: Answer, before: str, viewpoints: Collection[str]
) -> None:
    """A new answer; viewpoints that had one with others (``before``) leave those."""
    response = operation.insert("response", asdict(answer))
    where = "response_uuid = ? AND viewpoint_uuid = ?"
    for viewpoint in viewpoints:
        tie = next(store.rows("response_viewpoint", where, (before, viewpoint)), None)
        if tie is not None:
            operation.update("response_viewpoint", tie["uuid"], {"response_uuid": response})
        else:
            pair = {"response_uuid": response, "viewpoint_uuid": viewpoint}
            operation.insert("response_viewpoint", pair)
