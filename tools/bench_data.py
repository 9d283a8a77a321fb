"""Makes the data that the benchmark counts: seeded, invented, the same on every machine.

    python3 tools/bench_data.py FOLDER 10000 [100000 …]

Writes ``points_N.gpkg`` (layer ``points``: a place, theme, valence, severity, day and text; one in
a hundred without a severity, one in a thousand without a place) and ``bounds.gpkg``, in EPSG:3014:

    plan      one area of 200 vertices that holds about 1 % of the points
    big       one area of 20 000 vertices that holds about half of them
    town      1 000 areas, side by side, that cover the town
    objects   1 000 areas apart from each other, on about a quarter of the town
"""

from __future__ import annotations

import itertools
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr

SEED = 11
CORNER, SIDE = np.array([140_000.0, 6_600_000.0]), 20_000.0
ACROSS, UP = 40, 25  # plans of the town
THEMES = (
    "lighting traffic crossing bicycle greenery litter noise safety access play transit parking"
).split()
VALENCES = ("negative", "positive", "suggestion")
WORDS = (
    "mörkt under bron känns otryggt på kvällen bra belysning vid skolan saknar övergångsställe"
    " snabba bilar fin park mer bänkar hål i cykelbanan"
).split()
CHUNK = 100_000


def places(dice: np.random.Generator, n: int) -> np.ndarray:
    """Six in ten in forty clusters, the rest anywhere in the town."""
    town = np.random.default_rng(SEED)  # the same clusters for every number of points
    middles = town.uniform(0.1, 0.9, (40, 2)) * SIDE
    spreads = town.uniform(150, 900, 40)
    cluster = dice.integers(0, 40, n)
    near = middles[cluster] + dice.normal(size=(n, 2)) * spreads[cluster][:, None]
    anywhere = dice.random((n, 2)) * SIDE
    chosen = np.where(dice.random(n)[:, None] < 0.6, near, anywhere)
    return np.clip(chosen, 1.0, SIDE - 1.0) + CORNER


def rows(n: int) -> Iterator[tuple[object, ...]]:
    """The rows of ``points``, the geometry as a GeoPackage blob."""
    dice = np.random.default_rng(SEED + n)
    phrases = [" ".join(dice.choice(WORDS, dice.integers(4, 22))) for _ in range(5_000)]
    shares = np.arange(len(THEMES), 0, -1.0)
    for start in range(0, n, CHUNK):
        size = min(CHUNK, n - start)
        blobs = point_blobs(places(dice, size))
        placeless = dice.random(size) < 0.001
        themes = dice.choice(len(THEMES), size, p=shares / shares.sum())
        valences = dice.choice(len(VALENCES), size, p=(0.6, 0.15, 0.25))
        severities, known = dice.integers(1, 5, size), dice.random(size) >= 0.01
        days = np.datetime64("2025-01-01") + dice.integers(0, 730, size)
        texts = dice.integers(0, len(phrases), size)
        for i in range(size):
            yield (
                None if placeless[i] else blobs[i],
                THEMES[themes[i]],
                VALENCES[valences[i]],
                int(severities[i]) if known[i] else None,
                str(days[i]),
                phrases[texts[i]],
            )


def point_blobs(at: np.ndarray) -> list[bytes]:
    """Points as GeoPackage blobs of 29 bytes, without an envelope."""
    head = np.frombuffer(b"GP\0\1" + (3014).to_bytes(4, "little") + b"\1\1\0\0\0", np.uint8)
    whole = np.empty((len(at), 29), np.uint8)
    whole[:, :13] = head
    whole[:, 13:] = np.ascontiguousarray(at, "<f8").view(np.uint8).reshape(-1, 16)
    data = whole.tobytes()
    return [data[i : i + 29] for i in range(0, len(data), 29)]


def make_points(path: Path, n: int) -> None:
    """``points_N.gpkg``: by OGR without an index, filled by SQLite, then indexed by OGR."""
    path.unlink(missing_ok=True)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("points", system(), ogr.wkbPoint, ["SPATIAL_INDEX=NO"])
    for name, kind in (
        ("theme", ogr.OFTString),
        ("valence", ogr.OFTString),
        ("severity", ogr.OFTInteger),
        ("day", ogr.OFTDate),
        ("text", ogr.OFTString),
    ):
        layer.CreateField(ogr.FieldDefn(name, kind))
    layer = dataset = None
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.executemany(
            "INSERT INTO points (geom, theme, valence, severity, day, text)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            rows(n),
        )
        low, high = CORNER, CORNER + SIDE
        connection.execute(
            "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?", (*low, *high)
        )
    connection.close()
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.ExecuteSQL("SELECT CreateSpatialIndex('points', 'geom')")


def ring(radius: float, corners: int, ragged: float) -> np.ndarray:
    """A closed, ragged ring around (0, 0), never crossing itself."""
    dice = np.random.default_rng(SEED + corners)
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    far = np.ones(corners)
    for wave in range(1, 40):
        far += 0.12 / wave * dice.normal() * np.cos(wave * turn + dice.uniform(0, 2 * np.pi))
    far *= 1 + ragged * dice.normal(size=corners)
    far = np.clip(far, 0.2, None) * radius
    around = np.column_stack([far * np.cos(turn), far * np.sin(turn)])
    return np.vstack([around, around[:1]])


def fitted(share: float, middle: np.ndarray, corners: int, ragged: float) -> np.ndarray:
    """The ring of ``ring`` that holds about ``share`` of the points."""
    away = places(np.random.default_rng(1), 20_000) - middle
    turn, far = np.arctan2(away[:, 1], away[:, 0]) % (2 * np.pi), np.hypot(*away.T)
    reach = np.hypot(*ring(1.0, corners, ragged)[:-1].T)
    reach = reach[(turn / (2 * np.pi) * corners).astype(int) % corners]
    return middle + ring(float(np.quantile(far / reach, share)), corners, ragged)


def border(first: np.ndarray, last: np.ndarray, pieces: int = 22) -> np.ndarray:
    """A wiggling line from ``first`` to before ``last``: the same whichever way it is walked."""
    ends = sorted([tuple(first), tuple(last)])
    dice = np.random.default_rng([int(abs(v) * 1000) for end in ends for v in end])
    low, high = map(np.array, ends)
    along = np.linspace(0, 1, pieces + 1)[:, None]
    across = np.array([-(high - low)[1], (high - low)[0]]) * 0.02
    off = dice.normal(size=(pieces + 1, 1)) * np.sin(along * np.pi)
    line = np.round(low + along * (high - low) + off * across, 3)
    line[0], line[-1] = low, high
    return line[:-1] if tuple(first) == ends[0] else line[:0:-1]


def town() -> list[np.ndarray]:
    """The rings of 1 000 plans that share their borders."""
    dice = np.random.default_rng(SEED)
    step = np.array([SIDE / ACROSS, SIDE / UP])
    nodes = np.array([[(i, j) for j in range(UP + 1)] for i in range(ACROSS + 1)]) * step + CORNER
    shift = dice.uniform(-0.2, 0.2, nodes.shape) * step
    shift[[0, -1]] = shift[:, [0, -1]] = 0
    nodes = np.round(nodes + shift, 3)
    rings = []
    for i, j in itertools.product(range(ACROSS), range(UP)):
        corners = [nodes[i, j], nodes[i + 1, j], nodes[i + 1, j + 1], nodes[i, j + 1]]
        sides = [border(a, b) for a, b in zip(corners, corners[1:] + corners[:1], strict=True)]
        whole = np.vstack(sides)
        rings.append(np.vstack([whole, whole[:1]]))
    return rings


def objects() -> list[np.ndarray]:
    """The plans of the town, each drawn half as large around its own middle."""
    return [one[:-1].mean(axis=0) + (one - one[:-1].mean(axis=0)) * 0.5 for one in town()]


LAYERS: dict[str, Callable[[], list[np.ndarray]]] = {
    "plan": lambda: [fitted(0.01, places(np.random.default_rng(3), 1)[0], 200, 0.004)],
    "big": lambda: [fitted(0.5, CORNER + SIDE / 2, 20_000, 0.004)],
    "town": town,
    "objects": objects,
}


def with_corners(count: int) -> Callable[[], list[np.ndarray]]:
    """``big`` with so many vertices."""
    return lambda: [fitted(0.5, CORNER + SIDE / 2, count, 0.004)]


#: How counting grows with the vertices of the boundary.
GROWTH = {f"corners_{count}": with_corners(count) for count in (200, 2_000, 20_000, 200_000)}


def make_bounds(path: Path, layers: dict[str, Callable[[], list[np.ndarray]]]) -> None:
    """A file with these layers."""
    path.unlink(missing_ok=True)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    for name, make in layers.items():
        layer = dataset.CreateLayer(name, system(), ogr.wkbPolygon)
        layer.CreateField(ogr.FieldDefn("plan_id", ogr.OFTInteger))
        layer.StartTransaction()
        for number, outer in enumerate(make(), 1):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature["plan_id"] = number
            feature.SetGeometry(ogr.CreateGeometryFromWkb(polygon_wkb(outer)))
            layer.CreateFeature(feature)
        layer.CommitTransaction()


def polygon_wkb(outer: np.ndarray) -> bytes:
    """A polygon of one ring as WKB."""
    counts = np.array([1, len(outer)], "<u4").tobytes()
    return b"\1\3\0\0\0" + counts + np.ascontiguousarray(outer, "<f8").tobytes()


def system() -> osr.SpatialReference:
    """EPSG:3014."""
    found = osr.SpatialReference()
    found.ImportFromEPSG(3014)
    return found


def make(folder: Path, n: int, layer: str = "") -> tuple[Path, Path]:
    """The points, and the boundaries among which ``layer`` is, in ``folder``: their paths.

    Both are made if they are not there.
    """
    gdal.UseExceptions()
    ogr.UseExceptions()
    folder.mkdir(parents=True, exist_ok=True)
    points = folder / f"points_{n}.gpkg"
    bounds = folder / ("corners.gpkg" if layer in GROWTH else "bounds.gpkg")
    if not bounds.exists():
        # The peers warm up on the plan.
        grown = {"plan": LAYERS["plan"], **GROWTH}
        make_bounds(bounds, grown if layer in GROWTH else LAYERS)
    if not points.exists():
        unfinished = points.with_suffix(".part.gpkg")
        make_points(unfinished, n)
        unfinished.rename(points)
    return points, bounds


if __name__ == "__main__":
    for number in sys.argv[2:]:
        print(*make(Path(sys.argv[1]), int(number)))
