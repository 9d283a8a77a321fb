"""The first minute with Synpunkt, in the real QGIS: nothing is there yet."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def qgis(start_qgis):
    qgis = start_qgis(locale="sv")
    qgis.click("synpunktShowPanel")
    return qgis


def test_the_start_page_says_what_can_be_done(qgis):
    for words in (
        "Projektet har ingen synpunktsdatabas.",
        "Skapa databas…",
        "Öppna databas…",
        "Prova med ett exempel",
        "Du kan också släppa en .gpkg-fil här.",
        "Så kommer du i gång (10 minuter)",
    ):
        assert qgis.shows(words), words


def test_the_example_opens_with_its_store_and_says_where_it_lies(qgis):
    qgis.click("Prova med ett exempel")
    qgis.until("project.fileName().endswith('project.qgz')", 60)
    qgis.find("synpunktList")
    qgis.until("widget('synpunktList').model().rowCount() == 106")
    assert "(påhittat)" in qgis.ask("project.title()")
    assert any("Du kan ta bort mappen" in text for text in qgis.messages())
