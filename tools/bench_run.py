"""Runs every peer of the benchmark in a process of its own, turn by turn, and prints the table.

Started by ``tools/bench``. Answers must be equal (see ``difference``) and every process must end
well; otherwise the table says so and the exit status is 1.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import bench_data
import bench_postgis
from osgeo import gdal
from qgis.core import Qgis

TOOLS = Path(__file__).resolve().parent
SUMMARY = ("plugin", "table", "native", "loop", "geopandas", "postgis", "floor")
ATTACH = ("ties", "joinbynearest", "nearest_loop", "strtree", "postgis_nearest", "floor")
# What the others are held against; and what else is the plugin's own.
OURS, OWN = ("plugin", "ties"), ("table",)
OUTSIDE = ("geopandas", "strtree", "postgis", "postgis_nearest")
# Points of the run before the measured one.
FEW = 10_000
# From so many rows on what would take many minutes is not started: (peer, layer).
TOO_MANY = 5_000_000
SLOW = {("native", "big"), ("native", "town"), ("loop", "town"), ("joinbynearest", "objects"),
        ("strtree", "objects")}  # fmt: skip
# Seconds: what takes longer is run once only.
ONCE = 15.0


class Bench:
    """One benchmark: where its data lies and with what it is run."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.failed = False
        self._loaded = 0

    def compare(self, layer: str, rows: int) -> None:
        """Print a line for each peer of one layer at one number of rows."""
        peers = [peer for peer in (ATTACH if layer == "objects" else SUMMARY) if self._runs(peer)]
        found: dict[str, list[dict[str, Any]]] = {peer: [] for peer in peers}
        waiting = [peer for peer in peers if rows < TOO_MANY or (peer, layer) not in SLOW]
        for _ in range(self.options.runs if rows < TOO_MANY else 1):
            for peer in tuple(waiting):
                one = self._once(peer, layer, rows)
                if one is not None:
                    found[peer].append(one)
                if one is None or one["wall"] > ONCE:
                    waiting.remove(peer)
        for peer in peers:
            self._tell(peer, layer, rows, found)

    def _runs(self, peer: str) -> bool:
        only = self.options.only.split(",") if self.options.only else []
        if only and peer not in only:
            return False
        return bool(self.options.dsn) or not peer.startswith("postgis")

    def _once(self, peer: str, layer: str, rows: int) -> dict[str, Any] | None:
        folder = self.options.data
        points, bounds = bench_data.make(folder, rows, layer)
        answer = folder / f"answer_{peer}.json"
        answer.unlink(missing_ok=True)
        outside = peer in OUTSIDE
        python = self.options.geopandas if outside else sys.executable
        if peer.startswith("postgis"):
            python = sys.executable
            self._load(points, bounds, rows)
        store = self._store(points, rows) if peer == "ties" else ""
        command = [python, str(TOOLS / ("bench_tables.py" if outside else "bench_qgis.py")), peer]
        command += ["--points", str(points), "--bounds", str(bounds), "--layer", layer]
        command += ["--store", str(store), "--dsn", self.options.dsn, "--answer", str(answer)]
        if not peer.startswith("postgis"):  # where the points are loaded beforehand
            few, _ = bench_data.make(folder, FEW)
            warm_store = self._store(few, FEW) if peer == "ties" else ""
            command += ["--warm-points", str(few), "--warm-store", str(warm_store)]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=self.options.patience
            )
        except subprocess.TimeoutExpired:
            return None
        if done.returncode != 0 or not answer.exists():
            self.failed = True
            print(f"{peer} failed ({done.returncode}): {done.stderr[-600:]}", file=sys.stderr)
            return None
        line = next(text for text in done.stdout.splitlines() if text.startswith("{"))
        return {**json.loads(line), "answer": json.loads(answer.read_text(encoding="utf-8"))}

    def _store(self, points: Path, rows: int) -> Path:
        path: Path = self.options.data / f"store_{rows}.gpkg"
        if not path.exists():
            unfinished = path.with_name(f"part_{rows}.gpkg")
            for old in self.options.data.glob(f"part_{rows}.*"):
                old.unlink()
            command = [sys.executable, str(TOOLS / "bench_store.py"), str(points), str(unfinished)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            for end in (".restricted.gpkg", ".gpkg"):
                unfinished.with_suffix(end).rename(path.with_suffix(end))
        return path

    def _load(self, points: Path, bounds: Path, rows: int) -> None:
        """Put the data into PostGIS, once for each number of rows."""
        if self._loaded == rows:
            return
        tables = [(points, "points"), *((bounds, layer) for layer in bench_data.LAYERS)]
        for path, layer in tables:
            command = ["ogr2ogr", "-f", "PostgreSQL", f"PG:{self.options.dsn}", str(path), layer]
            command += ["-nln", f"bench_{layer}", "-overwrite", "-lco", "GEOMETRY_NAME=geom"]
            command += ["--config", "PG_USE_COPY", "YES"]
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        self._loaded = rows

    def _tell(
        self, peer: str, layer: str, rows: int, found: dict[str, list[dict[str, Any]]]
    ) -> None:
        head, runs = f"| {layer} | {rows:,} | {peer} |".replace(",", " "), found[peer]
        if not runs:
            skipped = rows >= TOO_MANY and (peer, layer) in SLOW
            why = "not run: minutes" if skipped else f"over {self.options.patience} s, or failed"
            print(f"{head} {why} |" + " |" * 6, flush=True)
            return
        wall = middle(runs, "wall")
        told = [f"{wall:.3f}", "", "", "", "", "", ""]
        if not peer.startswith("postgis"):  # there it is the server that works
            told[1] = f"{middle(runs, 'cpu'):.3f}"
            told[2] = str(max(run["peak"] - run["rest"] for run in runs))
        if found.get("floor"):
            told[3] = f"{wall / min(run['wall'] for run in found['floor']):.1f}"
        ours = next((found[one] for one in OURS if found.get(one)), [])
        if ours and peer not in OURS:
            told[4] = f"{wall / middle(ours, 'wall'):.2f}"
            if told[1]:
                told[5] = f"{middle(runs, 'cpu') / middle(ours, 'cpu'):.2f}"
            if peer != "floor":
                answers = ours[-1]["answer"], runs[-1]["answer"]
                wrong = difference(*answers) if peer not in OWN else own_difference(*answers)
                told[6] = wrong or "equal"
                self.failed |= bool(wrong)
        print(" | ".join([head[:-2], *told]) + " |", flush=True)


def middle(runs: list[dict[str, Any]], name: str) -> float:
    """The median of what runs took."""
    return float(statistics.median(run[name] for run in runs))


def difference(ours: list[list[Any]], theirs: list[list[Any]]) -> str:
    """What two answers differ in; "" if they are equal.

    Only the plugin knows an edge a millimetre wide: what it counts there may be in or out of the
    other's counts, and nothing else may differ. Of attach, metres on the ground and on the map
    differ by some millionths: two points of a group may change sides, and the mean a centimetre.
    """
    if ours and len(ours[0]) == 4:
        return _attach_difference(_by_name(ours, 2), _by_name(theirs, 2))
    inside = {tuple(row[:3]): row[4:] for row in ours if row[3] == "inside"}
    edge = {tuple(row[:3]): row[4] for row in ours if row[3] == "edge"}
    other = _by_name(theirs, 3)
    for name in inside.keys() | edge.keys() | other.keys():
        mine, yours = inside.get(name), other.get(name)
        if name in edge:
            low = mine[0] if mine else 0
            if not low <= (yours[0] if yours else 0) <= low + edge[name]:
                return f"{name} differs"
        elif mine is None or yours is None or not _alike(mine, yours):
            return f"{name} differs"
    return ""


def own_difference(ours: list[list[Any]], again: list[list[Any]]) -> str:
    """The same for two answers of the plugin, which must be one."""
    return "" if ours == again else "differs"


def _attach_difference(ours: dict[Any, list[Any]], theirs: dict[Any, list[Any]]) -> str:
    for name in ours.keys() | theirs.keys():
        mine, yours = ours.get(name, [0, 0.0]), theirs.get(name, [0, 0.0])
        if abs(mine[0] - yours[0]) > 2 or (mine[0] == yours[0] and abs(mine[1] - yours[1]) > 0.01):
            return f"{name} differs"
    return ""


def _alike(mine: list[Any], yours: list[Any]) -> bool:
    means = [0.0 if row[1] is None else row[1] for row in (mine, yours)]
    return mine[0] == yours[0] and mine[2:] == yours[2:] and abs(means[0] - means[1]) < 2e-4


def _by_name(rows: list[list[Any]], length: int) -> dict[Any, list[Any]]:
    return {tuple(row[:length]): row[length:] for row in rows}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--geopandas", default=sys.executable)
    parser.add_argument("--rows", default="10000,100000,1000000")
    parser.add_argument("--layers", default=",".join(bench_data.LAYERS))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="")
    parser.add_argument("--dsn", default="")
    parser.add_argument("--patience", type=int, default=150)
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        if not options.dsn and (not options.only or "postgis" in options.only):
            options.dsn = stack.enter_context(bench_postgis.server())
        sys.exit(1 if told(options).failed else 0)


def told(options: argparse.Namespace) -> Bench:
    """Run all that is asked for, and print the table."""
    bench = Bench(options)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(
        f"{datetime.date.today()}, {platform.machine()}, {os.cpu_count()} processors,"
        f" QGIS {Qgis.QGIS_VERSION.partition('-')[0]}, GDAL {gdal.VersionInfo('RELEASE_NAME')},"
        f" Python {platform.python_version()}, load {load}\n"
    )
    columns = "layer rows peer wall_s CPU_s MiB_more ×_floor wall_ratio CPU_ratio answer".split()
    print("| " + " | ".join(columns).replace("_", " ") + " |")
    print("| --- " * len(columns) + "|", flush=True)
    for rows in map(int, options.rows.split(",")):
        for layer in options.layers.split(","):
            bench.compare(layer, rows)
    return bench


if __name__ == "__main__":
    main()
