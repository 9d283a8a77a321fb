"""The list as a view sees it: rows in two lines, a selection that stays, all under Qt's tester."""

from __future__ import annotations

import datetime

import pytest
from qgis.core import QgsCoordinateTransformContext, QgsGeometry
from qgis.PyQt.QtCore import QItemSelectionModel, Qt
from qgis.PyQt.QtTest import QAbstractItemModelTester
from qgis.PyQt.QtWidgets import QListView
from synpunkt.dialogs.viewpoints.area import Area
from synpunkt.dialogs.viewpoints.columns import ViewpointColumns
from synpunkt.dialogs.viewpoints.filters import Filter
from synpunkt.dialogs.viewpoints.model import Role, ViewpointModel
from synpunkt.dialogs.viewpoints.selection import KeptSelection
from synpunkt.dialogs.viewpoints.wording import short_day
from synpunkt.dialogs.viewpoints.zoning import zones
from synpunkt.layers.store import Store
from synpunkt.layers.zones import MetricShape

SQUARE = QgsGeometry.fromWkt("POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))")
STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal
NOON = datetime.datetime(2026, 11, 12, 12, tzinfo=datetime.timezone.utc)


def point(x: float, y: float) -> QgsGeometry:
    return QgsGeometry.fromWkt(f"POINT({x} {y})")


@pytest.fixture
def said(store: Store) -> Store:
    """Five viewpoints: in the tunnel, near, without a place, on the edge, outside."""
    with store.operation() as operation:
        walk = operation.insert(
            "occasion", {"title": "Höstvandring", "kind": "safety_walk", "starts_at": NOON}
        )
        survey = operation.insert("occasion", {"title": "Dialogkarta", "kind": "map_survey"})
        for values, place in (
            (
                {
                    "text": "\n  Mörkt i\ttunneln \nJag tar bron.",
                    "theme": "lighting.weak_uneven",
                    "valence": "negative",
                    "occasion_uuid": walk,
                },
                point(50, 50),
            ),
            (
                {"text": "Bra bänkar", "valence": "positive", "occasion_uuid": survey},
                point(100.3, 50),
            ),
            ({"place_name": "Hissen", "valence": "question", "theme": "upkeep"}, None),
            ({"text": "<b>fet</b>", "privacy_state": "blocked"}, point(0, 50)),
            ({"text": "Långt bort", "valence": "suggestion"}, point(900, 50)),
        ):
            operation.insert("viewpoint", values, place)
    return store


@pytest.fixture
def model(said: Store) -> ViewpointModel:
    model = ViewpointModel("sv")
    model.tester = QAbstractItemModelTester(model, STRICT)
    fill(model, said)
    return model


def fill(model: ViewpointModel, store: Store, with_area: bool = True) -> None:
    columns = ViewpointColumns.load(store)
    shape = MetricShape([SQUARE], columns.crs, QgsCoordinateTransformContext())
    model.set_content(columns, zones(columns, Area("ruta", shape if with_area else None, 50)))


def column(model: ViewpointModel, role: int) -> list:
    return [model.index(place).data(role) for place in range(model.rowCount())]


def test_a_row_reads_as_a_person_would_say_it(model: ViewpointModel) -> None:
    assert column(model, Role.NUMBER) == ["1", "2", "3", "4"]
    assert column(model, Role.TITLE) == ["Mörkt i tunneln", "Bra bänkar", "Hissen", "<b>fet</b>"]
    assert column(model, Role.MARK) == ["[-]", "[+]", "[?]", "[ ]"]
    assert column(model, Role.ZONE) == ["inside", "near", "without_place", "edge"]
    assert column(model, Role.DETAILS) == [
        "Belysning | inside | walk 12/11 | New",
        "1 m | dialogkarta | New",
        "Skötsel | without a place | New",
        "on the edge | New",
    ]


def test_what_needs_a_look_says_why(model: ViewpointModel) -> None:
    warnings = column(model, Role.WARNING)
    assert warnings[:3] == ["", "", ""]
    assert "held back" in warnings[3]


def test_what_citizens_wrote_is_no_markup_in_a_tooltip(model: ViewpointModel) -> None:
    tooltip = model.index(3).data(int(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;fet&lt;/b&gt;" in tooltip and "<b>" not in tooltip


def test_a_row_can_be_heard(model: ViewpointModel) -> None:
    spoken = model.index(0).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "1. Brist. Mörkt i tunneln. Belysning, inside, walk 12/11, New."


def test_without_an_area_the_zone_is_left_out(said: Store) -> None:
    model = ViewpointModel("en")
    fill(model, said, with_area=False)
    assert model.index(0).data(Role.DETAILS) == "Lighting | walk 12 Nov | New"
    assert model.rowCount() == model.total == 5


def test_an_unmet_viewpoint_and_a_loose_link_need_a_look(said: Store) -> None:
    uuid = next(iter(said.rows("viewpoint")))["uuid"]
    with said.operation() as operation:
        answer = operation.insert("response", {"decision": "not_met"})
        operation.insert("response_viewpoint", {"response_uuid": answer, "viewpoint_uuid": uuid})
        layer = operation.insert("plan_layer", {"name": "plan"})
        part = operation.insert(
            "plan_object", {"plan_layer_uuid": layer, "object_key": "1"}, SQUARE
        )
        tie = {"viewpoint_uuid": uuid, "plan_object_uuid": part, "state": "loose"}
        operation.insert("link", tie)
    model = ViewpointModel("sv")
    fill(model, said)
    assert model.index(0).data(Role.WARNING) == (
        "Not met, and no reason is given. A link to the plan has come loose."
    )
    assert model.index(0).data(Role.STATUS) == "answered"


def test_filter_and_order_pick_the_rows(model: ViewpointModel) -> None:
    model.set_filter(Filter(text="bänk"))
    assert column(model, Role.NUMBER) == ["2"]
    assert model.total == 4, "the filter is no part of the total"
    model.set_filter(Filter(zones=frozenset({"outside", "inside"})))
    model.set_order("number", backwards=True)
    assert column(model, Role.NUMBER) == ["5", "1"]
    model.set_filter(Filter(text="finns inte"))
    assert model.rowCount() == 0
    assert model.index(0).data(Role.UUID) is None
    model.clear()
    assert (model.rowCount(), model.total, model.uuids()) == (0, 0, [])


def test_filter_and_order_stay_when_the_content_is_read_again(
    model: ViewpointModel, said: Store
) -> None:
    model.set_filter(Filter(text="bänk"))
    with said.operation() as operation:
        operation.insert("viewpoint", {"text": "En bänk till"}, point(50, 50))
    fill(model, said)
    assert column(model, Role.NUMBER) == ["2", "6"]


def test_the_next_unanswered_comes_after_and_round(model: ViewpointModel, said: Store) -> None:
    uuids = model.uuids()
    with said.operation() as operation:
        answer = operation.insert("response", {"decision": "met"})
        for uuid in uuids[1:3]:
            pair = {"response_uuid": answer, "viewpoint_uuid": uuid}
            operation.insert("response_viewpoint", pair)
    fill(model, said)
    assert model.next_unanswered(-1).row() == 0
    assert model.next_unanswered(0).row() == 3
    assert model.next_unanswered(3).row() == 0
    model.set_filter(Filter(text="bänkar"))
    assert not model.next_unanswered(-1).isValid()


@pytest.fixture
def view(model: ViewpointModel, qtbot: object) -> QListView:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
    view.kept = KeptSelection(model, view)
    view.setSelectionModel(view.kept)
    return view


def test_a_selection_follows_its_viewpoints(view: QListView, model: ViewpointModel) -> None:
    uuids = model.uuids()
    view.kept.select_uuids([uuids[3], uuids[0], "not there"])
    now = QItemSelectionModel.SelectionFlag.NoUpdate
    view.kept.setCurrentIndex(model.index(3), now)
    assert view.kept.uuids() == [uuids[0], uuids[3]]
    model.set_order("number", backwards=True)
    assert view.kept.uuids() == [uuids[3], uuids[0]]
    assert view.currentIndex().data(Role.UUID) == uuids[3]
    model.set_filter(Filter(text="mörkt"))
    assert view.kept.uuids() == [uuids[0]]
    assert [index.data(Role.NUMBER) for index in view.selectedIndexes()] == ["1"]
    model.clear()
    assert view.kept.uuids() == []


def test_everything_can_be_selected_at_once(view: QListView, model: ViewpointModel) -> None:
    view.selectAll()
    assert view.kept.uuids() == model.uuids()
    view.kept.select_uuids(model.uuids())
    assert view.kept.selection().count() == 1, "neighbours are one range"
    view.kept.select_uuids([])
    assert view.kept.uuids() == []


def test_a_day_is_short_in_both_languages() -> None:
    day = datetime.date(2026, 11, 2)
    assert (short_day(day, "sv"), short_day(day, "en"), short_day(None, "sv")) == (
        "2/11",
        "2 Nov",
        "",
    )
