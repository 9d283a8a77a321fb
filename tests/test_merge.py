"""Two stores made one: nothing is lost, nothing comes twice, and what clashes is told."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from synpunkt.dialogs.viewpoints.columns import ViewpointColumns
from synpunkt.layers.attach import attach_to_plan
from synpunkt.layers.connection import reading, run, writing
from synpunkt.layers.copying import copy_store
from synpunkt.layers.errors import InputError
from synpunkt.layers.merge.merging import merge_stores
from synpunkt.layers.photos import photo_home
from synpunkt.layers.places import places
from synpunkt.layers.plans import PlanSource, seen
from synpunkt.layers.restricted import restricted_path, restricted_place
from synpunkt.layers.store import Store, create_store, open_store
from synpunkt.layers.takeback import take_back

CONTEXT = QgsCoordinateTransformContext()
ROOT = Path(__file__).resolve().parent.parent


def place(x: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(150_000 + x, 6_920_000))


def copy_of(store: Store, folder: Path) -> Store:
    """A copy as somebody makes it who copies the two files, or a server's store to a file."""
    folder.mkdir(parents=True)
    if not isinstance(store.path, Path):
        copy, _ = copy_store(store, folder / "table.gpkg")
        with writing(copy.path) as dataset:
            run(dataset, "UPDATE store_meta SET photo_root = NULL")
        return copy
    path = Path(shutil.copy(store.path, folder / "table.gpkg"))
    shutil.copy(restricted_path(store.path), restricted_path(path))
    return open_store(path)


def as_field_store(store: Store) -> Store:
    """The store leaves numbering to the main one."""
    with writing(store.path) as dataset:
        run(dataset, "UPDATE store_meta SET kind = 'field', prefix = 'A'")
    return open_store(store.path)


def say(store: Store, text: str, **values: object) -> str:
    with store.operation("panel", text) as operation:
        return operation.insert("viewpoint", {"text": text, **values}, place(len(text)))


def change(store: Store, uuid: str, table: str = "viewpoint", **values: object) -> None:
    with store.operation("panel") as operation:
        operation.update(table, uuid, values)


def texts(store: Store) -> list[str]:
    return sorted(row["text"] for row in store.rows("viewpoint"))


def content(store: Store) -> dict[str, dict[str, object]]:
    """All that people wrote and decided, without what each store fills in by itself."""
    own = ("fid", "number", "created_at", "updated_at")
    found = {}
    for table in ("viewpoint", "occasion", "response", "response_viewpoint", "link"):
        for row in store.rows(table):
            row["geom"] = row["geom"].asWkt(2) if row.get("geom") is not None else None
            found[row["uuid"]] = {name: row[name] for name in row if name not in own}
    return found


def merge(ours: Store, theirs: Store, choice: str = "ask"):
    return merge_stores(ours, theirs, CONTEXT, choice)


@pytest.fixture
def two(store: Store, tmp_path: Path) -> tuple[Store, Store, str]:
    """A main store with a viewpoint, its field copy, and the viewpoint's uuid."""
    uuid = say(store, "Mörkt i tunneln", theme="lighting")
    return store, as_field_store(copy_of(store, tmp_path / "b")), uuid


def test_what_two_tables_wrote_comes_together_with_numbers_from_the_main_store(two, tmp_path):
    main, field, _ = two
    other = as_field_store(copy_of(main, tmp_path / "c"))
    for number in range(3):
        say(field, f"Bord A {number}")
        say(other, f"Bord B {number}")
    assert [row["number"] for row in field.rows("viewpoint")] == [1, None, None, None]
    assert merge(main, field).new["viewpoint"] == 3
    assert merge(main, other).new["viewpoint"] == 3
    assert [row["number"] for row in main.rows("viewpoint")] == [1, 2, 3, 4, 5, 6, 7]
    for again in (field, other):
        result = merge(main, again)
        assert (result.new.total(), result.changed.total(), result.operation) == (0, 0, "")


def test_occasions_answers_and_ties_come_with_their_viewpoints(two):
    main, field, uuid = two
    with field.operation() as operation:
        occasion = operation.insert("occasion", {"title": "Bord B", "kind": "street_stand"})
        said = operation.insert("viewpoint", {"text": "Fler bänkar", "occasion_uuid": occasion})
        response = operation.insert("response", {"summary": "Ja", "decision": "met"})
        for one in (said, uuid):
            pair = {"response_uuid": response, "viewpoint_uuid": one}
            operation.insert("response_viewpoint", pair)
    result = merge(main, field)
    assert result.new == {
        "occasion": 1, "viewpoint": 1, "response": 1, "response_viewpoint": 2,
    }  # fmt: skip
    assert content(main) == content(field)


def test_what_only_they_changed_is_taken_and_what_only_we_changed_stays(two):
    main, field, uuid = two
    change(field, uuid, theme="upkeep", severity=3)
    change(main, uuid, place_name="Tunneln")
    result = merge(main, field)
    row = main.row("viewpoint", uuid)
    assert (row["theme"], row["severity"], row["place_name"]) == ("upkeep", 3, "Tunneln")
    assert result.changed == {"viewpoint": 1}
    assert not result.conflicts


def test_what_both_changed_waits_for_a_decision_and_is_asked_again(two):
    main, field, uuid = two
    change(field, uuid, theme="upkeep", severity=3)
    change(main, uuid, theme="traffic")
    for _ in range(2):
        (conflict,) = merge(main, field).conflicts
        assert (conflict.ours, conflict.theirs, conflict.kept) == ("traffic", "upkeep", "")
        assert main.row("viewpoint", uuid)["theme"] == "traffic"
        assert main.row("viewpoint", uuid)["severity"] == 3


@pytest.mark.parametrize(("choice", "theme"), [("ours", "traffic"), ("theirs", "upkeep")])
def test_a_decision_is_kept_and_the_history_has_both(two, choice, theme):
    main, field, uuid = two
    change(field, uuid, theme="upkeep", text="Mörkt och skräpigt")
    change(main, uuid, theme="traffic", text="Mörkt, och bilar")
    result = merge(main, field, choice)
    assert {one.kept for one in result.conflicts} == {choice}
    assert main.row("viewpoint", uuid)["theme"] == theme
    logged = [json.loads(row["old_values"]) for row in main.rows(
        "change_log", "operation_uuid = ? AND what = 'update'", (result.operation,))]  # fmt: skip
    before = {old["theme"] for old in logged if "theme" in old} | {theme}
    assert before == {"traffic", "upkeep"}
    assert merge(main, field).conflicts == []


def test_the_same_change_on_both_sides_is_no_conflict(two):
    main, field, uuid = two
    for store in two[:2]:
        change(store, uuid, theme="upkeep")
    result = merge(main, field)
    assert (result.conflicts, result.changed.total()) == ([], 0)


def test_a_change_that_was_undone_there_does_not_win_over_ours(two):
    main, field, uuid = two
    change(field, uuid, theme="upkeep")
    change(field, uuid, theme="lighting")
    change(main, uuid, theme="traffic")
    assert merge(main, field).conflicts == []
    assert main.row("viewpoint", uuid)["theme"] == "traffic"


def test_a_place_moved_there_is_moved_here(two):
    main, field, uuid = two
    with field.operation() as operation:
        operation.update("viewpoint", uuid, {}, place(77))
    merge(main, field)
    assert main.row("viewpoint", uuid)["geom"].equals(place(77))


def test_withdrawn_there_and_untouched_here_is_withdrawn(two):
    main, field, uuid = two
    change(field, uuid, state="withdrawn")
    assert merge(main, field).conflicts == []
    assert main.row("viewpoint", uuid)["state"] == "withdrawn"


def test_withdrawn_on_one_side_and_worked_on_on_the_other_is_asked_about(two):
    main, field, uuid = two
    change(field, uuid, state="withdrawn")
    change(main, uuid, theme="upkeep")
    (conflict,) = merge(main, field).conflicts
    assert (conflict.column, conflict.why) == ("state", "withdrawn")
    assert main.row("viewpoint", uuid)["state"] == "active"
    merge(main, field, "theirs")
    row = main.row("viewpoint", uuid)
    assert (row["state"], row["theme"]) == ("withdrawn", "upkeep")


def test_a_row_removed_there_goes_here_unless_we_changed_it(two):
    main, field, uuid = two
    with main.operation() as operation:
        ties = [operation.insert("handover", {"viewpoint_uuid": uuid, "party": party})
                for party in ("Polisen", "Trafikverket")]  # fmt: skip
    merge(field, main)
    with field.operation() as operation:
        for tie in ties:
            operation.delete("handover", tie)
    change(main, ties[1], "handover", channel="email")
    result = merge(main, field)
    assert result.removed == {"handover": 1}
    assert [one.why for one in result.conflicts] == ["removed_there"]
    assert [row["party"] for row in main.rows("handover")] == ["Trafikverket"]
    assert merge(main, field, "theirs").removed == {"handover": 1}
    assert main.count("handover") == 0


def test_a_row_removed_here_does_not_come_back_by_itself(two):
    main, field, uuid = two
    with main.operation() as operation:
        tie = operation.insert("handover", {"viewpoint_uuid": uuid, "party": "Polisen"})
    merge(field, main)
    with main.operation() as operation:
        operation.delete("handover", tie)
    assert merge(main, field).new.total() == 0
    change(field, tie, "handover", channel="email")
    (conflict,) = merge(main, field).conflicts
    assert conflict.why == "removed_here"
    assert main.count("handover") == 0
    assert merge(main, field, "theirs").new == {"handover": 1}


def test_a_merge_taken_back_can_be_made_again(two):
    main, field, uuid = two
    say(field, "Fler bänkar")
    change(field, uuid, theme="upkeep")
    before = content(main)
    take_back(main, merge(main, field).operation)
    assert content(main) == before
    result = merge(main, field)
    assert (result.new["viewpoint"], result.changed["viewpoint"]) == (1, 1)


def test_a_field_store_learns_numbers_and_news_from_the_main_one(two):
    main, field, _ = two
    uuid = say(field, "Fler bänkar")
    merge(main, field)
    say(main, "Bra med bänkarna")
    result = merge(field, main)
    assert result.new["viewpoint"] == 1
    assert field.row("viewpoint", uuid)["number"] == main.row("viewpoint", uuid)["number"] == 2
    assert content(main) == content(field)


def test_what_came_from_us_is_no_change_of_theirs(two):
    main, field, uuid = two
    change(main, uuid, theme="traffic")
    merge(field, main)
    change(main, uuid, theme="upkeep")
    assert merge(main, field).conflicts == []
    assert main.row("viewpoint", uuid)["theme"] == "upkeep"


def test_a_file_imported_at_both_tables_is_the_same_viewpoint(two):
    main, field, _ = two
    for store in (main, field):
        say(store, "Trasig lampa", source="kobo", source_id="7")
    result = merge(main, field)
    assert result.new["viewpoint"] == 0
    assert main.count("viewpoint") == 2


def test_stores_in_two_coordinate_systems_meet_in_ours(store, tmp_path):
    folder = tmp_path / "other"
    folder.mkdir()
    crs = QgsCoordinateReferenceSystem("EPSG:3006")
    other = create_store(folder / "other.gpkg", crs, "sv")
    with other.operation() as operation:
        operation.insert(
            "viewpoint", {"text": "x"}, QgsGeometry.fromPointXY(QgsPointXY(620_000, 6_920_000))
        )
    merge(store, other)
    (row,) = store.rows("viewpoint")
    assert 140_000 < row["geom"].asPoint().x() < 170_000


def test_photos_come_along_under_names_of_their_own(two, tmp_path):
    main, field, uuid = two
    jpeg = b"\xff\xd8\xff\xd9"
    for store, colour in ((main, jpeg + b"main"), (field, jpeg + b"field")):
        folder = photo_home(store) / "photos"
        folder.mkdir()
        (folder / "IMG_1.jpg").write_bytes(colour)
        with store.operation() as operation:
            operation.insert("photo", {"viewpoint_uuid": uuid, "path": "photos/IMG_1.jpg"})
            if store is field:
                operation.insert("photo", {"viewpoint_uuid": uuid, "path": "photos/gone.jpg"})
                operation.insert("photo", {"viewpoint_uuid": uuid, "path": "../table.gpkg"})
    result = merge(main, field)
    paths = [row["path"] for row in main.rows("photo")]
    named = f"{hashlib.sha256(jpeg + b'field').hexdigest()[:20]}.jpg"
    assert paths[:2] == ["photos/IMG_1.jpg", f"photos/{named}"]
    assert (photo_home(main) / paths[0]).read_bytes() == jpeg + b"main"
    assert (photo_home(main) / paths[1]).read_bytes() == jpeg + b"field"
    assert result.missing_photos == ["photos/gone.jpg", "../table.gpkg"]
    copies = {path.name for path in (photo_home(main) / "photos").iterdir()}
    assert copies == {"IMG_1.jpg", named}


def test_raw_texts_and_contacts_come_only_with_what_is_new(two):
    main, field, uuid = two
    with field.operation() as operation:
        new = operation.insert("viewpoint", {"text": "ny"})
        for one in (new, uuid):
            operation.insert_restricted("contact", {"viewpoint_uuid": one, "name": "Exempel"})
    merge(main, field)
    with reading(restricted_place(main.path)) as connection:
        found = connection.execute("SELECT viewpoint_uuid FROM contact").fetchall()
    assert [uuid for (uuid,) in found] == [new]


def test_a_store_is_not_merged_with_itself(store):
    with pytest.raises(InputError, match="itself"):
        merge(store, open_store(store.path))


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["say", "theme", "severity", "withdraw", "merge_in"]),
        st.booleans(),  # in the main store, else in the field
        st.integers(0, 5),
        st.sampled_from(["lighting", "upkeep", "traffic", None]),
    ),
    max_size=8,
)


@settings(max_examples=8)
@given(edits=EDITS, choice=st.sampled_from(["ask", "ours", "theirs"]))
def test_nothing_is_lost_and_again_is_nothing(
    new_store, tmp_path_factory: pytest.TempPathFactory, edits, choice
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    main = new_store(folder)
    for number in range(3):
        say(main, f"grund {number}")
    field = as_field_store(copy_of(main, folder / "b"))
    for what, in_main, which, theme in edits:
        store = main if in_main else field
        uuids = [row["uuid"] for row in store.rows("viewpoint")]
        uuid = uuids[which % len(uuids)]
        if what == "say":
            say(store, f"ny {which}", theme=theme)
        elif what == "theme":
            change(store, uuid, theme=theme)
        elif what == "severity":
            change(store, uuid, severity=which % 4 + 1)
        elif what == "withdraw":
            change(store, uuid, state="withdrawn")
        else:
            merge(store, field if in_main else main, choice)
    merged = merge(main, field, choice)
    ours, theirs = content(main), content(field)
    assert set(theirs) <= set(ours)
    numbers = [row["number"] for row in main.rows("viewpoint")]
    assert None not in numbers and len(numbers) == len(set(numbers))
    again = merge(main, field, choice)
    assert (again.new.total(), again.changed.total(), again.removed.total()) == (0, 0, 0)
    if choice != "ask":
        assert again.conflicts == []
    else:
        undecided = {one.key for one in merged.conflicts}
        assert {one.key for one in again.conflicts} == undecided


def test_by_qgis_process_with_the_conflicts_as_a_table(two, qgis_process, tmp_path):
    main, field, uuid = two
    say(field, "=HYPERLINK('x')")
    change(field, uuid, theme="upkeep")
    change(main, uuid, theme="traffic")
    given_ = {"STORE": main.path, "OTHER": field.path, "OUTPUT": tmp_path / "conflicts.gpkg"}
    results = json.loads(qgis_process("synpunkt:mergestores", **given_).stdout)["results"]
    assert (results["NEW"], results["CHANGED"], results["CONFLICTS"]) == (1, 0, 1)
    assert results["STORE"] == str(main.path)
    (row,) = QgsVectorLayer(str(tmp_path / "conflicts.gpkg"), "conflicts_layer").getFeatures()
    assert [row[name] for name in ("table", "number", "field", "ours", "theirs", "reason")] == [
        "viewpoint", 1, "theme", "traffic", "upkeep", "Both have changed it.",
    ]  # fmt: skip


def test_a_field_store_calls_its_viewpoints_by_its_prefix_until_they_have_numbers(two):
    main, field, _ = two
    uuid = say(field, "Fler bänkar")
    columns = ViewpointColumns.load(field)
    assert [columns.called(row) for row in range(2)] == ["1", "A-2"]
    merge(main, field)
    columns = ViewpointColumns.load(main)
    assert columns.called(columns.rows[uuid]) == "2"


def numbered_plan(*parts: str):
    """A plan that goes by its row numbers; a part lies where its name says, 100 m wide each."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:3014&field=namn:string", "plan", "memory")
    for name in parts:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        left = 150_000 + 100 * "ABCD".index(name)
        box = QgsRectangle(left, 6_919_950, left + 100, 6_920_050)
        feature.setGeometry(QgsGeometry.fromRect(box))
        layer.dataProvider().addFeature(feature)
    return seen(layer.getFeatures(), PlanSource("plan", "plan.gpkg", layer.crs(), "", "namn"))


def tie_all(store: Store, *parts: str) -> None:
    attach_to_plan(store, numbered_plan(*parts), places(store), 0.0, CONTEXT)


def tied_to(store: Store) -> dict[str, str]:
    """By viewpoint's text what it is tied to; each part's shape is that of its name."""
    parts = {row["uuid"]: row for row in store.rows("plan_object")}
    for row in parts.values():
        left = row["geom"].boundingBox().xMinimum()
        assert row["label"] == "ABCD"[round(left - 150_000) // 100]
    texts = {row["uuid"]: row["text"] for row in store.rows("viewpoint")}
    return {
        texts[row["viewpoint_uuid"]]: parts[row["plan_object_uuid"]]["label"]
        for row in store.rows("link")
    }


@pytest.fixture
def planned(store: Store, tmp_path: Path) -> tuple[Store, Store]:
    """A main store with a viewpoint in A, B and C of a plan, and its field copy."""
    with store.operation() as operation:
        for n, name in enumerate("ABC"):
            operation.insert("viewpoint", {"text": f"i {name}"}, place(100 * n + 50))
    tie_all(store, "A", "B", "C")
    return store, as_field_store(copy_of(store, tmp_path / "b"))


def test_row_numbers_that_changed_on_one_side_are_taken_without_mixing_up_parts(planned):
    main, field = planned
    with field.operation() as operation:
        operation.insert("viewpoint", {"text": "i D"}, place(350))
    tie_all(field, "D", "C", "A")  # B is gone, and D has the number that A had
    assert merge(main, field).conflicts == []
    assert tied_to(main) == {f"i {name}": name for name in "ABCD"}
    assert tied_to(main) == tied_to(field)
    assert merge(main, field).operation == ""


def test_parts_that_only_share_a_row_number_are_two(planned):
    main, field = planned
    for store, name, at in ((main, "D", 350), (field, "D", 350)):
        with store.operation() as operation:
            operation.insert("viewpoint", {"text": f"i {name}"}, place(at))
    tie_all(main, "A", "B", "C", "D")
    tie_all(field, "D", "A", "B", "C")
    merge(main, field, "ours")
    assert set(tied_to(main).values()) == set("ABCD")
    assert all(text == f"i {name}" for text, name in tied_to(main).items())
