"""What the window on a new drawing says: rows and sentences, no widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ...layers.language import translate, words
from ...layers.likeness import Likeness
from ...layers.link_check import Checked, note
from ...layers.plan_change import GONE, MOVED, NEW, RELABELLED, RESHAPED, Change
from ...layers.successors import LOOSE, OK, REFOUND
from ...layers.successors import MOVED as OTHER_SHAPE
from ..viewpoints.columns import ViewpointColumns
from ..viewpoints.wording import code_label
from .cells import Row
from .review import Review


def plan_names(plans: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """(uuid, name) of rows of plan layers; where a name fits several, with the file's."""
    rows = list(plans)
    times = Counter(row["name"] for row in rows)
    return [
        (row["uuid"], f"{row['name']} ({_file(row)})" if times[row["name"]] > 1 else row["name"])
        for row in rows
    ]


def _file(row: Mapping[str, Any]) -> str:
    return str(row["source"] or "").partition("|")[0].rpartition("/")[2]


def tie_headings() -> list[str]:
    """The heads of the table of ties."""
    return [
        translate("Synpunkt", "No."),
        translate("Synpunkt", "Viewpoint"),
        translate("Synpunkt", "Was tied to"),
        translate("Synpunkt", "Condition"),
        translate("Synpunkt", "Proposal"),
        translate("Synpunkt", "Why"),
    ]


def change_headings() -> list[str]:
    """The heads of the table of changes."""
    return [
        translate("Synpunkt", "Change"),
        translate("Synpunkt", "Part of the plan"),
        translate("Synpunkt", "How much"),
        translate("Synpunkt", "Viewpoints"),
        translate("Synpunkt", "Answers"),
    ]


def tie_rows(review: Review, columns: ViewpointColumns, language: str) -> list[Row]:
    """The ties that wait for somebody."""
    found = []
    for one in review.waiting:
        row = columns.rows.get(one.viewpoint)
        cells = (
            columns.called(row) if row is not None else "",
            columns.text[row] if row is not None else "",
            one.label,
            code_label(columns.code_lists, "link_state", one.state, language),
            one.proposal_label if one.state == REFOUND else "",
            note(one),
        )
        found.append(Row(one.link, one, cells))
    return found


def change_rows(review: Review, columns: ViewpointColumns, language: str) -> list[Row]:
    """What the drawing changes, what touches somebody first."""
    ordered = sorted(review.changes, key=lambda one: (not one.viewpoints, not one.answers))
    return [_change_row(one, review.titles, columns, language) for one in ordered]


def _change_row(
    change: Change, titles: Mapping[str, str], columns: ViewpointColumns, language: str
) -> Row:
    before, after = change.before, change.after
    labels = [part.label for part in (before, after) if part is not None]
    rows = [columns.rows[uuid] for uuid in change.viewpoints if uuid in columns.rows]
    numbers = sorted(rows, key=lambda row: int(columns.number[row]))
    cells = (
        change_label(change),
        " → ".join(dict.fromkeys(labels)),
        _how_much(change.likeness, language) if change.kind in (MOVED, RESHAPED) else "",
        ", ".join(filter(None, (columns.called(row) for row in numbers))),
        "; ".join(titles.get(uuid) or "–" for uuid in change.answers),
    )
    named = before or after
    return Row(f"{change.kind} {named.key if named else ''}", change, cells)


def change_label(change: Change) -> str:
    """What happened to a part, in a word or two."""
    labels = {
        NEW: translate("Synpunkt", "New part"),
        GONE: translate("Synpunkt", "Gone"),
        MOVED: translate("Synpunkt", "Moved"),
        RESHAPED: translate("Synpunkt", "Redrawn"),
        RELABELLED: translate("Synpunkt", "Other name"),
    }
    return labels[change.kind]


def _how_much(likeness: Likeness | None, language: str) -> str:
    if likeness is None:
        return ""
    number = words(language).number
    text = translate("Synpunkt", "{share} % is left, {metres} m off")
    return text.format(share=number(100 * likeness.covered), metres=number(likeness.strayed, 1))


def ties_told(review: Review) -> str:
    """ "41 ties hold. 1 with another shape, 2 with a part proposed, 1 loose." """
    count = review.check.count
    sentences = [translate("Synpunkt", "%n tie(s) hold.", "", count(OK))]
    parts = []
    if count(OTHER_SHAPE):
        text = translate("Synpunkt", "%n to a part with another shape", "", count(OTHER_SHAPE))
        parts.append(text)
    if count(REFOUND):
        parts.append(translate("Synpunkt", "%n with a new part proposed", "", count(REFOUND)))
    if count(LOOSE):
        parts.append(translate("Synpunkt", "%n loose", "", count(LOOSE)))
    if parts:
        sentences.append(", ".join(parts) + ".")
    return " ".join(sentences)


def changes_told(review: Review) -> str:
    """ "3 parts changed; that touches 4 viewpoints and 1 answer." """
    if not review.changes:
        return translate("Synpunkt", "The drawing is as the plan was last seen.")
    viewpoints = {uuid for change in review.changes for uuid in change.viewpoints}
    answers = {uuid for change in review.changes for uuid in change.answers}
    return " ".join(
        (
            translate("Synpunkt", "%n part(s) changed.", "", len(review.changes)),
            translate("Synpunkt", "That touches %n viewpoint(s)", "", len(viewpoints)),
            translate("Synpunkt", "and %n answer(s).", "", len(answers)),
        )
    )


def waiting_told(marked: Mapping[str, int]) -> str:
    """ "3 loose ties, 2 reshaped"; "" where nothing waits."""
    loose = marked.get(LOOSE, 0) + marked.get(REFOUND, 0)
    parts = []
    if loose:
        parts.append(translate("Synpunkt", "%n loose tie(s)", "", loose))
    if marked.get(OTHER_SHAPE):
        parts.append(translate("Synpunkt", "%n reshaped", "", marked[OTHER_SHAPE]))
    return ", ".join(parts)


def accepted_told(number: int) -> str:
    """What accepting did."""
    return translate("Synpunkt", "%n proposal(s) accepted.", "", number)


def proposals_of(rows: list[Row]) -> set[str]:
    """The ties, by uuid, for which something is proposed; rows of changes have none."""
    ties = [row.meant for row in rows if isinstance(row.meant, Checked)]
    return {one.link for one in ties if one.state != LOOSE}
