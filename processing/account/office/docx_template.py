"""A municipality's own Word file as the paper: its styles, header, footer, logo and margins stay.

What stands in its body goes; ours takes the place. Styles are told by their names, which are the
same in every language that Word speaks; those that it lacks are added. The file's XML is changed
by inserting into its text, so that all that is not ours stays byte by byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .package import RELATIONSHIPS, Part
from .template import Parts, not_usable, with_macros
from .xml import Xml, escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN, _STYLES, _NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
_RELS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_SETTINGS = "word/settings.xml"
#: No list of the file's own has this number.
LIST = 9041
_STYLE = re.compile(r"<w:style\b([^>]*)>(.*?)</w:style>", re.DOTALL)
_USED = re.compile(r'(<w:(?:pStyle|tblStyle|basedOn|next) w:val=")([^"]*)(")')


@dataclass
class Template:
    """The parts of a Word file by name; ``width`` is that of its text in twentieths of a point."""

    parts: Parts
    width: int
    styles: dict[str, str] = field(default_factory=dict)

    def filled(
        self,
        body: Iterable[Xml],
        names: Mapping[str, str],
        ours: Mapping[str, Xml],
        line: Xml,
        media: Mapping[str, bytes],
        properties: Iterable[Part],
    ) -> list[Part]:
        """All parts with ``body`` in place of what stood there, in the file's own order.

        ``names`` are the namespaces that the body uses, ``ours`` our styles by their id, ``line``
        what must stand in the header of every page, ``media`` the pictures by their names.
        """
        self._add_styles(ours)
        self._add_list()
        self._fill(body, names, line)
        self._add_media(media)
        for name, content in properties:
            self.parts[name] = content
        return list(self.parts.items())

    def _text(self, name: str) -> str:
        try:
            return self.parts[name].decode("utf-8")
        except UnicodeDecodeError as error:
            raise not_usable() from error

    def _insert(self, name: str, before: str, text: str) -> None:
        """Put ``text`` before the last ``before`` of a part."""
        whole = self._text(name)
        at = whole.rfind(before)
        if at < 0:
            raise not_usable()
        self.parts[name] = f"{whole[:at]}{text}{whole[at:]}".encode()

    def _add_styles(self, ours: Mapping[str, Xml]) -> None:
        """Our styles under the ids that the file has for their names; what it lacks is added."""
        there = _style_ids(self._text(_STYLES))
        taken = set(there.values())
        added = []
        for identity, style in ours.items():
            known = there.get(_name_of(style))
            self.styles[identity] = known or (
                f"Synpunkt{identity}" if identity in taken else identity
            )
            if known is None:
                new = self.styles[identity]
                added.append(style.replace(f'w:styleId="{identity}"', f'w:styleId="{new}"'))
        self._insert(_STYLES, "</w:styles>", "".join(map(self._restyled, added)))

    def _restyled(self, markup: str) -> str:
        """Our markup with the file's ids for styles: what was written is escaped, and no tag."""
        return _USED.sub(
            lambda found: found[1] + self.styles.get(found[2], found[2]) + found[3], markup
        )

    def _add_list(self) -> None:
        """A list with bullets for our style."""
        if _NUMBERING not in self.parts:
            spaces = f'xmlns:w="{_WORD}"'
            self.parts[_NUMBERING] = f"<w:numbering {spaces}></w:numbering>".encode()
            self._add_part(_NUMBERING, "synpunktNumbering", "numbering")
        kind = (
            f'<w:abstractNum w:abstractNumId="{LIST}"><w:multiLevelType w:val="hybridMultilevel"/>'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
            '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum>'
        )
        whole = self._text(_NUMBERING)
        # Kinds of lists come before the lists themselves.
        first = re.search(r"<w:num\b|</w:numbering>", whole)
        if first is None:
            raise not_usable()
        self.parts[_NUMBERING] = f"{whole[: first.start()]}{kind}{whole[first.start() :]}".encode()
        number = f'<w:num w:numId="{LIST}"><w:abstractNumId w:val="{LIST}"/></w:num>'
        self._insert(_NUMBERING, "</w:numbering>", number)

    def _fill(self, body: Iterable[Xml], names: Mapping[str, str], line: Xml) -> None:
        whole = self._text(_MAIN)
        root = re.search(r"<w:document\b[^>]*>", whole)
        sections = _sections(whole)
        if root is None or not sections:
            raise not_usable()
        lacking = "".join(
            f' {name}="{escape(space)}"'
            for name, space in names.items()
            if f"{name}=" not in root[0]
        )
        opening = f"{root[0][:-1]}{lacking}>"
        content = "".join(map(self._restyled, body))
        section = self._with_line(_last_section(sections), line)
        told = f"{whole[: root.start()]}{opening}<w:body>{content}{section}</w:body></w:document>"
        self.parts[_MAIN] = told.encode()

    def _with_line(self, section: str, line: Xml) -> str:
        """The section with ``line`` in the header of each kind of page that it has."""
        links = _links(self._text(_RELS))
        headers = {
            kind: reference
            for (place, kind), reference in _references(section).items()
            if place == "header"
        }
        told = set()
        for reference in headers.values():
            link = re.search(r'r:id="([^"]*)"', reference)
            name = links.get(link[1], "") if link else ""
            if name not in self.parts:
                raise not_usable()
            told.add(name)
        for name in sorted(told):
            self._insert(name, "</w:hdr>", self._restyled(line))
        lacking = sorted(self._pages(section) - headers.keys())
        return _with_references(section, [self._add_header(kind, line) for kind in lacking])

    def _pages(self, section: str) -> set[str]:
        """The kinds of page that have a header of their own."""
        settings = self._text(_SETTINGS) if _SETTINGS in self.parts else ""
        others = (("first", "titlePg", section), ("even", "evenAndOddHeaders", settings))
        return {"default"} | {kind for kind, switch, text in others if _is_on(switch, text)}

    def _add_header(self, kind: str, line: Xml) -> str:
        """A header of our own for a kind of page; what the section says of it."""
        end = "" if kind == "default" else f"_{kind}"
        name, link = f"word/synpunkt_header{end}.xml", f"synpunktHeader{end}"
        spaces = f'xmlns:w="{_WORD}" xmlns:r="{RELATIONSHIPS}"'
        self.parts[name] = f"<w:hdr {spaces}>{self._restyled(line)}</w:hdr>".encode()
        self._add_part(name, link, "header")
        return f'<w:headerReference w:type="{kind}" r:id="{link}"/>'

    def _add_media(self, media: Mapping[str, bytes]) -> None:
        for name, content in media.items():
            self.parts[f"word/media/{name}"] = content
            self._link(name, "image", f"media/{name}")
        listed = self._text(_TYPES).lower()
        for end in ("png", "jpeg", "svg"):
            if f'extension="{end}"' not in listed:
                kind = "svg+xml" if end == "svg" else end
                default = f'<Default Extension="{end}" ContentType="image/{kind}"/>'
                self._insert(_TYPES, "</Types>", default)

    def _add_part(self, name: str, identity: str, kind: str) -> None:
        """Tell of a part of our own, which stands in the folder of the document."""
        self._link(identity, kind, name.removeprefix("word/"))
        listed = f'<Override PartName="/{name}" ContentType="{_TYPE}.{kind}+xml"/>'
        self._insert(_TYPES, "</Types>", listed)

    def _link(self, identity: str, kind: str, target: str) -> None:
        link = f'<Relationship Id="{identity}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        self._insert(_RELS, "</Relationships>", link)


def word_template(parts: Parts) -> Template:
    """The template of these parts. InputError if it can't serve as one."""
    try:
        return _template(dict(parts))
    except UnicodeDecodeError as error:
        raise not_usable() from error


def _template(parts: Parts) -> Template:
    needed = (_MAIN, _STYLES, _RELS, _TYPES)
    if any(name not in parts for name in needed):
        raise not_usable()
    types = parts[_TYPES].decode("utf-8")
    if "macroEnabled" in types:
        raise with_macros()
    # A template for new documents (.dotx) becomes a document.
    parts[_TYPES] = types.replace(
        f"{_TYPE}.template.main+xml", f"{_TYPE}.document.main+xml"
    ).encode()
    whole = parts[_MAIN].decode("utf-8")
    if f'xmlns:w="{_WORD}"' not in whole or "<!DOCTYPE" in whole:
        raise not_usable()
    sections = _sections(whole)
    if not sections:
        raise not_usable()
    return Template(parts, _width(sections[-1]))


def _width(section: str) -> int:
    """Of the text on a page of the section."""
    size = re.search(r'<w:pgSz\b[^>]*w:w="(\d+)"', section)
    margins = [
        re.search(rf'<w:pgMar\b[^>]*w:{side}="(\d+)"', section) for side in ("left", "right")
    ]
    if size is None or None in margins:
        raise not_usable()
    return int(size[1]) - sum(int(one[1]) for one in margins if one is not None)


def _sections(whole: str) -> list[str]:
    return re.findall(r"<w:sectPr\b(?:(?!</w:sectPr>).)*</w:sectPr>", whole, re.DOTALL)


def _last_section(sections: list[str]) -> str:
    """The last section, with the headers and footers that it has from those before it."""
    told = {key: one for section in sections for key, one in _references(section).items()}
    own = _references(sections[-1])
    return _with_references(sections[-1], [one for key, one in told.items() if key not in own])


def _references(section: str) -> dict[tuple[str, str], str]:
    """What a section says of its headers and footers, by which of them and the kind of page."""
    found = {}
    for reference in re.finditer(r"<w:(header|footer)Reference\b[^>]*/>", section):
        kind = re.search(r'w:type="([^"]*)"', reference[0])
        found[reference[1], kind[1] if kind else "default"] = reference[0]
    return found


def _with_references(section: str, references: Iterable[str]) -> str:
    return re.sub(r"^<w:sectPr\b[^>]*>", lambda opening: opening[0] + "".join(references), section)


def _is_on(switch: str, text: str) -> bool:
    return re.search(rf'<w:{switch}(?:\s+w:val="(?:1|true|on)")?\s*/>', text) is not None


def _style_ids(styles: str) -> dict[str, str]:
    """The ids of paragraph and table styles by their names, in small letters."""
    found: dict[str, str] = {}
    for about, content in _STYLE.findall(styles):
        identity = re.search(r'w:styleId="([^"]*)"', about)
        name = _name_of(content)
        if identity is not None and name:
            found.setdefault(name, identity[1])
    return found


def _name_of(style: str) -> str:
    name = re.search(r'<w:name w:val="([^"]*)"', style)
    return name[1].casefold() if name else ""


def _links(relationships: str) -> dict[str, str]:
    """What the document points at: parts by the names that it has for them."""
    found = {}
    for about in re.findall(r"<Relationship\b([^>]*)/?>", relationships):
        identity, target = (
            re.search(r'\bId="([^"]*)"', about),
            re.search(r'Target="([^"]*)"', about),
        )
        if identity is not None and target is not None:
            found[identity[1]] = f"word/{target[1]}" if target[1][:1] != "/" else target[1][1:]
    return found
