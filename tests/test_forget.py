"""Removing for good: by decision, out of every byte of both files, and never to come back."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis import processing
from qgis.core import QgsApplication, QgsProcessingException, QgsVectorLayer
from synpunkt.layers.connection import reading
from synpunkt.layers.drafts import Drafts
from synpunkt.layers.errors import ConflictError, InputError, StoreError
from synpunkt.layers.old_values import old_values
from synpunkt.layers.photos import photo_home
from synpunkt.layers.postgres.connection import alone
from synpunkt.layers.postgres.making import TABLES
from synpunkt.layers.restricted import restricted_path, restricted_place
from synpunkt.layers.schema import MAIN_TABLES
from synpunkt.layers.store import create_store
from synpunkt.layers.tables import TEXT
from synpunkt.layers.takeback import take_back
from synpunkt.layers.upgrade import backup
from synpunkt.processing.privacy.forgetting import forget
from synpunkt.processing.privacy.logged import FREE
from synpunkt.processing.privacy.masking import GAP, reduced

# Invented.
SECRET = "Hemlige Harald Hemgatanson"
FIRST = f"Mörkt vid bron, säger {SECRET} som går där."
MASKED_TEXT = "Mörkt vid bron, säger en granne som går där."
DECISION = "DHP 2026, 4.2"
QUOTING = {
    "response": {"title": f"Till {SECRET}", "reason": f"{SECRET} säger att bron är mörk"},
    "action": {"description": f"Ring {SECRET} om bron"},
    "handover": {"answer": f"{SECRET} har fått svar"},
    "statement": {"sender_label": SECRET},
    "text_block": {"text": f"Bron, se {SECRET}"},
}


@pytest.fixture
def profiles(tmp_path_factory, monkeypatch) -> Path:
    """The folder of the user's QGIS profiles; the one in use is called default."""
    folder = tmp_path_factory.mktemp("profiles")
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", lambda: f"{folder}/default/")
    return folder


@pytest.fixture
def written(store, profiles):
    """A store where a text and a place name were masked after they had been written; its parts.

    So were an answer, an action, a letter's sender and a hand-over that quoted them.
    """
    with store.operation("capture") as operation:
        statement = operation.insert("statement", {"sender_label": "Privatperson 1"})
        harald = operation.insert("viewpoint", {"text": FIRST, "place_name": f"Hos {SECRET}"})
        other = operation.insert("viewpoint", {"text": "Fin park", "statement_uuid": statement})
        batch = operation.insert("import_batch", {"file_name": "x.csv"})
        reject = operation.insert("import_reject", {"import_uuid": batch, "reason": "Fel"})
        row = json.dumps({"a": FIRST, "b": f"ring {SECRET}."}, ensure_ascii=False)
        pair = {"import_reject_uuid": reject, "row": row}
        operation.insert_restricted("import_reject_row", pair)
        past, ahead = datetime.date(2020, 1, 1), datetime.date(2099, 1, 1)
        for about, day in (
            ({"viewpoint_uuid": harald}, ahead),
            ({"statement_uuid": statement}, past),
        ):
            values = {**about, "name": SECRET, "email": "harald@example.se", "delete_after": day}
            operation.insert_restricted("contact", values)
        quoting = {
            row: operation.insert(row, {**values, **QUOTING[row]})
            for row, values in (
                ("response", {}),
                ("action", {}),
                ("handover", {"viewpoint_uuid": harald}),
                ("statement", {}),
                ("text_block", {}),
            )
        }
        for pair in ("response", "action"):
            values = {f"{pair}_uuid": quoting[pair], "viewpoint_uuid": harald}
            operation.insert(f"{pair}_viewpoint", values)
    with store.operation("panel") as operation:
        operation.update("viewpoint", harald, {"text": MASKED_TEXT, "place_name": "Bron"})
        for row, columns in QUOTING.items():
            values = {column: "Vi lyser upp bron" for column in columns}
            operation.update(row, quoting[row], values)
        masking = operation.uuid
    return store, harald, other, masking


def restricted_count(store, table: str) -> int:
    with reading(restricted_place(store.path)) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def all_bytes(store) -> bytes:
    """Whatever lies on the disk of the store: its files, or those of its tables on the server."""
    if not isinstance(store.path, Path):
        return b"".join(path.read_bytes() for path in table_files(store))
    stem = store.path.stem
    return b"".join(path.read_bytes() for path in sorted(store.path.parent.glob(f"{stem}*")))


def content(store) -> object:
    """What a run that changes nothing leaves as it is; a server tidies its files by itself."""
    if isinstance(store.path, Path):
        return all_bytes(store)
    with reading(store.path) as connection:
        return [connection.execute(f"SELECT * FROM {table.name}").fetchall() for table in TABLES]


def table_files(store) -> list[Path]:
    query = (
        "SELECT current_setting('data_directory') || '/' || pg_relation_filepath(c.oid)"
        " FROM pg_class c LEFT JOIN pg_class owner ON owner.reltoastrelid = c.oid"
        " JOIN pg_namespace n ON n.oid = coalesce(owner.relnamespace, c.relnamespace)"
        " WHERE n.nspname = current_schema()"
        " AND c.relkind IN ('r', 't', 'i')"
    )
    with alone(store.path) as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(query)
        return [Path(path) for (path,) in cursor.fetchall()]


def test_contacts_whose_day_has_passed_go(written):
    store, *_ = written
    done = forget(store, "contact", "", DECISION)
    assert dict(done.work.counted) == {(2, "contact"): 1}
    assert restricted_count(store, "contact") == 1


@pytest.mark.parametrize(("number", "left"), [(1, 1), (2, 1)])
def test_contacts_of_a_viewpoint_or_of_its_letter_go_by_an_expression(written, number, left):
    store, *_ = written
    done = forget(store, "contact", f"number = {number}", DECISION)
    assert done.work.total == 1 and restricted_count(store, "contact") == left


def test_no_byte_of_either_file_holds_what_was_removed(written):
    store, *_ = written
    assert SECRET.encode() in all_bytes(store)
    for what in ("raw", "contact"):
        forget(store, what, "number > 0", DECISION)
    forget(store, "masked", "", DECISION)
    for trace in (SECRET, "Harald", "harald@example.se", "Hemgatanson"):
        assert trace.encode() not in all_bytes(store), trace
    assert store.row("viewpoint", written[1])["text"] == MASKED_TEXT


def test_what_was_masked_goes_and_the_rest_of_the_history_stays(written):
    store, harald, other, _ = written
    done = forget(store, "masked", "number = 1", DECISION)
    assert SECRET.encode() in all_bytes(store)  # the contacts, and what is not of this viewpoint
    forget(store, "contact", "number > 0", DECISION)
    forget(store, "masked", "", DECISION)
    assert b"Harald" not in all_bytes(store)
    texts = {one.column: one.value for one in old_values(store, harald)}
    assert texts["text"] == f"Mörkt vid bron, säger {GAP} som går där."
    assert {table for _, table in done.work.counted} == {
        "viewpoint_raw", "earlier_text", "import_reject_row", "change_log",
    }  # fmt: skip
    assert forget(store, "masked", "number = 1", DECISION).work.total == 0


def test_an_answer_that_quoted_somebody_keeps_what_it_says_now(written):
    store, *_ = written
    done = forget(store, "masked", "number = 1", DECISION)
    assert done.work.counted[1, "change_log"] == 4  # the viewpoint, its answer, action, hand-over
    quoting = "table_name IN ('text_block', 'statement') AND what = 'update'"
    assert all(SECRET in row["old_values"] for row in store.rows("change_log", quoting))
    forget(store, "masked", "", DECISION)
    logged = "".join(row["old_values"] or "" for row in store.rows("change_log"))
    assert "Harald" not in logged and f"{GAP} bron {GAP}" in logged
    assert {row["reason"] for row in store.rows("response")} == {"Vi lyser upp bron"}


def test_an_answer_that_is_no_longer_to_the_viewpoint_is_reached_too(written):
    store, *_ = written
    (pair,) = store.rows("response_viewpoint")
    with store.operation() as operation:
        operation.delete("response_viewpoint", pair["uuid"])
    assert forget(store, "masked", "number = 1", DECISION).work.counted[1, "change_log"] == 4


#: Text columns of tables in the log that hold names, codes or digests of our own, or no persons.
NOT_FREE = {
    "plan_layer", "plan_object", "code", "keyword", "saved_view", "disposal", "occasion_tally",
    "walk_route.elevations", "walk_route.times", "photo.path", "photo.sha256", "matter.diary_ref",
    "matter.designation", "matter.group_key", "viewpoint.source", "viewpoint.source_id",
    "viewpoint.source_digest", "account.audience", "account.language", "account.fingerprint",
    "publication.numbers", "import_batch.sha256", "import_batch.layer", "import_batch.profile",
    "import_batch.source", "account_member.label",
}  # fmt: skip


def test_every_column_that_people_write_in_is_reached():
    written_in = {
        f"{table.name}.{column.name}"
        for table in MAIN_TABLES
        for column in table.columns
        if table.logged and column.type == TEXT and not (column.codes or column.references)
        if not column.private and not {table.name, f"{table.name}.{column.name}"} & NOT_FREE
    }
    assert written_in == {f"{table}.{column}" for table in FREE for column in FREE[table]}


def test_drafts_in_every_profile_lose_what_was_masked_and_nothing_else(written, profiles):
    store, harald, *_ = written
    draft = {"viewpoints": [harald], "text": f"Bron byggs om, {SECRET}!", "pieces": [{"end": 3}]}
    kept = [Drafts(store.uuid, profiles / name / "synpunkt/drafts") for name in ("default", "two")]
    other = Drafts("another store", profiles / "default/synpunkt/drafts")
    for drafts in (*kept, other):
        drafts.keep("answer", draft)
    kept[0].keep("capture", {"text": "Mörkt vid bron"})
    kept[0]._path("answer").with_suffix(".part").write_text(f"{{{SECRET}")  # a crash left it
    counted = forget(store, "masked", "number = 1", DECISION, dry_run=True).work.counted
    assert counted[None, "draft"] == 2 and kept[0].read("answer") == draft
    forget(store, "masked", "number = 1", DECISION)
    for drafts in kept:
        less = drafts.read("answer")
        assert less["text"].startswith("Bron byggs om, […") and "Harald" not in str(less)
        assert len(less["text"]) == len(draft["text"])
        assert {**less, "text": ""} == {**draft, "text": ""}
    assert kept[0].read("capture") == {"text": "Mörkt vid bron"} and other.read("answer") == draft
    left = [path.read_bytes() for path in profiles.rglob("*") if path.is_file()]
    assert sum(b"Harald" in one for one in left) == 1  # the other store's


@pytest.mark.parametrize("what", ["contact", "raw"])
def test_drafts_lose_contacts_and_original_texts_too(written, profiles, what):
    store, *_ = written
    drafts = Drafts(store.uuid)
    drafts.keep("letter", {"head": {"name": SECRET, "email": "harald@example.se"}, "text": FIRST})
    forget(store, what, "number > 0", DECISION)
    left = str(drafts.read("letter"))
    assert SECRET not in left and ("harald@" in left) == (what == "raw")


def test_a_store_that_qgis_has_open_is_cleaned_and_still_shown(written):
    store, *_ = written
    layer = QgsVectorLayer(store.uri("viewpoint"), "v", store.provider)
    assert layer.startEditing() and layer.featureCount() == 2
    for what, chosen in (("raw", ""), ("masked", ""), ("contact", "number > 0")):
        assert forget(store, what, chosen, DECISION).clean
    assert b"Harald" not in all_bytes(store)
    layer.dataProvider().reloadData()
    assert len(list(layer.getFeatures())) == 2


@pytest.mark.file_only
def test_the_write_ahead_log_is_cleaned_too(written):
    store, *_ = written
    for path in (store.path, restricted_path(store.path)):
        with reading(path) as connection:
            connection.execute("PRAGMA query_only = OFF")
            connection.execute("PRAGMA journal_mode = WAL")
    with reading(restricted_path(store.path)) as held:  # keeps the log from being taken down
        held.execute("SELECT 1 FROM contact").fetchone()
        forget(store, "raw", "", DECISION)
        forget(store, "masked", "", DECISION)
        assert forget(store, "contact", "number > 0", DECISION).clean
        assert restricted_path(store.path).with_name("store.restricted.gpkg-wal").exists()
        assert b"Harald" not in all_bytes(store)


@pytest.mark.file_only
def test_whoever_holds_the_file_is_told_of_and_it_is_done_again_later(written):
    store, *_ = written
    with reading(store.path) as held:
        held.execute("PRAGMA query_only = OFF")
        held.execute("PRAGMA journal_mode = WAL")
        held.execute("BEGIN")
        held.execute("SELECT count(*) FROM viewpoint").fetchone()
        assert not forget(store, "masked", "", DECISION).clean
    done = forget(store, "masked", "", DECISION)
    assert done.clean and done.work.total == 0
    assert store.count("disposal") == 1


def test_nothing_brings_it_back(written):
    store, harald, _, masking = written
    forget(store, "raw", "number = 1", DECISION)
    with pytest.raises(ConflictError, match="earlier text was not kept"):
        take_back(store, masking)
    (forgotten,) = store.rows("operation", "kind = 'forget'")
    with pytest.raises(InputError, match="can't be taken back"):
        take_back(store, forgotten["uuid"])


def test_taking_back_after_masking_gives_the_gap(written):
    store, harald, _, masking = written
    forget(store, "masked", "", DECISION)
    take_back(store, masking)
    row = store.row("viewpoint", harald)
    assert SECRET not in row["text"] + row["place_name"] and GAP in row["text"]


@pytest.mark.file_only
def test_the_log_has_no_content_and_names_what_remains(written):
    store, *_ = written
    copy = backup(store.path, 1)
    (store.path.parent / "fält").mkdir()
    carried = create_store(store.path.parent / "fält" / "store.gpkg", store.crs, "sv")
    with carried.operation() as operation:
        (meta,) = carried.rows("store_meta")
        operation.update("store_meta", meta["uuid"], {"copied_from": store.uuid})
    done = forget(store, "raw", "", DECISION)
    assert set(done.copies) == {copy.name, restricted_path(copy).name, "fält/store.gpkg"}
    (row,) = store.rows("disposal")
    assert (row["what"], row["decision"], row["rows"]) == ("raw", DECISION, done.work.total)
    assert copy.name in row["backups"] and "Harald" not in str(row)
    assert b"Harald" in restricted_path(copy).read_bytes()  # not ours to touch


def test_photos_go_where_one_says_so(written, photo):
    store, harald, other, _ = written
    folder = photo_home(store) / "photos"
    folder.mkdir()
    photo(folder / "harald.jpg")
    photo(folder / "shared.jpg")
    with store.operation() as operation:
        for viewpoint, name in ((harald, "harald"), (harald, "shared"), (other, "shared")):
            values = {"viewpoint_uuid": viewpoint, "path": f"photos/{name}.jpg"}
            operation.insert("photo", values)
    with pytest.raises(InputError, match="whose photos"):
        forget(store, "raw", "", DECISION, photos=True)
    forget(store, "raw", "number = 1", DECISION, photos=True)
    assert sorted(path.name for path in folder.iterdir()) == ["shared.jpg"]
    assert store.count("photo") == 1 and b"harald.jpg" not in all_bytes(store)


@pytest.mark.parametrize("what", ["contact", "raw", "masked"])
def test_a_dry_run_counts_the_same_and_changes_nothing(written, what):
    store, *_ = written
    before = content(store)
    counted = forget(store, what, "number > 0", DECISION, dry_run=True).work.counted
    assert content(store) == before
    assert forget(store, what, "number > 0", DECISION).work.counted == counted


@pytest.mark.file_only
def test_it_rests_on_a_decision_and_needs_the_restricted_file(written):
    store, *_ = written
    with pytest.raises(InputError, match="which decision"):
        forget(store, "raw", "", "  ")
    restricted_path(store.path).unlink()
    with pytest.raises(StoreError, match="Nothing has been changed"):
        forget(store, "raw", "", DECISION)


WORDS = st.lists(
    st.sampled_from(["mörkt", "Anna", "vid", "bron,", "070-1", "[…]", "i"]), max_size=12
)


@given(WORDS, WORDS)
def test_what_is_left_of_an_earlier_text_stands_in_the_present_one(earlier, current):
    earlier_text, current_text = " ".join(earlier), " ".join(current)
    left = reduced(earlier_text, current_text)
    assert set(left.split()) <= {*current, GAP}
    assert reduced(left, current_text) == left
    assert reduced(current_text, current_text) == current_text


def test_the_algorithm_gives_a_log_and_a_count(provider, written):
    store, *_ = written
    given_ = {"STORE": str(store.path), "WHAT": "raw", "DECISION": DECISION, "OUTPUT": "memory:"}
    result = processing.run("synpunkt:forget", {**given_, "FILTER": "number = 1"})
    rows = [(row["table"], row["number"], row["rows"]) for row in result["OUTPUT"].getFeatures()]
    assert sum(count for *_, count in rows) == result["REMOVED"] == 3
    assert rows[0] == ("earlier_text", 1, 1)
    with pytest.raises(QgsProcessingException, match="expression can't be used"):
        processing.run("synpunkt:forget", {**given_, "FILTER": "nothing = 1"})


def test_it_runs_from_the_command_line(written, qgis_process: Callable, tmp_path: Path):
    store, *_ = written
    output = tmp_path / "log.csv"
    given_ = {"STORE": store.path, "WHAT": "contact", "DECISION": DECISION, "OUTPUT": output}
    done = json.loads(qgis_process("synpunkt:forget", **given_).stdout)
    assert done["results"]["REMOVED"] == 1
    text = output.read_text(encoding="utf-8")
    assert 'contact,contact,"2","1",' in text and "Harald" not in text
