"""Tables as Excel leaves them: titles above, dates of every kind, the clipboard, misfit places."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from osgeo import gdal, ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsFeedback
from synpunkt.dialogs.intake.source import of_clipboard
from synpunkt.processing.intake.choice import FieldSource
from synpunkt.processing.intake.dates import habit_of, needs_settling
from synpunkt.processing.intake.importing import Request, import_viewpoints
from synpunkt.processing.intake.opening import open_table
from synpunkt.processing.intake.profile import Profile

THIRD_OF_MAY = datetime.date(2024, 5, 3)


def file_of(folder: Path, content: str, encoding: str = "utf-8") -> Path:
    path = folder / "given.csv"
    path.write_bytes(content.encode(encoding))
    return path


def bring_in(store, path, **request):
    profile = request.get("profile", Profile())
    table = open_table(Path(path), wanted=profile.column_names())
    return import_viewpoints(store, table, Request(**request), QgsFeedback())


def numbers(outcome) -> tuple[int, ...]:
    return tuple(outcome.counts().values())


@pytest.mark.parametrize(
    ("others", "read", "says"),
    [
        (["25/5/24"], THIRD_OF_MAY, "day first"),
        (["5/25/24"], datetime.date(2024, 3, 5), "month first"),
        (["3/6/2024", "25/12/2024"], None, "more than one way"),
        ([], None, "more than one way"),
        (["25/5/24", "5/25/24"], None, "more than one way"),
    ],
)
def test_a_short_date_is_settled_by_the_columns_other_rows(others, read, says):
    habit = habit_of(["3/5/24", *others], "Datum")
    assert says in habit.message
    if read is None:
        with pytest.raises(ValueError):
            habit.read("3/5/24")
    else:
        assert habit.read("3/5/24") == read


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("03.05.24", THIRD_OF_MAY),
        ("3/5/2024", THIRD_OF_MAY),
        ("2024-05-03", THIRD_OF_MAY),
        ("45415", THIRD_OF_MAY),
        (45415.75, THIRD_OF_MAY),
        ("45415,5", THIRD_OF_MAY),
        (None, None),
    ],
)
def test_dates_that_tell_by_themselves(written, date):
    assert habit_of([written], "Datum").read(written) == date


def test_the_year_first_is_known_by_days_beyond_the_twelfth():
    habit = habit_of(["24-05-03", "25-05-04"], "Datum")
    assert habit.is_open
    assert habit_of(["24-05-03", "99-12-31"], "Datum").read("24-05-03") == THIRD_OF_MAY


def test_numbers_that_are_not_all_dates_are_none():
    habit = habit_of(["45415", "12"], "Datum")
    with pytest.raises(ValueError):
        habit.read("45415")
    assert not needs_settling(["2024-05-03", "3 maj 2024", None])


@given(st.dates(datetime.date(1955, 1, 1), datetime.date(2100, 1, 1)))
def test_excels_numbers_are_its_dates(date):
    days = (date - datetime.date(1899, 12, 30)).days
    assert habit_of([days], "Datum").read(str(days)) == date


def test_the_way_dates_were_read_is_told(store, tmp_path):
    rows = "".join(f"Mörkt {n};3/5/24\n" for n in range(400))
    outcome = bring_in(store, file_of(tmp_path, "Synpunkt;Datum\n" + rows + "Ljust;31/5/24\n"))
    assert outcome.new == 401
    assert any("3/5/24" in text and "day first" in text for text in outcome.warnings)
    assert next(store.rows("viewpoint"))["received_on"] == THIRD_OF_MAY


def test_a_date_that_nothing_settles_is_left_out_until_a_profile_says(store, tmp_path):
    path = file_of(tmp_path, "id;Synpunkt;Datum\n1;Mörkt;3/5/24\n")
    outcome = bring_in(store, path)
    assert any("in a profile" in text for text in outcome.warnings)
    assert next(store.rows("viewpoint"))["received_on"] is None
    fields = {"source_id": FieldSource("id"), "text": FieldSource("Synpunkt"),
              "received_on": FieldSource("Datum", "%d/%m/%y")}  # fmt: skip
    assert bring_in(store, path, profile=Profile(fields=fields)).changed == 1
    assert next(store.rows("viewpoint"))["received_on"] == THIRD_OF_MAY


TITLED = (
    "Synpunkter från dialogbordet 2026;;;\nUtskrivet av kommunen;;;\n;;;\n"
    "Löpnr;Synpunkt;Datum;Kategori\n0012;Mörkt;2026-11-03;Belysning\n0013;Ljust;;\n"
    ";;;\nKälla: e-tjänsten;;;\n"
)


@pytest.mark.parametrize("content", [TITLED, TITLED.replace("2026;;;\n", "2026\n", 1)])
def test_titles_may_stand_above_and_notes_below(store, tmp_path, content):
    outcome = bring_in(store, file_of(tmp_path, content))
    assert numbers(outcome) == (3, 2, 0, 0, 1, 2)
    assert any("row 4" in text for text in outcome.warnings)
    assert [row["source_id"] for row in store.rows("viewpoint")] == ["0012", "0013"]
    assert next(store.rows("import_reject"))["row_number"] == 8


def test_a_profile_tells_which_row_holds_its_names(store, tmp_path):
    content = "En lista\nVad;Vem;Hur\nMörkt;a;b\n"
    fields = {"text": FieldSource("Vad"), "source_category": FieldSource("Hur")}
    outcome = bring_in(store, file_of(tmp_path, content), profile=Profile(fields=fields))
    assert numbers(outcome) == (1, 1, 0, 0, 0, 1)


def test_answers_that_are_known_names_are_no_header(tmp_path):
    content = "Hur är det?;Mer?;Annat?\ny;n;typ\nn;y;plats\n"
    assert open_table(file_of(tmp_path, content)).columns == ("Hur är det?", "Mer?", "Annat?")


def test_titles_may_stand_above_the_names_in_a_workbook(store, tmp_path):
    gdal.UseExceptions()
    path = tmp_path / "given.xlsx"
    dataset = gdal.GetDriverByName("XLSX").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("Blad1")
    layer.CreateField(ogr.FieldDefn("Synpunkter 2026", ogr.OFTString))
    for n in range(3):
        layer.CreateField(ogr.FieldDefn(f"f{n}", ogr.OFTString))
    rows = [["Utskrivet", "", "", ""], ["Löpnr", "Synpunkt", "Latitud", "Longitud"],
            ["0012", "Mörkt", "62,3908", "17,3069"]]  # fmt: skip
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for position, value in enumerate(row):
            feature.SetField(position, value)
        layer.CreateFeature(feature)
    dataset = layer = None
    outcome = bring_in(store, path)
    assert numbers(outcome) == (1, 1, 0, 0, 0, 0)
    assert next(store.rows("viewpoint"))["source_id"] == "0012"


def test_the_clipboard_is_a_table(store, tmp_path):
    pasted = 'Synpunkt\tTema\n"två\nrader"\tBelysning\r\nLjust\t\n'
    table = of_clipboard(pasted, tmp_path).opener(Profile())()
    outcome = import_viewpoints(store, table, Request(), QgsFeedback())
    assert numbers(outcome) == (2, 2, 0, 0, 0, 2)
    assert next(store.rows("viewpoint"))["text"] == "två\nrader"


def test_a_file_from_an_old_mac_is_told_apart(store, tmp_path):
    path = file_of(tmp_path, "Synpunkt;Plats\nMörkt vid ån;Ö\n", "mac_roman")
    assert "mac_roman" in open_table(path).messages[0]
    assert open_table(path, encoding="mac_roman").messages == []


@pytest.mark.parametrize(
    ("crs", "x", "y", "without", "says"),
    [
        ("EPSG:4326", "619000", "6919000", 1, "no degrees"),
        ("EPSG:3857", "17.3", "62.4", 0, "look like degrees"),
        ("EPSG:4326", "2.35", "48.85", 0, "far from the area"),
        ("EPSG:3014", "619000", "6919000", 0, "outside the area"),
        ("EPSG:3006", "619000", "6919000", 0, ""),
    ],
)
def test_a_coordinate_system_that_does_not_fit_is_told(store, tmp_path, crs, x, y, without, says):
    path = file_of(tmp_path, f"text;x;y\nMörkt;{x};{y}\n")
    outcome = bring_in(store, path, crs=QgsCoordinateReferenceSystem(crs))
    assert numbers(outcome) == (1, 1, 0, 0, 0, without)
    told = [text for text in outcome.warnings if "coordinate" in text]
    assert bool(told) is bool(says)
    assert all(says in text for text in told)
