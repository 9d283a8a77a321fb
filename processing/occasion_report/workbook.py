"""The report as a workbook: what was said, what is to be done to fill in, and the occasion."""

from __future__ import annotations

from ...layers.language import words
from ..account.document import Document
from ..account.fill_in import action_row
from ..account.office.xlsx import Sheet, workbook
from ..account.wording import Wording
from ..answers_home.sheets import action_sheet
from .model import Action, Remark, Report
from .writing import stop_name

_WIDTHS = (8, 24, 12, 14, 26, 26, 60, 16, 10, 38)


def as_workbook(report: Report, document: Document) -> bytes:
    """A row for each viewpoint in the order of the document; then actions, and about."""
    told = Wording(words(report.language))
    translate = told.words.translate
    said = Sheet(translate("Synpunkt", "Viewpoints"), _head(told), _WIDTHS, _rows(report, told))
    about = Sheet(
        translate("Synpunkt", "About"),
        (translate("Synpunkt", "What"), translate("Synpunkt", "Value")),
        (30, 100),
        document.cover,
    )
    return workbook(
        [said, *_actions(report, told), about],
        f"{document.kind}: {document.title}",
        document.description,
        document.author,
        document.language,
        document.date,
        header=document.mark,
    )


def _head(told: Wording) -> tuple[str, ...]:
    translate = told.words.translate
    return (
        translate("Synpunkt", "No."),
        translate("Synpunkt", "Stop"),
        translate("Synpunkt", "Type"),
        translate("Synpunkt", "Severity"),
        translate("Synpunkt", "Theme"),
        translate("Synpunkt", "Place"),
        translate("Synpunkt", "Viewpoint"),
        translate("Synpunkt", "When it is so"),
        translate("Synpunkt", "More agreed"),
        translate("Synpunkt", "Id"),
    )


def _rows(report: Report, told: Wording) -> list[tuple[str, ...]]:
    at_stops = [
        _row(one, stop_name(stop, told), told) for stop in report.stops for one in stop.remarks
    ]
    return [*at_stops, *(_row(one, "", told) for one in report.remarks)]


def _row(one: Remark, stop: str, told: Wording) -> tuple[str, ...]:
    return (
        one.label,
        stop,
        told.code("valence", one.valence, ""),
        told.code("severity", one.severity, ""),
        told.theme(one.theme),
        told.place(one),
        told.said(one.said, one.number, missing=""),
        told.code("time_context", one.time_context, ""),
        str(one.others or ""),
        one.uuid or "",
    )


def _actions(report: Report, told: Wording) -> list[Sheet]:
    """The action sheet; where the audience may not follow into the store it is plain reading."""
    placed: list[tuple[Action, str]] = [
        (one, stop_name(stop, told)) for stop in report.stops for one in stop.actions
    ]
    placed += [(one, told.said(report.facts.title)) for one in report.actions]
    if not placed:
        return []
    sheet = action_sheet([action_row(*one, told) for one in placed], told.words.language)
    if all(one.uuid for one, _ in placed):
        return [sheet]
    seen = len(sheet.head) - len(sheet.hidden)
    rows = [row[:seen] for row in sheet.rows]
    return [Sheet(sheet.name, sheet.head[:seen], sheet.widths[:seen], rows)]
