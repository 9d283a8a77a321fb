"""Pictures in documents: in each format with their alternative text, whole and once."""

from __future__ import annotations

import base64
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


def test_a_page_holds_its_pictures_itself(document):
    page = render(document)
    assert page.count("<img ") == page.count("alt=") == 3
    content = base64.b64encode(document.pictures[1][1].content).decode()
    assert f'src="data:image/jpeg;base64,{content}"' in page
    assert "<nav" not in page


def test_no_two_pictures_have_one_name(document):
    names = [name for name, _ in document.pictures]
    assert names == ["picture1_1.png", "picture1_2.jpeg", "picture3_1.png"]
