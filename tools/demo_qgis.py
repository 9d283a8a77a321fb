"""QGIS without a window for the demo: the checkout as package, Processing, and no noise."""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingProvider,
)
from qgis.PyQt.QtCore import QTranslator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "synpunkt"
# What must live as long as QGIS does.
_kept: list[object] = []


class Trouble(Exception):  # noqa: N818
    """A step stopped; the text is the sentence that says why."""


class Desk:
    """Runs ``synpunkt:…`` by id, as button, toolbox and script do; use it through ``desk``."""

    def __init__(self, language: str) -> None:
        self.language = language

    def run(self, algorithm: str, **parameters: Any) -> dict[str, Any]:
        """The outputs of one algorithm; Trouble with its own sentence if it stops."""
        from qgis import processing

        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        try:
            return processing.run(
                f"{PACKAGE}:{algorithm}", parameters, context=context, feedback=feedback
            )
        except QgsProcessingException as error:
            raise Trouble(" ".join(str(error).split())) from error


@contextmanager
def desk(language: str) -> Iterator[Desk]:
    """QGIS started with a profile of its own, which is gone afterwards.

    QGIS itself runs on until the process ends, and best ends by ``os._exit``: its own way out can
    crash after everything is done.
    """
    import_checkout()
    with tempfile.TemporaryDirectory(prefix="synpunkt-") as profile, _silence():
        os.environ["QGIS_CUSTOM_CONFIG_PATH"] = profile
        application = QgsApplication([], False, profile)
        application.initQgis()
        translator = QTranslator()
        if translator.load(str(ROOT / "i18n" / f"{PACKAGE}_{language}.qm")):
            application.installTranslator(translator)
        _kept.extend((application, translator, start_processing()))
        yield Desk(language)


def import_checkout() -> None:
    """Make the checkout importable as ``synpunkt``, whatever its folder is called."""
    if PACKAGE in sys.modules:
        return
    spec = importlib.util.spec_from_file_location(
        PACKAGE, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = module
    spec.loader.exec_module(module)


def start_processing() -> QgsProcessingProvider:
    """QGIS's own algorithms and ours; the provider must be kept as long as it is used."""
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing  # noqa: TID251  (QGIS's own)

    Processing.initialize()
    from synpunkt.processing.provider import SynpunktProvider

    provider = SynpunktProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    return provider


@contextmanager
def _silence() -> Iterator[None]:
    """Qt, QGIS and GDAL write to the terminal by themselves; what Python prints still gets out."""
    sys.stderr.flush()
    terminal = os.dup(2)
    ours = sys.stderr
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    sys.stderr = os.fdopen(os.dup(terminal), "w", encoding="utf-8")
    try:
        yield
    finally:
        sys.stderr.close()
        sys.stderr = ours
        os.dup2(terminal, 2)
        os.close(terminal)
