"""JSON and XML documents whose records are viewpoints: replies of APIs, and exports.

They are read as a whole, so there is a limit. XML goes through a reader that fetches nothing and
refuses a document that declares entities.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QXmlStreamReader

from ...layers.errors import InputError
from ...layers.language import translate
from .decoding import Examined, cant_read, examine, fingerprint
from .records import flatten, records_of, repeat_paths
from .sources.refused import refuse_root
from .table import NUL_MARK, RowProgress, SourceRow, SourceTable

#: No document may be larger than this, in bytes.
LIMIT = 100_000_000
MEGABYTE = 1_000_000
#: Where the list of records lies in the replies of the systems that we know.
WRAPPERS = ("results", "value", "submissions", "service_requests", "requests", "data", "items")
#: How deep elements may lie within each other.
DEEPEST = 60


def open_json(path: Path, layer: str, encoding: str) -> SourceTable:
    """The rows of a JSON document; ``layer`` is the path of a repeat, "" for the records.

    ``InputError`` for a document that is no JSON, is too large or holds no list of records.
    """
    text, examined = _text(path, encoding)
    try:
        found = json.loads(text, parse_int=_whole)
    except (ValueError, RecursionError) as error:
        raise _unreadable(path, "JSON", str(error)) from error
    return _table(path, found, layer, examined)


def open_xml(path: Path, layer: str) -> SourceTable:
    """The rows of an XML document, which are its root's children; it knows its own encoding."""
    check_size(path)
    refuse_root(root_name(path), path.name)
    try:
        found = _tree(path, path.read_bytes())
    except OSError as error:
        raise cant_read(path, error) from error
    return _table(path, found, layer, Examined("", fingerprint(path), nuls=0))


def repeats_in(path: Path, encoding: str, is_xml: bool) -> list[str]:
    """The paths of the repeats in a document; ``InputError`` if it can't be read."""
    if is_xml:
        return []
    text, _ = _text(path, encoding)
    try:
        return repeat_paths(_items(json.loads(text, parse_int=_whole)) or [])
    except (ValueError, RecursionError) as error:
        raise _unreadable(path, "JSON", str(error)) from error


def root_name(path: Path) -> str:
    """The name of an XML document's root, "" where there is none to be found."""
    try:
        with path.open("rb") as file:
            reader = QXmlStreamReader(file.read(MEGABYTE))
    except OSError as error:
        raise cant_read(path, error) from error
    while not reader.atEnd():
        if reader.readNext() == QXmlStreamReader.TokenType.StartElement:
            return reader.name()
    return ""


def check_size(path: Path) -> None:
    """``InputError`` for a document that is too large to be read as a whole."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise cant_read(path, error) from error
    if size > LIMIT:
        raise InputError(
            translate(
                "Synpunkt",
                "The file {name} holds {size} MB; the limit is {limit} MB. Fetch it in parts.",
            ).format(name=path.name, size=size // MEGABYTE, limit=LIMIT // MEGABYTE)
        )


def _text(path: Path, encoding: str) -> tuple[str, Examined]:
    check_size(path)
    examined = examine(path, encoding)
    try:
        text = path.read_bytes().decode(examined.encoding, "replace")
    except OSError as error:
        raise cant_read(path, error) from error
    return text.replace("\0", NUL_MARK), examined


def _whole(digits: str) -> int | str:
    """Whole numbers that are too long for one are numbers by name only."""
    return int(digits) if len(digits) < 19 else digits


def _table(path: Path, found: Any, layer: str, examined: Examined) -> SourceTable:
    items = _items(found)
    if not items:
        raise InputError(
            translate(
                "Synpunkt",
                "The file {name} holds no list of records, so no viewpoints can be read from it.",
            ).format(name=path.name)
        )
    try:
        records = records_of(path, items, layer)
        columns, own = records.columns()
        repeats = [] if layer else repeat_paths(items)
    except RecursionError as error:
        raise _unreadable(path, "JSON", translate("Synpunkt", "it lies too deep")) from error
    progress = RowProgress(len(items))
    messages = [*_about_reading(examined), *_about_pages(found, len(items)), *_about(repeats)]
    return SourceTable(
        name=path.name,
        columns=columns,
        rows=_counted(records.rows(columns), progress),
        layer=records.repeat or _entity(found),
        sha256=examined.sha256,
        messages=messages,
        share=progress.share,
        folder=str(path.parent),
        own=own,
        encoding=examined.encoding,
        likely_encoding=examined.likely,
    )


def _entity(found: Any) -> str:
    """The path of the repeat that an OData reply is about, "" for submissions."""
    context = found.get("@odata.context") if isinstance(found, dict) else None
    entity = context.rpartition("#Submissions.")[2] if isinstance(context, str) else ""
    return entity.replace(".", "/") if "#Submissions." in str(context) else ""


def _counted(rows: Any, progress: RowProgress) -> Any:
    row: SourceRow
    for row in rows:
        progress.done += 1
        yield row


def _items(found: Any) -> list[Any] | None:
    """The list of records in a document, wherever the systems that we know put it."""
    if isinstance(found, list):
        return found if any(isinstance(item, dict) for item in found) else None
    if not isinstance(found, dict):
        return None
    for key in WRAPPERS:
        if isinstance(found.get(key), list):
            return list(found[key])
        if isinstance(found.get(key), dict) and (within := _items(found[key])):
            return within
    lists = [value for value in found.values() if _is_list_of_records(value)]
    if len(lists) == 1 and len(found) == 1:
        return lists[0]
    # One record by itself, as an API gives it when it is asked for one.
    return [found] if len(flatten(found).cells) > 2 else lists[0] if len(lists) == 1 else None


def _is_list_of_records(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(member, dict) for member in value)


def _about_reading(examined: Examined) -> list[str]:
    return [examined.message] if examined.message else []


def _about_pages(found: Any, read: int) -> list[str]:
    """A reply that goes on elsewhere is not the whole."""
    if not isinstance(found, dict):
        return []
    if not (found.get("next") or found.get("@odata.nextLink")):
        return []
    total = found.get("count") or found.get("@odata.count")
    if isinstance(total, int):
        return [
            translate(
                "Synpunkt",
                "The file is one page of a reply: {read} of {total} records. Fetch the rest too.",
            ).format(read=read, total=total)
        ]
    return [
        translate("Synpunkt", "The file is one page of a reply that goes on. Fetch the rest too.")
    ]


def _about(repeats: list[str]) -> list[str]:
    if not repeats:
        return []
    return [
        translate(
            "Synpunkt",
            "The records have repeats, which were left aside: {repeats}. Name one as the layer to"
            " import its rows.",
        ).format(repeats=", ".join(repeats))
    ]


def _unreadable(path: Path, kind: str, reason: str) -> InputError:
    return InputError(
        translate("Synpunkt", "The file {name} is not {kind} that can be read: {reason}.").format(
            name=path.name, kind=kind, reason=reason
        )
    )


def _tree(path: Path, content: bytes) -> Any:
    """The document as objects, lists and texts; ``InputError`` where it declares entities."""
    reader = QXmlStreamReader(content)
    root: dict[str, Any] = {}
    above: list[dict[str, Any]] = [root]
    names: list[str] = []
    texts = [""]
    while not reader.atEnd():
        token = reader.readNext()
        if token == QXmlStreamReader.TokenType.DTD:
            raise _unreadable(
                path, "XML", translate("Synpunkt", "it declares entities, which is not safe")
            )
        if token == QXmlStreamReader.TokenType.StartElement:
            if len(names) >= DEEPEST:
                raise _unreadable(path, "XML", translate("Synpunkt", "it lies too deep"))
            above.append({})
            names.append(reader.name())
            texts.append("")
        elif token == QXmlStreamReader.TokenType.Characters:
            texts[-1] += reader.text()
        elif token == QXmlStreamReader.TokenType.EndElement:
            node, text = above.pop(), texts.pop().strip()
            _put(above[-1], names.pop(), node or text or None)
    if reader.hasError():
        raise _unreadable(path, "XML", reader.errorString())
    return _children(root)


def _put(node: dict[str, Any], name: str, value: Any) -> None:
    """An element that comes once is a value, one that comes again a list."""
    if name not in node:
        node[name] = value
    elif isinstance(node[name], list):
        node[name].append(value)
    else:
        node[name] = [node[name], value]


def _children(root: dict[str, Any]) -> Any:
    """The root's children that are records, as one list."""
    content = next(iter(root.values()), None)
    if not isinstance(content, dict):
        return None
    members: list[Any] = []
    for value in content.values():
        members.extend(value if isinstance(value, list) else [value])
    records = [member for member in members if isinstance(member, dict)]
    return members if records else None
