"""Part G: who belongs and why, what was left out, and what the account was made of."""

from __future__ import annotations

from ...layers.matters import BASES
from .document import Block, Heading, Paragraph, Points, Table
from .model import Account, by_number
from .wording import Wording


def blocks(account: Account, told: Wording) -> list[Block]:
    """Why each viewpoint is here, how texts were treated, sources."""
    translate = told.words.translate
    found: list[Block] = [
        Heading(2, translate("Synpunkt", "Why the viewpoints are here")),
        Paragraph(_rule(told)),
    ]
    if account.entries:
        found.append(_why(account, told))
    left_out = _left_out(account, told)
    found += [Points(tuple(left_out))] if left_out else []
    found += [
        Heading(2, translate("Synpunkt", "Privacy")),
        Points(tuple(_privacy(account, told))),
        Heading(2, translate("Synpunkt", "What the account was made of")),
        _made_of(account, told),
    ]
    if account.provenance.sources:
        found.append(_sources(account, told))
    if account.earlier is not None:
        found += _later(account, told)
    return found


def _rule(told: Wording) -> str:
    translate = told.words.translate
    return " ".join(
        (
            translate("Synpunkt", "Each viewpoint counts once."),
            translate(
                "Synpunkt",
                "A viewpoint belongs to the matter if it lies inside or on the edge of its area,"
                " is tied to a part of the plan, comes from an occasion or a statement of the"
                " matter, or was added by hand.",
            ),
            translate("Synpunkt", "The number shows what was said, not how many people think so."),
        )
    )


def _why(account: Account, told: Wording) -> Table:
    """Each viewpoint once: by its reasons together."""
    translate = told.words.translate
    groups: dict[tuple[str, ...], list[str]] = {}
    for entry in account.entries:
        groups.setdefault(entry.why, []).append(entry.label)
    order = sorted(groups, key=lambda why: [BASES.index(one) for one in why])
    rows = [
        (
            told.why(why, missing=translate("Synpunkt", "Not said")),
            told.words.number(len(groups[why])),
            ", ".join(by_number(groups[why])),
        )
        for why in order
    ]
    head = (
        translate("Synpunkt", "Why"),
        translate("Synpunkt", "Count"),
        translate("Synpunkt", "No."),
    )
    return Table(head, (25, 10, 65), tuple(rows), translate("Synpunkt", "Why, by number"))


def _left_out(account: Account, told: Wording) -> list[str]:
    translate, found = told.words.translate, []
    if account.excluded:
        found.append(
            translate(
                "Synpunkt", "%n viewpoint(s) left out by hand, with a reason.", "", account.excluded
            )
        )
    if account.later_stage:
        found.append(
            translate(
                "Synpunkt",
                "%n viewpoint(s) of statements from a later stage left out.",
                "",
                account.later_stage,
            )
        )
    if account.near:
        near = translate(
            "Synpunkt",
            "%n viewpoint(s) within {near} m of the area do not belong to the matter.",
            "",
            account.near,
        )
        found.append(near.format(near=told.words.number(account.near_m)))
    return found


def _privacy(account: Account, told: Wording) -> list[str]:
    translate = told.words.translate
    found = [
        translate("Synpunkt", "Private senders have a running number, never a name."),
        translate("Synpunkt", "Contact details and original texts are not part of the account."),
    ]
    if account.audience == "internal":
        found.append(
            translate("Synpunkt", "Texts stand as they were written down; blocked ones do not.")
        )
    else:
        found.append(translate("Synpunkt", "Only texts that a person has checked are told."))
    if account.audience == "public":
        found.append(
            translate(
                "Synpunkt",
                "Blocked viewpoints, those of the police and those on public order are held back;"
                " so are texts with personal numbers, telephone numbers and e-mail addresses.",
            )
        )
    if account.held_back:
        found.append(translate("Synpunkt", "%n viewpoint(s) held back.", "", account.held_back))
    return found


def _made_of(account: Account, told: Wording) -> Table:
    translate, made = told.words.translate, account.provenance
    areas = {
        "given": translate("Synpunkt", "A given boundary"),
        "plan": translate("Synpunkt", "The matter's plan as last seen"),
        "none": translate("Synpunkt", "None"),
    }
    facts = [
        (translate("Synpunkt", "Area"), areas[made.boundary]),
        (translate("Synpunkt", "Checksum of the area"), made.boundary_sha256 or "–"),
        (translate("Synpunkt", "Checksum of the viewpoints"), made.members_sha256),
        (translate("Synpunkt", "Coordinate system"), made.crs or "–"),
        (
            translate("Synpunkt", "Filters"),
            "; ".join(_filter(one, told) for one in made.filters) or translate("Synpunkt", "None"),
        ),
        (translate("Synpunkt", "Version of the rules"), str(made.rules)),
        (translate("Synpunkt", "Version of the store"), str(made.schema_version)),
        ("Synpunkt", made.plugin_version or "–"),
        ("QGIS", made.qgis_version),
    ]
    head = (translate("Synpunkt", "What"), translate("Synpunkt", "Value"))
    return Table(head, (35, 65), tuple(facts), translate("Synpunkt", "Origin of the account"))


def _filter(given: str, told: Wording) -> str:
    """A parameter and its value in words."""
    name, _, value = given.partition(" = ")
    if name == "NEAR":
        return told.words.translate("Synpunkt", "Near is within {metres} m").format(metres=value)
    return told.words.translate("Synpunkt", "Plans told apart by {field}").format(field=value)


def _sources(account: Account, told: Wording) -> Table:
    translate = told.words.translate
    head = (
        translate("Synpunkt", "File"),
        translate("Synpunkt", "Checksum"),
        translate("Synpunkt", "Viewpoints"),
    )
    unnamed = translate("Synpunkt", "Name left out")
    rows = [
        (one.file_name or unnamed, one.sha256 or "–", told.words.number(one.viewpoints))
        for one in account.provenance.sources
    ]
    return Table(head, (35, 50, 15), tuple(rows), translate("Synpunkt", "Files that were imported"))


def _later(account: Account, told: Wording) -> list[Block]:
    translate = told.words.translate
    title = translate("Synpunkt", "Came in after the account of {date}").format(
        date=told.date(account.earlier)
    )
    found: list[Block] = [Heading(2, title)]
    if account.later:
        head = (
            translate("Synpunkt", "No."),
            translate("Synpunkt", "Received on"),
            translate("Synpunkt", "Theme"),
            translate("Synpunkt", "Answer"),
        )
        rows = [
            (
                one.label,
                told.date(one.received_on),
                told.theme(one.theme),
                told.decision(one.answer),
            )
            for one in account.later
        ]
        found.append(Table(head, (10, 20, 40, 30), tuple(rows), title, is_titled=True))
    else:
        found.append(Paragraph(translate("Synpunkt", "Nothing has been added.")))
    if account.gone:
        gone = translate("Synpunkt", "No longer here: {numbers}.")
        found.append(Paragraph(gone.format(numbers=", ".join(by_number(account.gone)))))
    return found
