"""The finder of personal data: the forms that people write, the look-alikes, and the made set."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsFeature, QgsProcessingException, QgsVectorLayer
from synpunkt.processing.privacy.finder import find, gravest, has_high
from synpunkt.processing.privacy.numbers import check_digit

# The official example of a coordination number, and serials that no person gets.
PERSONAL = (
    "850709-9805",
    "198507099805",
    "8507099805",
    "850709 9805",
    "850709–9805",
    "850709 - 9805",
    "19850709-9805",
    "121212+1212",
    "18121212+1212",
    "000101-T220",
    "850709—9805",
    "1985-07-09-9805",
    "1985-07-09 9805",
    "85 07 09-98 05",
    "1985.07.09-9805",
    "850709/9805",
    "850709\u00ad-9805",
    "８５０７０９-９８０５",
)
PHONES = (
    "070-174 06 05",
    "0701740605",
    "+46 70 174 06 05",
    "+46701740605",
    "0046 70 174 06 05",
    "+46 (0)70-174 06 05",
    "08-465 004 00",
    "(08) 465 004 00",
    "0980-319 200",
    "031/390 06 00",
    "020-12 34 56",
    "0771-12 34 56",
    "+47 22 12 34 56",
    "070.174.06.05",
    "070-174.06.05",
    "070—174 06 05",
    "+46 0 70 174 06 05",
    "(+46) 70 174 06 05",
    "+46.70.174.06.05",
    "46701740605",
    "070\u200b174\u00a006\u200905",
    "０７０-１７４ ０６ ０５",
)
EMAILS = (
    "anna@exempel.se",
    "anna.öberg@exempel.se",
    "o'neil+tips@post.exempel.co.uk",
    "anna @ exempel.se",
    "anna (at) exempel.se",
    "anna[at]exempel.se",
    "anna{at}exempel.se",
    "anna(a)exempel.se",
    "anna(@)exempel.se",
    "anna snabel-a exempel.se",
    "anna(snabela)exempel.se",
    "anna@exempel(dot)se",
    "anna (at) exempel (punkt) se",
    "anna @ exempel punkt se",
    "anna.ek at exempel.se",
    "anna at gmail.com",
    "anna@gmail",
    "anna＠exempel.se",
    "anna\u200b@exempel.se",
)
INNOCENT = (
    "212000-2411",
    "16212000-2411",
    "556036-0793",
    "SBN 2009-0412",
    "KS-2023-00412",
    "dnr KS 2023/00412",
    "2281K-DP-294",
    "NJU-20",
    "RH 2000",
    "SWEREF 99 17 15",
    "619260 6919845",
    "6919845.12, 150412.50",
    "N 6919845 E 150412",
    "62.39081, 17.30691",
    "2024-06-15",
    "kl 06.30-08.15",
    "0630-0815",
    "kl 07-08 15-16",
    "19850709-9805-4abc-8def-123456789abc",
    "00000000-0701-7406-0512-070174060512",
    "850709-9806",
    "GPS 123",
    "EST 201",
    "Skolvägen 12 meter bred",
    "klockan 18:30",
    "lördag 10:15",
    "@sundsvall",
    "dnr 2023-850709",
    "2281-85070998",
    "bankgiro 5050-1055",
    "plusgiro 4 15 15-3",
    "OCR 202300012345678",
    "2024-06-15 1830",
    "2026-11-12-2026-11-14",
    "X=6919845 Y=619260",
    "151221.5678",
    "höjd +46.701 till +47.25",
    "den 08.11.2026",
    "ritning 08-4650-0400",
    "ritning A 08-465-004",
    "artikelnr 010-20-300",
    "id 4f070-1740605",
    "kartbild@2x.png",
    "träffas at torget",
    "look at sundsvall.se",
    "mejla @kommunen",
)


def kinds(text: str) -> list[tuple[str, str, str]]:
    return [(text[one.start : one.end], one.kind, one.severity) for one in find(text)]


@pytest.mark.parametrize("number", PERSONAL)
def test_a_personal_number_is_found_in_every_form(number):
    assert kinds(f"Mannen ({number}) bor här.") == [(number, "personnummer", "high")]


def test_a_coordination_number_is_told_from_a_personal_one():
    assert kinds("701063-2391") == [("701063-2391", "samordningsnummer", "high")]


@pytest.mark.parametrize("number", PHONES)
def test_a_telephone_number_is_found_in_every_form(number):
    assert kinds(f"Ring {number}, tack.") == [(number, "phone", "high")]
    assert kinds(f"Två: {number},{number}") == [(number, "phone", "high")] * 2


@pytest.mark.parametrize("address", EMAILS)
def test_an_email_address_is_found_in_every_form(address):
    assert kinds(f"Skriv till {address}, tack.") == [(address, "email", "high")]


def test_a_number_ends_where_the_next_thing_begins():
    assert kinds("Ring 070-174 06 05 12 maj")[0][0] == "070-174 06 05"
    assert kinds("tel 08-465 004 00 2 gånger")[0][0] == "08-465 004 00"


@pytest.mark.parametrize("text", INNOCENT)
def test_what_only_looks_like_it_is_left_alone(text):
    assert [one for one in find(f"Enligt {text}, sa hon") if one.severity != "low"] == []
    assert [one for one in find(text) if one.severity != "low"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("anna.ek@exempel.se", [("anna.ek@exempel.se", "email", "high")]),
        ("anna (at) exempel.se", [("anna (at) exempel.se", "email", "high")]),
        ("En röd bil, MLB 84A", [("MLB 84A", "plate", "medium")]),
        ("regnr GPS 123", [("GPS 123", "plate", "medium")]),
        ("bilen abc123", [("abc123", "plate", "low")]),
        ("Utanför Storgatan 12 B", [("Storgatan 12 B", "address", "medium")]),
        ("utanför storgatan 12", [("storgatan 12", "address", "low")]),
        ("gatan 12", [("gatan 12", "address", "low")]),
        ("bor i lgh 1102", [("lgh 1102", "address", "medium")]),
        ("vid Stenstaden 1:12", [("Stenstaden 1:12", "property", "low")]),
        ("Jag  heter Ettan", [("Jag  heter", "hint", "low")]),
        ("min granne skräpar ner", [("min granne", "hint", "low")]),
    ],
)
def test_other_kinds_have_their_severity(text, found):
    assert kinds(text) == found


def test_the_gravest_wins_where_findings_overlap():
    assert kinds("storgatan 12@exempel.se") == [("12@exempel.se", "email", "high")]
    assert gravest(find("jag heter Ettan, Storgatan 12")) == "medium"
    assert gravest([]) is None
    assert has_high("ring 070-174 06 05") and not has_high("jag heter Ettan") and not has_high(None)


@given(st.text(alphabet="0123456789+-– ()@.,:/abcABCåÅ\n", max_size=80))
def test_findings_lie_in_the_text_apart_and_in_order(text):
    found = find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= after.start for one, after in zip(found, found[1:], strict=False))


@given(st.dates(), st.integers(980, 999), st.sampled_from(["", "-", " "]), st.booleans())
def test_every_test_number_is_found(day, serial, between, coordination):
    date = f"{day:%y%m}{day.day + 60 * coordination:02}"
    number = f"{date}{between}{serial}{check_digit(f'{date}{serial}')}"
    kind = "samordningsnummer" if coordination else "personnummer"
    if not between and number.startswith("07"):
        kind = "phone" if number.startswith("070") else kind
    assert (number, kind, "high") in kinds(f"x {number}.")


@pytest.mark.timeout(5)
@pytest.mark.parametrize("piece", ["0", "0 ", "0-1 ", "a@", "a.", "850709", "(0", "+46 ", "Ab1:"])
def test_no_text_takes_long(piece):
    find(piece * 5_000)


@pytest.fixture(scope="module")
def scoring(root):
    spec = importlib.util.spec_from_file_location("score", root / "tools" / "score_finder.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", [20261112, 1, 2])
def test_the_made_set_is_found_whole_and_little_else(scoring, seed):
    made = list(scoring.sentences(seed=seed))
    assert len(made) >= 2000
    scored = scoring.score(made)
    assert {kind: scored.recall(kind) for kind in scoring.NEVER_MISSED} == dict.fromkeys(
        scoring.NEVER_MISSED, 1.0
    ), scored.wrong[:5]
    assert scored.precision >= scoring.PRECISION, scored.wrong[:5]
    assert all(scored.planted[kind] > 200 for kind in scoring.MAKERS)


def test_the_score_script_runs_without_qgis(root):
    script = root / "tools" / "score_finder.py"
    done = subprocess.run(
        [sys.executable, "-S", str(script), "--sentences", "240"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "precision of what is not low: 1.0000" in done.stdout


def test_the_algorithm_tells_where_and_repeats_no_text(provider):
    from qgis import processing

    layer = QgsVectorLayer(
        "Point?field=text:string&field=note:string&field=n:int8", "texts_layer", "memory"
    )
    for values in (["ring 070-174 06 05", "850709-9805", 3], ["inget", None, 198507099805]):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        layer.dataProvider().addFeature(feature)
    given = {"INPUT": layer, "OUTPUT": "memory:"}
    found = processing.run("synpunkt:findpersonaldata", given)
    assert found["HITS"] == 3
    rows = [feature.attributes() for feature in found["OUTPUT"].getFeatures()]
    assert rows == [
        [1, "text", "phone", 5, 18, "high"],
        [1, "note", "personnummer", 0, 11, "high"],
        [2, "n", "personnummer", 0, 12, "high"],
    ]
    one = processing.run("synpunkt:findpersonaldata", {**given, "FIELDS": ["note"]})
    assert one["HITS"] == 1
    with pytest.raises(QgsProcessingException):
        processing.run("synpunkt:findpersonaldata", {**given, "INPUT": "no such layer"})


def test_a_csv_is_searched_from_the_command_line(qgis_process, tmp_path: Path):
    given = tmp_path / "svar.csv"
    given.write_text("id,text\n1,Mörkt. Mejla a@exempel.se\n2,Ljust\n", encoding="utf-8")
    done = qgis_process(
        "synpunkt:findpersonaldata", INPUT=str(given), OUTPUT=str(tmp_path / "hits.csv")
    )
    assert json.loads(done.stdout)["results"]["HITS"] == 1
    assert 'text,email,"13","25",high' in (tmp_path / "hits.csv").read_text()
