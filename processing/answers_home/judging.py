"""What each filled-in row means for the store: new, changed, the same, in conflict, or no use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...layers import actions, codes, responses
from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.responses import Answer, Given
from ...layers.settings import interface_language
from ...layers.store import Store
from .fields import ACTION, CODE, REPLY, Kind, Values
from .reading import SheetRow

NEW, CHANGED, UNCHANGED, CONFLICT, REJECTED = "new", "changed", "unchanged", "conflict", "rejected"
VERDICTS = (NEW, CHANGED, UNCHANGED, CONFLICT, REJECTED)
#: What a cell shows of a text in a sentence.
_SHOWN = 40
Row = dict[str, Any]


@dataclass(frozen=True)
class Verdict:
    """What becomes of a row; ``values`` are those to store, ``message`` why it is not stored."""

    row: SheetRow
    what: str
    number: str = ""
    values: tuple[tuple[str, Any], ...] = ()
    message: str = ""
    stage: str | None = None


class Judge:
    """Holds the store's side against the sheets'; ``matter`` None takes rows of any matter."""

    def __init__(self, store: Store, matter: Row | None) -> None:
        self._store, self._matter = store, matter
        self._matters = {row["uuid"]: row for row in store.rows("matter")}
        self._viewpoints = {row["uuid"]: row for row in store.rows("viewpoint", "state = 'active'")}
        self.actions = {one.uuid: one for one in actions.actions(store)}
        self._answers: dict[tuple[str | None, str | None], dict[str, Given]] = {}
        self._judged: set[tuple[str, str, str, str]] = set()

    def answers(self, matter: str | None, stage: str | None) -> dict[str, Given]:
        """The answers of a matter and stage, by viewpoint."""
        key = (matter, stage)
        if key not in self._answers:
            self._answers[key] = responses.answers(self._store, matter, stage)
        return self._answers[key]

    def judge(self, row: SheetRow) -> Verdict:
        """The verdict on a row."""
        try:
            return self._judge(row)
        except InputError as error:
            return Verdict(row, REJECTED, self._number(row), message=str(error))

    def _judge(self, row: SheetRow) -> Verdict:
        if row.kind is None:
            raise InputError(
                translate("Synpunkt", "The row was not made by Synpunkt; nothing is known of it.")
            )
        key = (row.kind.name, row.uuid, row.matter, row.stage)
        if key in self._judged:
            raise InputError(translate("Synpunkt", "The row stands twice in the file."))
        self._judged.add(key)
        stage = self._stage(row)
        ours = self._ours(row, stage)
        theirs = _theirs(row, row.kind, ours)
        if row.kind.mark(theirs) == row.made_with or theirs == ours:
            return Verdict(row, UNCHANGED, self._number(row), stage=stage)
        if row.kind.mark(ours) != row.made_with:
            message = _difference(row.kind, ours, theirs)
            return Verdict(row, CONFLICT, self._number(row), message=message, stage=stage)
        self._check(row, row.kind, ours, theirs)
        is_new = row.kind is REPLY and not any(ours.values())
        what = NEW if is_new else CHANGED
        return Verdict(row, what, self._number(row), tuple(theirs.items()), stage=stage)

    def _stage(self, row: SheetRow) -> str | None:
        """The stage that a reply is of: a plain account's is the one that its matter is in."""
        if row.kind is not REPLY:
            return None
        matter = self._matters.get(row.matter)
        wanted = self._matter["uuid"] if self._matter is not None else row.matter
        if matter is None or wanted != row.matter:
            raise InputError(
                translate("Synpunkt", "The row belongs to another matter than the one asked for.")
                if matter is not None
                else translate("Synpunkt", "The matter of the row is not in the store.")
            )
        return (matter["stage"] if row.stage == "dialogue" else row.stage) or None

    def _ours(self, row: SheetRow, stage: str | None) -> Values:
        """What the store holds for the row now. InputError where its subject is gone."""
        if row.kind is REPLY:
            if row.uuid not in self._viewpoints:
                raise InputError(translate("Synpunkt", "The viewpoint is no longer in the store."))
            given = self.answers(row.matter, stage).get(row.uuid)
            return REPLY.plain(vars(given.answer if given is not None else Answer()))
        action = self.actions.get(row.uuid)
        if action is None:
            raise InputError(translate("Synpunkt", "The action is no longer in the store."))
        if self._matter is not None and action.matter not in (None, self._matter["uuid"]):
            raise InputError(
                translate("Synpunkt", "The row belongs to another matter than the one asked for.")
            )
        return ACTION.plain(vars(action))

    def _check(self, row: SheetRow, kind: Kind, ours: Values, theirs: Values) -> None:
        """InputError where the row can't be stored as it is."""
        for one in kind.fields:
            value = theirs[one.name]
            known = {code.code for code in codes.codes(one.codes)}
            if one.kind == CODE and value not in (None, ours[one.name]) and value not in known:
                raise InputError(
                    translate("Synpunkt", "“{text}” can't be chosen in “{column}”.").format(
                        text=value, column=translate("Synpunkt", one.title)
                    )
                )
        if kind is REPLY:
            responses.check(Answer.of(theirs), [row.uuid])
        else:
            actions.check({"description": self.actions[row.uuid].description, **theirs})

    def _number(self, row: SheetRow) -> str:
        if row.kind is REPLY:
            viewpoint = self._viewpoints.get(row.uuid)
            return "" if viewpoint is None else str(viewpoint["number"] or "")
        action = self.actions.get(row.uuid)
        return "" if action is None else action.description


def _theirs(row: SheetRow, kind: Kind, ours: Values) -> Values:
    """What the row says; InputError where it can't be meant."""
    found = {}
    for one, (_, cell) in zip(kind.fields, row.cells, strict=True):
        value = one.value(cell)
        found[one.name] = ours[one.name] if one.required and value is None else value
    return found


def _difference(kind: Kind, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> str:
    """ "Decision: “Noted” here, “Met” in the file." for each field that differs."""
    text = translate("Synpunkt", "{column}: “{ours}” here, “{theirs}” in the file.")
    language = interface_language()
    return " ".join(
        text.format(
            column=translate("Synpunkt", one.title),
            ours=_short(one.cell(ours[one.name], language)),
            theirs=_short(one.cell(theirs[one.name], language)),
        )
        for one in kind.fields
        if ours[one.name] != theirs[one.name]
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
