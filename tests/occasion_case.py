"""A made chain of walks with stops, photos, actions and what was said; all of it invented."""

from __future__ import annotations

import datetime
from typing import Any

from qgis.core import QgsGeometry, QgsPointXY
from qgis.PyQt.QtGui import QColor, QImage
from synpunkt.layers.operations import Operation
from synpunkt.layers.photos import photo_home
from synpunkt.layers.store import Store

WALK, BEFORE, EVENING = "Vandring vid kiosken", "Vandring i våras", "Kväll på biblioteket"
UTC = datetime.timezone.utc
EAST, NORTH = 152_050.0, 6_920_050.0
#: What must not reach the public, nor anybody but the municipality itself.
SECRETS = {
    "unchecked": "Jag heter Anna Exempelsson",
    "blocked": "Grannen i hörnhuset stör",
    "police": "Vi har få bilar på kvällen",
    "notes": "Polisen kom för sent",
    "number": "850709-9805",
    "private_photo": "privat.jpg",
}


def photo(store: Store, name: str, colour: str, size: tuple[int, int] = (400, 300)) -> str:
    """A picture beside the store, of one colour; its path."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    image.setText("Description", SECRETS["unchecked"])
    path = photo_home(store) / "photos" / name
    path.parent.mkdir(exist_ok=True)
    assert image.save(str(path), quality=60)
    return f"photos/{name}"


def point(east: float, north: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(EAST + east, NORTH + north))


def fill(store: Store) -> str:
    """The uuid of the walk; viewpoints are numbered from 1 in the order in which they stand."""
    paths = {
        name: photo(store, f"{name}.jpg", colour, size)
        for name, colour, size in (
            ("lampa", "#335577", (400, 300)),
            ("trappa", "#775533", (300, 400)),
            ("stopp", "#557733", (400, 300)),
            ("privat", "#773355", (400, 300)),
        )
    }
    with store.operation() as operation:
        before = _walk(operation, BEFORE, 4, {})
        earlier = _stop(operation, before, 1, "Kiosken", None, 0)
        operation.insert("action", {
            "occasion_uuid": before, "stop_uuid": earlier, "description": "Klipp häcken",
            "responsible": "municipality_parks", "status": "done",
        })  # fmt: skip
        walk = _walk(operation, WALK, 11, {"follows_uuid": before, "phase": "rewalk"})
        stops = [
            _stop(operation, walk, 1, "Kiosken", earlier, 0),
            _stop(operation, walk, 2, "Trappan", None, 120),
            _stop(operation, walk, 3, None, None, 240),
        ]
        line = QgsGeometry.fromPolylineXY([point(x, 0).asPoint() for x in (0, 120, 240)])
        operation.insert("walk_route", {"occasion_uuid": walk}, line)
        said = _said(operation, walk, stops)
        _photos(operation, paths, said, stops)
        _actions(operation, walk, stops, said)
        _evening(operation)
    return walk


def _walk(operation: Operation, title: str, month: int, values: dict[str, Any]) -> str:
    common = {
        "title": title, "kind": "safety_walk", "phase": "walk", "place_name": "Kioskparken",
        "starts_at": datetime.datetime(2026, month, 12, 16, tzinfo=UTC),
        "ends_at": datetime.datetime(2026, month, 12, 18, tzinfo=UTC),
        "light_condition": "dusk", "season": "autumn", "leaf_state": "bare", "weather": "Regn",
        "participants": 14, "question": "Var går du hellre en omväg?", "notes": SECRETS["notes"],
    }  # fmt: skip
    walk = operation.insert("occasion", {**common, **values}, point(0, 0))
    for party, role in (("Kommunen", "organiser"), ("Polisen", "attended")):
        operation.insert("occasion_party", {"occasion_uuid": walk, "party": party, "role": role})
    for band, count in (("13–19", 3), ("20–64", 11)):
        tally = {"occasion_uuid": walk, "dimension": "Ålder", "band": band, "count": count}
        operation.insert("occasion_tally", tally)
    return walk


def _stop(
    operation: Operation, walk: str, number: int, name: str | None, before: str | None, east: float
) -> str:
    values = {"occasion_uuid": walk, "number": number, "name": name, "previous_stop_uuid": before}
    return operation.insert("walk_stop", values, point(east, 0))


def _said(operation: Operation, walk: str, stops: list[str]) -> list[str]:
    checked = {"occasion_uuid": walk, "privacy_state": "checked"}
    rows = [
        {**checked, "stop_uuid": stops[0], "text": "Bra ljus vid <kiosken>", "theme": "lighting",
         "valence": "positive", "support_count": 3, "time_context": "evening"},
        {**checked, "stop_uuid": stops[0], "text": "=1+1 Lampan är trasig",
         "theme": "lighting.broken", "valence": "negative", "severity": 3},
        {**checked, "stop_uuid": stops[1], "text": "Trappan är hal", "theme": "upkeep",
         "valence": "negative", "place_name": "Trappans fot"},
        {"occasion_uuid": walk, "stop_uuid": stops[1], "text": SECRETS["unchecked"],
         "theme": "upkeep"},
        {**checked, "stop_uuid": stops[1], "text": SECRETS["blocked"], "privacy_state": "blocked"},
        {**checked, "text": SECRETS["police"], "said_by": "police", "theme": "presence"},
        {**checked, "text": f"Ring {SECRETS['number']}", "theme": "presence",
         "valence": "suggestion"},
    ]  # fmt: skip
    return [
        operation.insert("viewpoint", row, point(40 * i, 30) if i < 4 else None)
        for i, row in enumerate(rows)
    ]


def _photos(operation: Operation, paths: dict[str, str], said: list[str], stops: list[str]) -> None:
    at = datetime.datetime(2026, 11, 12, 16, 30, tzinfo=UTC)
    for name, owner, public in (
        ("lampa", {"viewpoint_uuid": said[1]}, True),
        ("trappa", {"viewpoint_uuid": said[1]}, False),
        ("stopp", {"stop_uuid": stops[0]}, True),
        ("privat", {"viewpoint_uuid": said[4]}, True),
    ):
        operation.insert("photo", {**owner, "path": paths[name], "taken_at": at, "public": public})


def _actions(operation: Operation, walk: str, stops: list[str], said: list[str]) -> None:
    common = {"occasion_uuid": walk}
    lamp = operation.insert("action", {
        **common, "stop_uuid": stops[0], "description": "Byt lampan",
        "responsible": "municipality_streets", "status": "planned",
        "due_on": datetime.date(2026, 12, 1),
    })  # fmt: skip
    operation.insert("action_viewpoint", {"action_uuid": lamp, "viewpoint_uuid": said[1]})
    operation.insert("action", {
        **common, "stop_uuid": stops[1], "description": "Bygg om trappan",
        "responsible": "property_owner", "status": "declined_with_reason",
        "declined_reason": "Trappan ägs av någon annan.",
    })  # fmt: skip
    other = operation.insert("action", {"description": "Bjud in till ett samtal"})
    operation.insert("action_viewpoint", {"action_uuid": other, "viewpoint_uuid": said[6]})


def _evening(operation: Operation) -> None:
    evening = operation.insert("occasion", {
        "title": EVENING, "kind": "dialogue_meeting", "reached_unsurveyed": "some",
        "starts_at": datetime.datetime(2026, 11, 20, 17, tzinfo=UTC), "participants": 22,
    })  # fmt: skip
    for i, theme in enumerate(("lighting.broken", "movement", "lighting", None)):
        operation.insert("viewpoint", {
            "occasion_uuid": evening, "text": f"Sagt på kvällen {i}", "theme": theme,
            "valence": "suggestion", "privacy_state": "checked",
        })  # fmt: skip
