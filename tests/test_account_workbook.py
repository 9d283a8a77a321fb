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
