"""Part F: what is done because of the viewpoints, and what was passed on."""

from __future__ import annotations

from .document import Block, Heading, Paragraph, Table
from .model import Account, Passed, Task
from .wording import Wording


def blocks(account: Account, told: Wording) -> list[Block]:
    """Actions, then handovers."""
    translate = told.words.translate
    found: list[Block] = []
    if account.tasks:
        found += [Heading(2, translate("Synpunkt", "Actions")), _tasks(account.tasks, told)]
    if account.passed:
        found += [Heading(2, translate("Synpunkt", "Handovers")), _passed(account.passed, told)]
    if not found:
        found.append(Paragraph(translate("Synpunkt", "There are no actions and no handovers.")))
    return found


def _tasks(tasks: tuple[Task, ...], told: Wording) -> Table:
    translate = told.words.translate
    head = (
        translate("Synpunkt", "Action"),
        translate("Synpunkt", "Responsible"),
        translate("Synpunkt", "Due on"),
        translate("Synpunkt", "Status"),
        translate("Synpunkt", "Viewpoints"),
    )
    rows = [
        (
            told.said(one.description),
            told.code("responsible", one.responsible, translate("Synpunkt", "Not said")),
            told.words.date(one.due_on) or translate("Synpunkt", "No date"),
            status(one, told),
            ", ".join(one.serves) or "–",
        )
        for one in tasks
    ]
    caption = translate("Synpunkt", "What is to be done, open actions first")
    return Table(head, (30, 18, 14, 22, 16), tuple(rows), caption)


def status(task: Task, told: Wording) -> str:
    """How far it has come, and why it will not be done where that is so."""
    told_status = told.code("action_status", task.status)
    if not (task.declined_reason.text or task.declined_reason.withheld):
        return told_status
    text = told.words.translate("Synpunkt", "Reason: {reason}")
    return f"{told_status}. {text.format(reason=told.said(task.declined_reason))}"


def _passed(passed: tuple[Passed, ...], told: Wording) -> Table:
    translate = told.words.translate
    head = (
        translate("Synpunkt", "Handed over to"),
        translate("Synpunkt", "Channel"),
        translate("Synpunkt", "Sent on"),
        translate("Synpunkt", "Acknowledged"),
        translate("Synpunkt", "Answer"),
        translate("Synpunkt", "Viewpoints"),
    )
    no_answer = translate("Synpunkt", "No answer yet")
    rows = [
        (
            told.said(one.party),
            told.code("handover_channel", one.channel, translate("Synpunkt", "Not said")),
            told.date(one.sent_on),
            told.words.date(one.acknowledged_on) or translate("Synpunkt", "Not yet"),
            told.said(one.answer, missing=told.words.date(one.answered_on) or no_answer),
            ", ".join(one.serves),
        )
        for one in passed
    ]
    caption = translate("Synpunkt", "What was passed on, and what came back")
    return Table(head, (18, 13, 14, 14, 25, 16), tuple(rows), caption)
