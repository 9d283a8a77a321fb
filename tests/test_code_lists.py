"""The code lists as one store has them: with what a municipality has hidden and added."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem
from synpunkt.layers import codes
from synpunkt.layers.code_lists import CodeLists, read_code_lists
from synpunkt.layers.store import create_store


@pytest.fixture(scope="module")
def lists(qgis_app: QgsApplication, tmp_path_factory: pytest.TempPathFactory) -> CodeLists:
    folder: Path = tmp_path_factory.mktemp("codes")
    store = create_store(folder / "store.gpkg", QgsCoordinateReferenceSystem("EPSG:3014"), "sv")
    with store.operation("test") as operation:
        mixed = next(store.rows("code", "list = 'valence' AND code = 'mixed'"))
        operation.update("code", mixed["uuid"], {"hidden": True})
        operation.insert(
            "code",
            {"list": "theme", "code": "lighting.own", "parent": "lighting", "label_sv": "Egen"},
        )
        for code in ({"code": "lighting"}, {"code": "lamp", "parent": "lighting"}):
            operation.insert("code", {"list": "own", "label_sv": "Armatur", **code})
    return read_code_lists(store.path)


def test_a_hidden_code_is_not_offered(lists):
    offered = [code for code, _ in lists.choices("valence", "sv")]
    assert offered == ["positive", "negative", "suggestion", "question"]


def test_an_added_code_is_offered_below_its_parent(lists):
    assert ("lighting.own", "Belysning › Egen") in lists.choices("theme", "sv")


def test_a_code_without_a_label_in_a_language_is_shown_as_it_is(lists):
    assert ("lighting.own", "Lighting › lighting.own") in lists.choices("theme", "en")


def test_a_code_of_another_list_is_no_parent(lists):
    assert ("lamp", "Armatur › Armatur") in lists.choices("own", "sv")


@pytest.mark.parametrize("name", sorted(codes.load()))
def test_every_shipped_list_is_in_a_new_store_in_its_order(name, lists):
    stored = [code.code for code in lists.lists[name] if code.code != "lighting.own"]
    assert stored == [code.code for code in codes.codes(name)]


def test_an_unknown_list_offers_nothing(lists):
    assert lists.choices("elsewhere", "sv") == []
