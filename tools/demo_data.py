"""Makes the demo's material from nothing: ``demo_data.py OUTDIR [--seed N]``.

Everything is invented: town, plans, groups and every word that was said. The same seed gives the
same rows. Needs QGIS's Python with GDAL, and nothing else.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import demo_plan
import demo_town
from demo_codes import label
from demo_files import (
    transformed,
    write_csv,
    write_geojson,
    write_geopackage,
    write_json,
    write_workbook,
)
from demo_frame import CRS
from demo_sources import SOURCES, Row, Source, rows
from osgeo import ogr

SEED = 2026
NOTICE = """Allt i den här mappen är påhittat: staden, planerna, grupperna och allt som sägs.
Bara koordinaterna ligger i Sundsvall.

Everything in this folder is invented: the town, the plans, the groups and every word.
Only the coordinates lie in Sundsvall.
"""
TABLE_HEADER = (
    "Datum", "N (SWEREF 99 17 15)", "E (SWEREF 99 17 15)", "Plats", "Synpunkt", "Tema",
    "Typ av synpunkt", "När på dygnet", "Höll med",
)  # fmt: skip
# The map survey has words of its own for what its answers are about.
MAP_WORDS = {
    "lighting": "Ljus och mörker",
    "movement": "Gå, cykla, köra",
    "meeting_places": "Platser att vara på",
    "vegetation": "Grönt",
    "visibility": "Utsikt och insyn",
    "presence": "Folkliv",
    "accessibility": "För alla",
    "edges": "Hus och portar",
    "order": "Ordning",
}
MOODS = {"positive": "Jag gillar", "negative": "Jag ogillar", "suggestion": "Jag önskar"}


def make(folder: Path, seed: int = SEED) -> None:
    """Write all files of the demo into ``folder``, which must exist."""
    (folder / "LÄS_MIG.txt").write_text(NOTICE, encoding="utf-8")
    for plan, name in ((demo_plan.PLAN, "plan.gpkg"), (demo_plan.NEIGHBOUR, "grannplan.gpkg")):
        layers = {
            "planomrade": demo_plan.outlines(plan),
            "anvandning_yta": demo_plan.uses(plan),
            "egenskap_yta": demo_plan.properties(plan),
        }
        write_geopackage(folder / name, layers)
    write_geopackage(folder / "basemap.gpkg", dict(demo_town.layers()))
    groups = {"trygghetsgrupper": demo_plan.safety_groups()}
    write_geopackage(folder / "trygghetsgrupper.gpkg", groups)
    for source in SOURCES:
        WRITERS[source.file](folder / source.file, source, rows(source, seed))


def _table(path: Path, said: list[Row], encoding: str, broken: bool = False) -> None:
    lines: list[list[Any]] = [
        [
            row.on.isoformat(),
            *_swedish(row.at),
            row.place.name if row.place else "",
            row.said.text,
            label("theme", row.said.theme),
            label("valence", row.said.valence),
            label("time_context", row.said.when),
            row.said.agreed or "",
        ]
        for row in said
    ]
    if broken:  # what happens when a list is edited in a hurry
        lines.insert(4, [said[0].on.isoformat(), *[""] * 8])
        lines.append([*lines[-1][:5], "resten står på baksidan", *lines[-1][5:], "", ""])
    write_csv(path, TABLE_HEADER, lines, encoding)


def _swedish(at: tuple[float, float] | None) -> list[str]:
    """Northing, easting with decimal comma."""
    return [f"{value:.2f}".replace(".", ",") for value in (at[1], at[0])] if at else ["", ""]


def _table_in_windows_1252(path: Path, source: Source, said: list[Row]) -> None:
    _table(path, said, "cp1252")


def _table_with_bom(path: Path, source: Source, said: list[Row]) -> None:
    _table(path, said, "utf-8-sig")


def _table_with_broken_rows(path: Path, source: Source, said: list[Row]) -> None:
    _table(path, said, "utf-8", broken=True)


def _walk_rows(said: list[Row]) -> list[tuple[ogr.Geometry | None, dict[str, Any]]]:
    found = []
    for number, row in enumerate(said, 1):
        values = {
            "id": f"{row.on:%m%d}-{number:02}",
            "datum": row.on,
            "plats": row.place.name if row.place else None,
            "iakttagelse": row.said.text,
            "tema": row.said.theme,
            "bra_eller_brist": label("valence", row.said.valence),
            "allvar": row.said.severity,
            "nar": label("time_context", row.said.when),
        }
        found.append((_point(row.at), values))
    return found


def _point(at: tuple[float, float] | None) -> ogr.Geometry | None:
    return ogr.CreateGeometryFromWkt(f"POINT ({at[0]:.2f} {at[1]:.2f})") if at else None


def _walk_profile(path: Path, source: Source) -> None:
    fields = {
        "source_id": "id",
        "received_on": "datum",
        "place_name": "plats",
        "text": "iakttagelse",
        "theme": "tema",
        "valence": "bra_eller_brist",
        "severity": "allvar",
        "time_context": "nar",
        "received_form": {"default": "walk_protocol"},
    }
    write_json(path.with_name(str(source.profile)), {"source": path.stem, "fields": fields})


def _walk_geojson(path: Path, source: Source, said: list[Row]) -> None:
    write_geojson(path, _walk_rows(said))
    _walk_profile(path, source)


def _walk_geopackage(path: Path, source: Source, said: list[Row]) -> None:
    write_geopackage(path, {"vandring": _walk_rows(said)})
    _walk_profile(path, source)


def _meeting(path: Path, source: Source, said: list[Row]) -> None:
    header = [name for name in TABLE_HEADER if name != "När på dygnet"]
    lines = [
        [
            row.on,
            *((row.at[1], row.at[0]) if row.at else (None, None)),
            row.place.name if row.place else None,
            row.said.text,
            label("theme", row.said.theme),
            label("valence", row.said.valence),
            row.said.agreed or None,
        ]
        for row in said
    ]
    write_workbook(path, "Anteckningar", header, lines)


def _letters(path: Path, source: Source, said: list[Row]) -> None:
    header = ("Löpnr", "Inkom", "Sätt", "Nordkoordinat", "Östkoordinat", "Innehåll", "Ämne", "Slag")
    lines = [
        [
            f"P{number}",
            f"{row.on.day}.{row.on.month}.{row.on.year}",
            "brev" if number % 2 else "e-post",
            *_swedish(row.at),
            row.said.text,
            label("theme", row.said.theme),
            label("valence", row.said.valence),
        ]
        for number, row in enumerate(said, 1)
    ]
    write_csv(path, header, lines)
    fields = {
        "source_id": "Löpnr",
        "received_on": {"column": "Inkom", "format": "%d.%m.%Y"},
        "received_form": "Sätt",
        "y": "Nordkoordinat",
        "x": "Östkoordinat",
        "text": "Innehåll",
        "theme": "Ämne",
        "valence": "Slag",
    }
    profile = {"crs": CRS, "source": "brev", "fields": fields}
    write_json(path.with_name(str(source.profile)), profile)


def _map_survey(path: Path, source: Source, said: list[Row]) -> None:
    header = ("svar", "dag", "north", "east", "känsla", "handlar_om", "kommentar")
    lines = []
    for number, row in enumerate(said, 1001):
        east, north = transformed(row.at, "EPSG:3006") if row.at else (0.0, 0.0)
        category = MAP_WORDS[row.said.theme.partition(".")[0]]
        mood = MOODS[row.said.valence]
        lines.append([number, row.on, f"{north:.1f}", f"{east:.1f}", mood, category, row.said.text])
    write_csv(path, header, lines, "utf-8", ",")
    fields = {
        "source_id": "svar",
        "received_on": "dag",
        "y": "north",
        "x": "east",
        "text": "kommentar",
        "source_category": "handlar_om",
        "theme": {
            "column": "handlar_om",
            "map": {word: theme for theme, word in MAP_WORDS.items()},
            "default": "other",
        },
        "valence": {"column": "känsla", "map": {word: code for code, word in MOODS.items()}},
        "received_form": {"default": "map_survey"},
    }
    profile = {"crs": "EPSG:3006", "source": "dialogkarta", "fields": fields}
    write_json(path.with_name(str(source.profile)), profile)


WRITERS: dict[str, Callable[[Path, Source, list[Row]], None]] = {
    "dialogbord_resecentrum_12_oktober.csv": _table_in_windows_1252,
    "dialogbord_stora_torget_3_november.csv": _table_with_bom,
    "dialogbord_adalsskolan_7_november.csv": _table_with_broken_rows,
    "vandring_oktober.geojson": _walk_geojson,
    "vandring_november.gpkg": _walk_geopackage,
    "dialogmote_28_oktober.xlsx": _meeting,
    "brev.csv": _letters,
    "dialogkarta.csv": _map_survey,
}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Makes the invented demo material.")
    parser.add_argument("folder", type=Path, metavar="OUTDIR")
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    make(arguments.folder, arguments.seed)


if __name__ == "__main__":
    main()
