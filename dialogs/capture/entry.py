"""One viewpoint while it is written, as plain values that a draft on disk can hold."""

from __future__ import annotations

import uuid as uuids
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from qgis.core import QgsGeometry, QgsPointXY

from ...layers import occasions, outlines

NOWHERE, MAP, TABLE, STOP, PLAN, DRAWN = "none", "map", "table", "stop", "plan", "drawn"


@dataclass(frozen=True)
class Place:
    """Where it is: ``x`` and ``y`` in the store's CRS, None where it has no place.

    ``target`` is the uuid of the stop or the part of the plan that was chosen, ``label`` its name.
    ``outline`` is the stretch or the area, as WKB in hex; "" where it is about a point.
    """

    kind: str = NOWHERE
    x: float | None = None
    y: float | None = None
    precision_m: float | None = None
    label: str = ""
    target: str = ""
    outline: str = ""

    def geometry(self) -> QgsGeometry | None:
        """The point, or None."""
        if self.x is None or self.y is None:
            return None
        return QgsGeometry.fromPointXY(QgsPointXY(self.x, self.y))

    def shape(self) -> QgsGeometry | None:
        """The stretch or the area, or None."""
        if not self.outline:
            return None
        shape = QgsGeometry()
        shape.fromWkb(bytes.fromhex(self.outline))
        return shape

    def kind_of_geometry(self) -> str:
        """The viewpoint's ``geometry_kind``."""
        shape = self.shape()
        if shape is not None:
            return outlines.kind_of(shape)
        return "none" if self.x is None else "point"


@dataclass(frozen=True)
class Entry:
    """What the form holds. The uuid is the viewpoint's own: saving twice can't make it two."""

    text: str = ""
    place: Place = Place()
    theme: str | None = None
    valence: str | None = None
    time_context: str | None = None
    support_count: int = 0
    severity: int | None = None
    photo: str = ""
    uuid: str = field(default_factory=lambda: str(uuids.uuid4()))

    @property
    def is_empty(self) -> bool:
        """Nothing is written, so that there is nothing to save and nothing to keep."""
        return not self.text.strip()

    def columns(self, occasion: dict[str, Any] | None) -> dict[str, Any]:
        """The columns of ``viewpoint``, as said at ``occasion`` (a row) or at none."""
        placed = self.place.x is not None
        return {
            "uuid": self.uuid,
            "text": self.text.strip(),
            "occasion_uuid": occasion["uuid"] if occasion is not None else None,
            "stop_uuid": self.place.target if self.place.kind == STOP else None,
            "theme": self.theme,
            "valence": self.valence,
            "severity": self.severity,
            "time_context": self.time_context,
            "support_count": self.support_count or None,
            "place_name": self.place.label or None,
            "precision_m": self.place.precision_m if placed else None,
            "geometry_kind": self.place.kind_of_geometry(),
            "received_form": occasions.received_form(occasion["kind"] if occasion else None),
            "received_on": occasions.day(occasion),
        }


def to_json(entry: Entry) -> dict[str, Any]:
    """The entry as values that JSON can hold."""
    return asdict(entry)


def from_json(values: dict[str, Any]) -> Entry | None:
    """The entry that a draft holds; None where it holds none."""
    try:
        place = Place(**values.pop("place"))
        known = {one.name for one in fields(Entry)} - {"place"}
        entry = Entry(place=place, **{name: values[name] for name in known})
        place.shape()
    except (KeyError, TypeError, ValueError):
        return None
    return None if entry.is_empty else entry


def outlined(place: Place, outline: QgsGeometry) -> Place:
    """The place as a stretch or an area in the store's CRS; it keeps what it is the place of.

    InputError for a shape without length or area.
    """
    shape = outlines.usable(outline)
    point = outlines.point_on(shape).asPoint()
    wkb = bytes(shape.asWkb()).hex()
    return replace(place, x=point.x(), y=point.y(), precision_m=None, outline=wkb)


def only_point(place: Place) -> Place:
    """The place without its stretch or area."""
    return replace(place, outline="")
