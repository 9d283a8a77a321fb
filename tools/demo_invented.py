"""The main job on the invented material, from nothing to a project."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import demo_data
import demo_plan
from demo_frame import CRS
from demo_report import Report
from demo_sources import SOURCES, Source, held_at
from demo_walk import write_walk
from demo_words import say

if TYPE_CHECKING:
    from demo_qgis import Desk

PLANS = {
    demo_plan.PLAN: ("plan.gpkg", demo_plan.PLAN_NAME),
    demo_plan.NEIGHBOUR: ("grannplan.gpkg", demo_plan.NEIGHBOUR_NAME),
}
MAX_DISTANCE = 25.0


def run_invented(given: argparse.Namespace, folder: Path, desk: Desk) -> Report:
    """Make the material in ``folder`` and carry it all the way; returns what happened."""
    report = Report(given.language, say("invented"))
    material, store = folder / "source", folder / "store.gpkg"
    material.mkdir()
    demo_data.make(material)
    desk.run("createstore", STORE=str(store), CRS=CRS, LANGUAGE=given.language)
    desk.run(
        "importgroups",
        STORE=str(store),
        INPUT=str(material / "trygghetsgrupper.gpkg"),
        NAME_FIELD="namn",
        CONTACT_FIELD="kontakt",
        MAILBOX_FIELD="brevlada",
    )
    for plan, (file, name) in PLANS.items():
        _create_matter(desk, store, material / file, plan, name)
    for source in SOURCES:
        _import(desk, store, material, source, report)
    _tell_of_occasions(store)
    for plan, (file, _) in PLANS.items():
        report.ties.append((plan, _attach(desk, store, material / file)))
    report.in_both = _in_both(store)
    _summarise(desk, folder, given, report)
    _write_project(folder, given.language)
    return report


def _create_matter(desk: Desk, store: Path, file: Path, plan: str, name: str) -> None:
    desk.run(
        "creatematter",
        STORE=str(store),
        TITLE=name,
        KIND="plan",
        DIARY_REF=f"EXEMPEL 2026-{plan[-2:]}",
        PLAN=f"{file}|layername=anvandning_yta",
        KEY_FIELD="objektidentitet",
        GROUP_FIELD="plan",
        GROUP=plan,
    )


def _import(desk: Desk, store: Path, material: Path, source: Source, report: Report) -> None:
    rejects = store.parent / "rejects" / f"{Path(source.file).stem}.csv"
    rejects.parent.mkdir(exist_ok=True)
    counts = desk.run(
        "importviewpoints",
        STORE=str(store),
        INPUT=str(material / source.file),
        PROFILE=str(material / source.profile) if source.profile else "",
        OCCASION=source.title,
        MATTER=demo_plan.PLAN_NAME if source.about_plan else "",
        REJECTS=str(rejects),
    )
    report.add_file(source.file, counts, rejects)


def _tell_of_occasions(store_path: Path) -> None:
    """What the importer can't know of the occasions, and the November walk's route and stops."""
    from qgis.core import QgsGeometry, QgsPointXY
    from synpunkt.layers.store import open_store

    store = open_store(store_path)
    uuids = {row["title"]: row["uuid"] for row in store.rows("occasion")}
    viewpoints = list(store.rows("viewpoint"))
    with store.operation("demo", "Demo") as operation:
        for source in SOURCES:
            if not source.title:
                continue
            at = held_at(source)
            place = QgsGeometry.fromPointXY(QgsPointXY(*at)) if at else None
            values: dict[str, Any] = {**source.occasion, "place_name": source.place_name}
            operation.update("occasion", uuids[source.title], values, place)
            for party, role in source.parties:
                row = {"occasion_uuid": uuids[source.title], "party": party, "role": role}
                operation.insert("occasion_party", row)
        write_walk(operation, uuids, viewpoints)


def _attach(desk: Desk, store: Path, file: Path) -> int:
    outputs = desk.run(
        "attachtoplan",
        STORE=str(store),
        PLAN=f"{file}|layername=anvandning_yta",
        KEY_FIELD="objektidentitet",
        LABEL_FIELD="namn",
        GROUP_FIELD="plan",
        MAX_DISTANCE=MAX_DISTANCE,
    )
    return int(outputs["CREATED"])


def _in_both(store_path: Path) -> int:
    """How many viewpoints belong to both plans, by place, tie or otherwise."""
    from qgis.core import QgsCoordinateTransformContext
    from synpunkt.layers.matters import members
    from synpunkt.layers.store import open_store

    store, context = open_store(store_path), QgsCoordinateTransformContext()
    found = [
        {member.viewpoint for member in members(store, matter, context) if member.included}
        for matter in store.rows("matter")
    ]
    return len(set.intersection(*found))


def _summarise(desk: Desk, folder: Path, given: argparse.Namespace, report: Report) -> None:
    counts = desk.run(
        "summariseconcerns",
        INPUT=f"{folder / 'store.gpkg'}|layername=viewpoint",
        BOUNDARY=f"{folder / 'source' / 'plan.gpkg'}|layername=planomrade",
        GROUP_FIELD="beteckning",
        LABEL_FIELD="namn",
        NEAR=given.near,
        TEXTS="all",
        LANGUAGE=given.language,
        SUMMARY=str(folder / "summary.csv"),
        HTML=str(folder / "summary.html"),
        JSON=str(folder / "summary.json"),
    )
    report.add_summary(counts, folder / "summary.json", given.near)


def _write_project(folder: Path, language: str) -> None:
    from synpunkt.layers.project_writer import write_project
    from synpunkt.processing.example.style import drawn_layers, fold_away

    layers = drawn_layers(folder / "source", language)
    project = write_project(
        folder / "store.gpkg", folder / "project.qgz", language, layers, say("title")
    )
    fold_away(project, say("base_map"))
