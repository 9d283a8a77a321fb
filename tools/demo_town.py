"""The invented town's base map: what a visitor would see, schematic and nowhere in the world.

Only the coordinates lie in Sundsvall; streets, houses and the river are made up. Everything is
drawn in the frame of ``demo_frame``; ``layers()`` gives the finished layers.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from typing import Any

from demo_frame import Point, area, box, house, line, near, spot
from osgeo import ogr

Row = tuple[ogr.Geometry, dict[str, Any]]

LEFT, RIGHT, LOW, HIGH = -700.0, 700.0, -480.0, 560.0
ALONG = {  # streets north of the tracks: v, name, width
    92.0: ("Järnvägsgatan", 14.0),
    172.0: ("Storgatan", 10.0),
    256.0: ("Kyrkogatan", 9.0),
    340.0: ("Norra Långgatan", 9.0),
    424.0: ("Bergsgatan", 8.0),
    505.0: ("Skogsvägen", 7.0),
}
ACROSS = {  # u where it starts, lean, name
    -640.0: (-14.0, "Västra vägen"),
    -520.0: (-10.0, "Lindgatan"),
    -400.0: (-6.0, "Viaduktgatan"),
    -285.0: (-4.0, "Skolgatan"),
    -170.0: (0.0, "Parkgatan"),
    -60.0: (3.0, "Stationsgatan"),
    62.0: (5.0, "Torggatan"),
    180.0: (6.0, "Hotellgatan"),
    300.0: (9.0, "Köpmangatan"),
    420.0: (12.0, "Östra gatan"),
    540.0: (16.0, "Hamngatan"),
    650.0: (20.0, "Kajgatan"),
}
SOUTH_STREETS = (
    ("Södra Bangatan", 10.0, [(-700, -50), (-300, -46), (300, -46), (700, -56)]),
    ("Åvägen", 8.0, [(-700, -305), (-350, -312), (0, -322), (380, -318), (700, -300)]),
    ("Kvarnvägen", 7.0, [(-700, -398), (-200, -408), (300, -404), (700, -390)]),
    ("Magasinsgatan", 8.0, [(-150, -46), (-152, -142), (-400, -150), (-700, -152)]),
    ("Godsvägen", 8.0, [(215, -46), (220, -140), (450, -150), (700, -160)]),
    ("Bruksgatan", 7.0, [(-430, -150), (-440, -215), (-452, -312), (-460, -480)]),
    ("Skolvägen", 7.0, [(-160, -318), (-165, -480)]),
    ("Kolonivägen", 7.0, [(190, -320), (200, -480)]),
    ("Strandvägen", 8.0, [(445, -150), (455, -215), (470, -316), (480, -480)]),
)
VIADUCTS = (
    ("Västra viadukten", [(-400, 92), (-405, 40), (-410, -48)]),
    ("Östra viadukten", [(420, 92), (424, 30), (430, -50)]),
)


def river_middle(u: float) -> float:
    """``v`` of the river's middle at ``u``."""
    return -252 + 16 * math.sin(u / 150) + 7 * math.sin(u / 61)


def _river() -> ogr.Geometry:
    along = [LEFT - 250 + 20 * step for step in range(95)]
    width = [17 + 5 * math.sin(u / 210) + max(0.0, (u - 450) / 18) for u in along]
    north = [(u, river_middle(u) + w) for u, w in zip(along, width, strict=True)]
    south = [(u, river_middle(u) - w) for u, w in zip(along, width, strict=True)]
    return area(north + south[::-1])


def _frame() -> ogr.Geometry:
    return box(LEFT, LOW, RIGHT, HIGH)


def _street_lines() -> Iterator[tuple[str, float, str, list[Point]]]:
    for v, (name, width) in ALONG.items():
        yield name, width, "gata", [(LEFT, v), (RIGHT, v)]
    for u, (lean, name) in ACROSS.items():
        yield name, 8.0, "gata", [(u, 92), (u + lean, 505)]
    for name, width, points in SOUTH_STREETS:
        yield name, width, "gata", points
    for name, points in VIADUCTS:
        yield name, 9.0, "viadukt", points


def streets() -> list[Row]:
    """Street middles with ``namn``, ``klass`` (gata, viadukt, terminal) and ``bredd`` in metres."""
    rows = [
        (line(points), {"namn": name, "klass": kind, "bredd": width})
        for name, width, kind, points in _street_lines()
    ]
    loop = [(72, 92), (72, 66), (160, 66), (160, 36), (72, 36), (72, 66)]
    return [*rows, (line(loop), {"namn": None, "klass": "terminal", "bredd": 9.0})]


def footpaths() -> list[Row]:
    """Walking and cycling paths, with ``namn`` where people have one for them."""
    bank = [(u, river_middle(u) + 32) for u in range(-420, 440, 20)]
    far_bank = [(u, river_middle(u) - 30) for u in range(-420, 440, 20)]
    found: list[tuple[str | None, list[Point]]] = [
        ("Åpromenaden", bank),
        (None, far_bank),
        ("Gångstråket söderut", [(-72, -38), (-74, -120), (-67, -170), (-70, -225)]),
        ("Åbron", [(-70, -225), (-70, -285), (-60, -320)]),
        (None, [(-72, -52), (-28, -100), (30, -150), (120, -178), (210, -205)]),
        (None, [(141, -44), (141, -80), (120, -178)]),
        ("Spårstigen", [(-400, 30), (-280, 34), (-140, 30), (-72, 44)]),
        (None, [(160, 30), (240, 34), (410, 32)]),
        (None, [(-166, 176), (-115, 214), (-66, 252)]),
        (None, [(-166, 252), (-115, 214), (-66, 176)]),
        (None, [(-115, 214), (-166, 214)]),
        (None, [(-30, 84), (-10, 40), (45, 84)]),
        (None, [(-72, 44), (-72, 92)]),
        (None, [(-160, -350), (-40, -345), (60, -352), (195, -350)]),
        (None, [(-560, 505), (-520, 545), (-470, 560)]),
        (None, [(90, 505), (120, 540), (200, 560)]),
    ]
    return [(line(points), {"namn": name}) for name, points in found]


def railway() -> list[Row]:
    """Track middles."""
    tracks: list[list[Point]] = [
        [(LEFT - 40, 2), (-260, 2), (-180, 9), (230, 9), (310, 2), (RIGHT + 40, 2)],
        [(LEFT - 40, -3), (-250, -3), (-170, 4.4), (240, 4.4), (320, -3), (RIGHT + 40, -3)],
        [(-250, -3), (-170, -9.4), (240, -9.4), (320, -3)],
        [(-390, -3), (-300, -15), (40, -15), (130, -9.4)],
        [(-300, -15), (-250, -21), (-10, -21)],
    ]
    return [(line(points), {"namn": f"Spår {n}"}) for n, points in enumerate(tracks, 1)]


def platforms() -> list[Row]:
    """The two platforms."""
    return [
        (box(-115, 11.2, 165, 17), {"namn": "Perrong 1"}),
        (box(-110, -7, 160, 2), {"namn": "Perrong 2"}),
    ]


def crossings() -> list[Row]:
    """The tunnel under the tracks and the bridge above them, with ``klass``."""
    return [
        (line([(-72, -36), (-72, 42)]), {"namn": "Gångtunneln", "klass": "tunnel"}),
        (line([(141, -44), (141, 60)]), {"namn": "Gångbron", "klass": "bro"}),
        (line([(-70, -222), (-70, -288)]), {"namn": "Åbron", "klass": "bro"}),
    ]


def ground() -> list[Row]:
    """Ground that isn't just ground, with ``klass`` (park, torg, parkering, spår, skog).

    What the plan names too has no name here, lest the map say it twice.
    """
    rows = [
        (
            "spår",
            None,
            area(
                [
                    (LEFT, -8),
                    (-300, -24),
                    (200, -24),
                    (RIGHT, -10),
                    (RIGHT, 8),
                    (250, 18),
                    (-200, 18),
                    (LEFT, 8),
                ]
            ),
        ),
        ("park", "Stadsparken", box(-165, 177, -62, 251)),
        ("torg", "Stora torget", box(70, 178, 178, 250)),
        ("torg", None, box(-45, 36, 58, 84)),
        ("torg", None, box(60, 24, 168, 82)),
        ("parkering", None, box(-126, 42, -80, 82)),
        ("parkering", None, box(240, -130, 320, -62)),
        ("park", None, box(-118, -126, -30, -54)),
        (
            "park",
            "Åparken",
            area(
                [
                    (-330, -212),
                    (-150, -150),
                    (200, -150),
                    (330, -218),
                    *((u, river_middle(u) + 16) for u in range(320, -340, -20)),
                ]
            ),
        ),
        (
            "park",
            None,
            area(
                [
                    (-440, -290),
                    *((u, river_middle(u) - 14) for u in range(-420, 440, 20)),
                    (440, -300),
                ]
            ),
        ),
        ("park", "Skolgården", box(-140, -395, 40, -335)),
        ("park", "Idrottsplatsen", box(-400, -395, -250, -330)),
        ("park", "Lekplatsen", box(300, -390, 370, -335)),
        (
            "skog",
            None,
            area(
                [
                    (LEFT, 530),
                    (-420, 515),
                    (-200, 535),
                    (150, 512),
                    (520, 530),
                    (RIGHT, 515),
                    (RIGHT, HIGH),
                    (LEFT, HIGH),
                ]
            ),
        ),
        (
            "skog",
            None,
            area(
                [
                    (LEFT, -480),
                    (LEFT, -425),
                    (-480, -440),
                    (-220, -425),
                    (150, -445),
                    (470, -425),
                    (RIGHT, -435),
                    (RIGHT, -480),
                ]
            ),
        ),
    ]
    return [(shape, {"namn": name, "klass": kind}) for kind, name, shape in rows]


def _roads_grown() -> ogr.Geometry:
    grown = ogr.Geometry(ogr.wkbMultiPolygon)
    for _, width, _, points in _street_lines():
        grown.AddGeometry(line(points).Buffer(width / 2 + 2.5, 4))
    return grown.UnionCascaded()


def _block_houses(chance: random.Random) -> Iterator[ogr.Geometry]:
    """Closed town blocks, their houses along the streets around a yard."""
    ups, overs = sorted(ALONG), sorted(ACROSS)
    for low, high in zip(ups[:3], ups[1:4], strict=True):
        for left, right in zip(overs[1:-1], overs[2:], strict=True):
            lean = ACROSS[left][0] * (low - 92) / 413
            if (left, low) in {(-170.0, 172.0), (62.0, 172.0)}:  # the park and the square
                continue
            yield from _around(left + lean + 8, low + 10, right + lean - 8, high - 10, chance)


def _around(
    left: float, low: float, right: float, high: float, chance: random.Random
) -> Iterator[ogr.Geometry]:
    depth = 13.0
    for v, gap in ((low + depth / 2, 0.1), (high - depth / 2, 0.15)):
        u = left
        while u < right - 14:
            length = min(chance.uniform(20, 38), right - u)
            if right - u - length < 14:
                length = right - u
            if chance.random() > gap:
                yield house(u + length / 2, v, length, depth - chance.choice((0, 0, 1.5)))
            u += length
    for u in (left + depth / 2, right - depth / 2):
        if chance.random() > 0.25:
            yield house(u, (low + high) / 2, depth - 1, high - low - 2 * depth)
    if chance.random() > 0.5:
        yield house((left + right) / 2, (low + high) / 2 + 2, 18, 9)


def _scattered(
    left: float, low: float, right: float, high: float, pitch: float, chance: random.Random
) -> Iterator[ogr.Geometry]:
    """Detached houses, one on each plot."""
    for row in range(int((high - low) / pitch)):
        for column in range(int((right - left) / pitch)):
            u, v = near(left + (column + 0.5) * pitch, low + (row + 0.5) * pitch, 4, chance)
            if chance.random() > 0.14:
                wing = chance.choice((0, 0, 4.0))
                yield house(
                    u,
                    v,
                    chance.uniform(10, 14),
                    chance.uniform(7.5, 9),
                    90 * (chance.random() > 0.6) + chance.uniform(-7, 7),
                    wing,
                )


def _special_houses() -> Iterator[tuple[str | None, ogr.Geometry]]:
    yield (
        "Resecentrum",
        area([(-28, 20), (38, 20), (38, 33), (18, 33), (18, 36), (-8, 36), (-8, 33), (-28, 33)]),
    )
    yield "Cykelhuset", box(-60, 20, -36, 30)
    yield "Väderskydd", box(84, 49, 150, 53)
    yield "Godsmagasinet", box(-20, -98, 48, -80)
    yield None, box(-14, -124, 20, -108)
    yield (
        "Lokstallet",
        area([(72, -70), (118, -70), (126, -96), (112, -112), (78, -112), (66, -94)]),
    )
    yield (
        "Kyrkan",
        area(
            [
                (-236, 290),
                (-226, 290),
                (-226, 286),
                (-212, 286),
                (-212, 290),
                (-190, 290),
                (-186, 298),
                (-190, 306),
                (-212, 306),
                (-212, 310),
                (-226, 310),
                (-226, 306),
                (-236, 306),
            ]
        ),
    )
    yield "Ådalsskolan", house(-60, -420, 90, 16, 0, 22)
    yield None, house(20, -372, 40, 14, 90)
    for step, u in enumerate(range(-400, -170, 46)):
        yield None, house(u, -98 + 3 * (step % 2), 13, 62, 4)
    for u in (-640, -590, -540, -490):
        yield None, house(u, -100, 13, 58, -6)
    for u in (-560, -620, -680, -500):
        yield None, house(u + 10, -195, 44, 12, 6)
    for u, length in zip((-585, -480, -300, -215), (64, 84, 74, 46), strict=True):
        yield None, house(u, 62, length, 20)
    for u, length in zip((232, 345, 520), (60, 84, 96), strict=True):
        yield None, house(u, 62, length, 20)
    yield "Handelshuset", house(380, -96, 80, 46, 2)
    yield None, house(500, -100, 66, 40, -3)
    yield None, house(600, -110, 60, 50, 3)
    yield None, house(180, -94, 40, 26, 0)
    yield None, house(520, -205, 60, 26, 10)


def houses() -> list[Row]:
    """Houses, with ``namn`` where they have one; none stands in a street or in the river."""
    chance = random.Random("the town's houses")
    roads = _roads_grown().Union(_river().Buffer(8))
    kept_free = [shape for shape, row in ground() if row["klass"] in ("torg", "spår", "parkering")]
    found = list(_special_houses())
    plain = [
        *_block_houses(chance),
        *_scattered(-690, 348, 690, 500, 27, chance),
        *_scattered(-690, 100, -530, 330, 28, chance),
        *_scattered(560, 100, 640, 330, 28, chance),
        *_scattered(-690, -392, -410, -318, 28, chance),
        *_scattered(380, -392, 690, -330, 28, chance),
        *_scattered(-150, -470, 190, -430, 30, chance),
    ]
    kept_free.append(_church_yard())
    for shape in plain:
        if not any(map(shape.Intersects, kept_free)):
            found.append((None, shape))
    frame, blocked = _frame(), roads.CreatePreparedGeometry()
    return [
        (shape, {"namn": name})
        for name, shape in found
        if shape.Within(frame) and not blocked.Intersects(shape)
    ]


def _church_yard() -> ogr.Geometry:
    return box(-265, 268, -180, 328)


def trees() -> list[Row]:
    """Trees in parks, along Järnvägsgatan and scattered in the gardens."""
    chance = random.Random("the town's trees")
    built = ogr.Geometry(ogr.wkbMultiPolygon)
    for shape, _ in houses():
        built.AddGeometry(shape.Buffer(3))
    closed = built.UnionCascaded().Union(_roads_grown()).Union(_river()).CreatePreparedGeometry()
    spots: list[Point] = [near(u, 103, 1, chance) for u in range(-690, 690, 17)]
    for left, low, right, high, count in (
        (-165, 177, -62, 251, 46),
        (-118, -126, -34, -58, 22),
        (-300, -225, 320, -150, 120),
        (-400, -300, 430, -280, 50),
        (-262, 270, -182, 326, 16),
        (-690, 350, 690, 500, 150),
        (-690, -395, 690, -330, 90),
        (-690, 512, 690, 555, 240),
        (-690, -478, 690, -440, 200),
        (-560, -230, -200, -60, 50),
    ):
        spots += [(chance.uniform(left, right), chance.uniform(low, high)) for _ in range(count)]
    rows = [(spot(*at), {"krona": round(chance.uniform(4, 8), 1)}) for at in spots]
    return [row for row in rows if not closed.Intersects(row[0])]


def layers() -> dict[str, list[Row]]:
    """The base map's layers by name, in the order in which they are drawn, lowest first."""
    frame = _frame()
    return {
        "mark": [(frame, {"namn": None, "klass": "mark"}), *ground()],
        "vatten": [(_river().Intersection(frame), {"namn": "Ån"})],
        "gata": [(shape.Intersection(frame), row) for shape, row in streets()],
        "gangvag": footpaths(),
        "jarnvag": [(shape.Intersection(frame), row) for shape, row in railway()],
        "perrong": platforms(),
        "byggnad": houses(),
        "passage": crossings(),
        "trad": trees(),
    }
