"""A small XML file as a tree: no document type, so no entities, outside files or bombs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from qgis.PyQt.QtCore import QFile, QIODevice, QXmlStreamReader

from ...layers.errors import InputError
from ...layers.language import translate

# Deeper than any plan: more is an attack or no plan.
_DEEPEST = 200


@dataclass
class Element:
    """An element by its local name; attributes by local name too. ``text`` is stripped."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Element]:
        """The elements of those names below this one, at any depth, in the file's order."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            if element.name in names:
                yield element
            waiting.extend(element.children[::-1])

    def child(self, name: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def value(self, name: str) -> str:
        """The text of the first child of that name, "" if there is none."""
        child = self.child(name)
        return child.text if child is not None else ""


def root_name(path: Path) -> tuple[str, str]:
    """The outermost element's local name and namespace; ("", "") if the file is no XML."""
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return "", ""
    stream = QXmlStreamReader(file)
    # No entity is opened here, as nothing but the first element's name is read.
    found = stream.readNextStartElement()
    name = (stream.name(), stream.namespaceUri()) if found else ("", "")
    file.close()
    return str(name[0]), str(name[1])


def read_tree(path: Path) -> Element:
    """The outermost element of the file at ``path``.

    InputError if the file can't be read, is no well-formed XML, or declares a document type.
    """
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise _refused(path, file.errorString())
    stream = QXmlStreamReader(file)
    top = Element("", {})
    open_elements, texts = [top], [[]]  # type: tuple[list[Element], list[list[str]]]
    while not stream.atEnd():
        token = stream.readNext()
        if token == QXmlStreamReader.TokenType.DTD:
            raise _refused(path, translate("Synpunkt", "it declares a document type"))
        if token == QXmlStreamReader.TokenType.StartElement:
            element = Element(str(stream.name()), _attributes(stream))
            open_elements[-1].children.append(element)
            open_elements.append(element)
            texts.append([])
            if len(open_elements) > _DEEPEST:
                raise _refused(path, translate("Synpunkt", "its elements are nested too deep"))
        elif token == QXmlStreamReader.TokenType.EndElement:
            open_elements.pop().text = "".join(texts.pop()).strip()
        elif token == QXmlStreamReader.TokenType.Characters:
            texts[-1].append(str(stream.text()))
    if stream.hasError():
        raise _refused(path, f"{stream.errorString()} ({stream.lineNumber()})")
    return top.children[0]


def _attributes(stream: QXmlStreamReader) -> dict[str, str]:
    attributes = stream.attributes()
    each = (attributes.at(number) for number in range(attributes.count()))
    return {str(one.name()): str(one.value()) for one in each}


def _refused(path: Path, reason: str) -> InputError:
    return InputError(
        translate("Synpunkt", "The file {name} can't be read: {reason}.").format(
            name=path.name, reason=reason
        )
    )
