"""How it was counted: the fixed sentences, and what the count itself reported."""

from __future__ import annotations

from ...layers.language import Words
from .markup import Html, element
from .model import Summary
from .page_blocks import section
from .sentence import UNTOLD, distance, few
from .themes import is_guarded

# So much of what the count reported has room on page one.
_SHORT_MESSAGES = 240


def method_block(summary: Summary, words: Words) -> Html:
    """The note at the foot of page one."""
    note = element("p", " ".join(_sentences(summary, words)))
    messages = element("p", " ".join(summary.messages)) if _is_short(summary) else None
    heading = words.translate("Synpunkt", "How this was counted")
    return section(heading, note, messages, class_="wide method")


def messages_block(summary: Summary, words: Words) -> Html | None:
    """What the count reported, where it is too much for page one."""
    if not summary.messages or _is_short(summary):
        return None
    entries = [element("li", message) for message in summary.messages]
    heading = words.translate("Synpunkt", "Remarks on the input")
    return section(heading, element("ul", *entries), class_="page")


def _is_short(summary: Summary) -> bool:
    return 0 < sum(map(len, summary.messages)) <= _SHORT_MESSAGES


def _sentences(summary: Summary, words: Words) -> list[str]:
    told = [
        words.translate("Synpunkt", "Each viewpoint counts once."),
        words.translate("Synpunkt", "'On the edge' is at most 1 mm from the outline."),
        words.translate("Synpunkt", "A line or an area partly inside is 'on the edge' too."),
    ]
    if summary.near > 0:
        text = words.translate("Synpunkt", "'Within {near} m' is outside, measured on the ground.")
        told.append(text.format(near=distance(summary.near, words)))
    told += _left_out(summary, words)
    if is_guarded(summary):
        told += _held_back(summary, words)
    told += [
        words.translate(
            "Synpunkt", "The number shows what was said, not how many people think so."
        ),
        words.translate(
            "Synpunkt", "Viewpoints from dialogue are not formal statements in the plan matter."
        ),
    ]
    return told


def _held_back(summary: Summary, words: Words) -> list[str]:
    """What the marks of counts that are held back mean."""
    told = []
    if summary.min_count > 2:
        text = words.translate("Synpunkt", "'{few}' is a number from 1 to {most}.")
        told.append(text.format(few=few(summary), most=words.number(summary.min_count - 1)))
    text = words.translate(
        "Synpunkt", "'{mark}' is held back, so that no small number can be worked out."
    )
    return [*told, text.format(mark=UNTOLD)]


def _left_out(summary: Summary, words: Words) -> list[str]:
    told = []
    outside = summary.counts.get("N_OUTSIDE", 0)
    if outside is None and ("count", "N_OUTSIDE") in summary.small:
        text = words.translate("Synpunkt", "{n} viewpoints lie outside and are no part of this.")
        told.append(text.format(n=few(summary)))
    elif outside is None:
        text = words.translate("Synpunkt", "Some viewpoints lie outside and are no part of this.")
        told.append(text)
    elif outside:
        told.append(
            words.translate(
                "Synpunkt", "%n viewpoint(s) lie outside and are no part of this.", "", outside
            )
        )
    unusable = summary.counts.get("N_UNUSABLE", 0)
    if unusable is None and ("count", "N_UNUSABLE") in summary.small:
        text = words.translate("Synpunkt", "{n} rows could not be used.")
        told.append(text.format(n=few(summary)))
    elif unusable is None:
        told.append(words.translate("Synpunkt", "Some rows could not be used."))
    else:
        told.append(words.translate("Synpunkt", "%n row(s) could not be used.", "", unusable))
    withdrawn = summary.counts.get("N_WITHDRAWN", 0)
    if withdrawn:
        text = words.translate("Synpunkt", "%n withdrawn viewpoint(s) left out.", "", withdrawn)
        told.append(text)
    return told
