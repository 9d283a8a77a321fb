"""Page two: what people said, in their own words, by theme. Only where texts were asked for."""

from __future__ import annotations

from ...layers.language import Words
from . import themes
from .markup import Html, element, isolated, join, shortened
from .model import Member, Summary
from .page_blocks import section
from .page_words import short_date, theme_label, zone_label
from .symbols import inline_mark, kind, kind_label


def texts_block(summary: Summary, words: Words) -> Html | None:
    """The texts; None if none were asked for or nobody left one."""
    if summary.texts == "none":
        return None
    members = [m for m in summary.members if m.withheld or (m.text or "").strip()]
    if not members:
        return None
    parts = []
    for theme, found in themes.by_theme(members).items():
        name = isolated(shortened(theme_label(theme, words), 80))
        heading = element("h3", name, f" ({words.number(len(found))})")
        entries = [_entry(member, summary, words) for member in found]
        parts.append(join(heading, element("ul", *entries, class_="texts")))
    title = words.translate("Synpunkt", "Texts (internal)")
    return section(title, *parts, class_="page")


def _entry(member: Member, summary: Summary, words: Words) -> Html:
    name = kind(member.valence)
    mark: list[Html | str] = [inline_mark(name), " "]
    if member.number:
        mark += [element("b", isolated(shortened(member.number, 20))), " "]
    facts = [kind_label(name, words), zone_label(member.zone, summary, words)]
    if member.occasion:
        facts.append(shortened(member.occasion, 60))
    date = member.occasion_date or member.date
    if date:
        facts.append(short_date(date, words))
    told = [isolated(fact) for fact in facts]
    line = element("p", *mark, Html(" · ".join(told)), class_="facts")
    return element("li", line, _text(member, words))


def _text(member: Member, words: Words) -> Html:
    if member.withheld or member.text is None:
        return element("p", _withheld(member, words), class_="withheld")
    return element("p", member.text.strip(), dir="auto", class_="text")


def _withheld(member: Member, words: Words) -> str:
    if not member.number:
        return words.translate("Synpunkt", "[unchecked text]")
    text = words.translate("Synpunkt", "[unchecked text, see no. {number}]")
    return text.format(number=member.number)
