"""The words of single values: what stands in a cell. No cell is empty."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Protocol

from ...layers import codes
from ...layers.language import Words
from .figures import NO_TYPE
from .model import (
    BLOCKED,
    CONSULTATION,
    FROM_DIALOGUE,
    LATE,
    NOT_WRITTEN,
    REVIEW,
    UNCHECKED,
    Account,
    Answer,
    Entry,
    Said,
    Statement,
    by_number,
    is_unmet,
)

#: So many letters remind of what was said; the end of a text that is cut there.
_BEGINNING, MORE = 240, " …"
#: So many viewpoints are named in the line that stands on every page.
_NAMED = 12


class Placed(Protocol):
    """What has a place, or the name of one."""

    @property
    def place(self) -> Said: ...

    @property
    def has_place(self) -> bool: ...


class Wording:
    """Says the account's values in its language."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def code(self, list_name: str, code: str | int | None, missing: str = "–") -> str:
        """The label of a code, ``missing`` for none."""
        return codes.label(list_name, code, self.words.language) or missing

    def date(self, day: datetime.date | None) -> str:
        """ISO, or that it is not known."""
        return self.words.date(day) or self.words.translate("Synpunkt", "Unknown date")

    def theme(self, theme: str | None) -> str:
        """The theme's name."""
        return self.code("theme", theme, self.words.translate("Synpunkt", "No theme"))

    def type(self, kind: str) -> str:
        """The name of one of ``figures.TYPES``."""
        if kind == NO_TYPE:
            return self.words.translate("Synpunkt", "Other or no type")
        return self.code("valence", kind)

    def time(self, code: str | None) -> str:
        """When it applies."""
        return self.code("time_context", code, self.words.translate("Synpunkt", "Not said"))

    def said(self, said: Said, number: int | None = None, missing: str = "–") -> str:
        """The text, or in brackets why it is not told."""
        if said.withheld is None:
            return said.text or missing
        words = self.words
        if number is None:
            return words.translate("Synpunkt", "[text left out]")
        if said.withheld == UNCHECKED:
            text = words.translate("Synpunkt", "[unchecked text, see no. {number}]")
        elif said.withheld == BLOCKED:
            text = words.translate("Synpunkt", "[blocked text, see no. {number}]")
        else:
            text = words.translate("Synpunkt", "[personal data left out, see no. {number}]")
        return text.format(number=number)

    def viewpoint(self, entry: Entry) -> str:
        """What was said, and what is remarkable about how it came in."""
        missing = self.words.translate("Synpunkt", "No text")
        told = [self.said(entry.said, entry.number, missing)]
        told += [f"({self.mark(mark)})" for mark in entry.marks if mark != FROM_DIALOGUE]
        return "\n".join(told)

    def beginning(self, entry: Entry) -> str:
        """``viewpoint``, cut at a word where it is long."""
        told = self.viewpoint(entry)
        if len(told) <= _BEGINNING:
            return told
        first, _, _ = told[:_BEGINNING].rpartition(" ")
        return f"{first or told[:_BEGINNING]}{MORE}"

    def mark(self, mark: str) -> str:
        """Why something written does not stand among the statements of the stage."""
        if mark == LATE:
            return self.words.translate("Synpunkt", "came in after the period")
        if mark == NOT_WRITTEN:
            return self.words.translate("Synpunkt", "not handed in in writing")
        return self.words.translate("Synpunkt", "from another stage")

    def place(self, entry: Placed) -> str:
        """The name of the place, or what is known of it."""
        if entry.place.text or entry.place.withheld:
            return self.said(entry.place)
        if entry.has_place:
            return self.words.translate("Synpunkt", "On the map")
        return self.words.translate("Synpunkt", "Without a place")

    def answer(self, answer: Answer | None, with_where: bool = True) -> str:
        """The decision in words, then the comment and the reason, or where both stand."""
        if answer is None or answer.decision is None:
            return self.words.translate("Synpunkt", "No answer yet")
        told = [f"{self.code('decision', answer.decision)}."]
        if answer.joint:
            text = self.words.translate("Synpunkt", "See {joint}.")
            return " ".join([*told, text.format(joint=answer.joint)])
        if answer.comment.text or answer.comment.withheld:
            told.append(self.said(answer.comment))
        lines = [" ".join(told)]
        if answer.has_reason or is_unmet(answer):
            text = self.words.translate("Synpunkt", "Reason: {reason}")
            lines.append(text.format(reason=self.reason(answer)))
        if with_where and answer.handled_in:
            text = self.words.translate("Synpunkt", "Handled in: {where}")
            lines.append(text.format(where=self.handled_in(answer)))
        return "\n".join(lines)

    def decision(self, answer: Answer | None) -> str:
        """The decision alone, or that there is none."""
        decision = answer.decision if answer else None
        return self.code("decision", decision, self.words.translate("Synpunkt", "No answer yet"))

    def reason(self, answer: Answer) -> str:
        """The reason, or that there is none."""
        if not answer.has_reason:
            return self.words.translate("Synpunkt", "No reason given yet")
        return self.said(answer.reason)

    def handled_in(self, answer: Answer | None) -> str:
        """Where it is handled, with the reference there."""
        if answer is None or answer.decision is None:
            return self.words.translate("Synpunkt", "No answer yet")
        parts = [self.code("handled_in", answer.handled_in, "")]
        if answer.handled_ref.text or answer.handled_ref.withheld:
            parts.append(self.said(answer.handled_ref))
        not_said = self.words.translate("Synpunkt", "Not said")
        return ", ".join(filter(None, parts)) or not_said

    def change(self, answer: Answer | None) -> str:
        """Whether the proposal is changed, and how; "No" where nothing is said."""
        made = answer.change_made if answer else None
        told = self.code("change_made", made or "no")
        if answer is None or not (answer.change_text.text or answer.change_text.withheld):
            return told
        return f"{told}. {self.said(answer.change_text)}"

    def why(self, bases: Iterable[str], missing: str = "–") -> str:
        """How a viewpoint belongs to the matter: "Place, tie"."""
        first, *more = [self.code("basis", basis) for basis in bases] or [missing]
        return ", ".join((first, *(one.lower() for one in more)))

    def sender(self, statement: Statement) -> str:
        """Who wrote: an organisation, or a private person's number; never a name."""
        if statement.private_number is not None:
            text = self.words.translate("Synpunkt", "Private person {number}")
            return text.format(number=statement.private_number)
        return self.said(statement.sender, missing=self.group(statement.sender_group))

    def group(self, group: str | None) -> str:
        """The sender group; who has none is a private person."""
        return self.code("sender_group", group or "private")

    def kind(self, account: Account) -> str:
        """What the document is."""
        if account.kind == CONSULTATION:
            return self.words.translate("Synpunkt", "Consultation account")
        if account.kind == REVIEW:
            return self.words.translate("Synpunkt", "Review statement")
        return self.words.translate("Synpunkt", "Account of the dialogue")

    def audience(self, audience: str) -> str:
        """Whom the document is for, as it is marked."""
        if audience == "internal":
            return self.words.translate("Synpunkt", "INTERNAL")
        if audience == "case":
            return self.words.translate("Synpunkt", "IN THE MATTER")
        return self.words.translate("Synpunkt", "PUBLIC")

    def draft(self, account: Account, named: int = _NAMED) -> str:
        """ "DRAFT: 2 viewpoints lack a reason (57, 112), 5 lack an answer (…)"; "" if done."""
        if not account.is_draft:
            return ""
        text = self.words.translate("Synpunkt", "DRAFT: {what}")
        return text.format(what=self.lacking(account, named))

    def lacking(self, account: Account, named: int = _NAMED) -> str:
        """What stands in the way of finishing a draft, and which viewpoints these are."""
        words, told = self.words, []
        without_reason, unanswered = account.without_reason, account.unanswered
        if without_reason:
            n = len(without_reason)
            text = words.translate("Synpunkt", "%n viewpoint(s) lack a reason ({numbers})", "", n)
            told.append(text.format(numbers=_listed(without_reason, named)))
        if unanswered:
            n = len(unanswered)
            if told:
                text = words.translate("Synpunkt", "%n lack an answer ({numbers})", "", n)
            else:
                text = words.translate(
                    "Synpunkt", "%n viewpoint(s) lack an answer ({numbers})", "", n
                )
            told.append(text.format(numbers=_listed(unanswered, named)))
        return ", ".join(told)


def _listed(entries: tuple[Entry, ...], named: int) -> str:
    labels = by_number(entry.label for entry in entries)
    return ", ".join(labels[:named]) + (", …" if len(labels) > named else "")
