"""The commands in tools/: what they say to wrong input, and that they do what they promise."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.PyQt.QtGui import QImage

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("install_zip", "lint", "package", "picture", "profile", "qt6_check", "test")


def bash(*arguments: str, **named: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", *arguments], capture_output=True, text=True, **named)


def tool(name: str) -> str:
    return str(ROOT / "tools" / name)


@pytest.mark.parametrize("name", [*COMMANDS, "../.ci/run"])
def test_commands_are_executable_and_well_formed(name):
    assert os.access(tool(name), os.X_OK)
    assert bash("-n", tool(name)).returncode == 0


@pytest.mark.parametrize("name", ["install_zip", "package", "picture", "profile"])
def test_a_wrong_call_is_answered_with_the_usage(name):
    done = bash(tool(name), "--nonsense", "--more", "--and more")
    assert done.returncode == 2
    assert done.stderr.startswith("Usage: bash tools/")


@pytest.mark.parametrize("name", COMMANDS)
def test_in_a_folder_named_processing_every_command_says_one_sentence(name, tmp_path):
    checkout = tmp_path / "processing"
    shutil.copytree(ROOT / "tools", checkout / "tools")
    done = bash(str(checkout / "tools" / name), "out")
    assert done.returncode == 3
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "'processing'" in done.stderr


def test_only_ci_knows_where_the_real_data_lies():
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, so its files can't be listed")
    word = "/".join(("..", "shared"))
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-co", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    names = [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]
    assert [n for n in names if word.encode() in (ROOT / n).read_bytes()] == [".ci/run"]


def test_the_profile_holds_the_checkout_as_its_plugin(tmp_path):
    assert bash(tool("profile"), str(tmp_path), "sv").returncode == 0
    profile = tmp_path / "profiles/default"
    assert (profile / "python/plugins/synpunkt").resolve() == ROOT
    ini = (profile / "QGIS/QGIS3.ini").read_text()
    assert "synpunkt=true" in ini
    assert "userLocale=sv" in ini


def test_the_shipped_tree_holds_uncommitted_files_and_leaves_the_repository_alone(tmp_path):
    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT / "tools", checkout / "tools")
    shutil.copy(ROOT / ".gitattributes", checkout)
    subprocess.run(["git", "init", "-q", str(checkout)], check=True)
    (checkout / "new.py").write_text("")
    before = sorted((checkout / ".git").rglob("*"))
    script = f'. "{checkout}/tools/checkout.sh"; shipped_tree "{tmp_path}/tree"'
    assert bash("-euc", script).returncode == 0
    assert [path.name for path in (tmp_path / "tree").iterdir()] == ["new.py"]
    assert sorted((checkout / ".git").rglob("*")) == before


METADATA = (ROOT / "metadata.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (METADATA, "complete"),
        (METADATA.replace("about=", "about=50 % more "), "percent"),
        (re.sub("^tracker=.*$", "tracker=", METADATA, flags=re.M), "tracker is missing"),
        (METADATA.replace("qgisMaximumVersion=4.99", "qgisMaximumVersion=3.99"), "QGIS versions"),
        ("name=Synpunkt", "Not readable"),
    ],
)
def test_metadata_that_the_plugin_site_refuses_is_told(text, said, tmp_path):
    (tmp_path / "resources").mkdir()
    shutil.copy(ROOT / "resources/icon.svg", tmp_path / "resources")
    (tmp_path / "metadata.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, tool("metadata_check.py"), str(tmp_path / "metadata.txt")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert said in done.stdout
    assert done.returncode == (0 if said == "complete" else 1)


needs_qt_tools = pytest.mark.skipif(
    shutil.which("pylupdate5") is None or shutil.which("lrelease") is None,
    reason="pylupdate5 and lrelease are not on the PATH",
)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A checkout with one module that has three texts."""
    for folder in ("tools", "i18n", "layers"):
        (tmp_path / folder).mkdir()
    shutil.copy(tool("translate.py"), tmp_path / "tools")
    (tmp_path / "layers/words.py").write_text(
        "from .language import translate\n"
        'A = translate("Synpunkt", "Viewpoint")\n'
        'B = translate("Synpunkt", "The file {name} is empty.").format(name="x")\n'
        'C = translate("Synpunkt", "%n viewpoint(s)", "", 2)\n'
    )
    return tmp_path


def translate(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(checkout / "tools/translate.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True)


def fill(checkout: Path, language: str, words: dict[str, object]) -> str:
    (checkout / "words.json").write_text(json.dumps(words))
    return translate(checkout, language, str(checkout / "words.json")).stdout


SWEDISH = {
    "Viewpoint": "Synpunkt",
    "The file {name} is empty.": "Filen {name} är tom.",
    "%n viewpoint(s)": ["%n synpunkt", "%n synpunkter"],
}
ENGLISH = {"%n viewpoint(s)": ["%n viewpoint", "%n viewpoints"]}


@needs_qt_tools
def test_the_translations_are_complete_and_compiled():
    done = translate(ROOT, "--check")
    assert done.returncode == 0, done.stdout + done.stderr


@needs_qt_tools
def test_texts_are_filled_in_until_nothing_is_missing(small):
    assert "'Viewpoint'" in translate(small).stdout
    fill(small, "sv", SWEDISH)
    assert "en: not translated: '%n viewpoint(s)'" in translate(small).stdout
    assert "3 texts, all translated" in fill(small, "en", ENGLISH)
    assert translate(small, "--check").returncode == 0


@needs_qt_tools
def test_what_is_translated_is_kept(small):
    fill(small, "sv", SWEDISH)
    assert "kept ('Synpunkt',)" in fill(small, "sv", {"Viewpoint": "Utsikt"})
    assert "Utsikt" not in (small / "i18n/synpunkt_sv.ts").read_text()


@needs_qt_tools
def test_a_new_text_in_the_source_makes_the_check_fail(small):
    fill(small, "sv", SWEDISH)
    fill(small, "en", ENGLISH)
    with (small / "layers/words.py").open("a") as module:
        module.write('D = translate("Synpunkt", "Walk")\n')
    done = translate(small, "--check")
    assert done.returncode == 1
    assert "sv: not translated: 'Walk'" in done.stdout


@needs_qt_tools
def test_a_lost_placeholder_is_told(small):
    said = fill(small, "sv", {**SWEDISH, "The file {name} is empty.": "Filen {namn} är tom."})
    assert "other placeholders" in said


@needs_qt_tools
def test_the_same_words_give_the_same_bytes(small):
    fill(small, "sv", SWEDISH)
    before = {path.name: path.read_bytes() for path in (small / "i18n").iterdir()}
    translate(small)
    assert {path.name: path.read_bytes() for path in (small / "i18n").iterdir()} == before


def test_the_picture_shows_qgis_with_the_plugin(tmp_path):
    missing = [name for name in ("xvfb-run", "qgis") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not on the PATH: {', '.join(missing)}")
    script, out = tmp_path / "extra.py", tmp_path / "out.png"
    script.write_text("project.setTitle('Invented')\nassert iface.mapCanvas()\nwait(10)\n")
    done = bash(tool("picture"), str(out), "sv", "900x600", "--script", str(script))
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(re.search(r"^RESULT (.+)$", done.stdout, re.M)[1])["plugin"]
    image = QImage(str(out))
    assert (image.width(), image.height()) == (900, 600)
    colours = {image.pixel(x, y) for x in range(0, 900, 9) for y in range(0, 600, 6)}
    assert len(colours) > 20
