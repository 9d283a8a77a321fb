"""Sources, sums and the like below a table are no viewpoints; no real row is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsFeedback
from synpunkt.layers.store import Store
from synpunkt.processing.account.office.xlsx import Sheet, workbook
from synpunkt.processing.intake.importing import Request, import_viewpoints
from synpunkt.processing.intake.notes import without_notes
from synpunkt.processing.intake.opening import open_table
from synpunkt.processing.intake.table import SourceRow, SourceTable

NOTE = "The row is a note below the table, not a viewpoint."
HEAD = ("Synpunkt", "Kategori", "Antal")
ROWS = (("Mörkt i tunneln", "Belysning", "3"), ("Hissen står still", "Hiss", "2"))


def csv_of(folder: Path, rows) -> Path:
    path = folder / "given.csv"
    path.write_text("".join(";".join(row) + "\n" for row in rows), encoding="utf-8")
    return path


def workbook_of(folder: Path, rows) -> Path:
    path = folder / "given.xlsx"
    head, *below = [tuple(cell or None for cell in row) for row in rows]
    sheet = Sheet("Blad1", head, [20] * len(head), below)
    path.write_bytes(workbook([sheet], "", "", "", "sv", ""))
    return path


def bring_in(store: Store, path: Path):
    return import_viewpoints(store, open_table(path), Request(), QgsFeedback())


def judged(*rows: tuple[int, tuple[str, ...]]):
    """Which of the rows, by their numbers, are notes; and what is said of the others."""
    table = SourceTable("given", HEAD, iter(SourceRow(n, cells) for n, cells in rows))
    found = list(without_notes(table).rows)
    assert [row.number for row in found] == [number for number, _ in rows]
    return [row.number for row in found if row.problem], table.messages


@pytest.mark.parametrize("write", [csv_of, workbook_of])
def test_notes_and_sums_below_a_table_are_rejected_and_told_why(store, tmp_path, write):
    below = (("", "", ""), ("Summa", "", "5"), ("Källa: e-tjänsten", "", ""))
    outcome = bring_in(store, write(tmp_path, (HEAD, *ROWS, *below)))
    assert (outcome.read, outcome.new, outcome.rejected) == (4, 2, 2)
    assert [(row.number, row.reason) for row in outcome.rejects] == [(5, NOTE), (6, NOTE)]
    assert [row["text"] for row in store.rows("viewpoint")] == [row[0] for row in ROWS]


@pytest.mark.parametrize(
    "cells",
    [
        ("Källa: e-tjänsten",), ("Källa:", "e-tjänsten"), ("Anm. : två svar saknas",),
        ("Note: as of May",), ("Summa", "", "12"), ("", "Totalt:", "12"), ("Antal svar: 1 204",),
    ],
)  # fmt: skip
def test_what_says_that_it_is_a_note_is_one_even_without_a_gap(cells):
    assert judged((2, ROWS[0]), (3, cells))[0] == [3]


@pytest.mark.parametrize(
    "cells",
    [
        ("Källan vid torget är trasig",), ("Totalt mörkt i tunneln",), ("Summa summarum: bra", "x"),
        ("Källa: vattnet är grumligt", "Skötsel"), ("Antal", "Hiss", "trasig"), ("Summa",),
    ],
)  # fmt: skip
def test_what_only_begins_like_a_note_is_a_row(cells):
    assert judged((2, ROWS[0]), (3, cells))[0] == []


def test_a_lone_cell_below_a_gap_comes_in_with_a_word(store, tmp_path):
    below = (("", "", ""), ("Mörkt också vid skolan", "", ""))
    outcome = bring_in(store, csv_of(tmp_path, (HEAD, *ROWS, *below)))
    assert (outcome.read, outcome.new, outcome.rejected) == (3, 3, 0)
    assert any("below the table" in text and "(5)" in text for text in outcome.warnings)


def test_what_follows_a_note_is_one_too():
    notes, said = judged((2, ROWS[0]), (4, ("Källa: e-tjänsten",)), (5, ("Uttag den 3 november",)))
    assert (notes, said) == ([4, 5], [])


def test_a_table_that_goes_on_has_no_notes_in_its_midst():
    said = ("Källa: kvarnen i bäcken",)
    assert judged((2, ROWS[0]), (3, said), (4, ROWS[1])) == ([], [])
    assert judged((2, ROWS[0]), (3, said), (4, ROWS[1]), (5, said)) == ([], [])


def test_a_table_of_one_column_has_rows_of_one_cell():
    assert judged((2, ("Mörkt",)), (5, ("Ljust",)), (6, ("Källa: anteckningar",)))[0] == [6]
    assert judged((2, ("Mörkt",)), (5, ("Ljust",))) == ([], [])


@given(
    st.lists(
        st.lists(st.sampled_from(["", "Mörkt", "Källa: x", "Summa", "12", "Not:"]), max_size=3),
        max_size=130,
    ),
    st.sets(st.integers(0, 200)),
)
def test_no_row_is_lost_and_notes_stand_at_the_end(cells, gaps):
    number, rows = 1, []
    for at, row in enumerate(cells):
        number += 1 + (at in gaps)
        rows.append((number, tuple(row)))
    notes, _ = judged(*rows)
    assert notes == [number for number, _ in rows][len(rows) - len(notes) :]
