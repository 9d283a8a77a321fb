"""A municipality's own Word file as the paper of the account."""

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
from synpunkt.processing.account.office.docx_template import read_template
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
    made = members(written("DOCX", account, gallery, template))
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
    made = members(written("DOCX", account, gallery, template))
    links, main = made[LINKS].decode(), made[MAIN].decode()
    embedded = set(re.findall(r'r:embed="([^"]+)"', main))
    assert embedded and all(f'Id="{name}"' in links for name in embedded)
    assert all(f"word/media/{name}" in made for name in embedded)
    wide = (11906 - 2 * 2021) / 1440 * 914_400
    extents = re.findall(r'wp:extent cx="(\d+)"', main)
    assert extents and all(int(one) <= wide + 1 for one in extents)


def test_the_same_template_gives_the_same_bytes(account, parts, tmp_path):
    template = packed(parts, tmp_path / "mall.docx")
    one, other = (written("DOCX", account, None, template) for _ in range(2))
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
    made = members(written("DOCX", account, None, packed(parts, tmp_path / "mall.dotx")))
    assert b"UTKAST" in made["word/synpunkt_header.xml"]
    assert b"template.main" not in made[TYPES]
    assert made[MAIN].count(b"synpunktHeader") == 1
    assert made[LINKS].count(b"synpunktHeader") == 1
    assert b"lvlText" in made["word/numbering.xml"] and b"/numbering" in made[LINKS]


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
    made = members(written("DOCX", account, None, packed(parts, tmp_path / "mall.docx")))
    assert text in "".join(ElementTree.fromstring(made[MAIN]).itertext())


def test_what_is_no_word_file_is_refused_in_one_sentence(parts, tmp_path):
    nothing = tmp_path / "mall.docx"
    nothing.write_bytes(b"ingen mall")
    for path in (nothing, tmp_path / "finns-inte.docx"):
        with pytest.raises(InputError):
            read_template(path)
    with_macros = parts[TYPES].replace(b"</Types>", b"<!--macroEnabled--></Types>")
    path = packed({**parts, TYPES: with_macros}, tmp_path / "makron.docx")
    with pytest.raises(InputError, match="(?i)ma[ck]ro"):
        read_template(path)
    del parts["word/styles.xml"]
    with pytest.raises(InputError):
        read_template(packed(parts, tmp_path / "halv.docx"))


def test_a_run_takes_a_template(provider, filled, parts, tmp_path):
    store, _ = filled
    made = tmp_path / "account.docx"
    given = {"STORE": str(store.path), "MATTER": case.MATTER, "MAPS": "none", "DOCX": str(made)}
    template = packed(parts, tmp_path / "mall.docx")
    processing.run("synpunkt:planaccount", {**given, "TEMPLATE": str(template)})
    assert b"Exempelkommunen" in members(made.read_bytes())["word/header.xml"]
