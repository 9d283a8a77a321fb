"""The form for KoboToolbox and ODK: it is a form, and its answers come in as they are."""

from __future__ import annotations

import csv
import datetime
import json
from pathlib import Path

import openpyxl
import pytest
from qgis import processing
from qgis.core import QgsProcessingException
from synpunkt.layers.codes import codes
from synpunkt.layers.connection import run, writing
from synpunkt.layers.rows import UTC
from synpunkt.layers.sql import literal, sql
from synpunkt.processing.account.office.xlsx import Sheet, workbook
from synpunkt.processing.field.form import as_workbook, form_sheets

ID = "0c5a7c0e-64f2-4f0c-9d0a-7a3d4f1f2b11"


@pytest.fixture
def walk(store) -> str:
    """An occasion with a title that would harm a form that believed it."""
    begins = datetime.datetime(2026, 11, 5, 17, 0, tzinfo=UTC)
    with store.operation("occasion") as operation:
        return operation.insert(
            "occasion", {"title": '=HYPERLINK("x") ${text} <b>&', "starts_at": begins}
        )


@pytest.fixture
def form(store, walk, provider, tmp_path) -> Path:
    given = {"STORE": str(store.path), "OUTPUT": str(tmp_path / "form.xlsx")}
    results = processing.run("synpunkt:exportform", given)
    assert results["STORE"] == str(store.path)
    return Path(results["OUTPUT"])


def sheet(path: Path, name: str) -> list[dict[str, str]]:
    rows = list(openpyxl.load_workbook(path)[name].values)
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def converted(path: Path) -> str:
    from pyxform.xls2xform import convert

    result = convert(path, validate=False)
    assert not result.warnings
    return result.xform


def test_the_form_is_taken_by_pyxform_in_both_languages(form, walk):
    xform = converted(form)
    for text in ("Typ av synpunkt", "Viewpoint type", "Svenska (sv)", "English (en)", walk):
        assert text in xform
    assert "lighting.missing" in xform
    assert "&lt;b&gt;&amp;" in xform
    assert 'default="true()"' in xform.split('lang="Svenska (sv)"')[1].split(">")[0]


def test_its_title_cells_are_text_and_no_formulas(form):
    label = next(row for row in sheet(form, "choices") if row["list_name"] == "occasion")
    assert label["label::Svenska (sv)"] == '=HYPERLINK("x") $ {text} <b>& 2026-11-05'


def test_every_code_that_is_not_hidden_is_offered(store, form):
    offered = {(row["list_name"], row["name"]) for row in sheet(form, "choices")}
    themes = {name for list_, name in offered if list_ in ("theme_group", "theme_detail")}
    assert themes == {code.code for code in codes("theme")}
    for name in ("valence", "severity", "time_context"):
        assert {code for list_, code in offered if list_ == name} == {c.code for c in codes(name)}


def test_what_a_municipality_hides_or_adds_is_so_in_the_form(store, tmp_path):
    before = form_sheets(store, "sv")
    with writing(store.path) as dataset:
        hidden = ", ".join(map(literal, ("lighting", "negative")))
        run(dataset, sql("UPDATE code SET hidden = 1 WHERE code IN (", hidden, ")"))
        run(
            dataset,
            "INSERT INTO code (list, code, parent, label_sv, label_en)"
            " VALUES ('theme', 'harbour', NULL, 'Hamnen', 'Harbour')",
        )
    after = form_sheets(store, "en")
    path = tmp_path / "form.xlsx"
    path.write_bytes(as_workbook(after, "en"))
    xform = converted(path)
    assert "Hamnen" in xform
    assert "lighting" not in xform
    assert "severity" not in xform  # it was asked of what is negative
    versions = [sheets[2].rows[0][2] for sheets in (before, after)]
    assert versions[0] != versions[1]


def test_the_same_store_gives_the_same_bytes(store, form, tmp_path):
    assert as_workbook(form_sheets(store, "sv"), "sv") == form.read_bytes()


KOBO = {
    "start": "2026-11-05T18:01:00.000+01:00", "received_on": "2026-11-05", "valence": "negative",
    "text": "Mörkt i tunneln", "theme_group": "lighting", "theme_detail": "lighting.missing",
    "theme": "lighting.missing", "severity": "3", "time_context": "evening",
    "location": "62.3908 17.3069 0 5", "_location_latitude": "62.3908",
    "_location_longitude": "17.3069", "_location_altitude": "0", "_location_precision": "5",
    "place_name": "Tunneln", "photo": "bild.jpg", "_id": "7", "_uuid": ID,
    "_submission_time": "2026-11-06T07:00:00", "__version__": "v1",
}  # fmt: skip
ODK = {
    "SubmissionDate": "2026-11-06T07:00:00.000Z", "occasion": "", "valence": "negative",
    "text": "Mörkt i tunneln", "theme_group": "lighting", "theme_detail": "lighting.missing",
    "theme": "lighting.missing", "severity": "3", "time_context": "evening",
    "location-Latitude": "62.3908", "location-Longitude": "17.3069", "location-Altitude": "0",
    "location-Accuracy": "5", "place_name": "Tunneln", "photo": "bild.jpg",
    "received_on": "2026-11-05", "meta-instanceID": f"uuid:{ID}", "KEY": f"uuid:{ID}",
    "SubmitterName": "", "AttachmentsPresent": "1", "Edits": "0",
}  # fmt: skip
# What KoboToolbox exports when one asks for labels: questions and answers in the form's words.
LABELS = {
    "Tillfälle": "", "Typ av synpunkt": "Otryggt", "Vad som sades": "Mörkt i tunneln",
    "Tema": "Belysning", "Mer precist": "Belysning saknas", "theme": "lighting.missing",
    "Allvar": "Stort", "När på dygnet": "Kväll", "Var på kartan": "62.3908 17.3069 0 5",
    "_Var på kartan_latitude": "62.3908", "_Var på kartan_longitude": "17.3069",
    "_Var på kartan_altitude": "0", "_Var på kartan_precision": "5", "Plats": "Tunneln",
    "Foto": "bild.jpg", "received_on": "2026-11-05", "_id": "7", "_uuid": ID,
    "_submission_time": "2026-11-06T07:00:00",
}  # fmt: skip


def answers(folder: Path, row: dict[str, str], ending: str) -> Path:
    """The answer as its system exports it, with the photo beside."""
    (folder / "media").mkdir()
    (folder / "media" / "bild.jpg").write_bytes(b"\xff\xd8\xff\xe0 no real picture")
    path = folder / f"answers.{ending}"
    if ending == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, row)
            writer.writeheader()
            writer.writerow(row)
    else:
        book = openpyxl.Workbook()
        book.active.append(list(row))
        book.active.append(list(row.values()))
        book.save(path)
    return path


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("row", [KOBO, ODK, LABELS], ids=["kobo", "odk", "labels"])
def test_its_answers_come_in_with_no_mapping(store, form, walk, tmp_path, row, ending):
    names = {question["name"] for question in sheet(form, "survey")}
    asked = {"occasion", "text", "valence", "theme", "severity", "time_context", "place_name"}
    assert asked <= names
    given = {key: walk if key in ("occasion", "Tillfälle") else value for key, value in row.items()}
    folder = tmp_path / "export"
    folder.mkdir()
    path = answers(folder, {"occasion": walk, **given} if row is KOBO else given, ending)
    call = {"STORE": str(store.path), "INPUT": str(path)}
    results = processing.run("synpunkt:importviewpoints", call)
    assert (results["NEW"], results["REJECTED"], results["WITHOUT_PLACE"]) == (1, 0, 0)
    (viewpoint,) = store.rows("viewpoint")
    expected = {
        "text": "Mörkt i tunneln",
        "valence": "negative",
        "theme": "lighting.missing",
        "severity": 3,
        "time_context": "evening",
        "place_name": "Tunneln",
        "occasion_uuid": walk,
        "received_on": datetime.date(2026, 11, 5),
        "geometry_kind": "point",
    }
    assert {key: viewpoint[key] for key in expected} == expected
    assert store.count("photo", "viewpoint_uuid = ?", (viewpoint["uuid"],)) == 1
    again = processing.run("synpunkt:importviewpoints", call)
    assert (again["NEW"], again["UNCHANGED"]) == (0, 1)


def test_an_occasion_that_the_store_does_not_have_is_told_and_left_out(store, provider, tmp_path):
    row = {**KOBO, "occasion": ID}
    path = answers(tmp_path, row, "csv")
    given = {"STORE": str(store.path), "INPUT": str(path)}
    assert processing.run("synpunkt:importviewpoints", given)["NEW"] == 1
    assert next(store.rows("viewpoint"))["occasion_uuid"] is None


def test_a_row_may_name_its_occasion_by_its_title(store, walk, provider, tmp_path):
    with store.operation("occasion") as operation:
        evening = operation.insert("occasion", {"title": "Höstvandringen"})
        for _ in range(2):
            operation.insert("occasion", {"title": "Två lika"})
    path = tmp_path / "rows.csv"
    path.write_text("text,Tillfälle\nHal,Höstvandringen\nMörk,Två lika\n", encoding="utf-8")
    given = {"STORE": str(store.path), "INPUT": str(path)}
    assert processing.run("synpunkt:importviewpoints", given)["NEW"] == 2
    found = {row["text"]: row["occasion_uuid"] for row in store.rows("viewpoint")}
    assert found == {"Hal": evening, "Mörk": None}


def test_a_workbook_holds_any_text_and_numbers(tmp_path):
    path = tmp_path / "any.xlsx"
    rows = [("a\x00\ud800b <&> \n =1+1", 3), (" space ", 2.5), (None, None)]
    sheets = [Sheet("one & two", ("head", "n"), (9, 9), rows), Sheet("empty", (), (), [])]
    path.write_bytes(workbook(sheets, "Any", "", "", "sv", ""))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["one & two", "empty"]
    cells = list(book["one & two"].values)
    assert cells[1] == ("a\ufffd\ufffdb <&> \n =1+1", 3)
    assert cells[2] == (" space ", 2.5)


def test_a_folder_that_is_not_there_is_one_sentence(store, provider, tmp_path):
    given = {"STORE": str(store.path), "OUTPUT": str(tmp_path / "no" / "form.xlsx")}
    with pytest.raises(QgsProcessingException, match=r"form\.xlsx"):
        processing.run("synpunkt:exportform", given)


def test_it_runs_in_qgis_process(store, walk, qgis_process, tmp_path):
    output = tmp_path / "form.xlsx"
    done = qgis_process("synpunkt:exportform", STORE=store.path, LANGUAGE="en", OUTPUT=output)
    assert json.loads(done.stdout)["results"]["OUTPUT"] == str(output)
    (settings,) = sheet(output, "settings")
    assert settings["default_language"] == "English (en)"
    converted(output)
