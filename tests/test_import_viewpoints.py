"""What an import makes of a store: new, changed, unchanged, rejected, nothing at all."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from osgeo import gdal, ogr, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsFeedback
from synpunkt.layers.errors import Cancelled, InputError
from synpunkt.layers.restricted import restricted_path
from synpunkt.layers.store import open_store
from synpunkt.layers.takeback import take_back
from synpunkt.processing.intake.importing import Request, import_viewpoints
from synpunkt.processing.intake.opening import open_table
from synpunkt.processing.intake.profile import Profile, read_profile

HEADER = "Löpnr;Datum;Synpunkt;Kategori;N (SWEREF 99 17 15);E (SWEREF 99 17 15)\n"
FIRST = "1;2026-11-03;Mörkt i tunneln;Belysning;6920487,61;152944,60\n"
SECOND = "2;2026-11-04;Vem sköter hissen?;Hiss;;\n"
HOSTILE = [
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "'; drop table viewpoint; --",
    "{{7*7}} ${7*7}",
    "[% env('HOME') %]",
    "שלום עולם \u202eabc\u202c",
    "🙂👩‍👩‍👧 💡",
    "rad ett\nrad två\ttabb",
    "%n %s %1 {0} {name}",
    "å" * 100_000,
]


def file_of(folder: Path, content: str, name: str = "given.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8", newline="")
    return path


def profile_of(folder: Path, content: dict) -> Profile:
    return read_profile(file_of(folder, json.dumps(content), "profile.json"))


def bring_in(store, path, layer="", feedback=None, **request):
    table = open_table(Path(path), layer)
    return import_viewpoints(store, table, Request(**request), feedback or QgsFeedback())


def numbers(outcome) -> tuple[int, ...]:
    return tuple(outcome.counts().values())


def viewpoints(store) -> dict[str, dict]:
    return {row["source_id"]: row for row in store.rows("viewpoint")}


def test_rows_become_viewpoints_with_place_date_and_theme(store, tmp_path):
    outcome = bring_in(store, file_of(tmp_path, HEADER + FIRST + SECOND))
    assert numbers(outcome) == (2, 2, 0, 0, 0, 1)
    first, second = viewpoints(store).values()
    assert first["geom"].asWkt(2) == "Point (152944.6 6920487.61)"
    assert (first["theme"], first["source_category"]) == ("lighting", "Belysning")
    assert (first["text"], first["received_on"].isoformat()) == ("Mörkt i tunneln", "2026-11-03")
    assert (first["geometry_kind"], first["formal_status"]) == ("point", "informal_dialogue")
    assert (second["theme"], second["source_category"], second["geom"]) == (None, "Hiss", None)
    assert (second["geometry_kind"], second["privacy_state"]) == ("none", "unchecked")


def test_the_choice_of_columns_is_told(store, tmp_path):
    messages = bring_in(store, file_of(tmp_path, HEADER + FIRST)).messages
    assert "text = Synpunkt" in messages[0]
    assert "EPSG:3014" in messages[1]


def test_a_file_imported_twice_gives_nothing_new(store, tmp_path):
    path = file_of(tmp_path, HEADER + FIRST + SECOND)
    bring_in(store, path)
    again = bring_in(store, path)
    assert numbers(again) == (2, 0, 0, 2, 0, 1)
    assert again.operation == ""
    assert store.count("import_batch") == 1


def test_repeated_rows_without_a_number_are_all_kept(store, tmp_path):
    path = file_of(
        tmp_path, "text;tema\nMörkt;Belysning\nMörkt ;Belysning\nLjust;\nMörkt;Belysning\n"
    )
    assert numbers(bring_in(store, path)) == (4, 4, 0, 0, 0, 4)
    assert numbers(bring_in(store, path)) == (4, 0, 0, 4, 0, 4)


def test_a_column_added_elsewhere_changes_nothing(store, tmp_path):
    bring_in(store, file_of(tmp_path, "text;tema\nMörkt;Belysning\n"))
    again = bring_in(store, file_of(tmp_path, "antal bilar;tema;text\n7;Belysning;Mörkt\n"))
    assert numbers(again) == (1, 0, 0, 1, 0, 1)


def test_a_changed_source_changes_its_viewpoint(store, tmp_path):
    bring_in(store, file_of(tmp_path, HEADER + FIRST + SECOND))
    moved = FIRST.replace("6920487,61", "6920500,00").replace("Mörkt", "Kolmörkt")
    assert numbers(bring_in(store, file_of(tmp_path, HEADER + moved + SECOND))) == (
        2,
        0,
        1,
        1,
        0,
        1,
    )
    row = viewpoints(store)["1"]
    assert row["text"] == "Kolmörkt i tunneln"
    assert row["geom"].asPoint().y() == 6920500.0


def test_the_planners_own_corrections_stay(store, tmp_path):
    bring_in(store, file_of(tmp_path, HEADER + FIRST))
    with store.operation() as operation:
        operation.update("viewpoint", viewpoints(store)["1"]["uuid"], {"text": "Mörkt (rättat)"})
    assert bring_in(store, file_of(tmp_path, HEADER + FIRST)).unchanged == 1
    changed = FIRST.replace("Mörkt", "Kolmörkt").replace("2026-11-03", "2026-11-05")
    outcome = bring_in(store, file_of(tmp_path, HEADER + changed))
    assert outcome.changed == 1
    row = viewpoints(store)["1"]
    assert (row["text"], row["received_on"].isoformat()) == ("Mörkt (rättat)", "2026-11-05")
    assert any("you had changed yourself" in message for message in outcome.warnings)
    assert bring_in(store, file_of(tmp_path, HEADER + changed)).unchanged == 1


def test_a_withdrawn_viewpoint_stays_withdrawn_and_counts_as_unchanged(store, tmp_path):
    bring_in(store, file_of(tmp_path, HEADER + FIRST))
    with store.operation() as operation:
        operation.update("viewpoint", viewpoints(store)["1"]["uuid"], {"state": "withdrawn"})
    outcome = bring_in(store, file_of(tmp_path, HEADER + FIRST.replace("Mörkt", "Kolmörkt")))
    assert numbers(outcome) == (1, 0, 0, 1, 0, 0)
    assert viewpoints(store)["1"]["text"] == "Mörkt i tunneln"


def test_sources_with_names_keep_their_numbers_apart(store, tmp_path):
    path = file_of(tmp_path, HEADER + FIRST)
    bring_in(store, path)
    assert bring_in(store, path, profile=Profile(source="kobo")).new == 1
    assert bring_in(store, path, profile=Profile(source="kobo")).unchanged == 1


def test_one_number_for_two_different_rows_rejects_the_second(store, tmp_path):
    other = FIRST.replace("Mörkt", "Ljust")
    outcome = bring_in(store, file_of(tmp_path, HEADER + FIRST + FIRST + other))
    assert numbers(outcome) == (3, 1, 0, 1, 1, 0)


def test_rejected_rows_are_written_with_number_and_reason(store, tmp_path):
    content = HEADER + FIRST + "3;2026-11-03;;;;\n" + "=1+1;för få\n" + SECOND
    rejects = tmp_path / "rejects.csv"
    outcome = bring_in(store, file_of(tmp_path, content), rejects=rejects)
    assert numbers(outcome) == (4, 2, 0, 0, 2, 1)
    assert rejects.read_bytes().startswith(b"\xef\xbb\xbf")
    with rejects.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[0][:4] == ["row", "reason", "Löpnr", "Datum"]
    assert [row[0] for row in rows[1:]] == ["3", "4"]
    assert "neither text" in rows[1][1]
    assert rows[2][2:] == ["'=1+1", "för få"]


@pytest.mark.file_only
def test_rejected_rows_lie_in_the_store_with_their_content_in_the_restricted_file(store, tmp_path):
    bring_in(store, file_of(tmp_path, HEADER + FIRST + "x;för få\n"))
    (reject,) = store.rows("import_reject")
    assert reject["row_number"] == 3
    connection = sqlite3.connect(restricted_path(store.path))
    kept = connection.execute("SELECT import_reject_uuid, row FROM import_reject_row").fetchall()
    connection.close()
    assert kept[0][0] == reject["uuid"]
    assert json.loads(kept[0][1]) == {"Löpnr": "x", "Datum": "för få"}


@pytest.mark.file_only
def test_a_dry_run_gives_the_same_numbers_and_writes_the_rejects_alone(store, tmp_path):
    path = file_of(tmp_path, HEADER + FIRST + FIRST + "x;y\n" + SECOND)
    before = store.path.read_bytes()
    rejects = tmp_path / "rejects.csv"
    dry = bring_in(store, path, occasion="Nytt", dry_run=True, rejects=rejects)
    assert rejects.exists()
    assert store.path.read_bytes() == before
    assert dry.operation == ""
    assert dry.counts() == bring_in(store, path, occasion="Nytt").counts()


def test_an_import_can_be_taken_back(store, tmp_path):
    outcome = bring_in(store, file_of(tmp_path, HEADER + FIRST + SECOND), occasion="Bord")
    take_back(store, outcome.operation)
    assert store.count("viewpoint") == store.count("occasion") == store.count("import_batch") == 0


def test_hostile_texts_go_in_and_come_out_as_they_are(store, tmp_path):
    path = tmp_path / "hostile.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["text", "plats"])
        writer.writerows([text, text[:40]] for text in HOSTILE)
    outcome = bring_in(store, path)
    assert outcome.new == len(HOSTILE)
    stored = [row["text"] for row in store.rows("viewpoint")]
    assert stored == HOSTILE
    assert [row["place_name"] for row in store.rows("viewpoint")] == [
        t[:40].strip() for t in HOSTILE
    ]


def test_nul_characters_are_replaced_and_told(store, tmp_path):
    path = tmp_path / "nul.csv"
    path.write_bytes(b"text;plats\nm\0rkt;A\n")
    outcome = bring_in(store, path)
    assert [row["text"] for row in store.rows("viewpoint")] == ["m\ufffdrkt"]
    assert any("NUL" in message for message in outcome.warnings)


@pytest.mark.file_only
def test_the_profile_maps_values_and_keeps_the_sources_category(store, tmp_path):
    profile = profile_of(tmp_path, {
        "crs": "EPSG:3014",
        "source": "felanmälan",
        "fields": {
            "text": "vad",
            "raw_text": "ordagrant",
            "theme": {"column": "slag", "map": {"Lampa": "lighting"}, "default": "other"},
            "said_by": {"default": "resident"},
            "severity": "grad",
            "x": "e",
            "y": "n",
        },
    })  # fmt: skip
    content = (
        "vad,ordagrant,slag,grad,e,n\n"
        "Trasig,Den är sönder,Lampa,3,150000,6920000\n"
        "Annat,,Katt,9,,\n"
    )
    outcome = bring_in(store, file_of(tmp_path, content), profile=profile)
    assert numbers(outcome) == (2, 2, 0, 0, 0, 1)
    first, second = store.rows("viewpoint")
    assert (first["theme"], first["source_category"], first["severity"]) == ("lighting", "Lampa", 3)
    assert (second["theme"], second["source_category"], second["severity"]) == (
        "other",
        "Katt",
        None,
    )
    assert first["said_by"] == "resident"
    assert any("Severity" in message and "9" in message for message in outcome.warnings)
    connection = sqlite3.connect(restricted_path(store.path))
    raw = connection.execute("SELECT viewpoint_uuid, raw_text FROM viewpoint_raw").fetchall()
    connection.close()
    assert raw == [(first["uuid"], "Den är sönder")]


def test_a_new_occasion_is_made_and_tied_to_the_matter(store, tmp_path):
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": "Resecentrum"})
    path = file_of(tmp_path, HEADER + FIRST)
    bring_in(store, path, occasion="E-tjänst", matter="Resecentrum")
    (occasion,) = store.rows("occasion")
    assert (occasion["title"], occasion["matter_uuid"]) == ("E-tjänst", matter)
    assert viewpoints(store)["1"]["occasion_uuid"] == occasion["uuid"]
    assert store.count("viewpoint_matter") == 0
    bring_in(store, file_of(tmp_path, HEADER + SECOND), occasion="E-tjänst")
    assert store.count("occasion") == 1


def test_a_matter_without_an_occasion_gets_the_viewpoints_by_hand(store, tmp_path):
    with store.operation() as operation:
        matter = operation.insert("matter", {"title": "Resecentrum"})
    bring_in(store, file_of(tmp_path, HEADER + FIRST), matter=matter)
    (row,) = store.rows("viewpoint_matter")
    assert (row["matter_uuid"], row["basis"], row["included"]) == (matter, "person", True)


def test_unclear_occasions_and_matters_stop_the_import(store, tmp_path):
    with store.operation() as operation:
        for _ in range(2):
            operation.insert("occasion", {"title": "Bord", "kind": "street_stand"})
            operation.insert("matter", {"title": "Torget"})
    path = file_of(tmp_path, HEADER + FIRST)
    for request, says in (
        ({"occasion": "Bord"}, "fits several"),
        ({"occasion": "9c1e2d6e-0000-4000-8000-000000000000"}, "no occasion"),
        ({"matter": "Torget"}, "fits several"),
        ({"matter": "Bron"}, "no matter"),
    ):
        with pytest.raises(InputError, match=says):
            bring_in(store, path, **request)
    assert store.count("viewpoint") == 0


def test_a_column_called_typ_holds_the_type_where_its_words_say_so(store, tmp_path):
    rows = "Bänken är bra;Bra;lighting\nMörkt;otryggt;\nHål;Beläggning;upkeep\n"
    path = file_of(tmp_path, "Synpunkt;Typ;Tema\n" + rows)
    bring_in(store, path)
    found = [(row["valence"], row["source_category"]) for row in store.rows("viewpoint")]
    assert found == [("positive", "Bra"), ("negative", "otryggt"), (None, "Beläggning")]
    assert bring_in(store, path).unchanged == 3


def test_a_file_without_known_columns_is_one_sentence(store, tmp_path):
    with pytest.raises(InputError, match="Say in a profile.*kod, län"):
        bring_in(store, file_of(tmp_path, "kod;län\n0114;Stockholm\n"))


def test_coordinates_without_a_crs_are_one_sentence(store, tmp_path):
    path = file_of(tmp_path, "text;x;y\nMörkt;152944;6920487\n")
    with pytest.raises(InputError, match="coordinate system"):
        bring_in(store, path)
    assert bring_in(store, path, crs=QgsCoordinateReferenceSystem("EPSG:3014")).new == 1


def test_a_missing_file_is_one_sentence(store, tmp_path):
    with pytest.raises(InputError, match="not found"):
        bring_in(store, tmp_path / "none.csv")


def test_cancel_leaves_the_store_as_it_was(store, tmp_path):
    class Impatient(QgsFeedback):
        calls = 0

        def setProgress(self, progress):  # noqa: N802
            self.calls += 1
            if self.calls > 3:
                self.cancel()

    rows = "".join(f"Mörkt {n};x\n" for n in range(2000))
    with pytest.raises(Cancelled):
        bring_in(store, file_of(tmp_path, "text;plats\n" + rows), feedback=Impatient())
    assert store.count("viewpoint") == 0
    assert store.count("change_log") == store.count("operation") == 0


def sheet(path: Path, driver: str, rows: list[list[str | None]], header: list[str]) -> Path:
    gdal.UseExceptions()
    dataset = gdal.GetDriverByName(driver).Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    for name in ("Information", "Svar"):
        layer = dataset.CreateLayer(name)
        for field in header if name == "Svar" else ["Om", "Vad"]:
            kind = {"datum": ogr.OFTDate, "latitud": ogr.OFTReal, "longitud": ogr.OFTReal}
            layer.CreateField(ogr.FieldDefn(field, kind.get(field, ogr.OFTString)))
        for row in rows if name == "Svar" else [["Källa", "Påhittat"]]:
            feature = ogr.Feature(layer.GetLayerDefn())
            for field, value in enumerate(row):
                if value is not None:
                    feature.SetField(field, value)
            layer.CreateFeature(feature)
    dataset = None
    return path


@pytest.mark.parametrize(("driver", "name"), [("XLSX", "svar.xlsx"), ("ODS", "svar.ods")])
def test_a_workbook_keeps_leading_zeros_and_dates(store, tmp_path, driver, name):
    header = ["id", "datum", "synpunkt", "latitud", "longitud"]
    rows = [
        ["0114", "2026-11-03", "Mörkt", "62.3908", "17.3069"],
        [None] * 5,
        ["0115", "2026-11-04", None, None, None],
    ]
    path = sheet(tmp_path / name, driver, rows, header)
    outcome = bring_in(store, path)
    assert numbers(outcome) == (2, 1, 0, 0, 1, 0)
    row = viewpoints(store)["0114"]
    assert row["received_on"].isoformat() == "2026-11-03"
    assert row["geom"].asPoint().x() == pytest.approx(152943, abs=3)
    (reject,) = store.rows("import_reject")
    assert reject["row_number"] == 4
    with pytest.raises(InputError, match="Information, Svar"):
        bring_in(store, path, layer="Blad1")


def test_a_workbook_that_unpacks_beyond_the_limit_is_refused(store, tmp_path):
    import zipfile

    bomb = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a", "w") as file,
    ):
        for _ in range(210):
            file.write(b"\0" * 1_000_000)
    with pytest.raises(InputError, match="limit is 200 MB"):
        bring_in(store, bomb)
    with pytest.raises(InputError, match="not a workbook"):
        bring_in(store, file_of(tmp_path, "text\nx", "text.xlsx"))


def areas(path: Path) -> Path:
    gdal.UseExceptions()
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(3006)
    dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("svar", reference, ogr.wkbUnknown)
    for field in ("id", "synpunkt"):
        layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
    shapes = [
        "CURVEPOLYGON (CIRCULARSTRING (619000 6919000, 619100 6919000, 619000 6919000))",
        "LINESTRING Z (619000 6919000 5, 619100 6919000 5)",
        "MULTIPOINT (619000 6919000)",
        "MULTIPOINT (619000 6919000, 619001 6919001)",
        "POLYGON ((619000 6919000, 619100 6919100, 619100 6919000, 619000 6919100,"
        " 619000 6919000))",
        None,
    ]
    for number, shape in enumerate(shapes, start=1):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("id", str(number))
        feature.SetField("synpunkt", "Här")
        if shape:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(shape))
        layer.CreateFeature(feature)
    dataset = None
    return path


def test_stretches_and_areas_become_outlines_with_a_point_on_them(store, tmp_path):
    path = areas(tmp_path / "svar.gpkg")
    assert numbers(bring_in(store, path)) == (6, 5, 0, 0, 1, 1)
    kinds = {key: row["geometry_kind"] for key, row in viewpoints(store).items()}
    assert kinds == {"1": "area", "2": "line", "3": "point", "5": "area", "6": "none"}
    assert (store.count("viewpoint_area"), store.count("viewpoint_line")) == (2, 1)
    by_uuid = {row["uuid"]: row["geom"] for row in store.rows("viewpoint")}
    for row in store.rows("viewpoint_area"):
        assert row["geom"].distance(by_uuid[row["viewpoint_uuid"]]) < 0.001
    assert numbers(bring_in(store, path)) == (6, 0, 0, 5, 1, 1)


def test_an_outline_follows_its_source(store, tmp_path):
    path = file_of(tmp_path, 'id;text;wkt\n1;Här;"POLYGON((0 0,10 0,10 10,0 0))"\n')
    crs = QgsCoordinateReferenceSystem("EPSG:3014")
    bring_in(store, path, crs=crs)
    path = file_of(tmp_path, 'id;text;wkt\n1;Här;"LINESTRING(0 0,10 0)"\n')
    assert bring_in(store, path, crs=crs).changed == 1
    assert (store.count("viewpoint_area"), store.count("viewpoint_line")) == (0, 1)
    path = file_of(tmp_path, "id;text;wkt\n1;Här;POINT(5 5)\n")
    assert bring_in(store, path, crs=crs).changed == 1
    assert store.count("viewpoint_line") == 0
    assert viewpoints(store)["1"]["geom"].asWkt() == "Point (5 5)"


@pytest.mark.file_only
def test_a_store_can_be_the_source(store, new_store, tmp_path):
    bring_in(store, file_of(tmp_path, HEADER + FIRST + SECOND))
    (tmp_path / "other").mkdir()
    other = new_store(tmp_path / "other")
    assert numbers(bring_in(other, store.path)) == (2, 2, 0, 0, 0, 1)
    assert [row["theme"] for row in other.rows("viewpoint")] == ["lighting", None]
    again = bring_in(other, store.path)
    assert numbers(again) == (2, 0, 0, 2, 0, 1)
    assert any("only its viewpoints come in" in text for text in again.warnings)


CELLS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=8)
ROWS = st.lists(
    st.tuples(CELLS, st.sampled_from(["", "Belysning", "upkeep", "Katt"]), CELLS), max_size=12
)


def write_rows(path: Path, rows) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(["text", "tema", "plats"])
        writer.writerows(rows)
    return path


def said(store) -> list[tuple]:
    names = ("text", "theme", "source_category", "place_name", "source_id", "source_digest")
    return sorted(tuple(str(row[name]) for name in names) for row in store.rows("viewpoint"))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, order=st.randoms(use_true_random=False))
def test_the_numbers_add_up_twice_is_once_and_order_is_nothing(
    new_store, tmp_path_factory, rows, order
):
    folder = tmp_path_factory.mktemp("property")
    (folder / "other").mkdir()
    one, other = new_store(folder), new_store(folder / "other")
    path = write_rows(folder / "rows.csv", rows)
    first, second = bring_in(one, path), bring_in(one, path)
    for outcome in (first, second):
        parts = (outcome.new, outcome.changed, outcome.unchanged, outcome.rejected)
        assert outcome.read == sum(parts)
        assert outcome.without_place <= sum(parts[:3])
    assert first.read == sum(any(cell.strip() for cell in row) for row in rows)
    assert (second.new, second.changed) == (0, 0)
    assert one.count("viewpoint") == first.new
    shuffled = list(rows)
    order.shuffle(shuffled)
    bring_in(other, write_rows(folder / "other.csv", shuffled))
    assert said(one) == said(other)


def test_an_own_file_stays_untouched_by_reading_it(tmp_path, store):
    path = areas(tmp_path / "svar.gpkg")
    before = path.read_bytes()
    bring_in(store, path)
    assert path.read_bytes() == before
    assert {file.name for file in tmp_path.iterdir()} >= {"svar.gpkg"}
    assert not list(tmp_path.glob("svar.gpkg-*"))


def test_the_store_opens_after_an_import(store, tmp_path):
    bring_in(store, file_of(tmp_path, HEADER + FIRST))
    assert open_store(store.path).count("viewpoint") == 1


def test_texts_that_may_hold_personal_data_are_told_of_once(store, tmp_path):
    content = "text\nRing 070-174 06 05\nMörkt vid stopp 3\nSkriv till namn@example.com\n"
    for expected in (True, False):
        outcome = bring_in(store, file_of(tmp_path, content))
        assert any("2 new text" in message for message in outcome.warnings) is expected
