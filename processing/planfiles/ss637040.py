"""Plans in SS 637040, the Swedish standard before the national format.

Its areas are lists of edges, each to be followed onwards (plus) or backwards (minus), so that GDAL
finds nothing in the file that has a shape.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsCircularString,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
)

from ...layers.language import translate
from ...layers.metric import straightened
from ...layers.plan_kinds import ADMINISTRATIVE, PLAN, PROPERTY, USE
from ...layers.progress import Progress
from ...layers.systems import crs_named, lacks_crs
from .chaining import SNAP, Chains, chained
from .model import Notes, PlanArea, quoted
from .shapes import BrokenRing, Point, east_first, even_odd, ring_of
from .xml_tree import Element, read_tree

_KIND_OF_PROVISION = {
    "DP_Anvandningsbestammelse": USE,
    "DP_Egenskapsbestammelse": PROPERTY,
    "DP_AdministrativBestammelse": ADMINISTRATIVE,
}
_ARCS = ("Arc", "ArcString")
_SEGMENTS = ("LineStringSegment", "LineString", "Arc", "ArcString")
_SPACES = re.compile(r"[\s,]+")


@dataclass(frozen=True)
class _Plan:
    """What the provisions have in common with their plan."""

    key: str
    designation: str | None
    name: str | None
    status: str | None
    crs: QgsCoordinateReferenceSystem

    @property
    def called(self) -> str:
        return quoted(self.designation or self.name or self.key)


def read(
    path: Path, given: QgsCoordinateReferenceSystem, notes: Notes, progress: Progress
) -> list[PlanArea]:
    """The plans and provisions that are areas, in the system that their plan names.

    ``given`` is for a plan that names none. InputError if the file is no XML that can be trusted,
    or nothing says the coordinate system.
    """
    top = read_tree(path)
    progress(0.3)
    edges = _Edges(top, notes)
    areas: list[PlanArea] = []
    for element in top.all("DP_Plan"):
        plan = _plan(element, given, path, edges)
        shapes = _Shapes(top, edges, plan, notes)
        areas += _areas(element, plan, shapes, notes)
        _tell_lacks(element, plan, notes)
        progress(0.6)
    return areas


def unplaced(path: Path) -> QgsRectangle | None:
    """Where the edges lie, if a plan in the file names no system that is known; else None."""
    top = read_tree(path)
    systems = [crs_named(plan.value("koordinatsystem")) for plan in top.all("DP_Plan")]
    return None if all(crs.isValid() for crs in systems) else _Edges(top, Notes()).extent()


def _tell_lacks(element: Element, plan: _Plan, notes: Notes) -> None:
    for name in ("planid", "plannamn", "registerstatus"):
        if not element.value(name):
            sentence = translate("Synpunkt", "{name} has no “{attribute}” in the file.")
            notes.tell(sentence.format(name=plan.called, attribute=name))


class _Edges:
    """The edges of the file by id, as points east, north."""

    def __init__(self, top: Element, notes: Notes) -> None:
        self.points: dict[str, list[Point]] = {}
        for element in top.all("DP_Grans"):
            key = element.attributes.get("id", "")
            try:
                self.points[key] = list(_line(element))
            except ValueError:
                sentence = translate("Synpunkt", "Edge {key}: its coordinates can't be read.")
                notes.left_out(sentence.format(key=quoted(key)))

    def extent(self) -> QgsRectangle:
        """Where all the edges lie."""
        extent = QgsRectangle()
        for x, y in itertools.chain.from_iterable(self.points.values()):
            extent.include(QgsPointXY(x, y))
        return extent


class _Shapes:
    """The areas of the file by id, each made once; what can't be made is told once, by name."""

    def __init__(self, top: Element, edges: _Edges, plan: _Plan, notes: Notes) -> None:
        self._elements = {
            element.attributes.get("id", ""): element for element in top.all("DP_Omrade")
        }
        self._edges, self._plan, self._notes = edges, plan, notes
        self._made: dict[str, QgsGeometry] = {}

    def of(self, key: str) -> QgsGeometry:
        """The area with that id; a NULL geometry if it can't be made."""
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def _make(self, key: str) -> QgsGeometry:
        element = self._elements.get(key)
        if element is None:
            self._left_out(key, translate("Synpunkt", "it is not in the file"))
            return QgsGeometry()
        wanted = [(sign.name, _target(sign)) for sign in element.all("plus", "minus")]
        missing = sorted({edge for _, edge in wanted if edge not in self._edges.points})
        if missing:
            reason = translate("Synpunkt", "these edges are not in the file: {edges}")
            self._left_out(key, reason.format(edges=quoted(", ".join(missing))))
            return QgsGeometry()
        lines = [self._edges.points[edge][:: 1 if sign == "plus" else -1] for sign, edge in wanted]
        return self._enclosed(key, chained(lines))

    def _enclosed(self, key: str, chains: Chains) -> QgsGeometry:
        if chains.open:
            self._left_out(key, _open(chains))
            return QgsGeometry()
        try:
            area = even_odd([ring_of(ring) for ring in chains.rings]) if chains.rings else None
        except BrokenRing:
            area = None
        if area is None or area.isNull():
            self._left_out(key, translate("Synpunkt", "its edges enclose nothing"))
            return QgsGeometry()
        return area

    def _left_out(self, key: str, reason: str) -> None:
        sentence = translate("Synpunkt", "Plan {plan}, area “{key}” can't be read: {reason}.")
        self._notes.left_out(
            sentence.format(plan=self._plan.called, key=quoted(key), reason=reason)
        )


def _areas(element: Element, plan: _Plan, shapes: _Shapes, notes: Notes) -> Iterator[PlanArea]:
    for target in _targets(element, "planomrade"):
        yield from _area(plan, shapes, target, PLAN, plan.key, plan.designation, plan.name)
    placeless = 0
    for provision in element.all(*_KIND_OF_PROVISION):
        targets = _targets(provision, "omrade")
        placeless += not targets
        designation = provision.value("beteckning") + provision.value("index")
        code = provision.value("anvandningsslag") or provision.value("bestammelsetyp")
        named = (designation or None, provision.value("precisering") or code or None)
        key = provision.value("uuid") or provision.attributes.get("id", "")
        for target in targets:
            kind = _KIND_OF_PROVISION[provision.name]
            yield from _area(plan, shapes, target, kind, key, *named)
    if placeless:
        sentence = translate(
            "Synpunkt", "%n provision(s) without an area of their own.", "", placeless
        )
        notes.tell(f"{plan.called}: {sentence}")


def _area(
    plan: _Plan,
    shapes: _Shapes,
    target: str,
    kind: str,
    key: str,
    designation: str | None,
    name: str | None,
) -> Iterator[PlanArea]:
    geometry = shapes.of(target)
    if not geometry.isNull():
        yield PlanArea(
            plan.key, designation, name, plan.status, kind, key, QgsGeometry(geometry), plan.crs
        )


def _plan(
    element: Element, given: QgsCoordinateReferenceSystem, path: Path, edges: _Edges
) -> _Plan:
    designation = element.value("planid") or None
    written = crs_named(element.value("koordinatsystem"))
    crs = written if written.isValid() else given
    if not crs.isValid():
        raise lacks_crs(path.name, edges.extent())
    return _Plan(
        key=element.value("uuid") or designation or element.attributes.get("id", ""),
        designation=designation,
        name=element.value("plannamn") or None,
        status=element.value("registerstatus") or None,
        crs=crs,
    )


def _line(edge: Element) -> Iterator[Point]:
    """The places along an edge, its segments joined; ValueError for what is no number."""
    segments = list(edge.all(*_SEGMENTS)) or [edge]
    last = None
    for segment in segments:
        points = _places(segment)
        if segment.name in _ARCS and len(points) > 2:
            points = _along_arcs(points)
        yield from points[1:] if points and points[0] == last else points
        last = points[-1] if points else last


def _places(segment: Element) -> list[Point]:
    numbers: list[Point] = []
    for element in segment.all("pos", "posList"):
        values = [float(value) for value in _SPACES.split(element.text) if value]
        step = _dimension(element, len(values))
        if not values or len(values) % step:
            raise ValueError(element.text)
        pairs = zip(values[::step], values[1::step], strict=True)
        numbers += [east_first(*pair, northing_first=True) for pair in pairs]
    return numbers


def _dimension(element: Element, count: int) -> int:
    """How many numbers make a place: as is stated, else by their number."""
    stated = element.attributes.get("srsDimension", "")
    if stated in ("2", "3"):
        return int(stated)
    return 3 if element.name == "pos" and count == 3 else 2


def _along_arcs(points: Sequence[Point]) -> list[Point]:
    """Arcs through the points (three, or two more for each arc) as straight pieces."""
    arcs = QgsCircularString([x for x, _ in points], [y for _, y in points])
    metres = QgsCoordinateReferenceSystem("EPSG:3006")
    flat = straightened(QgsGeometry(arcs), metres)
    return [(place.x(), place.y()) for place in flat.vertices()]


def _targets(element: Element, name: str) -> list[str]:
    found = (_target(child) for child in element.children if child.name == name)
    return [target for target in found if target]


def _target(element: Element) -> str:
    return element.attributes.get("href", "").removeprefix("#")


def _open(chains: Chains) -> str:
    """Where an area's edges leave it open."""
    gap = chains.gap()
    if gap is None or gap[0] <= SNAP:
        return translate("Synpunkt", "its edges do not close")
    metres, (x, y), _ = gap
    sentence = translate(
        "Synpunkt", "its edges leave a gap of {metres} m at east {east}, north {north}"
    )
    return sentence.format(metres=f"{metres:.2f}", east=f"{x:.2f}", north=f"{y:.2f}")
