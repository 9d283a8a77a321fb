"""What every peer of the benchmark shares: its arguments, its clock and the form of its answer.

An answer has a row for each group: its name, and what was counted. Of a summary the name is plan,
theme and valence, and it tells number, mean severity, first and last day; of attach the name is
plan and relation, and it tells number and mean distance. Only the plugin tells of the edge too.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable
from pathlib import Path

# Metres within which a viewpoint is tied to the nearest object.
REACH = 50.0

Answer = dict[tuple[str, ...], list[object]]
# What a peer has found is put together to an answer when the clock has stopped.
Found = Callable[[], Answer]


def given(peers: dict[str, Callable[[argparse.Namespace], Found]]) -> argparse.Namespace:
    """The arguments of one run of one peer."""
    parser = argparse.ArgumentParser()
    parser.add_argument("peer", choices=peers)
    parser.add_argument("--points", required=True)
    parser.add_argument("--bounds", required=True)
    parser.add_argument("--layer", required=True)
    parser.add_argument("--store", default="")
    parser.add_argument("--dsn", default="")
    parser.add_argument("--warm-points", default="")
    parser.add_argument("--warm-store", default="")
    parser.add_argument("--answer", type=Path, required=True)
    return parser.parse_args()


def measured(peer: Callable[[argparse.Namespace], Found], options: argparse.Namespace) -> None:
    """Run the peer, write its answer, and print seconds and MiB (at rest, and at most).

    It runs on few points first: what a session loads and looks up once is not measured.
    """
    if options.warm_points:
        few = {"points": options.warm_points, "store": options.warm_store, "layer": "plan"}
        peer(argparse.Namespace(**{**vars(options), **few}))
    rest = _memory()
    wall, cpu = time.perf_counter(), time.process_time()
    found = peer(options)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak, answer = _memory(), found()
    rows = [[*name, *map(_plain, answer[name])] for name in sorted(answer)]
    options.answer.write_text(json.dumps(rows), encoding="utf-8")
    told = {"wall": wall, "cpu": cpu, "rest": rest, "peak": peak, "groups": len(rows)}
    print(json.dumps(told), flush=True)


def nearest(rows: list[tuple[int, float]]) -> Answer:
    """The answer of an attach peer from (plan, distance) of each point; 0 is within."""
    sums: dict[tuple[str, str], list[float]] = {}
    for plan, distance in rows:
        one = sums.setdefault((str(plan), "near" if distance > 0 else "within"), [0, 0.0])
        one[0] += 1
        one[1] += distance
    return {name: [int(n), total / n] for name, (n, total) in sums.items()}


def _plain(value: object) -> object:
    if value is None or value != value:
        return None
    if isinstance(value, float):
        return round(value, 4)
    return value if isinstance(value, int) else str(value)[:10]


def _memory() -> int:
    """The most MiB so far. What getrusage tells begins with what the starting process had."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (one for one in status.read_text().splitlines() if one.startswith("VmHWM:"))
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
