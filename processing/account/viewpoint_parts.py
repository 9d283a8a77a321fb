"""Parts B to E: what was said in writing and in dialogue, and what it was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...layers import codes
from .document import Block, Heading, Paragraph, Pictures, Table
from .model import REVIEW, Account, Entry, Statement
from .wording import MORE, Wording


def statements(account: Account, told: Wording) -> list[Block]:
    """B: the statements by sender group, each with a table of its viewpoints."""
    translate = told.words.translate
    found: list[Block] = []
    if account.kind == REVIEW:
        found.append(
            Paragraph(
                translate(
                    "Synpunkt",
                    "Here stand the statements that came in writing within the review period.",
                )
            )
        )
    group = None
    for statement in account.statements:
        name = told.group(statement.sender_group)
        if name != group:
            found.append(Heading(2, name))
            group = name
        found += _statement(statement, told)
    if not account.statements:
        found.append(Paragraph(translate("Synpunkt", "There are no statements.")))
    return found


def dialogue(account: Account, told: Wording, maps: Mapping[str, Pictures]) -> list[Block]:
    """C: viewpoints that are no statements, by first-level theme, with the theme's map."""
    translate = told.words.translate
    if not account.dialogue:
        return [Paragraph(translate("Synpunkt", "There are no viewpoints from dialogue."))]
    found: list[Block] = [
        Paragraph(
            translate(
                "Synpunkt",
                "Viewpoints from dialogue are not formal statements in the plan matter.",
            )
        )
    ]
    for theme, entries in _by_theme(account.dialogue).items():
        name = told.theme(theme or None)
        found += [Heading(2, name), *([maps[theme]] if theme in maps else [])]
        found.append(_dialogue_table(entries, name, told))
    return found


def joint(account: Account, told: Wording) -> list[Block]:
    """D: the answers that serve many, with the numbers that they serve."""
    translate = told.words.translate
    if not account.joint:
        return [Paragraph(translate("Synpunkt", "No answer serves five viewpoints or more."))]
    found: list[Block] = []
    for one in account.joint:
        title = told.said(one.title, missing="")
        found.append(Heading(2, " ".join(filter(None, (one.label, title)))))
        if one.summary.text or one.summary.withheld:
            found.append(Paragraph(told.said(one.summary)))
        found.append(Paragraph(told.answer(one.answer)))
        change = translate("Synpunkt", "Change in the plan proposal: {change}")
        found.append(Paragraph(change.format(change=told.change(one.answer))))
        serves = translate("Synpunkt", "Answers: {numbers}").format(numbers=", ".join(one.serves))
        found.append(Paragraph(serves))
    return found


def unmet(account: Account, told: Wording) -> list[Block]:
    """E: what is not met, or only in part, and why."""
    translate = told.words.translate
    if not account.unmet:
        return [Paragraph(translate("Synpunkt", "There is no viewpoint that is not met."))]
    rows = [
        (
            entry.label,
            told.beginning(entry),
            told.code("decision", entry.answer.decision if entry.answer else None),
            told.reason(entry.answer) if entry.answer else "–",
        )
        for entry in account.unmet
    ]
    head = (
        translate("Synpunkt", "No."),
        translate("Synpunkt", "Viewpoint"),
        translate("Synpunkt", "Decision"),
        translate("Synpunkt", "Reason"),
    )
    caption = translate("Synpunkt", "Viewpoints that are not met, or only in part")
    table = Table(head, (8, 36, 20, 36), tuple(rows), caption)
    if not any(row[1].endswith(MORE) for row in rows):
        return [table]
    about = translate(
        "Synpunkt", "Of long texts only the beginning stands here; the whole text is in B or C."
    )
    return [Paragraph(about, is_note=True), table]


def _statement(statement: Statement, told: Wording) -> list[Block]:
    translate = told.words.translate
    title = translate("Synpunkt", "Statement {number}, {sender}, received {date}").format(
        number=statement.number,
        sender=told.sender(statement),
        date=told.date(statement.received_on),
    )
    found: list[Block] = [Heading(3, title)]
    notes = []
    if statement.diary_ref:
        note = translate("Synpunkt", "Registry number: {number}.")
        notes.append(note.format(number=statement.diary_ref))
    if statement.in_period is False:
        notes.append(translate("Synpunkt", "It came in after the period."))
    if notes:
        found.append(Paragraph(" ".join(notes), is_note=True))
    head = (
        translate("Synpunkt", "No."),
        translate("Synpunkt", "Viewpoint"),
        translate("Synpunkt", "Answer"),
        translate("Synpunkt", "Change in the plan proposal"),
    )
    rows = [
        (one.label, told.viewpoint(one), told.answer(one.answer), told.change(one.answer))
        for one in statement.entries
    ]
    return [*found, Table(head, (8, 38, 38, 16), tuple(rows), title, is_titled=True)]


def _dialogue_table(entries: Iterable[Entry], caption: str, told: Wording) -> Table:
    translate = told.words.translate
    head = (
        translate("Synpunkt", "No."),
        translate("Synpunkt", "Place"),
        translate("Synpunkt", "Viewpoint"),
        translate("Synpunkt", "Answer"),
        translate("Synpunkt", "Handled in"),
    )
    rows = [
        (
            one.label,
            told.place(one),
            told.viewpoint(one),
            told.answer(one.answer, with_where=False),
            told.handled_in(one.answer),
        )
        for one in entries
    ]
    return Table(head, (8, 16, 31, 31, 14), tuple(rows), caption, is_titled=True)


def _by_theme(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """In the order in which they stand in the account."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(codes.first_level("theme", entry.theme or ""), []).append(entry)
    return found
