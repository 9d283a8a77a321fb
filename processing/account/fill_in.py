"""The account's sheets that colleagues fill in: a reply for each viewpoint, and the actions."""

from __future__ import annotations

from ..answers_home.sheets import FillRow, action_sheet, reply_sheet
from .model import DIALOGUE, Account, Entry, Task
from .office.xlsx import Sheet
from .stages import kind_of
from .wording import Wording


def to_fill_in(account: Account, told: Wording) -> list[Sheet]:
    """The sheets; none for an audience that may not follow into the store."""
    if account.matter is None:
        return []
    language = told.words.language
    replies = [_reply(entry, account, told) for entry in account.entries]
    tasks = [action_row(one, "–", told) for one in account.tasks]
    return [
        *([reply_sheet(replies, language)] if replies else []),
        *([action_sheet(tasks, language)] if tasks else []),
    ]


def action_row(task: Task, place: str, told: Wording) -> FillRow:
    """An action to be followed up by whoever does it."""
    return FillRow(
        uuid=task.uuid or "",
        about=(told.said(task.description), place, ", ".join(task.serves)),
        values={
            "responsible": task.responsible,
            "due_on": task.due_on,
            "status": task.status,
            "declined_reason": task.declined_reason.text,
        },
    )


def _reply(entry: Entry, account: Account, told: Wording) -> FillRow:
    answer, stage = entry.answer, account.stage
    # What was answered in an earlier stage stays as it was.
    if answer and account.kind not in (DIALOGUE, kind_of(answer.stage or "")):
        answer = None
    if answer:
        stage = answer.stage or ""
    return FillRow(
        uuid=entry.uuid or "",
        about=(entry.label, told.place(entry), told.theme(entry.theme), told.viewpoint(entry)),
        values={
            "decision": answer and answer.decision,
            "comment": answer and answer.comment.text,
            "reason": answer and answer.reason.text,
            "handled_in": answer and answer.handled_in,
            "handled_ref": answer and answer.handled_ref.text,
            "change_made": answer and answer.change_made,
            "change_text": answer and answer.change_text.text,
        },
        matter=account.matter or "",
        stage=stage,
    )
