from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from synpunkt.layers import codes

ROOT = Path(codes.__file__).resolve().parent.parent
LISTS = """
    theme valence severity time_context light_condition season leaf_state received_form
    formal_status said_by geometry_kind privacy_state state occasion_kind participation_level
    phase reached_unsurveyed party_role responsible action_status priority matter_kind procedure
    stage decision handled_in change_made basis link_relation link_state made_by sender_group
    feedback_channel handover_channel operation_kind
""".split()

every_list = pytest.mark.parametrize("name", LISTS)


def test_the_lists_are_the_ones_that_the_store_needs():
    assert sorted(codes.load()) == sorted(LISTS)


@every_list
def test_every_code_has_a_label_in_both_languages_and_no_stray_space(name):
    for code in codes.codes(name):
        for text in (code.label_sv, code.label_en):
            assert text and text == text.strip()
        assert (code.short_sv == "") == (code.short_en == "")
        assert (code.definition == "") == (code.definition_en == "")


@every_list
def test_codes_come_in_sort_order_and_each_once(name):
    order = [code.sort for code in codes.codes(name)]
    assert order == sorted(set(order))


@every_list
def test_a_text_never_means_two_codes(name):
    for code in codes.codes(name):
        for text in (
            code.code,
            code.label_sv,
            code.label_en,
            code.short_sv,
            code.short_en,
            f"  {code.label_sv.upper()} ",
        ):
            assert not text or codes.find(name, text) == code.code


def test_every_theme_has_a_definition_and_a_known_parent():
    themes = codes.load()["theme"]
    assert len([code for code in themes.values() if not code.parent]) == 15
    for code in themes.values():
        assert code.definition and code.definition_en
        assert code.parent == code.code.rpartition(".")[0]
        assert not code.parent or code.parent in themes


def test_labels_are_in_the_language_asked_for():
    assert codes.label("valence", "negative", "sv") == "Brist"
    assert codes.label("valence", "negative", "en") == "Problem"
    assert codes.label("severity", 3, "sv") == "Stort"
    assert codes.label("theme", "movement", "sv", short=True) == "Trafik"
    assert codes.label("theme", "lighting", "sv", short=True) == "Belysning"


def test_what_is_unknown_is_shown_as_it_is_and_nothing_as_nothing():
    assert codes.label("theme", "Beleuchtung/Uhren", "sv") == "Beleuchtung/Uhren"
    assert codes.label("no such list", "x", "sv") == "x"
    assert codes.label("theme", None, "sv") == ""
    assert codes.find("theme", "Beleuchtung/Uhren") is None
    assert codes.find("theme", None) is None
    assert codes.find("theme", "") is None
    assert codes.codes("no such list") == []


def test_a_second_level_code_leads_to_its_first_level():
    assert codes.first_level("theme", "lighting.broken") == "lighting"
    assert codes.first_level("theme", "lighting") == "lighting"
    assert codes.first_level("theme", "own.code") == "own.code"


def test_neither_qgis_nor_qt_is_needed():
    script = (
        "import importlib.util, sys\n"
        f"spec = importlib.util.spec_from_file_location('codes', {str(codes.__file__)!r})\n"
        "module = importlib.util.module_from_spec(spec)\n"
        "sys.modules['codes'] = module\n"
        "spec.loader.exec_module(module)\n"
        "print(len(module.load()))\n"
        "sys.exit(any(name.split('.')[0] in ('qgis', 'PyQt5', 'PyQt6') for name in sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout.strip()) == (0, str(len(LISTS)))


@pytest.mark.parametrize(
    ("algorithm", "parameter", "name"),
    [("creatematter", "KIND", "matter_kind"), ("planaccount", "STAGE", "stage")],
)
def test_an_algorithm_offers_the_codes_of_its_list(algorithm, parameter, name, provider):
    found = provider.algorithm(algorithm)
    offered = found.parameterDefinition(parameter).options()
    listed = [code.code for code in codes.codes(name)]
    assert offered[-len(listed) :] == listed
