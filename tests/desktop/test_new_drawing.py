"""A new drawing of the plan comes: checked, repaired and taken over, by mouse and keys."""

from __future__ import annotations

import sqlite3

import pytest
from osgeo import ogr

SHOWN = "widget('synpunktList').model().rowCount()"
TIES = "widget('synpunktTiesTable').model().rowCount()"
CHANGES = "widget('synpunktChangesTable').model().rowCount()"


def redraw(path) -> None:
    """The square is split in two with new identities, one part moves, one goes, one is renamed."""
    file = ogr.Open(str(path), 1)
    layer = file.GetLayerByName("anvandning_yta")
    rows = {row["namn"]: row for row in layer}
    square = rows["Resecentrumtorget TORG1"]
    shape = square.geometry().Clone()
    west, east, south, north = shape.GetEnvelope()
    middle = (west + east) / 2
    for name, left, right in (("västra", west, middle), ("östra", middle, east)):
        ring = f"{left} {south},{right} {south},{right} {north},{left} {north},{left} {south}"
        half = ogr.CreateGeometryFromWkt(f"POLYGON(({ring}))").Intersection(shape)
        feature = square.Clone()
        feature.SetFID(-1)
        feature["objektidentitet"] = f"torg-{name}"
        feature["namn"] = f"Resecentrumtorget, {name}"
        feature.SetGeometry(ogr.ForceTo(half, layer.GetGeomType()))
        layer.CreateFeature(feature)
    layer.DeleteFeature(square.GetFID())
    layer.DeleteFeature(rows["Gångtunnel GC1"].GetFID())
    moved = rows["Bussterminal T2"]
    shape = moved.geometry().Clone()
    shape.Segmentize(1e9)
    ring = shape.GetGeometryRef(0)
    ring = ring if ring.GetGeometryName() == "LINEARRING" else ring.GetGeometryRef(0)
    for place in range(ring.GetPointCount()):
        x, y, *_ = ring.GetPoint(place)
        ring.SetPoint_2D(place, x + 3, y)
    moved.SetGeometry(shape)
    layer.SetFeature(moved)
    renamed = rows["Järnvägsgatan GATA1"]
    renamed["namn"] = "Stationsgatan GATA1"
    layer.SetFeature(renamed)


def states(demo) -> dict[str, int]:
    with sqlite3.connect(f"file:{demo / 'store.gpkg'}?mode=ro", uri=True) as connection:
        return dict(connection.execute("SELECT state, count(*) FROM link GROUP BY state"))


def row(qgis, proposal: str) -> list[int]:
    """Where the window lists a tie with that proposal; the map's tree has parts of that name."""
    table = "widget('synpunktTiesTable')"
    return qgis.ask(
        f"cells = {table}.model()\n"
        f"found = cells.match(cells.index(0, 4), 0, {proposal!r}, 1)[0]\n"
        f"at = {table}.viewport().mapToGlobal({table}.visualRect(found).center())\n"
        "result = [at.x(), at.y()]"
    )


@pytest.fixture(scope="module")
def qgis(start_qgis, demo):
    redraw(demo / "source/plan.gpkg")
    qgis = start_qgis(demo / "project.qgz", locale="sv")
    qgis.click("synpunktShowPanel")
    qgis.until(f"{SHOWN} > 0", 30)
    return qgis


def test_the_drawing_is_checked_and_tells_whom_it_touches(qgis, demo):
    bar = "widget('synpunktTabs').tabBar()"
    at = f"at = {bar}.mapToGlobal({bar}.tabRect(2).center())\nresult = [at.x(), at.y()]"
    qgis.click_at(*qgis.ask(at))
    qgis.click("synpunktOpenTies")
    qgis.find("synpunktTiesTable")
    qgis.click("synpunktCheckTies")
    qgis.until(f"{TIES} > 0", 30)
    found = states(demo)
    assert found["loose"] and found["refound"] and found["moved"]
    assert qgis.ask(TIES) == found["loose"] + found["refound"] + found["moved"]
    qgis.click("Ändringar (6)")
    assert qgis.ask(CHANGES) == 6
    assert "Det berör" in qgis.text("synpunktChangesTold")
    assert not qgis.find("synpunktAdopt")["enabled"]


def test_one_proposal_is_accepted_and_then_the_rest_at_once(qgis, demo):
    before = states(demo)
    qgis.ask("widget('synpunktTiesTabs').setCurrentIndex(0)")
    qgis.click_at(*row(qgis, "Resecentrumtorget, östra"))
    qgis.click("synpunktAccept")
    qgis.until(f"{TIES} < {sum(before.values()) - before['ok']}", 30)
    assert states(demo)["refound"] < before["refound"]
    qgis.until("widget('synpunktAcceptAll').isEnabled()", 30)
    qgis.click("synpunktAcceptAll")
    qgis.until(f"{TIES} == {before['loose']}", 30)
    assert set(states(demo)) == {"ok", "loose"}


def test_loose_ties_show_in_the_list_and_are_removed_and_the_drawing_is_taken(qgis, demo):
    loose = states(demo)["loose"]
    qgis.click("synpunktTiesTable")
    qgis.key("ctrl+a")
    qgis.click("synpunktTiesList")
    qgis.until(f"len(widget('synpunktList').kept.uuids()) == {loose}", 20)
    qgis.click("synpunktLetGo")
    qgis.until(f"{TIES} == 0", 30)
    qgis.until("widget('synpunktAdopt').isEnabled()", 20)
    qgis.click("synpunktAdopt")
    qgis.until(f"{CHANGES} == 0", 30)
    with sqlite3.connect(f"file:{demo / 'store.gpkg'}?mode=ro", uri=True) as connection:
        labels = {row[0] for row in connection.execute("SELECT label FROM plan_object")}
    assert {"Stationsgatan GATA1", "Resecentrumtorget, västra"} <= labels
