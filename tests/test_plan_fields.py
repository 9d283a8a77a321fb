"""Guesses of what the fields of a plan layer hold, on layers as they are known and on real ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsFeature, QgsVectorLayer
from synpunkt.layers.plan_fields import PlanFields, described, grouped, guess, guess_of, kind_of


def layer_of(fields: list[str], rows, name: str = "plans_layer") -> QgsVectorLayer:
    """A layer of text fields with those rows of values."""
    source = "Polygon?crs=EPSG:3014&" + "&".join(f"field={field}:string" for field in fields)
    layer = QgsVectorLayer(source, name, "memory")
    features = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.mark.parametrize(
    ("layer", "fields", "wanted"),
    [
        (
            "NGP",
            ["objektidentitet", "beteckning", "namn", "status", "diarienummerKommun"],
            PlanFields("objektidentitet", "beteckning", "namn", "status", "", "diarienummerKommun"),
        ),
        (
            "RIGES:DetaljplanGallande_yta",
            ["AKTBET", "AKTBET_LOK", "LEGAL_APPR", "ACCEPTED_D", "AREA_NUMBE"],
            PlanFields(designation="AKTBET"),
        ),
        (
            "SundsvallsKommun:DetaljplanGallande_yta",
            ["PLANNUMMER", "TEXT", "PLANTYP", "AKT", "URSPRUNG", "PLANKARTA", "PLANHANDL"],
            PlanFields(designation="AKT", name="TEXT"),
        ),
        (
            "SundsvallsKommun:DetaljplanPagaende_punkt",
            ["OBJ_BESKR", "TYP_BESKR", "EGN_BESKR", "DATE_MODIFIED", "USER_MODIFIED"],
            PlanFields(name="OBJ_BESKR"),
        ),
        (
            "SundsvallsKommun:NyckelkodsomradeNiva3_yta",
            ["NYKO1", "NYKO2", "NYKO3", "NAMN"],
            PlanFields(key="NYKO3", name="NAMN"),
        ),
        (
            "a Shapefile",
            ["OBJEKTIDEN", "PLANSTATUS"],
            PlanFields("OBJEKTIDEN", status="PLANSTATUS"),
        ),
        (
            "what readplan gives",
            ["plan_key", "designation", "name", "status", "kind", "objektidentitet"],
            PlanFields("objektidentitet", "designation", "name", "status", "plan_key"),
        ),
        ("buildings", ["height", "colour"], PlanFields()),
    ],
)  # fmt: skip
def test_fields_are_guessed_by_their_names(layer, fields, wanted):
    assert guess(fields, layer) == wanted


def test_a_key_is_one_whose_values_are_all_there_and_all_different(qgis_app):
    fields = ["planid", "beteckning"]
    assert guess_of(layer_of(fields, [("1", "A"), ("2", "A")])).key == "planid"
    assert guess_of(layer_of(fields, [("1", "A"), ("1", "B")])).key == "beteckning"
    assert guess_of(layer_of(fields, [("1", "A"), (None, "A")])).key == ""


def test_several_polygons_of_one_plan_are_seen_by_a_value_that_repeats(qgis_app):
    layer = layer_of(["AKTBET", "NAMN"], [("D1", "Norr"), ("D1", "Norr"), ("D2", "Söder")])
    found = guess_of(layer)
    assert (found.key, found.group) == ("", "AKTBET")
    groups = grouped(layer.getFeatures(), found)
    assert {key: len(rows) for key, rows in groups.items()} == {"D1": 2, "D2": 1}
    assert described(groups["D1"][0], found) == "D1 Norr"
    assert guess_of(layer_of(["AKTBET"], [("D1",), ("D2",)])).group == ""


def test_provisions_that_share_their_letter_are_no_plan(qgis_app):
    rows = [("GATA", "EX-41"), ("GATA", "EX-41"), ("TORG", "EX-42")]
    provisions = layer_of(["beteckning", "plan"], rows, "anvandning_layer")
    assert guess_of(provisions).group == "plan"
    bare = layer_of(["beteckning"], [row[:1] for row in rows], "anvandning_layer")
    assert guess_of(bare) == PlanFields(designation="beteckning")


def test_a_layer_without_rows_has_neither_key_nor_group(qgis_app):
    assert guess_of(layer_of(["objektidentitet", "plan"], [])) == PlanFields()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("planomrade", "plan"), ("PLANGRÄNS", "plan"), ("DetaljplanGallande_yta", "plan"),
        ("anvandning", "use"), ("NGP_Anvandningsbestammelse_yta", "use"), ("DP_ANV", "use"),
        ("Användningsgräns", "use"), ("egenskap_yta", "property"), ("EGENSKAPSGRÄNS", "property"),
        ("administrativ", "administrative"), ("stzhadm_vermbezirke", None), ("KANVAS", None),
        ("plan_layer", None), ("", None),
    ],
)  # fmt: skip
def test_what_a_layer_holds_is_told_by_its_name(name, kind):
    assert kind_of(name) == kind


def test_the_guesses_on_real_layers(qgis_app, real_data: Path):
    folder = real_data / "polygons"

    def guessed(file: str, layer: str = "") -> PlanFields:
        source = f"{folder / file}|layername={layer}" if layer else str(folder / file)
        return guess_of(QgsVectorLayer(source, layer or "real_layer", "ogr"))

    swedish = "detaljplan_ss637040_omraden_3008.gpkg"
    assert guessed(swedish, "planomrade") == PlanFields("planid", "planid", "plannamn")
    assert guessed(swedish, "anvandning") == PlanFields(designation="beteckning")
    assert guessed("stockholm_shp_3011/stadsdelar.shp").name == "name"
    assert guessed("zurich_statistische_quartiere.gpkg").name == "name"
    assert guessed("sverige_kommuner_wgs84.geojson") == PlanFields()
