"""The look before an import: nothing is written, and what is shown is what comes in."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem
from synpunkt.layers.errors import InputError
from synpunkt.processing.intake.contents import parts_of
from synpunkt.processing.intake.importing import Request
from synpunkt.processing.intake.opening import open_table
from synpunkt.processing.intake.preview import preview
from synpunkt.processing.intake.profile import read_profile
from synpunkt.processing.intake.profile_writing import profile_of, save_profile

CSV = (
    "id;vad hände;slag;x;y;Inkom\n"
    "1;Det är mörkt i tunneln om kvällen;Lampa trasig;619000;6919000;3/5/24\n"
    "2;Hissen till perrongen står alltid still;Hiss;619100;6919100;25/5/24\n"
    "3;;;;;\n4;Ännu en lampa som inte lyser alls;Lampa trasig;;;\n"
)


def file_of(folder: Path, content: str, name: str = "given.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def look(store, path, **request):
    return preview(store, partial(open_table, Path(path)), Request(**request))


def test_a_preview_shows_rows_columns_and_numbers_and_writes_nothing(store, tmp_path):
    content = "Löpnr;Synpunkt;Kategori;Latitud;Longitud\n1;Mörkt;Belysning;62,39;17,30\n2;;;;\n"
    path = file_of(tmp_path, content)
    before = store.path.read_bytes()
    shown = look(store, path)
    assert shown.outcome.counts() == {
        "read": 2, "new": 1, "changed": 0, "unchanged": 0, "rejected": 1, "without_place": 0
    }  # fmt: skip
    first, second = shown.rows
    assert first.cells == ("1", "Mörkt", "Belysning", "62,39", "17,30")
    assert (first.values["text"], first.values["theme"]) == ("Mörkt", "lighting")
    assert first.place.asPoint().x() == pytest.approx(152586, abs=500)
    assert "neither text" in second.problem
    assert shown.crs.authid() == "EPSG:4326"
    assert (shown.problem, shown.crs_guesses, shown.suggestions) == ("", (), {})
    assert store.path.read_bytes() == before


def test_a_missing_coordinate_system_is_guessed_by_where_the_store_is(store, tmp_path):
    shown = look(store, file_of(tmp_path, CSV))
    assert "coordinate system" in shown.problem
    assert shown.outcome is None
    assert shown.crs_guesses[0].authid == "EPSG:3006"
    assert all(row.lacks_crs and not row.problem for row in shown.rows)
    assert shown.columns[1] == "vad hände"
    assert shown.suggestions == {"text": "vad hände"}
    settled = look(store, file_of(tmp_path, CSV), crs=QgsCoordinateReferenceSystem("EPSG:3006"))
    assert settled.problem == ""
    assert settled.outcome.without_place == 0


def test_categories_come_with_counts_and_suggestions(store, tmp_path):
    content = CSV.replace("slag", "Kategori").replace("vad hände", "Synpunkt")
    crs = QgsCoordinateReferenceSystem("EPSG:3006")
    lamps, lifts = look(store, file_of(tmp_path, content), crs=crs).categories
    assert (lamps.name, lamps.count, lamps.theme) == ("Lampa trasig", 2, None)
    assert lamps.suggestion.startswith("lighting")
    assert (lifts.name, lifts.count) == ("Hiss", 1)


def test_a_table_that_says_nothing_known_is_shown_all_the_same(store, tmp_path):
    shown = look(store, file_of(tmp_path, "kod;län\n0114;Stockholm\n"))
    assert "Say in a profile" in shown.problem
    assert (shown.choice, shown.rows[0].cells) == (None, ("0114", "Stockholm"))


def test_what_a_preview_settled_is_a_profile_that_imports_the_same(store, tmp_path):
    content = CSV.replace("slag", "Kategori").replace("vad hände", "Synpunkt")
    path = file_of(tmp_path, content)
    crs = QgsCoordinateReferenceSystem("EPSG:3006")
    shown = look(store, path, crs=crs)
    made = profile_of(shown.choice, "EPSG:3006", themes={"Lampa trasig": "lighting.broken"})
    save_profile(made, tmp_path / "profile.json")
    again = look(store, path, profile=read_profile(tmp_path / "profile.json"))
    assert again.outcome.counts() == shown.outcome.counts()
    assert again.rows[0].values["theme"] == "lighting.broken"
    assert again.rows[0].values["source_category"] == "Lampa trasig"
    assert (again.categories[0].theme, again.crs.authid()) == ("lighting.broken", "EPSG:3006")


def test_the_parts_of_a_file_can_be_chosen_among(tmp_path):
    rows = [{"_uuid": "1", "a": "b", "stopp": [{"stopp/text": "x", "foton": [{"namn": "y"}]}]}]
    path = file_of(tmp_path, json.dumps(rows), "a.json")
    assert [part.name for part in parts_of(path)] == ["stopp", "stopp/foton"]
    flat = file_of(tmp_path, "_uuid,stopp[1]/text,stopp[2]/text\n1,a,b\n")
    assert [part.name for part in parts_of(flat)] == ["stopp"]
    assert parts_of(file_of(tmp_path, CSV)) == []


def test_the_parts_of_real_files(real_data):
    named = {part.name: part.rows for part in parts_of(real_data / "qfield" / "bees.gpkg")}
    assert (named["apiary"], named["area"]) == (1, 3)
    sheets = parts_of(real_data / "feedback" / "polisen_sundsvall_300.xlsx")
    assert "Synpunkter" in {part.name for part in sheets}


def test_a_file_that_cannot_be_read_is_one_sentence(store, tmp_path):
    with pytest.raises(InputError, match="not JSON"):
        look(store, file_of(tmp_path, "{", "a.json"))
