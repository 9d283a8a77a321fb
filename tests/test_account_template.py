"""A municipality's own document of Word or LibreOffice as the paper of the account."""

from __future__ import annotations

import importlib.util
import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import pytest
from qgis import processing
from qgis.core import QgsCoordinateTransformContext, QgsGeometry, QgsPointXY
from synpunkt.layers.errors import InputError
from synpunkt.processing.account.building import Request, build
from synpunkt.processing.account.document import Document, Heading, Paragraph
from synpunkt.processing.account.formats import written
from synpunkt.processing.account.office.docx import as_docx
from synpunkt.processing.account.office.odt import as_odt
from synpunkt.processing.account.office.template import kind_of, read_parts
from synpunkt.processing.account.pictures.gallery import hang

CONTEXT = QgsCoordinateTransformContext()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN, TYPES, LINKS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"


def _case():
    spec = importlib.util.spec_from_file_location(
        "account_case", Path(__file__).with_name("account_case.py")
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


case = _case()


@pytest.fixture(scope="module")
def filled(new_store, tmp_path_factory):
    store = new_store(tmp_path_factory.mktemp("made"))
    return store, case.fill(store)


@pytest.fixture(scope="module")
def account(filled):
    store, matter = filled
    request = Request(store.row("matter", matter), "consultation", "internal", "sv")
    return build(store, request, CONTEXT)


@pytest.fixture(scope="module")
def gallery(account):
    return hang(account)


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def on_paper(name: str, account, gallery, path: Path) -> bytes:
    return written(name, account, gallery, read_parts(path))


@pytest.fixture
def parts(qgis_app):
    """A Word file as a Swedish Word names its styles, with a wide margin and a header."""
    blocks = (Heading(1, "Exempelrubrik"), Paragraph("Exempeltext som ska bort"))
    document = Document("sv", "Mall", "Kommunen", "", "", "", "", (), blocks, "")
    parts = members(as_docx(document))
    styles = parts["word/styles.xml"].decode()
    styles = styles.replace('"Heading1"', '"Rubrik1"').replace('w:val="30"', 'w:val="77"')
    # It has no style for our tables, and another thing is called as one of our styles.
    styles = re.sub(r'<w:style [^>]*"SynpunktTable".*?</w:style>', "", styles)
    styles = styles.replace('<w:name w:val="Note"/>', '<w:name w:val="Fotnot"/>')
    parts["word/styles.xml"] = styles.encode()
    main = parts[MAIN].decode().replace("1021", "2021")
    parts[MAIN] = main.replace('"Heading1"', '"Rubrik1"').encode()
    header = b"<w:p><w:r><w:t>Exempelkommunen</w:t></w:r></w:p></w:hdr>"
    parts["word/header.xml"] = parts["word/header.xml"].replace(b"</w:hdr>", header)
    return parts


def test_styles_header_and_margins_of_the_template_stay(account, gallery, parts, tmp_path):
    template = packed(parts, tmp_path / "mall.docx")
    made = members(on_paper("DOCX", account, gallery, template))
    roots = {
        name: ElementTree.fromstring(content)
        for name, content in made.items()
        if name.endswith((".xml", ".rels"))
    }
    main = roots[MAIN]
    text = "".join(main.itertext())
    assert "Exempeltext" not in text and "Samrådsredogörelse" in text
    used = {one.get(f"{W}val") for kind in ("pStyle", "tblStyle") for one in main.iter(W + kind)}
    there = {one.get(f"{W}styleId") for one in roots["word/styles.xml"].iter(f"{W}style")}
    assert used <= there
    assert "Rubrik1" in used and "Heading1" not in used
    assert "SynpunktTable" in there and "SynpunktNote" in there
    assert b'w:val="77"' in made["word/styles.xml"]
    header = "".join(roots["word/header.xml"].itertext())
    assert "Exempelkommunen" in header and "UTKAST" in header and "INTERN" in header
    assert main.find(f".//{W}pgMar").get(f"{W}left") == "2021"
    widths = {
        sum(int(one.get(f"{W}w")) for one in grid.iter(f"{W}gridCol"))
        for grid in main.iter(f"{W}tblGrid")
    }
    assert max(widths) <= 11906 - 2 * 2021
    assert made["word/footer.xml"] == parts["word/footer.xml"]


def test_pictures_come_along_and_fit_the_page(account, gallery, parts, tmp_path):
    template = packed(parts, tmp_path / "mall.docx")
    made = members(on_paper("DOCX", account, gallery, template))
    links, main = made[LINKS].decode(), made[MAIN].decode()
    embedded = set(re.findall(r'r:embed="([^"]+)"', main))
    assert embedded and all(f'Id="{name}"' in links for name in embedded)
    assert all(f"word/media/{name}" in made for name in embedded)
    wide = (11906 - 2 * 2021) / 1440 * 914_400
    extents = re.findall(r'wp:extent cx="(\d+)"', main)
    assert extents and all(int(one) <= wide + 1 for one in extents)


def test_the_same_template_gives_the_same_bytes(account, parts, tmp_path):
    template = packed(parts, tmp_path / "mall.docx")
    one, other = (on_paper("DOCX", account, None, template) for _ in range(2))
    assert one == other


def test_a_template_without_header_or_list_gets_them(account, parts, tmp_path):
    del parts["word/header.xml"], parts["word/numbering.xml"]
    types = re.sub(r'<Override PartName="/word/(header|numbering).xml"[^>]*/>', "",
                   parts[TYPES].decode())  # fmt: skip
    links = re.sub(r'<Relationship [^>]*"(header|numbering).xml"/>', "", parts[LINKS].decode())
    parts |= {
        MAIN: re.sub(rb"<w:headerReference[^>]*/>", b"", parts[MAIN]),
        TYPES: types.replace("document.main+xml", "template.main+xml").encode(),
        LINKS: links.encode(),
    }
    made = members(on_paper("DOCX", account, None, packed(parts, tmp_path / "mall.dotx")))
    assert b"UTKAST" in made["word/synpunkt_header.xml"]
    assert b"template.main" not in made[TYPES]
    assert made[MAIN].count(b"synpunktHeader") == 1
    assert made[LINKS].count(b"synpunktHeader") == 1
    assert b"lvlText" in made["word/numbering.xml"] and b"/numbering" in made[LINKS]


def headers(made: dict[str, bytes]) -> dict[str, str]:
    """What stands in the header of each kind of page."""
    links = dict(re.findall(r'Id="([^"]+)"[^>]*Target="([^"]+)"', made[LINKS].decode()))
    told = re.findall(r'<w:headerReference w:type="(\w+)" r:id="([^"]+)"/>', made[MAIN].decode())
    return {kind: made[f"word/{links[link]}"].decode() for kind, link in told}


def test_the_mark_stands_on_pages_for_which_the_template_has_no_header(account, parts):
    main = parts[MAIN].decode().replace('headerReference w:type="default"',
                                        'headerReference w:type="first"')  # fmt: skip
    parts[MAIN] = main.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>").encode()
    settings = parts["word/settings.xml"].decode()
    settings = settings.replace("</w:settings>", "<w:evenAndOddHeaders/></w:settings>")
    parts["word/settings.xml"] = settings.encode()
    told = headers(members(written("DOCX", account, None, parts)))
    assert set(told) == {"default", "first", "even"}
    assert all("INTERN" in one and "UTKAST" in one for one in told.values())
    assert "Exempelkommunen" in told["first"]


def test_a_section_has_the_headers_of_those_before_it(account, parts):
    section = re.search(r"<w:sectPr.*?</w:sectPr>", parts[MAIN].decode())[0]
    bare = re.sub(r"<w:(header|footer)Reference[^>]*/>", "", section)
    first = f"<w:p><w:pPr>{section}</w:pPr></w:p>"
    parts[MAIN] = parts[MAIN].decode().replace(section, first + bare).encode()
    made = members(written("DOCX", account, None, parts))
    told = headers(made)
    assert list(told) == ["default"]
    assert "Exempelkommunen" in told["default"] and "INTERN" in told["default"]
    assert made[MAIN].count(b"footerReference") == 1


def test_what_citizens_write_names_no_style(filled, parts, tmp_path):
    store, matter = filled
    text = '<w:pStyle w:val="Heading1"/> &quot;'
    with store.operation() as operation:
        place = QgsGeometry.fromPointXY(QgsPointXY(0, 0))
        occasion = next(store.rows("occasion"))["uuid"]
        operation.insert("viewpoint", {"occasion_uuid": occasion, "text": text}, place)
    account = build(
        store, Request(store.row("matter", matter), "consultation", "internal", "sv"), CONTEXT
    )
    made = members(on_paper("DOCX", account, None, packed(parts, tmp_path / "mall.docx")))
    assert text in "".join(ElementTree.fromstring(made[MAIN]).itertext())


def test_what_is_no_text_document_is_refused_in_one_sentence(account, parts, tmp_path):
    nothing = tmp_path / "mall.docx"
    nothing.write_bytes(b"ingen mall")
    for path in (nothing, tmp_path / "finns-inte.docx"):
        with pytest.raises(InputError):
            read_parts(path)
    locked = bytearray(packed({MAIN: b"<w/>"}, tmp_path / "locked.docx").read_bytes())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1  # the mark of a password
    nothing.write_bytes(locked)
    with pytest.raises(InputError):
        read_parts(nothing)
    with pytest.raises(InputError):
        kind_of({"xl/workbook.xml": b""})
    with pytest.raises(InputError):
        written("DOCX", account, None, {**parts, "word/header.xml": b"<w:hdr/>"})
    with_macros = parts[TYPES].replace(b"</Types>", b"<!--macroEnabled--></Types>")
    with pytest.raises(InputError, match="(?i)ma[ck]ro"):
        written("DOCX", account, None, {**parts, TYPES: with_macros})
    del parts["word/styles.xml"]
    with pytest.raises(InputError):
        written("DOCX", account, None, parts)


def test_a_run_takes_a_template(provider, filled, parts, tmp_path):
    store, _ = filled
    made = tmp_path / "account.docx"
    given = {"STORE": str(store.path), "MATTER": case.MATTER, "MAPS": "none", "DOCX": str(made)}
    template = packed(parts, tmp_path / "mall.docx")
    processing.run("synpunkt:planaccount", {**given, "TEMPLATE": str(template)})
    assert b"Exempelkommunen" in members(made.read_bytes())["word/header.xml"]


# --- LibreOffice ---


@pytest.fixture
def open_parts(qgis_app):
    """A template of LibreOffice: headings of its own, wide margins, a first page with a logo."""
    blocks = (Heading(1, "Exempelrubrik"), Paragraph("Exempeltext som ska bort"))
    document = Document("sv", "Mall", "Kommunen", "", "", "", "", (), blocks, "")
    parts = members(as_odt(document))
    styles = parts["styles.xml"].decode().replace('"15pt"', '"38pt"').replace('"18mm"', '"3.1cm"')
    # It has no style for our notes, and says nothing on the first page but the municipality's name.
    styles = re.sub(r'<style:style style:name="Note".*?</style:style>', "", styles)
    first = (
        '<style:master-page style:name="Framsida" style:page-layout-name="Page"'
        ' style:next-style-name="Standard"><style:header><text:p>Exempelkommunen</text:p>'
        "</style:header></style:master-page>"
    )
    styles = styles.replace("<style:master-page", f"{first}<style:master-page", 1)
    parts["styles.xml"] = styles.encode()
    begins = '<style:style style:name="P1" style:family="paragraph" style:master-page-name="{}"/>'
    content = parts["content.xml"].decode().replace('style-name="Title"', 'style-name="P1"')
    ends = "</office:automatic-styles>"
    content = content.replace(ends, begins.format("Framsida") + ends)
    mime = parts["mimetype"]
    return parts | {
        "content.xml": content.encode(),
        "mimetype": mime + b"-template",
        "META-INF/manifest.xml": parts["META-INF/manifest.xml"].replace(
            b'"' + mime + b'"', b'"' + mime + b'-template"'
        ),
        "Pictures/vapen.png": b"\x89PNG",
        "Thumbnails/thumbnail.png": b"\x89PNG",
    }


def test_an_open_template_keeps_its_styles_pages_and_logo(account, gallery, open_parts):
    content = written("ODT", account, gallery, open_parts)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    made = members(content)
    roots = {name: ElementTree.fromstring(made[name]) for name in made if name.endswith(".xml")}
    text = "".join(roots["content.xml"].itertext())
    assert "Exempeltext" not in text and "Samrådsredogörelse" in text
    assert b"-template" not in made["mimetype"] + made["META-INF/manifest.xml"]
    styles = made["styles.xml"].decode()
    assert '"38pt"' in styles and '"15pt"' not in styles.split('"Heading_20_2"')[0]
    assert styles.count('style:name="Note"') == 1 and styles.count('style:name="Caption"') == 1
    pages = re.findall(r"<style:master-page.*?</style:master-page>", styles)
    assert len(pages) == 2 and all("UTKAST" in one and "INTERN" in one for one in pages)
    assert "Exempelkommunen" in pages[0]
    assert made["Pictures/vapen.png"] and "Thumbnails/thumbnail.png" not in made
    page = made["content.xml"].decode()
    assert 'style:master-page-name="Framsida"' in page
    widths = re.findall(r'style:width="([\d.]+)mm"', page)
    pictures = re.findall(r'svg:width="([\d.]+)mm"', page)
    assert set(widths) == {"148.00"} and max(map(float, pictures)) <= 148
    listed = made["META-INF/manifest.xml"].decode()
    shown = re.findall(r'xlink:href="(Pictures/[^"]+)"', page)
    assert shown and all(f'"{name}"' in listed and name in made for name in shown)
    used = set(re.findall(r'text:style-name="([^"]+)"', page))
    there = set(re.findall(r'style:name="([^"]+)"', styles + page))
    assert used <= there


def test_an_open_template_without_a_header_gets_one_and_speaks_the_documents_language(
    filled, open_parts
):
    store, matter = filled
    given = Request(store.row("matter", matter), "consultation", "internal", "en")
    account = build(store, given, CONTEXT)
    styles = re.sub(rb"<style:header>.*?</style:header>", b"", open_parts["styles.xml"])
    one, other = (
        written("ODT", account, None, {**open_parts, "styles.xml": styles}) for _ in range(2)
    )
    assert one == other
    made = members(one)["styles.xml"].decode()
    assert made.count("<style:header>") == 2 and made.count("DRAFT") == 2
    assert 'fo:language="en"' in made and 'fo:language="sv"' not in made


def test_the_mark_stands_on_a_first_page_with_an_empty_header(account, open_parts):
    empty = b"</style:header><style:header-first/>"
    styles = open_parts["styles.xml"].replace(b"</style:header>", empty)
    made = members(written("ODT", account, None, {**open_parts, "styles.xml": styles}))
    first = re.findall(r"<style:header-first>.*?</style:header-first>", made["styles.xml"].decode())
    assert first and all("INTERN" in one for one in first)


@pytest.mark.parametrize(
    "change",
    [
        {"styles.xml": b"<office:document-styles/>"},
        {"content.xml": b"\xff\xfe"},
        {"Basic/script-lc.xml": b""},
        {"META-INF/manifest.xml": b"<manifest:encryption-data/></manifest:manifest>"},
    ],
)
def test_an_open_template_that_can_not_be_used_is_refused(account, open_parts, change):
    with pytest.raises(InputError):
        written("ODT", account, None, {**open_parts, **change})


def test_a_template_goes_with_a_document_of_its_kind(provider, filled, open_parts, tmp_path):
    store, _ = filled
    given = {"STORE": str(store.path), "MATTER": case.MATTER, "MAPS": "none"}
    given["TEMPLATE"] = str(packed(open_parts, tmp_path / "mall.ott"))
    made = {name: tmp_path / f"account.{name.lower()}" for name in ("DOCX", "ODT")}
    with pytest.raises(Exception, match="(?i)template"):
        processing.run("synpunkt:planaccount", {**given, "DOCX": str(made["DOCX"])})
    assert not made["DOCX"].exists()
    processing.run("synpunkt:planaccount", {**given, **{n: str(p) for n, p in made.items()}})
    assert b"Exempelkommunen" in members(made["ODT"].read_bytes())["styles.xml"]
    assert b"Exempelkommunen" not in members(made["DOCX"].read_bytes())["word/header.xml"]
