"""Workbooks that are filled in: hidden columns, and lists to choose from."""

from __future__ import annotations

import io

import openpyxl
from synpunkt.processing.account.office.xlsx import Sheet, workbook


def test_a_sheet_may_hide_columns_and_offer_words():
    words = ("Kommunen, gata", 'En "annan"')
    rows = [["=1+1", "", "a"], ["+46", "Kommunen, gata", "b"]]
    filled = Sheet("Blad", ["Vad", "Vem", "Id"], [10, 20, 9], rows, hidden=[2], choices={1: words})
    plain = Sheet("Annat", ["Vad"], [10], [["x"]])
    content = workbook([filled, plain], "Titel", "", "", "sv", "")
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Blad"]
    assert [sheet.column_dimensions[letter].hidden for letter in "ABC"] == [False, False, True]
    (asked,) = sheet.data_validations.dataValidation
    assert str(asked.sqref) == "B2:B3" and asked.type == "list"
    name, cells = asked.formula1.split("!")
    offered = [row[0].value for row in book[name.strip("'")][cells.replace("$", "")]]
    assert tuple(offered) == words and book[name.strip("'")].sheet_state == "hidden"
    assert [cell.data_type for cell in sheet["A"]] == ["s"] * 3
    assert not book["Annat"].data_validations.dataValidation


def test_without_lists_there_is_no_sheet_of_them():
    content = workbook([Sheet("a", ["Vad"], [10], [["x"]])], "", "", "", "sv", "")
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == ["a"]


def test_rows_are_as_high_as_their_texts_and_maps_begin_pages():
    rows = [("kort", "x"), ("ord " * 60, "x"), ("rad\nrad\nrad", "x"), ("ord " * 9_000, "x")]
    long = Sheet("a", ("Text", "Id"), (20, 4), [*rows, ("kort", "ord " * 60)], hidden=[1])
    maps = Sheet("b", ("Kartor",), (90,), [("",)] * 40, breaks=[20])
    content = workbook([long, maps], "", "", "", "sv", "")
    first, second = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    heights = [first.row_dimensions[row].height for row in range(2, 7)]
    assert heights == [15, 195, 45, 409, 15]
    assert first.sheet_properties.pageSetUpPr.fitToPage and not first.row_breaks.brk
    assert [one.id for one in second.row_breaks.brk] == [20]
    assert not second.sheet_properties.pageSetUpPr.fitToPage
