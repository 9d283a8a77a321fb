"""The account of a matter: who is in it, what it says, and what it keeps from whom."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from qgis import processing
from qgis.core import QgsCoordinateTransformContext, QgsFeature, QgsGeometry, QgsVectorLayer
from synpunkt.layers import codes, matters, resources
from synpunkt.processing.account.building import Request, build
from synpunkt.processing.account.formats import FORMATS, written
from synpunkt.processing.account.json_output import counts
from synpunkt.processing.account.model import by_number
from synpunkt.processing.account.table import as_csv
from synpunkt.processing.account.writing import write

CONTEXT = QgsCoordinateTransformContext()
GOLDEN = Path(__file__).parent / "golden"
DATE = datetime.date(2026, 11, 25)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _case():
    spec = importlib.util.spec_from_file_location(
        "account_case", Path(__file__).with_name("account_case.py")
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


case = _case()


@pytest.fixture(scope="module")
def made(new_store, tmp_path_factory):
    """The made matter, written once."""
    store = new_store(tmp_path_factory.mktemp("made"))
    return store, case.fill(store)


@pytest.fixture
def filled(made, copied, tmp_path):
    """A copy of the made matter's store, and the matter's uuid."""
    store, matter = made
    return copied(store, tmp_path), matter


def account_of(filled, **given):
    store, matter = filled
    wanted = {"stage": "consultation", "audience": "internal", "language": "sv", "date": DATE}
    request = Request(store.row("matter", matter), **{**wanted, **given})
    account = build(store, request, CONTEXT)
    # Versions change with what is installed, not with what is accounted for.
    known = dataclasses.replace(account.provenance, plugin_version="0", qgis_version="0")
    return dataclasses.replace(account, provenance=known)


def labels(entries) -> list[str]:
    return [entry.label for entry in entries]


def answer(filled, viewpoint: int, **values):
    store, matter = filled
    row = next(store.rows("viewpoint", "number = ?", (viewpoint,)))
    with store.operation() as operation:
        response = operation.insert("response", {"matter_uuid": matter, **values})
        pair = {"response_uuid": response, "viewpoint_uuid": row["uuid"]}
        operation.insert("response_viewpoint", pair)


# --- who is in it, and where ---


def test_each_member_stands_once_in_the_order_of_the_document(filled):
    account = account_of(filled)
    by_group = [[one.number for one in account.statements], labels(account.entries)[:4]]
    assert by_group == [[4, 2, 5], ["4.1", "4.2", "2.1", "5.1"]]
    assert labels(account.dialogue) == "5 6 7 8 9 11 15 16 10 13 14 12 17".split()
    assert counts(account) == {
        "VIEWPOINTS": 17, "ANSWERED": 9, "UNANSWERED": 8, "UNMET_WITHOUT_REASON": 1,
    }  # fmt: skip


def test_it_says_which_lack_what(filled):
    draft = write(account_of(filled)).draft
    assert draft == (
        "UTKAST: 1 synpunkt saknar skäl (4.2), 8 saknar svar (5.1, 11, 12, 13, 14, 15, 16, 17)"
    )


def test_it_is_no_draft_when_all_is_answered_with_reasons(filled):
    store, matter = filled
    for number in (2, 4, *range(11, 18)):
        answer(filled, number, decision="not_met", reason="Ryms inte.", stage="consultation")
    account = account_of(filled)
    assert not account.is_draft
    assert write(account).draft == ""
    assert "UTKAST" not in written("HTML", account).decode()


def test_what_is_not_met_is_told_again_in_few_words(filled):
    store, _ = filled
    row = next(store.rows("viewpoint", "number = 2"))
    with store.operation() as operation:
        operation.update("viewpoint", row["uuid"], {"text": "Bron bör flyttas norrut. " * 40})
    blocks = write(account_of(filled)).blocks
    table = next(one for one in blocks if getattr(one, "head", ("",))[-1] == "Skäl")
    again = table.rows[0][1]
    assert len(again) < 250 and again.endswith("Bron bör …")
    assert "hela texten står i B eller C" in blocks[blocks.index(table) - 1].text


def test_numbers_are_listed_as_one_looks_them_up():
    assert by_number(["57", "10.2", "9", "4.10", "4.2"]) == ["4.2", "4.10", "10.2", "9", "57"]


def test_an_answer_for_five_stands_once_with_whom_it_serves(filled):
    account = account_of(filled)
    assert [(one.label, one.serves) for one in account.joint] == [
        ("G1", ("5", "6", "7", "8", "9")),
    ]  # fmt: skip
    assert {entry.answer.joint for entry in account.dialogue[:5]} == {"G1"}


def test_private_senders_are_numbers_that_no_two_share(filled):
    senders = {one.number: one.private_number for one in account_of(filled).statements}
    assert senders == {4: None, 2: 2, 5: 1}


def test_a_person_who_left_one_out_is_heeded_and_numbers_stay(filled):
    store, matter = filled
    first = next(store.rows("viewpoint", "number = 1"))
    with store.operation() as operation:
        matters.exclude(operation, store, matter, first["uuid"], "Dubblett")
    account = account_of(filled)
    assert labels(account.entries)[0] == "4.2"
    assert account.excluded == 1


def test_the_review_has_only_what_was_written_in_its_period(filled):
    store, matter = filled
    with store.operation() as operation:
        for number, values in (
            (11, {"in_period": True, "written": True}),
            (12, {"in_period": False, "written": True}),
            (13, {"in_period": True, "written": False}),
        ):
            given = {"matter_uuid": matter, "number": number, "sender_group": "association"}
            names = {"sender_label": "Föreningen", "stage": "review"}
            letter = operation.insert("statement", {**given, **names, **values})
            operation.insert("viewpoint", {"statement_uuid": letter, "text": "Ja"})
    account = account_of(filled, stage="review")
    assert [one.number for one in account.statements] == [11]
    marks = {entry.label: entry.marks for entry in account.dialogue}
    assert (marks["19"], marks["20"]) == (("late",), ("not_written",))
    assert marks["1"] == ("other_stage",)
    assert marks["5"] == ("dialogue",)
    earlier = account_of(filled)
    assert (len(earlier.entries), earlier.later_stage) == (17, 3)


def test_the_answer_of_the_latest_stage_so_far_is_told(filled):
    answer(filled, 1, decision="noted", stage="review")
    consultation, review = account_of(filled), account_of(filled, stage="review")
    assert consultation.entries[0].answer.decision == "met"
    assert next(e for e in review.entries if e.number == 1).answer.decision == "noted"


def test_what_came_after_the_finished_account_is_listed(filled):
    store, matter = filled
    with store.operation() as operation:
        values = {"matter_uuid": matter, "stage": "consultation", "finished_on": DATE}
        done = operation.insert("account", values)
        for row in store.rows("viewpoint", "number <= 16"):
            pair = {"account_uuid": done, "viewpoint_uuid": row["uuid"], "label": "x"}
            operation.insert("account_member", pair)
    account = account_of(filled)
    assert labels(account.later) == ["17"]
    document = write(account)
    table = next(one for one in document.blocks if getattr(one, "caption", "").startswith("Inkom"))
    assert (table.caption, [row[0] for row in table.rows]) == (
        "Inkommet efter redogörelsen 2026-11-25", ["17"],
    )  # fmt: skip


# --- what it keeps from whom ---


def members(content: bytes) -> dict[str, bytes]:
    """The members of an office file, unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def everything(account) -> bytes:
    """All bytes of all formats, unpacked where they are packed."""
    files = [written(name, account) for name in FORMATS]
    packed = [one for one in files if one.startswith(b"PK")]
    assert len(packed) == len(FORMATS) - 3
    return b"\n".join([*files, *(content for one in packed for content in members(one).values())])


HIDDEN = {
    "internal": {"private_sender", "blocked", "source_id"},
    "case": {"private_sender", "blocked", "source_id", "unchecked"},
    "public": set(case.SECRETS),
}


@pytest.mark.parametrize("audience", HIDDEN)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_nobody_reads_what_is_not_for_them(filled, audience, language):
    told = everything(account_of(filled, audience=audience, language=language))
    found = {name for name, words in case.SECRETS.items() if words.encode() in told}
    assert found == set(case.SECRETS) - HIDDEN[audience]


def test_a_number_in_the_place_of_a_registry_number_is_not_for_the_public(filled):
    store, _ = filled
    with store.operation() as operation:
        for table in ("statement", "matter"):
            for row in store.rows(table):
                operation.update(table, row["uuid"], {"diary_ref": "070-174 06 05"})
    told = {one: everything(account_of(filled, audience=one)) for one in ("case", "public")}
    assert {one: b"070-174 06 05" in content for one, content in told.items()} == {
        "case": True, "public": False,
    }  # fmt: skip


def test_the_public_sees_no_row_that_is_held_back_and_no_uuid(filled):
    store, _ = filled
    account = account_of(filled, audience="public")
    assert account.held_back == 4
    assert len(account.entries) == 13
    assert labels(account.entries)[:4] == ["4.1", "4.2", "2.1", "5.1"]
    told = everything(account).decode(errors="ignore")
    assert not [row["uuid"] for row in store.rows("viewpoint") if row["uuid"] in told]


def test_small_counts_can_not_be_worked_out_in_public(filled):
    told = {one.band: one.count for one in account_of(filled, audience="public").tallies}
    assert told == {"0–12": None, "13–19": None, "20–64": 22}
    assert account_of(filled).tallies[0].count == 3


# --- what is written ---


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", ["HTML", "JSON", "CSV"])
def test_the_documents_are_as_they_were_looked_at(filled, language, name):
    content = written(name, account_of(filled, language=language))
    golden = GOLDEN / f"account_{language}.{name.lower()}"
    if os.environ.get("SYNPUNKT_WRITE_GOLDEN"):
        golden.write_bytes(content)
    assert content == golden.read_bytes()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_twice_gives_the_same_bytes(filled, language):
    one, other = (account_of(filled, language=language) for _ in range(2))
    for name in FORMATS:
        assert written(name, one) == written(name, other), name


def test_the_workbook_has_each_viewpoint_once_and_no_formula(filled):
    account = account_of(filled)
    book = openpyxl.load_workbook(io.BytesIO(written("XLSX", account)))
    first = book.worksheets[0]
    assert (first.title, first.freeze_panes) == ("Synpunkter", "A2")
    assert first.print_title_rows == "$1:$1"
    assert [row[1] for row in first.iter_rows(min_row=2, values_only=True)] == labels(
        account.entries
    )
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert all(cell.value is None for cell in cells if cell.data_type == "n")
    assert book.properties.title == "Samrådsredogörelse: Resecentrum, etapp 1"
    assert "UTKAST" in first.oddHeader.left.text


def test_the_word_file_has_what_word_needs(filled):
    account = account_of(filled)
    parts = members(written("DOCX", account))
    roots = {name: ElementTree.fromstring(content) for name, content in parts.items()}
    document = roots["word/document.xml"]
    styles = {one.get(f"{W}styleId") for one in roots["word/styles.xml"].iter(f"{W}style")}
    used = {
        one.get(f"{W}val")
        for one in document.iter(
            f"{W}pStyle",
        )
    }
    assert used <= styles and {"Heading1", "Heading2", "Heading3", "TOC1", "TOC2"} <= used
    tables = list(document.iter(f"{W}tbl"))
    assert tables and all(len(list(one.iter(f"{W}tblHeader"))) == 1 for one in tables)
    assert all(cell.find(f"{W}p") is not None for cell in document.iter(f"{W}tc"))
    # A short table is not torn by the end of a page: the last row alone lets go (the head's style
    # keeps it).
    kept = [[bool(list(row.iter(f"{W}keepNext"))) for row in one.iter(f"{W}tr")] for one in tables]
    assert [False, True, False] in kept
    anchors = {one.get(f"{W}anchor") for one in document.iter(f"{W}hyperlink")}
    names = [one.get(f"{W}name") for one in document.iter(f"{W}bookmarkStart")]
    assert anchors <= set(names) and len(set(names)) == len(names)
    first_cells = [row.find(f"{W}tc") for table in tables for row in table.iter(f"{W}tr")]
    texts = ["".join(cell.itertext()) for cell in first_cells]
    assert {texts.count(label) for label in labels(account.entries)} <= {1, 2}  # in E again
    assert "UTKAST" in "".join(roots["word/header.xml"].itertext())
    assert {"PAGE", "NUMPAGES"} <= {
        one.get(f"{W}instr").strip() for one in roots["word/footer.xml"].iter(f"{W}fldSimple")
    }
    assert b'w:lang w:val="sv-SE"' in parts["word/styles.xml"]
    listed = parts["[Content_Types].xml"].decode()
    assert all(f'"/{name}"' in listed for name in parts if name[0] != "[" and ".rels" not in name)


def test_an_office_file_has_no_time_but_the_documents_own(filled):
    for name in ("DOCX", "XLSX"):
        content = written(name, account_of(filled))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-11-25T00:00:00Z" in members(content)["docProps/core.xml"]


@pytest.mark.parametrize(
    "text", ["\x00\x0b\ud800 ]]> &amp; <w:p/>", "_x0041_", "x" * 40_000, "\t\r\n"]
)
def test_office_files_hold_any_text(text):
    from synpunkt.processing.account.office.xlsx import Sheet, workbook

    content = workbook([Sheet("a'b/c", ["Text"], [10], [[text]])], text[:99], "", "", "sv", "")
    cell = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]["A2"]
    assert len(str(cell.value)) <= 32_767
    parts = members(content)
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    assert "_x005F_x0041_" in sheet or text != "_x0041_"


def test_no_cell_of_a_document_is_empty(filled):
    from synpunkt.processing.account.document import Table

    tables = [one for one in write(account_of(filled)).blocks if isinstance(one, Table)]
    assert len(tables) > 10
    for table in tables:
        assert sum(table.shares) == 100
        assert {len(row) for row in table.rows} == {len(table.head)} == {len(table.shares)}
        assert all(cell.strip() for row in table.rows for cell in row), table


def test_what_was_written_is_never_markup_or_a_formula(filled):
    account = account_of(filled)
    page = written("HTML", account).decode()
    assert "&lt;b&gt;Fint&lt;/b&gt;" in page and "<b>" not in page
    rows = list(csv.reader(io.StringIO(as_csv(account)), delimiter=";"))
    cells = [cell for row in rows for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
    assert [row[1] for row in rows[1:]] == labels(account.entries)


def test_a_title_ends_neither_style_nor_page(filled):
    store, matter = filled
    with store.operation() as operation:
        title = '</style><script>alert(1)</script>"; } body { display: none'
        operation.update("matter", matter, {"title": title})
    page = written("HTML", account_of(filled)).decode()
    assert page.count("</style>") == 1 and "<script" not in page
    style = page.split("<style>")[1].split("</style>")[0]
    assert "body { display" not in style and style.count('content: "') == 4


class Outline(HTMLParser):
    """Headings, tables and marks of a page, as a screen reader would go through them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))

    def named(self, *names: str) -> list[tuple[str, dict[str, str | None]]]:
        return [one for one in self.tags if one[0] in names]


def test_the_page_can_be_heard(filled):
    page = Outline(written("HTML", account_of(filled, language="en")).decode())
    levels = [int(tag[1]) for tag, _ in page.named("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.named("html")[0][1] == {"lang": "en"}
    tables = len(page.named("table"))
    assert tables == len(page.named("caption")) == len(page.named("thead"))
    assert {attributes.get("scope") for _, attributes in page.named("th")} == {"col", "row"}
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    links = [attributes["href"] for _, attributes in page.named("a")]
    assert len(set(ids)) == len(ids) and {link[1:] for link in links} <= set(ids)
    assert not page.named("script", "link", "img")


def test_every_ink_of_the_page_can_be_read():
    style = resources.path("account.css").read_text(encoding="utf-8")
    papers = ["#ffffff", *re.findall(r"background: (#[0-9a-f]{6})", style)]
    inks = set(re.findall(r"(?<![-\w])color: (#[0-9a-f]{6})", style))
    assert len(papers) == 3 and len(inks) == 3
    for ink in inks:
        for paper in papers:
            light, dark = sorted((luminance(paper), luminance(ink)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, paper)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# --- on paper ---


@pytest.fixture
def large(filled):
    account = account_of(filled)
    return case.many(account, [code.code for code in codes.codes("theme")][:25])


def pages_of(printed: Path) -> list[str]:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    command = ["pdftotext", "-layout", str(printed), "-"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout.split("\f")[:-1]


def check_paper(pages: list[str], account) -> None:
    """Every member once, to its end; on every page whom it is for, its number, what is missing."""
    text = re.sub(r"\s+", "", " ".join(pages))
    for begin, end in ("<>", "[]"):
        counted = [text.count(f"{begin}{label}{end}") for label in labels(account.entries)]
        assert set(counted) == {1}
    assert len(pages) > 10
    # Between cover and end no page is left nearly empty by what is kept together.
    assert min(len("".join(page.split())) for page in pages[2:-1]) > 700
    for number, page in enumerate(pages, 1):
        assert "UTKAST: 1 synpunkt saknar svar (200)" in page and "INTERN" in page
        assert re.search(rf"{number}\s*/\s*{len(pages)}\b", page)


def as_draft(account):
    *rest, last = sorted(account.dialogue, key=lambda one: one.number == 200)
    return dataclasses.replace(account, dialogue=(*rest, dataclasses.replace(last, answer=None)))


def test_a_large_page_prints_whole_in_chromium(large, tmp_path):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("chromium is not installed")
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    account = as_draft(large)
    page.write_bytes(written("HTML", account))
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}"]
    subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=120)
    check_paper(pages_of(printed), account)


@pytest.mark.parametrize("name", [name for name in FORMATS if name in ("DOCX", "ODT")])
def test_a_large_document_prints_whole_in_libreoffice(large, name, tmp_path):
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    account = as_draft(large)
    document = tmp_path / f"account.{name.lower()}"
    document.write_bytes(written(name, account))
    command = [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pages = pages_of(document.with_suffix(".pdf"))
    check_paper(pages, account)
    # Word counts the pages of its contents when it opens the file, LibreOffice only in its own.
    assert name == "DOCX" or re.search(r"E\. Tillgodoses inte, med skäl +\d+\n", pages[0])


# --- the algorithm ---


def run(store, **given):
    return processing.run("synpunkt:planaccount", {"STORE": str(store.path), **given})


def test_it_writes_what_was_asked_for(provider, filled, tmp_path):
    store, _ = filled
    wanted = {name: str(tmp_path / f"account.{name.lower()}") for name in FORMATS}
    result = run(store, MATTER=case.MATTER, AUDIENCE="case", DATE="2026-11-25", **wanted)
    assert {name: result[name] for name in FORMATS} == wanted
    assert (result["VIEWPOINTS"], result["ANSWERED"], result["UNANSWERED"]) == (17, 9, 8)
    assert result["UNMET_WITHOUT_REASON"] == 1 and result["STORE"] == str(store.path)
    content = json.loads(Path(wanted["JSON"]).read_text(encoding="utf-8"))
    assert (content["stage"], content["audience"], content["date"]) == (
        "consultation", "case", "2026-11-25",
    )  # fmt: skip


@pytest.fixture
def plans():
    """Two squares of two plans, the first around the viewpoints that have a place."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:3014&field=plan:string", "plans", "memory")
    for plan, east in (("a", 0), ("b", 500)):
        feature = QgsFeature(layer.fields())
        shape = QgsGeometry.fromWkt("Polygon((0 0,100 0,100 100,0 100,0 0))")
        shape.translate(152_000 + east, 6_920_000)
        feature.setGeometry(shape)
        feature["plan"] = plan
        layer.dataProvider().addFeature(feature)
    return layer


def test_a_boundary_brings_in_what_lies_inside(provider, filled, plans):
    store, _ = filled
    with store.operation() as operation:
        other = operation.insert("matter", {"title": "Annan plan", "group_key": "a"})
    given = {"MATTER": other, "STAGE": "dialogue", "BOUNDARY": plans}
    assert run(store, MATTER=other)["VIEWPOINTS"] == 0
    assert run(store, **given, GROUP_FIELD="plan")["VIEWPOINTS"] == 5
    with store.operation() as operation:
        operation.update("matter", other, {"group_key": "b"})
    assert run(store, **given, GROUP_FIELD="plan")["VIEWPOINTS"] == 0


@pytest.mark.parametrize("matter", ["", "Ingen"])
def test_without_a_known_matter_there_is_no_account(provider, filled, matter, tmp_path):
    with pytest.raises(Exception, match="(?i)matter"):
        run(filled[0], MATTER=matter, HTML=str(tmp_path / "account.html"))
    assert not (tmp_path / "account.html").exists()


def test_it_runs_from_the_command_line(filled, qgis_process, tmp_path):
    store, _ = filled
    given = {"STORE": store.path, "MATTER": case.MATTER, "DATE": "2026-11-25"}
    page = tmp_path / "account.html"
    done = json.loads(qgis_process("synpunkt:planaccount", **given, HTML=page).stdout)
    assert done["results"]["VIEWPOINTS"] == 17
    assert page.read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="sv">')
