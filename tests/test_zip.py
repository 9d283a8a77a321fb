"""The installable zip: what is in it, that it is reproducible, and that QGIS takes it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOP = "synpunkt"
MOST_BYTES = 5_000_000
ALLOWED_KINDS = {
    ".css", ".csv", ".geojson", ".gpkg", ".html", ".json", ".md", ".png", ".py", ".qm", ".qml",
    ".svg", ".txt", ".ui", "",
}  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", f"safe.directory={folder}", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def package(checkout: Path, out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", str(checkout / "tools/package"), str(out)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of its own with one commit: this checkout as it stands, uncommitted or not."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, so there is nothing to package")
    folder = tmp_path_factory.mktemp("repository") / "origin"
    for name in git(ROOT, "ls-files", "-co", "--exclude-standard", "-z").split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    git(folder, *identity, "commit", "-q", "-m", "As it stands")
    return folder


@pytest.fixture(scope="module")
def built(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("zip") / "synpunkt.zip"
    done = package(repository, out)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(out)
    return out


@pytest.fixture(scope="module")
def names(built: Path) -> list[PurePosixPath]:
    """The files of the zip, below its one top folder."""
    with zipfile.ZipFile(built) as archive:
        assert archive.testzip() is None
        files = [PurePosixPath(i.filename) for i in archive.infolist() if not i.is_dir()]
    return [file.relative_to(TOP) for file in files]


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder)
    return folder / TOP


def test_there_is_one_top_folder_and_it_is_an_identifier(built):
    with zipfile.ZipFile(built) as archive:
        tops = {PurePosixPath(name).parts[0] for name in archive.namelist()}
    assert tops == {TOP}
    assert TOP.isidentifier()


@pytest.mark.parametrize(
    "name",
    [
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "metadata.txt",
        "__init__.py",
        "plugin.py",
        "i18n/synpunkt_sv.qm",
        "i18n/synpunkt_en.qm",
        "resources/icon.svg",
        "resources/codes.csv",
        "resources/help/sv.md",
        "processing/algorithms/summariseconcerns.py",
    ],
)
def test_what_the_plugin_needs_is_there(names, name):
    assert PurePosixPath(name) in names


def test_nothing_is_there_that_only_developers_need(names):
    folders = {name.parts[0] for name in names}
    assert not folders & {"tests", "tools", "docs", "build", "dist"}
    assert not [n for n in names if any(part.startswith(".") for part in n.parts)]
    assert not [n for n in names if "__pycache__" in n.parts]
    assert {n.suffix for n in names} <= ALLOWED_KINDS
    assert not {"pyproject.toml", "requirements-dev.txt", "mypy.ini"} & {str(n) for n in names}


def test_every_module_of_the_checkout_is_there(names, repository):
    rooms = ("layers", "processing", "dialogs")
    modules = {
        path.relative_to(repository).as_posix()
        for room in rooms
        for path in (repository / room).rglob("*.py")
    }
    assert modules <= {str(name) for name in names}


def test_nothing_is_executable_or_a_link(built):
    with zipfile.ZipFile(built) as archive:
        modes = {i.filename: i.external_attr >> 16 for i in archive.infolist() if not i.is_dir()}
    assert [name for name, mode in modes.items() if mode & 0o111] == []


def test_the_zip_is_small(built):
    assert built.stat().st_size < MOST_BYTES


def test_the_metadata_is_complete(unpacked):
    command = [sys.executable, str(ROOT / "tools/metadata_check.py")]
    done = subprocess.run(
        [*command, str(unpacked / "metadata.txt")], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_the_version_is_the_same_everywhere(unpacked, repository):
    version = re.search(r"^version=(.+)$", (unpacked / "metadata.txt").read_text(), re.M)[1]
    project = (repository / "pyproject.toml").read_text()
    assert re.search(r'^version = "(.+)"$', project, re.M)[1] == version
    assert re.search(r"^## (\S+)", (unpacked / "CHANGELOG.md").read_text(), re.M)[1] == version


def test_the_licence_is_the_gpl(unpacked):
    text = (unpacked / "LICENSE").read_text()
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "Version 2, June 1991" in text


def test_the_same_commit_gives_the_same_bytes(repository, built, tmp_path):
    clone = tmp_path / "another name"
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[core]\n\tautocrlf = true\n\tattributesFile = /nowhere\n[tar]\n\tumask = 77\n"
    )
    elsewhere = {"TZ": "Asia/Tokyo", "GIT_CONFIG_GLOBAL": str(settings), "LC_ALL": "C"}
    subprocess.run(
        ["git", "clone", "-q", str(repository), str(clone)],
        check=True,
        env={**os.environ, **elsewhere},
    )
    before = os.umask(0o077)
    try:
        done = package(clone, tmp_path / "other.zip", **elsewhere)
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "other.zip").read_bytes() == built.read_bytes()


def test_what_is_not_committed_stays_out_and_is_told(repository, built, tmp_path):
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(repository), str(clone)], check=True)
    (clone / "layers/new_module.py").write_text("")
    done = package(clone, tmp_path / "out.zip")
    assert done.returncode == 0
    assert "Uncommitted" in done.stderr
    assert (tmp_path / "out.zip").read_bytes() == built.read_bytes()


def test_outside_git_it_says_so_and_writes_nothing(repository, tmp_path):
    shutil.copytree(repository / "tools", tmp_path / "plain" / "tools")
    done = package(tmp_path / "plain", tmp_path / "out.zip")
    assert done.returncode == 3
    assert "no git checkout" in done.stderr
    assert not (tmp_path / "out.zip").exists()


def test_inside_another_repository_it_says_so_too(repository, tmp_path):
    git(tmp_path, "init", "-q")
    shutil.copytree(repository / "tools", tmp_path / "plain" / "tools")
    done = package(tmp_path / "plain", tmp_path / "out.zip")
    assert done.returncode == 3
    assert "no git checkout" in done.stderr


def test_qgis_installs_it_in_a_clean_profile_and_lets_it_go(built):
    missing = [name for name in ("xvfb-run", "qgis") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not on the PATH: {', '.join(missing)}")
    done = subprocess.run(
        ["bash", str(ROOT / "tools/install_zip"), str(built)], capture_output=True, text=True
    )
    told = re.search(r"^RESULT (.+)$", done.stdout, re.M)
    assert told, done.stdout + done.stderr
    result = json.loads(told[1])
    assert result["started"] and result["unloaded"]
    assert "summariseconcerns" in result["algorithms"]
    assert result["left"] == []
    assert result["dialogs"] == []
    assert done.returncode == 0
