"""HTML and SVG elements in which text can't become markup.

A child that is a plain string is data and is escaped; only what these functions have made
themselves (``Html``) goes in as it is. So nobody has to remember to escape.
"""

from __future__ import annotations

import re

_VOID = frozenset(("meta", "br", "col", "img"))
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_SPECIAL = re.compile("[&<>\"']")
# What an HTML document may not hold: control characters, lone surrogates, non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Html(str):
    """Finished markup; a plain ``str`` is not."""

    __slots__ = ()


Child = str | Html | None


def escape(text: str) -> Html:
    """``text`` as character data; characters that HTML can't hold become U+FFFD."""
    clean = _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return Html(_SPECIAL.sub(lambda found: _ENTITIES[found.group()], clean))


def join(*children: Child) -> Html:
    """The children one after the other; None is nothing."""
    return Html(
        "".join(
            child if isinstance(child, Html) else escape(child)
            for child in children
            if child is not None
        )
    )


def element(name: str, /, *children: Child, **attributes: str | float | None) -> Html:
    """``<name attributes>children</name>``.

    ``_`` in an attribute's name becomes ``-``, one at its end goes (``class_``, ``stroke_width``);
    an attribute that is None is left out. Numbers get at most one decimal.
    """
    opening = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{name}{opening}>")
    return Html(f"<{name}{opening}>{join(*children)}</{name}>")


def isolated(text: str) -> Html:
    """Someone else's text within a line: its writing direction stays its own."""
    return element("bdi", text)


def shortened(text: str, length: int) -> str:
    """``text`` on one line, at most ``length`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _value(value: str | float) -> str:
    if not isinstance(value, float):
        return str(value)
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
