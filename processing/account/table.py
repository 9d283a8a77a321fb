"""The viewpoints of the account as one table, for CSV and for a sheet."""

from __future__ import annotations

import csv
import io

from ...layers.language import Words, words
from ..harmless import harmless
from .model import Account, Entry, Statement
from .wording import Wording

Row = tuple[str, ...]


def as_csv(account: Account) -> str:
    """Semicolons, a line for each viewpoint in the order of the document.

    Cells that a spreadsheet would run as formulas get an apostrophe in front. The file should
    begin with a byte order mark, which spreadsheets know.
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(head(words(account.language)))
    for row in rows(account):
        writer.writerow(map(harmless, row))
    return file.getvalue()


def head(words: Words) -> Row:
    """The names of the columns."""
    return (
        words.translate("Synpunkt", "Part"),
        words.translate("Synpunkt", "No."),
        words.translate("Synpunkt", "Number in the store"),
        words.translate("Synpunkt", "Sender group"),
        words.translate("Synpunkt", "Sender"),
        words.translate("Synpunkt", "Received on"),
        words.translate("Synpunkt", "Occasion"),
        words.translate("Synpunkt", "Formal status"),
        words.translate("Synpunkt", "Why"),
        words.translate("Synpunkt", "Place"),
        words.translate("Synpunkt", "Theme"),
        words.translate("Synpunkt", "Type"),
        words.translate("Synpunkt", "Viewpoint"),
        words.translate("Synpunkt", "Decision"),
        words.translate("Synpunkt", "Answer"),
        words.translate("Synpunkt", "Reason"),
        words.translate("Synpunkt", "Handled in"),
        words.translate("Synpunkt", "Change in the plan proposal"),
        words.translate("Synpunkt", "Joint answer"),
        words.translate("Synpunkt", "Told back on"),
        words.translate("Synpunkt", "Id"),
    )


def rows(account: Account) -> list[Row]:
    """A row for each viewpoint: B, then C."""
    told = Wording(words(account.language))
    of_statements = [
        _row("B", entry, statement, told)
        for statement in account.statements
        for entry in statement.entries
    ]
    return [*of_statements, *(_row("C", entry, None, told) for entry in account.dialogue)]


def _row(part: str, entry: Entry, statement: Statement | None, told: Wording) -> Row:
    answer = entry.answer
    return (
        part,
        entry.label,
        "" if entry.number is None else str(entry.number),
        told.group(statement.sender_group) if statement else "",
        told.sender(statement) if statement else "",
        told.words.date(entry.received_on),
        told.said(entry.occasion, missing=""),
        told.code("formal_status", entry.formal_status, ""),
        told.why(entry.why),
        told.place(entry),
        told.theme(entry.theme),
        told.code("valence", entry.valence, ""),
        told.viewpoint(entry),
        told.code("decision", answer.decision, "") if answer else "",
        told.said(answer.comment, missing="") if answer else "",
        told.said(answer.reason, missing="") if answer else "",
        told.handled_in(answer) if answer else "",
        told.change(answer),
        (answer.joint or "") if answer else "",
        told.words.date(answer.feedback_on) if answer else "",
        entry.uuid or "",
    )
