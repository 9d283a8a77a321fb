"""Text tables as people send them: encodings, separators, broken rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from synpunkt.layers.errors import InputError
from synpunkt.processing.intake.lines import LONGEST
from synpunkt.processing.intake.opening import open_table
from synpunkt.processing.intake.table import SourceTable, unique_names
from synpunkt.processing.intake.text_file import open_text

SWEDISH = "text;plats\nMörkt vid ån;Ö\n"


def write(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / "given.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def rows_of(table: SourceTable) -> list[tuple]:
    rows = [(row.number, row.values, row.problem) for row in table.rows]
    table.close()
    return rows


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1"]
)
def test_every_usual_encoding_is_read(tmp_path, encoding):
    table = open_text(write(tmp_path, SWEDISH, encoding))
    assert table.columns == ("text", "plats")
    assert rows_of(table) == [(2, ("Mörkt vid ån", "Ö"), "")]


def test_windows_1252_is_told_and_utf_8_is_not(tmp_path):
    assert "Windows-1252" in open_text(write(tmp_path, SWEDISH, "cp1252")).messages[0]
    assert open_text(write(tmp_path, SWEDISH)).messages == []


def test_the_given_encoding_is_used_where_the_file_is_not_utf_8(tmp_path):
    path = write(tmp_path, SWEDISH, "mac_roman")
    assert rows_of(open_text(path, "mac_roman"))[0][1] == ("Mörkt vid ån", "Ö")
    assert open_text(path, "mac_roman").messages == []


def test_utf_8_wins_over_the_given_encoding(tmp_path):
    path = write(tmp_path, SWEDISH)
    assert rows_of(open_text(path, "cp1252"))[0][1] == ("Mörkt vid ån", "Ö")


def test_wide_text_without_a_mark_is_read_when_it_is_named(tmp_path):
    path = write(tmp_path, SWEDISH, "utf-16-le")
    assert rows_of(open_text(path, "utf-16-le"))[0][1] == ("Mörkt vid ån", "Ö")


@pytest.mark.parametrize("name", ["klingon", "hex"])
def test_an_unknown_encoding_is_one_sentence(tmp_path, name):
    with pytest.raises(InputError, match=name):
        open_text(write(tmp_path, SWEDISH), name)


def test_a_row_with_undecodable_bytes_is_rejected_and_the_others_stay(tmp_path):
    path = write(tmp_path, b"\xef\xbb\xbftext;plats\nbra;A\nm\xff\xfe;B\nljust;C\n")
    rows = rows_of(open_text(path))
    assert [row[0] for row in rows if not row[2]] == [2, 4]
    assert "bytes" in rows[1][2]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found(tmp_path, separator):
    lines = [["id", "text", "plats"], ["1", "a, b; c", "x"], ["2", "d", "y"]]
    content = "\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    assert rows_of(open_text(write(tmp_path, content)))[0][1] == ("1", "a, b; c", "x")


def test_the_stated_separator_is_honoured_and_is_no_row(tmp_path):
    table = open_text(write(tmp_path, "sep=|\r\ntext|a;b\r\nx|y;z\r\n"))
    assert table.columns == ("text", "a;b")
    assert rows_of(table) == [(2, ("x", "y;z"), "")]


def test_a_file_of_one_column_is_not_split(tmp_path):
    table = open_text(write(tmp_path, "text\nMörkt, kallt; blött\n"))
    assert rows_of(table) == [(2, ("Mörkt, kallt; blött",), "")]


def test_rows_are_numbered_as_in_a_spreadsheet(tmp_path):
    table = open_text(write(tmp_path, 'text;a\nx;1\n\n;\n"två\nrader";2\ny;3\n'))
    assert [(row[0], row[1][1]) for row in rows_of(table)] == [(2, "1"), (5, "2"), (6, "3")]


def test_a_row_of_the_wrong_length_says_so(tmp_path):
    rows = rows_of(open_text(write(tmp_path, "text;a\nx;1;2\ny\nz;3\n")))
    assert "row: 3; in the header: 2" in rows[0][2]
    assert "row: 1;" in rows[1][2]
    assert rows[2] == (4, ("z", "3"), "")


def test_an_open_quote_costs_one_row_and_no_more(tmp_path):
    rows = rows_of(open_text(write(tmp_path, 'text;a\nx;"1\ny;2\nz;3\n')))
    assert [(row[0], bool(row[2])) for row in rows] == [(2, True), (3, False), (4, False)]
    assert rows[1][1] == ("y", "2")


def test_an_open_quote_that_meets_another_costs_no_whole_rows(tmp_path):
    rows = rows_of(open_text(write(tmp_path, 'text;a\nx;"1\ny;2\nz;3";9\nw;4\n')))
    assert [row[1] for row in rows if not row[2]] == [("y", "2"), ("w", "4")]


def test_a_quotation_mark_within_a_cell_is_a_character(tmp_path):
    rows = rows_of(open_text(write(tmp_path, 'text;a\n5" rör;1\n"Nya" bron;2\n')))
    assert [row[1][0] for row in rows] == ['5" rör', "Nya bron"]


def test_a_giant_line_is_one_rejected_row(tmp_path):
    rows = rows_of(open_text(write(tmp_path, "text;a\n" + "x" * (LONGEST * 2) + "\ny;2\n")))
    assert "too long" in rows[0][2]
    assert rows[1] == (3, ("y", "2"), "")


def test_nul_characters_are_replaced_and_counted(tmp_path):
    table = open_text(write(tmp_path, b"text;a\nm\0rk\0t;1\n"))
    assert rows_of(table)[0][1][0] == "m\ufffdrk\ufffdt"
    assert "2 NUL" in table.messages[0]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_one_sentence(tmp_path, content):
    with pytest.raises(InputError, match="empty"):
        open_text(write(tmp_path, content))


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
        b"PK\x03\x04abc",
        b"SQLite format 3\0",
        bytes(range(256)) * 9,
    ],
)
def test_a_binary_file_is_one_sentence(tmp_path, content):
    with pytest.raises(InputError, match="holds no text"):
        open_text(write(tmp_path, content))


def test_headers_are_made_unique_and_blank_ones_named():
    assert unique_names(["a", "", "a", " a\n", ""]) == (
        "a",
        "Column 2",
        "a (2)",
        "a (3)",
        "Column 5",
    )


def test_a_header_alone_has_no_rows(tmp_path):
    assert rows_of(open_text(write(tmp_path, "text;x;y"))) == []


def test_old_macintosh_line_ends_are_read(tmp_path):
    assert rows_of(open_text(write(tmp_path, "text;a\rx;1\ry;2\r")))[1] == (3, ("y", "2"), "")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("line", ["x;" * 3_000_000, "_" * 6_000_000, "a" * 6_000_000 + ";text"])
def test_a_giant_line_of_names_neither_hangs_nor_fills_the_memory(tmp_path, line):
    import resource

    path = write(tmp_path, line + "\nMörkt;b\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        columns = open_table(path).columns
        assert all(len(column) < 500 for column in columns)
    except InputError as refusal:
        assert "columns" in str(refusal)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 600_000  # kB


def test_many_equal_names_are_numbered():
    names = unique_names(["a"] * 3000 + ["a (2)", "b\nc"])
    assert (names[1], names[2999], names[-1]) == ("a (2)", "a (3000)", "b c")
    assert len(set(names)) == 3002
