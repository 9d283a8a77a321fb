"""Which fields of a plan layer hold its key, designation, name and status.

A guess by the names that Swedish plan data come with, looked at against the values where there
are any; the user confirms it. Nothing here changes a layer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from qgis.core import QgsFeature, QgsFeatureRequest, QgsVectorLayer

from .boundary import IDENTITY_FIELD, as_text
from .language import translate
from .plan_kinds import ADMINISTRATIVE, PLAN, PROPERTY, USE

# Names as they are written in the national specification, by the county's and the municipality's
# own services and by common programs; the best first, upper and lower case aside.
_KEYS = (IDENTITY_FIELD, "uuid", "object_key", "plan_id", "planid")
_DESIGNATIONS = (
    "beteckning",
    "planbeteckning",
    "designation",
    "aktbet",
    "akt",
    "plannummer",
    "aktbet_lok",
    "planid",
    "plan_id",
)
_NAMES = ("namn", "plannamn", "name", "label", "text")
_STATUSES = ("status", "planstatus", "registerstatus")
_CASES = ("diarienummerkommun", "diarienummer", "diary_ref")
_GROUPS = ("plan_key", "detaljplan", "plan")
# Layers that hold something else than their fields' names tell.
_KNOWN_LAYERS: tuple[tuple[re.Pattern[str], dict[str, tuple[str, ...]]], ...] = (
    (re.compile(r"nyckelkodsomradeniva(\d)", re.IGNORECASE), {"key": (r"nyko\1",)}),
    (re.compile("detaljplanpagaende", re.IGNORECASE), {"name": ("obj_beskr",)}),
)
# A Shapefile cuts longer names off here.
_SHORTENED = 10
# More rows than this are not looked through for a guess.
_LOOKED_AT = 20_000
# How words in names of layers begin; "DP_ANV" is as common as "anvandning_yta".
_KIND_WORDS = (
    (USE, re.compile("använd|anvand|anv$|use$")),
    (PROPERTY, re.compile("egensk|property$")),
    (ADMINISTRATIVE, re.compile("administr|adm$")),
    (PLAN, re.compile("detaljplan|planomr|plangr")),
)


@dataclass(frozen=True)
class PlanFields:
    """Field names of a plan layer, "" where there is none.

    ``key`` names one object for good. ``group`` tells which plan an object is part of; it is ""
    where each object is a plan of its own. ``case`` holds the registry number.
    """

    key: str = ""
    designation: str = ""
    name: str = ""
    status: str = ""
    group: str = ""
    case: str = ""

    def used(self) -> dict[str, str]:
        """The fields that there are, by what they are used for."""
        return {use: field for use, field in asdict(self).items() if field}

    @property
    def label(self) -> str:
        """The field with what people call an object."""
        return self.name or self.designation


def use_label(use: str) -> str:
    """What people call a use of ``PlanFields``, in the interface's language."""
    return {
        "key": translate("Synpunkt", "Key"),
        "designation": translate("Synpunkt", "Designation"),
        "name": translate("Synpunkt", "Name"),
        "status": translate("Synpunkt", "Status"),
        "group": translate("Synpunkt", "Part of plan"),
        "case": translate("Synpunkt", "Registry number"),
    }[use]


def guess(fields: Sequence[str], layer: str = "") -> PlanFields:
    """The likely fields by their names alone, and by the layer's where it is a known one."""
    known = {use: _named(fields, names) for use, names in _of_known_layer(layer).items()}
    found = PlanFields(
        key=_named(fields, _KEYS),
        designation=_named(fields, _DESIGNATIONS),
        name=_named(fields, _NAMES),
        status=_named(fields, _STATUSES),
        group=_named(fields, _GROUPS),
        case=_named(fields, _CASES),
    )
    return replace(found, **{use: name for use, name in known.items() if name})


def guess_of(layer: QgsVectorLayer) -> PlanFields:
    """The likely fields of ``layer``, whose values bear them out.

    A key is different in each row; a group is the same in some. Among provisions a designation
    is neither: many areas are called GATA.
    """
    fields = layer.fields().names()
    found = guess(fields, layer.name())
    keys = [found.key] if found.key else []
    groups = [found.group] if found.group else []
    if kind_of(layer.name()) in (None, PLAN):
        keys += [found.designation] if found.designation else []
        groups += keys
    repeats = _repeats(layer, [*keys, *groups])
    return replace(
        found,
        key=next((name for name in keys if repeats.get(name) is False), ""),
        group=next((name for name in groups if repeats.get(name)), ""),
    )


def kind_of(name: str) -> str | None:
    """What a layer (or a drawing's layer) of that name holds: one of ``KINDS``; None if unknown."""
    said = [word for word in re.split(r"[\W\d_]+", name.casefold()) if word]
    return next((kind for kind, begins in _KIND_WORDS if any(map(begins.match, said))), None)


def described(feature: QgsFeature, fields: PlanFields) -> str:
    """The plan that a feature is (part of), in one line: designation and name; "" for neither."""
    values = [as_text(feature[name]) for name in (fields.designation, fields.name) if name]
    parts = [" ".join(value.split()) for value in values]
    return " ".join(dict.fromkeys(part for part in parts if part))


def grouped(rows: Iterable[QgsFeature], fields: PlanFields) -> dict[str, list[QgsFeature]]:
    """The rows by the plan that they are part of, as ``fields.group`` tells; without it none."""
    groups: dict[str, list[QgsFeature]] = {}
    if fields.group:
        for row in rows:
            key = as_text(row[fields.group])
            if key:
                groups.setdefault(key, []).append(row)
    return groups


def whole_plan(rows: Sequence[QgsFeature]) -> list[QgsFeature]:
    """Of a plan's rows those with its whole area, where their kind tells; else all of them."""
    if not rows or rows[0].fields().lookupField("kind") < 0:
        return list(rows)
    return [row for row in rows if as_text(row["kind"]) == PLAN] or list(rows)


def _of_known_layer(layer: str) -> dict[str, tuple[str, ...]]:
    for pattern, uses in _KNOWN_LAYERS:
        match = pattern.search(layer)
        if match:
            return {use: tuple(match.expand(name) for name in names) for use, names in uses.items()}
    return {}


def _named(fields: Sequence[str], names: Sequence[str]) -> str:
    """The field with the first of ``names`` that there is, whole or as a Shapefile cuts it."""
    own = {field.casefold(): field for field in reversed(fields)}
    for name in names:
        for spelled in (name, name[:_SHORTENED]):
            if spelled in own:
                return own[spelled]
    return ""


def _repeats(layer: QgsVectorLayer, names: Sequence[str]) -> dict[str, bool | None]:
    """Whether a field's values come again; None where some are missing."""
    request = QgsFeatureRequest().setLimit(_LOOKED_AT)
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(list(dict.fromkeys(names)), layer.fields())
    values: dict[str, list[str]] = {name: [] for name in names}
    for row in layer.getFeatures(request):
        for name, found in values.items():
            found.append(as_text(row[name]))
    return {name: _repeat(found) for name, found in values.items()}


def _repeat(values: list[str]) -> bool | None:
    given = [value for value in values if value]
    if len(set(given)) < len(given):
        return True
    return False if given and len(given) == len(values) else None
