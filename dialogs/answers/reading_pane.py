"""What was said by the chosen viewpoints, whole, and what was answered in other stages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from qgis.PyQt.QtWidgets import QFrame, QTextEdit, QWidget

from ...layers import responses
from ...layers.language import translate, words
from ...layers.responses import Given
from ..viewpoints.columns import ViewpointColumns
from ..viewpoints.wording import Wording, code_label
from ..viewpoints.zoning import Zones
from .session import AnswerSession

_GAP = 10
#: So many viewpoints are shown whole; nobody reads more at once.
_MOST = 100


class ReadingPane(QTextEdit):
    """Texts are put in as they are, never as HTML: citizens wrote them."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synpunktReading")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(translate("Synpunkt", "What was said, and answered before"))
        self._language = language

    def show_viewpoints(
        self,
        columns: ViewpointColumns,
        zones: Zones,
        session: AnswerSession,
        chosen: Sequence[str],
        conflicting: bool = False,
    ) -> None:
        """Show the chosen; ``conflicting``: also their answers of this very stage."""
        self.clear()
        wording = Wording(columns, zones, self._language)
        titles = {row["uuid"]: row["title"] for row in session.store.rows("matter")}
        for uuid in chosen[:_MOST]:
            row = columns.rows.get(uuid)
            if row is None:
                continue
            self._say(_heading(columns, wording, row), bold=True)
            self._say(_where(session, columns, wording, uuid, row), dim=True)
            self._say(columns.text[row] or translate("Synpunkt", "No text"), space=_GAP)
            for given in responses.answers_to(session.store, uuid):
                here = (session.matter_uuid, session.stage)
                if conflicting or (given.answer.matter_uuid, given.answer.stage) != here:
                    self._say_answer(columns, given, titles)
        if len(chosen) > _MOST:
            self._say(translate("Synpunkt", "… and %n more", "", len(chosen) - _MOST))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _say_answer(self, columns: ViewpointColumns, given: Given, titles: dict[str, Any]) -> None:
        answer, lists = given.answer, columns.code_lists
        parts = (
            titles.get(answer.matter_uuid, ""),
            code_label(lists, "stage", answer.stage, self._language),
            words(self._language).date(answer.decided_on),
        )
        head = translate("Synpunkt", "Answered before: {where}")
        self._say(head.format(where=", ".join(part for part in parts if part)), bold=True)
        self._say(code_label(lists, "decision", answer.decision, self._language))
        self._say(answer.comment or "")
        if answer.reason:
            told = translate("Synpunkt", "Reason: {reason}").format(reason=answer.reason)
            self._say(told)
        self._say("", space=_GAP)

    def _say(self, text: str, bold: bool = False, dim: bool = False, space: int = 2) -> None:
        if not text and space != _GAP:
            return
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        block, shape = QTextBlockFormat(), QTextCharFormat()
        block.setBottomMargin(space)
        shape.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        shape.setFontItalic(dim)
        if not self.document().isEmpty():
            cursor.insertBlock()
        cursor.setBlockFormat(block)
        cursor.insertText(text, shape)


def _heading(columns: ViewpointColumns, wording: Wording, row: int) -> str:
    group, theme = columns.theme_group.at(row), columns.theme.at(row)
    named = [wording.label("theme", group), wording.label("theme", theme) if theme != group else ""]
    parts = (
        columns.called(row),
        wording.mark(row),
        " › ".join(part for part in named if part) or translate("Synpunkt", "No theme"),
    )
    return "  ".join(part for part in parts if part)


def _where(
    session: AnswerSession, columns: ViewpointColumns, wording: Wording, uuid: str, row: int
) -> str:
    stored = session.store.row("viewpoint", uuid) or {}
    occasion = columns.occasions.get(columns.occasion.at(row) or "")
    parts = (
        columns.place_name[row],
        wording.zone(row),
        wording.label("time_context", columns.time_context.at(row)),
        occasion.title if occasion else "",
        _statement(session, stored.get("statement_uuid")),
        wording.label("formal_status", stored.get("formal_status")),
    )
    return " | ".join(part for part in parts if part)


def _statement(session: AnswerSession, uuid: str | None) -> str:
    row = session.store.row("statement", uuid) if uuid else None
    if row is None:
        return ""
    text = translate("Synpunkt", "Statement {number}, {sender}")
    return text.format(number=row["number"], sender=row["sender_label"] or "–")
