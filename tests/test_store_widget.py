"""The STORE parameter as Processing's own dialog shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsApplication
from qgis.gui import QgisInterface, QgsBrowserGuiModel, QgsFileWidget

if TYPE_CHECKING:
    from processing.gui.AlgorithmDialog import AlgorithmDialog


@pytest.fixture
def dialog(
    provider: object, qgis_iface: QgisInterface, monkeypatch: pytest.MonkeyPatch
) -> Iterator[AlgorithmDialog]:
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    browser = QgsBrowserGuiModel()  # the dialog wants a real one
    monkeypatch.setattr(qgis_iface, "browserModel", lambda: browser, raising=False)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("synpunkt:checkstore")
    dialog = AlgorithmDialog(algorithm)
    yield dialog
    dialog.close()
    dialog.deleteLater()


def test_the_dialog_offers_a_file_to_browse_for_and_reads_it_back(dialog: AlgorithmDialog) -> None:
    panel = dialog.mainWidget()
    wrapper = panel.wrappers["STORE"]
    assert isinstance(wrapper.widget, QgsFileWidget)
    wrapper.setValue("/tmp/store.gpkg")
    assert dialog.createProcessingParameters()["STORE"] == "/tmp/store.gpkg"


def test_what_is_typed_reaches_the_algorithm(dialog: AlgorithmDialog) -> None:
    wrapper = dialog.mainWidget().wrappers["STORE"]
    wrapper.widget.lineEdit().setText("/tmp/typed.gpkg")
    assert dialog.createProcessingParameters()["STORE"] == "/tmp/typed.gpkg"
