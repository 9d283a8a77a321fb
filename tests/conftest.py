"""Makes the checkout importable as ``synpunkt``, whatever its folder is called; fixtures."""

from __future__ import annotations

import gc
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from synpunkt.layers.store import Store
    from synpunkt.processing.provider import SynpunktProvider

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "synpunkt"
# QGIS embeds the system's Python: a virtual environment's must not come before it.
SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

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


@pytest.fixture(scope="session", autouse=True)
def collected_before_qgis_ends(qgis_app: object) -> Iterator[None]:
    """Layers that a failed test's traceback keeps alive must not outlive QGIS: it would crash."""
    yield
    for name in ("last_type", "last_value", "last_traceback"):
        vars(sys).pop(name, None)
    gc.collect()


EXIT_STATUS = pytest.StashKey[int]()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    session.config.stash[EXIT_STATUS] = int(exitstatus)


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    # An exception that a Python algorithm raises into C++ is never freed, nor are the layers in its
    # frames; Python would take them down after QGIS and crash. So it is left without taking down.
    if EXIT_STATUS in config.stash:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.stash[EXIT_STATUS])


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
    if registry.providerById("synpunkt") is not None:  # a test that failed has left it there
        registry.removeProvider("synpunkt")
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


@pytest.fixture(scope="session")
def new_store(
    request: pytest.FixtureRequest, qgis_app: object, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Path], Store]:
    """``new_store(folder)``: an empty store in EPSG:3014, copied from one made for all tests."""
    from qgis.core import QgsCoordinateReferenceSystem
    from synpunkt.layers.postgres.connection import log_out
    from synpunkt.layers.restricted import restricted_path
    from synpunkt.layers.store import create_store, open_store

    crs = QgsCoordinateReferenceSystem("EPSG:3014")
    if _usual_backend() == "server":
        server, numbers = request.getfixturevalue("server"), count()

        def made(folder: Path) -> Store:
            log_out()  # or the many stores would keep more connections than there may be
            store = create_store(server.address(f"ny {next(numbers)}"), crs, "sv")
            _put_photos_into(folder, store)
            return store

        return made
    empty = create_store(tmp_path_factory.mktemp("empty") / "store.gpkg", crs, "sv").path

    def copy(folder: Path) -> Store:
        path = Path(shutil.copy(empty, folder))
        shutil.copy2(restricted_path(empty), folder)
        return open_store(path)

    return copy


@pytest.fixture(scope="session")
def copied(request: pytest.FixtureRequest, qgis_app: object) -> Callable[[Store, Path], Store]:
    """``copied(store, folder)``: the same store, its file in ``folder`` or in another schema."""
    from synpunkt.layers.copying import copy_store
    from synpunkt.layers.postgres.connection import log_out
    from synpunkt.layers.restricted import restricted_path
    from synpunkt.layers.store import open_store

    numbers = count()

    def copy(store: Store, folder: Path) -> Store:
        if not isinstance(store.path, Path):
            log_out()  # or the many copies would keep more connections than there may be
            address = request.getfixturevalue("server").address(f"kopia {next(numbers)}")
            return copy_store(store, address)[0]
        shutil.copy2(restricted_path(store.path), folder)
        return open_store(shutil.copy(store.path, folder))

    return copy


def _put_photos_into(folder: Path, store: Store) -> None:
    with store.operation() as operation:
        (row,) = store.rows("store_meta")
        operation.update("store_meta", row["uuid"], {"photo_root": str(folder)})


def _usual_backend() -> str:
    # SYNPUNKT_BACKEND=server tries all tests on one: some can mean a file only, and fail then.
    return os.environ.get("SYNPUNKT_BACKEND", "file")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if _usual_backend() == "server" and item.get_closest_marker("file_only") is not None:
        pytest.skip("what only a store in a file has")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    # What must hold on both backends is tested on both: a module says so by BACKENDS.
    backends = getattr(metafunc.module, "BACKENDS", ())
    if metafunc.definition.get_closest_marker("file_only") is not None:
        return
    if backends and "store" in metafunc.fixturenames:
        metafunc.parametrize("store", backends, indirect=True)


@pytest.fixture
def store(request: pytest.FixtureRequest, new_store: Callable[[Path], Store]) -> Store:
    """A new, empty store in EPSG:3014: a file, or with BACKENDS also a schema on a server."""
    if getattr(request, "param", _usual_backend()) == "server":
        return request.getfixturevalue("server_store")
    return new_store(request.getfixturevalue("tmp_path"))


@pytest.fixture(scope="session")
def server(qgis_app: object) -> Iterator[Any]:
    """A PostGIS server of the tests' own (see ``postgis_server``)."""
    module = _tests_module("postgis_server")
    programs = module.programs()
    if programs is None:
        pytest.skip("there is no PostgreSQL server to start")
    from synpunkt.layers.postgres.connection import log_out

    server = module.PostgisServer(programs)
    yield server
    log_out()
    server.remove()


@pytest.fixture(scope="session")
def _reused_schema(server: Any) -> Store:
    from qgis.core import QgsCoordinateReferenceSystem
    from synpunkt.layers.store import create_store

    crs = QgsCoordinateReferenceSystem("EPSG:3014")
    return create_store(server.address("Dialog åäö"), crs, "sv")


@pytest.fixture
def server_store(server: Any, _reused_schema: Store, tmp_path: Path) -> Store:
    """An empty store on the tests' server, in EPSG:3014; emptied again for the next test.

    Its photos lie in ``tmp_path``.
    """
    from synpunkt.layers.postgres.connection import log_out, writing
    from synpunkt.layers.postgres.making import TABLES
    from synpunkt.layers.sql import names, sql
    from synpunkt.layers.store import open_store

    kept = ("code", "keyword", "store_meta", "restricted_meta")
    emptied = names([table.name for table in TABLES if table.name not in kept])
    # What the test before was still reading when it failed, as its traceback keeps it.
    log_out()
    server.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND state = 'idle in transaction'"
    )
    with writing(_reused_schema.path) as connection, connection.cursor() as cursor:
        cursor.execute(sql("TRUNCATE", emptied, "RESTART IDENTITY"))
        cursor.execute("ALTER SEQUENCE viewpoint_number RESTART")
        cursor.execute("UPDATE store_meta SET photo_root = %s", (str(tmp_path),))
    return open_store(_reused_schema.path)


def _tests_module(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tests" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def photo(qgis_app: object) -> Callable[..., Path]:
    """``photo(path, at="2026:11:12 16:42:10", place=(62.39, 17.31))``: see ``exif_writer``."""
    return _tests_module("exif_writer").write_photo


@pytest.fixture(scope="session")
def qgis_process(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs an algorithm in a real ``qgis_process`` with this checkout as its plugin.

    ``qgis_process("synpunkt:createstore", STORE=path, fails=False)``: the JSON answer is in
    ``stdout``; with ``fails`` the run must end with an error. ``qgis_process.start`` takes the same
    and waits for nothing: it gives the running ``Popen``, which is a process group of its own.
    """
    if shutil.which("qgis_process") is None:
        pytest.skip("qgis_process is not on the PATH")
    folder = tmp_path_factory.mktemp("profile")
    subprocess.run(["bash", str(ROOT / "tools" / "profile"), str(folder), "en_US"], check=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PATH": SYSTEM_PATH}
    environment |= {"QGIS_CUSTOM_CONFIG_PATH": str(folder), "XDG_RUNTIME_DIR": str(folder)}

    def command(algorithm: str, parameters: dict[str, object]) -> list[str]:
        given = [f"{name}={value}" for name, value in parameters.items()]
        return ["qgis_process", "--json", "run", algorithm, "--", *given]

    def start(algorithm: str, **parameters: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command(algorithm, parameters),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )

    def run(
        algorithm: str, fails: bool = False, **parameters: object
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            command(algorithm, parameters),
            capture_output=True,
            text=True,
            env=environment,
            timeout=300,
        )
        assert (done.returncode != 0) is fails, done.stderr + done.stdout
        return done

    run.start = start
    return run


@pytest.fixture
def panel(provider: SynpunktProvider) -> Iterator[SimpleNamespace]:
    """The panel on its own, with a real project, map and message bar: what QGIS's window gives.

    ``content``, ``project``, ``canvas``, ``bar``, ``iface``, ``shelf``; ``messages()`` is what the
    bar says, ``until(condition)`` lets QGIS work until it holds.
    """
    from qgis.core import QgsProject
    from qgis.gui import QgisInterface, QgsMapCanvas, QgsMessageBar
    from qgis.PyQt.QtCore import QCoreApplication, QEvent
    from qgis.PyQt.QtTest import QTest
    from synpunkt.dialogs.panel.content import PanelContent
    from synpunkt.dialogs.snapshot import Shelf
    from synpunkt.dialogs.workplace import Workplace
    from synpunkt.layers.settings import Settings

    project, canvas, bar = QgsProject(), QgsMapCanvas(), QgsMessageBar()
    canvas.setProject(project)
    canvas.resize(400, 400)
    iface = MagicMock(spec=QgisInterface)
    iface.mapCanvas.return_value, iface.messageBar.return_value = canvas, bar
    settings, shelf = Settings(), Shelf()
    workplace = Workplace(iface, project, settings, shelf)
    content = PanelContent(iface, project, workplace, lambda: None)
    content.resize(300, 640)
    content.show()

    def until(condition: Callable[[], object]) -> None:
        for _ in range(800):
            if condition():
                return
            QTest.qWait(25)
        raise AssertionError(f"nothing came of it within twenty seconds; said: {messages()}")

    def messages() -> list[str]:
        return [item.text() for item in bar.items()]

    yield SimpleNamespace(
        content=content,
        project=project,
        canvas=canvas,
        bar=bar,
        iface=iface,
        shelf=shelf,
        messages=messages,
        until=until,
    )
    content.take_down()
    workplace.take_down()
    settings.unregister()
    content.deleteLater()
    QCoreApplication.sendPostedEvents(content, QEvent.Type.DeferredDelete)
    project.clear()
    canvas.deleteLater()
