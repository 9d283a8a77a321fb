"""The report of an occasion: stop by stop or theme by theme, for whom it is, and the sheet."""

from __future__ import annotations

import importlib.util
import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from qgis import processing
from qgis.core import QgsCoordinateTransformContext, QgsVectorLayer
from qgis.PyQt.QtGui import QImage
from synpunkt.layers.errors import InputError
from synpunkt.processing.account.document import Heading, Paragraph, Pictures, Table
from synpunkt.processing.occasion_report.formats import FORMATS, compose
from synpunkt.processing.occasion_report.reading import Request, find, read

CONTEXT = QgsCoordinateTransformContext()
RULES = ("internal", "case", "public")


def _case():
    path = Path(__file__).with_name("occasion_case.py")
    spec = importlib.util.spec_from_file_location("occasion_case", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


case = _case()


@pytest.fixture(scope="module")
def made(new_store, tmp_path_factory):
    """The made walks, written once; tests that write copy them."""
    store = new_store(tmp_path_factory.mktemp("walks"))
    case.fill(store)
    return store


def report(store, title=case.WALK, audience="internal", language="sv", blank=False):
    return read(store, Request(find(store, title), audience, language, blank), CONTEXT)


def document(store, **given):
    return compose(report(store, **given), given.get("blank", False)).document


def under(document, title):
    """The blocks below a heading, up to the next one."""
    found, inside = [], False
    for block in document.blocks:
        if isinstance(block, Heading):
            inside = block.text == title
        elif inside:
            found.append(block)
    return found


def headings(document):
    return [block.text for block in document.blocks if isinstance(block, Heading)]


# --- what is in it ---


def test_a_protocol_goes_stop_by_stop(made):
    told = document(made)
    assert told.kind == "Protokoll från trygghetsvandring"
    assert headings(told) == [
        "I korthet", "Stopp för stopp", "Stopp 1. Kiosken", "Stopp 2. Trappan", "Stopp 3",
        "Utanför stoppen", "Om det här dokumentet",
    ]  # fmt: skip
    said, pictures, todo, before = under(told, "Stopp 1. Kiosken")
    assert [row[0] for row in said.rows] == ["1", "2"]
    assert said.rows[0][3] == "Bra ljus vid <kiosken>\n(3 till höll med)"
    assert said.rows[1][1] == "Brist\nallvar: stort"
    assert len(pictures.items) == 3 and pictures.caption.endswith("2 (2), stoppet.")
    assert todo.rows == (("Byt lampan", "Kommunen, gata", "2026-12-01", "Planerad", "2"),)
    assert before.rows[0][:4] == ("Klipp häcken", "Kommunen, park", "Inget datum", "Genomförd")
    declined = under(told, "Stopp 2. Trappan")[-1].rows[0]
    assert declined[3] == "Genomförs inte. Skäl: Trappan ägs av någon annan."
    assert under(told, "Stopp 3") == [Paragraph("Inget antecknades här.")]


def test_the_cover_tells_of_the_occasion(made):
    cover = dict(document(made).cover)
    assert cover["Tillfälle"] == "Trygghetsvandring, återvandring"
    assert cover["När"] == "2026-11-12 17:00–19:00"
    assert cover["Ljus och årstid"] == "Skymning, höst, avlövat"
    assert (cover["Väder"], cover["Deltagare"]) == ("Regn", "14")
    assert cover["Följer på"] == case.BEFORE
    assert (cover["Arrangör"], cover["Deltog"]) == ("Kommunen", "Polisen")
    assert cover["Innehåll"] == "7 synpunkter, 3 åtgärder"


def test_an_evening_is_told_theme_by_theme(made):
    told = document(made, title=case.EVENING)
    assert told.kind == "Rapport från dialog"
    assert headings(told)[1:-1] == ["Vad som sades", "Belysning", *headings(told)[3:-1]]
    (lights,) = under(told, "Belysning")
    assert [row[0] for row in lights.rows] == ["8", "10"]
    (counts,) = [one for one in under(told, "I korthet") if isinstance(one, Table)]
    assert counts.rows[0] == ("Belysning", "0", "0", "2", "0", "2")
    assert counts.rows[-1] == ("Alla", "0", "0", "4", "0", "4")


def test_each_viewpoint_and_each_action_stands_once(made):
    told = report(made)
    labels = [one.label for one in told.all_remarks]
    assert sorted(labels) == sorted(set(labels)) == list("1234567")
    actions = [one.description.text for one in told.all_actions]
    assert sorted(actions) == ["Bjud in till ett samtal", "Bygg om trappan", "Byt lampan"]


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_same_report_gives_the_same_bytes(made, language, blank):
    one, other = (compose(report(made, language=language, blank=blank), blank) for _ in range(2))
    for name, write in FORMATS.items():
        assert write(one) == write(other), name


# --- for whom ---


@pytest.mark.parametrize("audience", RULES)
@pytest.mark.parametrize("name", FORMATS)
def test_no_audience_gets_more_than_it_may_see(made, audience, name):
    content = FORMATS[name](compose(report(made, audience=audience), False))
    text = content.decode("utf-8", "replace")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [archive.read(one).decode("utf-8", "replace") for one in archive.namelist()]
        text = "".join(parts)
    kept = {
        "internal": {"blocked"},
        "case": {"blocked", "unchecked", "notes"},
        "public": {"blocked", "unchecked", "notes", "police", "number"},
    }[audience]
    for key in kept:
        assert case.SECRETS[key] not in text, key
    if name == "HTML":
        for key in {"unchecked", "notes", "police", "number"} - kept:
            assert case.SECRETS[key] in text, key


def test_photos_carry_nothing_but_their_picture(made):
    shown = [photo for one in report(made).all_remarks for photo in one.photos]
    assert len(shown) == 2
    for photo in shown:
        assert b"Exempelsson" not in photo.content and b"Exif" not in photo.content
        image = QImage.fromData(photo.content)
        assert (image.width(), image.height()) == photo.size and not image.textKeys()


@pytest.mark.parametrize(("audience", "photos", "held"), [("internal", 3, 0), ("case", 2, 1)])
def test_only_photos_marked_as_public_leave_the_house(made, audience, photos, held):
    told = report(made, audience=audience)
    shown = [*(p for one in told.all_remarks for p in one.photos), *told.stops[0].photos]
    assert (len(shown), told.photos_held_back) == (photos, held)


def test_the_public_sees_places_on_a_grid(made):
    exact, public = (report(made, audience=one).site.remarks for one in ("case", "public"))
    assert {x % 50 for _, (x, _), _ in public} == {0.0}
    assert {x % 50 for _, (x, _), _ in exact} != {0.0}


# --- the sheet to carry ---


def test_the_sheet_has_rows_to_write_on_at_each_stop(made):
    told = document(made, blank=True)
    assert told.kind == "Blankett att ta med"
    for stop in ("Stopp 1. Kiosken", "Stopp 2. Trappan", "Stopp 3", "Mellan stoppen"):
        table = next(one for one in under(told, stop) if isinstance(one, Table))
        assert len(table.rows) == 4 and all(not row[2].strip() for row in table.rows)
    assert under(told, "Stopp 1. Kiosken")[-1].rows[0][0] == "Klipp häcken"
    assert any(isinstance(block, Pictures) for block in under(told, "Karta"))
    text = FORMATS["HTML"](compose(report(made, blank=True), True)).decode()
    assert "Trappan är hal" not in text


def test_without_any_place_there_is_no_map(made):
    told = document(made, title=case.EVENING, blank=True)
    assert not [block for block in told.blocks if isinstance(block, Pictures)]
    assert len(next(iter(under(told, "Vad folk säger")[1:])).rows) == 24


def test_the_map_shows_the_stops_with_their_numbers(made):
    drawn = next(one for one in document(made, blank=True).blocks if isinstance(one, Pictures))
    (picture,) = drawn.items
    image = QImage.fromData(picture.content)
    assert picture.alt == "Karta med 3 stopp och 0 synpunkter."
    assert image.width() / image.height() == pytest.approx(picture.width / picture.height, 0.01)
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert {"#0b5c9e", "#1d3346"} <= colours


# --- the algorithm ---


def run(store, **given):
    return processing.run("synpunkt:occasionreport", {"STORE": str(store.path), **given})


def test_it_writes_what_was_asked_for(provider, made, tmp_path):
    wanted = {name: str(tmp_path / f"report.{name.lower()}") for name in FORMATS}
    below = QgsVectorLayer(made.uri("walk_stop"), "stopp", made.provider)
    given = {"OCCASION": case.WALK, "DATE": "2026-11-25", "BACKGROUND": [below]}
    result = run(made, **given, BY_ROLE="Gatuavdelningen", **wanted)
    assert {name: result[name] for name in FORMATS} == wanted
    assert (result["VIEWPOINTS"], result["ACTIONS"]) == (7, 3)
    book = openpyxl.load_workbook(wanted["XLSX"])
    assert book.sheetnames[:3] == ["Synpunkter", "Åtgärdsblad", "Om"]
    assert book["Synpunkter"]["G3"].value == "=1+1 Lampan är trasig"
    assert book["Synpunkter"]["G3"].data_type == "s"
    assert "Gatuavdelningen" in Path(wanted["HTML"]).read_text(encoding="utf-8")


@pytest.mark.parametrize("occasion", ["", "Ingen"])
def test_without_a_known_occasion_nothing_is_written(provider, made, occasion, tmp_path):
    with pytest.raises(Exception, match="(?i)occasion"):
        run(made, OCCASION=occasion, HTML=str(tmp_path / "report.html"))
    assert not (tmp_path / "report.html").exists()


def test_a_title_that_fits_two_is_refused(made, copied, tmp_path):
    store = copied(made, tmp_path)
    with store.operation() as operation:
        operation.insert("occasion", {"title": case.WALK, "kind": "safety_walk"})
    with pytest.raises(InputError, match="uuid"):
        find(store, case.WALK)


def test_it_runs_from_the_command_line(made, qgis_process, tmp_path):
    sheet = tmp_path / "sheet.html"
    given = {"STORE": made.path, "OCCASION": case.WALK, "BLANK": "true", "LANGUAGE": "en"}
    done = json.loads(qgis_process("synpunkt:occasionreport", **given, HTML=sheet).stdout)
    assert done["results"]["VIEWPOINTS"] == 0
    page = sheet.read_text(encoding="utf-8")
    assert "Sheet to carry" in page and page.count("<img ") == 1


@pytest.mark.parametrize("name", ["DOCX", "ODT"])
def test_a_protocol_prints_whole_in_libreoffice(made, name, tmp_path):
    office = shutil.which("soffice")
    if not office or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice or pdftotext is not installed")
    written = tmp_path / f"report.{name.lower()}"
    written.write_bytes(FORMATS[name](compose(report(made), False)))
    command = [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(written)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    printed = str(written.with_suffix(".pdf"))
    done = subprocess.run(["pdfimages", "-list", printed], check=True, capture_output=True)
    # Three photos, and the map where its lines are not drawn; nothing twice.
    assert len(done.stdout.splitlines()) - 2 in ({"ODT": {3}, "DOCX": {3, 4}}[name])
    command = ["pdftotext", "-layout", printed, "-"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    text = re.sub(r"\s+", "", done.stdout)
    for said in ("Braljusvid<kiosken>", "Trappanärhal", "Byt", "Trappanägsavnågonannan."):
        assert text.count(said) >= 1, said
