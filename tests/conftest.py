"""Makes the checkout importable as ``synpunkt``, whatever its folder is called; fixtures."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from synpunkt.processing.provider import SynpunktProvider

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "synpunkt"

# The same examples in every run, and no deadline: the first call into QGIS is always slow.
settings.register_profile(
    "synpunkt", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("synpunkt")


def _alias_package() -> None:
    # The checkout must never be on sys.path: its processing/ would hide QGIS's own "processing".
    sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != ROOT]
    if PACKAGE in sys.modules:
        return
    spec = importlib.util.spec_from_file_location(
        PACKAGE, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = module
    spec.loader.exec_module(module)


_alias_package()


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout's folder."""
    return ROOT


@pytest.fixture
def provider(qgis_processing: None) -> Iterator[SynpunktProvider]:
    """Our provider beside the native one, so that ``processing.run("synpunkt:…")`` works."""
    from qgis.core import QgsApplication
    from synpunkt.processing.provider import SynpunktProvider

    registry = QgsApplication.processingRegistry()
    provider = SynpunktProvider()
    assert registry.addProvider(provider)
    yield provider
    registry.removeProvider(provider)


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real data sets, which are used in place and never part of the repository."""
    folder = os.environ.get("SYNPUNKT_REAL_DATA", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("SYNPUNKT_REAL_DATA names no folder of real data")
    return Path(folder)
