"""The account as one HTML page that needs nothing else: no network, no script."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable

from ...layers import resources
from ...layers.language import Words, words
from ..summary.markup import Html, element, isolated, join
from .document import Block, Document, Heading, Paragraph, Picture, Pictures, Points, Table

STYLE = "account.css"


def render(document: Document) -> str:
    """The page; the same document gives the same text.

    Printed, every page bears its number, whom it is for and, on a draft, what is missing.
    """
    said = words(document.language)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="description", content=document.description),
        element("meta", name="author", content=document.author) if document.author else None,
        element("title", f"{document.kind}: {document.title}"),
        element("style", _style(document, said)),
    )
    names = _anchors(document.blocks)
    body = element(
        "body",
        element("aside", element("strong", document.draft), class_="draft")
        if document.draft
        else None,
        _cover(document),
        _contents(document, names, said) if document.has_contents else None,
        element("main", *_content(document.blocks, names)),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=document.language)}\n"


def _cover(document: Document) -> Html:
    facts = [
        join(element("dt", name), element("dd", isolated(value))) for name, value in document.cover
    ]
    return element(
        "header",
        element("p", document.mark, class_="mark"),
        element("h1", document.kind),
        element("p", isolated(document.title), class_="about"),
        element("dl", *facts),
    )


def _contents(document: Document, names: dict[int, str], said: Words) -> Html:
    title = said.translate("Synpunkt", "Contents")
    parts: list[tuple[Html, list[Html]]] = []
    for i, block in document.contents:
        link = element("a", isolated(block.text), href=f"#{names[i]}")
        if block.level == 1:
            parts.append((link, []))
        elif parts:
            parts[-1][1].append(element("li", link))
    entries = [
        element("li", link, element("ul", *below) if below else None) for link, below in parts
    ]
    return element("nav", element("h2", title), element("ul", *entries), aria_label=title)


def _anchors(blocks: Iterable[Block]) -> dict[int, str]:
    return {i: f"h{i}" for i, block in enumerate(blocks) if isinstance(block, Heading)}


def _content(blocks: Iterable[Block], names: dict[int, str]) -> list[Html]:
    # The document's own title is h1.
    return [
        element(f"h{block.level + 1}", isolated(block.text), id=names[i])
        if isinstance(block, Heading)
        else _MAKERS[type(block)](block)
        for i, block in enumerate(blocks)
    ]


def _paragraph(block: Paragraph) -> Html:
    return element("p", block.text, dir="auto", class_="note" if block.is_note else None)


def _points(block: Points) -> Html:
    return element("ul", *(element("li", isolated(item)) for item in block.items))


def _table(block: Table) -> Html:
    columns = [element("col", style=f"width: {share}%") for share in block.shares]
    heads = [element("th", cell, scope="col") for cell in block.head]
    rows = [
        element(
            "tr",
            # What is left to be written by hand names no row.
            element("th", row[0], scope="row", dir="auto")
            if row[0].strip()
            else element("td", row[0]),
            *(element("td", cell, dir="auto") for cell in row[1:]),
            class_="long" if block.may_break(row) else None,
        )
        for row in block.rows
    ]
    return element(
        "table",
        element("caption", isolated(block.caption), class_="again" if block.is_titled else None),
        element("colgroup", *columns),
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        class_="whole" if block.stays_whole else None,
    )


def _pictures(block: Pictures) -> Html:
    return element(
        "figure",
        *(_picture(one) for one in block.items),
        element("figcaption", isolated(block.caption)),
    )


def _picture(picture: Picture) -> Html:
    kind = "svg+xml" if picture.svg else ("png" if picture.is_png else "jpeg")
    content = picture.svg.encode() or picture.content
    return element(
        "img",
        src=f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}",
        alt=picture.alt,
        style=f"width: {picture.width:.1f}mm",
    )


_MAKERS: dict[type, Callable[..., Html]] = {
    Pictures: _pictures,
    Paragraph: _paragraph,
    Points: _points,
    Table: _table,
}


def _style(document: Document, said: Words) -> Html:
    page = said.translate("Synpunkt", "Page")
    boxes = {
        "top-left": _string(document.draft),
        "top-right": _string(document.mark),
        "bottom-left": _string(f"{document.kind}: {document.title}"),
        "bottom-right": f'{_string(page)} " " counter(page) " / " counter(pages)',
    }
    margins = "".join(f"@{name} {{ content: {content}; }}" for name, content in boxes.items())
    style = resources.path(STYLE).read_text(encoding="utf-8")
    # Ours but for the strings, of which every character that CSS or HTML could mean is escaped.
    return Html(f"{style}@page {{ {margins} }}\n")


def _string(text: str) -> str:
    """``text`` as a CSS string that is nothing else in HTML either."""
    plain = " ".join(text.split())
    safe = (c if c.isalnum() or c in " .,:()–" else f"\\{ord(c):x} " for c in plain)
    return f'"{"".join(safe)}"'
