"""A municipality's own OpenDocument text as the paper: its styles, header, footer, logo, margins.

What stands in its body goes; ours takes the place. Styles are told by their names, which are the
same in every language that LibreOffice speaks; those that it lacks are added. The file's XML is
changed by inserting into its text, so that all that is not ours stays byte by byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .package import Part
from .template import Parts, not_usable, with_macros
from .xml import Xml, escape

MIME = "application/vnd.oasis.opendocument.text"
_CONTENT, _STYLES, _META, _MANIFEST = (
    "content.xml",
    "styles.xml",
    "meta.xml",
    "META-INF/manifest.xml",
)
_STYLE = re.compile(r"<(?:style:style|text:list-style)\b[^>]*>")
_MASTER = re.compile(r"<style:master-page\b[^>]*?(?:/>|>.*?</style:master-page>)", re.DOTALL)
#: What the file says of its own content, and of programs in it.
_STALE, _PROGRAMS = ("Thumbnails/", "layout-cache"), ("Basic/", "Scripts/")
#: In millimetres.
_UNITS = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}


@dataclass
class OpenTemplate:
    """The parts of an OpenDocument text by name.

    ``width`` is that of its text in millimetres; ``master`` the kind of page that it begins with,
    "" for the usual one.
    """

    parts: Parts
    width: float
    master: str

    def filled(
        self,
        content: bytes,
        meta: bytes,
        ours: Mapping[str, Xml],
        names: Mapping[str, object],
        line: Xml,
        pictures: Mapping[str, bytes],
        language: Mapping[str, object],
    ) -> list[Part]:
        """All parts with ``content`` in place of the file's own.

        ``ours`` are our styles by name and ``names`` their namespaces, ``line`` is what must stand
        in the header of every page, ``pictures`` are files by their names in the package.
        """
        self.parts[_CONTENT], self.parts[_META] = content, meta
        text = self._text(_STYLES)
        text = _with_names(text, names)
        text = _speaking(_with_styles(text, ours), language)
        self.parts[_STYLES] = _MASTER.sub(lambda found: _with_line(found[0], line), text).encode()
        self._list(pictures)
        self.parts.update(pictures)
        return list(self.parts.items())

    def _text(self, name: str) -> str:
        return self.parts[name].decode("utf-8")

    def _list(self, pictures: Iterable[str]) -> None:
        """Tell of the pictures, and that the file is a document."""
        text = self._text(_MANIFEST).replace(f'"{MIME}-template"', f'"{MIME}"')
        for name in _STALE:
            text = re.sub(rf'<manifest:file-entry\b[^>]*full-path="{name}[^"]*"[^>]*/>', "", text)
        entries = "".join(
            f'<manifest:file-entry manifest:full-path="{name}"'
            f' manifest:media-type="{media_type(name)}"/>'
            for name in pictures
        )
        at = text.rindex("</manifest:manifest>")
        self.parts[_MANIFEST] = f"{text[:at]}{entries}{text[at:]}".encode()


def open_template(parts: Parts) -> OpenTemplate:
    """The template of these parts. InputError if it can't serve as one."""
    if any(name not in parts for name in (_CONTENT, _STYLES, _MANIFEST)):
        raise not_usable()
    if any(name.startswith(_PROGRAMS) for name in parts):
        raise with_macros()
    kept = {name: content for name, content in parts.items() if not name.startswith(_STALE)}
    # It must come first, and a template for new documents (.ott) becomes a document.
    kept = {"mimetype": MIME.encode(), **{name: kept[name] for name in kept if name != "mimetype"}}
    try:
        styles, content, manifest = (
            kept[name].decode("utf-8") for name in (_STYLES, _CONTENT, _MANIFEST)
        )
    except UnicodeDecodeError as error:
        raise not_usable() from error
    ends = "</office:styles>" in styles and "</manifest:manifest>" in manifest
    if not ends or "encryption-data" in manifest or "<!DOCTYPE" in styles:
        raise not_usable()
    master = _begins_with(content)
    return OpenTemplate(kept, _width(styles, master or "Standard"), master)


def _begins_with(content: str) -> str:
    """The kind of page that the first paragraph asks for; "" for the usual one."""
    first = re.search(r'<office:text\b.*?<text:[ph]\b[^>]*style-name="([^"]+)"', content, re.DOTALL)
    if first is None:
        return ""
    style = re.search(rf'<style:style\b[^>]*style:name="{re.escape(first[1])}"[^>]*>', content)
    asked = re.search(r'style:master-page-name="([^"]+)"', style[0]) if style else None
    return asked[1] if asked else ""


def _width(styles: str, master: str) -> float:
    """Of the text on a page of that kind, in millimetres."""
    page = re.search(rf'<style:master-page\b[^>]*style:name="{re.escape(master)}"[^>]*>', styles)
    layout = re.search(r'style:page-layout-name="([^"]+)"', page[0] if page else "")
    if layout is None:
        raise not_usable()
    begin = re.escape(f'style:name="{layout[1]}"')
    found = re.search(
        rf"<style:page-layout\b[^>]*{begin}.*?(<style:page-layout-properties\b[^>]*>)",
        styles,
        re.DOTALL,
    )
    sizes = [_size(found[1] if found else "", f"fo:{side}") for side in _SIDES]
    return sizes[0] - sizes[1] - sizes[2]


_SIDES = ("page-width", "margin-left", "margin-right")


def _size(properties: str, name: str) -> float:
    found = re.search(rf'{name}="([\d.]+)(mm|cm|in|pt)"', properties)
    if found is None:
        raise not_usable()
    return float(found[1]) * _UNITS[found[2]]


def _with_names(styles: str, names: Mapping[str, object]) -> str:
    root = re.search(r"<office:document-styles\b[^>]*>", styles)
    if root is None:
        raise not_usable()
    lacking = "".join(
        f' {name}="{escape(str(space))}"'
        for name, space in names.items()
        if f"{name}=" not in root[0]
    )
    return f"{styles[: root.start()]}{root[0][:-1]}{lacking}>{styles[root.end() :]}"


def _with_styles(styles: str, ours: Mapping[str, Xml]) -> str:
    """The styles with those of ours that the file has none of that name for."""
    there = {
        name[1]
        for found in _STYLE.findall(styles[: styles.index("</office:styles>")])
        if (name := re.search(r'style:name="([^"]*)"', found))
    }
    added = "".join(style for name, style in ours.items() if name not in there)
    at = styles.index("</office:styles>")
    return f"{styles[:at]}{added}{styles[at:]}"


def _speaking(styles: str, language: Mapping[str, object]) -> str:
    """The styles with the document's language, in which it is spelled and hyphenated."""

    def told(found: re.Match[str]) -> str:
        text = found[0]
        for name, value in language.items():
            text = re.sub(rf'\b{name}="[^"]*"', f'{name}="{value}"', text)
        return text

    default = r'<style:default-style\b[^>]*"paragraph".*?</style:default-style>'
    return re.sub(default, told, styles, flags=re.DOTALL)


def _with_line(page: str, line: Xml) -> str:
    """A kind of page with ``line`` in each header that it has, or in one of its own."""
    # A header without anything in it is closed at once.
    page = re.sub(r"<(style:header(?:-left|-first)?)\b([^>]*)/>", r"<\1\2></\1>", page)
    if "</style:header>" in page:
        return re.sub(r"(?=</style:header(?:-left|-first)?>)", lambda _: line, page)
    header = f"<style:header>{line}</style:header>"
    if page.endswith("</style:master-page>"):
        at = page.index(">") + 1
        return page[:at] + header + page[at:]
    return f"{page[:-2]}>{header}</style:master-page>"


def media_type(name: str) -> str:
    """That of a picture, by the end of its name."""
    kind = name.rpartition(".")[2]
    return "image/svg+xml" if kind == "svg" else f"image/{kind}"
