"""A copied table comes into the store, in the real QGIS: looked at first, then taken."""

from __future__ import annotations

import pytest

#: Invented. Two rows lie in the store's town, one far from it, and one says nothing.
COPIED = (
    "Löpnr\tSynpunkt\tÄrendetyp\tNord (SWEREF 99 17 15)\tÖst (SWEREF 99 17 15)\n"
    "1\tDet är mörkt i tunneln om kvällen\tLampa trasig\t6919000\t152000\n"
    "2\tHissen står still\tHiss\t6919100\t152100\n"
    "3\tFel koordinater\tLampa trasig\t0\t0\n"
    "4\t\t\t\t\n"
)
ROWS = "widget('synpunktList').model().rowCount()"


@pytest.fixture(scope="module")
def qgis(start_qgis, demo):
    qgis = start_qgis(demo / "project.qgz", locale="sv")
    qgis.click("synpunktShowPanel")
    qgis.until(f"{ROWS} == 106", 60)
    return qgis


def test_a_copied_table_is_looked_at_before_it_comes_in(qgis):
    qgis.ask(f"QApplication.clipboard().setText({COPIED!r})")
    left, top, width, height = qgis.find("synpunktNew")["rect"]
    qgis.click_at(left + width - 4, top + height // 2)
    qgis.click("Klistra in tabell")
    qgis.find("synpunktIntake")
    qgis.until("widget('synpunktIntakeTold').text().startswith('3 nya')")
    assert qgis.text("synpunktIntakeTold") == "3 nya, 1 kunde inte läsas, 0 utan plats."
    assert qgis.text("synpunktIntakePlaces").startswith("1 av 3 platser ligger långt")
    assert qgis.ask(ROWS) == 106


def test_suggestions_are_taken_and_it_comes_in_with_its_occasion(qgis):
    qgis.click("synpunktIntakeSuggest")
    theme = "widget('synpunktIntakeCategories').model().index(0, 2).data()"
    qgis.until(f"{theme}.startswith('Belysning')")
    qgis.until("widget('synpunktIntakeAccept').isEnabled()")
    qgis.click("synpunktIntakeOccasion")
    qgis.type("Från e-tjänsten")
    qgis.click("synpunktIntakeAccept")
    qgis.until(f"{ROWS} == 109")
    assert not qgis.shows("synpunktIntake")
    assert any("3 nya, 1 kunde inte läsas" in text for text in qgis.messages())


def test_it_is_taken_back(qgis):
    qgis.click("synpunktTakeBack")
    qgis.until(f"{ROWS} == 106")
