"""From the account to a document in words: cover, and the parts A to G in their order."""

from __future__ import annotations

import functools

from ...layers.language import Words, words
from . import overview, part_a, part_f, part_g, viewpoint_parts
from .document import Block, Document, Heading
from .model import REVIEW, Account
from .pictures.gallery import Gallery
from .wording import Wording


def write(account: Account, gallery: Gallery | None = None) -> Document:
    """The document in the account's language, with its pictures; the same gives the same."""
    told = Wording(words(account.language))
    kind, date = told.kind(account), told.words.date(account.date)
    return Document(
        language=told.words.language,
        kind=kind,
        title=account.title,
        mark=told.audience(account.audience),
        draft=told.draft(account),
        date=date,
        author=account.by_role or "",
        cover=tuple(_cover(account, told)),
        blocks=tuple(_blocks(account, told, gallery or Gallery())),
        description=told.words.translate(
            "Synpunkt", "%n viewpoint(s) and their answers", "", len(account.entries)
        ),
    )


def _cover(account: Account, told: Wording) -> list[tuple[str, str]]:
    translate = told.words.translate
    first, last = account.period
    period = f"{told.date(first)} – {told.date(last)}" if first or last else ""
    counts = translate(
        "Synpunkt", "{n} viewpoints, {answered} answered, {unmet} not met or partly met"
    )
    facts = [
        (translate("Synpunkt", "Matter"), account.title),
        (translate("Synpunkt", "Designation"), account.designation or ""),
        (translate("Synpunkt", "Registry number"), account.diary_ref or ""),
        (translate("Synpunkt", "Procedure"), told.code("procedure", account.procedure, "")),
        (_period_name(account, told.words), period),
        (translate("Synpunkt", "Date"), told.words.date(account.date)),
        (translate("Synpunkt", "Written by"), account.by_role or ""),
        (
            translate("Synpunkt", "Contents"),
            counts.format(
                n=told.words.number(len(account.entries)),
                answered=told.words.number(len(account.entries) - len(account.unanswered)),
                unmet=told.words.number(len(account.unmet)),
            ),
        ),
    ]
    return [(name, value) for name, value in facts if value]


def _period_name(account: Account, words: Words) -> str:
    if account.kind == REVIEW:
        return words.translate("Synpunkt", "Review")
    return words.translate("Synpunkt", "Consultation")


def _blocks(account: Account, told: Wording, gallery: Gallery) -> list[Block]:
    translate = told.words.translate
    parts = (
        ("A", translate("Synpunkt", "How the dialogue was held"), part_a.blocks),
        ("B", translate("Synpunkt", "Statements and answers"), viewpoint_parts.statements),
        (
            "C",
            translate("Synpunkt", "Viewpoints from dialogue and walks"),
            functools.partial(viewpoint_parts.dialogue, maps=gallery.themes),
        ),
        ("D", translate("Synpunkt", "Joint answers"), viewpoint_parts.joint),
        ("E", translate("Synpunkt", "Not met, with reasons"), viewpoint_parts.unmet),
        ("F", translate("Synpunkt", "Actions and handovers"), part_f.blocks),
        ("G", translate("Synpunkt", "Method and privacy"), part_g.blocks),
    )
    found: list[Block] = []
    figures = overview.blocks(account, told, gallery)
    if figures:
        found += [Heading(1, translate("Synpunkt", "Overview")), *figures]
    for letter, title, part in parts:
        found += [Heading(1, f"{letter}. {title}"), *part(account, told)]
    return found
