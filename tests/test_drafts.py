"""Drafts on disk: they survive the process, in their place and for the user's eyes only."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.PyQt.QtTest import QTest
from synpunkt.layers.drafts import PAUSE, DraftKeeper, Drafts
from synpunkt.layers.errors import InputError

KILLED = """
import importlib.util, os, signal, sys
from pathlib import Path
root = Path(sys.argv[1])
spec = importlib.util.spec_from_file_location(
    "synpunkt", root / "__init__.py", submodule_search_locations=[str(root)]
)
sys.modules["synpunkt"] = module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
from synpunkt.layers.drafts import Drafts
Drafts("store", Path(sys.argv[2])).keep("capture", {"text": "Mörkt i tunneln"})
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_draft_is_read_back_and_dropped(tmp_path: Path) -> None:
    drafts = Drafts("store", tmp_path)
    assert drafts.read("capture") == {}
    drafts.keep("capture", {"text": "Mörkt", "severity": 2})
    drafts.keep("answer 12", {"reason": "x"})
    assert Drafts("store", tmp_path).read("capture") == {"text": "Mörkt", "severity": 2}
    assert drafts.names() == ["answer 12", "capture"]
    assert Drafts("another", tmp_path).names() == []
    drafts.drop("capture")
    drafts.drop("capture")
    assert drafts.names() == ["answer 12"]
    drafts.clear()
    assert drafts.names() == []


def test_a_killed_process_leaves_its_draft(tmp_path: Path, root: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(root), str(tmp_path)], timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert Drafts("store", tmp_path).read("capture") == {"text": "Mörkt i tunneln"}


def test_nobody_else_may_read_a_draft(tmp_path: Path) -> None:
    Drafts("store", tmp_path).keep("capture", {"text": "x"})
    (folder,) = tmp_path.iterdir()
    (file,) = folder.iterdir()
    assert folder.stat().st_mode & 0o077 == 0
    assert file.stat().st_mode & 0o077 == 0


@given(store=st.text(max_size=40), name=st.text(max_size=40))
def test_no_name_leads_out_of_the_folder(
    tmp_path_factory: pytest.TempPathFactory, store: str, name: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "drafts"
    path = Drafts(store, folder)._path(name)
    assert path.parent.parent == path.resolve().parent.parent == folder.resolve()


@given(name=st.text(min_size=1, max_size=30), text=st.text())
def test_any_name_and_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, text: str
) -> None:
    drafts = Drafts("store", tmp_path_factory.mktemp("drafts"))
    drafts.keep(name, {"text": text})
    readable = text.encode("utf-8", "replace").decode()
    assert drafts.read(name) == {"text": readable}


def test_half_a_file_is_no_draft(tmp_path: Path) -> None:
    drafts = Drafts("store", tmp_path)
    drafts.keep("capture", {"text": "x"})
    drafts._path("capture").write_text('{"text": "Mör')
    assert drafts.read("capture") == {}


def test_typing_is_kept_at_its_first_pause_and_no_later(tmp_path: Path) -> None:
    drafts, text = Drafts("store", tmp_path), []
    keeper = DraftKeeper(drafts, "capture", lambda: {"text": "".join(text)} if text else {})
    for letter in "abcdef":  # never a pause as long as PAUSE
        text.append(letter)
        keeper.touch()
        QTest.qWait(PAUSE // 4)
    assert drafts.read("capture")["text"].startswith("abc")
    keeper.flush()
    assert drafts.read("capture") == {"text": "abcdef"}
    text.clear()
    keeper.flush()
    assert drafts.names() == []


def test_a_full_disk_is_told_of_once(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file where the folder should be")
    drafts, told = Drafts("store", tmp_path / "drafts"), []
    with pytest.raises(InputError, match="can't be kept"):
        drafts.keep("capture", {"text": "x"})
    keeper = DraftKeeper(drafts, "capture", lambda: {"text": "x"})
    keeper.failed.connect(told.append)
    keeper.flush()
    keeper.flush()
    assert len(told) == 1
    os.remove(tmp_path / "drafts")
    keeper.flush()
    assert drafts.read("capture") == {"text": "x"}
