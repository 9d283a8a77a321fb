"""Every table and column of the schema has a name that people can read."""

from __future__ import annotations

import pytest
from synpunkt.layers import labels, schema

TECHNICAL = ("fid", "uuid")


def _columns():
    for table in schema.TABLES.values():
        for name in (*TECHNICAL, *table.column_names):
            yield table.name, name


def test_every_table_has_a_label():
    assert set(schema.TABLES) == set(labels.TABLES)


@pytest.mark.parametrize("language", ["sv", "en", None])
def test_every_column_has_a_label(language):
    unnamed = [
        f"{table}.{column}"
        for table, column in _columns()
        if labels.column_label(table, column, language) == column
    ]
    assert unnamed == []


def test_no_label_is_left_of_a_column_that_is_gone():
    columns = {column for _, column in _columns()} | {"seq"}
    assert set(labels.COLUMNS) <= columns
    assert set(labels.SPECIAL) <= set(_columns())


def test_columns_of_one_table_have_different_labels():
    for table in schema.TABLES.values():
        shown = [labels.column_label(table.name, name, "en") for name in table.column_names]
        assert len(shown) == len(set(shown)), table.name


def test_english_is_what_stands_here():
    assert labels.table_label("viewpoint", "en") == "Viewpoints"
    assert labels.column_label("viewpoint", "valence", "en") == "Type"


def test_an_unknown_name_is_shown_as_it_is():
    assert labels.table_label("elsewhere") == "elsewhere"
    assert labels.column_label("elsewhere", "thing", "sv") == "thing"
