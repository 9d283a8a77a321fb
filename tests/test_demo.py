"""The demo: the invented material, and ``tools/demo`` as a person would run it."""

from __future__ import annotations

import csv
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from osgeo import ogr

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tools"
NEAR = 50.0
FILES = {"store.gpkg", "summary.html", "summary.json", "summary.csv", "project.qgz"}


@pytest.fixture(scope="module")
def demo_modules():
    """The demo's own modules, which are scripts and no package."""
    before = set(sys.modules)
    sys.path.insert(0, str(TOOLS))
    try:
        import demo_data
        import demo_plan
        import demo_sources

        yield demo_data, demo_plan, demo_sources
    finally:
        sys.path.remove(str(TOOLS))
        for name in set(sys.modules) - before:
            if name.startswith("demo_"):
                del sys.modules[name]


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """One run of tools/demo: its folder and what it printed."""
    out = tmp_path_factory.mktemp("demo") / "out"
    return out, run_demo("--out", out, "--language", "sv")


def run_demo(*arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        ["bash", str(TOOLS / "demo"), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=280,
        env=environment,
    )


def rows_of(path: Path) -> dict[str, list[str]]:
    """Every layer's features as text, without what a GeoPackage notes of its own making."""
    source = ogr.Open(str(path))
    return {layer.GetName(): [feature.ExportToJson() for feature in layer] for layer in source}


def zones(sources, plan) -> Counter[str]:
    """Where the invented viewpoints lie, worked out by GEOS in the plan's own plane."""
    parts = [shape for shape, _ in plan.outlines(plan.PLAN)]
    area = parts[0].Union(parts[1])
    found: Counter[str] = Counter()
    for source in sources.SOURCES:
        for row in sources.rows(source, 2026):
            if row.at is None:
                found["without"] += 1
                continue
            point = ogr.CreateGeometryFromWkt(f"POINT ({row.at[0]} {row.at[1]})")
            if point.Distance(area.Boundary()) <= 0.001:
                found["edge"] += 1
            elif point.Within(area):
                found["inside"] += 1
            else:
                found["near" if point.Distance(area) <= NEAR else "outside"] += 1
    return found


def test_the_same_seed_gives_the_same_rows(demo_modules, tmp_path):
    data, _, _ = demo_modules
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
        data.make(folder, seed=7)
    names = sorted(path.name for path in folders[0].iterdir())
    assert names == sorted(path.name for path in folders[1].iterdir())
    for name in names:
        one, two = (folder / name for folder in folders)
        if name.endswith((".gpkg", ".xlsx")):
            assert rows_of(one) == rows_of(two), name
        else:
            assert one.read_bytes() == two.read_bytes(), name


def test_another_seed_moves_the_points_but_not_their_zones(demo_modules):
    _, plan, sources = demo_modules
    one, two = ([row.at for s in sources.SOURCES for row in sources.rows(s, n)] for n in (1, 2))
    assert one != two
    assert len(one) == len(two)
    assert zones(sources, plan)["edge"] == 3


def test_the_use_areas_cover_each_plan_without_gap_or_overlap(demo_modules):
    _, plan, _ = demo_modules
    for name in (plan.PLAN, plan.NEIGHBOUR):
        whole = sum(shape.GetArea() for shape, _ in plan.outlines(name))
        parts = [shape for shape, _ in plan.uses(name)]
        united = parts[0]
        for part in parts[1:]:
            united = united.Union(part)
        assert sum(part.GetArea() for part in parts) == pytest.approx(whole, abs=0.01)
        assert united.GetArea() == pytest.approx(whole, abs=0.01)
    identities = [row["objektidentitet"] for name in (plan.PLAN, plan.NEIGHBOUR)
                  for table in (plan.outlines, plan.uses, plan.properties)
                  for _, row in table(name)]  # fmt: skip
    assert len(set(identities)) == len(identities)
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", i) for i in identities)


def test_the_fourteen_groups_lie_side_by_side_and_name_no_person(demo_modules):
    _, plan, _ = demo_modules
    groups = plan.safety_groups()
    assert len(groups) == 14
    united = groups[0][0]
    for shape, _ in groups[1:]:
        united = united.Union(shape)
    total = sum(shape.GetArea() for shape, _ in groups)
    assert united.GetArea() == pytest.approx(total, rel=1e-4)
    assert {row["kontakt"] for _, row in groups} == {"Trygghetssamordnare"}
    assert all(row["brevlada"].endswith("@example.org") for _, row in groups)


def test_the_demo_says_what_lies_inside_the_plan(finished, demo_modules):
    out, done = finished
    _, plan, sources = demo_modules
    assert (done.returncode, done.stderr) == (0, "")
    expected = zones(sources, plan)
    counts = json.loads((out / "summary.json").read_text(encoding="utf-8"))["counts"]
    assert counts == {
        "N_INPUT": expected.total(),
        "N_INSIDE": expected["inside"],
        "N_EDGE": expected["edge"],
        "N_NEAR": expected["near"],
        "N_OUTSIDE": expected["outside"],
        "N_WITHOUT_PLACE": expected["without"],
        "N_UNUSABLE": 0,
        "N_WITHDRAWN": 0,
    }
    placed = expected["inside"] + expected["edge"] + expected["near"]
    sentence = (
        f"{placed} synpunkter med plats: {expected['inside']} inom, {expected['edge']} på gränsen,"
        f" {expected['near']} inom 50 m. {expected['without']} till utan plats."
    )
    assert sentence in done.stdout
    assert sentence in (out / "summary.html").read_text(encoding="utf-8")
    assert "påhitt" in done.stdout


def test_the_demos_tables_add_up(finished):
    out, _ = finished
    assert FILES <= {path.name for path in out.iterdir()}
    with (out / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        summary = list(csv.DictReader(file))
    counts = json.loads((out / "summary.json").read_text(encoding="utf-8"))["counts"]
    by_zone = Counter()
    for row in summary:
        by_zone[row["zone"]] += int(row["n"])
    assert by_zone["inside"] == counts["N_INSIDE"]
    assert by_zone["edge"] == counts["N_EDGE"]
    assert by_zone.total() == counts["N_INPUT"]


def test_every_row_of_every_file_is_in_the_store_or_in_the_rejects(finished, demo_modules):
    out, done = finished
    _, _, sources = demo_modules
    written = sum(len(sources.rows(source, 2026)) for source in sources.SOURCES)
    with sqlite3.connect(f"file:{out / 'store.gpkg'}?mode=ro", uri=True) as store:
        assert store.execute("SELECT count(*) FROM viewpoint").fetchone() == (written,)
        read = store.execute("SELECT count(*) FROM import_batch").fetchone()
        assert read == (len(sources.SOURCES),)
        themes = store.execute("SELECT count(*) FROM viewpoint WHERE theme IS NULL").fetchone()
        assert themes == (0,)
        unchecked = "SELECT count(*) FROM viewpoint WHERE privacy_state <> 'unchecked'"
        assert store.execute(unchecked).fetchone() == (0,)
        assert store.execute("SELECT count(*) FROM safety_group").fetchone() == (14,)
        assert store.execute("SELECT count(*) FROM matter").fetchone() == (2,)
        links = store.execute("SELECT count(*) FROM link").fetchone()[0]
    told = [int(n) for n in re.findall(r"(\d+) i EX-", done.stdout)]
    assert sum(told) == links > 0
    rejects = list((out / "rejects").glob("*.csv"))
    assert [path.name for path in rejects] == ["dialogbord_adalsskolan_7_november.csv"]
    with rejects[0].open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file, delimiter=";"))) == 2


def test_nothing_is_left_beside_the_demo(finished):
    out, _ = finished
    assert [path.name for path in out.parent.iterdir()] == ["out"]
    assert not [path for path in out.rglob("*") if path.name.endswith(("-wal", "-shm", "-journal"))]


def test_a_second_run_takes_the_place_of_the_first(finished):
    out, first = finished
    before = (out / "summary.json").read_bytes()
    again = run_demo("--out", out, "--language", "sv")
    assert (again.returncode, again.stdout) == (0, first.stdout)
    assert (out / "summary.json").read_bytes() == before


def test_own_files_get_the_same_treatment(tmp_path, demo_modules):
    data, plan, _ = demo_modules
    material, out = tmp_path / "material", tmp_path / "out"
    material.mkdir()
    data.make(material)
    done = run_demo(
        "--points", material / "dialogbord_stora_torget_3_november.csv",
        "--boundary", material / "plan.gpkg",
        "--near", 0, "--out", out, "--language", "en",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert FILES <= {path.name for path in out.iterdir()}
    assert "18 new viewpoints" in done.stdout
    data = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert data["counts"]["N_INPUT"] == 18
    assert {row["label"] for row in data["boundaries"]} == {plan.PLAN_NAME}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--points", "no such file.csv", "--boundary", "no such file.gpkg"],
        ["--points", "no such file.csv"],
        ["--near", "-1"],
        ["--near", "far"],
        ["--no-such-option"],
    ],
)
def test_bad_input_is_one_sentence_and_leaves_nothing(tmp_path, arguments):
    out = tmp_path / "out"
    done = run_demo(*arguments, "--out", out)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1 and done.stderr.strip().endswith(".")
    assert list(tmp_path.iterdir()) == []


def test_a_boundary_without_area_is_one_sentence_and_leaves_nothing(tmp_path, demo_modules):
    data, _, _ = demo_modules
    material, out = tmp_path / "material", tmp_path / "out"
    material.mkdir()
    data.make(material)
    done = run_demo(
        "--points", material / "dialogbord_stora_torget_3_november.csv",
        "--boundary", material / "vandring_november.gpkg",
        "--out", out,
    )  # fmt: skip
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["material"]


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("keep me", encoding="utf-8")
    done = run_demo("--out", tmp_path)
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_example_that_the_plugin_brings_along_is_made_from_the_demo(finished, tmp_path):
    out, _ = finished
    command = ["/usr/bin/python3", str(TOOLS / "example_data.py"), str(out), str(tmp_path / "new")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    shipped = ROOT / "resources" / "example"
    made = {path.relative_to(tmp_path / "new") for path in (tmp_path / "new").rglob("*.json")}
    assert made == {path.relative_to(shipped) for path in shipped.rglob("*.json")}
    for name in made:
        assert (tmp_path / "new" / name).read_bytes() == (shipped / name).read_bytes(), name
