"""The STORE parameter in a Processing dialog: a path with a button to browse for the file."""

from __future__ import annotations

from processing.gui.wrappers import WidgetWrapper
from qgis.gui import QgsFileWidget

from ..layers.language import translate


class StoreWidgetWrapper(WidgetWrapper):
    """Shown for STORE in the toolbox, in batch and in the model designer."""

    def createWidget(self) -> QgsFileWidget:  # noqa: N802
        widget = QgsFileWidget()
        widget.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        widget.setConfirmOverwrite(False)
        widget.setFilter(translate("Synpunkt", "Viewpoint store (*.gpkg)"))
        widget.setDialogTitle(translate("Synpunkt", "Choose a viewpoint store"))
        widget.fileChanged.connect(lambda: self.widgetValueHasChanged.emit(self))
        return widget

    def setValue(self, value: object) -> None:  # noqa: N802
        self.widget.setFilePath("" if value is None else str(value))

    def value(self) -> str:
        return self.widget.filePath()
