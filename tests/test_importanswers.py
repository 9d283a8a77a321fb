"""Sheets that colleagues fill in: what they changed comes home, and nothing else."""

from __future__ import annotations

import datetime
import importlib.util
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis import processing
from qgis.core import QgsCoordinateTransformContext
from synpunkt.layers import codes
from synpunkt.layers.errors import InputError
from synpunkt.layers.takeback import take_back
from synpunkt.processing.account.building import Request, build
from synpunkt.processing.account.formats import written
from synpunkt.processing.answers_home.bringing_home import bring_home
from synpunkt.processing.answers_home.fields import ACTION, REPLY
from synpunkt.processing.answers_home.judging import VERDICTS
from synpunkt.processing.answers_home.reading import read_sheets

CONTEXT = QgsCoordinateTransformContext()
REPLIES, ACTIONS = "Svarsblad", "Åtgärdsblad"


def _case():
    path = Path(__file__).with_name("account_case.py")
    spec = importlib.util.spec_from_file_location("account_case", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


case = _case()


@pytest.fixture(scope="module")
def made(new_store, tmp_path_factory):
    """The made matter, and its workbook as it is handed out."""
    store = new_store(tmp_path_factory.mktemp("made"))
    matter = case.fill(store)
    request = Request(store.row("matter", matter), "consultation", "internal", "sv")
    return store, written("XLSX", build(store, request, CONTEXT))


@pytest.fixture
def store(made, copied, tmp_path):
    original, _ = made
    return copied(original, tmp_path)


@pytest.fixture
def sheet(made, tmp_path):
    path = tmp_path / "handed_out.xlsx"
    path.write_bytes(made[1])
    return Filled(path)


class Filled:
    """A handed-out workbook, filled in with openpyxl, which writes as Excel does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def columns(self, sheet):
        return {cell.value: cell.column for cell in self.book[sheet][1]}

    def line(self, sheet, first):
        return next(row[0].row for row in self.book[sheet].iter_rows() if row[0].value == first)

    def write(self, sheet, first, **values):
        """Fill in the row whose first cell says ``first``."""
        columns = self.columns(sheet)
        for name, value in values.items():
            column = columns.get(name) or columns[name.replace("_", " ")]
            cell = self.book[sheet].cell(self.line(sheet, first), column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # a cell that is formatted as text stays it
        return self.save()

    def save(self):
        self.book.save(self.path)
        return self.path


def numbers(outcome):
    counts = Counter(one.what for one in outcome.verdicts)
    return tuple(counts[what] for what in VERDICTS)


def answer_of(store, number):
    viewpoint = next(store.rows("viewpoint", "number = ?", (number,)))["uuid"]
    tie = next(store.rows("response_viewpoint", "viewpoint_uuid = ?", (viewpoint,)), None)
    return store.row("response", tie["response_uuid"]) if tie else None


# --- unchanged ---


def test_what_nobody_touched_changes_nothing(store, sheet):
    outcome = bring_home(store, sheet.save(), None)
    assert numbers(outcome) == (0, 0, 19, 0, 0) and outcome.operation == ""


def test_libreoffice_may_have_saved_it_in_between(store, sheet, tmp_path):
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    sheet.write(REPLIES, "11", Svar="=1+1\n  två rader", Ställningstagande="Noteras")
    (tmp_path / "out").mkdir()
    for kind, expected in (("xlsx", (1, 0, 18, 0, 0)), ("ods", (0, 0, 19, 0, 0))):
        command = [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
        command += ["--convert-to", kind, "--outdir", str(tmp_path / "out"), str(sheet.path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        saved = tmp_path / "out" / f"handed_out.{kind}"
        if not saved.exists():
            pytest.skip("LibreOffice is installed without its spreadsheets")
        outcome = bring_home(store, saved, None)
        assert numbers(outcome) == expected, [one.message for one in outcome.verdicts]
    assert answer_of(store, 11)["comment"] == "=1+1\n  två rader"


# --- what colleagues did ---


def test_a_new_answer_a_changed_one_and_an_action_come_home(store, sheet):
    sheet.write(REPLIES, "11", Ställningstagande="Tillgodoses inte", Skäl="Ryms inte.", Svar="=A1")
    sheet.write(REPLIES, "4.1", Hanteras_i="Planbeskrivning", Hänvisning_dit="s. 12")
    sheet.write(ACTIONS, "Byt armaturer", Status="genomförd", Klart_senast="2027-01-15")
    outcome = bring_home(store, sheet.path, None)
    assert numbers(outcome) == (1, 2, 16, 0, 0)
    new = answer_of(store, 11)
    assert (new["decision"], new["reason"], new["comment"]) == ("not_met", "Ryms inte.", "=A1")
    assert (new["stage"], new["matter_uuid"]) == ("consultation", _matter(store))
    changed = answer_of(store, 1)
    assert (changed["handled_in"], changed["handled_ref"]) == ("plan_description", "s. 12")
    assert changed["by_role"] == "Planarkitekt"  # what is not on the sheet stays
    action = next(store.rows("action", "description = 'Byt armaturer'"))
    assert (action["status"], action["due_on"]) == ("done", datetime.date(2027, 1, 15))
    assert store.count("action_viewpoint") == 1
    again = bring_home(store, sheet.path, None)
    assert numbers(again) == (0, 0, 19, 0, 0)


def _matter(store):
    return next(store.rows("matter"))["uuid"]


def test_it_is_one_operation_that_can_be_taken_back(store, sheet):
    before = list(store.rows("response")), list(store.rows("action"))
    sheet.write(REPLIES, "11", Ställningstagande="Noteras")
    sheet.write(ACTIONS, "Byt armaturer", Status="Pågår")
    outcome = bring_home(store, sheet.path, None)
    assert len({row["operation_uuid"] for row in store.rows("change_log")}) >= 2
    take_back(store, outcome.operation)
    assert (list(store.rows("response")), list(store.rows("action"))) == before


@pytest.mark.file_only
def test_a_dry_run_tells_the_same_and_changes_nothing(store, sheet):
    sheet.write(REPLIES, "11", Ställningstagande="Noteras")
    content = store.path.read_bytes()
    dry = bring_home(store, sheet.path, None, dry_run=True)
    assert store.path.read_bytes() == content and dry.operation == ""
    assert numbers(dry) == numbers(bring_home(store, sheet.path, None)) == (1, 0, 18, 0, 0)


def test_one_of_five_that_share_an_answer_gets_its_own(store, sheet):
    joint = answer_of(store, 5)["uuid"]
    sheet.write(REPLIES, "7", Svar="Den lampan är redan bytt.")
    assert numbers(bring_home(store, sheet.path, None)) == (0, 1, 18, 0, 0)
    assert answer_of(store, 7)["comment"] == "Den lampan är redan bytt."
    assert answer_of(store, 7)["decision"] == "forwarded"
    assert {answer_of(store, n)["uuid"] for n in (5, 6, 8, 9)} == {joint}
    assert store.count("response_viewpoint") == 9


def test_an_answer_that_all_rows_change_alike_stays_one(store, sheet):
    joint, many = answer_of(store, 5)["uuid"], store.count("response")
    for number in range(5, 10):
        sheet.write(REPLIES, str(number), Svar="Alla lampor byts i mars.")
    assert numbers(bring_home(store, sheet.path, None)) == (0, 5, 14, 0, 0)
    assert {answer_of(store, n)["uuid"] for n in range(5, 10)} == {joint}
    assert store.count("response") == many
    assert answer_of(store, 9)["comment"] == "Alla lampor byts i mars."


def test_an_answer_split_in_two_serves_nobody_twice(store, sheet):
    for number in range(5, 10):
        sheet.write(REPLIES, str(number), Svar="Ja." if number < 8 else "Nej.")
    bring_home(store, sheet.path, None)
    assert [answer_of(store, n)["comment"] for n in range(5, 10)] == ["Ja."] * 3 + ["Nej."] * 2
    assert store.count("response_viewpoint") == 9
    served = {row["response_uuid"] for row in store.rows("response_viewpoint")}
    assert served == {row["uuid"] for row in store.rows("response")}


def test_the_same_new_words_for_several_are_one_answer(store, sheet):
    for number in ("11", "13"):
        sheet.write(REPLIES, number, Ställningstagande="Noteras", Svar="Tack, vi tar med det.")
    assert numbers(bring_home(store, sheet.path, None)) == (2, 0, 17, 0, 0)
    assert answer_of(store, 11)["uuid"] == answer_of(store, 13)["uuid"]


# --- what can't be stored ---


def test_what_both_changed_is_a_conflict_and_stays_as_it_is_here(store, sheet):
    sheet.write(REPLIES, "4.1", Svar="Nytt från kollegan.")
    sheet.write(ACTIONS, "Byt armaturer", Status="Pågår")
    with store.operation() as operation:
        operation.update("response", answer_of(store, 1)["uuid"], {"comment": "Nytt här."})
        action = next(store.rows("action", "description = 'Byt armaturer'"))
        operation.update("action", action["uuid"], {"status": "done"})
    outcome = bring_home(store, sheet.path, None)
    assert numbers(outcome) == (0, 0, 17, 2, 0) and outcome.operation == ""
    assert answer_of(store, 1)["comment"] == "Nytt här."
    told = [one.message for one in outcome.verdicts if one.message]
    assert "Nytt här." in told[0] and "Nytt från kollegan." in told[0]


def test_what_both_changed_alike_is_no_conflict(store, sheet):
    sheet.write(REPLIES, "4.1", Svar="Samma ord.")
    with store.operation() as operation:
        operation.update("response", answer_of(store, 1)["uuid"], {"comment": "Samma ord."})
    assert numbers(bring_home(store, sheet.path, None)) == (0, 0, 19, 0, 0)


@pytest.mark.parametrize(
    ("label", "values"),
    [
        ("4.1", {"Ställningstagande": "Kanske"}),
        ("4.1", {"Ställningstagande": "Tillgodoses inte"}),
        ("15", {"Ställningstagande": None, "Svar": " ", "Hanteras_i": "I skogen"}),
        ("4.1", {"synpunkt_id": "finns-inte"}),
        ("4.1", {"synpunkt_row": "trasigt"}),
        ("4.1", {"synpunkt_row": "reply/annat/consultation/0123456789abcdef"}),
        ("4.2", {"synpunkt_id": "som rad ett"}),
    ],
)
def test_a_row_that_is_no_use_is_rejected_with_the_reason(store, sheet, label, values):
    if values.get("synpunkt_id") == "som rad ett":
        at = sheet.columns(REPLIES)
        first = sheet.book[REPLIES][sheet.line(REPLIES, "4.1")]
        names = ("synpunkt_id", "synpunkt_row")
        values = {name: first[at[name] - 1].value for name in names}
    sheet.write(REPLIES, label, **values)
    before = list(store.rows("response"))
    outcome = bring_home(store, sheet.path, None)
    assert numbers(outcome) == (0, 0, 18, 0, 1)
    (message,) = [one.message for one in outcome.verdicts if one.message]
    assert message.endswith(".") and list(store.rows("response")) == before


def test_replies_of_another_matter_are_left_alone(store, sheet):
    with store.operation() as operation:
        other = operation.insert("matter", {"title": "Annat"})
    sheet.write(REPLIES, "11", Ställningstagande="Noteras")
    outcome = bring_home(store, sheet.path, store.row("matter", other))
    assert outcome.operation == "" and numbers(outcome)[4] == 19


def test_a_sheet_without_a_column_or_without_marks_is_refused(store, sheet):
    sheet.book[REPLIES].cell(1, sheet.columns(REPLIES)["Skäl"], "Annat")
    with pytest.raises(InputError, match="Reason"):
        bring_home(store, sheet.save(), None)
    for name in (REPLIES, ACTIONS):
        del sheet.book[name]
    with pytest.raises(InputError, match="no reply sheet"):
        bring_home(store, sheet.save(), None)


def test_columns_and_rows_may_stand_in_another_order(store, sheet):
    old = sheet.book[REPLIES]
    rows = [list(row) for row in old.iter_rows(values_only=True)]
    shuffled = [list(reversed(row)) for row in [rows[0], *reversed(rows[1:])]]
    del sheet.book[REPLIES]
    new = sheet.book.create_sheet("Mina svar")
    for row in shuffled:
        new.append(row)
    assert numbers(bring_home(store, sheet.save(), None)) == (0, 0, 19, 0, 0)


# --- always ---

TEXTS = st.text(max_size=40).map(lambda text: text or None)
DATES = st.none() | st.dates(min_value=datetime.date(1990, 1, 1))


def _codes(name):
    return st.none() | st.sampled_from([one.code for one in codes.codes(name)])


@pytest.mark.parametrize("kind", [REPLY, ACTION], ids=lambda kind: kind.name)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_value_comes_back_from_its_cell(kind, language):
    made_of = {
        one.name: {"code": _codes(one.codes), "date": DATES}.get(one.kind, TEXTS)
        for one in kind.fields
    }

    @settings(max_examples=40)
    @given(st.fixed_dictionaries(made_of))
    def holds(values):
        back = {one.name: one.value(one.cell(values[one.name], language)) for one in kind.fields}
        assert back == kind.plain(values)
        assert kind.mark(back) == kind.mark(values)

    holds()


def test_two_values_do_not_look_alike():
    one = dict.fromkeys((field.name for field in REPLY.fields), None)
    assert REPLY.mark({**one, "comment": "a"}) != REPLY.mark({**one, "reason": "a"})
    assert REPLY.mark(one) == REPLY.mark({**one, "comment": " \r\n"})


def test_a_number_typed_by_a_spreadsheet_is_text(store, sheet):
    sheet.write(REPLIES, "11", Svar=12, Ställningstagande="Noteras")
    bring_home(store, sheet.path, None)
    assert answer_of(store, 11)["comment"] == "12"


def test_a_day_that_a_spreadsheet_made_a_day_of_is_read(store, sheet):
    sheet.write(ACTIONS, "Byt armaturer", Klart_senast=datetime.date(2027, 2, 3))
    bring_home(store, sheet.path, None)
    action = next(store.rows("action", "description = 'Byt armaturer'"))
    assert action["due_on"] == datetime.date(2027, 2, 3)


def test_escaped_characters_come_home_as_they_were(store, sheet):
    with store.operation() as operation:
        operation.update("response", answer_of(store, 1)["uuid"], {"comment": "a_x0041_b"})
    request = Request(store.row("matter", _matter(store)), "consultation", "case", "en")
    sheet.path.write_bytes(written("XLSX", build(store, request, CONTEXT)))
    rows = {row.uuid: dict(row.cells) for row in read_sheets(sheet.path)}
    assert "a_x0041_b" in {row.get("comment") for row in rows.values()}
    assert numbers(bring_home(store, sheet.path, None))[2] == 19


# --- the algorithm ---


def test_it_lists_what_was_not_stored(provider, store, sheet):
    sheet.write(REPLIES, "4.1", Ställningstagande="Kanske")
    sheet.write(REPLIES, "11", Ställningstagande="Noteras")
    given_ = {"STORE": str(store.path), "INPUT": str(sheet.path), "MATTER": case.MATTER}
    result = processing.run("synpunkt:importanswers", {**given_, "OUTPUT": "TEMPORARY_OUTPUT"})
    names = ("NEW", "CHANGED", "UNCHANGED", "CONFLICTS", "REJECTED")
    assert [result[name] for name in names] == [1, 0, 17, 0, 1]
    (row,) = result["OUTPUT"].getFeatures()
    assert (row["sheet"], row["about"], row["what"]) == (REPLIES, "1", "rejected")
    assert row["row"] == 2 and "Kanske" in row["message"]
    assert result["OPERATION"] and result["STORE"] == str(store.path)


def test_it_runs_from_the_command_line(store, sheet, qgis_process):
    sheet.write(REPLIES, "11", Ställningstagande="Noteras")
    given_ = {"STORE": store.path, "INPUT": sheet.path, "DRY_RUN": "true"}
    done = json.loads(qgis_process("synpunkt:importanswers", **given_).stdout)
    assert (done["results"]["NEW"], done["results"]["UNCHANGED"]) == (1, 18)
    assert answer_of(store, 11) is None


def test_a_missing_sheet_and_one_that_is_no_workbook_are_told_apart(tmp_path):
    with pytest.raises(InputError, match="it is not there"):
        read_sheets(tmp_path / "borta.xlsx")
    broken = tmp_path / "trasig.xlsx"
    broken.write_bytes(b"inget blad")
    with pytest.raises(InputError, match="trasig.xlsx"):
        read_sheets(broken)


def test_the_public_gets_no_sheet_to_fill_in(made):
    original, _ = made
    matter = original.row("matter", _matter(original))
    request = Request(matter, "consultation", "public", "sv")
    content = written("XLSX", build(original, request, CONTEXT))
    assert b"synpunkt_id" not in content
