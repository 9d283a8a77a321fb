"""Makes the example that the plugin brings along, ``resources/example``, from a finished demo.

    bash tools/demo --out DEMO && /usr/bin/python3 tools/example_data.py DEMO resources/example

The same demo gives the same bytes. Everything is invented. What people wrote is there in Swedish
and English; names of places and plans are Swedish.
"""

from __future__ import annotations

import csv
import datetime
import json
import os
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from demo_qgis import import_checkout
from demo_said import FILE as SAID
from osgeo import gdal, ogr

gdal.UseExceptions()
TABLES = (
    "matter", "safety_group", "occasion", "occasion_party", "walk_route", "walk_stop", "viewpoint",
)  # fmt: skip
#: What the store fills in by itself, and what only an import knows.
LEFT_OUT = {
    "fid", "uuid", "geom", "number", "created_at", "updated_at", "source", "source_id",
    "source_digest", "source_category", "import_uuid", "plan_layer_uuid",
}  # fmt: skip
NAMESPACE = uuid.UUID("5e1f2f0e-3f0b-4c4e-9a55-0d1f6f6d7a10")
ENGLISH = {
    "Dialogbord i vänthallen, 12 oktober": "Dialogue table in the waiting hall, 12 October",
    "Dialogbord på Stora torget, 3 november": "Dialogue table on Stora torget, 3 November",
    "Dialogbord vid Ådalsskolan, 7 november": "Dialogue table at Ådalsskolan, 7 November",
    "Trygghetsvandring längs ån, 21 oktober": "Safety walk along the river, 21 October",
    "Trygghetsvandring vid resecentrum, 12 november": "Safety walk at the station, 12 November",
    "Dialogmöte på biblioteket, 28 oktober": "Dialogue meeting in the library, 28 October",
    "Dialogkarta på webben, hösten 2026": "Dialogue map on the web, autumn 2026",
    "Var vid resecentrum trivs du, och var vill du inte gå?": (
        "Where at the station do you feel at home, and where would you rather not walk?"
    ),
    "Mulet, 4 grader": "Overcast, 4 degrees",
    "Blöt snö, 0 grader": "Wet snow, 0 degrees",
    "Kommunens trygghetssamordnare": "The municipality's safety coordinator",
    "Polisen": "The police",
    "Fastighetsägaren, stationshuset": "The owner of the station building",
    "Väktare": "Guards",
    "Runt resecentrum": "Around the station",
    "Trygghetssamordnare": "Safety coordinator",
    "Entrén och torget": "Entrance and square",
    "Bussterminalen och hotellhörnet": "Bus terminal and the hotel's corner",
    "Gångbron och perrongerna": "Footbridge and platforms",
    "Södra entréparken": "The southern park",
    "Gångtunneln": "The pedestrian tunnel",
    "Parkeringen och Spårstigen": "Car park and Spårstigen",
}
#: Metres by which the base map may be drawn less exactly, and what it is drawn by.
ROUGHLY, DRAWN_BY = 0.3, {"namn", "klass", "bredd", "krona"}


def main(demo: Path, out: Path) -> None:
    """Write the example's files into ``out``."""
    import_checkout()
    english = ENGLISH | _english_texts()
    out.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(row, ensure_ascii=False) for row in _rows(demo / "store.gpkg", english)]
    _write(out / "content.json", lines)
    for file in ("plan", "grannplan", "basemap"):
        (out / file).mkdir(exist_ok=True)
        source = ogr.Open(str(demo / "source" / f"{file}.gpkg"))
        for layer in source:
            rough = file == "basemap"
            lines = [json.dumps(one, ensure_ascii=False) for one in _features(layer, rough)]
            _write(out / file / f"{layer.GetName()}.json", lines)


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def _english_texts() -> dict[str, str]:
    with SAID.open(encoding="utf-8", newline="") as file:
        return {row["text"]: row["english"] for row in csv.DictReader(file)}


def _rows(path: Path, english: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Rows of the store, each with a uuid that is the same in every run."""
    from synpunkt.layers.store import open_store

    store = open_store(path)
    known: dict[str, str] = {}
    for table in TABLES:
        for number, row in enumerate(store.rows(table)):
            known[row["uuid"]] = str(uuid.uuid5(NAMESPACE, f"{table}/{number}"))
            values = {
                name: _plain(value, known, english)
                for name, value in row.items()
                if name not in LEFT_OUT and value is not None
            }
            place = row.get("geom")
            found = {"table": table, "values": {"uuid": known[row["uuid"]], **values}}
            yield found if place is None else {**found, "place": place.asWkt(2)}


def _plain(value: Any, known: dict[str, str], english: dict[str, str]) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str) and value in english:
        return {"sv": value, "en": english[value]}
    return known.get(value, value) if isinstance(value, str) else value


def _features(layer: ogr.Layer, rough: bool) -> Iterator[dict[str, Any]]:
    """Features as {"place": WKT, field: value}; of the base map no more than is drawn."""
    for feature in layer:
        place = feature.GetGeometryRef()
        if rough and place.GetGeometryType() != ogr.wkbPoint:
            place = place.SimplifyPreserveTopology(ROUGHLY)
        shown = _rounded(place, 1 if rough else 2)
        values = {
            name: value
            for name, value in feature.items().items()
            if value is not None and (not rough or name in DRAWN_BY)
        }
        yield {**values, "place": shown}


def _rounded(place: ogr.Geometry, decimals: int) -> str:
    from qgis.core import QgsGeometry

    return QgsGeometry.fromWkt(place.ExportToWkt()).asWkt(decimals)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.flush()
    os._exit(0)  # see demo_qgis.desk
