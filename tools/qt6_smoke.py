"""qt6_smoke.py FOLDER: imports every module of the plugin in FOLDER under PyQt6.

There is no QGIS for PyQt6 here: ``qgis.PyQt`` is PyQt6 itself, the rest of QGIS stands in as
empty classes and constants. So this finds Qt names that are gone, not QGIS names. Those inside
functions, which an import does not run, are looked up in the source.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import sys
import traceback
import types
from pathlib import Path
from unittest.mock import MagicMock

import PyQt6
from PyQt6.QtCore import QT_VERSION_STR

PACKAGE = "synpunkt"
QT_MODULES = ("QtCore", "QtGui", "QtNetwork", "QtPrintSupport", "QtSvg", "QtWidgets", "QtXml")
#: QGIS's shim keeps these where Qt 5 had them.
MOVED = ("QAction", "QActionGroup", "QShortcut", "QUndoCommand", "QUndoStack")


class StandIn(types.ModuleType):
    """A QGIS module: every name that looks like a class is one, and can be inherited from."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        made = type(name, (_AnyQgisClass,), {}) if name[:1].isupper() else MagicMock(name=name)
        setattr(self, name, made)
        return made


class _AnyMember(type):
    """Enums and static functions of a QGIS class."""

    def __getattr__(cls, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return MagicMock(name=f"{cls.__name__}.{name}")


class _AnyQgisClass(metaclass=_AnyMember):
    def __init__(self, *arguments: object, **named: object) -> None:
        pass


def put_in_place() -> None:
    """Fill sys.modules with PyQt6 under QGIS's names and stand-ins for the rest."""
    qgis = types.ModuleType("qgis")
    qgis.__path__ = []
    sys.modules["qgis"] = qgis
    sys.modules["qgis.PyQt"] = PyQt6
    for name in QT_MODULES:
        sys.modules[f"qgis.PyQt.{name}"] = importlib.import_module(f"PyQt6.{name}")
    for name in MOVED:
        setattr(sys.modules["PyQt6.QtWidgets"], name, getattr(sys.modules["PyQt6.QtGui"], name))
    for name in ("core", "gui", "utils", "analysis", "processing"):
        module = StandIn(f"qgis.{name}")
        sys.modules[f"qgis.{name}"] = module
        setattr(qgis, name, module)
    for name in ("processing", "processing.gui", "processing.gui.wrappers"):
        sys.modules[name] = StandIn(name)
    for name in ("osgeo", "osgeo.gdal", "osgeo.ogr", "osgeo.osr", "numpy"):
        sys.modules[name] = MagicMock(name=name)


def modules(folder: Path) -> list[str]:
    """Dotted names of all modules below ``folder``."""
    paths = sorted(path.relative_to(folder) for path in folder.rglob("*.py"))
    names = [".".join(path.with_suffix("").parts).removesuffix("__init__") for path in paths]
    return [f"{PACKAGE}.{name}".strip(".") for name in names]


class _WithoutAnnotations(ast.NodeTransformer):
    """Annotations are never evaluated, and PyQt5's type checkers want their old names."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:  # noqa: N802
        node.returns = None
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node


def gone(path: Path) -> list[str]:
    """Each "line: name" in a module that Qt 6 does not have, as ``Qt.Orientations``."""
    tree = _WithoutAnnotations().visit(ast.parse(path.read_text(encoding="utf-8")))
    nodes = list(ast.walk(tree))
    known: dict[str, object] = {}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt."):
            module = sys.modules[str(node.module)]
            known |= {one.asname or one.name: getattr(module, one.name, None) for one in node.names}
    used = (node for node in nodes if isinstance(node, ast.Attribute))
    return [f"{node.lineno}: {ast.unparse(node)}" for node in used if not _is_there(node, known)]


def _is_there(node: ast.Attribute, known: dict[str, object]) -> bool:
    """Whether a dotted name below one of ``known`` classes leads somewhere; of others True."""
    root, *names = ast.unparse(node).split(".")
    found = known.get(root)
    for name in names if isinstance(found, type) else ():
        if not isinstance(found, type) or not name.isidentifier():
            return True  # what a call gives, or a signal has, is seen only when it runs
        if not hasattr(found, name):
            return False
        found = getattr(found, name)
    return True


def load_package(folder: Path) -> None:
    spec = importlib.util.spec_from_file_location(
        PACKAGE, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    package = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = package
    spec.loader.exec_module(package)


def main() -> int:
    folder = Path(sys.argv[1]).resolve()
    put_in_place()
    load_package(folder)
    failed = 0
    names = modules(folder)
    for name in names:
        try:
            importlib.import_module(name)
        except Exception:
            failed += 1
            print(f"{name} can't be imported under Qt {QT_VERSION_STR}:")
            traceback.print_exc(file=sys.stdout)
    print(f"{len(names) - failed} of {len(names)} modules imported under Qt {QT_VERSION_STR}")
    paths = sorted(folder.rglob("*.py"))
    lost = [f"{path.relative_to(folder)}:{name}" for path in paths for name in gone(path)]
    for name in lost:
        print(f"{name} is gone from Qt {QT_VERSION_STR}")
    return 1 if failed or lost else 0


if __name__ == "__main__":
    sys.exit(main())
