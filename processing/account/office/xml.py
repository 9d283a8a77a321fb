"""XML elements in which text can't become markup: a plain string is data and is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SPECIAL = re.compile('[&<>"]')
# What XML 1.0 may not hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Xml(str):
    """Finished markup; a plain ``str`` is not."""

    __slots__ = ()


Child = str | Xml | None


def escape(text: str) -> Xml:
    """``text`` as character data; what XML can't hold becomes U+FFFD."""
    clean = _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return Xml(_SPECIAL.sub(lambda found: _ENTITIES[found.group()], clean))


def join(*children: Child) -> Xml:
    """The children one after the other; None is nothing."""
    return Xml(
        "".join(
            child if isinstance(child, Xml) else escape(child)
            for child in children
            if child is not None
        )
    )


def tag(name: str, attributes: Mapping[str, object] | None = None, *children: Child) -> Xml:
    """``<name attributes>children</name>``; an attribute that is None is left out."""
    opening = "".join(
        f' {key}="{escape(str(value))}"'
        for key, value in (attributes or {}).items()
        if value is not None
    )
    inner = join(*children)
    return Xml(f"<{name}{opening}>{inner}</{name}>" if inner else f"<{name}{opening}/>")


def part(root: Xml) -> bytes:
    """A whole XML file."""
    return f"{_DECLARATION}{root}".encode()
