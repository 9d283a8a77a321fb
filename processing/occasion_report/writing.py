"""From the report to a document in words: a walk stop by stop, an evening theme by theme."""

from __future__ import annotations

from collections.abc import Sequence

from ...layers.language import words
from ...layers.schema import VERSION
from ...layers.version import plugin_version
from ..account import part_a
from ..account.document import Block, Document, Paragraph, Pictures, Points, Table
from ..account.wording import Wording
from . import wording
from .model import Action, Remark, Report, Stop
from .wording import section


def write(report: Report, map_: Pictures | None = None) -> Document:
    """The document in the report's language; the same report gives the same document."""
    told = Wording(words(report.language))
    translate = told.words.translate
    title = told.said(report.facts.title)
    cover = [
        *wording.facts(report, told),
        *wording.outcome(report, told),
        (translate("Synpunkt", "Date"), told.words.date(report.date)),
        (translate("Synpunkt", "Written by"), report.by_role),
        (translate("Synpunkt", "Contents"), wording.counted(report, told)),
    ]
    return Document(
        language=told.words.language,
        kind=wording.kind(report, told),
        title=title,
        mark=told.audience(report.audience),
        draft="",
        date=told.words.date(report.date),
        author=report.by_role,
        cover=tuple((name, value) for name, value in cover if value),
        blocks=tuple(_blocks(report, told, map_)),
        description=wording.counted(report, told),
        has_contents=False,
    )


def _blocks(report: Report, told: Wording, map_: Pictures | None) -> list[Block]:
    found = _in_short(report, told, map_)
    if report.is_walk:
        found += _stop_by_stop(report, told)
    else:
        found += _theme_by_theme(report, told)
    return [*found, *_about(report, told)]


def _in_short(report: Report, told: Wording, map_: Pictures | None) -> list[Block]:
    translate = told.words.translate
    found: list[Block] = []
    if report.all_remarks:
        found.append(wording.themes_table(report.all_remarks, told))
    else:
        found.append(Paragraph(translate("Synpunkt", "Nothing was written down.")))
    if report.tallies:
        found.append(part_a.tallies_table(report.tallies, told))
    if map_ is not None:
        found.append(map_)
    if report.notes.text:
        notes = translate("Synpunkt", "Notes: {notes}")
        found.append(Paragraph(notes.format(notes=report.notes.text)))
    return section(1, translate("Synpunkt", "In short"), *found)


def _stop_by_stop(report: Report, told: Wording) -> list[Block]:
    translate = told.words.translate
    found = section(1, translate("Synpunkt", "Stop by stop")) if report.stops else []
    for stop in report.stops:
        found += section(2, stop_name(stop, told), *_stop(stop, told))
    if report.remarks or report.actions:
        title = translate("Synpunkt", "Beside the stops") if report.stops else ""
        blocks = _said_and_done(report.remarks, report.actions, told)
        found += section(1, title or translate("Synpunkt", "What was said"), *blocks)
    return found


def stop_name(stop: Stop, told: Wording) -> str:
    """ "Stop 3. The kiosk"."""
    number = "–" if stop.number is None else str(stop.number)
    text = told.words.translate("Synpunkt", "Stop {number}").format(number=number)
    name = told.said(stop.name, missing="")
    return f"{text}. {name}" if name else text


def _stop(stop: Stop, told: Wording) -> list[Block]:
    translate = told.words.translate
    here = [(translate("Synpunkt", "the stop"), photo) for photo in stop.photos]
    found = _said_and_done(stop.remarks, stop.actions, told, here)
    if stop.before:
        found.append(before_table(stop, told))
    if not found:
        found.append(Paragraph(translate("Synpunkt", "Nothing was written down here.")))
    return found


def before_table(stop: Stop, told: Wording) -> Table:
    """What was decided at the stop on the walk before, and how far it has come."""
    caption = told.words.translate("Synpunkt", "Decided here on the walk before")
    return wording.actions_table(stop.before, caption, told)


def _said_and_done(
    remarks: Sequence[Remark],
    actions: Sequence[Action],
    told: Wording,
    more: Sequence[tuple[str, wording.Shown]] = (),
) -> list[Block]:
    translate = told.words.translate
    found: list[Block] = []
    if remarks:
        caption = translate("Synpunkt", "What was said")
        found.append(wording.remarks_table(remarks, caption, told, by_theme=False))
    found += wording.photos([*wording.photos_of(remarks), *more], told)
    if actions:
        caption = translate("Synpunkt", "What is to be done")
        found.append(wording.actions_table(actions, caption, told))
        label = translate("Synpunkt", "the action")
        found += wording.photos([(label, photo) for one in actions for photo in one.photos], told)
    return found


def _theme_by_theme(report: Report, told: Wording) -> list[Block]:
    translate = told.words.translate
    found: list[Block] = []
    if report.remarks:
        found += section(1, translate("Synpunkt", "What was said"))
    for theme, remarks in wording.by_theme(report.remarks):
        name = told.theme(theme or None)
        table = wording.remarks_table(remarks, name, told, by_theme=True)
        found += section(2, name, table, *wording.photos(wording.photos_of(remarks), told))
    if report.actions:
        done = _said_and_done((), report.actions, told)
        found += section(1, translate("Synpunkt", "Actions"), *done)
    return found


def _about(report: Report, told: Wording) -> list[Block]:
    translate = told.words.translate
    found = [
        translate(
            "Synpunkt", "Viewpoints from dialogue are not formal statements in a plan matter."
        ),
        translate("Synpunkt", "The number shows what was said, not how many people think so."),
        *_privacy(report, told),
        translate("Synpunkt", "Checksum of the viewpoints: {checksum}.").format(
            checksum=report.fingerprint
        ),
        translate("Synpunkt", "Made by Synpunkt {version}, version {schema} of the store.").format(
            version=plugin_version() or "–", schema=VERSION
        ),
    ]
    return section(1, translate("Synpunkt", "About this document"), Points(tuple(found)))


def _privacy(report: Report, told: Wording) -> list[str]:
    translate = told.words.translate
    found = []
    if report.audience == "internal":
        found.append(
            translate("Synpunkt", "Texts stand as they were written down; blocked ones do not.")
        )
    else:
        found.append(translate("Synpunkt", "Only texts that a person has checked are told."))
    if report.held_back:
        found.append(translate("Synpunkt", "%n viewpoint(s) held back.", "", report.held_back))
    if report.photos_held_back:
        text = translate(
            "Synpunkt",
            "%n photo(s) left out: they are not marked as public.",
            "",
            report.photos_held_back,
        )
        found.append(text)
    return found
