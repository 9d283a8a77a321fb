"""Plans in the national format: JSON by the national specification 4.1 for "Detaljplan".

GDAL opens it as a table without places: the shapes stand among the attributes, each part with a
coordinate system of its own.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ...layers.errors import InputError
from ...layers.language import translate
from ...layers.plan_kinds import ADMINISTRATIVE, PLAN, PROPERTY, USE
from ...layers.progress import Progress
from ...layers.systems import crs_named
from ..intake.decoding import cant_read
from .model import Notes, PlanArea, quoted
from .national_shapes import Part, list_in, object_in, points_of, polygon_coordinates, together
from .shapes import BrokenRing, polygon_of, ring_of, valid

_KIND_OF_TYPE = {
    "detaljplan": PLAN,
    "användningsbestämmelse": USE,
    "egenskapsbestämmelse": PROPERTY,
    "administrativ bestämmelse": ADMINISTRATIVE,
}
_MEDIA_TYPE, _VERSION = "feature:mediatyp", "application/vnd.lm.detaljplan.v4+json"


def read(
    path: Path, given: QgsCoordinateReferenceSystem, notes: Notes, progress: Progress
) -> list[PlanArea]:
    """The plans and provisions that are areas, each in its own coordinate system.

    ``given`` is for parts that name none. InputError if the file is no such JSON.
    """
    return _Reader(given, notes).areas(_features(path, notes), progress)


def _features(path: Path, notes: Notes) -> list[dict[str, Any]]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise cant_read(path, error) from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            translate("Synpunkt", "{name} is no whole JSON file: {reason}.").format(
                name=path.name, reason=str(error)
            )
        ) from error
    content = object_in(content)
    version = str(content.get(_MEDIA_TYPE) or "")
    if version != _VERSION:
        sentence = translate(
            "Synpunkt", "{name} says that it is “{version}”; it was read as version 4."
        )
        notes.tell(sentence.format(name=path.name, version=quoted(version)))
    return [object_in(feature) for feature in list_in(content.get("features"))]


class _Reader:
    """Makes areas of features; what can't be read is told in ``notes`` by its name."""

    def __init__(self, given: QgsCoordinateReferenceSystem, notes: Notes) -> None:
        self._given, self._notes = given, notes
        self._plans: dict[str, Mapping[str, Any]] = {}
        self._not_areas: Counter[str] = Counter()

    def areas(self, features: Sequence[Mapping[str, Any]], progress: Progress) -> list[PlanArea]:
        objects = self._newest([object_in(feature.get("properties")) for feature in features])
        self._plans = {_identity(one) or _called(one): one for one in objects if _kind(one) == PLAN}
        areas: list[PlanArea] = []
        for number, one in enumerate(objects):
            progress(number / len(objects))
            areas += self._areas_of(one)
        self._tell_lacks(objects)
        return areas

    def _newest(self, objects: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """Each object once, in its newest version."""
        found: dict[str, Mapping[str, Any]] = {}
        for number, one in enumerate(objects):
            key = _identity(one) or f"#{number}"
            if key not in found or _version(one) >= _version(found[key]):
                found[key] = one
        older = len(objects) - len(found)
        if older:
            sentence = translate(
                "Synpunkt", "%n older version(s) of an object left out.", "", older
            )
            self._notes.tell(sentence)
        return list(found.values())

    def _areas_of(self, one: Mapping[str, Any]) -> Iterator[PlanArea]:
        kind = _kind(one)
        if kind is None:
            sentence = translate("Synpunkt", "{name}: no part of a plan that is known here.")
            self._notes.left_out(sentence.format(name=_called(one)))
            return
        shapes = list_in(one.get("plangeometri" if kind == PLAN else "bestammelsegeometri"))
        parts = [
            part for number, shape in enumerate(shapes) for part in self._part(one, number, shape)
        ]
        for crs, geometry in together(parts):
            area, mended = valid(geometry)
            if area.isNull():
                sentence = translate("Synpunkt", "{name} is an area of no size; left out.")
                self._notes.left_out(sentence.format(name=_called(one)))
                continue
            if mended:
                sentence = translate("Synpunkt", "{name} crosses itself and was mended.")
                self._notes.warn(sentence.format(name=_called(one)))
            yield self._area(one, kind, crs, area)
        if not parts:
            self._say_why_not(one, shapes)

    def _area(
        self,
        one: Mapping[str, Any],
        kind: str,
        crs: QgsCoordinateReferenceSystem,
        area: QgsGeometry,
    ) -> PlanArea:
        key = _identity(one) or _called(one)
        plan_key = key if kind == PLAN else self._plan_key(one)
        plan = self._plans.get(plan_key, {})
        return PlanArea(
            plan_key=plan_key,
            designation=_text(plan.get("beteckning")) if kind == PLAN else None,
            name=_text(one.get("namn" if kind == PLAN else "bestammelseformulering")),
            status=_text(plan.get("status")),
            kind=kind,
            key=key,
            geometry=area,
            crs=crs,
        )

    def _plan_key(self, provision: Mapping[str, Any]) -> str:
        """The plan that a provision names; where it names none, the only one in the file."""
        only = next(iter(self._plans)) if len(self._plans) == 1 else ""
        return _text(provision.get("detaljplan")) or only

    def _part(self, one: Mapping[str, Any], number: int, shape: Any) -> Iterator[Part]:
        description = object_in(object_in(shape).get("geometri"))
        polygons = list(polygon_coordinates(object_in(description.get("position"))))
        if not polygons:
            return
        written = _text(description.get("koordinatsystemPlan")) or ""
        crs = crs_named(written) if written else self._given
        if not crs.isValid():
            sentence = translate(
                "Synpunkt",
                "{name}, part {number}: the coordinate system “{crs}” is not known; left out.",
            )
            self._left_out(sentence, one, number, crs=quoted(written))
            return
        for rings in polygons:
            geometry = self._polygon(one, number, rings)
            if geometry is not None:
                yield Part(geometry, crs)

    def _polygon(self, one: Mapping[str, Any], number: int, rings: Any) -> QgsGeometry | None:
        outlines = []
        for place, points in enumerate(list_in(rings)):
            try:
                outlines.append(ring_of(points_of(points)))
            except BrokenRing:
                if place == 0:
                    sentence = translate(
                        "Synpunkt", "{name}, part {number}: its outline is broken; left out."
                    )
                    self._left_out(sentence, one, number)
                    return None
                sentence = translate(
                    "Synpunkt", "{name}, part {number}: a hole is broken and was filled."
                )
                self._notes.warn(sentence.format(name=_called(one), number=number + 1))
        return polygon_of(outlines[0], outlines[1:]) if outlines else None

    def _left_out(self, sentence: str, one: Mapping[str, Any], number: int, **more: str) -> None:
        self._notes.left_out(sentence.format(name=_called(one), number=number + 1, **more))

    def _say_why_not(self, one: Mapping[str, Any], shapes: Sequence[Any]) -> None:
        """A provision along a line or at a point is none of our areas; anything else is told."""
        types = {_text(object_in(object_in(shape).get("geometri")).get("typ")) for shape in shapes}
        if types and types <= {"linje", "multilinje", "punkt", "multipunkt"}:
            self._not_areas.update(sorted(filter(None, types))[:1])
        elif not types:
            sentence = translate("Synpunkt", "{name} has no shape in the file.")
            self._notes.left_out(sentence.format(name=_called(one)))

    def _tell_lacks(self, objects: Sequence[Mapping[str, Any]]) -> None:
        """What a user might look for in vain."""
        tell = self._notes.tell
        for plan in self._plans.values():
            for attribute in ("beteckning", "namn", "status"):
                if not _text(plan.get(attribute)):
                    sentence = translate("Synpunkt", "{name} has no “{attribute}” in the file.")
                    tell(sentence.format(name=_called(plan), attribute=attribute))
        provisions = [one for one in objects if _kind(one) not in (None, PLAN)]
        missing = {self._plan_key(one) for one in provisions} - set(self._plans)
        for key in sorted(key or "–" for key in missing):
            sentence = translate("Synpunkt", "The plan {key} itself is not in the file.")
            tell(sentence.format(key=quoted(key)))
        if self._not_areas:
            number = sum(self._not_areas.values())
            tell(
                translate(
                    "Synpunkt",
                    "%n provision(s) along lines or at points: no areas, so left out.",
                    "",
                    number,
                )
            )
        if provisions:
            tell(
                translate(
                    "Synpunkt",
                    "The format has no letters for provisions (such as B1): they stand in"
                    " Boverket's catalogue. Provisions are called by their wording.",
                )
            )
        elif self._plans:
            tell(translate("Synpunkt", "The file has no provisions, only the plan's own area."))


def _kind(one: Mapping[str, Any]) -> str | None:
    # macOS writes ä as a and dots.
    written = unicodedata.normalize("NFC", str(one.get("feature:typ") or "")).strip().lower()
    return _KIND_OF_TYPE.get(written)


def _identity(one: Mapping[str, Any]) -> str:
    return _text(one.get("objektidentitet")) or ""


def _version(one: Mapping[str, Any]) -> int:
    version = one.get("objektversion")
    return version if isinstance(version, int) else 0


def _called(one: Mapping[str, Any]) -> str:
    """What the object is called in a sentence."""
    names = ("beteckning", "namn", "bestammelseformulering", "objektidentitet", "feature:typ")
    return quoted(next(filter(None, (_text(one.get(name)) for name in names)), None) or "–")


def _text(value: Any) -> str | None:
    """Text, trimmed; None for none, and for what is no text."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None
