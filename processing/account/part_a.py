"""Part A: how the dialogue was held, who was reached, and what nobody spoke of."""

from __future__ import annotations

from collections.abc import Iterable

from .document import Block, Heading, Paragraph, Points, Table
from .model import Account, Occasion, Tally
from .wording import Wording


def blocks(account: Account, told: Wording) -> list[Block]:
    """Occasions, those who took part, what was counted, and what is missing."""
    translate = told.words.translate
    if not account.occasions:
        return [Paragraph(translate("Synpunkt", "No occasion is put down."))]
    found: list[Block] = [_occasions(account, told)]
    if any(one.parties for one in account.occasions):
        found += [Heading(2, translate("Synpunkt", "Who took part"))]
        found.append(_parties(account, told))
    if account.tallies:
        found += [
            Heading(2, translate("Synpunkt", "Counted at the occasions")),
            tallies_table(account.tallies, told),
        ]
    if account.silent_parts:
        found += [
            Heading(2, translate("Synpunkt", "Parts of the plan that nobody spoke of")),
            Points(account.silent_parts),
        ]
    return found


def _occasions(account: Account, told: Wording) -> Table:
    translate, number = told.words.translate, told.words.number
    not_known = translate("Synpunkt", "Not known")
    head = (
        translate("Synpunkt", "Date"),
        translate("Synpunkt", "Occasion"),
        translate("Synpunkt", "Place"),
        translate("Synpunkt", "Participants"),
        translate("Synpunkt", "Level of participation"),
        translate("Synpunkt", "Did we reach those whom the survey misses?"),
        translate("Synpunkt", "Count"),
    )
    rows = [
        (
            told.date(one.day),
            _title(one, told),
            told.said(one.place, missing=not_known),
            not_known if one.participants is None else number(one.participants),
            told.code("participation_level", one.participation_level, not_known),
            told.code("reached_unsurveyed", one.reached_unsurveyed, not_known),
            number(one.viewpoints),
        )
        for one in account.occasions
    ]
    caption = translate("Synpunkt", "Occasions, and the viewpoints that came of them")
    return Table(head, (14, 22, 15, 12, 14, 14, 9), tuple(rows), caption)


def _title(one: Occasion, told: Wording) -> str:
    kind = told.code("occasion_kind", one.kind, "")
    return ", ".join(filter(None, (told.said(one.title), kind)))


def _parties(account: Account, told: Wording) -> Table:
    translate = told.words.translate
    head = (
        translate("Synpunkt", "Occasion"),
        translate("Synpunkt", "Party"),
        translate("Synpunkt", "Role"),
    )
    rows = [
        (f"{told.said(one.title)}, {told.date(one.day)}", told.said(party), _role(role, told))
        for one in account.occasions
        for role, party in one.parties
    ]
    return Table(head, (40, 40, 20), tuple(rows), translate("Synpunkt", "Parties at the occasions"))


def _role(role: str | None, told: Wording) -> str:
    return told.code("party_role", role, told.words.translate("Synpunkt", "Not said"))


def tallies_table(tallies: Iterable[Tally], told: Wording) -> Table:
    """What was counted, by dimension and band."""
    translate = told.words.translate
    head = (
        translate("Synpunkt", "Dimension"),
        translate("Synpunkt", "Group within the dimension"),
        translate("Synpunkt", "Count"),
    )
    held_back = translate("Synpunkt", "Held back")
    rows = [
        (
            one.dimension or translate("Synpunkt", "Not said"),
            one.band,
            held_back if one.count is None else told.words.number(one.count),
        )
        for one in tallies
    ]
    caption = translate("Synpunkt", "Voluntary counts, all occasions together")
    return Table(head, (40, 40, 20), tuple(rows), caption)
