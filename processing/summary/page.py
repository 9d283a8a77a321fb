"""The HTML page of a summary: page one for the screen in the meeting, the texts after it."""

from __future__ import annotations

import dataclasses

from ...layers import language, resources
from ...layers.language import Words
from . import page_blocks as blocks
from .markup import Html, element
from .model import Summary
from .page_areas import areas_block
from .page_method import messages_block, method_block
from .page_order import in_order
from .page_texts import texts_block
from .page_words import received, title
from .sentence import sentence
from .symbols import definitions
from .theme_table import ThemeTable
from .themes import is_guarded

STYLE = "page.css"


def render(summary: Summary) -> str:
    """One HTML document in ``summary.language`` that needs nothing else: no network, no script.

    Page one holds counts only and can be shown to anyone in the room; what people wrote follows
    on pages of its own, if ``summary.texts`` asks for it. The same summary gives the same text.
    """
    words = language.words(summary.language)
    if is_guarded(summary):
        # Nothing is drawn or counted from single viewpoints where small counts are held back.
        summary = dataclasses.replace(summary, members=[])
    summary = dataclasses.replace(summary, members=in_order(summary.members))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title(summary, words)),
        element("style", _style()),
    )
    body = element(
        "body",
        definitions(),
        element("main", _page_one(summary, words), *_further(summary, words)),
    )
    document = element("html", head, body, lang=words.language)
    return f"<!DOCTYPE html>\n{document}\n"


def _page_one(summary: Summary, words: Words) -> Html:
    return element(
        "div",
        _header(summary, words),
        element("div", *_overview(summary, words), class_="overview"),
        element("div", *_lists(summary, words), class_="lists"),
        method_block(summary, words),
        class_="one",
    )


def _header(summary: Summary, words: Words) -> Html:
    when = received(summary, words)
    mark = words.translate("Synpunkt", "INTERNAL")
    return element(
        "header",
        element(
            "div",
            element("h1", title(summary, words)),
            element("p", mark, class_="internal"),
            class_="title",
        ),
        element("p", when, class_="received") if when else None,
        element("p", sentence(summary, words), class_="sentence"),
    )


def _overview(summary: Summary, words: Words) -> list[Html | None]:
    themes = ThemeTable(summary, words)
    table = themes.draw()
    if themes.has_types:
        heading = words.translate("Synpunkt", "Themes and types")
    else:
        heading = words.translate("Synpunkt", "Themes")
    return [
        blocks.map_block(summary, words),
        blocks.section(heading, table) if table else None,
    ]


def _lists(summary: Summary, words: Words) -> list[Html | None]:
    works, lacking, suggested = blocks.type_blocks(summary, words)
    return [
        works,
        lacking,
        suggested,
        _stack(blocks.time_block(summary, words), blocks.occasion_block(summary, words)),
        blocks.mixed_block(summary, words),
        blocks.without_place_block(summary, words),
    ]


def _stack(*found: Html | None) -> Html | None:
    """Blocks one below the other in one place; None if there are none."""
    return element("div", *found, class_="stack") if any(found) else None


def _further(summary: Summary, words: Words) -> list[Html | None]:
    return [
        areas_block(summary, words),
        messages_block(summary, words),
        texts_block(summary, words),
    ]


def _style() -> Html:
    # Ours, and plain CSS: nothing in it needs escaping.
    return Html(resources.path(STYLE).read_text(encoding="utf-8"))
