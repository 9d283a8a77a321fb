"""The two invented plans with their plan objects, and the fourteen safety-group areas.

Names, designations and identities are made up; "EX" says that a plan is an example.
"""

from __future__ import annotations

import uuid
from typing import Any

from demo_frame import area, box, on_map
from osgeo import ogr
from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle

Row = tuple[ogr.Geometry, dict[str, Any]]

PLAN, PLAN_NAME = "EX-41", "Resecentrum, etapp 1"
NEIGHBOUR, NEIGHBOUR_NAME = "EX-42", "Kvarteret Godsmagasinet"
STATUS = "samråd"
NAMESPACE = uuid.UUID("5e1f2f0e-3f0b-4c4e-9a55-0d1f6f6d7a10")

NORTH_PART = ((-132, -36), (174, -36), (174, 90), (-132, 90))
SOUTH_PART = ((-120, -126), (60, -126), (60, -36), (-120, -36))
NEIGHBOUR_PART = ((-24, -150), (168, -150), (168, -54), (-24, -54))

# Earlier ones cut later ones; the last of each plan takes what is left. All corners are on whole
# steps of the frame, so that neighbours meet without a gap.
PLAN_USES = (
    ("GC1", "Gångtunnel GC1", box(-78, -42, -66, 42)),
    ("GC2", "Gångbro GC2", box(138, -36, 144, 60)),
    ("C1", "Stationshus C1", box(-30, 18, 42, 36)),
    ("P1", "Cykelparkering P1", box(-66, 18, -30, 36)),
    ("T1", "Järnväg och perronger T1", box(-132, -36, 174, 18)),
    ("T2", "Bussterminal T2", box(60, 18, 174, 84)),
    ("TORG1", "Resecentrumtorget TORG1", box(-66, 18, 60, 84)),
    ("P2", "Parkering P2", box(-132, 18, -66, 84)),
    ("GATA1", "Järnvägsgatan GATA1", box(-132, 84, 174, 90)),
    ("GATA2", "Södra Bangatan GATA2", box(-120, -54, 60, -36)),
    ("B1", "Bostäder och verksamheter B1", box(-24, -126, 60, -54)),
    ("PARK1", "Södra entréparken PARK1", box(-120, -126, 60, -36)),
)
PLAN_PROPERTIES = (
    ("f1", "Genomsiktliga bottenvåningar f1", box(-30, 30, 42, 36)),
    ("m1", "Skydd mot buller m1", box(-24, -126, 60, -114)),
    ("n1", "Träd ska bevaras n1", box(-120, -126, -84, -60)),
    ("b1", "Belyst stråk genom parken b1", box(-78, -126, -60, -54)),
)
NEIGHBOUR_USES = (
    ("K1", "Godsmagasinet, kultur K1", box(-24, -102, 54, -78)),
    ("C1", "Lokstallet, centrum C1", box(60, -120, 132, -66)),
    ("GATA1", "Magasinsgränd GATA1", box(-24, -66, 168, -54)),
    ("B1", "Bostäder B1", box(-24, -150, 168, -102)),
    ("PARK1", "Bangårdsparken PARK1", box(-24, -150, 168, -54)),
)
NEIGHBOUR_PROPERTIES = (("q1", "Byggnaden får inte rivas q1", box(-20, -98, 48, -80)),)

GROUPS = (  # name, (u, v) of its middle
    ("Stationen", (-20, 30)),
    ("Torget", (130, 230)),
    ("Stadsparken", (-140, 240)),
    ("Kyrkbacken", (-380, 260)),
    ("Norra backen", (-60, 440)),
    ("Björkhöjden", (260, 450)),
    ("Granåsen", (-600, 440)),
    ("Östra hamnen", (520, 180)),
    ("Västra bangården", (-520, -60)),
    ("Södra sidan", (-200, -130)),
    ("Magasinen", (220, -110)),
    ("Strandängen", (560, -220)),
    ("Skolberget", (-60, -390)),
    ("Kvarnudden", (350, -390)),
)


def identity(*names: str) -> str:
    """A lower-case UUID that is the same for the same names."""
    return str(uuid.uuid5(NAMESPACE, "/".join(names)))


def plan_area(part: tuple[tuple[float, float], ...]) -> ogr.Geometry:
    """One part of a plan area on the map."""
    return area(list(part))


def outlines(plan: str) -> list[Row]:
    """The plan area: one row for each part, all with the plan's designation."""
    name, parts = (
        (PLAN_NAME, {"norr": NORTH_PART, "söder": SOUTH_PART})
        if plan == PLAN
        else (NEIGHBOUR_NAME, {"hela": NEIGHBOUR_PART})
    )
    return [
        (plan_area(part), _row(plan, "planomrade", key, beteckning=plan, namn=name))
        for key, part in parts.items()
    ]


def uses(plan: str) -> list[Row]:
    """The use areas; together they are the plan area, and none overlaps another."""
    left = _united(plan)
    rows = []
    for code, name, shape in PLAN_USES if plan == PLAN else NEIGHBOUR_USES:
        part = shape.Intersection(left)
        left = left.Difference(shape)
        rows.append((_polygons(part), _row(plan, "anvandning", code, beteckning=code, namn=name)))
    return rows


def properties(plan: str) -> list[Row]:
    """The areas with property provisions."""
    united = _united(plan)
    listed = PLAN_PROPERTIES if plan == PLAN else NEIGHBOUR_PROPERTIES
    return [
        (
            _polygons(shape.Intersection(united)),
            _row(plan, "egenskap", code, beteckning=code, namn=name),
        )
        for code, name, shape in listed
    ]


def safety_groups() -> list[Row]:
    """Fourteen areas side by side, each with a function and a mailbox, never a person."""
    middles = [QgsPointXY(*on_map(*middle)) for _, middle in GROUPS]
    frame = QgsGeometry.fromWkt(box(-760, -540, 760, 620).ExportToWkt())
    wide = QgsRectangle(frame.boundingBox())
    wide.grow(2000)
    cells = QgsGeometry.fromMultiPointXY(middles).voronoiDiagram(QgsGeometry.fromRect(wide))
    parts = cells.asGeometryCollection()
    rows = []
    for (name, _), middle in zip(GROUPS, middles, strict=True):
        at = QgsGeometry.fromPointXY(middle)
        cell = next(part for part in parts if part.contains(at)).intersection(frame)
        shape = ogr.CreateGeometryFromWkt(cell.asWkt(2))
        rows.append(
            (
                shape,
                {
                    "namn": f"Lokala trygghetsgruppen {name}",
                    "kontakt": "Trygghetssamordnare",
                    "brevlada": f"{_mailbox(name)}@example.org",
                },
            )
        )
    return rows


def _row(plan: str, kind: str, code: str, **values: str) -> dict[str, Any]:
    return {
        "objektidentitet": identity(plan, kind, code),
        "plan": plan,
        **values,
        "status": STATUS,
        "anmarkning": "Påhittat exempel",
    }


def _united(plan: str) -> ogr.Geometry:
    parts = [NORTH_PART, SOUTH_PART] if plan == PLAN else [NEIGHBOUR_PART]
    united = plan_area(parts[0])
    for part in parts[1:]:
        united = united.Union(plan_area(part))
    return united


def _polygons(shape: ogr.Geometry) -> ogr.Geometry:
    return ogr.ForceToMultiPolygon(shape)


def _mailbox(name: str) -> str:
    plain = name.lower().translate(str.maketrans("åäöé ", "aaoe."))
    return f"trygghet.{plain}"
