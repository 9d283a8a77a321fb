"""The pages in a real browser: what it tells a screen reader, the contrast, narrow screens.

Chromium's own accessibility tree gives roles and names, its computed styles the colours.
"""

from __future__ import annotations

import html
import importlib.util
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateTransformContext
from synpunkt.processing.account import building
from synpunkt.processing.account.formats import written
from synpunkt.processing.account.pictures.gallery import hang
from synpunkt.processing.occasion_report import reading
from synpunkt.processing.occasion_report.formats import FORMATS, compose
from synpunkt.processing.summary.page import render

CONTEXT = QgsCoordinateTransformContext()
HERE = Path(__file__).parent
#: Of a desk, and of a small telephone.
WIDTHS = (1100, 320)
#: Whatever a page can do wrong.
SPOILED = """
<html lang="x"><body style="width: 3000px"><h2>Rubrik</h2><h4></h4><p style="color: #999">Blekt</p>
<img src="data:image/png;base64,AAAA"><table><tr><td>1</td></tr><tr><td>2</td></tr></table>
<nav><a href="#inget"></a></nav><ul id="a"><p id="a">Ingen punkt</p></ul></body></html>
"""


def _case(name: str):
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(new_store, tmp_path_factory) -> dict[str, str]:
    """Accounts, reports and a summary with their pictures, by name."""
    made: dict[str, bytes] = {}
    case, store = _case("account_case"), new_store(tmp_path_factory.mktemp("account"))
    matter = store.row("matter", case.fill(store))
    for language, audience in (("sv", "internal"), ("en", "public")):
        request = building.Request(matter, "consultation", audience, language)
        account = building.build(store, request, CONTEXT)
        made[f"account {audience} {language}"] = written("HTML", account, hang(account))
    walks, store = _case("occasion_case"), new_store(tmp_path_factory.mktemp("walks"))
    walks.fill(store)
    for title, language, blank in (
        (walks.WALK, "sv", False),
        (walks.EVENING, "en", False),
        (walks.WALK, "sv", True),
    ):
        request = reading.Request(reading.find(store, title), "internal", language, blank)
        composed = compose(reading.read(store, request, CONTEXT), blank)
        made[f"{title} {language} {blank}"] = FORMATS["HTML"](composed)
    summary = render(_case("test_page").SAMPLES["dialogue"]())
    return {"summary": summary, **{name: content.decode() for name, content in made.items()}}


def looked_through(pages: dict[str, str], folder: Path) -> dict[str, list[str]]:
    """What is wrong with each page at each width, as Chromium shows it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("chromium is not installed")
    frames = "".join(
        f'<iframe title="{name}, {width}" style="width: {width}px; height: 700px"'
        f' srcdoc="{html.escape(page)}"></iframe>'
        for name, page in pages.items()
        for width in WIDTHS
    )
    script = (HERE / "page_check.js").read_text(encoding="utf-8")
    desk = folder / "desk.html"
    desk.write_text(
        f'<meta charset="utf-8"><script>{script}</script><pre id="told"></pre>{frames}',
        encoding="utf-8",
    )
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
    command += ["--enable-blink-features=ComputedAccessibilityInfo"]
    command += [f"--user-data-dir={folder / 'profile'}", desk.as_uri()]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    told = re.search(r'<pre id="told">(.*?)</pre>', done.stdout, re.DOTALL)
    return dict(json.loads(html.unescape(told[1])))


def test_nobody_is_left_out_of_a_page(pages, tmp_path):
    told = looked_through({**pages, "spoiled": SPOILED}, tmp_path)
    spoiled = [told.pop(f"spoiled, {width}") for width in WIDTHS]
    assert len(told) == len(pages) * len(WIDTHS)
    assert {name: found for name, found in told.items() if found} == {}
    assert {one.split(":")[0] for found in spoiled for one in found} == {
        "language", "title", "one h1", "heading level", "empty heading", "alternative text",
        "picture that is not drawn", "table's name", "header row", "row header", "cells of a row",
        "one main", "outside of landmarks", "landmark's name", "link's name", "link's target",
        "ids", "list", "contrast", "scrolls sideways",
    }  # fmt: skip
