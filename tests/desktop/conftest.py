"""The real QGIS Desktop for tests: one start for a module, driven by real mouse and keys."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _driver():  # noqa: ANN202  (a module)
    spec = importlib.util.spec_from_file_location(
        "desktop_driver", ROOT / "tools" / "desktop_driver.py"
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["desktop_driver"] = module
    spec.loader.exec_module(module)
    return module


driver = _driver()
if TYPE_CHECKING:
    from desktop_driver import Desktop

_running: list[Desktop] = []


@pytest.fixture(scope="module")
def start_qgis() -> Iterator[Callable[..., Desktop]]:
    """``start_qgis(project, locale="sv", size="1366x768")`` gives a ``Desktop``, see
    ``tools/desktop_driver.py``; it is closed after the module's last test.
    """
    missing = driver.missing()
    if missing:
        pytest.skip(f"not on the PATH: {', '.join(missing)}; tools/test installs them")
    mine: list[Desktop] = []

    def start(project: Path | str = "", **how: object) -> Desktop:
        mine.append(driver.Desktop(project, **how))
        _running.append(mine[-1])
        return mine[-1]

    yield start
    for desktop in mine:
        _running.remove(desktop)
        desktop.close()


@pytest.fixture(autouse=True)
def no_error_is_left_in_qgis() -> Iterator[None]:
    """An exception in a slot ends nothing and is told to nobody: here it fails the test."""
    yield
    for desktop in _running:
        assert desktop.errors() == []


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented demo in a folder; copy it before changing it (see ``demo``)."""
    folder = tmp_path_factory.mktemp("made") / "demo"
    command = ["bash", str(ROOT / "tools/demo"), "--out", str(folder), "--language", "sv"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


@pytest.fixture(scope="module")
def demo(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo for this module: ``project.qgz``, ``store.gpkg`` and more."""
    folder = tmp_path_factory.mktemp("desktop") / "demo"
    shutil.copytree(made_demo, folder)
    return folder
