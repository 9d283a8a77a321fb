"""Works on stores until it is killed: QGIS is loaded once, and each order is done by a fork of it.

One line of JSON in: ``work``, ``folder``, ``done`` (after so many pieces of work) and ``share`` (of
the time that one takes) it is killed. One line of JSON out: the names of the pieces that were done
by then, and what went wrong.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120  # seconds for one piece of work on a machine that has much else to do
#: Seconds within which a kill comes where nothing is known yet of how long a piece takes.
FIRST = 0.4

Done = Callable[[str], object]


def load() -> object:
    """QGIS, and the checkout as ``synpunkt``."""
    spec = importlib.util.spec_from_file_location(
        "synpunkt", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    sys.modules["synpunkt"] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    from qgis.core import QgsApplication

    app = QgsApplication([], False)
    app.initQgis()
    return app


# Each does piece after piece and never ends by itself, save when there is no more to do.


def import_files(folder: Path, done: Done) -> None:
    """Import every table of the folder."""
    from qgis.core import QgsFeedback
    from synpunkt.layers.store import open_store
    from synpunkt.processing.intake.importing import Request, import_viewpoints
    from synpunkt.processing.intake.opening import open_table

    for file in sorted(folder.glob("*.csv")):
        store = open_store(folder / "store.gpkg")
        import_viewpoints(store, open_table(file), Request(), QgsFeedback())
        done(file.name)


def attach_plans(folder: Path, done: Done) -> None:
    """Tie all viewpoints to one plan after the other."""
    from qgis.core import QgsCoordinateTransformContext, QgsFeature, QgsGeometry, QgsVectorLayer
    from synpunkt.layers.attach import attach_to_plan
    from synpunkt.layers.places import places
    from synpunkt.layers.plans import PlanSource, seen
    from synpunkt.layers.store import open_store

    store = open_store(folder / "store.gpkg")
    for number in range(30):
        layer = QgsVectorLayer("Polygon?crs=EPSG:3014&field=id:string", "plan", "memory")
        for part in range(4):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([f"{number}-{part}"])
            left = 150_000 + 25 * part
            box = f"Polygon (({left} 0, {left + 25} 0, {left + 25} 100, {left} 100, {left} 0))"
            feature.setGeometry(QgsGeometry.fromWkt(box))
            layer.dataProvider().addFeature(feature)
        plan = PlanSource(f"plan {number}", f"plan-{number}.gpkg", layer.crs(), "id")
        context = QgsCoordinateTransformContext()
        attach_to_plan(store, seen(layer.getFeatures(), plan), places(store), 0.0, context)
        done(plan.name)


def answer(folder: Path, done: Done) -> None:
    """Answer three viewpoints at once, and correct the text of one: that touches both files."""
    from synpunkt.layers import responses
    from synpunkt.layers.store import open_store

    store = open_store(folder / "store.gpkg")
    uuids = [row["uuid"] for row in store.rows("viewpoint")]
    for number in range(len(uuids) // 3):
        served = uuids[3 * number : 3 * number + 3]
        given = responses.Answer(title=f"Svar {number}", decision="met")
        with store.operation("panel", given.title) as operation:
            responses.write(operation, store, given, served, None, {})
            operation.update("viewpoint", served[0], {"text": f"rättad {number}"})
        done(given.title)


def merge(folder: Path, done: Done) -> None:
    """Bring every store of the folder home."""
    from qgis.core import QgsCoordinateTransformContext
    from synpunkt.layers.merge.merging import merge_stores
    from synpunkt.layers.store import open_store

    for file in sorted(folder.glob("table-?.gpkg")):
        ours = open_store(folder / "store.gpkg")
        merge_stores(ours, open_store(file), QgsCoordinateTransformContext())
        done(file.name)


def upgrade(folder: Path, done: Done) -> None:
    """Bring every store of an earlier schema up to date."""
    from synpunkt.layers.connection import run
    from synpunkt.layers.schema import VERSION
    from synpunkt.layers.upgrade import upgrade as bring_up

    def add_keyword(dataset: object) -> None:
        columns = "fid INTEGER PRIMARY KEY, uuid TEXT, word TEXT, language TEXT, theme TEXT"
        run(dataset, f"CREATE TABLE keyword ({columns})")
        names = "table_name, data_type, identifier"
        values = "'keyword', 'attributes', 'keyword'"
        run(dataset, f"INSERT INTO gpkg_contents ({names}) VALUES ({values})")

    for file in sorted(folder.glob("old-?.gpkg")):
        bring_up(file, {VERSION - 1: add_keyword})
        done(file.name)


WORK = {one.__name__: one for one in (import_files, attach_plans, answer, merge, upgrade)}


def obey(order: dict[str, object]) -> dict[str, object]:
    """Fork, let the fork work, kill it, and tell what it said it had done."""
    reading, writing = os.pipe()
    errors, complaints = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            WORK[str(order["work"])](
                Path(str(order["folder"])), lambda name: os.write(writing, f"{name}\n".encode())
            )
        except BaseException:
            os.write(complaints, traceback.format_exc().encode()[:4000])
        finally:
            os._exit(0)
    os.close(writing)
    os.close(complaints)
    said, times = b"", [time.monotonic()]
    while said.count(b"\n") < int(str(order["done"])):
        if not select.select([reading], [], [], PATIENCE)[0]:
            break
        more = os.read(reading, 4096)
        if not more:
            break
        said += more
        times += [time.monotonic()] * more.count(b"\n")
    lasting = min((b - a for a, b in itertools.pairwise(times)), default=FIRST)
    time.sleep(float(str(order["share"])) * lasting)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said += _rest(reading)
    return {"done": said.decode().split("\n")[:-1], "error": _rest(errors).decode()}


def _rest(pipe: int) -> bytes:
    parts = []
    while part := os.read(pipe, 4096):
        parts.append(part)
    os.close(pipe)
    return b"".join(parts)


if __name__ == "__main__":
    kept = load()
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(obey(json.loads(line))), flush=True)
    os._exit(0)
