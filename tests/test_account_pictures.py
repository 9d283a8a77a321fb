"""Pictures in documents: in each format with their alternative text, whole and once."""

from __future__ import annotations

import base64
import dataclasses
import io
import zipfile

import pytest
from qgis.PyQt.QtCore import QBuffer, QIODevice
from qgis.PyQt.QtGui import QColor, QImage
from synpunkt.processing.account.document import Document, Heading, Paragraph, Picture, Pictures
from synpunkt.processing.account.office.docx import as_docx
from synpunkt.processing.account.office.odt import as_odt
from synpunkt.processing.account.page import render

ALT = 'En <lampa> & "trappa"'


def picture(kind: str, width: float = 80) -> Picture:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return Picture(bytes(buffer.data()), ALT, width, width * 0.75)


@pytest.fixture(scope="module")
def document(qgis_app):
    pair = Pictures((picture("PNG"), picture("JPEG")), "Två bilder vid trappan")
    blocks = (Heading(1, "Bilder"), pair, Paragraph("Slut"), Pictures((picture("PNG"),), "Till"))
    return Document(
        "sv", "Rapport", "Trappan", "INTERN", "", "", "", (("Dag", "1"),), blocks, "", False
    )


def test_a_word_file_shows_each_picture_with_its_text(document):
    with zipfile.ZipFile(io.BytesIO(as_docx(document))) as archive:
        body = archive.read("word/document.xml").decode()
        links = archive.read("word/_rels/document.xml.rels").decode()
        for name, one in document.pictures:
            assert archive.read(f"word/media/{name}") == one.content
            assert body.count(f'r:embed="{name}"') == 1
            assert links.count(f'Id="{name}"') == 1
    assert body.count("descr=") == 3 and "&lt;lampa&gt; &amp; &quot;trappa" in body
    assert "TOC" not in body


def test_an_open_document_shows_each_picture_with_its_text(document):
    with zipfile.ZipFile(io.BytesIO(as_odt(document))) as archive:
        body = archive.read("content.xml").decode()
        listed = archive.read("META-INF/manifest.xml").decode()
        for name, one in document.pictures:
            assert archive.read(f"Pictures/{name}") == one.content
            assert body.count(f'"Pictures/{name}"') == 1 and f'"Pictures/{name}"' in listed
    assert body.count("<svg:desc>") == 3 and "table-of-content" not in body


@pytest.fixture
def in_lines(document):
    """The same with its last picture in lines, too."""
    last = dataclasses.replace(picture("PNG"), svg="<svg/>")
    blocks = (*document.blocks[:-1], Pictures((last,), "Till"))
    return dataclasses.replace(document, blocks=blocks)


def test_a_word_file_has_pixels_where_lines_can_not_be_shown(in_lines):
    with zipfile.ZipFile(io.BytesIO(as_docx(in_lines))) as archive:
        body = archive.read("word/document.xml").decode()
        links = archive.read("word/_rels/document.xml.rels").decode()
        assert b'"svg" ContentType="image/svg+xml"' in archive.read("[Content_Types].xml")
        assert archive.read("word/media/picture3_1.png.svg") == b"<svg/>"
    assert body.count("<a:blip ") == 3 and body.count("<asvg:svgBlip ") == 1
    for name in ("picture3_1.png", "picture3_1.png.svg"):
        assert body.count(f'r:embed="{name}"') == 1 and links.count(f'Id="{name}"') == 1


def test_an_open_document_offers_lines_first(in_lines):
    with zipfile.ZipFile(io.BytesIO(as_odt(in_lines))) as archive:
        body = archive.read("content.xml").decode()
        listed = archive.read("META-INF/manifest.xml").decode()
        assert archive.read("Pictures/picture3_1.png.svg") == b"<svg/>"
    assert body.count("<draw:frame ") == 3 and body.count("<draw:image ") == 4
    lines, pixels = (body.index(f'"Pictures/picture3_1.png{end}"') for end in (".svg", ""))
    assert lines < pixels
    kinds = 'full-path="Pictures/picture3_1.png.svg" manifest:media-type="image/svg+xml"'
    assert kinds in listed


def test_a_page_holds_its_pictures_itself(document):
    page = render(document)
    assert page.count("<img ") == page.count("alt=") == 3
    content = base64.b64encode(document.pictures[1][1].content).decode()
    assert f'src="data:image/jpeg;base64,{content}"' in page
    assert "<nav" not in page


def test_no_two_pictures_have_one_name(document):
    names = [name for name, _ in document.pictures]
    assert names == ["picture1_1.png", "picture1_2.jpeg", "picture3_1.png"]
