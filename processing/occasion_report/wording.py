"""The words of a report's values, and the tables that protocol and report share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ...layers import codes, occasions
from ..account import part_f
from ..account.document import Block, Heading, Picture, Pictures, Table
from ..account.wording import Wording
from ..summary.withholding import OTHER, TYPES
from .model import Action, Remark, Report, Shown

#: In millimetres: how wide a photo is where there are three in a line, or two, and how high.
_NARROW, _WIDE, _HIGHEST = 55.0, 84.0, 63.0


def kind(report: Report, told: Wording, blank: bool = False) -> str:
    """What the document is."""
    if blank:
        return told.words.translate("Synpunkt", "Sheet to carry")
    if report.is_walk:
        return told.words.translate("Synpunkt", "Protocol of a safety walk")
    return told.words.translate("Synpunkt", "Report from a dialogue")


def facts(report: Report, told: Wording) -> list[tuple[str, str]]:
    """What is known of the occasion beforehand as (name, value); the unknown is left out."""
    translate, facts_ = told.words.translate, report.facts
    # A walk is a walk.
    phase = "" if report.phase in ("none", "walk") else told.code("phase", report.phase, "")
    kinds = _joined(told.code("occasion_kind", facts_.kind, ""), phase)
    matter = ", ".join(filter(None, (report.matter, report.diary_ref)))
    found = [
        (translate("Synpunkt", "Occasion"), kinds),
        (translate("Synpunkt", "When"), occasions.when(report.begins, report.ends)),
        (translate("Synpunkt", "Place"), told.said(facts_.place, missing="")),
        (translate("Synpunkt", "Matter"), matter),
        (translate("Synpunkt", "Light and season"), _light(report, told)),
        (translate("Synpunkt", "Question"), told.said(report.question, missing="")),
        (translate("Synpunkt", "Follows"), told.said(report.follows, missing="")),
        (
            translate("Synpunkt", "Level of participation"),
            told.code("participation_level", facts_.participation_level, ""),
        ),
        *_parties(report, told),
    ]
    return [(name, value) for name, value in found if value]


def outcome(report: Report, told: Wording) -> list[tuple[str, str]]:
    """What is known of the occasion afterwards as (name, value)."""
    translate, facts_ = told.words.translate, report.facts
    found = [
        (translate("Synpunkt", "Weather"), told.said(report.weather, missing="")),
        (translate("Synpunkt", "Participants"), told.words.number(facts_.participants)),
        (
            translate("Synpunkt", "Reached whom the survey misses"),
            told.code("reached_unsurveyed", facts_.reached_unsurveyed, ""),
        ),
    ]
    return [(name, value) for name, value in found if value]


def _light(report: Report, told: Wording) -> str:
    codes_ = (
        ("light_condition", report.light),
        ("season", report.season),
        ("leaf_state", report.leaves),
    )
    said = [told.code(name, code, "") for name, code in codes_ if code != "not_applicable"]
    return _joined(*said)


def _parties(report: Report, told: Wording) -> list[tuple[str, str]]:
    """("Organiser", "The municipality") for each role."""
    names: dict[str, list[str]] = {}
    for role, party in report.facts.parties:
        label = told.code("party_role", role, told.words.translate("Synpunkt", "Took part"))
        names.setdefault(label, []).append(told.said(party))
    return [(role, ", ".join(parties)) for role, parties in names.items()]


def counted(report: Report, told: Wording) -> str:
    """ "12 viewpoints, 5 actions"."""
    n, tasks = len(report.all_remarks), len(report.all_actions)
    viewpoints = told.words.translate("Synpunkt", "%n viewpoint(s)", "", n)
    actions = told.words.translate("Synpunkt", "%n action(s)", "", tasks)
    return f"{viewpoints}, {actions}"


def remarks_table(remarks: Sequence[Remark], caption: str, told: Wording, by_theme: bool) -> Table:
    """What was said; ``by_theme`` says that the theme stands above and the place in the table.

    When it is so has a column only where somebody said it.
    """
    translate = told.words.translate
    where = translate("Synpunkt", "Place") if by_theme else translate("Synpunkt", "Theme")
    timed = any(one.time_context for one in remarks)
    head = [
        translate("Synpunkt", "No."),
        translate("Synpunkt", "Type"),
        where,
        translate("Synpunkt", "Viewpoint"),
        *([translate("Synpunkt", "When it is so")] if timed else []),
    ]
    not_said = translate("Synpunkt", "Not said")
    rows = [
        (
            one.label,
            _type(one, told),
            told.place(one) if by_theme else told.theme(one.theme),
            _text(one, told),
            *([told.code("time_context", one.time_context, not_said)] if timed else []),
        )
        for one in remarks
    ]
    shares = (8, 15, 20, 43, 14) if timed else (8, 15, 22, 55)
    return Table(tuple(head), shares, tuple(rows), caption, is_titled=by_theme)


def actions_table(actions: Sequence[Action], caption: str, told: Wording) -> Table:
    """What is to be done, by whom and when, how far it has come, and why not where that is so."""
    translate = told.words.translate
    head = (
        translate("Synpunkt", "Action"),
        translate("Synpunkt", "Responsible"),
        translate("Synpunkt", "Due on"),
        translate("Synpunkt", "Status"),
        translate("Synpunkt", "No."),
    )
    rows = [
        (
            told.said(one.description),
            told.code("responsible", one.responsible, translate("Synpunkt", "Not said")),
            told.words.date(one.due_on) or translate("Synpunkt", "No date"),
            _status(one, told),
            ", ".join(one.serves) or "–",
        )
        for one in actions
    ]
    return Table(head, (33, 18, 13, 26, 10), tuple(rows), caption)


def photos(report_photos: Iterable[tuple[str, Shown]], told: Wording) -> list[Block]:
    """The photos of (what they belong to, photo), in this order; none: no block."""
    chosen = list(report_photos)
    if not chosen:
        return []
    width = _WIDE if len(chosen) in (1, 2, 4) else _NARROW
    order = told.words.translate("Synpunkt", "Photos, in this order: {owners}.")
    owners = _in_a_row([owner for owner, _ in chosen])
    items = tuple(_picture(photo, owner, width, told) for owner, photo in chosen)
    return [Pictures(items, order.format(owners=owners))]


def photos_of(remarks: Iterable[Remark]) -> list[tuple[str, Shown]]:
    """The photos of viewpoints with their numbers."""
    return [(one.label, photo) for one in remarks for photo in one.photos]


def themes_table(remarks: Sequence[Remark], told: Wording) -> Table:
    """How many viewpoints there are by first-level theme and type, good first."""
    translate, number = told.words.translate, told.words.number
    kinds = (*TYPES, OTHER)
    counts: Counter[tuple[str, str]] = Counter()
    for one in remarks:
        theme = codes.first_level("theme", one.theme or "")
        counts[theme, one.valence if one.valence in TYPES else OTHER] += 1
    totals = Counter({theme: 0 for theme, _ in counts})
    for (theme, _), n in counts.items():
        totals[theme] += n
    rows = [
        (told.theme(theme or None), *(number(counts[theme, one]) for one in kinds), number(n))
        for theme, n in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    sums = [sum(counts[theme, one] for theme in totals) for one in kinds]
    rows.append((translate("Synpunkt", "All"), *map(number, sums), number(sum(sums))))
    heads = [told.code("valence", one) for one in TYPES]
    head = (translate("Synpunkt", "Theme"), *heads, translate("Synpunkt", "Other"))
    caption = translate("Synpunkt", "Viewpoints by theme and type")
    shares = (40, 12, 12, 12, 12, 12)
    return Table((*head, translate("Synpunkt", "All")), shares, tuple(rows), caption)


def by_theme(remarks: Iterable[Remark]) -> list[tuple[str, list[Remark]]]:
    """Viewpoints by first-level theme, in the order of the list; those without a theme last."""
    order = {code.code: i for i, code in enumerate(codes.codes("theme"))}
    found: dict[str, list[Remark]] = {}
    for one in remarks:
        found.setdefault(codes.first_level("theme", one.theme or ""), []).append(one)
    return sorted(found.items(), key=lambda pair: (not pair[0], order.get(pair[0], len(order))))


def section(level: int, title: str, *blocks: Block) -> list[Block]:
    """A heading and what stands below it."""
    return [Heading(level, title), *blocks]


def _type(one: Remark, told: Wording) -> str:
    kind_ = told.code("valence", one.valence, told.words.translate("Synpunkt", "No type"))
    severity = told.code("severity", one.severity, "")
    if not severity:
        return kind_
    text = told.words.translate("Synpunkt", "severity: {severity}")
    return f"{kind_}\n{text.format(severity=severity.lower())}"


def _text(one: Remark, told: Wording) -> str:
    text = told.said(one.said, one.number, told.words.translate("Synpunkt", "No text"))
    if not one.others:
        return text
    return f"{text}\n({told.words.translate('Synpunkt', '%n more agreed', '', one.others)})"


def _status(one: Action, told: Wording) -> str:
    status = part_f.status(one, told)
    seen = told.said(one.verified_at, missing="")
    text = told.words.translate("Synpunkt", "{status} (looked at: {occasion})")
    return text.format(status=status, occasion=seen) if seen else status


def _picture(photo: Shown, owner: str, width: float, told: Wording) -> Picture:
    across, high = photo.size
    height = width * high / across
    if height > _HIGHEST:
        width, height = _HIGHEST * across / high, _HIGHEST
    alt = told.words.translate("Synpunkt", "Photo: {owner}").format(owner=owner)
    if photo.taken_at is not None:
        alt = f"{alt}, {occasions.when(photo.taken_at, None)}"
    return Picture(photo.content, alt, width, height)


def _in_a_row(owners: Sequence[str]) -> str:
    """ "12 (2), 15"."""
    counted_ = Counter(owners)
    return ", ".join(f"{one} ({n})" if n > 1 else one for one, n in counted_.items())


def _joined(*told: str) -> str:
    """ "Dusk, autumn, bare"."""
    first, *others = [one for one in told if one] or [""]
    return ", ".join((first, *(one.lower() for one in others)))
