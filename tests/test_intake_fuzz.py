"""Some hundred mutants of files: whatever comes, rows are told of, or one sentence is."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path

import pytest

MUTANTS = 200
CSV = (
    "Löpnr;Datum;Synpunkt;Kategori;N (SWEREF 99 17 15);E (SWEREF 99 17 15)\n"
    "1;3/5/24;Mörkt i tunneln;Belysning;6920487,61;152944,60\n"
    '2;25/5/24;"Två\nrader";Hiss;;\n3;;;;;\n'
)
FORM = (
    "plats,_plats_latitude,_plats_longitude,_plats_altitude,_plats_precision,a/synpunkt,a/tema/x,"
    "a/tema/y,stopp[1]/synpunkt,foto,meta/instanceID,_uuid,_submission_time\n"
    "62.39 17.30 0 5,62.39,17.30,0,5,Mörkt,1,0,Ljust,a.jpg,uuid:1,1,2026-11-02T23:30:00\n"
    "n/a,n/a,n/a,n/a,n/a,Ljust,0,1,n/a,n/a,uuid:2,2,2026-11-03T10:00:00\n"
)
REPLY = {
    "count": 2,
    "results": [
        {"_uuid": "1", "_geolocation": [62.39, 17.3], "_attachments": [], "synpunkt": "Mörkt",
         "var": "62.39 17.30 0 0;62.40 17.31 0 0", "stopp": [{"stopp/synpunkt": "Hit"}]},
        {"_uuid": "2", "_geolocation": [None, None], "_attachments": [], "synpunkt": "Ljust"},
    ],
}  # fmt: skip
REQUESTS = (
    "<service_requests><request><service_request_id>7</service_request_id>"
    "<service_code>b</service_code><description>Mörkt &amp; kallt</description>"
    "<requested_datetime>2026-11-02T23:30:00Z</requested_datetime>"
    "<lat>62.3908</lat><long>17.3069</long></request></service_requests>"
)
PLACES = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "properties": {"color": "red", "name": "a.png"},
         "geometry": {"type": "Point", "coordinates": [17.3, 62.39]}}
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def fuzz(root: Path):
    spec = importlib.util.spec_from_file_location("fuzz_intake", root / "tools" / "fuzz_intake.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bases(fuzz, tmp_path):
    given = {"a.csv": CSV, "form.csv": FORM, "reply.json": json.dumps(REPLY),
             "requests.xml": REQUESTS, "places.geojson": json.dumps(PLACES)}  # fmt: skip
    found = [fuzz.Base(name, text.encode()) for name, text in given.items()]
    real = os.environ.get("SYNPUNKT_REAL_DATA", "")
    small = fuzz.bases_in(Path(real)) if real and Path(real).is_dir() else []
    return found + [base for base in small if len(base.content) < 20_000]


def test_mutants_neither_crash_nor_lose_a_row(fuzz, bases, tmp_path):
    trial = fuzz.Trial(tmp_path)
    assert all(trial.run(base) == "read" for base in bases[:5])
    results = [
        trial.run(mutant, number % 25 == 0)
        for number, mutant in enumerate(fuzz.mutants(bases, 7, MUTANTS))
    ]
    assert results.count("read") > MUTANTS / 5


def test_mutants_are_the_same_for_the_same_seed(fuzz, bases):
    first, second = (list(fuzz.mutants(bases, 3, 20)) for _ in range(2))
    assert first == second
    assert list(fuzz.mutants(bases, 4, 20)) != first
