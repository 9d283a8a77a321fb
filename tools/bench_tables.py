"""The benchmark's peers outside QGIS: geopandas and PostGIS."""

from __future__ import annotations

import argparse
from typing import Any

from bench_answer import REACH, Found, given, measured, nearest


def geopandas(options: argparse.Namespace) -> Found:
    """Read with Arrow inside the box, spatial join, group by."""
    import geopandas as gpd

    bounds = gpd.read_file(options.bounds, layer=options.layer, columns=["plan_id"])
    points = gpd.read_file(
        options.points,
        layer="points",
        bbox=tuple(bounds.total_bounds),
        columns=["theme", "valence", "severity", "day"],
        use_arrow=True,
    )
    joined = gpd.sjoin(points, bounds, predicate="within")
    groups = joined.groupby(["plan_id", "theme", "valence"], observed=True)
    found = groups.agg(
        n=("day", "size"), mean=("severity", "mean"), first=("day", "min"), last=("day", "max")
    )
    return lambda: {
        (str(plan), theme, valence): [int(row.n), float(row.mean), row.first, row.last]
        for (plan, theme, valence), row in zip(
            found.index, found.itertuples(index=False), strict=True
        )
    }


def strtree(options: argparse.Namespace) -> Found:
    """shapely's tree of the objects, asked for the nearest of each point."""
    import geopandas as gpd
    import shapely

    bounds = gpd.read_file(options.bounds, layer=options.layer, columns=["plan_id"])
    points = gpd.read_file(options.points, layer="points", columns=[], use_arrow=True)
    places = points.geometry[points.geometry.notna()].to_numpy()
    tree = shapely.STRtree(bounds.geometry.to_numpy())
    (_, which), distances = tree.query_nearest(
        places, max_distance=REACH, return_distance=True, all_matches=False
    )
    plans = bounds["plan_id"].to_numpy()[which]
    return lambda: nearest(list(zip(plans.tolist(), distances.tolist(), strict=True)))


def cursor_of(options: argparse.Namespace) -> Any:
    import psycopg2

    connection = psycopg2.connect(options.dsn)
    cursor = connection.cursor()
    cursor.execute("SET work_mem = '256MB'")
    return cursor


def postgis(options: argparse.Namespace) -> Found:
    """Subdivided boundaries, joined and grouped; points are loaded and indexed before."""
    cursor = cursor_of(options)
    cursor.execute(
        f"CREATE TEMP TABLE piece AS SELECT plan_id, ST_Subdivide(geom, 128) geom"
        f" FROM bench_{options.layer};"
        " CREATE INDEX ON piece USING gist (geom); ANALYZE piece"
    )
    cursor.execute(
        "SELECT b.plan_id, p.theme, p.valence, count(*), avg(p.severity)::float8, min(p.day),"
        " max(p.day) FROM piece b JOIN bench_points p ON ST_Intersects(b.geom, p.geom)"
        " GROUP BY 1, 2, 3"
    )
    rows = cursor.fetchall()
    return lambda: {(str(row[0]), row[1], row[2]): list(row[3:]) for row in rows}


def postgis_nearest(options: argparse.Namespace) -> Found:
    """The nearest object of each point by a lateral join."""
    cursor = cursor_of(options)
    cursor.execute(
        "SELECT n.plan_id, n.d FROM bench_points p CROSS JOIN LATERAL"
        " (SELECT b.plan_id, ST_Distance(b.geom, p.geom) d"
        f" FROM bench_{options.layer} b WHERE ST_DWithin(b.geom, p.geom, {REACH})"
        " ORDER BY d LIMIT 1) n"
    )
    rows = cursor.fetchall()
    return lambda: nearest(rows)


PEERS = {
    "geopandas": geopandas,
    "strtree": strtree,
    "postgis": postgis,
    "postgis_nearest": postgis_nearest,
}


def main() -> None:
    options = given(PEERS)
    if options.peer.startswith("postgis"):
        import psycopg2  # noqa: F401  (imports are not measured)
    else:
        import geopandas as gpd  # noqa: F401
        import pyarrow  # noqa: F401
        import pyogrio  # noqa: F401
        import shapely  # noqa: F401
    measured(PEERS[options.peer], options)


if __name__ == "__main__":
    main()
