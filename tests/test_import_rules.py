"""The arrows of docs/architecture.md, read from the source of every shipped module."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("layers", "processing", "dialogs")
NOT_AT_START = {"pandas", "numpy", "matplotlib", "scipy", "openpyxl", "requests"}
FUTURE, TYPING = "__future__.annotations", ["typing.TYPE_CHECKING"]


def shipped_modules() -> list[str]:
    """Paths of all shipped Python files, relative to the checkout, with forward slashes."""
    found = [*ROOT.glob("*.py"), *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))]
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


MODULES = shipped_modules()


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"), module)


def own_name(module: str, node: ast.ImportFrom) -> str:
    """The dotted path below the package that a relative import means."""
    folder = PurePosixPath(module).parent.parts
    kept = folder[: len(folder) - (node.level - 1)]
    assert len(folder) >= node.level - 1, f"{module}: an import leaves the package"
    return ".".join([*kept, *(node.module or "").split(".")]).strip(".")


def imports(module: str, nodes: Iterable[ast.AST] | None = None) -> Iterator[str]:
    """Dotted names of what a module imports; our own begin with a dot."""
    for node in nodes or ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." + own_name(module, node) if node.level else node.module
            yield from (f"{base}.{alias.name}".replace("..", ".") for alias in node.names)


def at_start(module: str) -> Iterator[ast.AST]:
    """The nodes that run when the module is imported (type checkers' imports are no imports)."""
    waiting: list[ast.AST] = list(tree_of(module).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting.extend(node.orelse)
            continue
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))


def wrong(modules: Iterable[str], forbidden: Callable[[str], bool]) -> list[str]:
    """Imports that are forbidden, anywhere in the given modules."""
    return [f"{m} imports {name}" for m in modules for name in imports(m) if forbidden(name)]


def below(*folders: str) -> list[str]:
    return [module for module in MODULES if module.startswith(folders)]


def is_in(name: str, *rooms: str) -> bool:
    """The import is of one of our own rooms."""
    return name.startswith(tuple(f".{room}" for room in rooms))


def test_there_are_modules_to_check():
    known = {"__init__.py", "plugin.py", "layers/errors.py", "processing/provider.py"}
    assert known <= set(MODULES)


def test_a_relative_import_is_read_as_the_module_that_it_means():
    found = set(imports("processing/algorithms/base.py"))
    assert ".layers.errors.SynpunktError" in found
    assert ".layers.resources" in found


def test_own_modules_are_imported_relatively():
    ours = ("synpunkt", "layers", "dialogs", "processing", "plugin")
    found = wrong(MODULES, lambda name: name.split(".")[0] in ours)
    # QGIS's own package of that name has no other way in.
    assert [f for f in found if not re.match(r"dialogs/.* imports processing\.gui\.", f)] == []


def test_layers_import_nothing_of_ours_but_layers():
    assert wrong(below("layers/"), lambda n: n.startswith(".") and not is_in(n, "layers")) == []


def test_processing_imports_only_layers_and_itself():
    rooms = ("layers", "processing")
    assert wrong(below("processing/"), lambda n: n.startswith(".") and not is_in(n, *rooms)) == []


def test_only_the_provider_and_algorithms_see_algorithms():
    allowed = below("processing/algorithms/", "processing/provider.py")
    others = [module for module in MODULES if module not in allowed]
    assert wrong(others, lambda n: is_in(n, "processing.algorithms")) == []


def test_only_plugin_and_dialogs_see_the_interface():
    others = [m for m in MODULES if m not in below("dialogs/", "plugin.py", "__init__.py")]
    assert wrong(others, lambda n: n.startswith(("qgis.gui", "qgis.utils"))) == []
    names = [
        f"{module}:{node.lineno}"
        for module in others
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Name) and node.id == "iface"
    ]
    assert names == []


def test_importing_the_package_imports_nothing_of_qgis():
    assert [n for n in imports("__init__.py", at_start("__init__.py")) if n != FUTURE] == TYPING


def test_only_plugin_asks_for_the_open_project():
    asked = [
        f"{module}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Attribute)
        and node.attr == "instance"
        and ast.unparse(node.value).endswith("QgsProject")
    ]
    assert [place for place in asked if not place.startswith("plugin.py")] == []


def test_plain_values_know_neither_qgis_nor_qt():
    plain = below("layers/codes.py", "layers/model")
    assert plain
    assert wrong(plain, lambda n: n.split(".")[0] in ("qgis", "osgeo", "PyQt5", "PyQt6")) == []


def test_nothing_heavy_is_imported_at_the_start():
    found = [
        f"{module} imports {name}"
        for module in MODULES
        for name in imports(module, at_start(module))
        if name.split(".")[0] in NOT_AT_START
    ]
    assert found == []


def test_time_zones_come_from_qt_as_pythons_own_are_missing_on_windows():
    assert wrong(MODULES, lambda n: n.split(".")[0] in ("zoneinfo", "pytz", "dateutil")) == []


def test_qt_comes_through_qgis():
    assert wrong(MODULES, lambda n: n.split(".")[0].startswith(("PyQt", "PySide", "sip"))) == []
